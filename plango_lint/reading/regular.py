"""The rows that are what they look like: one physical line each, with as many cells as a row has.

Nearly every line of an export is one, and a line that is one is a row wherever it stands, so all of them are
found at once in the bytes, without a string for each cell: a million rows of 16 cells take a second or two
this way, and 20 line by line. What is left over is read one by one (records.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

from plango_lint.reading.coded import Part, joined
from plango_lint.reading.lines import FEED, RETURN, Each, Lines

_QUOTE = 34
_BLOCK = 1 << 22  # bytes looked at together: of fewer, threads mostly wait for each other
_LONGEST = 1 << 22  # bytes of a line; all of a longer one at once would take fifty times as many


@dataclass(frozen=True, slots=True)
class _Rows:
    """The regular rows among some lines: the indexes of these, and their cells by column."""

    at: np.ndarray
    columns: list[Part]

    def chosen(self, kept: np.ndarray) -> _Rows:
        if kept.all():
            return self
        return _Rows(self.at[kept], [column.chosen(kept) for column in self.columns])


class Regular:
    """The rows of `width` cells from line `first` on; `each` is map, or that of some threads."""

    def __init__(self, lines: Lines, delimiter: str, width: int, first: int, each: Each) -> None:
        self._lines = lines
        blocks = [bounds for bounds in _blocks(lines, first) if _short(lines, *bounds)]
        self._rows = [*each(lambda bounds: _of_block(lines, delimiter, width, *bounds), blocks)]

    @property
    def at(self) -> np.ndarray:
        """The indexes of their lines."""
        return np.concatenate([np.empty(0, np.int64), *(rows.at for rows in self._rows)])

    def keep(self, lines: np.ndarray) -> None:
        """Only the rows on these lines, a mask over all: others are inside a cell of another record."""
        self._rows = [rows.chosen(lines[rows.at]) for rows in self._rows]

    def column(self, index: int) -> pd.Categorical:
        """The cells of a column."""
        return joined(self._lines, [rows.columns[index] for rows in self._rows])


def _blocks(lines: Lines, first: int) -> list[tuple[int, int]]:
    """Ranges of lines of some megabytes each; a longer line is alone."""
    bounds = []
    while first < len(lines):
        last = int(np.searchsorted(lines.stop, lines.start[first] + _BLOCK, side="right"))
        bounds.append((first, max(last, first + 1)))
        first = bounds[-1][1]
    return bounds


def _short(lines: Lines, first: int, last: int) -> bool:
    return last - first > 1 or int(lines.stop[first] - lines.start[first]) <= _LONGEST


class _Block:
    """Some lines; all positions count from the first of their bytes."""

    def __init__(self, lines: Lines, delimiter: str, first: int, last: int) -> None:
        self.base = int(lines.start[first])
        self.signs = lines.signs[self.base : lines.stop[last - 1]]
        self.start, self.stop = lines.start[first:last] - self.base, lines.stop[first:last] - self.base
        self.delimiter = ord(delimiter)
        self._marks = np.flatnonzero((self.signs == _QUOTE) | (self.signs == self.delimiter))
        self._is_quote = self.signs.take(self._marks) == _QUOTE
        self.quotes = self._marks.compress(self._is_quote)
        self.before = np.searchsorted(self.quotes, self.start)  # quotes before each line
        self._begins_inside = self.before & 1 == 1  # behind an odd number of quotes

    def counts(self, positions: np.ndarray) -> np.ndarray:
        """How many of these stand in each line."""
        return np.diff(np.searchsorted(positions, self.start), append=len(positions))

    def sound(self) -> np.ndarray:
        """Lines whose quotes fit: each opens where a cell begins, closes where one ends, or is one of two in a cell."""
        if self._all_fit():
            return np.ones(len(self.start), dtype=bool)
        counts = np.diff(self.before, append=len(self.quotes))
        line = np.repeat(np.arange(len(counts)), counts)
        opens = (np.arange(len(line)) - self.before[line]) % 2 == 0
        beside = np.where(opens, self.quotes - 1, self.quotes + 1)
        at_end = np.where(opens, self.quotes == self.start[line], self.quotes + 1 == self.stop[line])
        sign = self.signs[np.clip(beside, 0, len(self.signs) - 1)]
        good = counts % 2 == 0
        good[line[~(at_end | (sign == self.delimiter) | (sign == _QUOTE))]] = False
        return good

    def _all_fit(self) -> bool:
        """The quick way to say so of all these lines: every second quote opens, and the next one closes."""
        if len(self.quotes) % 2 or self._begins_inside.any():
            return False
        fits = np.zeros(256, dtype=bool)  # by what stands beside a quote
        fits[[self.delimiter, _QUOTE, RETURN, FEED]] = True
        # Beside the very first and last sign there is none: `clip` then takes the quote itself.
        opening = self.signs.take(self.quotes[0::2] - 1, mode="clip")
        closing = self.signs.take(self.quotes[1::2] + 1, mode="clip")
        return bool(fits[opening].all() and fits[closing].all())

    def ends(self) -> np.ndarray:
        """The delimiters outside quotes, where every line begins outside of them."""
        if not len(self.quotes):
            return self._marks
        inside = np.bitwise_xor.accumulate(self._is_quote)
        if self._begins_inside.any():
            inside ^= np.repeat(self._begins_inside, self.counts(self._marks))
        return self._marks.compress(~(inside | self._is_quote))


def _of_block(lines: Lines, delimiter: str, width: int, first: int, last: int) -> _Rows:
    block = _Block(lines, delimiter, first, last)
    ends = block.ends()
    counts = block.counts(ends)
    good = (counts == width - 1) & block.sound()
    if not good.all():
        ends = ends[np.repeat(good, counts)]
    at = np.flatnonzero(good) + first
    inner = ends.reshape(len(at), width - 1).T + block.base
    # The places in front of a row's first cell, between its cells, and behind its last one.
    bounds = np.vstack([lines.start[at] - 1, inner, lines.stop[at]])
    return _Rows(at, [Part.of(lines, before + 1, stop) for before, stop in pairwise(bounds)])
