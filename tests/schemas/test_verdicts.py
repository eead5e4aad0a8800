"""Verdicts: from a table to masks of rows."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa
import pytest

from plango_lint.schemas.verdicts import verdicts
from plango_lint.settings import Policy

from .tables import table


def test_a_mask_marks_the_failing_rows() -> None:
    """Every row with the fault is marked, also where a text stands more than once."""
    found = verdicts(table("invoices", number=["1", "x", "2", "x"]), Policy())
    assert found["number", "not-digits"].tolist() == [False, True, False, True]


def test_columns_do_not_disturb_each_other() -> None:
    """A column with fewer distinct texts than another keeps its own rows."""
    found = verdicts(table("invoices", number=["1", "2", "x"], vat_code=["8020", "2", "2"]), Policy())
    assert found["number", "not-digits"].tolist() == [False, False, True]
    assert found["vat_code", "over-3"].tolist() == [True, False, False]


def test_every_declared_fault_has_a_mask() -> None:
    """What nothing shows is a mask of no rows, so that a wrong name is not mistaken for a sound table."""
    found = verdicts(table("invoices", date=["02-01-2024"]), Policy())
    assert not found["date", "unreadable-date"].any()


def test_a_nul_in_a_cell_hides_nothing() -> None:
    """Of a workbook a cell can hold the sign that texts are put together with."""
    found = verdicts(
        table("invoices", vat_code=["2\x00", "8\x00=", "2"], number=["1\x002", "3", "4"]), Policy()
    )
    assert found["vat_code", "control-character"].tolist() == [True, True, False]
    assert found["number", "not-digits"].tolist() == [True, False, False]


def test_a_cell_that_is_not_there_never_fails() -> None:
    """A source without the column is not blamed for it, not even as empty."""
    found = verdicts(table("invoices", vat_code=[None, "", "8020"]), Policy())
    assert found["vat_code", "empty"].tolist() == [False, True, False]
    assert found["vat_code", "over-3"].tolist() == [False, False, True]


def test_a_column_without_any_cell_passes() -> None:
    """A column of nothing but missing cells has no faults."""
    assert not verdicts(table("invoices", number=[None, None]), Policy())["number", "empty"].any()


def test_an_empty_table_passes() -> None:
    """No rows, no faults."""
    assert verdicts(table("invoices", number=[]), Policy())["number", "not-digits"].tolist() == []


def test_columns_outside_the_schema_are_passed_over() -> None:
    """A table may carry more than its schema declares."""
    assert verdicts(table("periods", journal_type=["20"]), Policy()) == {}


def test_a_table_without_a_schema_has_no_verdicts() -> None:
    """Tables of a third party are nobody's."""
    assert verdicts(table("other", code=["1"]), Policy()) == {}


@pytest.mark.parametrize("cell", ["x\n", " Ã« "])
def test_a_text_is_judged_once_however_often_it_stands_there(
    cell: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thousand rows with every cell wrong are one row for Pandera."""
    fields = ("number", "date", "debtor", "ledger", "amount", "vat_code", "year", "period")
    asked: list[int] = []

    def validate(schema: pa.DataFrameSchema, frame: pd.DataFrame, **how: bool) -> pd.DataFrame:
        asked.append(len(frame))
        return validated(schema, frame, **how)

    validated = pa.DataFrameSchema.validate
    monkeypatch.setattr(pa.DataFrameSchema, "validate", validate)
    found = verdicts(table("invoices", **{field: [cell] * 1_000 for field in fields}), Policy())
    assert asked == [1]
    assert found["number", "not-digits"].all()
