"""Earlier invoices as Exact has booked them: the debtor's line, a line for each sale, and the VAT."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from .records import Line, VatCode

if TYPE_CHECKING:
    from .books import Administration


@dataclass(frozen=True, slots=True)
class Posting:
    """One line of an entry; `cents` are credit."""

    kind: Literal["debtor", "sale", "vat"]
    account: str
    text: str
    cents: int
    vat_code: str = ""
    percentage: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    first: Line  # number, date, debtor, year, period and journal of the invoice
    postings: tuple[Posting, ...]


def entries(administration: Administration, lines: Iterable[Line]) -> list[Entry]:
    """The entries of these invoice lines, in their order."""
    return [_entry(administration, list(run)) for _, run in groupby(lines, key=lambda line: line.number)]


def _entry(administration: Administration, lines: list[Line]) -> Entry:
    codes = {code.code: code for code in administration.vat}
    sales = [
        Posting("sale", line.ledger, line.text, line.cents, line.vat_code, _percentage(codes, line))
        for line in lines
    ]
    vat = list(_vat(administration, sales, codes))
    gross = sum(posting.cents for posting in (*sales, *vat))
    debtors = next(account.code for account in administration.ledger if account.type == 20)
    first = Posting("debtor", debtors, lines[0].description, -gross)
    return Entry(lines[0], (first, *sales, *vat))


def _percentage(codes: dict[str, VatCode], line: Line) -> int:
    code = codes.get(line.vat_code)
    return (code.percentage(line.date) or 0) if code else line.percentage


def _vat(
    administration: Administration, sales: Sequence[Posting], codes: dict[str, VatCode]
) -> Iterable[Posting]:
    for code in dict.fromkeys(sale.vat_code for sale in sales):
        of_code = [sale for sale in sales if sale.vat_code == code]
        share = sum(sale.cents for sale in of_code) * of_code[0].percentage
        cents = (abs(share) + 50) // 100 * (1 if share > 0 else -1)
        if cents:
            yield Posting("vat", vat_account(administration, codes.get(code)), "BTW", cents, code)


def vat_account(administration: Administration, code: VatCode | None) -> str:
    """The account for VAT to be paid: one for the low rate, one for the high."""
    high, low = [account.code for account in administration.ledger if account.type == 24]
    return low if code is not None and code.role.startswith("low") else high
