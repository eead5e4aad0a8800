"""Text -> records, each with its physical line and the row a spreadsheet shows.

A record is kept as one string until its cells are needed: quotes removed, and a delimiter
inside a quoted cell replaced by NUL, which no text holds. Splitting a million such strings
at once is many times faster than a loop over cells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

LINE_END = re.compile(r"\r\n|\r|\n")
_INNER = "\x00"  # stands for a delimiter inside a quoted cell
_CHUNK = 20_000  # records split at once
LONGEST_ROW = 100_000  # a longer line says nothing about how a file is written


@dataclass(slots=True)
class Lines:
    """Physical lines without their ends. Only \\n, \\r\\n and \\r end a line."""

    texts: list[str]
    ends: str | list[str]  # one for all lines, or each line's own

    def joined(self, start: int, stop: int) -> str:
        """Lines start..stop-1 as they stand in the file, without the last line end."""
        if isinstance(self.ends, str):
            return self.ends.join(self.texts[start:stop])
        pairs = zip(self.texts[start:stop], [*self.ends[start : stop - 1], ""], strict=True)
        return "".join(text + end for text, end in pairs)


def physical_lines(text: str) -> Lines:
    """The lines of a text; a line end at the very end begins no new line."""
    if "\n\ufeff" in text:  # files pasted behind each other, each with its mark
        text = text.replace("\n\ufeff", "\n")
    returns, feeds, both = text.count("\r"), text.count("\n"), text.count("\r\n")
    ends: str | list[str]
    if (returns in (0, both) and feeds in (0, both)) or not returns or not feeds:
        ends = "\r\n" if both else "\r" if returns else "\n"
        texts = text.split(ends)
    else:
        ends = LINE_END.findall(text)
        texts = LINE_END.split(text)
    if not texts[-1]:
        texts.pop()
    return Lines(texts, ends)


def with_ends(text: str) -> list[str]:
    """The physical lines of a text, each with its line end; put behind each other they are the text."""
    ends = [found.end() for found in LINE_END.finditer(text)]
    bounds = [0, *(end for end in ends if end < len(text)), len(text)]
    return [text[start:stop] for start, stop in pairwise(bounds)] if text else []


def line_end(text: str) -> str:
    """The line end behind a text; nothing where there is none."""
    return "\r\n" if text.endswith("\r\n") else text[-1:] if text.endswith(("\r", "\n")) else ""


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

    columns: list[list[str]]
    lines: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    odd: list[Record] = field(default_factory=list)
    joined: dict[int, tuple[str, ...]] = field(default_factory=dict)  # physical line -> amounts put together


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
        text = self.lines.texts[start]
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
        texts = self.lines.texts
        for index in range(start + 1, len(texts)):
            if self._is_row(index):
                return Piece(None, index)
            if texts[index].count('"') % 2:
                record = unquoted(self.lines.joined(start, index + 1), self.delimiter)
                if record is not None:
                    return Piece(record, index + 1)
                opens = _sound_parts(texts[index], self.delimiter) is not None
                return Piece(None, index if opens else index + 1)
        return Piece(None, start + 1)

    def _is_row(self, index: int) -> bool:
        """The line on its own has the form of a row."""
        text = self.lines.texts[index]
        if self.width is None or self.width < 2 or text.count(self.delimiter) < self.width - 1:
            return False
        record = text if '"' not in text else unquoted(text, self.delimiter)
        return record is not None and record.count(self.delimiter) == self.width - 1

    def likely_width(self, start: int, sample: int = 500) -> int | None:
        """How many cells most lines have that are records on their own."""
        widths: Counter[int] = Counter()
        for text in self.lines.texts[start : start + sample]:
            if len(text) > LONGEST_ROW:
                continue
            record = text if '"' not in text else unquoted(text, self.delimiter)
            if text and record is not None:
                widths[record.count(self.delimiter) + 1] += 1
        return max(widths, key=lambda width: (widths[width], width)) if widths else None

    def records(self, start: int, row: int) -> Records:
        """All records from a line on; that line is row `row` of a spreadsheet."""
        found = Records([[] for _ in range(self.width or 1)])
        regular: list[str] = []
        texts, delimiter, wanted = self.lines.texts, self.delimiter, (self.width or 1) - 1
        keep, note_line, note_row = regular.append, found.lines.append, found.rows.append
        index, count = start, len(texts)
        while index < count:
            record: str | None = texts[index]
            stop = index + 1
            if '"' in texts[index]:
                record = unquoted(texts[index], delimiter)
                if record is None:
                    piece = self.piece(index)
                    record, stop = piece.record, piece.stop
            if record is not None and record.count(delimiter) == wanted:
                keep(record)
                note_line(index + 1)
                note_row(row)
            else:
                found.odd.append(self._odd(record, index, stop, row))
            row += 1
            index = stop
        _split(regular, delimiter, found.columns)
        return found

    def literally(self, record: Record) -> Iterator[Record]:
        """A record, line by line, as it is where a quote is a character like any other."""
        for index in range(record.line - 1, record.line - 1 + record.lines):
            cells = tuple(self.lines.texts[index].split(self.delimiter))
            yield Record(cells, index + 1, record.row + index + 1 - record.line)

    def _odd(self, record: str | None, start: int, stop: int, row: int) -> Record:
        if record is not None:
            return Record(tuple(cells_of(record, self.delimiter)), start + 1, row, stop - start)
        cells = self.lines.joined(start, stop).replace('"', "").split(self.delimiter)
        return Record(tuple(cells), start + 1, row, stop - start, sound=False)


def _split(records: list[str], delimiter: str, columns: list[list[str]]) -> None:
    # Equal cells become one object where that saves memory: a column of few values.
    width = len(columns)
    known: list[dict[str, str] | None] = [{} for _ in columns]
    for start in range(0, len(records), _CHUNK):
        joined = delimiter.join(records[start : start + _CHUNK])
        cells = joined.split(delimiter)
        masked = _INNER in joined
        for index in range(width):
            column = cells[index::width]
            if masked and _INNER in "".join(column):
                column = [cell.replace(_INNER, delimiter) for cell in column]
            seen = known[index]
            if seen is None:
                columns[index].extend(column)
                continue
            columns[index].extend(map(seen.setdefault, column, column))
            if len(seen) > len(columns[index]) // 4:
                known[index] = None
