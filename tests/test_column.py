"""A column gives the same for a cell whether it is asked for a few rows, of the distinct cells, or of all."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest

from plango_lint.table import Table
from tests.schemas.tables import table

CELLS = ["2", " 2", "ZoÃ«", "", None, "Zoë", "2", "9"]
ROWS = np.array([7, 0, 1, 2, 3, 4])


@pytest.fixture
def lines() -> Table:
    """Lines with damaged, empty and missing cells, of which the last one is blamed."""
    made = table("invoices", vat_code=CELLS, date=["02-01-2024", "2-1-2024", *["03-01-2024"] * 5, "x"])
    made.blame("vat_code", np.array([7]))
    return made


def texts(found: Sequence[object]) -> list[str | None]:
    return [text if isinstance(text, str) else None for text in found]


def test_some_cells_are_those_of_all(lines: Table) -> None:
    """As they stand and as they were meant; what is empty is there, what is blamed is not."""
    column = lines["vat_code"]
    assert column.some(ROWS, raw=True) == texts(column.raw.iloc[ROWS].tolist())
    assert column.some(ROWS) == [None, "2", "2", "Zoë", "", None]


def test_codes_are_alike_for_what_is_meant_alike(lines: Table) -> None:
    codes = lines["vat_code"].codes.tolist()
    assert codes[0] == codes[1] == codes[6] != codes[2] == codes[5]
    assert [codes[row] for row in (3, 4, 7)] == [-1, -1, -1]


def test_a_text_has_the_code_of_the_rows_that_hold_it(lines: Table) -> None:
    column = lines["vat_code"]
    two, zoe, nobody, none = column.coded_as(["2", "Zoë", "21", None]).tolist()
    assert [two, zoe] == [column.codes[0], column.codes[2]]
    assert {nobody, none} == {-2}


def test_codes_of_another_column(lines: Table) -> None:
    """What the list calls a code by; -1 where it has no such code, or nothing is read here."""
    listed = table("vat", code=["9", "Zoë", "2"])
    found = lines["vat_code"].codes_in(listed["code"]).tolist()
    names = [listed["code"].category.cat.categories[code] if code >= 0 else None for code in found]
    assert names == ["2", "2", "Zoë", None, None, "Zoë", "2", None]


def test_dates_have_one_number_however_they_are_written(lines: Table) -> None:
    """02-01-2024 is 2-1-2024; what is no date has none."""
    numbers = lines["date"].numbered("dates").tolist()
    assert numbers[0] == numbers[1] != numbers[2]
    assert numbers[7] == -1


def test_what_is_made_of_distinct_dates_is_spread(lines: Table) -> None:
    days = lines["date"].of_dates("day", lambda dates: dates.dt.day.astype("Int64"))
    pd.testing.assert_series_equal(days, lines["date"].dates.dt.day.astype("Int64"), check_names=False)


def test_what_is_made_of_all_distinct_cells_at_once_is_spread(lines: Table) -> None:
    sizes = lines["vat_code"].at_once(lambda cells: np.array([len(cell) for cell in cells]), -1)
    assert sizes.tolist() == [1, 1, 3, 0, -1, 3, 1, -1]
