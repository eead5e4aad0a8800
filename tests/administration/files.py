"""The files of an administration: which text and bytes stand in each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from . import cells, exact, sheets
from .audit import audit_file
from .records import Line, Role
from .search_list import transaction_list
from .toml import toml_text

if TYPE_CHECKING:
    from .books import Administration


def write(administration: Administration, folder: Path) -> dict[Role, Path]:
    """Writes every file; gives the path of each."""
    files = {role: folder / path for role, path in administration.written_paths().items()}
    contents = [(path, content(administration, role)) for role, path in files.items()]
    contents += [(folder / path, extra) for path, extra in administration.extra_files.items()]
    for path, written in contents:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written)
    return files


def content(administration: Administration, role: Role) -> bytes:
    if role in administration.overridden:
        return administration.overridden[role]
    if role == "settings":
        return text(administration, role).encode()
    if role in administration.layouts:
        return cells.file_bytes(text(administration, role), administration.layouts[role])
    form = Random(f"{administration.seed}/{role}")  # noqa: S311
    if role in ("transactions", "audit-file", "audit-file-before"):
        return _of_exact(administration, role, form)
    if administration.paths[role].endswith(".xlsx"):
        return _workbook(administration, role, form.randint(0, 3))
    return _list(administration, role)


def text(administration: Administration, role: Role) -> str:
    if role == "settings":
        return toml_text(administration.settings)
    layout = administration.layouts[role]
    return cells.sheet_text(administration.records(role), rows(administration, role), layout)


def rows(administration: Administration, role: Role) -> list[str]:
    """The physical rows of one of PlanGo's files, whatever stands in `written`."""
    layout = administration.layouts[role]
    return [cells.row_text(texts, layout) for texts in table(administration, role)]


def table(administration: Administration, role: Role) -> list[dict[str, str]]:
    """The cells of one of PlanGo's files, row by row; also those of fields without a column."""
    if role == "debtors":
        return [cells.debtor_cells(debtor, administration.layouts[role]) for debtor in administration.debtors]
    lines = administration.earlier if role == "earlier" else administration.lines
    return _invoice_table(administration, role, lines)


def invoice_file(administration: Administration, lines: list[Line]) -> bytes:
    layout = administration.layout
    written = [cells.row_text(texts, layout) for texts in _invoice_table(administration, "invoices", lines)]
    return cells.file_bytes(cells.sheet_text(lines, written, layout), layout)


def _invoice_table(administration: Administration, role: Role, lines: list[Line]) -> list[dict[str, str]]:
    names = {person.code: person.name for person in administration.people}
    texts = cells.InvoiceCells(lines, administration.layouts[role], administration.vat, names)
    return [texts.of(line) for line in lines]


def _workbook(administration: Administration, role: Role, title: int) -> bytes:
    years = sorted({line.year for line in administration.lines})
    made: dict[Role, Callable[[], bytes]] = {
        "ledger": lambda: sheets.ledger(administration.ledger, title),
        "vat": lambda: sheets.vat(administration.vat, title),
        "relations": lambda: sheets.relations(administration.relations, title),
        "journals": lambda: sheets.journals(administration.journals, title),
        "periods": lambda: sheets.periods(years, administration.closed, title),
    }
    return made[role]()


def _of_exact(administration: Administration, role: Role, form: Random) -> bytes:
    """What only Exact makes: its transaction list and audit files."""
    if role == "transactions":
        return transaction_list(administration, form.choice(["exported", "utf-8-sig", "cp1252"]))
    year = administration.audit_years()[-1 if role == "audit-file" else 0]
    known = [relation for relation in administration.relations if relation.status in "CA"]
    return audit_file(administration, year, form.choice(["3.2", "4.0"]), known)


def _list(administration: Administration, role: Role) -> bytes:
    simple = administration.paths[role].endswith(".csv") and "FinGL" not in administration.paths[role]
    years = sorted({line.year for line in administration.lines})
    match role:
        case "ledger":
            return (exact.ledger_simple if simple else exact.ledger_search)(
                administration.ledger, administration.vat
            )
        case "vat":
            return (exact.vat_simple if simple else exact.vat_xml)(administration.vat)
        case "relations":
            return (exact.relations_simple if simple else exact.relations_xml)(administration.relations)
        case "journals":
            return exact.journals_xml(administration.journals)
        case _:
            return exact.periods_xml(years, administration.closed, administration.journals)
