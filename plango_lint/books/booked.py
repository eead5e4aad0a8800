"""What is in Exact already, as one table: a row per booked invoice, whatever source it came from."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from plango_lint.books.entries import Entries
from plango_lint.table import Column, Table

FIELDS = ("number", "year", "journal", "date", "debtor", "amount", "text", "source")


KINDS = ("register", "earlier")  # what the register says goes first: it knows what Exact refused


def booked_of(tables: Mapping[str, Table]) -> Table | None:
    """All that is booked as one table; None when nothing is."""
    register, earlier = tables.get("registered"), tables.get("earlier")
    exports = from_exports(earlier) if earlier is not None and len(earlier) else None
    if register is None or exports is None:
        return register or exports
    return _below(register, exports)


def _below(one: Table, other: Table) -> Table:
    names = dict.fromkeys((*one.cells, *other.cells))
    typed = dict.fromkeys((*one.typed, *other.typed))
    return Table(
        name="booked",
        cells={name: pd.concat([one[name].raw, other[name].raw], ignore_index=True) for name in names},
        sources=[*one.sources, *other.sources],
        source_of=np.r_[one.source_of, other.source_of + len(one.sources)],
        lines=np.r_[one.lines, other.lines],
        rows=np.r_[one.rows, other.rows],
        within=np.r_[one.within, other.within],
        typed={
            (name, form): pd.concat([getattr(part[name], form) for part in (one, other)], ignore_index=True)
            for name, form in typed
        },
    )


def from_exports(earlier: Table) -> Table:
    """Earlier PlanGo exports as booked invoices.

    `text` holds one line per invoice line: description, tab, cents; `source` names the file.
    """
    entries = Entries(earlier)
    first = entries.first_rows
    cells = {
        name: earlier[name].text.iloc[first].reset_index(drop=True)
        for name in ("number", "year", "period", "journal", "date", "debtor")
        if earlier.has(name)
    }
    cells["source"] = pd.Series([earlier.sources[i].path for i in earlier.source_of[first]], dtype="str")
    cells["kind"] = pd.Series(["earlier"] * len(first), dtype="str")
    cells["text"] = _texts(earlier, entries)
    cells["amount"] = pd.Series(np.full(len(first), np.nan), dtype="str")
    typed = {("amount", "cents"): _totals(earlier, entries)}
    if earlier.has("date"):
        typed["date", "dates"] = earlier["date"].dates.iloc[first].reset_index(drop=True)
    return Table(
        name="booked",
        cells=cells,
        sources=earlier.sources,
        source_of=earlier.source_of[first],
        lines=earlier.lines[first],
        rows=earlier.rows[first],
        within=earlier.within[first],
        typed=typed,
    )


def _totals(earlier: Table, entries: Entries) -> pd.Series:
    # An invoice with an unreadable line has no total to compare with.
    lacking = entries.numbered & ~earlier["amount"].cents.notna().to_numpy(dtype=bool)
    totals = entries.totals.mask(np.isin(entries.entry, entries.entry[lacking]))
    return totals.iloc[entries.first_rows].reset_index(drop=True)


def line_keys(table: Table) -> pd.Series:
    """Description and cents of every row, as one text to compare lines by."""
    description = Column(table, "line_description").text.fillna("")
    return description + "\t" + table["amount"].cents.astype("str").fillna("")


def _texts(earlier: Table, entries: Entries) -> pd.Series:
    joined = line_keys(earlier).groupby(entries.entry).agg("\n".join)
    return joined.reindex(entries.entry[entries.first_rows]).reset_index(drop=True).astype("str")
