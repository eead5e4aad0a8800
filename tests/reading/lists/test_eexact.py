"""The eExact XML topics as Exact exports them."""

from __future__ import annotations

import pytest

from plango_lint.reading.lists import read_xml
from plango_lint.sources import InputFile, Source

VATS = """<VATs>
<VAT code="0 " type="N" vattransactiontype="B" blocked="false"><Description>Geen BTW</Description><Percentage>0</Percentage></VAT>
<VAT code="1" type="E" vattransactiontype="P" blocked="true"><Description>Laag</Description><Percentage>0.09</Percentage>
<GLToPay code="1510"><Description>Af te dragen</Description></GLToPay><VATPercentages>
<VATPercentage percentage="0.06" LineNumber="1"><StartDate>2001-01-01</StartDate><EndDate>2018-12-31</EndDate></VATPercentage>
<VATPercentage percentage="0.09" LineNumber="2"><StartDate>2019-01-01</StartDate></VATPercentage>
</VATPercentages></VAT></VATs>"""
ACCOUNTS = """<Accounts>
<Account code="               934" status="C"><Name>Voorbeeld, J.</Name><Email>j@example.com</Email><IsBlocked>true</IsBlocked>
<EndDate>2024-06-30</EndDate><Address><AddressLine1>Dorpsstraat 1</AddressLine1><PostalCode>1234 AB</PostalCode></Address></Account>
<Account code="935" status="P"><Name>Proefpersoon</Name></Account></Accounts>"""
LEDGER = """<GLAccounts>
<GLAccount code="1300" type="20" balanceSide="D" balanceType="B"><Description>Debiteuren</Description></GLAccount>
<GLAccount code="810200" type="110" balanceType="W"><Description>Omzet</Description><VAT code="2 "/></GLAccount></GLAccounts>"""
JOURNALS = """<Journals><Journal code="70" status="1" type="20"><Description>Verkoopboek</Description>
<GLAccount code="1300" type="20"><Description>Debiteuren</Description></GLAccount></Journal></Journals>"""
YEARS = """<FinYears><FinYear number="2024">
<FinPeriod number="1"><DateStart>2024-01-01</DateStart><DateEnd>2024-01-31</DateEnd><Journals>
<Journal code="70" status="0" type="20"/><Journal code="60" status="1" type="22"/></Journals></FinPeriod>
<FinPeriod number="2"><DateStart>2024-02-01</DateStart><DateEnd>2024-02-29</DateEnd></FinPeriod></FinYear></FinYears>"""


def of(*topics: str) -> list[Source]:
    """The sources of a file with these topics."""
    text = f'<?xml version="1.0" encoding="utf-8"?>\n<eExact>{"".join(topics)}</eExact>'
    return read_xml(InputFile("exact.xml", text.encode()))


def cells(source: Source, field: str) -> list[str]:
    column = source.column_of(field)
    assert column is not None
    return list(source.frame[column.position - 1])


