"""Invoices here and in Exact, side by side: one row an invoice, and which of them are the same.

Identity is the number, with journal and year where both sides hold them.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from plango_lint.books.entries import Entries, years
from plango_lint.export import Export, remembered
from plango_lint.table import Table

CONTENT = ("debtor", "date", "total")
TYPES = {"number": "int64", "year": "Int64", "stated": "Int64", "dated": "Int64"}


@remembered()
def here(export: Export) -> pd.DataFrame:
    """The invoices of this run that have a readable number; `row` is the first line of each."""
    entries = export.entries
    frame = invoices_of(export.invoices, entries)
    frame["total"] = entries.totals.iloc[frame["row"]].to_numpy()
    return frame


@remembered("booked")
def booked(export: Export) -> pd.DataFrame:
    """What is in Exact already, every entry once; empty when nothing is known of it."""
    table = export.tables.get("booked")
    if table is None:
        none = np.empty(0, dtype=np.int64)
        table = Table("booked", {}, [], none, none, none, none)
    frame = _invoices(table, np.arange(len(table)))
    frame["total"] = table["amount"].cents.iloc[frame["row"]].to_numpy()
    return frame


def invoices_of(table: Table, entries: Entries) -> pd.DataFrame:
    """What tells an invoice of these from another one, and its date and debtor."""
    return _invoices(table, entries.first_rows)


def _invoices(table: Table, rows: np.ndarray) -> pd.DataFrame:
    frame = pd.DataFrame(
        {
            "row": rows,
            "number": table["number"].whole.iloc[rows].to_numpy(),
            "year": years(table).iloc[rows].to_numpy(),
            "stated": table["year"].whole.iloc[rows].to_numpy(),
            "dated": table["date"].dates.iloc[rows].dt.year.to_numpy(),
            "journal": table["journal"].text_of(rows).to_numpy(),
            "date": table["date"].dates.iloc[rows].to_numpy(),
            "debtor": table["debtor"].text_of(rows).to_numpy(),
        },
        copy=False,
    )
    held = frame["number"].notna()
    frame = frame if held.all() else frame[held].reset_index(drop=True)
    return frame.astype(TYPES)


def pairs(one: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """Rows (`here`, `there`) of two frames of invoices that are the same entry of Exact."""
    names = ["number", "stated", "dated", "journal", "row"]
    met = other[other["number"].isin(one["number"])]  # a few of what may be a register's worth
    both = one[names].merge(met[names], on="number", suffixes=("", "_there"))
    # A book year need not be the calendar's: dates tell only where a book year is not stated on both sides.
    unstated = both["stated"].isna() | both["stated_there"].isna()
    both = both[_agree(both, "stated") & (_agree(both, "dated") | ~unstated) & _agree(both, "journal")]
    return both.rename(columns={"row": "here", "row_there": "there"})[["here", "there"]]


def _agree(both: pd.DataFrame, name: str) -> pd.Series:
    """Where both sides hold it, it is the same."""
    mine, theirs = both[name], both[f"{name}_there"]
    return (mine.isna() | theirs.isna() | (mine == theirs)).fillna(True).astype(bool)


@remembered()
def met(export: Export) -> pd.DataFrame:
    """The rows of `here` and of `booked` that are the same entry."""
    return pairs(here(export), booked(export))


@remembered()
def compared(export: Export) -> pd.DataFrame:
    """Invoices of this run with the entry in Exact that is most like them, and what differs."""
    table = export.invoices
    known = [name for name in ("amount", "date", "debtor") if table.has(name)]
    sure = export.entries.whole(*known)
    mine = here(export)
    mine = mine[sure[mine["row"]]]
    theirs = booked(export)
    both = met(export)
    both = both.merge(mine, left_on="here", right_on="row").merge(
        theirs, left_on="there", right_on="row", suffixes=("", "_there")
    )
    unlike = {name: _unlike(both[name], both[f"{name}_there"]) for name in CONTENT}
    both["differing"] = [
        [name for name, differs in zip(CONTENT, row, strict=True) if differs]
        for row in zip(*unlike.values(), strict=True)
    ]
    both["differences"] = both["differing"].map(len)
    return both.sort_values(["here", "differences", "there"]).drop_duplicates("here")


def _unlike(mine: pd.Series, theirs: pd.Series) -> list[bool]:
    # Totals may differ by a rounding of a cent or two.
    differs = (mine - theirs).abs() > 2 if mine.name == "total" else mine != theirs
    return (differs & mine.notna() & theirs.notna()).fillna(False).tolist()
