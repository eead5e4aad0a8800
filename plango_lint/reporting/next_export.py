"""From where the next export out of PlanGo starts, when these invoices are in Exact."""

from __future__ import annotations

import numpy as np
import pandas as pd

from plango_lint.books.identity import booked
from plango_lint.books.series import numbering
from plango_lint.export import Export
from plango_lint.findings import NextExport

RECENT = pd.Timedelta(
    days=31
)  # a series without an invoice for so long before the last one is not gone on with
MOST = 3


def next_export(export: Export) -> NextExport | None:
    """The numbers behind the last ones of every series that is gone on with, and the date of the last invoice:
    more may have been made on that day. None without a number or a date."""
    if not export.has("invoices.number") or not export.has("invoices.date"):
        return None
    every = numbering(export).all
    every = every[every["series"].isin(every["series"][every["here"] >= 0])]
    if every.empty:
        return None
    dates = np.fmax(_dates_here(export, every["here"]), _dates_there(export, every["there"]))
    last = every.assign(date=dates).groupby("series").agg({"number": "max", "date": "max"}).dropna()
    if last.empty:
        return None
    newest = last["date"].max()
    numbers = sorted(last["number"][last["date"] >= newest - RECENT] + 1)
    return NextExport(tuple(map(int, numbers[:MOST])), f"{newest:%Y-%m-%d}")


def _dates_here(export: Export, rows: pd.Series) -> np.ndarray:
    """The date of each of these rows; NaT for -1."""
    dates = np.append(export.invoices["date"].dates.to_numpy(), np.datetime64("NaT", "s"))
    return dates[rows.to_numpy()]


def _dates_there(export: Export, rows: pd.Series) -> np.ndarray:
    known = booked(export).drop_duplicates("row").set_index("row")["date"]
    return known.reindex(rows).to_numpy()
