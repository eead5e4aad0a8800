"""Exact's transaction list (FinTransactionSearch): as exported, or saved again by Excel."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .posted import Entry, Posting, entries

if TYPE_CHECKING:
    from .books import Administration

HEADER = [
    "EntryDate", "ReportingYear", "ReportingPeriod", "Created", "JournalCode", "EntryNumber",
    "GLAccountCodeDescription", "TransactionType", "Description", "AccountCode", "AmountDC", "Quantity",
    "CostCenterCode", "CostUnitCode", "Modified", "InvoiceNumber", "VATPercentage", "VATCode",
    "VATCodeDescriptionDescription", "VATBaseAmountDC", "JournalCodeDescriptionDescription",
    "GLAccountCodeDescriptionCode", "GLAccountCodeDescriptionDescription", "AccountName", "YourRef", "LineNumber",
    "Status",
]  # fmt: skip
_SPACED = {
    "EntryDate": "Entry Date",
    "AmountDC": "Amount DC",
    "EntryNumber": "Entry Number",
    "LineNumber": "Line Number",
}


def transaction_list(administration: Administration, form: str) -> bytes:
    """`form` is "exported" (UTF-16, TAB), or "utf-8-sig" or "cp1252" as Excel saves it."""
    saved = form != "exported"
    header = [_SPACED.get(name, name) for name in HEADER] if saved else HEADER
    rows = [header, *_rows(administration, saved=saved)]
    text = "".join((_saved(row) if saved else "\t".join(row)) + "\r\n" for row in rows)
    return text.encode(form, "replace") if saved else b"\xff\xfe" + text.encode("utf-16-le")


def _saved(row: list[str]) -> str:
    """A row as Excel writes it: quoted where it must be."""
    return ";".join('"' + cell.replace('"', '""') + '"' if set(';"') & set(cell) else cell for cell in row)


def _rows(administration: Administration, *, saved: bool) -> Iterator[list[str]]:
    for entry in entries(administration, administration.earlier):
        for number, posting in enumerate(entry.postings):
            cells = _cells(entry, posting, number, saved=saved)
            yield [cells.get(name, "") for name in HEADER]
    if administration.earlier:
        yield from _receipt(administration, saved=saved)


def _cells(entry: Entry, posting: Posting, number: int, *, saved: bool) -> dict[str, str]:
    line = entry.first
    credit = -sum(each.cents for each in entry.postings[1:]) > 0
    return {
        "EntryDate": f"{line.date.day}-{line.date.month}-{line.date.year}"
        if saved
        else f"{line.date:%d-%m-%Y}",
        "ReportingYear": str(line.year),
        "ReportingPeriod": str(line.period),
        "JournalCode": line.journal,
        "EntryNumber": str(line.number),
        "GLAccountCodeDescription": posting.account,
        "GLAccountCodeDescriptionCode": posting.account,
        "TransactionType": "21" if credit else "20",
        "Description": posting.text,
        "AccountCode": line.debtor if saved else f"{line.debtor:>18}",
        "AmountDC": _amount(-posting.cents, saved=saved),
        "InvoiceNumber": str(line.number),
        "VATCode": posting.vat_code,
        "JournalCodeDescriptionDescription": "Verkoopboek",
        "LineNumber": {"debtor": "0", "vat": "9999"}.get(posting.kind, str(number)),
        "Status": "50",
    }


def _receipt(administration: Administration, *, saved: bool) -> Iterator[list[str]]:
    """A payment of the first invoice: no sale, whatever its number."""
    line = administration.earlier[0]
    bank, debtors = (
        next(account.code for account in administration.ledger if account.type == kind) for kind in (12, 20)
    )
    for number, (account, cents) in enumerate(((bank, 5000), (debtors, -5000))):
        cells = {
            "EntryDate": f"{line.date:%d-%m-%Y}",
            "ReportingYear": str(line.year),
            "ReportingPeriod": str(line.period),
            "JournalCode": "20",
            "EntryNumber": f"{line.year % 100}200001",
            "GLAccountCodeDescription": account,
            "GLAccountCodeDescriptionCode": account,
            "TransactionType": "40",
            "Description": "Ontvangst",
            "AccountCode": line.debtor,
            "AmountDC": _amount(cents, saved=saved),
            "JournalCodeDescriptionDescription": "Bank",
            "LineNumber": str(number),
        }
        yield [cells.get(name, "") for name in HEADER]


def _amount(cents: int, *, saved: bool) -> str:
    whole, rest = divmod(abs(cents), 100)
    sign = "-" if cents < 0 else ""
    grouped = f"{whole:,}".replace(",", ".")
    return f"€ {sign}{grouped},{rest:02}" if saved else f"{sign}{whole},{rest:02}"
