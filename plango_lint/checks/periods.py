"""Questions about year and period: do they exist, are they open, are they the date's."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import numpy as np
import pandas as pd

from plango_lint.books.periods import Periods, stated, written
from plango_lint.checks.cell import cells
from plango_lint.checks.registry import Answer, check
from plango_lint.column import Column
from plango_lint.export import Export, Lacking
from plango_lint.hits import Hits, Words
from plango_lint.texts.wording import Cell, Names, Phrase, Term

SALES = ("20", "S")  # type of a sales journal in Exact, and in an audit file


@check
def plausible_periods(export: Export) -> Answer:
    """A year has four digits, and a period is one of the year's or its closing period."""
    for field, fault in (("year", "bad-year"), ("period", "bad-period")):
        if export.has(f"invoices.{field}"):
            for hits in cells(export, [f"invoices.{field}"], fault):
                if isinstance(hits, Hits):
                    hits.words = partial(_plausible, fault, export.settings.policy.periods_per_year)
                yield hits


def _plausible(fault: str, last: int, _: np.ndarray) -> Words:
    return {
        "expected": Phrase(f"{fault}-expected", {"last": last, "closing": last + 1}),
        "setting": Term("other-number-of-periods") if fault == "bad-period" else "",
    }


@check
def period_known(export: Export, year: Column, period: Column) -> Answer:
    """Year and period stand in the period table; a year that is not there at all is the year's fault."""
    table, periods = year.table, Periods(export)
    read = table.present(year.name, period.name)
    pairs = pd.MultiIndex.from_arrays([year.whole, period.whole])
    unknown = read & ~pairs.isin(periods.pairs)
    if not periods.complete:  # an audit file knows the periods of its own year
        unknown &= year.whole.isin(periods.pairs.get_level_values(0)).to_numpy(dtype=bool)
    no_year = unknown & ~year.whole.isin(periods.pairs.get_level_values(0)).to_numpy(dtype=bool)
    for column, mask in ((year, no_year), (period, unknown & ~no_year)):
        hits = table.hits(mask, column.name)
        hits.words = partial(_standing, hits, year, period)
        yield hits


def _standing(hits: Hits, year: Column, period: Column, chosen: np.ndarray) -> Words:
    row = hits.rows[chosen[0]]
    return {"standing": Cell(written(year.whole.iloc[row], period.whole.iloc[row]))}


@check
def period_open(export: Export, year: Column, period: Column, journal: Column | None = None) -> Answer:
    """The period is open for the journal of the line, else for one of the sales journals."""
    if not export["periods.closed"].present.any():
        raise Lacking("periods.closed")
    table = period.table
    pairs = pd.MultiIndex.from_arrays([year.whole, period.whole])
    closed = np.zeros(len(table), dtype=bool)
    named = np.zeros(len(table), dtype=bool)
    if journal is not None:
        named = journal.present | (False if journal.hidden is None else journal.hidden)
        for code in journal.text.dropna().unique():
            of_journal = (journal.text == code).to_numpy(dtype=bool)
            closed |= of_journal & pairs.isin(_closed_for([code], export))
    closed |= ~named & pairs.isin(_closed_for(_sales_journals(export), export))
    hits = period.where(closed & year.present)
    hits.words = partial(_standing, hits, year, period)
    yield hits


def _sales_journals(export: Export) -> list[str]:
    """Those of the settings, else those that the lists call so; none when nothing tells."""
    if export.settings.exact.journals:
        return [*export.settings.exact.journals]
    for code, kind in (("periods.journal", "periods.journal_type"), ("journals.code", "journals.type")):
        if export.has(code, kind):
            sales = export[code].text[export[kind].text.isin(SALES)].dropna().unique()
            if len(sales):
                return [*sales]
    return []


def _closed_for(journals: Iterable[str], export: Export) -> list[tuple[int, int]]:
    """Periods that are closed for every one of these journals; for every journal when none is named."""
    table = export.table("periods")
    rows = pd.DataFrame(
        {
            "year": table["year"].whole,
            "period": table["period"].whole,
            "journal": table["journal"].text,
            "closed": table["closed"].text,
        }
    ).dropna(subset=["year", "period", "closed"])
    # A period without journals is open or closed for all of them.
    if wanted := list(journals):
        rows = rows[rows["journal"].isin(wanted) | rows["journal"].isna()]
    shut = (rows["closed"] == "true").groupby([rows["year"], rows["period"]]).all()
    return [(int(year), int(period)) for year, period in shut.index[shut.to_numpy(dtype=bool)]]


@check
def one_period(period: Column, year: Column | None = None) -> Answer:
    """All lines stand in one year and period."""
    which, rows = period.table.combined(period, year)
    frame = pd.DataFrame({"year": stated(year, period.table), "period": period.whole}).iloc[rows]
    asked = (frame["period"].notna() & (frame["year"].notna() | (year is None))).to_numpy()
    found = frame[asked].drop_duplicates().sort_values(["year", "period"])
    names = tuple(written(*pair) for pair in found.itertuples(index=False, name=None))
    hits = period.table.hits(asked[which] & (len(found) > 1), period.name)
    hits.words = lambda _: {
        "periods": Names(names, most=6),
        "years": Term("in-several-years") if found["year"].nunique() > 1 else "",
    }
    yield hits
