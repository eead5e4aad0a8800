"""Which year and period a date belongs to: by Exact's period table, else by the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from plango_lint.column import Column
from plango_lint.export import Export
from plango_lint.masks import Mask
from plango_lint.table import Table

MONTHS_IN = {12: 1, 4: 3}  # periods a year -> months a period; nothing else follows from the calendar


@dataclass(frozen=True, slots=True)
class Span:
    """One period of the table and its days, both included."""

    year: int
    period: int
    start: pd.Timestamp
    until: pd.Timestamp


@dataclass(eq=False)
class Periods:
    """The financial years of one administration."""

    export: Export

    @cached_property
    def spans(self) -> list[Span]:
        """The periods of the table that have days; one for each, however many journals it has."""
        if not self.export.has("periods.year", "periods.period", "periods.from", "periods.until"):
            return []
        table = self.export.table("periods")
        frame = pd.DataFrame(
            {
                "year": table["year"].whole,
                "period": table["period"].whole,
                "start": table["from"].dates,
                "until": table["until"].dates,
            }
        )
        rows = frame.dropna().drop_duplicates().sort_values(["start", "until", "year", "period"])
        return [
            Span(int(year), int(period), start, until)
            for year, period, start, until in rows.itertuples(index=False, name=None)
        ]

    @property
    def complete(self) -> bool:
        """The table has every year there is; that of an audit file has its own."""
        return self.export.complete("periods")

    @cached_property
    def _by_calendar(self) -> bool:
        """The calendar tells what the table does not: of other years, when its own periods are the calendar's."""
        if self.export.settings.policy.periods_per_year not in MONTHS_IN:
            return False
        if self.complete:
            return not self.spans
        return all(
            (span.year, span.period) in self._of_calendar(day)
            for span in self.spans
            for day in (span.start, span.until)
        )

    @property
    def can_tell(self) -> bool:
        """There is a table, or the calendar says what a period is."""
        return bool(self.spans) or self.export.settings.policy.periods_per_year in MONTHS_IN

    @cached_property
    def pairs(self) -> pd.MultiIndex:
        """Every year and period that the table has, with or without days."""
        table = self.export.table("periods")
        frame = pd.DataFrame({"year": table["year"].whole, "period": table["period"].whole}).dropna()
        return pd.MultiIndex.from_frame(frame.drop_duplicates())

    def of(self, dates: pd.Series) -> list[tuple[pd.Series, pd.Series]]:
        """Year and period of each date (Int64; NA when none); more than one pair where periods overlap.

        The first pair is what the date belongs to by itself. The closing period, behind the last
        one of the year, holds the same days and comes second.
        """
        codes, days = pd.factorize(dates)
        found = [self._of_day(day) for day in pd.DatetimeIndex(days)]
        most = max(map(len, found), default=0) or 1
        choices = []
        for rank in range(most):
            pair = [places[rank] if rank < len(places) else (pd.NA, pd.NA) for places in found]
            years = pd.array([year for year, _ in pair] + [pd.NA], dtype="Int64")
            periods = pd.array([period for _, period in pair] + [pd.NA], dtype="Int64")
            choices.append((pd.Series(years[codes]), pd.Series(periods[codes])))  # -1, no date: the last
        return choices

    def _of_day(self, day: pd.Timestamp) -> list[tuple[int, int]]:
        found = [(span.year, span.period) for span in self.spans if span.start <= day <= span.until]
        return found or (self._of_calendar(day) if self._by_calendar else [])

    def _of_calendar(self, day: pd.Timestamp) -> list[tuple[int, int]]:
        number = self.export.settings.policy.periods_per_year
        period = (day.month - 1) // MONTHS_IN[number] + 1
        closing = [(day.year, number + 1)] if period == number else []
        return [(day.year, period), *closing]

    def differ(self, dates: pd.Series, years: pd.Series, periods: pd.Series) -> Mask:
        """Rows whose year or period is not the date's. What is missing is not compared."""
        fits = np.zeros(len(dates), dtype=bool)
        told = np.zeros(len(dates), dtype=bool)
        for year, period in self.of(dates):
            told |= year.notna().to_numpy()
            fits |= _agree(years, year) & _agree(periods, period) & year.notna().to_numpy()
        return (told & ~fits) | (~told & dates.notna().to_numpy() & self._has_days(years, periods))

    def _has_days(self, years: pd.Series, periods: pd.Series) -> Mask:
        # A date outside the table: its period is unknown, but not one whose days are known.
        known = [(span.year, span.period) for span in self.spans]
        if not known:
            return np.zeros(len(years), dtype=bool)
        return pd.MultiIndex.from_arrays([years, periods]).isin(known)

    def rank(self, years: pd.Series, periods: pd.Series) -> pd.Series:
        """How many periods after the first one each year and period comes (Int64)."""
        if self._by_calendar:
            return years * self.export.settings.policy.periods_per_year + periods
        order = {(span.year, span.period): rank for rank, span in enumerate(self.spans)}
        codes, pairs = pd.factorize(pd.MultiIndex.from_arrays([years, periods]))
        ranks = [order.get((year, period), pd.NA) for year, period in pairs]
        return pd.Series(pd.array([*ranks, pd.NA], dtype="Int64")[codes])


def _agree(stated: pd.Series, meant: pd.Series) -> Mask:
    return (stated.isna() | (stated == meant).fillna(False)).to_numpy(dtype=bool)


def stated(column: Column | None, table: Table) -> pd.Series:
    """Years or periods as the rows state them (Int64); all NA without such a column."""
    return pd.Series(pd.NA, index=range(len(table)), dtype="Int64") if column is None else column.whole


def written(year: Any, period: Any) -> str:
    """A year-period as people and reports write it.

    >>> written(2024, 1), written(pd.NA, 1), written(2024, pd.NA)
    ('2024-1', '1', '2024')
    """
    return "-".join(str(part) for part in (year, period) if not pd.isna(part))
