"""The register's invoices as a table, and the invoices of an export as the register keeps them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

import numpy as np
import pandas as pd

from plango_lint.books.booked import line_keys
from plango_lint.books.entries import Entries, ascending, entries_of, series, years
from plango_lint.register.meeting import FIELDS, Sought, Span
from plango_lint.register.model import Debtor, File, Invoice
from plango_lint.sources import Source
from plango_lint.table import Table, no_cells

_HASH = "sha256:"


def hashed(lines: pd.Series) -> pd.Series:
    """The lines of each invoice as the register holds them: what they say cannot be read from it."""
    return lines.map(_hashed).astype("str")


def _hashed(text: object) -> object:
    if not isinstance(text, str) or text.startswith(_HASH):
        return text
    return _HASH + sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def sought(invoices: Table) -> Sought:
    """What to look for in the register, for these invoice lines."""
    entries = entries_of(invoices.unblamed())
    rows = entries.first_rows
    debtor, dates = invoices["debtor"], invoices["date"].dates.iloc[rows]
    frame = pd.DataFrame(
        {
            "number": entries.number.iloc[rows].to_numpy(),
            "year": years(invoices).iloc[rows].to_numpy(),
            "total": entries.totals.iloc[rows].to_numpy(),
        }
    )
    credited = debtor.text_of(rows[(frame["total"] < 0).fillna(False).to_numpy(dtype=bool)])
    debtors = dict.fromkeys(debtor.used) | _dates_of(debtor.category.iloc[rows], dates)
    return Sought(_spans(frame), debtors, set(credited.dropna()), invoices["ledger"].used)


def _dates_of(debtors: pd.Series, dates: pd.Series) -> dict[str, tuple[str, str] | None]:
    """The first and last date of each debtor's invoices, as far as they can be read."""
    found = pd.DataFrame({"debtor": debtors.array, "date": dates.array}).dropna()
    bounds = found.groupby("debtor", observed=True)["date"].agg(["min", "max"])
    written = (np.datetime_as_string(bounds[name].to_numpy(), unit="D").tolist() for name in bounds)
    return dict(zip(bounds.index.tolist(), zip(*written, strict=True), strict=True))


def book_years(invoices: Table) -> list[int]:
    """The last book year of these invoice lines and the one before; none when no year can be read."""
    last = years(invoices).max()
    return [] if pd.isna(last) else [int(last) - 1, int(last)]


def _spans(frame: pd.DataFrame) -> list[Span]:
    held = frame.dropna(subset=["number"])
    found = [Span(first, last) for first, last in _ends(held["number"])]
    numbered = held.assign(year=held["year"].ffill().bfill()).dropna(subset=["year"])
    for year in numbered["year"].unique().tolist():
        part = numbered["number"][(numbered["year"] == year).to_numpy(dtype=bool)]
        found += [Span(first, last, year) for first, last in _ends(part)]
    return found


def _ends(numbers: pd.Series) -> Iterable[tuple[int, int]]:
    known = ascending(numbers.to_numpy(dtype=np.int64))
    which = series(known)
    for part in np.split(known, np.flatnonzero(np.diff(which)) + 1):
        if len(part):
            yield int(part[0]), int(part[-1])


def table_of(rows: Sequence[tuple[Any, ...]]) -> Table | None:
    """What the register gave, as booked invoices; None when it holds nothing.

    Columns are those of the table "booked". `text` is the hash of the lines, `ledger` the accounts they
    stand on, one a line; the sources are the registered files, with the day of their import.
    """
    if not rows:
        return None
    frame = pd.DataFrame(list(rows), columns=list(FIELDS))
    source_of, sums = pd.factorize(frame["sha256"])
    first = frame.drop_duplicates("sha256")[["name", "time"]]
    sources = [
        Source(str(name), str(one), "inline", "booked", complete=False, imported=day_of(str(time)))
        for one, (name, time) in zip(sums, first.itertuples(index=False), strict=True)
    ]
    dates = pd.to_datetime(frame["date"], format="%Y-%m-%d", errors="coerce").astype("datetime64[s]")
    whole = {name: frame[name].astype("Int64").astype("str") for name in ("number", "year", "period")}
    texts = {name: frame[name].astype("str") for name in ("journal", "debtor", "ledger")}
    cells = {
        **whole,
        **texts,
        "text": frame["content"].astype("str"),
        "date": dates.dt.strftime("%d-%m-%Y").astype("str"),
        "amount": no_cells(len(frame)),
        "source": frame["name"].astype("str"),
        "kind": pd.Series(["register"] * len(frame), dtype="str"),
    }
    return Table(
        name="booked",
        cells=cells,
        sources=sources,
        source_of=source_of,
        lines=np.ones(len(frame), dtype=np.int64),
        rows=np.ones(len(frame), dtype=np.int64),
        within=np.zeros(len(frame), dtype=np.int64),
        typed={("amount", "cents"): frame["total"].astype("Int64"), ("date", "dates"): dates},
    )


