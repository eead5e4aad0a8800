"""Invoices here and in Exact, side by side: one row an invoice, and which of them are the same.

Identity is the number, with journal and year where both sides hold them.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from plango_lint.export import Export, remembered
from plango_lint.table import Table


@remembered
def here(export: Export) -> pd.DataFrame:
    """The invoices of this run that have a readable number; `row` is the first line of each."""
    entries = export.entries
    frame = _invoices(export.invoices, entries.first_rows)
    frame["total"] = entries.totals.iloc[frame["row"]].to_numpy()
    return frame


@remembered
def booked(export: Export) -> pd.DataFrame:
    """What is in Exact already, every entry once; empty when nothing is known of it."""
    table = export.tables.get("booked")
    if table is None:
        none = np.empty(0, dtype=np.int64)
        table = Table("booked", {}, [], none, none, none, none)
    frame = _invoices(table, np.arange(len(table)))
    frame["total"] = table["amount"].cents.iloc[frame["row"]].to_numpy()
    return frame


def _invoices(table: Table, rows: np.ndarray) -> pd.DataFrame:
    frame = pd.DataFrame(
        {
            "row": rows,
            "number": table["number"].whole.iloc[rows].to_numpy(),
            "year": years(table).iloc[rows].to_numpy(),
            "journal": table["journal"].text.iloc[rows].to_numpy(),
            "date": table["date"].dates.iloc[rows].to_numpy(),
            "debtor": table["debtor"].text.iloc[rows].to_numpy(),
        }
    )
    return frame[frame["number"].notna()].astype({"number": "int64", "year": "Int64"}).reset_index(drop=True)


def years(table: Table) -> pd.Series:
    """The book year of every row; where no cell says so, the year of its date."""
    dated = table["date"].dates.dt.year.astype("Int64")
    return table["year"].whole.fillna(dated)


def pairs(one: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """Rows (`here`, `there`) of two frames of invoices that are the same entry of Exact."""
    names = ["number", "year", "journal", "row"]
    both = one[names].merge(other[names], on="number", suffixes=("", "_there"))
    for name in ("year", "journal"):
        mine, theirs = both[name], both[f"{name}_there"]
        both = both[(mine.isna() | theirs.isna() | (mine == theirs)).fillna(True).to_numpy(dtype=bool)]
    return both.rename(columns={"row": "here", "row_there": "there"})[["here", "there"]]
