"""The audit file of one year, in the shape of the published schemas of XAF 3.2 and 4.0."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from .posted import Entry, Posting, entries, vat_account
from .records import Line, Relation

if TYPE_CHECKING:
    from .books import Administration

SPACES = {
    "3.2": "http://www.auditfiles.nl/XAF/3.2",
    "4.0": "http://www.odb.belastingdienst.nl/Belastingdienst/BCPP/1.1/structures/XmlauditfileXAF_4.0",
}
JOURNALS = {20: "S", 22: "P", 12: "B"}


def audit_file(
    administration: Administration, year: int, version: str, relations: Sequence[Relation]
) -> bytes:
    """Everything of one year: its lists, its earlier invoices, a purchase and a receipt."""
    booked = [line for line in administration.earlier if line.year == year]
    body = "".join(
        (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<auditfile xmlns="{SPACES[version]}">\n',
            f"<header><fiscalYear>{year}</fiscalYear><startDate>{year}-01-01</startDate>",
            f"<endDate>{year}-12-31</endDate><curCode>EUR</curCode><dateCreated>{year + 1}-01-15</dateCreated>",
            "<softwareDesc>Exact Online</softwareDesc><softwareVersion>1</softwareVersion></header>\n<company>",
            "<companyIdent>TEST</companyIdent>" if version == "3.2" else "",
            "<companyName>Rijschool Test</companyName><taxRegistrationCountry>NL</taxRegistrationCountry>",
            "<taxRegIdent>000000000B00</taxRegIdent>\n",
            _relations(relations),
            _accounts(administration),
            _vat_codes(administration),
            _periods(year),
            _transactions(administration, year, booked),
            "</company></auditfile>",
        )
    )
    return body.encode()


def _relations(relations: Sequence[Relation]) -> str:
    rows = "".join(
        f"<customerSupplier><custSupID>{relation.code:>18}</custSupID><custSupName>{escape(relation.name[:50])}"
        f"</custSupName><custSupTp>{'C' if relation.status == 'C' else 'S'}</custSupTp></customerSupplier>\n"
        for relation in relations
    )
    return f"<customersSuppliers>\n{rows}</customersSuppliers>"


def _accounts(administration: Administration) -> str:
    rows = "".join(
        f"<ledgerAccount><accID>{account.code}</accID><accDesc>{escape(account.description)}</accDesc>"
        f"<accTp>{'B' if account.balance == 'B' else 'P'}</accTp></ledgerAccount>\n"
        for account in administration.ledger
    )
    return f"<generalLedger>\n{rows}</generalLedger>"


def _vat_codes(administration: Administration) -> str:
    rows = "".join(
        f"<vatCode><vatID>{code.code:<3}</vatID><vatDesc>{escape(code.description)}</vatDesc>"
        + (
            ""
            if code.role == "none"
            else f"<vatToPayAccID>{vat_account(administration, code)}</vatToPayAccID>"
        )
        + "</vatCode>\n"
        for code in administration.vat
    )
    return f"<vatCodes>\n{rows}</vatCodes>"


def _periods(year: int) -> str:
    rows = "".join(
        f"<period><periodNumber>{month}</periodNumber><startDatePeriod>{year}-{month:02}-01</startDatePeriod>"
        f"<endDatePeriod>{year}-{month:02}-{calendar.monthrange(year, month)[1]}</endDatePeriod></period>\n"
        for month in range(1, 13)
    )
    return f"<periods>\n{rows}</periods>"


def _transactions(administration: Administration, year: int, booked: Sequence[Line]) -> str:
    made = {"S": "".join(map(_transaction, entries(administration, booked)))}
    for kind, number in (("P", f"{year % 100}600001"), ("B", f"{year % 100}200001")):
        made[kind] = _transaction(_other(administration, year, int(number)))
    journals = "".join(
        f"<journal><jrnID>{code}</jrnID><desc>Dagboek {code}</desc><jrnTp>{JOURNALS[kind]}</jrnTp>\n"
        f"{made[JOURNALS[kind]]}</journal>"
        for code, kind in administration.journals.items()
    )
    return f"<transactions><linesCount>0</linesCount><totalDebit>0</totalDebit><totalCredit>0</totalCredit>{journals}</transactions>"


def _other(administration: Administration, year: int, number: int) -> Entry:
    """An entry that is no sale, for the same money twice."""
    accounts = [account.code for account in administration.ledger]
    line = Line(
        number, dt.date(year, 1, 31), "900001", "Tankbeurt", year, 1, accounts[0], "Tankbeurt", 5000, ""
    )
    return Entry(
        line, (Posting("debtor", accounts[1], "Bank", -5000), Posting("sale", accounts[8], "Brandstof", 5000))
    )


def _transaction(entry: Entry) -> str:
    line = entry.first
    lines = "".join(_line(entry, number, posting) for number, posting in enumerate(entry.postings))
    return (
        f"<transaction><nr>{line.number}</nr><desc>{escape(line.description)}</desc><periodNumber>{line.period}"
        f"</periodNumber><trDt>{line.date}</trDt>{lines}</transaction>\n"
    )


def _line(entry: Entry, number: int, posting: Posting) -> str:
    vat = (
        f"<vat><vatID>{posting.vat_code}</vatID><vatPerc>{posting.percentage}</vatPerc></vat>"
        if posting.kind == "sale" and posting.vat_code
        else ""
    )
    return (
        f"<trLine><nr>{number}</nr><accID>{posting.account}</accID><docRef>{entry.first.number}</docRef>"
        f"<effDate>{entry.first.date}</effDate><desc>{escape(posting.text)}</desc>"
        f"<amnt>{abs(posting.cents) / 100:.2f}</amnt><amntTp>{'C' if posting.cents >= 0 else 'D'}</amntTp>"
        f"<custSupID>{entry.first.debtor:>18}</custSupID><invRef>{entry.first.number}</invRef>{vat}</trLine>"
    )
