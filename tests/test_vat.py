"""VAT codes: percentages on a date, and sums in cents that never see a float."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from plango_lint.books.vat import VatCodes, high_rate, net_of, percent, read_rate, share, shares
from plango_lint.export import Export
from plango_lint.run import export_of
from plango_lint.settings import Settings
from plango_lint.settings.model import Exact
from plango_lint.sources import InputFile

LIST = """Code,Omschrijving,Type,Transactietype,Percentage,Van,Tot en met,Geblokkeerd
2,Hoog,E,B,19,01-01-2001,30-09-2012,Nee
2,Hoog,E,B,21,01-10-2012,,Nee
4,Hoog inclusief,I,B,21,,,Nee
5,Inkoop,E,P,21,,,Nee
7,Oud,E,S,21,,,Ja
0,Geen,N,B,,,,Nee
"""
STANDARD = replace(Settings(), exact=Exact(vat_preset="nl-standard"))


def exported(settings: Settings, **files: str) -> Export:
    return export_of([InputFile(f"{name}.csv", text.encode()) for name, text in files.items()], settings)


def rates(codes: VatCodes, *lines: tuple[str | None, str]) -> list[int | None]:
    texts = pd.Series([code for code, _ in lines], dtype="str")
    dates = pd.Series(pd.to_datetime([day for _, day in lines]).as_unit("s"))
    return [None if pd.isna(rate) else int(rate) for rate in codes.rate_of(texts, dates)]


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("21", 2100),
        ("9,00 %", 900),
        ("0.21", 2100),
        ("0", 0),
        ("0,00", 0),
        ("10,5", 1050),
        ("hoog", None),
        ("-21", None),
    ],
)
def test_a_percentage_is_read_however_it_is_written(text: str, rate: int | None) -> None:
    """Also as a part of one; never as a float."""
    assert read_rate(text) == rate


def test_a_percentage_is_written_as_people_do() -> None:
    assert [percent(rate) for rate in (0, 900, 2100, 1050, 1005)] == [
        "0 %",
        "9 %",
        "21 %",
        "10,5 %",
        "10,05 %",
    ]


def test_all_lines_at_once_round_as_one_line_does() -> None:
    """Half a cent goes away from zero, on both sides of it, also for amounts that fill a cell."""
    cents = np.r_[np.arange(-20_000, 20_000, 37), [-(10**16), 10**16 - 1, 50, -50]]
    for rate in (0, 900, 2100):
        expected = [share(int(amount), rate) for amount in cents]
        found = shares(
            pd.Series(cents, dtype="Int64"), pd.Series(rate, index=range(len(cents)), dtype="Int64")
        )
        assert found.tolist() == expected


def test_taking_vat_out_and_putting_it_back_gives_the_amount() -> None:
    assert (net_of(87_000, 2100), net_of(-87_000, 2100)) == (71_901, -71_901)


def test_a_code_has_the_percentage_of_the_day() -> None:
    """Nothing on a day without one, and nothing for a code that the list does not have."""
    codes = VatCodes(exported(Settings(), vat=LIST))
    lines = [
        ("2", "2012-09-30"),
        ("2", "2012-10-01"),
        ("2", "2000-12-31"),
        ("0", "2024-01-01"),
        ("9", "2024-01-01"),
    ]
    assert rates(codes, *lines, (None, "2024-01-01")) == [1900, 2100, None, 0, None, None]


def test_a_percentage_holds_until_the_next_one_begins() -> None:
    """Lists that only say from when, the newest first or last."""
    rows = ["2,Hoog,E,21,01-10-2012", "2,Hoog,E,19,01-01-2001"]
    for order in (rows, rows[::-1]):
        codes = VatCodes(
            exported(Settings(), vat="\n".join(["Code,Omschrijving,Type,Percentage,Van", *order]))
        )
        assert rates(codes, ("2", "2012-09-30"), ("2", "2012-10-01")) == [1900, 2100]
        assert codes.exclusive_of(1900, pd.Timestamp("2024-01-02")) == []


def test_the_code_to_use_instead_is_for_sales_exclusive_and_open() -> None:
    """Nor is it a code that had the percentage long ago."""
    codes = VatCodes(exported(Settings(), vat=LIST))
    today = pd.Timestamp("2024-01-02")
    assert codes.exclusive_of(2100, today) == ["2"]
    assert codes.exclusive_of(1900, today) == []
    assert codes.exclusive_of(0, today) == ["0"]


def test_the_high_rate_follows_the_date() -> None:
    dates = pd.Series(pd.to_datetime(["2012-09-30", "2012-10-01", "NaT"]))
    assert high_rate(dates).fillna(-1).tolist() == [1900, 2100, -1]


def test_a_preset_steps_back_for_a_list_of_exacts_own() -> None:
    """What the preset says of a code is a guess; the list knows."""
    alone, beside = exported(STANDARD), exported(STANDARD, vat=LIST)
    assert "3" in set(alone["vat.code"].text)
    assert "3" not in set(beside["vat.code"].text)
