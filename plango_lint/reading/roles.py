"""Which file is what: by its headers or, without any, by its cells; never by its name."""

from __future__ import annotations

from collections.abc import Mapping

from plango_lint.reading import headers

ROLES = ("invoices", "debtors", "ledger", "vat", "relations", "journals", "periods", "booked")
ColumnSettings = Mapping[str, Mapping[str, str | int]]


def role_by_headers(cells: list[str], columns: ColumnSettings) -> str | None:
    """The role a header row belongs to; [columns] of the settings count as headers too."""
    return headers.role_of(cells) or _role_by_settings(cells, columns)


def _role_by_settings(cells: list[str], columns: ColumnSettings) -> str | None:
    present = {headers.fold(cell) for cell in cells}
    for role, fields in columns.items():
        named = [headers.fold(header) for header in fields.values() if isinstance(header, str)]
        if named and all(name in present for name in named):
            return role
    return None


def known_headers(cells: list[str], columns: ColumnSettings) -> int:
    """How many of these cells are headers of the role they fit best."""
    counts = [len(headers.recognised(role, cells)) for role in ROLES]
    named = {headers.fold(str(header)) for fields in columns.values() for header in fields.values()}
    return max(*counts, sum(headers.fold(cell) in named for cell in cells))
