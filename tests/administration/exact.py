"""The lists as Exact exports them (bytes of the samples), and as people keep them (simple CSV)."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from .records import LedgerAccount, Relation, VatCode

_SCHEMES = ["RGS versie 1.1", "RGS versie 3.0", "RGS versie 3.1", "RGS versie 3.2"]
LEDGER_HEADER = [
    "Code", "DescriptionDescription", "BalanceTypeCode", "BalanceTypeDescription", "BalanceSideCode",
    "BalanceSideDescription", "IsBlocked", "TypeCode", "TypeDescriptionDescription", "SearchCode",
    "GLClassificationCode_1", "GLClassificationDescr_1Description", "cgClassificationNewStyle0_GLSchemeCode",
    *(
        text
        for number, scheme in enumerate(_SCHEMES, 1)
        for text in (
            f"GLClassificationCode_{scheme}",
            f"GLClassificationDescr_{scheme}Description",
            f"cgClassificationNewStyle{number}_GLSchemeCode",
        )
    ),
    "GLClassificationCode_RGS versie 3.5", "cgClassificationNewStyle5_GLSchemeCode",
    "GLClassificationDescr_RGS versie 3.5Description",
    *(text for part in ("03", "04", "05", "01", "02")
      for text in (f"GLAccountClass_{part}", f"GLAccClassDesc_{part}Description")),
    "Matching", "VATCodeCode", "VATCodeDescription", "RevalueCurrency", "ReportingCode",
]  # fmt: skip
_TYPES = {10: "Kas", 12: "Bank", 20: "Debiteuren", 22: "Crediteuren", 24: "Btw", 60: "Overige vlottende activa",
          90: "Algemeen", 110: "Omzet", 111: "Kostprijs van de omzet", 121: "Verkoop, algemene en beheerskosten"}  # fmt: skip


def ledger_search(accounts: Sequence[LedgerAccount], vat: Sequence[VatCode]) -> bytes:
    """Exact's search list: UTF-16LE with mark, TAB, CRLF, technical headers."""
    names = {code.code: code.description for code in vat}
    rows = [LEDGER_HEADER]
    for account in accounts:
        balance = account.balance == "B"
        debit = account.type in {10, 12, 20, 111, 121}
        cells = {
            "Code": account.code,
            "DescriptionDescription": account.description,
            "BalanceTypeCode": account.balance,
            "BalanceTypeDescription": "Balans" if balance else "Winst & Verlies",
            "BalanceSideCode": "D" if debit else "C",
            "BalanceSideDescription": "Debet" if debit else "Credit",
            "IsBlocked": str(account.blocked),
            "TypeCode": str(account.type),
            "TypeDescriptionDescription": _TYPES.get(account.type, ""),
            "SearchCode": account.description[:10].strip().upper(),
            "Matching": "False",
            "VATCodeCode": account.vat_code,
            "VATCodeDescription": names.get(account.vat_code, ""),
            "RevalueCurrency": "False",
        }
        rows.append([cells.get(header, "") for header in LEDGER_HEADER])
    text = "".join("\t".join(row) + "\r\n" for row in rows)
    return b"\xff\xfe" + text.encode("utf-16-le")


def ledger_simple(accounts: Sequence[LedgerAccount], vat: Sequence[VatCode]) -> bytes:
    rows = [
        [
            "Code",
            "Omschrijving",
            "Balans / Winst & Verlies",
            "Type",
            "Geblokkeerd",
            "BTW-code",
            "Kostenplaats verplicht",
        ]
    ]
    rows += [
        [a.code, a.description, "Balans" if a.balance == "B" else "Winst & Verlies", str(a.type), _yes(a.blocked),
         a.vat_code, _yes(a.cost_centre)]
        for a in accounts
    ]  # fmt: skip
    return _simple(rows)


def vat_xml(codes: Sequence[VatCode]) -> bytes:
    return _eexact("VATs", [_vat(code) for code in codes])


