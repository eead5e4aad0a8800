"""Audit files of both versions: the lists in them, and the sales entries of their year."""

from __future__ import annotations

from pathlib import Path

import pytest

from plango_lint.reading import read
from plango_lint.settings import Settings
from plango_lint.sources import InputFile, Source

XAF_32 = "http://www.auditfiles.nl/XAF/3.2"
XAF_40 = "http://www.odb.belastingdienst.nl/Belastingdienst/BCPP/1.1/structures/XmlauditfileXAF_4.0"
HEADER = "<header><fiscalYear>2023</fiscalYear></header>"
RELATIONS = """<customersSuppliers>
<customerSupplier><custSupID>               934</custSupID><custSupName>Voorbeeld &amp; Zn</custSupName>
<custSupTp>C</custSupTp><streetAddress><custSupName>nobody</custSupName></streetAddress></customerSupplier>
<customerSupplier><custSupID>935</custSupID></customerSupplier></customersSuppliers>"""
LEDGER = """<generalLedger>
<ledgerAccount><accID>1300</accID><accDesc>Debiteuren</accDesc><accTp>B</accTp></ledgerAccount>
<ledgerAccount><accID> 1500 </accID><accDesc>Af te dragen BTW</accDesc><accTp>B</accTp></ledgerAccount>
<ledgerAccount><accID>1900</accID><accDesc>Doorlopende posten CBR</accDesc><accTp>B</accTp></ledgerAccount>
<ledgerAccount><accID>810200</accID><accDesc>Omzet</accDesc><accTp>P</accTp></ledgerAccount></generalLedger>"""
VAT = """<vatCodes><vatCode><vatID>0</vatID><vatDesc>Geen</vatDesc></vatCode>
<vatCode><vatID>2 </vatID><vatDesc>Hoog</vatDesc><vatToPayAccID>1500</vatToPayAccID></vatCode></vatCodes>"""
PERIODS = """<periods><period><periodNumber>01</periodNumber><startDatePeriod>2023-01-01</startDatePeriod>
<endDatePeriod>2023-01-31</endDatePeriod></period></periods>"""


def tr_line(nr: int, account: str, amount: str, side: str, desc: str = "", **more: str) -> str:
    said = {"docRef": "", "invRef": "", "custSupID": "               934"} | more
    inner = "".join(f"<{name}>{text}</{name}>" for name, text in said.items() if text)
    text = f"<desc>{desc}</desc>" if desc else ""
    return f"<trLine><nr>{nr}</nr><accID>{account}</accID>{text}<amnt>{amount}</amnt><amntTp>{side}</amntTp>{inner}<vat><vatID>2</vatID></vat></trLine>"


def transaction(*lines: str, nr: str = "202300118") -> str:
    return f"<transaction><nr>{nr}</nr><desc>Factuur 202300118</desc><periodNumber>12</periodNumber><trDt>2023-12-28</trDt>{''.join(lines)}</transaction>"


INVOICE = transaction(
    tr_line(0, "1300", "1188.00", "D", "Factuur 202300118"),
    tr_line(1, "810200", "870.00", "C", "Rijles 60 min"),
    tr_line(2, "1900", "135.30", "C", "CBR praktijkexamen"),
    tr_line(3, "1500", "182.70", "C", "BTW"),
)


def journal(*transactions: str, kind: str = "S", code: str = "70") -> str:
    return f"<journal><jrnID>{code}</jrnID><desc>Boek</desc><jrnTp>{kind}</jrnTp>{''.join(transactions)}</journal>"


def xaf(*parts: str, space: str = XAF_32, header: str = HEADER) -> bytes:
    inside = "".join(part for part in parts if not part.startswith("<journal"))
    journals = "".join(part for part in parts if part.startswith("<journal"))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<auditfile xmlns="{space}">{header}<company>\n{inside}'
        f"<transactions>\n{journals}</transactions></company></auditfile>"
    ).encode()


EVERYTHING = (RELATIONS, LEDGER, VAT, PERIODS, journal(INVOICE))


