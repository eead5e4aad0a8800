"""The series of invoice numbers of a run, and what Exact has of them.

A series is also per year where both sides hold a year and numbers start anew each year.
"""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise

import numpy as np
import pandas as pd

from plango_lint.books.entries import ascending, series
from plango_lint.books.identity import booked, here
from plango_lint.export import Export, remembered

MOST = 5_000_000  # missing numbers; more would take all memory, and are no gaps
ENOUGH = 3  # invoices that make a year's numbers more than a slip


class Numbering:
    """Numbers of this run and of Exact: each once a year, ascending, with the series it belongs to."""

    def __init__(self, export: Export) -> None:
        mine, theirs = here(export), booked(export)
        mine = mine.assign(year=mine["year"].ffill().bfill())
        self.anew = starts_anew(pd.concat([mine[["number", "year"]], theirs[["number", "year"]]]))
        self.here, self.booked = self._once(mine), self._once(theirs)
        self._ranges = export.registered_ranges

    def _once(self, frame: pd.DataFrame) -> pd.DataFrame:
        year = frame["year"].fillna(0).astype("int64") if self.anew else 0
        frame = frame[["number", "row"]].assign(year=year)
        if self.anew or not (np.diff(frame["number"]) > 0).all():  # as nearly every export has them
            frame = frame.sort_values(["year", "number", "row"]).drop_duplicates(["year", "number"])
        return in_series(frame)

    @cached_property
    def registered(self) -> pd.DataFrame:
        """Every number in the register of this book year and the one before, without a row of its own."""
        years, first, last = np.array(self._ranges, dtype=np.int64).reshape(-1, 3).T
        which, numbers = numbers_between(first, last)
        frame = pd.DataFrame({"number": numbers, "row": -1, "year": years[which] if self.anew else 0})
        return frame.drop_duplicates(["year", "number"])

    @cached_property
    def all(self) -> pd.DataFrame:
        """Both together, in the series they have then: the row `here` and `there`, -1 where it is not."""
        names = ["year", "number", "row"]
        both = self.here[names].merge(self.booked[names], on=names[:2], how="outer", suffixes=("", "_there"))
        rows = both[["row", "row_there"]].fillna(-1).astype("int64")
        return in_series(
            both[names[:2]].assign(here=rows["row"], there=rows["row_there"]).sort_values(names[:2])
        )

    def is_booked(self, numbers: np.ndarray, years: np.ndarray) -> np.ndarray:
        if not len(self.booked):
            return np.zeros(len(numbers), dtype=bool)
        known = pd.MultiIndex.from_frame(self.booked[["year", "number"]])
        return np.asarray(pd.MultiIndex.from_arrays([years, numbers]).isin(known))

    def is_registered(self, numbers: np.ndarray, years: np.ndarray) -> np.ndarray:
        known = pd.MultiIndex.from_frame(self.registered[["year", "number"]])
        return np.asarray(pd.MultiIndex.from_arrays([years, numbers]).isin(known))

    def spans(self, numbers: np.ndarray, years: np.ndarray) -> np.ndarray:
        """Of these numbers, those from the first to the last of a series of this run."""
        found = np.zeros(len(numbers), dtype=bool)
        for (year, _), part in self.here.groupby(["year", "series"])["number"]:
            found |= (years == year) & (numbers >= part.min()) & (numbers <= part.max())
        return found


@remembered()
def numbering(export: Export) -> Numbering:
    """The numbering as far as nothing more is blamed."""
    return Numbering(export)


def joined(one: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """Numbers of both, each once a year, in the series they have together; the first one's rows go before."""
    both = pd.concat([one[["number", "row", "year"]], other]).drop_duplicates(["year", "number"])
    return in_series(both.sort_values(["year", "number"]))


def booked_since(export: Export, rows: np.ndarray) -> np.ndarray:
    """Of these rows of what is booked, those of the last book year of this run or the one before."""
    last = here(export)["year"].max()
    year = booked(export).set_index("row")["year"].reindex(rows)
    return ((year >= last - 1) & (year <= last)).fillna(False).to_numpy(dtype=bool)


def numbers_between(first: np.ndarray, last: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """All numbers from first to last, and which of the pairs each belongs to."""
    sizes = last - first + 1
    if sizes.sum() > MOST:
        raise OverflowError(
            f"more than {MOST} numbers are missing: is this the column of the invoice number?"
        )
    begins = np.cumsum(sizes) - sizes
    return np.repeat(np.arange(len(sizes)), sizes), np.repeat(first - begins, sizes) + np.arange(sizes.sum())


def in_series(frame: pd.DataFrame) -> pd.DataFrame:
    """Adds the series to numbers that ascend within each year."""
    frame = frame.reset_index(drop=True)
    found, last = np.zeros(len(frame), dtype=np.int64), 0
    for _, part in frame.groupby("year"):
        found[part.index] = series(part["number"].to_numpy()) + last
        last = found[part.index].max() + 1
    return frame.assign(series=found)


def starts_anew(numbers: pd.DataFrame) -> bool:
    """Of two years that follow each other, the later one has the lower numbers, or the same ones.

    A year with an invoice or two among the numbers of other years is a slip in a date.
    """
    held = numbers.dropna()
    by_year = {
        year: ascending(held["number"][held["year"] == year].to_numpy(dtype=np.int64))
        for year in held["year"].unique().tolist()
    }
    bounds = {year: (found[0], found[-1]) for year, found in by_year.items()}

    def tells(year: int) -> bool:
        first, last = bounds[year]
        apart = all(other == year or low > last or high < first for other, (low, high) in bounds.items())
        return len(by_year[year]) >= ENOUGH or apart

    return any(
        bool(np.median(by_year[later]) < np.median(by_year[year]))
        or len(np.intersect1d(by_year[later], by_year[year])) >= ENOUGH
        for year, later in pairwise(sorted(filter(tells, by_year)))
    )
