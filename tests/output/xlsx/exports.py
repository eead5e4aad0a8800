"""Small exports for the tests of the workbook: rows by hand, read and reported on for real."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from plango_lint import Settings
from plango_lint.findings import Report
from plango_lint.run import lint_files
from plango_lint.sources import InputFile

HEADER = (
    "Factuurnummer", "Debiteurnummer", "Datum", "Boekjaar", "Periode", "Grootboekrekening", "Omschrijving",
    "Bedrag ex. BTW", "BTW code",
)  # fmt: skip


def line(number: int, **changes: str) -> list[str]:
    """A line without a fault; `changes` by the header, its spaces and points as `_`."""
    usual = [
        str(202400000 + number),
        "0934",
        "02-01-2024",
        "2024",
        "1",
        "8000",
        "Rijles 60 min",
        "56,00",
        "2",
    ]
    names = [header.replace(" ", "_").replace(".", "_") for header in HEADER]
    for name, text in changes.items():
        usual[names.index(name)] = text
    return usual


def text_of(rows: Sequence[Sequence[str]], header: Sequence[str] = HEADER) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows([header, *rows])
    return out.getvalue()


def report_on(text: str, path: str = "facturen.csv", role: str | None = None, **changes: object) -> Report:
    return lint_files([InputFile(path, text.encode(), role=role)], Settings(**changes))  # type: ignore[arg-type]
