"""What the rules about dates stay silent about, and where they begin."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.checks.small_files import places, problems

FIRST = date(2024, 1, 2)


def month(count: int, *others: date) -> list[str]:
    """As many invoices on days that follow each other, behind some on other days."""
    days = [*others, *(FIRST + timedelta(days=n) for n in range(count))]
    return [f"{number},{day:%d-%m-%Y}" for number, day in enumerate(days, start=1001)]


@pytest.mark.parametrize(("day", "rows"), [("31-01-2025", []), ("01-02-2025", [2])])
def test_a_month_ahead_is_no_future(day: str, rows: list[int]) -> None:
    """31 days after the day of the examples, the last of 2024."""
    assert places(problems("future-date", "Factuurnummer,Datum", [f"1001,{day}"])) == rows


@pytest.mark.parametrize(("apart", "rows"), [(92, []), (93, [2])])
def test_three_months_before_the_first_that_is_left(apart: int, rows: list[int]) -> None:
    """The earliest of 20 is left out; the first that is left says where the others begin."""
    file = month(19, FIRST - timedelta(days=apart))
    assert places(problems("date-far-from-the-rest", "Factuurnummer,Datum", file)) == rows


def test_too_few_invoices_have_no_rest() -> None:
    file = month(18, date(2022, 1, 2))
    assert problems("date-far-from-the-rest", "Factuurnummer,Datum", file) == []


def test_two_early_ones_of_39_are_where_it_begins() -> None:
    """Only one in twenty may be far, rounded down; two early ones are normal."""
    early = [date(2023, 1, 2), date(2023, 1, 3)]
    assert problems("date-far-from-the-rest", "Factuurnummer,Datum", month(37, *early)) == []


def test_far_is_far_from_the_rest_of_its_own_file() -> None:
    """The slip in the year fits the month of a year ago, which stands in another file."""
    year_ago = [f"{number},{FIRST - timedelta(days=365 - number):%d-%m-%Y}" for number in range(1, 31)]
    slip = ["Factuurnummer,Datum", *month(30, FIRST - timedelta(days=350))]
    found = problems("date-far-from-the-rest", "Factuurnummer,Datum", year_ago, second="\n".join(slip))
    assert [(place.file, place.row) for one in found for place in one.places] == [("invoices-2.csv", 2)]


@pytest.mark.parametrize("other", ["2024-02-05", "25-02-2024", "05-02-24"])
def test_a_date_with_one_reading_proves_day_first(other: str) -> None:
    rows = ["1001,02-01-2024,2", f"1002,{other},2"]
    assert problems("swapped-date", "Factuurnummer,Datum,Periode", rows) == []


def test_a_period_that_fits_neither_way_is_no_swap() -> None:
    rows = ["1001,02-01-2024,2", "1002,05-03-2024,4"]
    assert problems("swapped-date", "Factuurnummer,Datum,Periode", rows) == []


def test_a_swap_is_of_one_file() -> None:
    """The other file has a date that can only be read day first."""
    other = "Factuurnummer,Datum,Periode\n1003,25-01-2024,1\n1004,02-01-2024,2"
    rows = ["1001,02-01-2024,2", "1002,02-02-2024,2"]
    found = problems("swapped-date", "Factuurnummer,Datum,Periode", rows, second=other)
    assert [place.file for problem in found for place in problem.places] == ["invoices.csv"]


def test_the_last_days_of_the_old_year_may_have_numbers_of_the_new_one() -> None:
    """Two or more of them stand together; 19 of 20 others begin with their year."""
    late = ["202400001,30-12-2023", "202400002,31-12-2023"]
    rows = late + [f"2024{number:05},15-01-2024" for number in range(3, 60)]
    assert problems("number-year-differs-from-date", "Factuurnummer,Datum", rows) == []
    assert places(problems("number-year-differs-from-date", "Factuurnummer,Datum", rows[1:])) == [2]


def test_a_neighbour_without_a_date_may_be_of_that_year() -> None:
    rows = [f"2024{number:05},15-01-2024" for number in range(3, 60)]
    rows[10:12] = ["202400013,31-12-2023", "202400014,"]
    assert problems("number-year-differs-from-date", "Factuurnummer,Datum", rows) == []


def test_numbers_that_do_not_hold_the_year_say_nothing() -> None:
    rows = [f"2024{number:05},15-01-2024" for number in range(1, 18)]
    rows += ["202400018,31-12-2023", "202400019,15-01-2024"]
    assert problems("number-year-differs-from-date", "Factuurnummer,Datum", rows) == []


def test_the_last_invoice_of_one_file_is_no_neighbour_of_the_next_file() -> None:
    """Numbers of the new year for the last days of the old one stand in one file."""
    rows = [
        f"{number},{'29-12-2023' if number in (202400030, 202400031) else '15-01-2024'}"
        for number in range(202400001, 202400061)
    ]
    header = "Factuurnummer,Datum"
    second = "\n".join([header, *rows[30:]])
    found = problems("number-year-differs-from-date", header, rows[:30], invoices2=second)
    assert places(found) == [2, 31]
    assert problems("number-year-differs-from-date", header, rows) == []


ENGLISH = ['1001,2024-01-15,"1,870.00"', "1002,2024-01-16,55.00"]
UNUSUAL = ("unexpected-number-notation", "unexpected-date-notation")


def unusual(rows: list[str], settings: str = "") -> list[str]:
    header = "Factuurnummer,Datum,Bedrag ex. BTW"
    return [problem.rule for rule in UNUSUAL for problem in problems(rule, header, rows, settings)]


def test_a_notation_in_the_settings_makes_only_that_one_usual() -> None:
    assert unusual(ENGLISH) == [*UNUSUAL]
    assert unusual(ENGLISH, '[import]\nnumber-notation = "1,234.56"') == [UNUSUAL[1]]
    assert unusual(ENGLISH, '[import]\ndate-notation = "yyyy-mm-dd"') == [UNUSUAL[0]]


def test_a_file_that_mixes_notations_is_told_as_mixed_only() -> None:
    """mixed-number-notation and mixed-date-notation tell it."""
    assert unusual([*ENGLISH, '1003,17-01-2024,"12,50"']) == []
