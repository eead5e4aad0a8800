"""Small PlanGo exports for the tests of reading."""

from __future__ import annotations

from typing import Any

from plango_lint.reading import read
from plango_lint.settings import Settings
from plango_lint.sources import InputFile, Source

HEADER = (
    "Boekjaar,Periode,Debiteurnummer,Datum,Naam,Factuuromschrijving,Factuurnummer,"
    "Grootboekrekening,Omschrijving,Bedrag ex. BTW,BTW code"
)
FIELDS = [
    "year", "period", "debtor", "date", "name", "description", "number", "ledger", "line_description", "amount",
    "vat_code",
]  # fmt: skip


def row(number: object, amount: str = '"870,00"', text: str = "Rijles 60 min", vat: object = 2) -> str:
    """One invoice line as PlanGo writes it."""
    return f"2024,1,934,02-01-2024,Voorbeeld J.,Factuur {number},{number},810200,{text},{amount},{vat}"


def export(*lines: str, header: str | None = HEADER, end: str = "\r\n") -> str:
    """A header row and lines, each with its line end."""
    return "".join(line + end for line in ([] if header is None else [header]) + list(lines))


def read_one(content: str | bytes, settings: Settings | None = None, **more: Any) -> Source:
    """The one source of a file."""
    data = content.encode() if isinstance(content, str) else content
    [source] = read(InputFile("facturen.csv", data, **more), settings or Settings())
    return source


def cells(source: Source, field: str) -> list[str]:
    """The cells of a field."""
    column = source.column_of(field)
    assert column is not None
    found: list[str] = source.frame[column.position - 1].tolist()
    return found


def left_out(source: Source) -> list[tuple[str, int, int]]:
    """Reason, physical line and spreadsheet row of what was left out."""
    return [(record.reason, record.line, record.row) for record in source.left_out]
