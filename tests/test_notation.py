"""How people write amounts and dates: what each text can mean, to the cent and to the day."""

from __future__ import annotations

from datetime import date

import pytest

from plango_lint.notation import (
    DATE_NOTATIONS,
    DUTCH,
    ENGLISH,
    AmountForm,
    notation_of_amounts,
    notation_of_dates,
    read_amount,
    read_date,
    write_date,
)


@pytest.mark.parametrize(
    ("text", "dutch", "english"),
    [
        ("870", (87000, 0), (87000, 0)),
        ("870,00", (87000, 2), None),
        ("870.00", None, (87000, 2)),
        ("1.234,56", (123456, 2), None),
        ("1,234.56", None, (123456, 2)),
        ("1.234.567,89", (123456789, 2), None),
        ("1.234", (123400, 0), (123, 3)),  # thousands, or a few euros
        ("1,234", (123, 3), (123400, 0)),
        ("0.125", None, (13, 3)),  # no group of thousands begins with a nought
        ("12345.678", None, (1234568, 3)),
        ("0,00", (0, 2), None),
        ("007,5", (750, 1), None),
        ("1,2,3", None, None),
        ("1.23,45", None, None),
        ("1,", None, None),
        (",50", None, None),
        ("", None, None),
        ("²", None, None),
        ("1e3", None, None),
    ],
)
def test_an_amount_in_either_notation(
    text: str, dutch: tuple[int, int] | None, english: tuple[int, int] | None
) -> None:
    """Cents and number of decimals, for each notation that its characters allow."""
    both = {DUTCH: dutch, ENGLISH: english}
    assert read_amount(text).readings == {name: found for name, found in both.items() if found is not None}


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("12,5", 1250),
        ("12,34", 1234),
        ("12,344", 1234),
        ("12,345", 1235),
        ("12,3449", 1234),
        ("-12,345", -1235),  # away from zero, so that a credit note is as large as its invoice
    ],
)
def test_cents_are_rounded_half_away_from_zero(text: str, cents: int) -> None:
    assert read_amount(text).readings[DUTCH][0] == cents


@pytest.mark.parametrize(
    ("text", "cents"),
    [("+5,00", 500), ("-5,00", -500), ("5,00-", -500), ("5,00+", None), ("-5,00-", None), ("+5,00-", None)],
)
def test_one_sign_stands_before_an_amount_or_a_minus_behind_it(text: str, cents: int | None) -> None:
    readings = read_amount(text).readings
    assert (readings[DUTCH][0] if readings else None) == cents


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("870,00", False),
        ("€ 870,00", True),
        ("870,00 eur", True),
        ("EUR870,00", True),
        ("870\u00a0000,00", True),
        ("€ x", True),
        ("euro 5", True),  # the space alone
        ("euro5", False),
    ],
)
def test_a_currency_or_a_space_is_seen(text: str, marked: bool) -> None:
    """Whether or not the rest is an amount."""
    assert read_amount(text).currency is marked


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        ("999999999999,00", True),
        ("1000000000000,00", False),
        ("000999999999999,00", True),  # noughts in front are no euros
        ("999.999.999.999,00", True),
        ("1.000.000.000.000,00", False),
        ("1," + "2" * 28, True),
        ("1," + "2" * 29, False),
    ],
)
def test_an_amount_of_no_books_is_none(text: str, is_read: bool) -> None:
    """Twelve digits of euros, thirty characters."""
    assert bool(read_amount(text).readings) is is_read


@pytest.mark.parametrize(
    ("text", "ambiguous", "notation"),
    [
        ("870", False, None),
        ("1.234", True, None),
        ("870,00", False, DUTCH),
        ("870.00", False, ENGLISH),
        ("x", False, None),
    ],
)
def test_what_an_amount_tells_of_its_notation(text: str, ambiguous: bool, notation: str | None) -> None:
    """870 is the same in both; 1.234 is not, and tells nothing either."""
    form = read_amount(text)
    assert (form.ambiguous, form.notation) == (ambiguous, notation)


