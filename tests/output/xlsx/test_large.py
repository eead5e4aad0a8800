"""What a workbook cannot hold is left out, and told; the worst is shown first."""

from __future__ import annotations

from typing import Any

import pytest

from plango_lint import Settings
from plango_lint.findings import Report
from plango_lint.output import BINARY, Options
from plango_lint.output.xlsx import choosing, exports, totals
from plango_lint.run import lint_files
from plango_lint.sources import InputFile
from tests.output.xlsx.exports import HEADER, line, report_on, text_of
from tests.output.xlsx.reading_back import coloured, comments, part_of, parts, sheets


def made(report: Report) -> bytes:
    return BINARY["xlsx"](report, Options())


def told(data: bytes) -> list[Any]:
    rows = sheets(data)["Samenvatting"]
    start = next((index for index, row in enumerate(rows) if row == ["Over dit bestand"]), len(rows))
    return [row[1] for row in rows[start + 1 :]]


def wrong_amounts(*numbers: int, of: int) -> Report:
    """A file of so many lines, of which these cannot be read."""
    rows = [line(n, Bedrag_ex__BTW="kapot" if n in numbers else "56,00") for n in range(1, of + 1)]
    return report_on(text_of(rows), language="nl")


def test_a_large_export_shows_the_lines_with_problems_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """At the rows they have in the file, so that J14 is J14; the other rows are hidden, and told."""
    monkeypatch.setattr(choosing, "MOST_CELLS", 9 * 10)
    data = made(wrong_amounts(30, 55, of=60))
    rows = sheets(data)["facturen"]
    shown = {index + 1: row[0] for index, row in enumerate(rows) if row}
    plain = {row: str(202400000 + row - 1) for row in range(2, 10)}
    assert shown == {1: "Factuurnummer", **plain, 31: "202400030", 56: "202400055"}
    assert set(coloured(data, "facturen")) == {"H31", "H56"}
    assert 'zeroHeight="1"' in parts(data)[part_of(data, "facturen")]
    sentence = (
        "facturen.csv: 10 van de 60 regels staan in dit werkboek, die met problemen het eerst. De andere rijen "
        "zijn verborgen; alle aantallen en bedragen gaan over het hele bestand."
    )
    assert told(data) == [sentence]
    assert comments(data, "facturen")["A1"] == "Niet alle regels staan hier; zie Samenvatting."


def test_a_sheet_ends_where_excel_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows behind the last one of Excel are left out, also those with a problem."""
    monkeypatch.setattr(choosing, "MOST_ROWS", 50)
    data = made(wrong_amounts(30, 55, of=60))
    assert len(sheets(data)["facturen"]) == 50
    assert set(coloured(data, "facturen")) == {"H31"}
    assert told(data)[0].startswith("facturen.csv: 49 van de 60 regels")


def test_more_columns_than_excel_has(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first are shown, and it is told."""
    monkeypatch.setattr(choosing, "MOST_COLUMNS", 8)
    monkeypatch.setattr(exports, "MOST_COLUMNS", 8)
    monkeypatch.setattr("plango_lint.output.xlsx.summary.MOST_COLUMNS", 8)
    data = made(wrong_amounts(of=20))
    assert {len(row) for row in sheets(data)["facturen"]} == {8}
    assert told(data) == ["facturen.csv: alleen de eerste 8 van de 9 kolommen staan in dit werkboek."]


def test_very_many_totals_end_with_all_others_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """The amounts below each other still add up."""
    monkeypatch.setattr(totals, "_MOST_ROWS", 3)
    rows = [line(number, Grootboekrekening=str(8000 + number)) for number in range(1, 6)]
    found = sheets(made(report_on(text_of(rows), language="nl")))["Totalen"]
    start = next(index for index, row in enumerate(found) if row[:1] == ["8001"])
    assert [row[0] for row in found[start : start + 3]] == ["8001", "8002", "nog 3 andere"]
    assert [row[3:5] for row in found[start : start + 3]] == [[1, 56], [1, 56], [3, 168]]


def test_comments_have_a_maximum() -> None:
    """A hundred of one problem: those that come first. All places are coloured, and the rest is told."""
    data = made(wrong_amounts(*range(100, 250), of=400))
    assert len(coloured(data, "facturen")) == 150
    assert set(comments(data, "facturen")) == {f"H{row}" for row in range(101, 201)}
    sentence = (
        "Bij 50 gekleurde plaatsen staat geen opmerking: van ieder probleem krijgen er hoogstens 100 een, van "
        "alle samen 1000."
    )
    assert told(data) == [sentence]


