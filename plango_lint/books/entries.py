"""Invoice lines as invoices: runs, entries and the series of their numbers.

A run is consecutive understood rows of one invoice number. A row without a readable number,
or one that could not be understood, stands between rows without ending a run. An entry is all
rows of one number in one file; of one year or journal only, where its numbers start anew for each.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
import pandas as pd

from plango_lint.column import Column
from plango_lint.masks import Mask, numbered
from plango_lint.table import Table

NEW_SERIES = 1_000  # a larger step in the numbers starts a new series
ENOUGH = 3  # numbers that two years or journals share: more than a slip


def entries_of(table: Table) -> Entries:
    """The grouping of a table as far as its cells are not blamed by now, worked out once."""
    if not table.hides:
        table = table.unblamed()  # as the totals and the register ask for it
    return table.once("entries", Entries)


class Entries:
    """Grouping of the invoices table at one moment of blame. Arrays have one item per row."""

    def __init__(self, table: Table) -> None:
        self.table = table
        number = table["number"]
        self.numbered: Mask = number.present
        codes = numbered(table.source_of, number.codes)
        rows = slice(None) if self.numbered.all() else np.flatnonzero(self.numbered)
        starts = changes(codes[rows])
        self._starts = np.flatnonzero(self.numbered)[starts]  # the first row of each run
        self.run = np.full(len(table), -1)
        self.run[rows] = np.cumsum(starts) - 1
        self.entry = np.full(len(table), -1)  # id per row; -1 without a number
        self.entry[rows] = told_apart(table, self._starts, codes[self._starts])[self.run[rows]]

    @cached_property
    def first_rows(self) -> np.ndarray:
        """The first row of every entry, in the order of the file."""
        return self._starts[~pd.Series(self.entry[self._starts]).duplicated().to_numpy()]

    @cached_property
    def unsure(self) -> Mask:
        """Rows of entries that may miss a line: a row that was left out, or that has no readable
        number, stands directly before, in or after them, or holds their number."""
        touched = np.zeros(len(self.table), dtype=bool)
        # A row that is blamed as a whole, a repeated invoice, is no line of what stands around it.
        for row in np.flatnonzero(~self.numbered & ~self.table.gone).tolist():
            source = int(self.table.source_of[row])
            self._touch(touched, row - 1, row, source)
            self._touch(touched, row, row + 1, source)
        named: set[tuple[int, str]] = set()
        for index, read in enumerate(self.table.sources):
            start = int(np.searchsorted(self.table.source_of, index))
            for record in read.lost:
                self._touch(touched, start + record.before - 1, start + record.before, index)
                named.update((index, cell.strip()) for cell in record.cells)
        if named:
            numbers = self.table["number"].text.fillna("")
            pairs = zip(self.table.source_of.tolist(), numbers, strict=True)
            touched |= np.fromiter((pair in named for pair in pairs), bool, len(touched))
        entries = self.entry[touched & self.numbered]
        return np.isin(self.entry, entries[entries >= 0])

    def _touch(self, touched: Mask, before: int, behind: int, source: int) -> None:
        for row in (before, behind):
            if 0 <= row < len(touched) and self.table.source_of[row] == source:
                touched[row] = True

    def whole(self, *fields: str) -> Mask:
        """Rows of entries that are sure to be complete and have all these cells readable."""
        lacking = self.numbered & ~self.table.present(*fields)
        sure = self.numbered & ~self.unsure
        return sure & ~self.beside(lacking) if lacking.any() else sure

    def beside(self, rows: Mask) -> Mask:
        """The rows of entries that have one of these rows."""
        return spread(rows, self.entry)

    def sums(self, values: pd.Series) -> pd.Series:
        """The sum of each row's entry, spread over its rows (Int64; NA without a number)."""
        total = np.zeros(int(self.entry.max(initial=-1)) + 2, dtype=np.int64)
        np.add.at(total, self.entry, values.fillna(0).to_numpy(dtype=np.int64))  # -1: the last one
        return pd.Series(pd.arrays.IntegerArray(total[self.entry], ~self.numbered))

    @cached_property
    def totals(self) -> pd.Series:
        """Total excluding VAT in cents of each row's entry."""
        return self.sums(self.table["amount"].cents)

    @cached_property
    def number(self) -> pd.Series:
        """The invoice number as a whole number (Int64)."""
        return self.table["number"].whole

    def rows_of(self, entries: np.ndarray) -> np.ndarray:
        """All rows of these entries."""
        return np.flatnonzero(np.isin(self.entry, entries))


