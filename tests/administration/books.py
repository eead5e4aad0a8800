"""One administration: everything a month's import is made of, free to change until it is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from random import Random
from typing import Any

from . import cells, files
from .layout import Layout
from .records import Debtor, Invoice, LedgerAccount, Line, Place, Record, Relation, Role, VatCode
from .toml import Settings

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
    "transactions": "exact/FinTransactionSearch.csv",
    "audit-file": "exact/auditfile.xaf",
    "audit-file-before": "exact/auditfile-vorig.xaf",
}
SIMPLE_PATHS: dict[Role, str] = {
    "ledger": "exact/grootboek.csv",
    "vat": "exact/btw.csv",
    "relations": "exact/relaties.csv",
}
WORKBOOK_PATHS: dict[Role, str] = {
    "ledger": "exact/grootboek.xlsx",
    "vat": "exact/btw.xlsx",
    "relations": "exact/relaties.xlsx",
    "journals": "exact/dagboeken.xlsx",
    "periods": "exact/perioden.xlsx",
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
    uploads: dict[str, list[int]] = field(
        default_factory=dict
    )  # path -> numbers Exact refused; see registered
    extra_files: dict[str, bytes] = field(default_factory=dict)  # path below the folder -> content
    rng: Random = field(default_factory=Random)

    @property
    def layout(self) -> Layout:
        """That of the invoice file."""
        return self.layouts["invoices"]

    @property
    def as_of(self) -> dt.date:
        """The day on which this month would be imported."""
        return max(line.date for line in self.lines) + dt.timedelta(days=3)

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

    def written_paths(self) -> dict[Role, str]:
        """Where every file goes; there is an audit file for every year that now has earlier invoices."""
        several = "audit-file" in self.paths and len(self.audit_years()) > 1
        before: dict[Role, str] = {"audit-file-before": PATHS["audit-file-before"]} if several else {}
        return {**self.paths, **before}

    def audit_years(self) -> list[int]:
        """Those of the earlier invoices; without any, the year before."""
        return sorted({line.year for line in self.earlier}) or [self.month[0] - 1]

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

    def configure(self, table: str, key: str, value: Any) -> None:
        """A setting: `configure("import", "first-import", True)`."""
        self.settings.setdefault(table, {})[key] = value

    def accept(self, rule: str, **entry: Any) -> None:
        self.settings.setdefault("accept", []).append({"rule": rule, "reason": "Test"} | entry)

    def registered(self, path: str, refused: Iterable[int] = ()) -> None:
        """Exact accepted this file but for some invoices, and it was put in the register; now it is checked again."""
        self.uploads[path] = list(refused)

    def insert_raw_line(
        self, after: int | Record, text: str, *, role: Role = "invoices", rows: int = 1
    ) -> int:
        """Puts physical text after a record, or after a row as rows count without any insertion (0 = top).

        `rows` is what it counts for in a spreadsheet: 0 for `sep=`. Gives its row, the insertions so far included.
        """
        layout = self.layouts[role]
        if isinstance(after, Record):
            after = self.records(role).index(after) + layout.first_row()
        row = after + 1 + sum(counted for place, _, counted in layout.inserted if place <= after)
        layout.inserted.append((after, text, rows))
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

    def header_place(self, name: str, role: Role = "invoices") -> Place:
        layout = self.layouts[role]
        row = 1 + sum(rows for after, _, rows in layout.inserted if after == 0)
        return Place(self.paths[role], row, name, layout.column(name), layout.headers[name])

    # As text

    def records(self, role: Role) -> Sequence[Record]:
        lists: dict[Role, Sequence[Record]] = {
            "invoices": self.lines,
            "debtors": self.debtors,
            "earlier": self.earlier,
        }
        return lists[role]

    def cell(self, record: Record, name: str) -> str:
        """The text of one cell, before quoting."""
        role = self.role(record)
        return files.table(self, role)[self.records(role).index(record)][name]

    def row_text(self, record: Record) -> str:
        """The physical row, to be changed and put back as `record.written`."""
        role = self.role(record)
        return files.rows(self, role)[self.records(role).index(record)]

    def text(self, role: Role) -> str:
        """The text of one of PlanGo's files, or of the settings."""
        return files.text(self, role)

    def content(self, role: Role) -> bytes:
        """The bytes that `write` writes."""
        return files.content(self, role)

    def invoice_file(self, lines: list[Line]) -> bytes:
        """Other lines in the layout of the invoice file: a second file, for `extra_files`."""
        return files.invoice_file(self, lines)
