"""How the records of a file are written: `sep=` line, delimiter, where the first record stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from plango_lint.reading.lines import Lines
from plango_lint.reading.records import LONGEST_ROW, Reader, cells_of

DELIMITERS = (",", ";", "\t", "|")
_SEPARATOR = re.compile(r'"?sep=(.)"?[,;|\s]*', re.IGNORECASE)  # saved again, it may have cells behind it
_SAMPLE = 200

Familiar = Callable[[list[str]], int]  # how many of these cells are headers that we know


@dataclass(frozen=True, slots=True)
class Dialect:
    """`start` is the index of the line of the first record, `row` its row in a spreadsheet."""

    delimiter: str
    separator_line: bool
    start: int
    row: int


def dialect_of(lines: Lines, familiar: Familiar) -> Dialect:
    """The dialect of a text that holds something other than line ends."""
    declared = _SEPARATOR.fullmatch(lines[0].removeprefix("\ufeff"))
    skipped = 1 if declared else 0
    start = skipped
    while start < len(lines) and not lines[start].strip():
        start += 1
    # A sep= line decides where the rows leave it open; it may name another delimiter than they have.
    delimiter = _delimiter(lines, start, familiar, declared[1] if declared else "")
    return Dialect(delimiter, bool(declared), start, start - skipped + 1)


def _delimiter(lines: Lines, start: int, familiar: Familiar, declared: str) -> str:
    # Known headers settle it: a decimal comma never stands among those. Without, the delimiter
    # that gives most rows the same number of cells, and of those the one that gives most cells.
    def score(delimiter: str) -> tuple[float, ...]:
        return (*_score(lines, start, delimiter, familiar), delimiter == declared)

    return max(DELIMITERS, key=score)


def _score(lines: Lines, start: int, delimiter: str, familiar: Familiar) -> tuple[float, ...]:
    reader = Reader(lines, delimiter)
    reader.width = reader.likely_width(start, _SAMPLE)
    widths: Counter[int] = Counter()
    known, index = 0, start
    while index < len(lines) and index < start + _SAMPLE:
        if len(lines[index]) > LONGEST_ROW:
            index += 1
            continue
        piece = reader.piece(index)
        if piece.record is not None and piece.record:
            cells = cells_of(piece.record, delimiter)
            known = familiar(cells) if index == start else known
            widths[len(cells)] += 1
        index = piece.stop
    width, times = max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
    if width < 2:
        return known, 0, 0
    share = times / max(widths.total(), 1)
    return known, share > 0.7, width * share
