"""From which number and date the next export out of PlanGo starts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plango_lint.example_files import read_example
from plango_lint.examples import lint_example
from plango_lint.findings import Language, NextExport
from plango_lint.output import FORMATS, Options

HEADER = "Factuurnummer,Datum,Boekjaar,Periode"


def found(*rows: str, header: str = HEADER, **lists: str) -> NextExport | None:
    texts = {"invoices.csv": "\n".join([header, *rows])}
    return lint_example(
        read_example(texts | {f"{name}.csv": text for name, text in lists.items()})
    ).next_export


def test_behind_the_last_number_and_on_the_last_date() -> None:
    """More invoices may be made on the day of the last one."""
    assert found("5,02-01-2024,2024,1", "6,16-01-2024,2024,1") == NextExport((7,), "2024-01-16")


def test_numbers_need_not_be_in_the_order_of_their_dates() -> None:
    assert found("5,16-01-2024,2024,1", "6,15-01-2024,2024,1") == NextExport((7,), "2024-01-16")


def test_what_is_in_exact_already_counts_too() -> None:
    """An export of older invoices does not send anybody back."""
    earlier = "Factuurnummer,Datum\n8,20-01-2024\n9,21-01-2024"
    assert found("5,02-01-2024,2024,1", earlier=earlier) == NextExport((10,), "2024-01-21")


def test_two_series_that_both_go_on() -> None:
    rows = ("5,16-01-2024,2024,1", "9001,15-01-2024,2024,1")
    assert found(*rows) == NextExport((6, 9002), "2024-01-16")


def test_a_series_that_ended_is_not_gone_on_with() -> None:
    """Invoices of last November, in an export of January."""
    rows = ("202300350,30-11-2023,2023,11", "202400001,16-01-2024,2024,1")
    assert found(*rows) == NextExport((202400002,), "2024-01-16")


def test_without_a_number_or_a_date_nobody_can_tell() -> None:
    assert found("x,16-01-2024,2024,1") is None
    assert found("5,31-02-2024,2024,1") is None


@pytest.mark.parametrize(
    ("language", "line"),
    [("en", "from invoice 6, date 16-01-2024"), ("nl", "vanaf factuur 6, datum 16-01-2024")],
)
def test_the_report_says_so(language: Language, line: str) -> None:
    """Below the control totals."""
    report = lint_example(read_example({"invoices.csv": f"{HEADER}\n5,16-01-2024,2024,1"}))
    assert line in FORMATS["text"](replace(report, language=language), Options())
