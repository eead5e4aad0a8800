"""Registers in tests: files put in one without the command, and rows without files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from plango_lint.books.registered import files_of
from plango_lint.register import File, Invoice, Register
from plango_lint.run import export_of
from plango_lint.settings import Settings
from plango_lint.sources import InputFile

TIME = "2024-02-03T12:00:00+00:00"
PLACE = Path(".plango-lint") / "register.sqlite3"


def register_file(path: Path, register: Register) -> None:
    """One run of one export."""
    export = export_of([InputFile(path.name, path.read_bytes())], Settings())
    assert register.add(files_of(export.tables), TIME) is not None


def invoice(number: int, **facts: object) -> Invoice:
    """An invoice of which only what matters is named."""
    plain: dict[str, object] = {
        "series": number,
        "journal": None,
        "year": 2024,
        "period": 1,
        "date": "2024-01-15",
        "debtor": "934",
        "total": 6000,
        "lines": 1,
        "content": None,
    }
    return Invoice(number, **(plain | facts))  # type: ignore[arg-type]


def file(name: str, invoices: Iterable[Invoice], refused: Iterable[Invoice] = ()) -> File:
    """A file whose name stands for its content."""
    return File(f"{name}.csv", f"sum of {name}", "invoices", tuple(invoices), tuple(refused))