def of(data: bytes) -> dict[str | None, Source]:
    return {source.role: source for source in read(InputFile("audit.xaf", data), Settings())}


def cells(source: Source, field: str) -> list[str]:
    column = source.column_of(field)
    assert column is not None
    return list(source.frame[column.position - 1])


def booked(*parts: str, lists: tuple[str, ...] = (LEDGER, VAT)) -> list[tuple[str, str]]:
    """Number and amount of every sales entry."""
    source = of(xaf(*lists, *parts)).get("booked")
    return [] if source is None else list(zip(cells(source, "number"), cells(source, "amount"), strict=True))


@pytest.mark.parametrize("space", [XAF_32, XAF_40])
@pytest.mark.parametrize(
    ("role", "field", "plain"),
    [
        ("ledger", "code", ["1300", "1500", "1900", "810200"]),
        ("ledger", "balance", ["B", "B", "B", "W"]),
        ("vat", "code", ["0", "2"]),
        ("vat", "description", ["Geen", "Hoog"]),
        ("relations", "code", ["934", "935"]),
        ("relations", "name", ["Voorbeeld & Zn", ""]),
        ("periods", "year", ["2023"]),
        ("periods", "period", ["1"]),
        ("periods", "from", ["01-01-2023"]),
        ("periods", "until", ["31-01-2023"]),
        ("journals", "code", ["70"]),
        ("journals", "type", ["20"]),
        ("booked", "number", ["202300118"]),
        ("booked", "year", ["2023"]),
        ("booked", "period", ["12"]),
        ("booked", "journal", ["70"]),
        ("booked", "date", ["28-12-2023"]),
        ("booked", "debtor", ["934"]),
        ("booked", "amount", ["1005,30"]),
        ("booked", "text", ["Rijles 60 min\t87000\nCBR praktijkexamen\t13530"]),
        ("booked", "ledger", ["810200\n1900"]),
    ],
)
def test_cells(space: str, role: str, field: str, plain: list[str]) -> None:
    """What an audit file says, in the one form of lists; codes without the spaces around them."""
    assert cells(of(xaf(*EVERYTHING, space=space))[role], field) == plain


def test_it_proves_one_year_only() -> None:
    """No list of it proves what is not there; of accounts it knows neither type nor block."""
    found = of(xaf(*EVERYTHING))
    assert {source.complete for source in found.values()} == {False}
    assert {source.family for source in found.values()} == {"audit-file"}
    assert found["ledger"].column_of("type") is None


def test_rows_know_their_line() -> None:
    """An entry stands where its element starts."""
    found = of(xaf(LEDGER, journal(INVOICE, "\n", transaction())))
    assert (found["ledger"].lines.tolist(), found["booked"].lines.tolist()) == ([4, 5, 6, 7], [8, 9])


@pytest.mark.parametrize("kind", ["P", "B", "C", "M", ""])
def test_other_journals_hold_no_sales(kind: str) -> None:
    """Purchases and receipts are passed over."""
    assert booked(journal(INVOICE, kind=kind)) == []


def test_a_credit_note_is_negative() -> None:
    """What is debited on revenue goes off the total."""
    note = transaction(
        tr_line(0, "1300", "145.20", "C"),
        tr_line(1, "810200", "120.00", "D"),
        tr_line(2, "1500", "25.20", "D"),
        nr="8",
    )
    assert booked(journal(INVOICE, note)) == [("202300118", "1005,30"), ("8", "-120,00")]


def test_the_debtors_account_is_the_one_that_is_debited() -> None:
    """Also when lines are numbered otherwise, and fees that are passed on stand on the balance sheet."""
    invoice = INVOICE.replace("<nr>0</nr>", "<nr>4</nr>")
    assert booked(journal(invoice)) == [("202300118", "1005,30")]


def test_vat_accounts_by_their_name() -> None:
    """Where VAT codes name no accounts, what is called VAT is VAT."""
    codes = "<vatCodes><vatCode><vatID>2</vatID></vatCode></vatCodes>"
    assert booked(journal(INVOICE), lists=(LEDGER, codes)) == [("202300118", "1005,30")]


