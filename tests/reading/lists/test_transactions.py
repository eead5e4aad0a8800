"""Exact's transaction list, as exported and saved again, and the entries that its lines make."""

from __future__ import annotations

import pandas as pd
import pytest

from plango_lint.books.booked import booked_of
from plango_lint.reading import assemble, read
from plango_lint.settings import Settings
from plango_lint.sources import InputFile, Source
from plango_lint.table import Table

HEADER = [
    "EntryDate", "ReportingYear", "ReportingPeriod", "JournalCode", "EntryNumber", "GLAccountCodeDescription",
    "TransactionType", "Description", "AccountCode", "AmountDC", "InvoiceNumber", "VATCode",
    "JournalCodeDescriptionDescription", "YourRef", "LineNumber",
]  # fmt: skip


def line(number: int, amount: str, **cells: str) -> dict[str, str]:
    """A line of entry 202300118: 0 the debtor's, 9999 VAT, others sales."""
    account = {0: "1300", 9999: "1500"}.get(number, "810200")
    text = {0: "Factuur 202300118", 9999: "BTW"}.get(number, f"Rijles {number}")
    said = {
        "EntryDate": "28-12-2023", "ReportingYear": "2023", "ReportingPeriod": "12", "JournalCode": "70",
        "EntryNumber": "202300118", "GLAccountCodeDescription": account, "TransactionType": "20",
        "Description": text, "AccountCode": "               934", "AmountDC": amount, "InvoiceNumber": "202300118",
        "VATCode": "2", "JournalCodeDescriptionDescription": "Verkoopboek", "LineNumber": str(number),
    }  # fmt: skip
    return said | cells


INVOICE = [line(0, "1.149,50"), line(1, "-870,00"), line(2, "-80,00"), line(9999, "-199,50")]


def written(lines: list[dict[str, str]], without: tuple[str, ...] = (), delimiter: str = "\t") -> str:
    header = [name for name in HEADER if name not in without]
    rows = [header, *([cells.get(name, "") for name in header] for cells in lines)]
    return "".join(delimiter.join(row) + "\r\n" for row in rows)


def exported(lines: list[dict[str, str]], *without: str) -> bytes:
    return b"\xff\xfe" + written(lines, without).encode("utf-16-le")


def source(data: bytes) -> Source:
    (found,) = read(InputFile("list.csv", data), Settings())
    return found


def booked(*files: bytes, journals: tuple[str, ...] = ()) -> Table | None:
    return booked_of(assemble([source(data) for data in files]), journals)


def entries(data: bytes, journals: tuple[str, ...] = ()) -> list[tuple[object, ...]]:
    """Number, debtor and total of every booked invoice."""
    table = booked(data, journals=journals)
    if table is None:
        return []
    totals = [None if pd.isna(cents) else int(cents) for cents in table["amount"].cents]
    return list(zip(table["number"].text, table["debtor"].text, totals, strict=True))


