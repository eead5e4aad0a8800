"""What is in Exact already, as one table: a row per booked invoice, whatever sources it came from.

What Exact says itself goes before what PlanGo exported: an entry may have been corrected since. So
an entry that several kinds of sources hold is one row, that of the first of KINDS; what that source
does not hold, it takes from the next.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from plango_lint.books import transactions
from plango_lint.books.entries import Entries
from plango_lint.books.identity import pairs
from plango_lint.column import Column
from plango_lint.sources import Source
from plango_lint.table import Table, no_cells

KINDS = ("transactions", "audit-file", "register", "earlier")
FIELDS = ("number", "year", "period", "journal", "date", "debtor", "cents", "text", "ledger")
SALES_JOURNAL = "20"


@dataclass
class _Part:
    """Booked invoices of one kind of source. `frame` has FIELDS, and the position in `table` as `row`."""

    kind: str
    table: Table
    frame: pd.DataFrame


def booked_of(tables: Mapping[str, Table], sales_journals: Collection[str]) -> Table | None:
    """The table "booked", from transaction lists, audit files, the register and earlier exports; None without any.

    `text` holds one line per invoice line: description, tab, cents; `ledger` the accounts they
    stand on, one a line; `source` names the file and `kind` what it is.
    """
    parts = [part for part in _parts(tables, sales_journals) if len(part.frame)]
    if not parts:
        return None
    return _table(_merged([part.frame.assign(part=index) for index, part in enumerate(parts)]), parts)


def _parts(tables: Mapping[str, Table], sales_journals: Collection[str]) -> list[_Part]:
    found = []
    if (lines := tables.get("transactions")) is not None and len(lines):
        journals = {*sales_journals, *_of_type(tables.get("journals"), (SALES_JOURNAL,))}
        accounts = _of_type(tables.get("ledger"), transactions.NOT_REVENUE)
        found.append(_Part("transactions", lines, transactions.invoices(lines, journals, accounts)))
    if (entries := tables.get("booked")) is not None and len(entries):
        found.append(_Part("audit-file", entries, _of_entries(entries)))
    if (registered := tables.get("registered")) is not None and len(registered):
        found.append(_Part("register", registered, _of_entries(registered)))
    if (earlier := tables.get("earlier")) is not None and len(earlier):
        found.append(_Part("earlier", earlier, _of_exports(earlier)))
    return found


def _of_type(table: Table | None, types: Sequence[str]) -> set[str]:
    if table is None or not table.has("type"):
        return set()
    return set(table["code"].text[table["type"].text.isin(types)].dropna())


def _of_entries(table: Table) -> pd.DataFrame:
    """Of a source with a row an invoice already: audit files, the register."""
    names = ("number", "year", "period", "journal", "debtor")
    return pd.DataFrame(
        {
            **{name: table[name].text for name in names},
            "date": table["date"].dates,
            "cents": table["amount"].cents,
            **{name: table[name].raw.replace("", np.nan) for name in ("text", "ledger")},
            "row": np.arange(len(table)),
        }
    )


def _of_exports(earlier: Table) -> pd.DataFrame:
    """Earlier PlanGo exports as booked invoices."""
    entries = Entries(earlier)
    first = entries.first_rows
    names = ("number", "year", "period", "journal", "debtor")
    frame = pd.DataFrame({name: earlier[name].text.iloc[first].to_numpy() for name in names}, dtype="str")
    frame["date"] = earlier["date"].dates.iloc[first].to_numpy()
    frame["cents"] = _totals(earlier, entries)
    frame["text"] = _joined(line_keys(earlier), entries)
    frame["ledger"] = _joined(earlier["ledger"].text.fillna(""), entries)
    return frame.assign(row=first)


def _totals(earlier: Table, entries: Entries) -> pd.Series:
    # An invoice with an unreadable line has no total to compare with.
    lacking = earlier["amount"].cents.isna().to_numpy(dtype=bool)
    totals = entries.totals.mask(entries.beside(lacking))
    return totals.iloc[entries.first_rows].reset_index(drop=True)


def line_keys(table: Table) -> pd.Series:
    """Description and cents of every row, as one text to compare lines by."""
    description = Column(table, "line_description").text.fillna("")
    return description + "\t" + table["amount"].cents.astype("str").fillna("")


def _joined(texts: pd.Series, entries: Entries) -> pd.Series:
    joined = texts.groupby(entries.entry).agg("\n".join)
    return joined.reindex(entries.entry[entries.first_rows]).reset_index(drop=True).astype("str")


def _merged(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """All invoices; one that an earlier frame holds too only completes the row there."""
    result = frames[0]
    for frame in frames[1:]:
        twins = _twins(result, frame)
        known = frame.iloc[twins["there"]].set_axis(twins["here"])
        for name in FIELDS:
            result[name] = result[name].fillna(known[name].reindex(result.index))
        result = pd.concat([result, frame.drop(frame.index[twins["there"]])], ignore_index=True)
    return result


def _twins(here: pd.DataFrame, there: pd.DataFrame) -> pd.DataFrame:
    """Positions of rows that are one entry of Exact, each row in one pair at the most."""
    both = pairs(*(_identities(frame) for frame in (here, there)))
    return both.drop_duplicates("there").drop_duplicates("here")


def _identities(frame: pd.DataFrame) -> pd.DataFrame:
    found = pd.DataFrame(
        {
            "number": pd.to_numeric(frame["number"], errors="coerce"),
            "stated": pd.to_numeric(frame["year"], errors="coerce"),
            "dated": frame["date"].dt.year,
            "journal": frame["journal"],
            "row": np.arange(len(frame)),
        }
    )
    return found.dropna(subset=["number"]).astype({"stated": "Int64", "dated": "Int64"})


def _table(frame: pd.DataFrame, parts: Sequence[_Part]) -> Table:
    sources: list[Source] = [source for part in parts for source in part.table.sources]
    starts = np.cumsum([0, *(len(part.table.sources) for part in parts[:-1])])
    part, row = frame["part"].to_numpy(), frame["row"].to_numpy()

    def taken(of: Callable[[Table], np.ndarray]) -> np.ndarray:
        """What every row has in the table it comes from."""
        values = np.zeros(len(frame), dtype=np.int64)
        for index, one in enumerate(parts):
            values[part == index] = of(one.table)[row[part == index]]
        return values

    source_of = taken(lambda table: table.source_of) + starts[part]
    names = [name for name in FIELDS if name != "cents" and frame[name].notna().any()]
    cells = {name: frame[name].astype("str") for name in names if name != "date"}
    if "date" in names:
        cells["date"] = frame["date"].dt.strftime("%d-%m-%Y").astype("str")
    cells["source"] = pd.Series([sources[index].path for index in source_of], dtype="str")
    cells["kind"] = pd.Series([parts[index].kind for index in part], dtype="str")
    cells["amount"] = no_cells(len(frame))
    return Table(
        name="booked",
        cells=cells,
        sources=sources,
        source_of=source_of,
        lines=taken(lambda table: table.lines),
        rows=taken(lambda table: table.rows),
        within=taken(lambda table: table.within),
        typed={
            ("amount", "cents"): frame["cents"].astype("Int64"),
            ("date", "dates"): frame["date"].astype("datetime64[s]"),
        },
    )
