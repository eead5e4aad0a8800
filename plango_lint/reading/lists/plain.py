"""Lists that are records: Exact's search lists as exported or saved again by Excel, people's own.

The dialect (UTF-16 and TAB, UTF-8 or windows-1252 and `;`) is read before this. Here headers
become fields, and values the one form of values.py, so that rules never ask who made a list.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from plango_lint import notation
from plango_lint.distinct import Distinct
from plango_lint.reading.headers import recognised
from plango_lint.reading.lists import values
from plango_lint.repairs import repaired
from plango_lint.sources import Source, SourceColumn

# What a list proves nothing without: of each of these, one. A transaction list is lines of entries, never complete.
KEYS: dict[str, tuple[tuple[str, ...], ...]] = {
    "ledger": (("code",),),
    "vat": (("code",),),
    "relations": (("code",),),
    "journals": (("code",),),
    "periods": (("year",), ("period",)),
    "transactions": (("number", "invoice_number", "reference"),),
}
LIST_ROLES = tuple(KEYS)
_VALUES: dict[tuple[str, str], values.Value] = {
    ("ledger", "balance"): values.balance,
    ("ledger", "type"): values.account_type,
    ("ledger", "cost_centre_use"): values.cost_centre_use,
    ("vat", "type"): values.vat_type,
    ("vat", "transaction"): values.transaction,
    ("vat", "percentage"): values.percentage,
    ("relations", "status"): values.status,
    ("journals", "type"): values.journal_type,
    ("periods", "closed"): values.closed,
    ("transactions", "type"): values.transaction_type,
}
_CODES = frozenset(
    ["code", "vat_code", "journal", "year", "period", "number", "debtor", "ledger", "invoice_number", "line"]
)
_DATES = frozenset(("from", "until", "end_date", "date"))


def from_records(
    role: str,
    headers: Sequence[str],
    rows: Sequence[Sequence[str]],
    lines: Sequence[int],
    *,
    columns: Mapping[int, str] | None = None,
    **known: Any,
) -> Source:
    """A list's Source. `rows` come without the header row, `lines` say where each stands.

    `columns` (0-based position -> field) goes over what the headers say; `known` are further
    attributes of the Source: path, sha256, encoding, delimiter.
    A list without the column that makes it one keeps its headers and has no role.
    """
    source = Source(**{"path": "", "sha256": "", **known})
    source.role = role
    fields = columns or recognised(role, headers)
    source.columns = tuple(
        SourceColumn(position + 1, header, fields.get(position)) for position, header in enumerate(headers)
    )
    width = len(headers)
    cells = [[row[i] if i < len(row) else "" for row in rows] for i in range(width)]
    source.frame = pd.DataFrame({i: pd.Series(column, dtype="str") for i, column in enumerate(cells)})
    source.lines = source.rows = np.array(lines, dtype=np.int64)
    return normalised(source)


def normalised(source: Source) -> Source:
    """The same list, its cells in the one form; for sources whose columns have their fields."""
    role = source.role or ""
    fields = {column.field for column in source.columns}
    if any(fields.isdisjoint(names) for names in KEYS.get(role, ())):
        source.role = None  # somebody's other list: unknown-file names its headers
        source.unrecognised_headers = tuple(column.header or "" for column in source.columns)
        return source
    source.complete = role != "transactions"
    for column in source.columns:
        if column.field is not None:
            source.frame[column.position - 1] = _column(role, column.field, source.frame[column.position - 1])
    _note_notations(source)
    return _without_keyless_rows(source)


def _column(role: str, field: str, cells: pd.Series) -> pd.Series:
    if field in _DATES:
        return _dates(cells)
    value = _value(role, field)
    return cells.astype("str") if value is None else _each(cells, value)


def _value(role: str, field: str) -> values.Value | None:
    if (role, field) in _VALUES:
        return _VALUES[role, field]
    if field == "blocked":
        return values.yes_or_no
    return values.code if field in _CODES else None


def _each(cells: pd.Series, value: Callable[[str], str]) -> pd.Series:
    distinct = Distinct.of(cells)
    done = pd.array([*map(value, distinct.texts), value("")], dtype="str")
    return pd.Series(done.take(distinct.codes))  # -1, nothing: the last one


def _dates(cells: pd.Series) -> pd.Series:
    """Dates as dd-mm-yyyy, read in the notation most of the column uses."""
    texts = _each(cells, repaired)
    readings = {text: notation.read_date(text) for text in texts.unique()}
    times = texts.value_counts()
    wanted = notation.notation_of_dates((readings[text], int(times[text])) for text in readings)

    def plain(text: str) -> str:
        reading = readings.get(text)
        if not reading:
            return values.serial_date(text)
        return f"{reading.get(wanted or '') or next(iter(reading.values())):%d-%m-%Y}"

    return _each(texts, plain)


def _note_notations(source: Source) -> None:
    if any(column.field in _DATES for column in source.columns):
        source.date_notation = notation.PLANGO_DATE
    if amount := source.column_of("amount"):
        texts = source.frame[amount.position - 1].map(repaired).value_counts()
        forms = ((notation.read_amount(str(text)), int(times)) for text, times in texts.items() if text)
        source.number_notation = notation.notation_of_amounts(forms)


def _without_keyless_rows(source: Source) -> Source:
    """Blank rows, headings and totals of a list have no code; they are no part of it."""
    keep = pd.Series(True, index=source.frame.index)
    for names in KEYS.get(source.role or "", ()):
        columns = [column.position - 1 for name in names if (column := source.column_of(name))]
        keep &= (source.frame[columns] != "").any(axis=1)
    kept = keep.to_numpy(dtype=bool)
    source.frame = source.frame[kept].reset_index(drop=True)
    source.lines, source.rows = source.lines[kept], source.rows[kept]
    return source
