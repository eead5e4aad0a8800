"""What a driving school's books are made of: plain values, free to change, without a word of plango_lint."""

from __future__ import annotations

import copy
import dataclasses
import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal, Self

Role = Literal[
    "invoices", "debtors", "earlier", "ledger", "vat", "relations", "journals", "periods", "settings",
    "transactions", "audit-file", "audit-file-before",
]  # fmt: skip


@dataclass(slots=True, eq=False)
class Record:
    """A row of one of PlanGo's files. What stands in `raw` is written instead of the value itself."""

    raw: dict[str, str] = dataclasses.field(default_factory=dict, kw_only=True)  # field -> text of the cell
    written: str | None = dataclasses.field(
        default=None, kw_only=True
    )  # the whole physical row, as it must stand there

    def copy(self, **changes: Any) -> Self:
        """A new record like this one; nothing is shared."""
        return dataclasses.replace(copy.deepcopy(self), **changes)


@dataclass(slots=True, eq=False)
class Line(Record):
    """One invoice line. VAT amounts, totals, rates, names and due dates are worked out when it is written."""

    number: int
    date: dt.date
    debtor: str
    description: str  # "Factuur 202400005"
    year: int
    period: int
    ledger: str
    text: str  # line description: "Rijles 60 min - Pakket D"
    cents: int  # excluding VAT
    vat_code: str
    percentage: int = 21  # what PlanGo reckons with; the VAT list wins for codes it knows
    quantity: str = "1"
    journal: str = "70"
    cost_centre: str = ""
    product: str = ""  # what the catalogue calls it: "lesson", "exam-fee", "exam-own", "book", ...
    extra: dict[str, str] = dataclasses.field(default_factory=dict)  # columns that nobody needs


@dataclass(slots=True, eq=False)
class Debtor(Record):
    """A row of the debtors file."""

    code: str
    first: str
    infix: str  # "van den", or nothing
    last: str
    email: str
    phone: str
    address: str
    postcode: str
    city: str
    iban: str
    student: str = ""  # PlanGo's own number of the student; irrelevant to Exact

    @property
    def surname(self) -> str:
        return f"{self.infix} {self.last}".strip()

    @property
    def name(self) -> str:
        return f"{self.first} {self.surname}".strip()


@dataclass(slots=True, eq=False)
class LedgerAccount:
    code: str
    description: str
    balance: Literal["B", "W"]
    type: int  # 20 accounts receivable, 24 VAT, 110 revenue, ...
    blocked: bool = False
    vat_code: str = ""
    cost_centre: bool = False  # demands one; only a simple list can say so


@dataclass(slots=True, eq=False)
class VatRate:
    percentage: int
    start: dt.date
    until: dt.date | None = None


@dataclass(slots=True, eq=False)
class VatCode:
    role: str  # "none", "low", "high", "low-including", "high-including", "purchase", "blocked", "expired"
    code: str
    description: str
    type: Literal["E", "I", "N", "B"]
    transaction: Literal["B", "P", "S"]
    rates: list[VatRate]
    blocked: bool = False

    def percentage(self, date: dt.date) -> int | None:
        for rate in self.rates:
            if rate.start <= date and (rate.until is None or date <= rate.until):
                return rate.percentage
        return None


@dataclass(slots=True, eq=False)
class Relation:
    """A relation as Exact knows it."""

    code: str
    name: str
    status: Literal["A", "S", "P", "C"] = "C"
    blocked: bool = False
    end_date: dt.date | None = None
    email: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class Invoice:
    """The lines of one number, in the order of the file."""

    lines: tuple[Line, ...]

    @property
    def number(self) -> int:
        return self.lines[0].number

    @property
    def date(self) -> dt.date:
        return self.lines[0].date

    @property
    def debtor(self) -> str:
        return self.lines[0].debtor

    @property
    def total(self) -> int:
        """Cents, excluding VAT."""
        return sum(line.cents for line in self.lines)

    @property
    def is_credit(self) -> bool:
        return self.total < 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell or row stands, as a spreadsheet and a report count; None = does not apply."""

    file: str
    row: int | None = None
    field: str | None = None
    column: int | None = dataclasses.field(default=None, compare=False)
    header: str | None = dataclasses.field(default=None, compare=False)
