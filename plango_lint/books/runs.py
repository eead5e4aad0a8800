"""Runs of rows with one invoice number: which repeat another one, and which stand together."""

from __future__ import annotations

import numpy as np
import pandas as pd

from plango_lint.books.entries import as_read, bounds, changes
from plango_lint.masks import Mask
from plango_lint.table import Table


class Runs:
    """The runs of a file, each an item of the arrays; `of_row` says which run a row belongs to."""

    def __init__(self, table: Table, run: np.ndarray, entry: np.ndarray) -> None:
        self.table = table
        self._rows = np.flatnonzero(run >= 0)
        # Without the rows that were taken out, what stood around them may be one run.
        entries = entry[self._rows]
        begins = changes(entries)
        self.start = np.flatnonzero(begins)
        self.top = self._rows[self.start]  # the first row of each
        self.size = np.diff(np.r_[self.start, len(self._rows)])
        self.entry = entries[self.start]
        self.of_row = np.full(len(run), -1)
        self.of_row[self._rows] = np.cumsum(begins) - 1
        order = np.arange(len(self.entry))
        first = np.zeros(int(self.entry.max(initial=-1)) + 1, dtype=np.int64)
        first[self.entry[::-1]] = order[::-1]  # of several the first: it is written last
        self.first = first[self.entry]
        self.second: Mask = self.first != order

    def rows(self, run: int) -> np.ndarray:
        return self._rows[self.start[run] : self.start[run] + self.size[run]]

    def spread(self, chosen: Mask) -> Mask:
        """The rows of these runs."""
        mask = np.zeros(len(self.of_row), dtype=bool)
        mask[self._rows] = np.repeat(chosen, self.size)
        return mask

    def touched(self, rows: Mask) -> Mask:
        """Later runs of which a row, or a row of the first run, is among these."""
        found = np.isin(np.arange(len(self.entry)), self.of_row[rows])
        return self.second & (found | found[self.first])

    def differs(self, fields: tuple[str, ...]) -> Mask:
        """Runs whose invoice has more than one value of one of these fields."""
        found = np.zeros(len(self.entry), dtype=bool)
        several = self.spread(np.isin(self.entry, self.entry[self.second]))
        for name in fields:
            codes = as_read(self.table[name])
            rows = np.flatnonzero(several & (codes >= 0))
            if len(rows):
                entries = self.entry[self.of_row[rows]]
                order = np.argsort(entries, kind="stable")
                lowest, highest = bounds(codes[rows][order], entries[order])
                found |= np.isin(self.entry, entries[order][lowest != highest])
        return found

    def alike(self) -> tuple[Mask, Mask]:
        """Later runs with the lines of the first, in its order; and runs with an amount nobody can read."""
        cents = self.table["amount"].cents
        lines = self.table["line_description"].text.fillna("") + "\t" + cents.astype("str").fillna("")
        codes, _ = pd.factorize(lines)
        codes = codes[self._rows]
        unread = (
            np.add.reduceat(cents.isna().to_numpy()[self._rows], self.start) > 0
            if len(self.start)
            else self.second
        )
        alike = self.second & (self.size == self.size[self.first]) & ~unread & ~unread[self.first]
        later = np.flatnonzero(alike)
        sizes = self.size[later]
        step = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        one = codes[np.repeat(self.start[later], sizes) + step]
        other = codes[np.repeat(self.start[self.first[later]], sizes) + step]
        if len(later):
            same = np.logical_and.reduceat(one == other, np.cumsum(sizes) - sizes)
            alike[later[~same]] = False
        return alike, unread

    def within_block(self, chosen: Mask, unsure: Mask) -> Mask:
        """The chosen runs, and the unsure ones that stand next to them as their originals do."""
        found = chosen.copy()
        for step in (1, -1):  # onwards from the one above, then back from the one below
            for run in np.flatnonzero(unsure & self.second)[::step].tolist():
                beside = run - step
                if 0 <= beside < len(found) and self.first[run] == self.first[beside] + step:
                    found[run] |= found[beside]
        return found

    def blocks(self) -> np.ndarray:
        """A key per run: the same for later runs that follow each other as their originals do."""
        goes_on = np.zeros(len(self.entry), dtype=bool)
        goes_on[1:] = self.second[1:] & self.second[:-1] & (self.first[1:] == self.first[:-1] + 1)
        return np.flatnonzero(~goes_on)[np.cumsum(~goes_on) - 1]
