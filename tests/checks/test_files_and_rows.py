"""What looks like a fault of a file or a row, and is none."""

from __future__ import annotations

import io
import zipfile

import pytest

from plango_lint.findings import Report, Severity
from plango_lint.run import lint_files
from plango_lint.settings import Settings
from plango_lint.sources import InputFile, Origin

HEADER = (
    "Factuurnummer,Datum,Debiteurnummer,Factuuromschrijving,Boekjaar,Periode,Grootboekrekening,Omschrijving,"
    "Bedrag ex. BTW,BTW code\n"
)


def row(number: int, text: str = "Rijles 60 min", amount: str = '"870,00"') -> str:
    return f"{number},15-01-2024,934,Factuur {number},2024,1,810200,{text},{amount},2\n"


def linted(text: str, *others: tuple[str, bytes, Origin]) -> Report:
    files = [InputFile("facturen.csv", text.encode())]
    return lint_files([*files, *(InputFile(path, data, origin) for path, data, origin in others)], Settings())


def rules(report: Report) -> set[str]:
    return {problem.rule for problem in report.problems if problem.severity > Severity.INFO}


def spreadsheet() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return buffer.getvalue()


INVOICES = HEADER + row(202400005) + row(202400006)


@pytest.mark.parametrize(
    "text",
    [
        INVOICES + "\n\n",
        INVOICES + ",,,,,,,,,\n   \n",
        INVOICES + row(202400007).replace("\n", ",,\n"),
        INVOICES.replace("\n", "\r"),
        INVOICES + row(202400007, '"Rijles ""60"" min, intake"'),
        INVOICES + row(202400007, "Totaalpakket rijlessen"),
        INVOICES + row(202400007, amount='"12,50-"'),
        INVOICES + row(202400007, amount="870"),
        INVOICES.replace("15-01-2024", "15-1-2024").replace("2024,1,", "2024,01,"),
    ],
    ids=[
        "empty lines at the end",
        "rows of commas at the end",
        "empty cells behind the last column",
        "lines that end as on an old Mac",
        "quotes doubled in a quoted cell",
        "a product that begins like a total",
        "the minus behind",
        "an amount without decimals",
        "day, month and period without zeros or with",
    ],
)
def test_is_no_fault(text: str) -> None:
    """None of these gives an error or a warning."""
    assert rules(linted(text)) == set()


def test_a_spreadsheet_met_in_a_folder_is_no_problem() -> None:
    """Only a spreadsheet that was named, or that poses as CSV, is."""
    assert rules(linted(INVOICES, ("notities.xlsx", spreadsheet(), "folder"))) == set()
    assert rules(linted(INVOICES, ("notities.xlsx", spreadsheet(), "named"))) == {"unreadable-file"}
    assert rules(linted(INVOICES, ("notities.csv", spreadsheet(), "folder"))) == {"unreadable-file"}


def test_a_table_of_something_else_met_in_a_folder_is_no_problem() -> None:
    """It is a problem when somebody named it."""
    table = b"Kenteken;Merk\nAB-123-C;Volkswagen\n"
    assert rules(linted(INVOICES, ("autos.csv", table, "folder"))) == set()
    assert rules(linted(INVOICES, ("autos.csv", table, "named"))) == {"unknown-file"}


def test_a_product_without_number_is_no_total() -> None:
    """A line whose number is missing stays a line, whatever its product is called."""
    text = INVOICES + row(202400007, "Totaalpakket rijlessen").replace("202400007,", ",", 1)
    assert rules(linted(text)) == {"missing-invoice-number"}


def test_garbled_text_is_shown_as_it_stands() -> None:
    """Not as it was meant, which would look fine."""
    report = linted(HEADER + row(202400005, "Rijles NoÃ«l"))
    [garbled] = [problem for problem in report.problems if problem.rule == "garbled-text"]
    assert "'Rijles NoÃ«l'" in garbled.message


@pytest.mark.parametrize("header", ["Naam", "Aantal", "Vervaldatum"])
def test_second_column_that_nobody_chooses_in_exact(header: str) -> None:
    """Two of them mislead nobody."""
    texts = INVOICES.splitlines()
    lines = [
        f"{texts[0]},{header},{header}",
        *(f"{line},{index},{index + 5}" for index, line in enumerate(texts[1:])),
    ]
    assert rules(linted("\n".join(lines))) == set()


def test_a_file_of_one_column_has_no_delimiter_to_name() -> None:
    """Nothing separates its cells, and its encoding can be told all the same."""
    files = [InputFile("debiteuren.csv", "Naam\nJosé Bos\nRené Vos\n".encode("cp1252"), role="debtors")]
    report = lint_files(files, Settings())
    assert not [status for status in report.rules if status.status == "crashed"]
    assert "odd-encoding" in {problem.rule for problem in report.problems}


def test_one_missing_column_is_the_field_of_its_problem_and_of_two_none_is() -> None:
    """What is told to machines about where it is."""
    lacking = {
        names: linted(without(INVOICES, *names)).problems
        for names in (("Datum",), ("Datum", "Debiteurnummer"))
    }
    assert [
        [problem.field for problem in found if problem.rule == "missing-column"] for found in lacking.values()
    ] == [["date"], [None]]


def without(text: str, *headers: str) -> str:
    """The file without these columns; a cell holds no comma."""
    rows = [line.replace('"870,00"', "870").split(",") for line in text.splitlines()]
    kept = [index for index, header in enumerate(rows[0]) if header not in headers]
    return "\n".join(",".join(row[index] for index in kept) for row in rows)
