"""Small invoice exports to split: every line its own record, and only what matters named."""

from __future__ import annotations

from pathlib import Path

from plango_lint.cli import run

HEADER = (
    "Factuurnummer,Datum,Debiteurnummer,Factuuromschrijving,Boekjaar,Periode,Grootboekrekening,Omschrijving,"
    "Bedrag ex. BTW,BTW code\n"
)
UNREADABLE = '"1,2,3"'


def row(
    number: object,
    amount: str = '"870,00"',
    *,
    debtor: str = "934",
    text: str = "Rijles 60 min",
    end: str = "\n",
) -> str:
    return f"{number},15-01-2024,{debtor},Factuur {number},2024,1,810200,{text},{amount},2{end}"


def with_reason(record: str, reason: str, end: str = "\n") -> str:
    return f"{record.removesuffix(end)},{reason}{end}"


def split(*words: str, language: str = "en") -> int:
    """Runs the command in the current folder; gives the exit code."""
    return run(["split", *words, "--language", language, "--as-of", "2024-02-01"])


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def text_of(path: Path) -> str:
    """What is in a file, with its own line ends."""
    return path.read_bytes().decode()
