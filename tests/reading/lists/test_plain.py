"""Lists that are records: byte forms of Exact, of Excel and of people, read with everything around them."""

from __future__ import annotations

import pytest

from plango_lint.reading import read
from plango_lint.reading.lists import from_records
from plango_lint.settings import Settings
from plango_lint.sources import InputFile, Source

TECHNICAL = "Code\tDescriptionDescription\tBalanceTypeCode\tBalanceTypeDescription\tIsBlocked\tTypeCode\tVATCodeCode\r\n"
ACCOUNTS = (
    "1300\tDebiteuren\tB\tBalans\tFalse\t20\t\r\n"
    "810100\tOude pakketten\tW\tWinst & Verlies\tTrue\t110\t2 \r\n"
)
SEARCH_LIST = b"\xff\xfe" + (TECHNICAL + ACCOUNTS).encode("utf-16-le")
PEOPLES = (
    "Code;Omschrijving;Balans / Winst & Verlies;Debet / Credit;Geblokkeerd\r\n"
    "1300;Debiteuren é;Balans;Debet;Nee\r\n810100;Oude pakketten;Winst & Verlies;Credit;Ja\r\n"
)


def of(data: bytes) -> Source:
    """The one source of a file."""
    (source,) = read(InputFile("list.csv", data), Settings())
    return source


def cells(source: Source, field: str) -> list[str]:
    column = source.column_of(field)
    assert column is not None
    return list(source.frame[column.position - 1])


@pytest.mark.parametrize(
    ("field", "plain"),
    [
        ("code", ["1300", "810100"]),
        ("balance", ["B", "W"]),
        ("blocked", ["false", "true"]),
        ("type", ["20", "110"]),
        ("vat_code", ["", "2"]),
    ],
)
def test_the_search_list_as_exported(field: str, plain: list[str]) -> None:
    """UTF-16, TAB and technical headers: FinGLAccountSearch.csv."""
    assert cells(of(SEARCH_LIST), field) == plain


