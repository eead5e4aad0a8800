"""Questions about the day: is it possible, is it the day that was meant."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd

from plango_lint.checks.registry import Answer, check
from plango_lint.column import Column
from plango_lint.digits import Digits
from plango_lint.export import Export, Lacking
from plango_lint.hits import Hits, Words
from plango_lint.masks import Mask
from plango_lint.texts.wording import Phrase


@check
def dated(
    export: Export, cell: Column, days_ahead: int | None = None, not_until: str | None = None
) -> Answer:
    """No date lies more than so many days ahead of today, or on or before the day of a setting."""
    if days_ahead is not None:
        limit = export.as_of + timedelta(days=days_ahead)
        faulty = cell.dates > pd.Timestamp(limit)
    else:
        limit = _day_of(export, str(not_until))
        faulty = cell.dates <= pd.Timestamp(limit)
    hits = cell.where(faulty)
    hits.words = lambda chosen: {
        **_days(cell, hits, chosen),
        "today": export.as_of,
        "limit": limit,
    }
    yield hits


def _day_of(export: Export, setting: str) -> date:
    days = {"vat-filed-until": export.settings.saved_import.vat_filed_until}
    if (day := days[setting]) is None:
        raise Lacking(f"settings.{setting}")
    return day


def _days(cell: Column, hits: Hits, chosen: np.ndarray) -> Words:
    """The first and last day among the hits."""
    found = cell.dates.iloc[hits.rows[chosen]]
    first, last = found.min().date(), found.max().date()
    return {
        "first": first,
        "last": last,
        "later": Phrase("until-day", {"date": last}) if last > first else "",
    }


@check
def near_the_rest(export: Export, cell: Column, least: int, apart: int, days: int) -> Answer:
    """No date lies more than so many days before those of nearly all invoices of its file.

    Of the `least` invoices or more, the earliest `apart` percent may be older than the others.
    """
    table, dates = cell.table, cell.dates
    first = export.entries.first_rows
    early = np.zeros(len(table), dtype=bool)
    start: dict[int, date] = {}
    for index in range(len(table.sources)):
        of_invoices = dates.iloc[first[table.source_of[first] == index]].dropna()
        if len(of_invoices) >= least:
            until = of_invoices.value_counts(sort=False).sort_index().cumsum()  # invoices up to each day
            rest = until.index[until.searchsorted(len(of_invoices) * apart // 100, side="right")]
            start[index] = rest.date()
            too_early = (dates < rest - pd.Timedelta(days=days)).to_numpy(dtype=bool)
            early |= too_early & (table.source_of == index)
    hits = cell.where(early)
    hits.words = lambda chosen: {
        **_days(cell, hits, chosen),
        "rest": start[int(table.source_of[hits.rows[chosen[0]]])],
    }
    yield hits


@check
def year_of_number(export: Export, cell: Column, number: Column, share: int) -> Answer:
    """An invoice number begins with the year of its date, where nearly all numbers of the file do.

    An invoice beside one of the same calendar year stands where it belongs: numbers of the new
    year for the last days of the old one are normal. A neighbour without a readable date may be such.
    """
    table, entries = cell.table, export.entries
    years = cell.of_dates("year", lambda dates: dates.dt.year.astype("Int64"))
    read = (number.present & years.notna().to_numpy()) & (entries.run >= 0)
    begins = _begins_with(number, years)
    first = entries.first_rows
    asked = pd.DataFrame({"file": table.source_of[first], "read": read[first], "begins": begins[first]})
    asked = asked[asked["read"]]
    usual = asked.groupby("file")["begins"].agg(["sum", "size"])
    files = usual.index[usual["sum"] * 100 >= usual["size"] * share].to_numpy()
    odd = read & ~begins & np.isin(table.source_of, files)
    hits = cell.where(odd & ~_beside_its_year(years, entries.run, table.source_of))
    hits.words = lambda chosen: _days(cell, hits, chosen)
    yield hits


def _begins_with(number: Column, years: pd.Series) -> Mask:
    return number.at_once(_heads, -1) == years.fillna(-2).to_numpy(dtype=np.int64)


def _heads(texts: list[str]) -> np.ndarray:
    """The first four digits of each text that is a number of five at least; -1 of others."""
    digits = Digits.of(texts)
    heads = np.full(len(texts), -1, dtype=np.int64)
    long = digits.alone & (digits.length >= 5)
    heads[digits.text[long]] = digits.numbers(4)[long]
    return heads


def _beside_its_year(years: pd.Series, run: np.ndarray, source_of: np.ndarray) -> Mask:
    """Rows of runs that stand before or after one of the same year, or of an unknown one."""
    rows = np.flatnonzero(run >= 0)
    beside = np.zeros(len(run), dtype=bool)
    if not len(rows):
        return beside
    starts = rows[np.r_[True, run[rows][1:] != run[rows][:-1]]]
    year = years.iloc[starts].fillna(0).to_numpy(dtype=np.int64)
    file = source_of[starts]
    same_file = file[1:] == file[:-1]
    with_next = same_file & ((year[1:] == year[:-1]) | (year[1:] == 0))
    with_last = same_file & ((year[1:] == year[:-1]) | (year[:-1] == 0))
    of_run = np.r_[with_next, False] | np.r_[False, with_last]
    beside[rows] = of_run[run[rows] - run[starts[0]]]
    return beside
