"""Text -> records, each with its physical line and the row a spreadsheet shows.

Most lines are rows as they stand, and regular.py finds them all at once. Here the others are read one by one:
cells with line breaks, quotes that do not fit, rows of another width.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from plango_lint.reading.lines import Each, Lines
from plango_lint.reading.regular import Regular

_INNER = "\x00"  # stands for a delimiter inside a quoted cell
_MANY = 50_000  # lines worth some threads; numpy lets others work meanwhile
_AT_ONCE = min(os.cpu_count() or 1, 4)  # each takes some memory
LONGEST_ROW = 100_000  # a longer line says nothing about how a file is written


@dataclass(frozen=True, slots=True)
class Record:
    """A record that is not in the columns: other than `width` cells, or quotes that do not fit."""

    cells: tuple[str, ...]
    line: int
    row: int
    lines: int = 1
    sound: bool = True


@dataclass(slots=True)
class Records:
    """The regular records by column, and the others one by one."""

    columns: list[pd.Categorical]
    lines: np.ndarray
    rows: np.ndarray
    odd: list[Record] = field(default_factory=list)
    joined: dict[int, tuple[str, ...]] = field(default_factory=dict)  # physical line -> amounts put together

    def joined_by(self, more: Sequence[tuple[Record, tuple[str, ...]]]) -> Records:
        """With these records among the regular ones, each with the cells it is to have, in the order of the file."""
        if not more:
            return self
        lines = np.append(self.lines, [record.line for record, _ in more])
        rows = np.append(self.rows, [record.row for record, _ in more])
        order = np.argsort(lines, kind="stable")
        columns = [
            _extended(column, [cells[index] for _, cells in more])[order]
            for index, column in enumerate(self.columns)
        ]
        return Records(columns, lines[order], rows[order], self.odd, self.joined)


@contextmanager
def _threads(lines: int) -> Iterator[Each]:
    """What works through blocks and columns: one behind the other when there is little to do."""
    if lines <= _MANY:
        yield map
        return
    with ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
        yield pool.map


def _extended(column: pd.Categorical, texts: Sequence[str]) -> pd.Categorical:
    known = {text: code for code, text in enumerate(column.categories.tolist())}
    codes = [known.setdefault(text, len(known)) for text in texts]
    return pd.Categorical.from_codes(np.append(column.codes, codes), pd.Index([*known], dtype="str"))


@dataclass(slots=True)
class Piece:
    """One record found: `record` in the one-string form, None when its quotes do not fit."""

    record: str | None
    stop: int  # index of the line behind it


def cells_of(record: str, delimiter: str) -> list[str]:
    """The cells of a record in its one-string form."""
    cells = record.split(delimiter)
    return [cell.replace(_INNER, delimiter) for cell in cells] if _INNER in record else cells


def unquoted(text: str, delimiter: str) -> str | None:
    """A record's text in the one-string form; None when its quotes do not fit.

    >>> cells_of(unquoted('1,"870,00",2', ",") or "", ",")
    ['1', '870,00', '2']
    """
    pieces = text.split('"')
    if len(pieces) == 3:  # one quoted cell, by far the most frequent
        before, inside, behind = pieces
        if (before and before[-1] != delimiter) or (behind and behind[0] != delimiter):
            return None
        return f"{before}{inside.replace(delimiter, _INNER)}{behind}"
    parts = _sound_parts(text, delimiter)
    return None if parts is None or len(parts) % 2 == 0 else _masked(parts, delimiter)


def _sound_parts(text: str, delimiter: str) -> list[str] | None:
    # Split at quotes, every second part is inside them. A part outside is a doubled quote
    # (empty), or begins and ends where a cell ends and begins. An even number of parts: open.
    parts = text.split('"')
    if (parts[0] and parts[0][-1] != delimiter) or (
        len(parts) % 2 and parts[-1] and parts[-1][0] != delimiter
    ):
        return None
    for part in parts[2:-1:2]:
        if part and (part[0] != delimiter or part[-1] != delimiter):
            return None
    return parts


def _masked(parts: list[str], delimiter: str) -> str:
    for index in range(1, len(parts), 2):
        if delimiter in parts[index]:
            parts[index] = parts[index].replace(delimiter, _INNER)
    for index in range(2, len(parts) - 1, 2):
        parts[index] = parts[index] or '"'
    return "".join(parts)


class Reader:
    """Goes through the lines once; `width` is the number of cells of a row, None when not known yet."""

    def __init__(self, lines: Lines, delimiter: str, width: int | None = None) -> None:
        self.lines = lines
        self.delimiter = delimiter
        self.width = width

    def piece(self, start: int) -> Piece:
        """The record that begins at this line."""
        text = self.lines[start]
        if '"' not in text:
            return Piece(text, start + 1)
        parts = _sound_parts(text, self.delimiter)
        if parts is None:
            return Piece(None, start + 1)
        if len(parts) % 2:
            return Piece(_masked(parts, self.delimiter), start + 1)
        return self._open(start)

    def _open(self, start: int) -> Piece:
        # Only a line with an odd number of quotes ends an open cell, and only such a line opens
        # one: no line is looked at for two open cells, and the time stays linear.
        for index in range(start + 1, len(self.lines)):
            if self._is_row(index):
                return Piece(None, index)
            text = self.lines[index]
            if text.count('"') % 2:
                record = unquoted(self.lines.joined(start, index + 1), self.delimiter)
                if record is not None:
                    return Piece(record, index + 1)
                opens = _sound_parts(text, self.delimiter) is not None
                return Piece(None, index if opens else index + 1)
        return Piece(None, start + 1)

    def _is_row(self, index: int) -> bool:
        """The line on its own has the form of a row."""
        text = self.lines[index]
        if self.width is None or self.width < 2 or text.count(self.delimiter) < self.width - 1:
            return False
        record = text if '"' not in text else unquoted(text, self.delimiter)
        return record is not None and record.count(self.delimiter) == self.width - 1

    def likely_width(self, start: int, sample: int = 500) -> int | None:
        """How many cells most lines have that are records on their own."""
        widths: Counter[int] = Counter()
        for text in self.lines.some(start, start + sample):
            if len(text) > LONGEST_ROW:
                continue
            record = text if '"' not in text else unquoted(text, self.delimiter)
            if text and record is not None:
                widths[record.count(self.delimiter) + 1] += 1
        return max(widths, key=lambda width: (widths[width], width)) if widths else None

    def records(self, start: int, row: int) -> Records:
        """All records from a line on; that line is row `row` of a spreadsheet."""
        with _threads(len(self.lines)) as each:
            found = Regular(self.lines, self.delimiter, self.width or 1, start, each)
            pieces, begins = self._others(start, found)
            found.keep(begins)
            columns = list(each(found.column, range(self.width or 1)))
        rows = np.cumsum(begins) + (row - 1)
        return self._with(Records(columns, found.at + 1, rows[found.at]), pieces, rows)

    def _others(self, start: int, found: Regular) -> tuple[dict[int, Piece], np.ndarray]:
        """What is left over, by the index of its first line; and a mask of the lines where a record begins."""
        begins = np.ones(len(self.lines), dtype=bool)
        begins[:start] = False
        others = begins.copy()
        others[found.at] = False
        pieces: dict[int, Piece] = {}
        behind = start
        for index in np.flatnonzero(others).tolist():
            if index >= behind:
                pieces[index] = piece = self.piece(index)
                behind = piece.stop
                begins[index + 1 : behind] = False  # also of rows, when one cell makes a row
        return pieces, begins

    def _with(self, records: Records, pieces: dict[int, Piece], rows: np.ndarray) -> Records:
        """The records that were read one by one, those of the right width among the regular ones."""
        regular: list[tuple[Record, tuple[str, ...]]] = []
        for index, piece in pieces.items():
            record = self._single(piece, index, int(rows[index]))
            if record.sound and len(record.cells) == len(records.columns):
                regular.append((record, record.cells))
            else:
                records.odd.append(record)
        return records.joined_by(regular)

    def literally(self, record: Record) -> Iterator[Record]:
        """A record, line by line, as it is where a quote is a character like any other."""
        for index in range(record.line - 1, record.line - 1 + record.lines):
            cells = tuple(self.lines[index].split(self.delimiter))
            yield Record(cells, index + 1, record.row + index + 1 - record.line)

    def _single(self, piece: Piece, start: int, row: int) -> Record:
        if piece.record is not None:
            return Record(tuple(cells_of(piece.record, self.delimiter)), start + 1, row, piece.stop - start)
        cells = self.lines.joined(start, piece.stop).replace('"', "").split(self.delimiter)
        return Record(tuple(cells), start + 1, row, piece.stop - start, sound=False)