def test_as_exported() -> None:
    """UTF-16, TAB and technical headers: revenue without the debtor's line and the VAT, its sign turned."""
    table = booked(exported(INVOICE))
    assert table is not None
    said = {
        name: table[name].text.tolist()
        for name in ("number", "year", "period", "journal", "debtor", "source")
    }
    assert said == {
        "number": ["202300118"], "year": ["2023"], "period": ["12"], "journal": ["70"], "debtor": ["934"],
        "source": ["list.csv"],
    }  # fmt: skip
    assert table["amount"].cents.tolist() == [95000]
    assert f"{table['date'].dates.iloc[0]:%d-%m-%Y}" == "28-12-2023"
    assert table["text"].raw.tolist() == ["Rijles 1\t87000\nRijles 2\t8000"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_saved_again_by_excel(encoding: str) -> None:
    """`;`, euro signs, dates without zeros and headers with spaces say the same."""
    text = written(INVOICE, delimiter=";").replace("EntryDate", "Entry Date").replace("AmountDC", "Amount DC")
    text = (
        text.replace(";-", ";€ -")
        .replace(";1.149,50", ";€ 1.149,50")
        .replace("28-12-2023", "28-12-2023 0:00")
    )
    assert entries(text.encode(encoding)) == [("202300118", "934", 95000)]


def test_a_credit_note_is_negative() -> None:
    """Its revenue lines are debited, so the sign turns the other way."""
    lines = [
        line(0, "-145,20", TransactionType="21"),
        line(1, "120,00", TransactionType="21"),
        line(9999, "25,20", TransactionType="21"),
    ]
    assert entries(exported(lines)) == [("202300118", "934", -12000)]


def test_other_entries_are_no_sales() -> None:
    """A receipt and a purchase are passed over, whatever their numbers."""
    lines = [line(1, "-55,00", TransactionType=kind) for kind in ("40", "30")]
    assert entries(exported(lines)) == []


@pytest.mark.parametrize(
    ("without", "journals", "number"),
    [
        (("TransactionType",), (), 1),  # its name says it is a sales journal
        (("TransactionType", "JournalCodeDescriptionDescription"), ("70",), 1),  # it is known from elsewhere
        (
            ("TransactionType", "JournalCodeDescriptionDescription"),
            ("71",),
            2,
        ),  # one that is not: one journal only
    ],
)
def test_sales_without_a_transaction_type(
    without: tuple[str, ...], journals: tuple[str, ...], number: int
) -> None:
    """The journal tells, by its name or by another list; a list of one journal is of that one."""
    other = line(
        1, "-55,00", EntryNumber="24600001", JournalCode="60", JournalCodeDescriptionDescription="Inkoopboek"
    )
    lines = [*INVOICE, *([other] if number == 1 else [])]
    assert entries(exported(lines, *without), journals) == [("202300118", "934", 95000)]


@pytest.mark.parametrize(
    ("cells", "number"),
    [
        ({"EntryNumber": "24700001"}, "24700001"),  # Exact's own: that is what Exact would refuse again
        ({"EntryNumber": ""}, "202300118"),
        ({"EntryNumber": "", "InvoiceNumber": "", "YourRef": "202300119"}, "202300119"),
        ({"EntryNumber": "VK-1", "InvoiceNumber": "F1", "YourRef": "202300119"}, "202300119"),
    ],
)
def test_the_number(cells: dict[str, str], number: str) -> None:
    """The entry number; the invoice number and Your ref only where it is none."""
    assert entries(exported([line(1, "-870,00", **cells)])) == [(number, "934", 87000)]


def test_without_entry_numbers() -> None:
    """A list without that column goes by the invoice number."""
    assert entries(exported(INVOICE, "EntryNumber")) == [("202300118", "934", 95000)]


def test_part_of_an_entry_has_no_total() -> None:
    """The debtor's line does not balance what is left: a filter took lines away, so no total is compared."""
    assert entries(exported([INVOICE[0], INVOICE[1], INVOICE[3]])) == [("202300118", "934", None)]


def test_revenue_alone() -> None:
    """Without the debtor's line the revenue that is there counts."""
    assert entries(exported([INVOICE[1], INVOICE[2]])) == [("202300118", "934", 95000)]


def test_without_line_numbers() -> None:
    """Nothing tells revenue from VAT, so there is no total; the ledger list can tell."""
    data = exported(INVOICE, "LineNumber")
    assert entries(data) == [("202300118", "934", None)]
    ledger = b"Code;Omschrijving;Balans / Winst & Verlies;Type\r\n1300;D;Balans;20\r\n1500;B;Balans;24\r\n"
    table = booked(data, ledger)
    assert table is not None
    assert table["amount"].cents.tolist() == [95000]


def test_an_unreadable_amount() -> None:
    """An entry with a line nobody can read has no total."""
    assert entries(exported([line(1, "-870,00"), line(2, "#####")])) == [("202300118", "934", None)]


def test_lines_out_of_order() -> None:
    """A list sorted by account is the same list: texts stand in the order of the line numbers."""
    table = booked(exported(INVOICE[::-1]))
    assert table is not None
    assert table["text"].raw.tolist() == ["Rijles 1\t87000\nRijles 2\t8000"]


def test_the_same_number_in_two_years() -> None:
    """Year and journal are part of what an entry is."""
    other = [cells | {"ReportingYear": "2022", "EntryDate": "28-12-2022"} for cells in INVOICE]
    assert entries(exported([*INVOICE, *other])) == [("202300118", "934", 95000), ("202300118", "934", 95000)]


@pytest.mark.parametrize("lines", [[], [{"Description": "Totaal", "AmountDC": "0,00"}]])
def test_a_list_of_nothing(lines: list[dict[str, str]]) -> None:
    """Headers alone, or a total, book nothing."""
    data = exported(lines)
    assert (source(data).role, entries(data)) == ("transactions", [])


@pytest.mark.parametrize("without", [("AmountDC",), ("EntryNumber", "InvoiceNumber")])
def test_the_wrong_file(without: tuple[str, ...]) -> None:
    """Without amounts or numbers it is no transaction list."""
    assert source(exported(INVOICE, *without)).role != "transactions"


def test_a_list_that_was_cut_off() -> None:
    """What stands there still counts; the entry that was cut off has no total."""
    text = written(INVOICE)
    cut = b"\xff\xfe" + text[: text.rindex("\t-199,50")].encode("utf-16-le")
    assert entries(cut) == [("202300118", "934", None)]
