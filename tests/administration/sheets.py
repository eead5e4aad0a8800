"""Exact's lists as people save them from Excel: codes as numbers, dates and percentages as Excel keeps them."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from .records import LedgerAccount, Relation, VatCode
from .workbook import Value, typed, workbook

Rows = list[Sequence[Value]]


def ledger(accounts: Sequence[LedgerAccount], title: int) -> bytes:
    header = [
        "Code",
        "Omschrijving",
        "Balans / Winst & Verlies",
        "Type",
        "Geblokkeerd",
        "BTW-code",
        "Kostenplaats verplicht",
    ]
    rows: Rows = [
        [typed(a.code), a.description, "Balans" if a.balance == "B" else "Winst & Verlies", a.type, a.blocked,
         typed(a.vat_code), _yes(a.cost_centre)]
        for a in accounts
    ]  # fmt: skip
    return _sheet("Grootboekrekeningen", title, header, rows)


def vat(codes: Sequence[VatCode], title: int) -> bytes:
    header = [
        "Code",
        "Omschrijving",
        "Type",
        "Transactietype",
        "Percentage",
        "Van",
        "Tot en met",
        "Geblokkeerd",
    ]
    rows: Rows = [
        [typed(c.code), c.description, c.type, c.transaction, Decimal(rate.percentage) / 100, rate.start, rate.until,
         _yes(c.blocked)]
        for c in codes
        for rate in c.rates
    ]  # fmt: skip
    return _sheet("Btw-codes", title, header, rows)


def relations(known: Sequence[Relation], title: int) -> bytes:
    header = ["Code", "Naam", "Status", "Geblokkeerd", "Einddatum", "E-mail", "Postcode"]
    words = {"A": "Geen", "S": "Suspect", "P": "Prospect", "C": "Klant"}
    rows: Rows = [
        [typed(r.code), r.name, words[r.status], r.blocked, r.end_date, r.email, r.postcode] for r in known
    ]
    return _sheet("Relaties", title, header, rows)


def journals(types: dict[str, int], title: int) -> bytes:
    rows: Rows = [[typed(code), f"Dagboek {code}", kind] for code, kind in types.items()]
    return _sheet("Dagboeken", title, ["Dagboek", "Omschrijving", "Type"], rows)


def periods(
    years: Sequence[int], closed: Sequence[tuple[int, int]], title: int, short: tuple[int, int] | None = None
) -> bytes:
    """`short` is a period that ends a day too early."""

    def last(year: int, month: int) -> dt.date:
        days = calendar.monthrange(year, month)[1]
        return dt.date(year, month, days - ((year, month) == short))

    rows: Rows = [
        [year, month, dt.date(year, month, 1), last(year, month),
         _yes((year, month) in closed)]
        for year in years
        for month in range(1, 13)
    ]  # fmt: skip
    return _sheet("Perioden", title, ["Boekjaar", "Periode", "Begindatum", "Einddatum", "Afgesloten"], rows)


def _sheet(name: str, title: int, header: Sequence[str], rows: Rows) -> bytes:
    """`title` rows stand above the headers."""
    above: Rows = [[f"{name} Rijschool Test"], [], ["Afgedrukt op", dt.date(2024, 1, 31)]]
    return workbook([*above[:title], header, *rows])


def _yes(value: bool) -> str:
    return "Ja" if value else "Nee"
