"""What the files say about the administration, as plain values: no tables leave this module."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from plango_lint.books.periods import Periods
from plango_lint.books.vat import vat_codes
from plango_lint.column import Column
from plango_lint.export import Export
from plango_lint.reading import assemble
from plango_lint.settings import Settings
from plango_lint.table import Table

if TYPE_CHECKING:
    from plango_lint.first_use.looking import Found, SeenFile
    from plango_lint.sources import Source

REFUSED_TYPES = ("20", "24")  # Exact takes no sales lines on these accounts


@dataclass(frozen=True, slots=True)
class Product:
    """One text of invoice lines, and every account and VAT code its lines stand on; "" is an empty cell."""

    text: str
    lines: int
    accounts: frozenset[str]
    vat_codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Account:
    """An account of Exact: its name, and the VAT code it has by itself, "" for none."""

    name: str
    vat_code: str


@dataclass(frozen=True, slots=True)
class InvoiceExport:
    """One invoice file: which days it holds."""

    path: str
    first: date | None
    middle: date | None  # half of its lines are not later
    last: date | None
    invoices: int


def days_of(file: SeenFile) -> InvoiceExport:
    """The days and the number of invoices in an invoice file."""
    table = assemble([file.sources[0]])["invoices"]
    dates = table["date"].dates.dropna().sort_values().dt.date.tolist()
    return InvoiceExport(
        path=file.path,
        first=dates[0] if dates else None,
        middle=dates[len(dates) // 2] if dates else None,
        last=dates[-1] if dates else None,
        invoices=int(table["number"].text.nunique()),
    )


class Facts:
    """Everything that was found, ready to be asked."""

    def __init__(self, found: Found) -> None:
        self.found = found
        # Whether an export is in Exact already does not matter here: products are what they are.
        sources = [replace(source, earlier=False) for file in found.files for source in file.sources]
        self._export = Export(sources, assemble(sources), Settings(), date.today())  # noqa: DTZ011  (never asked)

    def has(self, *names: str) -> bool:
        """Some file has rows of these roles, or these columns."""
        return self._export.has(*names)

    @cached_property
    def exports(self) -> tuple[InvoiceExport, ...]:
        return tuple(days_of(file) for file in self.found.exports("invoices"))

    def source_of(self, path: str) -> Source:
        """An invoice file as it was read."""
        return next(file.sources[0] for file in self.found.files if file.path == path)

    @cached_property
    def products(self) -> tuple[Product, ...]:
        """Every text, whatever its case, most lines first."""
        if not self.has("invoices.line_description"):
            return ()
        table = self._export.invoices
        texts = Column(table, "line_description").text
        frame = pd.DataFrame(
            {
                "text": texts,
                "folded": texts.str.casefold(),
                "ledger": _filled(table, "ledger"),
                "vat": _filled(table, "vat_code"),
            }
        ).dropna()
        found = [
            Product(str(rows["text"].iloc[0]), len(rows), frozenset(rows["ledger"]), frozenset(rows["vat"]))
            for _, rows in frame.groupby("folded", sort=False)
        ]
        return tuple(sorted(found, key=lambda product: (-product.lines, product.text)))

    @cached_property
    def accounts(self) -> dict[str, Account] | None:
        """By code, the accounts in Exact that a sales line may stand on; None without a list."""
        if not self.has("ledger.code"):
            return None
        table = self._export.table("ledger")
        rows = pd.DataFrame(
            {name: _filled(table, name) for name in ("code", "description", "type", "blocked", "vat_code")}
        )
        usable = rows[~rows["type"].isin(REFUSED_TYPES) & (rows["blocked"] != "true")]
        found = zip(usable["code"], usable["description"], usable["vat_code"], strict=True)
        return {code: Account(name, vat_code) for code, name, vat_code in found}

    @cached_property
    def codes_without_vat(self) -> frozenset[str] | None:
        """VAT codes of 0 %; None without a list that tells."""
        if not self.has("vat.code", "vat.percentage"):
            return None
        rates: dict[str, set[int]] = {}
        for rate in vat_codes(self._export).rates:
            rates.setdefault(rate.code, set()).add(rate.percentage)
        return frozenset(code for code, percentages in rates.items() if percentages == {0})

    @cached_property
    def rates_used(self) -> frozenset[str]:
        """The percentages that the invoices state."""
        return self._texts("invoices.vat_percentage")

    @cached_property
    def vat_codes_used(self) -> frozenset[str]:
        """The VAT codes of the invoices, "" where there is none."""
        return frozenset(_filled(self._export.invoices, "vat_code")) if self.has("invoices") else frozenset()

    @cached_property
    def debtor_codes(self) -> frozenset[str]:
        """Those of PlanGo's files."""
        return self._texts("invoices.debtor") | self._texts("debtors.code")

    @cached_property
    def relation_codes(self) -> frozenset[str]:
        """Those of Exact."""
        return self._texts("relations.code")

    @cached_property
    def periods_a_year(self) -> int | None:
        """By Exact's own list, closing periods left out; None when it does not say."""
        numbers: dict[int, int] = {}
        reached: dict[int, pd.Timestamp] = {}
        for span in Periods(self._export).spans:  # by their first day
            if span.year not in reached or span.start > reached[span.year]:
                numbers[span.year] = numbers.get(span.year, 0) + 1
                reached[span.year] = span.until
        found = set(numbers.values())
        return found.pop() if len(found) == 1 else None

    @cached_property
    def stated_periods(self) -> tuple[tuple[date, int], ...]:
        """Date and period of the invoice lines, each pair once."""
        if not self.has("invoices.date", "invoices.period"):
            return ()
        table = self._export.invoices
        pairs = pd.DataFrame({"date": table["date"].dates, "period": table["period"].whole}).dropna()
        unique = pairs.drop_duplicates().itertuples(index=False, name=None)
        return tuple((day.date(), int(period)) for day, period in unique)

    def _texts(self, name: str) -> frozenset[str]:
        if not self.has(name):
            return frozenset()
        table, _, column = name.partition(".")
        return frozenset(Column(self._export.tables[table], column).text.dropna())


def _filled(table: Table, name: str) -> pd.Series:
    return Column(table, name).text.fillna("")