@pytest.mark.parametrize(
    ("topic", "field", "plain"),
    [
        (VATS, "code", ["0", "1", "1"]),
        (VATS, "description", ["Geen BTW", "Laag", "Laag"]),
        (VATS, "type", ["N", "E", "E"]),
        (VATS, "transaction", ["B", "P", "P"]),
        (VATS, "percentage", ["0", "6", "9"]),
        (VATS, "from", ["", "01-01-2001", "01-01-2019"]),
        (VATS, "until", ["", "31-12-2018", ""]),
        (VATS, "blocked", ["false", "true", "true"]),
        (ACCOUNTS, "code", ["934", "935"]),
        (ACCOUNTS, "name", ["Voorbeeld, J.", "Proefpersoon"]),
        (ACCOUNTS, "status", ["C", "P"]),
        (ACCOUNTS, "blocked", ["true", ""]),
        (ACCOUNTS, "end_date", ["30-06-2024", ""]),
        (ACCOUNTS, "email", ["j@example.com", ""]),
        (ACCOUNTS, "postcode", ["1234 AB", ""]),
        (ACCOUNTS, "address", ["Dorpsstraat 1", ""]),
        (LEDGER, "code", ["1300", "810200"]),
        (LEDGER, "balance", ["B", "W"]),
        (LEDGER, "type", ["20", "110"]),
        (LEDGER, "vat_code", ["", "2"]),
        (JOURNALS, "code", ["70"]),
        (JOURNALS, "description", ["Verkoopboek"]),
        (JOURNALS, "type", ["20"]),
        (YEARS, "year", ["2024", "2024", "2024"]),
        (YEARS, "period", ["1", "1", "2"]),
        (YEARS, "from", ["01-01-2024", "01-01-2024", "01-02-2024"]),
        (YEARS, "until", ["31-01-2024", "31-01-2024", "29-02-2024"]),
        (YEARS, "journal", ["70", "60", ""]),
        (YEARS, "closed", ["true", "false", ""]),
        (YEARS, "journal_type", ["20", "22", ""]),
    ],
)
def test_cells(topic: str, field: str, plain: list[str]) -> None:
    """What a topic says, in the one form of lists."""
    (source,) = of(topic)
    assert cells(source, field) == plain


def test_a_file_of_several_topics() -> None:
    """Every topic is a source of its own, with the same path."""
    assert [(s.path, s.role) for s in of(VATS, LEDGER)] == [("exact.xml", "vat"), ("exact.xml", "ledger")]


def test_a_topic_that_stands_twice_is_one_list() -> None:
    """As when two files were put behind each other."""
    (source,) = of(LEDGER, LEDGER.replace("1300", "1400"))
    assert cells(source, "code") == ["1300", "810200", "1400", "810200"]


def test_rows_know_their_line() -> None:
    """A dated percentage stands where its element starts."""
    (source,) = of(VATS)
    assert source.lines.tolist() == [3, 6, 7]


def test_what_no_entry_says_is_no_column() -> None:
    """A ledger topic that never says blocked does not know it."""
    (source,) = of(LEDGER)
    assert source.column_of("blocked") is None


def test_a_topic_without_entries() -> None:
    """An empty topic is a list of nothing."""
    (source,) = of("<VATs/>")
    assert (source.role, len(source.frame), source.failure) == ("vat", 0, None)


def test_codes_that_stand_twice() -> None:
    """Both entries stay: rules compare them."""
    (source,) = of('<GLAccounts><GLAccount code="1" type="20"/><GLAccount code="1" type="110"/></GLAccounts>')
    assert cells(source, "type") == ["20", "110"]


def test_utf_16() -> None:
    """The encoding is the file's own."""
    text = f'<?xml version="1.0" encoding="utf-16"?><eExact>{JOURNALS}</eExact>'
    (source,) = read_xml(InputFile("exact.xml", text.encode("utf-16")))
    assert source.role == "journals"


@pytest.mark.parametrize("topics", ["<GLTransactions/>", ""])
def test_a_file_of_other_topics(topics: str) -> None:
    """eExact of something else is readable, and no list."""
    (source,) = of(topics)
    assert (source.role, source.failure) == (None, None)


def test_other_xml() -> None:
    """XML of another family is no list either."""
    (source,) = read_xml(InputFile("feed.xml", b"<rss/>"))
    assert (source.role, source.failure) == (None, None)


@pytest.mark.parametrize(
    "data", [f"<eExact>{VATS}".encode(), b'<!DOCTYPE eExact [<!ENTITY a "b">]><eExact>&a;</eExact>']
)
def test_unreadable_files(data: bytes) -> None:
    """Truncated or hostile: one source that failed, and nothing of its content."""
    (source,) = read_xml(InputFile("exact.xml", data))
    assert (source.failure, len(source.frame)) == ("xml", 0)
