"""Invoices whose numbers start anew each year, or that have a numbering for each journal."""

from __future__ import annotations

import pytest

from plango_lint.example_files import read_example
from plango_lint.findings import Report
from plango_lint.run import lint_files
from tests.checks.small_files import places, problems

HEADER = "Factuurnummer,Datum,Boekjaar,Periode,Debiteurnummer"


def numbered(year: int, *numbers: int) -> list[str]:
    return [f"{number},{10 + turn}-01-{year},{year},1,{900 + number}" for turn, number in enumerate(numbers)]


def text(*rows: str, header: str = HEADER) -> str:
    return "\n".join([header, *rows])


def report_on(rows: list[str], earlier: str) -> Report:
    example = read_example({"invoices.csv": text(*rows), "earlier.csv": earlier})
    return lint_files(example.files, example.settings)


def test_two_years_with_the_same_numbers_in_one_file_repeat_nothing() -> None:
    rows = numbered(2023, 1, 2, 3) + numbered(2024, 1, 2, 3)
    assert problems("repeated-invoice", HEADER, rows) == []
    assert problems("invoice-lines-apart", HEADER, rows) == []


def test_the_year_of_the_date_tells_where_no_cell_does() -> None:
    rows = [row.replace(f",{year},1,", ",,,") for year in (2023, 2024) for row in numbered(year, 1, 2, 3)]
    assert problems("repeated-invoice", HEADER, rows) == []


def test_two_numbers_that_years_share_are_used_twice() -> None:
    rows = numbered(2023, 1, 2, 3) + numbered(2024, 1, 2, 4)
    assert places(problems("repeated-invoice", HEADER, rows)) == [5, 6]


def test_a_copy_within_a_year_is_found_among_the_numbers_of_two() -> None:
    rows = [*numbered(2023, 1, 2, 3), *numbered(2024, 1, 2, 3, 4), *numbered(2024, 1)]
    assert places(problems("repeated-invoice", HEADER, rows)) == [9]


def test_a_numbering_for_each_journal_repeats_nothing() -> None:
    rows = [f"{number},{journal}" for journal in (70, 71) for number in (1, 2, 3)]
    assert problems("repeated-invoice", "Factuurnummer,Dagboek", rows) == []
    assert problems("invoice-lines-apart", "Factuurnummer,Dagboek", rows) == []


def test_an_earlier_export_of_two_years_holds_the_invoices_of_both() -> None:
    earlier = text(*numbered(2023, 1, 2, 3, 4), *numbered(2024, 1, 2, 3))
    rows = numbered(2024, 1, 2, 3)
    assert places(problems("already-imported", HEADER, rows, earlier=earlier)) == [2, 3, 4]
    new = [row.replace("-01-2024,2024,1,", "-02-2024,2024,2,") for row in numbered(2024, 5, 6)]
    (found,) = problems("gap-since-last-import", HEADER, new, earlier=earlier)
    assert "Between 3, the last invoice in Exact, and 5" in found.message


def test_the_totals_call_no_invoice_booked_for_its_number_of_another_year() -> None:
    report = report_on(numbered(2024, 1, 2, 3), text(*numbered(2023, 1, 2, 3)))
    assert (report.totals.entries, report.totals.booked_invoices) == (3, 0)


@pytest.mark.parametrize("rule", ["already-imported", "changed-since-import"])
def test_a_broken_book_year_is_compared_with_the_dates_of_an_export_without_years(rule: str) -> None:
    """Book year 2025 of a date in 2024: without a column for it there, that tells of no other entry."""
    debtor = 907 if rule == "already-imported" else 935
    earlier = text(f"7,15-08-2024,{debtor}", header="Factuurnummer,Datum,Debiteurnummer")
    assert places(problems(rule, HEADER, ["7,15-08-2024,2025,2,907"], earlier=earlier)) == [2]
