"""Repairs of how amounts and dates are written."""

from __future__ import annotations

import pytest

from tests.fixes.small import copy, export, row, text

SAVED = '[import]\nnumber-notation = "{}"\ndate-notation = "{}"\n'


def amounts(*cells: str) -> str:
    return export(*(row(str(202400005 + index), amount=cell) for index, cell in enumerate(cells)))


def dates(*cells: str, period: str = "1") -> str:
    return export(
        *(row(str(202400005 + index), date=cell, period=period) for index, cell in enumerate(cells))
    )


def test_a_few_amounts_become_as_the_others() -> None:
    """Point and comma change places; a cell that now holds the separator gets quotes."""
    assert text(amounts('"870,00"', '"1.055,00"', "55.50")) == amounts('"870,00"', '"1.055,00"', '"55,50"')


def test_a_few_amounts_stay_in_a_file_with_one_that_could_be_either() -> None:
    """1.234 is a thousand or one: whoever rewrites the others would decide it."""
    data = amounts('"870,00"', '"55,00"', "55.50", "1.234")
    assert text(data, unsafe=True) == data


def test_amounts_with_points_become_as_plango_writes_them() -> None:
    """All of them; a whole number says the same in both notations and stays."""
    assert text(amounts("870.00", '"1,055.00"', "55", "-12.5")) == amounts(
        '"870,00"', '"1.055,00"', "55", '"-12,5"'
    )


def test_a_few_amounts_with_commas_between_points_end_up_as_plango_writes_them() -> None:
    """They become as the others, all become as usual, and the few are what they were."""
    made = copy(amounts("870.00", "55.00", '"12,50"'))
    assert {change.old for change in made.changes} == {"870.00", "55.00"}
    assert not made.mended.conflicts


def test_amounts_become_as_the_saved_definition_reads_them() -> None:
    """Exact would read 870,00 as 87.000."""
    saved = SAVED.format("1,234.56", "dd-mm-yyyy")
    assert text(amounts('"870,00"', '"1.055,00"'), config=saved) == amounts('"870.00"', '"1,055.00"')


def test_a_few_dates_become_as_the_others() -> None:
    """Those that can be one day only."""
    assert text(dates("15-01-2024", "16-01-2024", "2024-01-17")) == dates(
        "15-01-2024", "16-01-2024", "17-01-2024"
    )


def test_a_few_dates_stay_when_one_of_them_could_be_two_days() -> None:
    """2/1 is a day in January or in February."""
    data = dates("15-01-2024", "16-01-2024", "2/1/2024", "17/1/2024")
    assert text(data, unsafe=True) == data


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("2024-01-02", "02-01-2024"),
        ("20240102", "02-01-2024"),
        ("2/1/2024", "02-01-2024"),
        ("02.01.2024", "02-01-2024"),
        ("02-01-24", "02-01-2024"),
        ("2024-01-02 00:00:00", "02-01-2024"),
    ],
)
def test_dates_become_as_plango_writes_them(written: str, usual: str) -> None:
    """The day, whatever way it is written in."""
    assert text(dates(written, written)) == dates(usual, usual)


def test_month_first_dates_change_only_when_a_person_agrees() -> None:
    """The 13th month tells that they are month-first, and still a person should know."""
    data = dates("1/15/2024", "1/2/2024")
    assert text(data) == data
    assert text(data, unsafe=True) == dates("15-01-2024", "02-01-2024")


def test_dates_become_as_the_saved_definition_reads_them() -> None:
    """Of all rows."""
    saved = SAVED.format("1.234,56", "yyyy-mm-dd")
    assert text(dates("15-01-2024", "2-1-2024"), config=saved) == dates("2024-01-15", "2024-01-02")


def test_dates_become_month_first_only_when_a_person_agrees() -> None:
    """Also when that is what the saved definition says."""
    saved = SAVED.format("1.234,56", "mm-dd-yyyy")
    data = dates("02-01-2024", "15-01-2024")
    assert text(data, config=saved) == data
    assert text(data, config=saved, unsafe=True) == dates("01-02-2024", "01-15-2024")


def test_dates_that_may_be_month_first_already_stay() -> None:
    """Nothing in the copy would tell that it is month-first: day and month would go on changing places."""
    saved = SAVED.format("1.234,56", "mm-dd-yyyy")
    data = dates("02-01-2024", "03-01-2024")
    assert text(data, config=saved, unsafe=True) == data


def test_swapped_days_and_months_change_places_when_a_person_agrees() -> None:
    """In every date of the file, also where both readings are one day."""
    data = dates("02-01-2024", "02-02-2024", "02-03-2024", period="2")
    assert text(data) == data
    assert text(data, unsafe=True) == dates("01-02-2024", "02-02-2024", "03-02-2024", period="2")


def test_a_few_amounts_of_another_column_become_as_the_others() -> None:
    """The notation is that of the file, and so is the repair."""
    header = (
        "Factuurnummer,Datum,Debiteurnummer,Omschrijving,Grootboekrekening,Bedrag ex. BTW,BTW code,Btw bedrag"
    )
    rows = [
        '202400005,15-01-2024,934,Rijles,810200,"100,00",2,"21,00"',
        '202400006,15-01-2024,934,Rijles,810200,"100,00",2,21.00',
    ]
    wanted = [rows[0], rows[1].replace("21.00", '"21,00"')]
    assert text(export(*rows, header=header)) == export(*wanted, header=header)