@pytest.mark.parametrize(
    ("amounts", "notation"),
    [
        ([("870,00", 1)], DUTCH),
        ([("870.00", 1)], ENGLISH),
        ([("870,00", 2), ("870.00", 3)], ENGLISH),
        ([("870,00", 3), ("870.00", 3)], DUTCH),
        ([("870.00", 1), ("870.10", 1), ("870,00", 1)], ENGLISH),  # every distinct amount adds its times
        ([("870", 9), ("1.234", 9), ("x", 9)], None),
    ],
)
def test_the_notation_of_most_amounts(amounts: list[tuple[str, int]], notation: str | None) -> None:
    """Each counts as often as it stands there; of a tie PlanGo's own is made."""
    forms: list[tuple[AmountForm, int]] = [(read_amount(text), times) for text, times in amounts]
    assert notation_of_amounts(forms) == notation


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("15-01-2024", {"dd-mm-yyyy": date(2024, 1, 15)}),
        ("5-1-2024", {"dd-mm-yyyy": date(2024, 1, 5), "mm-dd-yyyy": date(2024, 5, 1)}),
        ("01-15-2024", {"mm-dd-yyyy": date(2024, 1, 15)}),
        ("2024-01-15", {"yyyy-mm-dd": date(2024, 1, 15)}),
        ("15/1/2024", {"d/m/yyyy": date(2024, 1, 15)}),
        ("1/15/2024", {"m/d/yyyy": date(2024, 1, 15)}),
        ("15.01.2024", {"dd.mm.yyyy": date(2024, 1, 15)}),
        ("20240115", {"yyyymmdd": date(2024, 1, 15)}),
        ("19991231", {"yyyymmdd": date(1999, 12, 31)}),
        ("15-01-24", {"dd-mm-yy": date(2024, 1, 15)}),
        ("15/1/99", {"d/m/yy": date(2099, 1, 15)}),
        ("1/15/24", {"m/d/yy": date(2024, 1, 15)}),
        ("29-02-2024", {"dd-mm-yyyy": date(2024, 2, 29)}),
        ("29-02-2023", {}),
        ("15-01-1900", {"dd-mm-yyyy": date(1900, 1, 15)}),
        ("15-01-1899", {}),
        ("15-01-024", {}),
        ("21000115", {}),  # rather an invoice number
        ("15-01-2024x", {}),
        ("\u0661\u0665-01-2024", {}),
        ("", {}),
    ],
)
def test_a_date_in_every_notation_it_fits(text: str, days: dict[str, date]) -> None:
    assert read_date(text) == days


@pytest.mark.parametrize("time", [" 00:00", " 0:00", "T00:00:00", " 00:00:00", " 00:00:00.000"])
def test_midnight_behind_a_date_is_no_part_of_it(time: str) -> None:
    """A spreadsheet and a database write a day so."""
    assert read_date(f"15-01-2024{time}") == {"dd-mm-yyyy": date(2024, 1, 15)}
    assert read_date("15-01-2024 10:00") == {}


@pytest.mark.parametrize(
    ("notation", "text"),
    [
        ("dd-mm-yyyy", "02-01-2004"),
        ("mm-dd-yyyy", "01-02-2004"),
        ("yyyy-mm-dd", "2004-01-02"),
        ("d/m/yyyy", "2/1/2004"),
        ("m/d/yyyy", "1/2/2004"),
        ("dd.mm.yyyy", "02.01.2004"),
        ("yyyymmdd", "20040102"),
        ("dd-mm-yy", "02-01-04"),
        ("d/m/yy", "2/1/04"),
        ("m/d/yy", "1/2/04"),
    ],
)
def test_a_date_is_written_in_every_notation_and_read_back(notation: str, text: str) -> None:
    day = date(2004, 1, 2)
    assert write_date(day, notation) == text
    assert read_date(text)[notation] == day


def test_every_notation_of_dates_can_be_written() -> None:
    assert {write_date(date(2024, 10, 15), notation) for notation in DATE_NOTATIONS} == {
        "15-10-2024", "10-15-2024", "2024-10-15", "15/10/2024", "10/15/2024", "15.10.2024", "20241015",
        "15-10-24", "15/10/24", "10/15/24",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("dates", "notation"),
    [
        ([("15-01-2024", 1)], "dd-mm-yyyy"),
        ([("01-15-2024", 1)], "mm-dd-yyyy"),
        ([("02-01-2024", 5)], "dd-mm-yyyy"),  # both fit: day first, as everybody here writes
        ([("01-15-2024", 1), ("02-01-2024", 5)], "mm-dd-yyyy"),  # one tells of the others of its shape
        ([("01-15-2024", 1), ("15-01-2024", 1), ("02-01-2024", 5)], "dd-mm-yyyy"),
        ([("01-15-2024", 2), ("15-01-2024", 1), ("02-01-2024", 5)], "mm-dd-yyyy"),
        ([("1/15/2024", 1), ("02-01-2024", 5)], "dd-mm-yyyy"),  # of another shape it tells nothing
        ([("2/1/24", 2), ("1/15/24", 1)], "m/d/yy"),
        ([("2/1/2024", 2), ("1/15/2024", 1)], "m/d/yyyy"),
        ([("2024-01-15", 2), ("15-01-2024", 1)], "yyyy-mm-dd"),
        ([("2024-01-15", 2), ("15-01-2024", 1), ("02-01-2024", 2)], "dd-mm-yyyy"),  # together three
        ([("2024-01-15", 3), ("15-01-2024", 1), ("02-01-2024", 1)], "yyyy-mm-dd"),
        ([("2024-01-15", 1), ("2024-01-16", 1), ("15-01-2024", 1)], "yyyy-mm-dd"),
        ([("2024-01-15", 2), ("15-01-2024", 2)], "dd-mm-yyyy"),  # a tie goes to PlanGo's own
        ([("x", 9)], None),
        ([], None),
    ],
)
def test_the_notation_of_most_dates(dates: list[tuple[str, int]], notation: str | None) -> None:
    """A date that could be two days counts day first, unless those that tell say month first."""
    assert notation_of_dates([(read_date(text), times) for text, times in dates]) == notation