def test_lines_are_those_of_the_file() -> None:
    """A row knows its physical line."""
    assert of(SEARCH_LIST).lines.tolist() == [2, 3]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_the_search_list_saved_again_by_excel(encoding: str) -> None:
    """`;` and another encoding say the same."""
    source = of((TECHNICAL + ACCOUNTS).replace("\t", ";").encode(encoding))
    assert (source.role, cells(source, "code"), cells(source, "blocked")) == (
        "ledger",
        ["1300", "810100"],
        ["false", "true"],
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_list_for_people(encoding: str) -> None:
    """Dutch headers and words say the same as the technical ones."""
    source = of(PEOPLES.encode(encoding))
    assert (cells(source, "balance"), cells(source, "blocked")) == (["B", "W"], ["false", "true"])


def test_relations() -> None:
    """Status, block and end date of a relations list in Dutch."""
    source = of(
        b"Code;Naam;Status;Geblokkeerd;Einddatum\r\n934;J;Klant;Nee;31-1-2024\r\n935;A;Prospect;Ja;\r\n"
    )
    found = [cells(source, name) for name in ("code", "status", "blocked", "end_date")]
    assert found == [["934", "935"], ["C", "P"], ["false", "true"], ["31-01-2024", ""]]


def test_vat_codes() -> None:
    """A VAT list in Dutch, a row for every rate."""
    source = of(
        b"Code;Omschrijving;Type;Transactietype;Percentage;Van;Tot en met\r\n"
        b"2;Hoog;Exclusief;Beide;19,00%;1-1-2001;30-9-2012\r\n2;Hoog;Exclusief;Beide;21,00%;1-10-2012;\r\n"
    )
    found = [cells(source, name) for name in ("code", "type", "transaction", "percentage", "until")]
    assert found == [["2", "2"], ["E", "E"], ["B", "B"], ["19", "21"], ["30-09-2012", ""]]


def test_dates_are_read_in_the_notation_of_their_column() -> None:
    """One date that is only possible month first decides for the others."""
    rows = [["2024", "1", "1/2/2024"], ["2024", "2", "1/31/2024"]]
    source = from_records("periods", ["Year", "Period", "From"], rows, [2, 3])
    assert cells(source, "from") == ["02-01-2024", "31-01-2024"]


def test_a_column_that_is_not_there() -> None:
    """A list without types has no such column, rather than an empty one."""
    assert of(PEOPLES.encode()).column_of("type") is None


def test_a_list_without_rows() -> None:
    """Headers alone are a list of nothing."""
    source = of(TECHNICAL.replace("\t", ";").encode())
    assert (source.role, len(source.frame), source.failure) == ("ledger", 0, None)


def test_codes_that_stand_twice() -> None:
    """Both rows stay, in their order: rules compare them."""
    source = from_records("ledger", ["Code", "Geblokkeerd"], [["1300", "Nee"], ["1300", "Ja"]], [2, 3])
    assert (cells(source, "code"), cells(source, "blocked")) == (["1300", "1300"], ["false", "true"])


def test_rows_without_a_code_are_left_out() -> None:
    """Headings and totals in somebody's own list are no accounts; lines stay true."""
    rows = [["", "Balans"], ["1300", "Debiteuren"], [""]]
    source = from_records("ledger", ["Code", "Omschrijving"], rows, [2, 3, 4])
    assert (cells(source, "code"), source.lines.tolist()) == (["1300"], [3])


def test_a_row_that_was_cut_off() -> None:
    """A truncated file still proves the codes that stand in it."""
    source = of(SEARCH_LIST[: -len("110\t2 \r\n".encode("utf-16-le"))])
    assert (cells(source, "code"), cells(source, "type")) == (["1300", "810100"], ["20", ""])


def test_a_quote_where_nothing_is_quoted() -> None:
    """Exact's TAB lists quote nothing: a quote in a name or at its beginning is a character of it."""
    rows = '1300\tDebiteuren "auto"\tB\t\t\t20\t\r\n8100\t"Lespakketten\tW\t\t\t110\t\r\n8101\tTheorie\tW\t\t\t110\t\r\n'
    source = of(b"\xff\xfe" + (TECHNICAL + rows).encode("utf-16-le"))
    assert cells(source, "code") == ["1300", "8100", "8101"]
    assert cells(source, "description") == ['Debiteuren "auto"', '"Lespakketten', "Theorie"]


def test_a_quote_that_hides_where_the_cells_end() -> None:
    """What such a record holds nobody knows: it is told, and the list proves no longer what is not there."""
    source = of((PEOPLES + '8200;"Les; auto" B;W;Credit;Nee\r\n').encode())
    assert [(record.line, record.reason) for record in source.left_out] == [(4, "unclosed-quote")]
    assert (cells(source, "code"), source.complete) == (["1300", "810100"], False)


def test_the_wrong_file() -> None:
    """A list without the column that makes it one has no role, and says what it has."""
    source = from_records("ledger", ["Artikel", "Prijs"], [["Boek", "10"]], [2])
    assert (source.role, source.unrecognised_headers) == (None, ("Artikel", "Prijs"))


def test_columns_can_be_named_by_the_settings() -> None:
    """What the settings say goes over the headers."""
    source = from_records("ledger", ["A", "B"], [["x", "1300"]], [2], columns={1: "code"})
    assert cells(source, "code") == ["1300"]


def test_a_transaction_list_is_never_complete() -> None:
    """Lists of what there is prove what is not; a transaction list does not."""
    headers = ["EntryNumber", "JournalCode", "AmountDC"]
    source = from_records("transactions", headers, [["202300118", "70", "-870,00"]], [2])
    assert (source.complete, source.number_notation) == (False, "1.234,56")


def test_other_lists_are_complete() -> None:
    """A ledger list proves what is not there too."""
    assert of(SEARCH_LIST).complete
