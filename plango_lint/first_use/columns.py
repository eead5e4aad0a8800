"""Columns that nothing in a file tells: the owner says which one it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from plango_lint.output.inert import inert
from plango_lint.reading.headers import fold
from plango_lint.reading.records import cells_of, unquoted
from plango_lint.schemas import SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plango_lint.first_use.dialogue import Dialogue
    from plango_lint.first_use.looking import Columns, Found, SeenFile
    from plango_lint.sources import Source

MOST_FILES = 5  # nobody answers for more
_SHOWN, _WIDEST = 3, 24  # cells of a column, and characters of each
# What a file may be, in the order of the question, and the columns without which it is of no use.
_NEEDED = {
    "invoices": ("number", "date", "debtor", "ledger", "line_description", "amount", "vat_code"),
    "debtors": ("code", "name"),
    "ledger": ("code", "description"),
    "vat": ("code", "percentage"),
    "relations": ("code", "name"),
}


def ask_columns(found: Found, named: Columns, talk: Dialogue) -> Columns:
    """The columns that were named, with those that the owner pointed at."""
    columns = {role: dict(fields) for role, fields in named.items()}
    if talk.silent:
        return columns
    for file in found.exports("invoices"):
        if lacking := _lacking(file.sources[0]):
            _show(file, talk)
            columns.setdefault("invoices", {}).update(_ask_fields(file.sources[0], "invoices", lacking, talk))
    for file in found.unknown[:MOST_FILES]:
        _show(file, talk)
        if role := _ask_role(talk):
            columns.setdefault(role, {}).update(_ask_fields(file.sources[0], role, _NEEDED[role], talk))
    return {role: fields for role, fields in columns.items() if fields}


def _ask_role(talk: Dialogue) -> str | None:
    roles = [*_NEEDED]
    talk.tell(*(f"  {number}  {talk.words(f'columns.{role}')}" for number, role in enumerate(roles, 1)))
    chosen = talk.number(talk.words("columns.which-file"), len(roles), default="0")
    return roles[chosen - 1] if chosen else None


def _lacking(source: Source) -> list[str]:
    """Columns an import needs that were not recognised, as long as there is one that could be it."""
    free = any(column.field is None for column in source.columns)
    return [name for name in _NEEDED["invoices"] if free and source.column_of(name) is None]


def _ask_fields(source: Source, role: str, fields: Sequence[str], talk: Dialogue) -> dict[str, str | int]:
    answers: dict[str, str | int] = {}
    for name in fields:
        question = talk.words("columns.which", field=talk.words(f"fields.{name}"))
        known = next((c.position for c in source.columns if _says(role, name, c.header)), 0)
        position = talk.number(question, len(source.columns), default=str(known))
        if position:
            answers[name] = _name_of(source, position)
    return answers


def _says(role: str, name: str, header: str | None) -> bool:
    """The header is one that this column usually has."""
    declared = SCHEMAS[role].columns[name].metadata or {}
    return bool(header) and fold(str(header)) in map(fold, declared["headers"])


def _name_of(source: Source, position: int) -> str | int:
    """The header, as far as it points at one column; a header stays where a position may move."""
    header = source.columns[position - 1].header or ""
    same = [column for column in source.columns if fold(column.header or "") == fold(header)]
    return header if header.strip() and fold(header) and len(same) == 1 else position


def _show(file: SeenFile, talk: Dialogue) -> None:
    source = file.sources[0]
    talk.tell("", Text(talk.words("columns.heading", file=inert(file.path)), "bold"))
    table = Table(box=None, show_header=False, padding=(0, 1))
    for column in source.columns:
        cells = _cells(source, column.position)
        table.add_row(
            str(column.position), Text(_cut(column.header or "-")), Text(" | ".join(map(_cut, cells)))
        )
    talk.console.print(table)


def _cells(source: Source, position: int) -> list[str]:
    if not source.frame.empty:
        return [str(cell) for cell in source.frame[position - 1].head(_SHOWN)]
    lines = source.text.splitlines()[source.header_line or 0 :]  # of a file without a role nothing was kept
    delimiter = source.delimiter or ","
    records = [cells_of(unquoted(line, delimiter) or line, delimiter) for line in lines[:_SHOWN]]
    return [cells[position - 1] for cells in records if len(cells) >= position]


def _cut(text: str) -> str:
    return inert(text[:_WIDEST]) + ("…" if len(text) > _WIDEST else "")
