"""What the rules about year and period stay silent about, and what they say."""

from __future__ import annotations

import pytest

from plango_lint.run import lint_files
from plango_lint.settings import Settings
from plango_lint.sources import InputFile
from tests.checks.small_files import places, problems

HEADER = "Factuurnummer,Datum,Boekjaar,Periode"
TABLE = """
Boekjaar,Periode,Begindatum,Einddatum
2024,1,01-01-2024,31-01-2024
2024,2,01-02-2024,29-02-2024
2024,3,01-03-2024,31-03-2024
2024,4,31-03-2024,31-03-2024
"""
JOURNALS = """
Boekjaar,Periode,Begindatum,Einddatum,Dagboek,Afgesloten
2024,1,01-01-2024,31-01-2024,70,{}
2024,1,01-01-2024,31-01-2024,71,{}
"""


@pytest.mark.parametrize("day", ["01-12-2024", "31-12-2024"])
def test_the_closing_period_holds_the_days_of_the_last_one(day: str) -> None:
    assert problems("period-differs-from-date", HEADER, [f"1001,{day},2024,13"]) == []


def test_the_closing_period_holds_no_other_days() -> None:
    (problem,) = problems("period-differs-from-date", HEADER, ["1001,30-11-2024,2024,13"])
    assert "period 2024-13; that date belongs to period 2024-11." in problem.message


def test_a_day_of_two_periods_of_the_table_fits_both() -> None:
    rows = ["1001,31-03-2024,2024,3", "1002,31-03-2024,2024,4"]
    assert problems("period-differs-from-date", HEADER, rows, periods=TABLE) == []


def test_a_date_outside_the_table_is_not_of_a_period_whose_days_it_gives() -> None:
    rows = ["1001,31-12-2023,2024,1", "1002,15-01-2024,2024,1"]
    (problem,) = problems("period-differs-from-date", HEADER, rows, periods=TABLE)
    assert "that date belongs to another period." in problem.message


def test_a_date_outside_the_table_may_be_of_a_period_outside_it() -> None:
    rows = ["1001,31-12-2023,2023,11", "1002,15-01-2024,2024,1"]
    assert problems("period-differs-from-date", HEADER, rows, periods=TABLE) == []


def test_without_a_table_thirteen_periods_tell_nothing() -> None:
    settings = "[policy]\nperiods-per-year = 13"
    assert problems("period-differs-from-date", HEADER, ["1001,15-01-2024,2024,9"], settings) == []


def test_all_invoices_off_by_the_same_are_one_problem_that_says_so() -> None:
    rows = ["1001,15-01-2024,2024,3", "1002,20-02-2024,2024,4", "1003,20-12-2024,2025,2"]
    (problem,) = problems("period-differs-from-date", HEADER, rows)
    assert "all invoices of this file are off by as much" in problem.message
    assert "give the period table" in problem.hint


def test_a_single_invoice_is_not_all_of_them() -> None:
    (problem,) = problems("period-differs-from-date", HEADER, ["1001,15-01-2024,2024,3"])
    assert "all invoices" not in problem.message


def test_a_blamed_year_leaves_the_period_to_compare() -> None:
    """Cell by cell: what is missing is not compared, and not told as expected either."""
    (problem,) = problems(
        "period-differs-from-date", HEADER, ["1001,15-01-2024,24,3", "1002,15-01-2024,2024,1"]
    )
    assert "stands in period 3; that date belongs to period 1." in problem.message


@pytest.mark.parametrize(("column", "value"), [("Boekjaar", "2023"), ("Periode", "2")])
def test_a_year_or_a_period_alone_is_compared_with_the_date(column: str, value: str) -> None:
    """The file has only one of the two columns."""
    header = (
        f"Factuurnummer,Datum,Debiteurnummer,Grootboekrekening,Omschrijving,Bedrag ex. BTW,BTW code,{column}"
    )
    row = f'1001,15-01-2024,934,810200,Rijles,"60,00",2,{value}'
    data = f"{header}\n{row}\n".encode()
    report = lint_files([InputFile("facturen.csv", data)], Settings())
    assert [p.field for p in report.problems if p.rule == "period-differs-from-date"] == [
        "year" if column == "Boekjaar" else "period"
    ]


def test_periods_of_two_years_are_said_to_be() -> None:
    rows = ["1001,31-12-2023,2023,12", "1002,15-01-2024,2024,1"]
    (problem,) = problems("several-periods", HEADER, rows)
    assert problem.message == "The invoices stand in 2023-12 and 2024-1, in more than one financial year."


def test_six_periods_are_named_and_the_others_counted() -> None:
    rows = [f"{1000 + month},15-{month:02}-2024,2024,{month}" for month in range(1, 8)]
    (problem,) = problems("several-periods", HEADER, rows)
    assert problem.message == (
        "The invoices stand in 2024-1, 2024-2, 2024-3, 2024-4, 2024-5, 2024-6 and 1 more."
    )


def closed(header: str, row: str, first: str, second: str, settings: str = "") -> list[int]:
    table = JOURNALS.format(first, second)
    return places(problems("closed-period", header, [row], settings, periods=table))


def test_one_open_sales_journal_is_open() -> None:
    settings = '[exact]\njournals = ["70", "71"]'
    assert closed(HEADER, "1001,15-01-2024,2024,1", "Ja", "Nee", settings) == []
    assert closed(HEADER, "1001,15-01-2024,2024,1", "Ja", "Ja", settings) == [2]


def test_the_journal_of_the_line_decides() -> None:
    header, settings = f"{HEADER},Dagboek", '[exact]\njournals = ["70", "71"]'
    assert closed(header, "1001,15-01-2024,2024,1,71", "Ja", "Nee", settings) == []
    assert closed(header, "1001,15-01-2024,2024,1,71", "Nee", "Ja", settings) == [2]
    assert closed(header, "1001,15-01-2024,2024,1,", "Ja", "Ja", settings) == [2]


def test_an_unknown_journal_is_nothing_to_look_up() -> None:
    header, settings = f"{HEADER},Dagboek", '[exact]\njournals = ["70"]'
    assert closed(header, "1001,15-01-2024,2024,1,71", "Ja", "Ja", settings) == []


def test_a_bare_number_does_not_say_closed() -> None:
    """0 means closed in one of Exact's lists and open in another."""
    settings = '[exact]\njournals = ["70", "71"]'
    assert closed(HEADER, "1001,15-01-2024,2024,1", "1", "1", settings) == []
    assert closed(HEADER, "1001,15-01-2024,2024,1", "0", "0", settings) == []


@pytest.mark.parametrize("empty", ["2024,", ",4"], ids=["no period", "no year"])
def test_an_empty_cell_makes_no_slips_of_another_financial_year(empty: str) -> None:
    """All that can be compared are a month off, which is one cause."""
    rows = [f"20240000{month},15-0{month}-2024,2024,{month + 1}" for month in (1, 2, 3)]
    rows.append(f"202400004,15-03-2024,{empty}")
    (problem,) = problems("period-differs-from-date", "Factuurnummer,Datum,Boekjaar,Periode", rows)
    assert problem.message.endswith("all invoices of this file are off by as much.")