def test_all_problems_together_have_a_maximum_of_comments(monkeypatch: pytest.MonkeyPatch) -> None:
    """The worst problems have theirs first."""
    monkeypatch.setattr(choosing, "MOST_COMMENTS", 2)
    data = made(wrong_amounts(5, 6, 7, of=40))
    assert set(comments(data, "facturen")) == {"H6", "H7"}


def test_records_that_were_left_out_stand_at_their_row() -> None:
    """A total, and a row with too few cells, coloured as a whole where that is a problem."""
    rows = [line(number) for number in range(1, 20)]
    text = text_of([*rows[:9], ["202400099", "0934"], *rows[9:], ["Totaal", *[""] * 6, "1.064,00", ""]])
    data = made(report_on(text, language="nl"))
    shown = sheets(data)["facturen"]
    assert shown[10] == ["202400099", "0934"]
    assert shown[21] == ["Totaal", *[""] * 6, "1.064,00"]
    assert {"A11", "B11", "A22", "H22"} <= set(coloured(data, "facturen"))


def test_the_header_stands_where_it_stands_in_the_file() -> None:
    """Below a title and an empty line too."""
    data = made(report_on("Export uit PlanGo\n\n" + text_of([line(n) for n in range(1, 9)]), language="nl"))
    rows = sheets(data)["facturen"]
    assert [row[:1] for row in rows[:4]] == [["Export uit PlanGo"], [], ["Factuurnummer"], ["202400001"]]


def test_a_line_that_names_the_separator_is_no_row() -> None:
    """Excel takes it for itself, so every row is one higher than its line."""
    text = "sep=,\n" + text_of([line(n) for n in range(1, 9)])
    rows = sheets(made(report_on(text, language="nl")))["facturen"]
    assert [row[0] for row in rows[:2]] == ["Factuurnummer", "202400001"]


def test_an_export_without_a_header() -> None:
    """Its first row is the first line."""
    text = text_of([line(n) for n in range(1, 30)]).partition("\n")[2]
    rows = sheets(made(report_on(text, role="invoices", language="nl")))["facturen"]
    assert rows[0][0] == "202400001"
    assert len(rows) == 29


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("1.052,70", 1052.7),
        ("-0,05", -0.05),
        ("0,1", 0.1),
        ("99.999.999,99", 99999999.99),
        ("12", 12.0),
        ("5,00-", "5,00-"),
        ("€ 5,00", "€ 5,00"),
        ("+5,00", "+5,00"),
        ("5,005", "5,005"),
        ("", ""),
    ],
)
def test_an_amount_is_a_number_when_it_is_written_as_one(written: str, shown: float | str) -> None:
    """To the cent; what somebody has to look at stays as it is written."""
    rows = [line(1, Bedrag_ex__BTW=written), *(line(n) for n in range(2, 30))]
    cells = sheets(made(report_on(text_of(rows))))["facturen"][1]
    assert cells[7] == shown
    assert type(cells[7]) is type(shown)


def test_two_exports_of_one_name_have_their_own_sheets() -> None:
    """Excel takes a name once; the places of problems say which of the two is meant."""
    files = [
        InputFile("a/facturen.csv", text_of([line(n) for n in range(1, 30)]).encode()),
        InputFile("b/facturen.csv", text_of([line(30, Bedrag_ex__BTW="kapot"), line(31)]).encode()),
    ]
    data = made(lint_files(files, Settings(language="nl")))
    assert [name for name in sheets(data) if name.startswith("facturen")] == ["facturen", "facturen (2)"]
    assert set(coloured(data, "facturen (2)")) == {"H2"}
    assert "facturen (2) H2" in [row[2] for row in sheets(data)["Problemen"]]


def test_an_export_without_lines() -> None:
    """Its header stands there."""
    assert sheets(made(report_on(text_of([]))))["facturen"] == [list(HEADER)]


def test_codes_keep_their_zeros_without_a_green_corner() -> None:
    """A code that looks like a number is a text, and Excel is told that this is meant."""
    data = made(report_on(text_of([line(n, Grootboekrekening="08000") for n in range(1, 30)])))
    assert {row[5] for row in sheets(data)["facturen"][1:]} == {"08000"}
    assert 'numberStoredAsText="1"' in parts(data)[part_of(data, "facturen")]


def test_a_fault_in_the_header_is_coloured_there() -> None:
    """A name that two columns have."""
    header = [*HEADER, "Bedrag ex. BTW"]
    rows = [[*line(n), "1,00"] for n in range(1, 9)]
    data = made(report_on(text_of(rows, header), language="nl"))
    assert {"H1", "J1"} & set(coloured(data, "facturen")) == set(comments(data, "facturen")) & {"H1", "J1"}
    assert {cell for cell in coloured(data, "facturen") if cell.endswith("1")} == {"H1", "J1"}