def _vat(code: VatCode) -> str:
    rates = "".join(
        f'<VATPercentage percentage="{_share(rate.percentage)}" LineNumber="{number}"><StartDate>{rate.start}</StartDate>'
        + (f"<EndDate>{rate.until}</EndDate>" if rate.until else "")
        + "</VATPercentage>"
        for number, rate in enumerate(code.rates, 1)
    )
    return (
        f'<VAT code={quoteattr(code.code)} type="{code.type}" vattransactiontype="{code.transaction}" '
        f'blocked="{str(code.blocked).lower()}"><Description>{escape(code.description)}</Description>'
        f"<Percentage>{_share(code.rates[-1].percentage)}</Percentage><VATPercentages>{rates}</VATPercentages></VAT>"
    )


def vat_simple(codes: Sequence[VatCode], _: Sequence[VatCode] = ()) -> bytes:
    rows = [
        ["Code", "Omschrijving", "Type", "Transactietype", "Percentage", "Van", "Tot en met", "Geblokkeerd"]
    ]
    rows += [
        [c.code, c.description, c.type, c.transaction, str(rate.percentage), f"{rate.start:%d-%m-%Y}",
         f"{rate.until:%d-%m-%Y}" if rate.until else "", _yes(c.blocked)]
        for c in codes
        for rate in c.rates
    ]  # fmt: skip
    return _simple(rows)


def relations_xml(relations: Sequence[Relation]) -> bytes:
    return _eexact("Accounts", [_relation(relation) for relation in relations])


def _relation(relation: Relation) -> str:
    address = (
        f"<Address><PostalCode>{escape(relation.postcode)}</PostalCode></Address>"
        if relation.postcode
        else ""
    )
    return (
        f'<Account code="{relation.code:>18}" status="{relation.status}"><Name>{escape(relation.name)}</Name>'
        + (f"<Email>{escape(relation.email)}</Email>" if relation.email else "")
        + address
        + f"<IsBlocked>{str(relation.blocked).lower()}</IsBlocked>"
        + (f"<EndDate>{relation.end_date}</EndDate>" if relation.end_date else "")
        + "</Account>"
    )


def relations_simple(relations: Sequence[Relation]) -> bytes:
    rows = [["Code", "Naam", "Status", "Geblokkeerd", "Einddatum", "E-mail", "Postcode"]]
    rows += [
        [
            r.code,
            r.name,
            r.status,
            _yes(r.blocked),
            f"{r.end_date:%d-%m-%Y}" if r.end_date else "",
            r.email,
            r.postcode,
        ]
        for r in relations
    ]
    return _simple(rows)


def journals_xml(journals: dict[str, int]) -> bytes:
    """`journals`: code -> type; 20 is sales."""
    return _eexact(
        "Journals",
        [f'<Journal code="{code}" status="1" type="{kind}"><Description>Dagboek {code}</Description></Journal>'
         for code, kind in journals.items()],
    )  # fmt: skip


def periods_xml(years: Sequence[int], closed: Sequence[tuple[int, int]], journals: dict[str, int]) -> bytes:
    return _eexact("FinYears", [_year(year, closed, journals) for year in years])


def _year(year: int, closed: Sequence[tuple[int, int]], journals: dict[str, int]) -> str:
    periods = ""
    for month in range(1, 13):
        last = dt.date(year, month, calendar.monthrange(year, month)[1])
        status = 0 if (year, month) in closed else 1
        kept = "".join(
            f'<Journal code="{code}" status="{status}" type="{kind}"/>' for code, kind in journals.items()
        )
        periods += (
            f'<FinPeriod number="{month}"><DateStart>{last:%Y-%m}-01</DateStart><DateEnd>{last}</DateEnd>'
            f"<Journals>{kept}</Journals></FinPeriod>"
        )
    return f'<FinYear number="{year}">{periods}</FinYear>'


def _eexact(topic: str, elements: Sequence[str]) -> bytes:
    body = "\n".join(elements)
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<eExact><{topic}>\n{body}\n</{topic}></eExact>\n'.encode()
    )


def _share(percentage: int) -> str:
    return f"{percentage / 100:g}"


def _yes(value: bool) -> str:
    return "Ja" if value else "Nee"


def _simple(rows: Sequence[Sequence[str]]) -> bytes:
    lines = [
        ";".join('"' + c.replace('"', '""') + '"' if ";" in c or '"' in c else c for c in row) for row in rows
    ]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")
