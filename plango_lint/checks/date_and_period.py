"""Questions about a date beside the year and period that stand next to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

import numpy as np
import pandas as pd

from plango_lint.books.periods import Periods, stated, written
from plango_lint.checks.registry import Answer, check
from plango_lint.column import Column
from plango_lint.export import Export, Lacking
from plango_lint.hits import Hits, Words
from plango_lint.masks import Mask
from plango_lint.notation import read_date
from plango_lint.texts.wording import Cell, Phrase, Term

_MONTH_FIRST = {"dd-mm-yyyy": "mm-dd-yyyy", "d/m/yyyy": "m/d/yyyy", "d/m/yy": "m/d/yy"}


@check
def day_first(export: Export, cell: Column, period: Column, year: Column | None = None) -> Answer:
    """Dates fit their periods as they are read, day first, and not only when day and month change places.

    A file in which some date has but one reading was certainly not written month first.
    """
    periods = Periods(export)
    if not periods.can_tell:
        return
    table = cell.table
    years = stated(year, table)
    swapped = cell.each(_month_first, "datetime64[s]", pd.NaT)
    which, rows = table.combined(cell, period, year)
    dates, other, in_years, numbers = (
        values.iloc[rows].reset_index(drop=True) for values in (cell.dates, swapped, years, period.whole)
    )
    asked = (dates.notna() & numbers.notna()).to_numpy()
    off = asked & periods.differ(dates, in_years, numbers)
    never = asked & periods.differ(other, in_years, numbers)
    one_reading = (dates.notna() & other.isna()).to_numpy()
    hits = cell.where((off & ~_anywhere(table.source_of[rows], never | one_reading))[which])

    def words(chosen: np.ndarray) -> Words:
        row = int(hits.rows[chosen[0]])
        return {
            "read": cell.dates.iloc[row].date(),
            "meant": swapped.iloc[row].date(),
            "standing": written(years.iloc[row], period.whole.iloc[row]),
        }

    hits.words = words
    yield hits


def _month_first(text: str) -> Any:
    """The other reading of a date; NaT when day first is the only one, or it is not read day first."""
    readings = read_date(text)
    found = [readings[other] for one, other in _MONTH_FIRST.items() if one in readings and other in readings]
    return pd.Timestamp(found[0]).as_unit("s") if found else pd.NaT


def _anywhere(source_of: np.ndarray, rows: Mask) -> Mask:
    """All rows of the files that have one of these rows."""
    return np.isin(source_of, source_of[rows])


@check
def period_of_date(export: Export, date: Column, year: Column | None, period: Column | None) -> Answer:
    """Year and period are those of the date, cell by cell: what is missing is not compared."""
    if year is None and period is None:
        raise Lacking("invoices.period")
    periods = Periods(export)
    if not periods.can_tell:
        return
    beside = _BesideDate(date, stated(year, date.table), stated(period, date.table), periods)
    _, rows = date.table.combined(date, year, period)
    if not beside.of_rows(rows).any():
        return
    alike = beside.alike(export.entries.entry)
    for column, mask in (
        (period, beside.differ & ~beside.only_year),
        (year, beside.differ & beside.only_year),
    ):
        if column is not None:
            hits = date.table.hits(mask, column.name)
            hits.cause = ["all"] * len(hits.rows) if alike else beside.standing(hits.rows)
            hits.words = partial(beside.words, hits, alike)
            yield hits


@dataclass(eq=False)
class _BesideDate:
    """Years and periods as they are stated, beside those that belong to the dates."""

    date: Column
    years: pd.Series
    numbers: pd.Series
    periods: Periods

    @cached_property
    def differ(self) -> Mask:
        return self.of_rows(np.arange(len(self.years)))

    def of_rows(self, rows: np.ndarray) -> Mask:
        """Which of these rows differ."""
        values = (self.date.dates, self.years, self.numbers)
        return self.periods.differ(*(one.iloc[rows].reset_index(drop=True) for one in values))

    @cached_property
    def meant(self) -> tuple[pd.Series, pd.Series]:
        return self.periods.of(self.date.dates)[0]

    @cached_property
    def only_year(self) -> Mask:
        """Rows whose period could be the date's, so that what differs is the year."""
        fits = self.numbers.isna().to_numpy()
        for _, number in self.periods.of(self.date.dates):
            fits = fits | (self.numbers == number).fillna(False).to_numpy(dtype=bool)
        return fits & self.years.notna().to_numpy()

    def alike(self, entry: np.ndarray) -> bool:
        """Every invoice of which year and period can be read is off, and all by the same: no slip, but another
        financial year."""
        steps = self.periods.rank(self.years, self.numbers) - self.periods.rank(*self.meant)
        compared = (self.date.dates.notna() & self.years.notna() & self.numbers.notna()).to_numpy()
        off = steps[compared]
        same = bool(off.notna().all()) and off.nunique() == 1 and bool(self.differ[compared].all())
        return same and len(np.unique(entry[compared])) > 1

    def standing(self, rows: np.ndarray) -> list[str]:
        pairs = pd.MultiIndex.from_arrays([self.years.iloc[rows], self.numbers.iloc[rows]])
        codes, distinct = pd.factorize(pairs, use_na_sentinel=False)
        names = [written(year, number) for year, number in distinct]
        return [names[code] for code in codes]

    def words(self, hits: Hits, alike: bool, chosen: np.ndarray) -> Words:
        row = hits.rows[chosen[0]]
        year, number = self.years.iloc[row], self.numbers.iloc[row]
        # Only what stands there is put beside it: a cell that is missing is no fault here.
        meant = [
            one.iloc[row] if pd.notna(given) else pd.NA
            for one, given in zip(self.meant, (year, number), strict=True)
        ]
        return {
            "invoice": Cell(_text(self.date.table["number"], row)),
            "date": self.date.dates.iloc[row].date(),
            "standing": _named(year, number),
            "expected": _named(*meant) if any(map(pd.notna, meant)) else Term("another-period"),
            "alike": Term("all-off-alike") if alike else "",
            "table": Term("give-period-table") if alike and not self.periods.spans else "",
        }


def _named(year: Any, number: Any) -> Phrase:
    """`period 2024-3`, or `year 2024` where that is all there is."""
    return Phrase("year-alone" if pd.isna(number) else "period-alone", {"when": written(year, number)})


def _text(column: Column, row: int) -> str:
    text = column.text.iloc[row]
    return text if isinstance(text, str) else ""
