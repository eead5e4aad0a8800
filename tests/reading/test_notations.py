"""The notation of a file is what most of its unambiguous cells use."""

from __future__ import annotations

import pytest

from tests.reading.exports import HEADER, export, read_one, row


@pytest.mark.parametrize(
    ("amounts", "notation"),
    [
        (["870,00", "12,50"], "1.234,56"),
        (["870.00", "12.50"], "1,234.56"),
        (["870.00", "12,50"], "1.234,56"),
        (["870", "1.234"], None),
    ],
)
def test_notation_of_numbers(amounts: list[str], notation: str | None) -> None:
    """A tie goes to PlanGo's own; 870 and 1.234 vote for neither."""
    lines = [row(202400005 + n, f'"{amount}"') for n, amount in enumerate(amounts)]
    assert read_one(export(*lines)).number_notation == notation


def test_all_amount_columns_vote() -> None:
    """Also VAT and totals."""
    header = HEADER.replace("BTW code", "Bedrag incl. BTW,BTW code")
    source = read_one(export(row(202400005, "870,1052.70"), header=header))
    assert source.number_notation == "1,234.56"


def test_notation_of_dates() -> None:
    """Read from the date columns."""
    assert read_one(export(row(202400005))).date_notation == "dd-mm-yyyy"
    iso = export(row(202400005)).replace("02-01-2024", "2024-01-02")
    assert read_one(iso).date_notation == "yyyy-mm-dd"
