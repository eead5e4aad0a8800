"""Where a record and its cells stand in the text of a file; worked out only for the few that are asked for."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from plango_lint.reading.encoding import decode
from plango_lint.reading.lines import LINE_END, Lines
from plango_lint.reading.records import Piece, Reader, cells_of
from plango_lint.sources import Source

_FEW = 3  # physical lines that nearly every record fits in
_MANY = 1000  # that it may take for its cells to be located


@dataclass
class Standing:
    """One record as it stands in the file: `raw` is its text, without the line end behind it."""

    source: Source
    line: int
    raw: str
    piece: Piece

    def cut_in_two(self, position: int) -> bool:
        """Whether the cell of this column is an amount that its unquoted decimal comma cut in two."""
        return self.index(position + 1) - self.index(position) > 1

    def span(self, position: int) -> tuple[int, int] | None:
        """Where the cell of this column begins and ends in `raw`; None when the record has none there."""
        first, next_ = self.index(position), self.index(position + 1)
        if first >= len(self.starts):
            return None
        return self.starts[first], self.starts[next_] - 1 if next_ < len(self.starts) else len(self.raw)

    @cached_property
    def starts(self) -> list[int]:
        """Where the cells start in `raw`."""
        assert self.source.delimiter is not None
        if self.piece.record is None:
            ends = re.finditer(re.escape(self.source.delimiter), LINE_END.split(self.raw, maxsplit=1)[0])
            return [0, *(found.end() for found in ends)]
        return cell_starts(self.raw, self.source.delimiter)

    def index(self, position: int) -> int:
        """Which of these cells the column at this position (from 1) starts with."""
        # In a row that was read by joining an unquoted decimal comma, one cell takes two here.
        row = bisect_left(self.source.lines, self.line)
        at = bisect_left(self.source.joined, row)
        joined = self.source.joined[at] if at < len(self.source.joined) else None
        if joined != row or self.source.lines[row] != self.line or self.piece.record is None:
            return position - 1
        assert self.source.delimiter is not None
        cells = cells_of(self.piece.record, self.source.delimiter)
        index = 0
        for cell in self.source.frame.iloc[row, : position - 1]:
            index += 1 if index < len(cells) and cells[index] == cell else 2
        return index


def standing(source: Source, line: int) -> Standing | None:
    """The record that begins on this physical line; None when there is none."""
    if not source.data or source.delimiter is None or line < 1:
        return None
    lines = _lines_from(source, line, _FEW)
    if not len(lines):
        return None
    piece = _first_piece(lines, source)
    if piece.record is None:  # lines further on may close its quotes
        lines = _lines_from(source, line, _MANY)
        piece = _first_piece(lines, source)
    return Standing(source, line, lines.joined(0, piece.stop), piece)


def start_of(source: Source, line: int, position: int) -> tuple[int, int | None]:
    """The physical line on which a cell starts, and the code point in it, from 1; None when there is none.

    `line` is the physical line on which the record begins: a cell before this one may hold line breaks.
    """
    return span_of(source, line, position)[:2]


def span_of(source: Source, line: int, position: int) -> tuple[int, int | None, int | None]:
    """The same, and the code point behind the cell; None when it ends on another line."""
    found = standing(source, line) if position >= 1 else None
    span = found.span(position) if found else None
    if found is None or span is None:
        return line, None, None
    start, end = span
    ends = [one.end() for one in LINE_END.finditer(found.raw) if one.end() <= start]
    before = ends[-1] if ends else 0
    broken = LINE_END.search(found.raw, start, end)
    return line + len(ends), start - before + 1, None if broken else end - before + 1


def _first_piece(lines: Lines, source: Source) -> Piece:
    assert source.delimiter is not None
    return Reader(lines, source.delimiter, len(source.columns) or None).piece(0)


def _lines_from(source: Source, line: int, most: int) -> Lines:
    if source.physical is None:
        source.physical = Lines(decode(source.data).utf8, marks=True)
    if line > len(source.physical):
        return Lines("")
    return source.physical.from_line(line - 1, most)


def cell_starts(raw: str, delimiter: str) -> list[int]:
    """Where the cells of a record start in its text."""
    # A delimiter ends a cell when an even number of quotes stands before it.
    starts, quoted = [0], False
    for index, sign in enumerate(raw):
        if sign == '"':
            quoted = not quoted
        elif sign == delimiter and not quoted:
            starts.append(index + 1)
    return starts
