"""Repairs that take rows out, or put them elsewhere."""

from __future__ import annotations

import pytest

from tests.fixes.small import HEADER, PATH, copy, export, mended, row, text

FIVE, SIX, SEVEN, EIGHT = (row(f"20240000{digit}", debtor=f"93{digit}") for digit in "5678")
TOTAL = ',,,,,,,Totaal,"1.740,00",'
BLANK = ",,,,,,,,,"


@pytest.mark.parametrize("extra", [TOTAL, BLANK, "", HEADER], ids=["total", "blank", "nothing", "header"])
def test_a_row_that_is_no_line_goes(extra: str) -> None:
    """The rows around it keep every byte."""
    assert text(export(FIVE, extra, SIX)) == export(FIVE, SIX)


def test_a_total_at_the_end_without_a_line_end_goes() -> None:
    """The row before it keeps its own line end."""
    assert text(export(FIVE, SIX) + TOTAL) == export(FIVE, SIX)


def test_a_total_over_two_lines_goes_as_a_whole() -> None:
    """A line break between quotes is no end of a row."""
    total = TOTAL.replace("Totaal", '"Totaal\r\nvan alles"')
    assert text(export(FIVE, total, SIX)) == export(FIVE, SIX)


def test_a_repeated_block_goes() -> None:
    """The second copy of two or more invoices."""
    assert text(export(FIVE, SIX, SEVEN, FIVE, SIX)) == export(FIVE, SIX, SEVEN)


def test_one_repeated_invoice_stays() -> None:
    """It may as well be two invoices that got one number."""
    data = export(FIVE, SIX, SEVEN, FIVE)
    assert text(data, unsafe=True) == data


def test_a_repeated_block_with_another_account_in_it_stays() -> None:
    """It is no copy: a person must say which of them is right."""
    data = export(FIVE, SIX, SEVEN, FIVE, SIX.replace("810200", "810300"))
    assert text(data, unsafe=True) == data


def test_two_numbers_that_stand_for_two_invoices_each_stay() -> None:
    """Another debtor, another invoice."""
    data = export(FIVE, SIX, SEVEN, FIVE.replace("935", "941"), SIX.replace("936", "942"))
    assert text(data, unsafe=True) == data


def test_lines_of_an_invoice_come_together() -> None:
    """The later ones go behind the first ones, in their order."""
    second, third = FIVE.replace("60 min", "90 min"), FIVE.replace("60 min", "120 min")
    assert text(export(FIVE, SIX, second, SEVEN, third)) == export(FIVE, second, third, SIX, SEVEN)


def test_lines_of_two_invoices_come_together() -> None:
    """Each behind its own."""
    five, six = FIVE.replace("60 min", "90 min"), SIX.replace("60 min", "90 min")
    assert text(export(FIVE, SIX, SEVEN, six, EIGHT, five)) == export(FIVE, five, SIX, six, SEVEN, EIGHT)


def test_a_moved_line_without_a_line_end_gets_one() -> None:
    """That of the file; the row that is the last one now keeps its own."""
    second = FIVE.replace("60 min", "90 min")
    data = export(FIVE, SIX, end="\n") + second
    assert text(data) == export(FIVE, second, SIX, end="\n")


def test_a_line_over_two_lines_moves_as_a_whole() -> None:
    """A line break between quotes is no end of a row; it becomes a space as well."""
    second = FIVE.replace("Rijles 60 min", '"Rijles\r\n90 min"')
    assert text(export(FIVE, SIX, second, SEVEN)) == export(FIVE, second.replace("\r\n", " "), SIX, SEVEN)


def test_an_invoice_of_an_earlier_export_goes_when_a_person_agrees() -> None:
    """Whether that file is in Exact nobody can see."""
    earlier = {"verwerkt/vorige.csv": export(FIVE)}
    data = export(FIVE, SIX)
    assert text(data, others=earlier) == data
    assert text(data, others=earlier, unsafe=True) == export(SIX)


def test_all_lines_of_an_invoice_go() -> None:
    """Half an invoice would be worse than a whole one twice."""
    second = FIVE.replace("60 min", "90 min")
    earlier = {"verwerkt/vorige.csv": export(FIVE, second)}
    assert text(export(FIVE, second, SIX), others=earlier, unsafe=True) == export(SIX)


def test_invoices_stay_when_nothing_would_be_left() -> None:
    """An export without invoices is no repair: there is nothing to import."""
    data = export(FIVE, SIX)
    assert text(data, others={"verwerkt/vorige.csv": data}, unsafe=True) == data


def test_invoices_of_two_earlier_exports_stay_when_nothing_would_be_left() -> None:
    """Each of the two would leave some, and both together none: only one is done."""
    others = {"verwerkt/een.csv": export(FIVE), "verwerkt/twee.csv": export(SIX)}
    made = copy(export(FIVE, SIX), others=others, unsafe=True)
    assert {change.invoice for change in made.changes} == {"202400005"}
    assert not made.again.changes


def test_an_invoice_of_two_files_goes_from_the_later_one() -> None:
    """When a person agrees; the earlier file stays as it is."""
    data, other = export(FIVE, SIX), export(SIX, SEVEN)
    others = {"later.csv": other}
    assert not copy(data, others=others).changes
    assert mended(data, "later.csv", others=others, unsafe=True) == export(SEVEN).encode()
    assert mended(data, PATH, others=others, unsafe=True) == data.encode()


def test_a_file_that_is_in_the_other_as_a_whole_stays() -> None:
    """Nothing would be left of it."""
    made = copy(export(FIVE, SIX), others={"later.csv": export(SIX)}, unsafe=True)
    assert not made.changes


def test_an_earlier_export_is_never_changed() -> None:
    """It is in Exact as it is."""
    others = {"verwerkt/vorige.csv": export(FIVE, BLANK, SIX, end="\n")}
    assert not copy(export(SEVEN, EIGHT), others=others, unsafe=True).changes
