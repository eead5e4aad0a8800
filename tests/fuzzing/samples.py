"""Small whole files of every kind that is read, for damaging: a month as it is handed over, all lists beside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.administration import clean, write
from tests.administration.features import Features
from tests.fuzzing.shapes import Files

MOST_LINES = (
    24  # of a file with lines: what goes wrong does so in a few, and a fuzzer reads files by the thousand
)
SETTINGS = "plango-lint.toml"
_MONTH: Features = {
    "invoices": 60,
    "debtors": True,
    "earlier": True,
    "earlier_as": frozenset({"export", "transactions", "audit-file"}),
    "lists": frozenset({"ledger", "vat", "relations", "journals", "periods"}),
    "forms": {"journals": "workbook", "relations": "simple"},
    "mapping": True,
    "columns": frozenset({"journal", "vat_amount", "invoice_total"}),
}


@cache
def samples() -> Files:
    """Name in the folder -> content; always the same."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        write(clean(11, **_MONTH), folder)
        files = sorted(file for file in folder.rglob("*") if file.is_file())
        return {file.relative_to(folder).as_posix(): _short(file) for file in files}


def _short(file: Path) -> bytes:
    data = file.read_bytes()
    if file.suffix not in (".csv", ".txt"):
        return data
    end = b"\n\x00" if b"\x00" in data else b"\n"  # UTF-16
    lines = data.split(end)
    return end.join([*lines[:MOST_LINES], b""]) if len(lines) > MOST_LINES else data
