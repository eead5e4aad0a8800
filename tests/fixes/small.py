"""Small files mended: what goes in, and the bytes that come out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from plango_lint import settings
from plango_lint.example_files import AS_OF
from plango_lint.sources import InputFile
from tests.fixes.copies import Copy, mended_copy

HEADER = (
    "Factuurnummer,Datum,Debiteurnummer,Factuuromschrijving,Boekjaar,Periode,Grootboekrekening,Omschrijving,"
    "Bedrag ex. BTW,BTW code"
)
PATH = "facturen.csv"
VAT = """\
Code,Omschrijving,Type,Transactietype,Percentage,Van,Tot en met,Geblokkeerd
0,Geen btw,N,B,0,,,Nee
1,Btw laag exclusief,E,B,9,01-01-2019,,Nee
2,Btw hoog exclusief,E,B,21,01-10-2012,,Nee
4,Btw hoog inclusief,I,B,21,01-10-2012,,Nee
5,Btw hoog inkoop,E,P,21,01-10-2012,,Nee
7,Btw hoog oud,E,S,21,01-10-2012,,Ja
"""
LEDGER = """\
Code,Omschrijving,Balans / Winst & Verlies,Geblokkeerd
1900,Vooruitbetaald,Balans,Nee
810200,Omzet rijlessen,Winst & Verlies,Nee
810300,Omzet theorie,Winst & Verlies,Ja
"""


def row(
    number: str = "202400005",
    *,
    date: str = "15-01-2024",
    debtor: str = "934",
    description: str | None = None,
    year: str = "2024",
    period: str = "1",
    ledger: str = "810200",
    text: str = "Rijles 60 min",
    amount: str = '"870,00"',
    vat: str = "2",
) -> str:
    """A line as it stands in the file, without its line end; cells are written as they are given."""
    description = f"Factuur {number}" if description is None else description
    return f"{number},{date},{debtor},{description},{year},{period},{ledger},{text},{amount},{vat}"


def export(*rows: str, end: str = "\r\n", header: str | None = HEADER) -> str:
    """The text of a file, with a line end behind the last row too."""
    return "".join(line + end for line in ([header] if header else []) + [*rows])


def copy(
    data: str | bytes,
    *,
    unsafe: bool = False,
    config: str = "",
    role: str | None = None,
    others: Mapping[str, str | bytes] | None = None,
) -> Copy:
    """The file, between other files, before and after its repairs."""
    files = [InputFile(PATH, _bytes(data), role=role)]
    files += [
        InputFile(path, _bytes(content), earlier=path.startswith("verwerkt"))
        for path, content in (others or {}).items()
    ]
    given = settings.parse(config, Path()) if config else settings.Settings()
    return mended_copy(files, replace(given, as_of=AS_OF, language="en"), unsafe=unsafe)


def mended(data: str | bytes, path: str = PATH, **more: object) -> bytes:
    """The bytes of the file after its repairs; mending them once more must change nothing."""
    made = copy(data, **more)  # type: ignore[arg-type]
    assert not made.again.changes
    assert not [rule for rule in (*made.report.rules, *made.left.rules) if rule.status == "crashed"]
    return next(file.data for file in made.mended.files if file.path == path)


def text(data: str | bytes, path: str = PATH, **more: object) -> str:
    """The same of a file in UTF-8."""
    return mended(data, path, **more).decode()


def _bytes(data: str | bytes) -> bytes:
    return data.encode() if isinstance(data, str) else data