def told_apart(table: Table, first: np.ndarray, numbers: np.ndarray) -> np.ndarray:
    """An id for each run: `numbers` has the one of its number and file, `first` its first row.

    Where a file has at least three numbers in two years, or in two journals, Exact knows each as
    an entry of its own: numbers start anew there.
    """
    entry = numbers
    again = np.flatnonzero(np.bincount(numbers)[numbers] > 1)
    if not len(again):
        return entry
    rows = first[again]
    source = table.source_of[first]
    for values in (years(table), table["journal"].text):
        frame = pd.DataFrame({"number": numbers[again], "value": values.iloc[rows].to_numpy()})
        shared = frame.groupby("number")["value"].transform("nunique") > 1
        known = frame.assign(source=source[again])[shared].drop_duplicates("number")
        counts = known["source"].value_counts()
        anew = np.isin(source, counts.index[counts >= ENOUGH])
        keys, _ = pd.factorize(values.iloc[first])
        entry = numbered(entry, np.where(anew, keys, -1))
    return entry


def years(table: Table) -> pd.Series:
    """The book year of every row; where no cell says so, the year of its date."""
    dated = table["date"].of_dates("year", lambda dates: dates.dt.year.astype("Int64"))
    return table["year"].whole.fillna(dated)


def as_read(column: Column) -> np.ndarray:
    """A number for every cell, the same where they mean the same, -1 where that cannot be read.

    Dates are compared as dates, years and periods as numbers, and texts without any white space: a line break
    that became a space is told by a rule of its own.
    """
    if column.name == "date":
        return column.numbered("dates")
    if column.name in ("year", "period"):
        return column.numbered("whole")
    return column.coded(_unspaced, form="unspaced")


def _unspaced(texts: list[str]) -> list[str]:
    joined = "\x00".join(texts)
    if joined.isascii() and not any(sign in joined for sign in "\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f"):
        return joined.replace(" ", "").split("\x00")  # half a million at once
    return ["".join(text.split()) for text in texts]


def spread(rows: Mask, groups: np.ndarray) -> Mask:
    """All rows of the groups (numbers from 0, -1 for none) that have one of these rows."""
    there = np.zeros(int(groups.max(initial=-1)) + 2, dtype=bool)
    there[groups[rows]] = True
    there[-1] = False
    return there[groups]


def changes(ids: np.ndarray) -> Mask:
    """Where another id begins than the one before it; the first one does."""
    return np.r_[True, ids[1:] != ids[:-1]] if len(ids) else np.empty(0, dtype=bool)


def ascending(numbers: np.ndarray) -> np.ndarray:
    """Every number once, from the lowest to the highest; most stand below each other in that order already."""
    numbers = numbers[changes(numbers)]
    return numbers if (numbers[1:] > numbers[:-1]).all() else np.unique(numbers)


def bounds(values: np.ndarray, groups: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The lowest and highest value in the group of each item; groups stand below each other."""
    starts = np.flatnonzero(changes(groups))
    sizes = np.diff(np.r_[starts, len(groups)])
    lowest, highest = np.minimum.reduceat(values, starts), np.maximum.reduceat(values, starts)
    return np.repeat(lowest, sizes), np.repeat(highest, sizes)


def series(numbers: np.ndarray) -> np.ndarray:
    """The series each of these ascending numbers belongs to: 0, 0, 0, 1, 1...

    A step of more than 1,000 starts a new one, and so does a number of at least five digits
    whose first four are the year after those of the number before it.
    """
    if not len(numbers):
        return np.empty(0, dtype=np.int64)
    starts = np.r_[False, np.diff(numbers) > NEW_SERIES]
    year = years_in(numbers)
    starts[1:] |= (year[1:] == year[:-1] + 1) & (year[:-1] > 0)
    return np.cumsum(starts)


def years_in(numbers: np.ndarray) -> np.ndarray:
    """The year each number begins with, or 0."""
    powers = 10 ** np.arange(1, 19, dtype=np.int64)
    digits = np.searchsorted(powers, numbers, side="right") + 1
    head = numbers // 10 ** np.clip(digits - 4, 0, None)
    return np.where((digits >= 5) & (head >= 1990) & (head <= 2099), head, 0)
