"""A record with too many cells is made to fit when there is just one way."""

from __future__ import annotations

import pytest

from plango_lint.reading.fitting import fit
from tests.reading.exports import FIELDS, HEADER, cells, export, left_out, read_one, row

NAMES = dict(enumerate(FIELDS))
WITH_VAT = HEADER.replace("BTW code", "BTW bedrag,Bedrag incl. BTW,BTW code")


@pytest.mark.parametrize("amount", ["870,00", "-12,50", "1.234,56", "12,50-", "€ 870,00", "870,5"])
def test_unquoted_decimal_comma(amount: str) -> None:
    """The amount is put together again, and the row is kept."""
    source = read_one(export(row(202400005), row(202400006, amount)))
    assert (source.joined, source.joined_amounts) == ([1], [amount])
    assert cells(source, "amount") == ["870,00", amount]
    assert (cells(source, "vat_code"), source.lines.tolist()) == (["2", "2"], [2, 3])


def test_several_amounts_in_one_row() -> None:
    """Every amount column may be cut in two."""
    source = read_one(export(row(202400005, "870,00,182,70,1052,70"), header=WITH_VAT))
    assert source.joined_amounts == ["870,00", "182,70", "1052,70"]


def test_one_of_several_amounts() -> None:
    """Only where both halves make an amount."""
    source = read_one(export(row(202400005, "870,00,0,870,00"), header=WITH_VAT))
    assert source.joined_amounts == ["870,00", "870,00"]
    assert cells(source, "vat_amount") == ["0"]


def test_comma_in_a_description_is_no_decimal_comma() -> None:
    """The row does not become plausible by joining, so it is ragged."""
    source = read_one(export(row(202400005, text="Rijles, 60 min")))
    assert (source.joined, left_out(source)) == ([], [("ragged", 2, 2)])


def test_two_ways_are_no_way() -> None:
    """Which amount the comma belongs to cannot be told."""
    fields = {0: "number", 1: "amount", 2: "vat_amount"}
    assert fit(["202400005", "12", "50", "30"], 3, fields, ",") is None


def test_empty_cells_at_the_end_are_dropped() -> None:
    """A delimiter too many at the end of a row shifts nothing."""
    source = read_one(export(row(202400005) + ",", row(202400006) + ",,"))
    assert (cells(source, "vat_code"), left_out(source)) == (["2", "2"], [])


def test_empty_cell_at_the_end_of_a_shifted_row_is_not_dropped() -> None:
    """The rest of the row must be plausible in its place."""
    cells_ = [
        "2024",
        "1",
        "934",
        "02-01-2024",
        "Voorbeeld",
        " J.",
        "Factuur 5",
        "5",
        "810200",
        "Rijles",
        "870.00",
        "",
    ]
    assert fit(cells_, 11, NAMES, ",") is None


def test_trailing_delimiter_at_every_row() -> None:
    """Header and rows alike: a column without a name."""
    source = read_one(export(row(202400005) + ",", header=HEADER + ","))
    assert (len(source.columns), source.columns[11].field, left_out(source)) == (12, None, [])
