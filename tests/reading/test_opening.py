"""Where the header stands, and where the rows begin."""

from __future__ import annotations

import pytest

from plango_lint.settings import Settings
from tests.reading.exports import FIELDS, HEADER, cells, export, left_out, read_one, row

BY_PLACE = Settings(columns={"invoices": {name: place for place, name in enumerate(FIELDS, 1)}})
ROWS = [row(202400005), row(202400006, '"1.234,50"')]


@pytest.mark.parametrize("more", [",", ",,,"])
def test_delimiters_behind_the_header_make_no_columns(more: str) -> None:
    """Where the rows have none, there is nothing to misread."""
    source = read_one(export(*ROWS, header=HEADER + more))
    assert (left_out(source), len(source.columns)) == ([], len(FIELDS))


def test_header_under_a_title() -> None:
    """The title is a row with too few cells; the empty line below it is nothing."""
    source = read_one(export("Facturen januari,,,", "", HEADER, *ROWS, header=None))
    assert (source.header_line, source.lines.tolist(), source.rows.tolist()) == (3, [4, 5], [4, 5])
    assert left_out(source) == [("ragged", 1, 1)]


def test_header_with_a_loose_quote() -> None:
    """It still says what the columns are."""
    source = read_one(export(*ROWS, header=HEADER.replace("Naam", '"Naam')))
    assert (left_out(source), cells(source, "number")) == (
        [("unclosed-quote", 1, 1)],
        ["202400005", "202400006"],
    )


def test_header_between_quotes_as_a_whole() -> None:
    """Excel writes rows so that it could not split; the others are read."""
    source = read_one(export(*ROWS, header=f'"{HEADER}"'))
    assert (left_out(source), source.rows.tolist()) == ([("ragged", 1, 1)], [2, 3])


def test_header_pasted_below_rows_is_not_the_header() -> None:
    """Rows stand above it, and no title."""
    source = read_one(export(ROWS[0], HEADER, ROWS[1], header=None), BY_PLACE)
    assert (source.header_row, left_out(source)) == (False, [("repeated-header", 2, 2)])


@pytest.mark.parametrize(
    ("amounts", "joined"),
    [
        (["870,00", "1.234,50", "-12,00"], [0, 1, 2]),
        (["870,00", "55,25", "870"], [0, 1]),
        (["870,00", "870,00", "870,00"], [0, 1, 2]),
    ],
)
def test_amounts_without_quotes_in_a_file_without_headers(amounts: list[str], joined: list[int]) -> None:
    """Rows that are all cut look regular; no other column has euros in one cell and cents in the next."""
    rows = [row(202400005 + index, amount) for index, amount in enumerate(amounts)]
    source = read_one(export(*rows, header=None), BY_PLACE)
    assert (cells(source, "amount"), source.joined) == (amounts, joined)
    assert (cells(source, "vat_code"), left_out(source)) == (["2"] * len(rows), [])


def test_whole_euros_before_codes_of_two_digits_are_no_cut_amounts() -> None:
    """The settings name all columns that there are."""
    rows = [row(202400005 + index, amount, vat=f"0{index}") for index, amount in enumerate(["870", "55"])]
    source = read_one(export(*rows, header=None), BY_PLACE)
    assert (cells(source, "amount"), cells(source, "vat_code")) == (["870", "55"], ["00", "01"])


@pytest.mark.parametrize("last", ["jan@voorbeeld.nl", "06-12345678"])
def test_people_are_no_names_of_columns(last: str) -> None:
    """A debtors file without headers begins with the first debtor, whose code is a number."""
    named = Settings(columns={"debtors": {"code": 1, "name": 2}})
    rows = [f"{934 + index},Voorbeeld {letter}.,Zeist,{last}" for index, letter in enumerate("JKL")]
    source = read_one(export(*rows, header=None), named, role="debtors")
    assert (source.header_row, cells(source, "code")) == (False, ["934", "935", "936"])
