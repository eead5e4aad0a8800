"""What the register holds, as plain values. Amounts are whole cents, dates ISO texts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Invoice:
    """One entry in Exact. What the export did not hold is None."""

    number: int
    series: int  # the lowest number of its series in the file
    journal: str | None
    year: int | None  # the book year; where no cell says so, the year of the date
    period: int | None
    date: str | None
    debtor: str | None
    total: int | None  # cents, excluding VAT
    lines: int
    content: str | None  # hash of descriptions and cents of the lines; None without descriptions
    ledger: tuple[str, ...] = ()  # the accounts its lines stand on, each once


@dataclass(frozen=True, slots=True)
class Debtor:
    code: str
    name: str | None


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was imported: what Exact booked of it, and what it refused."""

    name: str
    sha256: str
    role: str  # "invoices" or "debtors"
    invoices: tuple[Invoice, ...] = ()
    refused: tuple[Invoice, ...] = ()
    debtors: tuple[Debtor, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """One `register add`, as `register list` shows it."""

    id: int
    time: str  # UTC, 2024-02-03T10:15:00+00:00
    files: tuple[str, ...]
    invoices: int
    debtors: int
    first: int | None
    last: int | None
    total: int  # cents
    refused: int


@dataclass(frozen=True, slots=True)
class Shown:
    """One registered invoice, and where it came from."""

    run: int
    time: str
    file: str
    invoice: Invoice


@dataclass(frozen=True, slots=True)
class Known:
    """A file that was registered before. `whole`: nothing of it is still to be imported."""

    run: int
    time: str
    name: str
    invoices: int
    refused: tuple[int, ...]  # numbers that Exact refused then and that are in no run by now

    @property
    def whole(self) -> bool:
        return not self.refused
