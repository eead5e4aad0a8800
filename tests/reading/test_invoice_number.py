"""The column of the bare invoice number is found, never assumed."""

from __future__ import annotations

import pandas as pd

from plango_lint.reading.invoice_number import find_number
from tests.reading.exports import HEADER, cells, export, read_one, row


def frame(*columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame({i: pd.Series(column, dtype="str") for i, column in enumerate(columns)})


def test_number_under_an_unknown_header() -> None:
    """Its value stands in the description of its row."""
    rows = [row(202400000 + n // 2) for n in range(6)]
    source = read_one(export(*rows, header=HEADER.replace("Factuurnummer", "Nr")))
    assert cells(source, "number")[0] == "202400000"


def test_header_over_texts_is_not_the_bare_number() -> None:
    """Factuur 202400005 is a description, whatever its header says."""
    header = HEADER.replace("Factuurnummer", "Kolom").replace("Factuuromschrijving", "Factuurnummer")
    source = read_one(export(row(202400005), row(202400006), header=header))
    assert cells(source, "number") == ["202400005", "202400006"]
    assert cells(source, "description") == ["Factuur 202400005", "Factuur 202400006"]


def test_changed_numbers_keep_their_column() -> None:
    """F202400005 is a faulty number under its own header, not another column."""
    source = read_one(export(row("F202400005"), row("2024-0006")))
    assert cells(source, "number") == ["F202400005", "2024-0006"]


def test_number_in_the_description_goes_before_a_longer_one() -> None:
    """First preference."""
    numbers, other = ["7", "7", "8"], ["20001", "20001", "20002"]
    texts = ["Factuur 7", "Factuur 7", "Factuur 8"]
    assert find_number(frame(other, numbers, texts), {2: "description"}) == 1


def test_rising_number_goes_before_a_longer_one() -> None:
    """Second preference."""
    assert find_number(frame(["93400", "12000"], ["7", "8"]), {}) == 1


def test_longest_number_goes_before_a_short_one() -> None:
    """Third preference."""
    assert find_number(frame(["1", "2"], ["202400005", "202400006"]), {}) == 1


def test_tie_is_no_number() -> None:
    """Two equal candidates are never guessed between."""
    assert find_number(frame(["101", "102"], ["201", "202"]), {}) is None


def test_value_with_two_runs_is_no_candidate() -> None:
    """A line number starts again with every invoice."""
    assert find_number(frame(["1", "2", "1"], ["x", "y", "z"]), {}) is None


def test_column_of_another_field_is_no_candidate() -> None:
    """What headers or settings name is taken."""
    assert find_number(frame(["101", "102"], ["201", "202"]), {0: "debtor"}) == 1


def test_one_value_is_a_number_only_in_a_file_of_one_invoice() -> None:
    """More than one value, unless the file has one invoice."""
    one = frame(["7", "7"], ["Factuur 7", "Factuur 7"])
    assert find_number(one, {1: "description"}) == 0
    assert find_number(frame(["7", "7"], ["Factuur 7", "Factuur 8"]), {1: "description"}) is None


def test_ten_percent_may_be_no_digits() -> None:
    """A totals row or a damaged cell does not hide the column."""
    numbers = [str(n) for n in range(9)]
    assert find_number(frame([*numbers, "Totaal"]), {}) == 0
    assert find_number(frame([*numbers[:8], "x", "Totaal"]), {}) is None
