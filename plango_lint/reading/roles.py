"""Which file is what: by its headers or, without any, by its cells; never by its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from plango_lint.notation import AMOUNTS, read_date
from plango_lint.reading import headers
from plango_lint.reading.columns import Naming, chosen_columns
from plango_lint.reading.content import columns_by_content
from plango_lint.reading.invoice_number import stands_in
from plango_lint.reading.notations import amount_form
from plango_lint.repairs import repaired

ROLES = ("invoices", "debtors", "ledger", "vat", "relations", "journals", "periods")
MOST_COLUMNS = 1000
LONGEST_HEADER = 1000
ColumnSettings = Mapping[str, Mapping[str, str | int]]


def role_by_headers(cells: Sequence[str], columns: ColumnSettings) -> str | None:
    """The role a header row belongs to; headers in [columns] of the settings count too."""
    return headers.role_of(cells) or _role_by_settings(cells, columns)


def _role_by_settings(cells: Sequence[str], columns: ColumnSettings) -> str | None:
    present = {headers.fold(cell) for cell in cells}
    for role, fields in columns.items():
        named = [headers.fold(header) for header in fields.values() if isinstance(header, str)]
        if named and all(name in present for name in named):
            return role
    return None


def known_headers(cells: Sequence[str], columns: ColumnSettings) -> int:
    """How many of these cells are headers of the role they fit best."""
    if len(cells) > MOST_COLUMNS:
        return 0
    named = {headers.fold(str(header)) for fields in columns.values() for header in fields.values()}
    counts = [len(headers.recognised(role, cells)) for role in ROLES]
    return max(*counts, sum(headers.fold(cell) in named for cell in cells if cell))


def is_header(cells: Sequence[str], columns: ColumnSettings) -> bool:
    """The first record holds the names of the columns, and no data."""
    if len(cells) > MOST_COLUMNS or max(map(len, cells), default=0) > LONGEST_HEADER:
        return False
    if role_by_headers(cells, columns) is not None:
        return True
    texts = [text for cell in cells if (text := repaired(cell))]
    if any(read_date(text) or "@" in text for text in texts):
        return False
    words = [text for text in texts if not amount_form(text).readings]
    if known_headers(cells, columns) >= 2:
        return True
    # A number of a debtor or an account is no name of a column, however many words stand beside it.
    numbers = any(text.isdigit() and len(text) > 1 for text in texts)
    return not numbers and len(words) > 0.8 * len(texts) and len(set(texts)) == len(texts)


def role_by_content(frame: pd.DataFrame, columns: ColumnSettings) -> str | None:
    """Invoices without a header that we know: by positions in the settings, else by their cells.

    Debtors look like any other list of people, so without headers nothing says what they are.
    """
    if frame.empty:
        return None
    for role, chosen in columns.items():
        fields = chosen_columns(Naming(role, None, len(frame.columns), chosen))
        if fields and len(fields) == len(chosen) and _fits(frame, fields):
            return role
    fields = columns_by_content("invoices", frame, {})
    where = {name: position for position, name in fields.items()}
    if not {"number", "date", "description"} <= where.keys():
        return None
    return "invoices" if stands_in(frame[where["number"]], frame[where["description"]]) >= 0.9 else None


def _fits(frame: pd.DataFrame, fields: dict[int, str]) -> bool:
    for position, name in fields.items():
        texts = [text for cell in frame[position].head(200) if (text := repaired(cell))]
        dates = sum(bool(read_date(text)) for text in texts)
        amounts = sum(bool(amount_form(text).readings) for text in texts)
        if (name in ("date", "due_date") and 2 * dates < len(texts)) or (
            name in AMOUNTS and 2 * amounts < len(texts)
        ):
            return False
    return True