def day_of(time: str) -> Any:
    """The user's own day of a registered time."""
    return datetime.fromisoformat(time).astimezone().date()


def files_of(tables: Mapping[str, Table], named: Collection[str] | None = None) -> list[File]:
    """The exports of a run as the register keeps them; only those of these paths, when they are named."""
    found = []
    if (invoices := tables.get("invoices")) is not None:
        kept = _invoices(invoices)
        for index, source in enumerate(invoices.sources):
            if named is not None and source.path not in named:
                continue
            own = tuple(invoice for at, invoice in kept if at == index)
            found.append(File(_name(source), source.sha256, "invoices", own))
    if (debtors := tables.get("debtors")) is not None:
        for index, source in enumerate(debtors.sources):
            if named is not None and source.path not in named:
                continue
            own_debtors = _debtors(debtors, np.flatnonzero(debtors.source_of == index))
            found.append(File(_name(source), source.sha256, "debtors", debtors=own_debtors))
    return found


def _name(source: Source) -> str:
    """The file's own name, in characters that every reader knows."""
    return source.path.rpartition("/")[2].encode("utf-8", "replace").decode("utf-8")


def _invoices(table: Table) -> list[tuple[int, Invoice]]:
    """Each invoice with a readable number, and the file it stands in."""
    entries = Entries(table)
    first = entries.first_rows[entries.number.iloc[entries.first_rows].notna().to_numpy()]
    entry = entries.entry[first]
    described = table["line_description"].raw.notna().iloc[first]
    numbers = entries.number.iloc[first].to_numpy(dtype=np.int64)
    ledger = table["ledger"].text.groupby(entries.entry).unique()
    lacking = entries.beside(table["amount"].cents.isna().to_numpy(dtype=bool))
    columns = {
        "number": numbers,
        "series": _first_of_series(numbers),
        "journal": table["journal"].text_of(first),
        "year": years(table).iloc[first],
        "period": table["period"].whole.iloc[first],
        "date": table["date"].dates.iloc[first].dt.strftime("%Y-%m-%d"),
        "debtor": table["debtor"].text_of(first),
        "total": entries.totals.mask(lacking).iloc[first],
        "lines": pd.Series(entries.entry).groupby(entries.entry).size().loc[entry],
        "content": _contents(table, entries, entry).where(described.to_numpy()),
        "ledger": [tuple(str(code) for code in ledger[one] if isinstance(code, str)) for one in entry],
    }
    records = zip(*(map(_plain, values) for values in columns.values()), strict=True)
    made = (Invoice(**dict(zip(columns, record, strict=True))) for record in records)
    return list(zip(table.source_of[first].tolist(), made, strict=True))


def _contents(table: Table, entries: Entries, entry: np.ndarray) -> pd.Series:
    texts = line_keys(table).groupby(entries.entry).agg("\n".join).reindex(entry)
    return hashed(texts).reset_index(drop=True)


def _first_of_series(numbers: np.ndarray) -> np.ndarray:
    ascending, at = np.unique(numbers, return_inverse=True)
    which = series(ascending)
    return ascending[np.searchsorted(which, which[at])] if len(numbers) else numbers


def _plain(value: Any) -> Any:
    """A value of pandas as Python's own; what is missing is None."""
    if isinstance(value, str | tuple):
        return value
    return None if pd.isna(value) else int(value)


def _debtors(table: Table, rows: np.ndarray) -> tuple[Debtor, ...]:
    codes = table["code"].text.iloc[rows]
    first, last = (table[name].text.iloc[rows].fillna("") for name in ("first_name", "last_name"))
    names = table["name"].text.iloc[rows].fillna((first + " " + last).str.strip())
    pairs = {code: name or None for code, name in zip(codes, names, strict=True) if isinstance(code, str)}
    return tuple(Debtor(code, name) for code, name in pairs.items())
