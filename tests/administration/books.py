"""One administration: everything a month's import is made of, free to change until it is written."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any

from . import cells, exact
from .layout import Layout
from .records import Debtor, Invoice, LedgerAccount, Line, Place, Record, Relation, Role, VatCode
from .toml import Settings, toml_text

PATHS: dict[Role, str] = {
    "invoices": "facturen.csv",
    "debtors": "debiteuren.csv",
    "earlier": "verwerkt/facturen-vorige.csv",
    "ledger": "exact/FinGLAccountSearch.csv",
    "vat": "exact/vats.xml",
    "relations": "exact/relations.xml",
    "journals": "exact/journals.xml",
    "periods": "exact/finyears.xml",
    "settings": "plango-lint.toml",
}
SIMPLE_PATHS: dict[Role, str] = {
    "ledger": "exact/grootboek.csv",
    "vat": "exact/btw.csv",
    "relations": "exact/relaties.csv",
}


@dataclass(slots=True)
class Administration:
    seed: int
    month: tuple[int, int]
    lines: list[Line]  # the invoice file, in its order
    debtors: list[Debtor]  # the debtors file
    earlier: list[Line]  # imported before
    ledger: list[LedgerAccount]
    vat: list[VatCode]
    relations: list[Relation]
    people: list[Debtor]  # everybody, in the debtors file or not
    accounts: dict[str, str]  # "lessons" "exams" "books" "courses" "cbr" -> ledger account
    vat_codes: dict[str, str]  # "none" "low" "high" "high-including" "purchase" "blocked" "expired" -> code
    layouts: dict[Role, Layout]  # of invoices, debtors and earlier
    paths: dict[Role, str]  # the files that will be written, and where
    settings: Settings = field(default_factory=dict)  # plango-lint.toml
    gaps: list[tuple[int, int]] = field(default_factory=list)  # numbers of deleted drafts
    journals: dict[str, int] = field(default_factory=lambda: {"70": 20, "60": 22, "20": 12})
    closed: list[tuple[int, int]] = field(default_factory=list)  # (year, month) that the period list closes
    overridden: dict[Role, bytes] = field(default_factory=dict)  # a whole file, byte for byte
    extra_files: dict[str, bytes] = field(default_factory=dict)  # path below the folder -> content
    rng: Random = field(default_factory=Random)

    @property
    def layout(self) -> Layout:
        """That of the invoice file."""
        return self.layouts["invoices"]

    @property
    def as_of(self) -> datetime.date:
        """The day on which this month would be imported."""
        return max(line.date for line in self.lines) + datetime.timedelta(days=3)

    # Finding things

    def invoices(self) -> list[Invoice]:
        """The lines by run of one number, in the order of the file."""
        return [Invoice(tuple(run)) for _, run in groupby(self.lines, key=lambda line: line.number)]

    def lines_of(self, *products: str) -> list[Line]:
        """The positive lines of products ("lesson", "exam-fee", ...) that are no credit note's."""
        return [
            line
            for invoice in self.invoices()
            if not invoice.is_credit
            for line in invoice.lines
            if line.product in products and line.cents > 0
        ]

    def debtor(self, code: str) -> Debtor:
        return next(person for person in self.people if person.code == code)

    def relation(self, code: str) -> Relation:
        return next(relation for relation in self.relations if relation.code == code)

    def account(self, code: str) -> LedgerAccount:
        return next(account for account in self.ledger if account.code == code)

    def accounts_of_type(self, *types: int) -> list[LedgerAccount]:
        return [account for account in self.ledger if account.type in types and not account.blocked]

    def vat_code(self, role: str) -> VatCode:
        return next(code for code in self.vat if code.role == role)

    # Changing things

    def insert(self, before: Line | None, *lines: Line) -> None:
        """Puts lines before a line, or at the end."""
        index = self.lines.index(before) if before else len(self.lines)
        self.lines[index:index] = lines

    def remove(self, *lines: Line) -> None:
        gone = set(lines)
        self.lines = [line for line in self.lines if line not in gone]

    def renumber(self, lines: Iterable[Line], number: int) -> None:
        """Another number, in the description too."""
        for line in lines:
            line.description = line.description.replace(str(line.number), str(number))
            line.number = number

    def set(self, table: str, key: str, value: Any) -> None:
        """A setting: `set("import", "first-import", True)`; what is not written yet needs no table."""
        self.settings.setdefault(table, {})[key] = value

    def accept(self, rule: str, **entry: Any) -> None:
        self.settings.setdefault("accept", []).append({"rule": rule, "reason": "Test"} | entry)

    def insert_raw_line(self, after_row: int, text: str, role: Role = "invoices", rows: int = 1) -> int:
        """Puts physical text after a row, as rows count without any insertion (0 = top, 1 = below the header).

        `rows` is what it counts for in a spreadsheet: 0 for `sep=`. Gives its row, the insertions so far included.
        """
        inserted = self.layouts[role].inserted
        row = after_row + 1 + sum(counted for after, _, counted in inserted if after <= after_row)
        inserted.append((after_row, text, rows))
        return row

    # Where things stand

    def role(self, record: Record) -> Role:
        """The file that a line or debtor stands in."""
        roles: list[Role] = ["invoices", "debtors", "earlier"]
        return next(role for role in roles if record in self.records(role))

    def place(self, record: Record, name: str | None = None) -> Place:
        """Where a cell stands, or a whole row: file, row as a spreadsheet shows it, field, column, header."""
        role = self.role(record)
        layout = self.layouts[role]
        row = cells.row_number(self.records(role).index(record), layout)
        if name is None or name not in layout.fields:
            return Place(self.paths[role], row, name)
        return Place(self.paths[role], row, name, layout.column(name), layout.headers[name])

    def places(self, records: Iterable[Record], name: str | None = None) -> set[Place]:
        return {self.place(record, name) for record in records}

    # As text

    def records(self, role: Role) -> list[Line] | list[Debtor]:
        lists: dict[Role, list[Line] | list[Debtor]] = {
            "invoices": self.lines,
            "debtors": self.debtors,
            "earlier": self.earlier,
        }
        return lists[role]

    def cell(self, record: Record, name: str) -> str:
        """The text of one cell, before quoting."""
        role = self.role(record)
        if isinstance(record, Debtor):
            return cells.debtor_text(record, name, self.layouts[role])
        assert isinstance(record, Line)
        return self._invoice_cells(self.earlier if role == "earlier" else self.lines, role).text(record, name)

    def row_text(self, record: Record) -> str:
        """The physical row, to be changed and put back as `record.written`."""
        role = self.role(record)
        return self._rows(role)[self.records(role).index(record)]

    def text(self, role: Role) -> str:
        """The text of one of PlanGo's files, or of the settings."""
        if role == "settings":
            return toml_text(self.settings)
        return cells.sheet_text(self.records(role), self._rows(role), self.layouts[role])

    def content(self, role: Role) -> bytes:
        """The bytes that `write` writes."""
        if role in self.overridden:
            return self.overridden[role]
        if role == "settings":
            return self.text(role).encode()
        if role in self.layouts:
            return cells.file_bytes(self.text(role), self.layouts[role])
        return self._list(role)

    def invoice_file(self, lines: list[Line]) -> bytes:
        """Other lines in the layout of the invoice file, for a second file."""
        rows = [self._row(self._invoice_cells(lines, "invoices"), line) for line in lines]
        layout = self.layout
        return cells.file_bytes(cells.sheet_text(lines, rows, layout), layout)

    def _invoice_cells(self, lines: list[Line], role: Role) -> cells.InvoiceCells:
        names = {person.code: person.name for person in self.people}
        return cells.InvoiceCells(lines, self.layouts[role], self.vat, names)

    def _row(self, texts: cells.InvoiceCells, line: Line) -> str:
        layout = texts.layout
        return cells.row_text({name: texts.text(line, name) for name in layout.fields}, layout)

    def _rows(self, role: Role) -> list[str]:
        layout = self.layouts[role]
        if role == "debtors":
            return [
                cells.row_text({name: cells.debtor_text(debtor, name, layout) for name in layout.fields}, layout)
                for debtor in self.debtors
            ]
        lines = self.earlier if role == "earlier" else self.lines
        texts = self._invoice_cells(lines, role)
        return [self._row(texts, line) for line in lines]

    def _list(self, role: Role) -> bytes:
        simple = self.paths[role] == SIMPLE_PATHS.get(role)
        years = sorted({line.year for line in self.lines})
        match role:
            case "ledger":
                return (exact.ledger_simple if simple else exact.ledger_search)(self.ledger, self.vat)
            case "vat":
                return (exact.vat_simple if simple else exact.vat_xml)(self.vat)
            case "relations":
                return (exact.relations_simple if simple else exact.relations_xml)(self.relations)
            case "journals":
                return exact.journals_xml(self.journals)
            case _:
                return exact.periods_xml(years, self.closed, self.journals)


def write(administration: Administration, folder: Path) -> dict[Role, Path]:
    """Writes every file; gives the path of each."""
    files = {role: folder / path for role, path in administration.paths.items()}
    contents = [(path, administration.content(role)) for role, path in files.items()]
    contents += [(folder / path, content) for path, content in administration.extra_files.items()]
    for path, content in contents:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return files


def iterate_cells(administration: Administration) -> Iterator[tuple[Line, str]]:
    """Every cell of the invoice file."""
    for line in administration.lines:
        for name in administration.layout.fields:
            yield line, name