@pytest.mark.parametrize(
    ("nr", "references", "number"),
    [
        ("24700001", {"docRef": "202300118"}, "24700001"),
        ("VK-1", {"docRef": "202300118", "invRef": "7"}, "202300118"),
        ("", {"invRef": "202300118"}, "202300118"),
        ("VK-1", {}, "VK-1"),
    ],
)
def test_the_number(nr: str, references: dict[str, str], number: str) -> None:
    """The entry's own number; a reference only where that is none."""
    assert booked(journal(transaction(tr_line(1, "810200", "5.00", "C", **references), nr=nr))) == [
        (number, "5,00")
    ]


@pytest.mark.parametrize(("amount", "side"), [("veel", "C"), ("1,50", "C"), ("5.00", "X")])
def test_an_unreadable_amount(amount: str, side: str) -> None:
    """An entry with such a line has no total."""
    assert booked(journal(transaction(tr_line(1, "810200", amount, side)))) == [("202300118", "")]


@pytest.mark.parametrize("desc", ["", "Factuur 202300118"])
def test_without_line_texts(desc: str) -> None:
    """Lines without a text, or with just the entry's, tell nothing to compare."""
    source = of(xaf(LEDGER, journal(transaction(tr_line(1, "810200", "5.00", "C", desc)))))["booked"]
    assert cells(source, "text") == [""]


@pytest.mark.parametrize("year", ["2022/2023", "", "nu"])
def test_a_year_that_is_none(year: str) -> None:
    """Nobody knows which year its periods are of; the entries have their dates."""
    found = of(xaf(*EVERYTHING, header=f"<header><fiscalYear>{year}</fiscalYear></header>"))
    assert "periods" not in found
    assert cells(found["booked"], "year") == [""]


def test_a_file_of_nothing() -> None:
    """An audit file without lists is readable, and no list."""
    (source,) = read(InputFile("audit.xaf", xaf()), Settings())
    assert (source.role, source.failure) == (None, None)


@pytest.mark.parametrize("space", ["", "urn:other", "http://www.auditfiles.nl/XAF/2.0"])
def test_other_versions(space: str) -> None:
    """A version whose elements are not known is not guessed at."""
    (source,) = read(InputFile("audit.xaf", xaf(*EVERYTHING, space=space)), Settings())
    assert (source.role, source.failure) == (None, None)


def test_codes_that_stand_twice() -> None:
    """Both rows stay."""
    assert cells(of(xaf(LEDGER, LEDGER))["ledger"], "code") == ["1300", "1500", "1900", "810200"] * 2


def test_utf_16() -> None:
    """The encoding is the file's own."""
    text = xaf(*EVERYTHING).decode().replace("UTF-8", "UTF-16")
    assert cells(of(text.encode("utf-16"))["booked"], "number") == ["202300118"]


def test_truncated_at_any_byte() -> None:
    """Whatever is missing at the end, nothing of the file is used."""
    data = xaf(*EVERYTHING)
    for size in range(len('<?xml version="1.0"'), len(data), 11):
        (source,) = read(InputFile("audit.xaf", data[:size]), Settings())
        assert (source.failure, len(source.frame)) == ("xml", 0), size


def test_a_large_file_is_read_piece_by_piece(tmp_path: Path) -> None:
    """Its bytes are never held together; what it says is the same."""
    path = tmp_path / "large.xaf"
    path.write_bytes(xaf(LEDGER, VAT, journal(*[INVOICE] * 2000)))
    data = path.read_bytes()
    small = read(InputFile("audit.xaf", data), Settings())
    large = read(InputFile("audit.xaf", data[:1000], large=path), Settings())
    assert [(source.role, source.sha256, source.lines.tolist()) for source in large] == [
        (source.role, source.sha256, source.lines.tolist()) for source in small
    ]
    assert large[-1].frame.equals(small[-1].frame)
