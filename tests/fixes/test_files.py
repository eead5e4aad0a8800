"""Repairs of how a whole file is written, and of amounts without quotes."""

from __future__ import annotations

import codecs

import pytest

from tests.fixes.small import HEADER, copy, export, mended, row, text

ROWS = row(), row("202400006", text="Rijles café")


def separated(text: str, by: str) -> str:
    """The same file with another delimiter, unquoted where that needs no quotes."""
    return text.replace(",", by).replace(f'"870{by}00"', "870,00")


@pytest.mark.parametrize("by", [";", "\t", "|"])
def test_a_file_gets_commas(by: str) -> None:
    """Cells with a comma in them get quotes."""
    assert text(separated(export(*ROWS), by)) == export(*ROWS)


def test_cells_keep_the_quotes_that_they_have() -> None:
    """Also those that need none, and the doubled ones in them."""
    line = row(text='"Rijles ""60"" min"', vat='"2"')
    assert text(separated(export(line), ";")) == export(line)


def test_a_delimiter_in_a_quoted_cell_is_none() -> None:
    """The semicolon stays, and so do the quotes, which are not needed any more."""
    line = row(text='"Rijles; 60 min"')
    given = separated(export(line), ";")
    assert text(given) == export(line)


def test_a_line_break_in_a_quoted_cell_ends_no_row() -> None:
    """It becomes a space, as it does in any file."""
    line = row(text='"Rijles\r\n60 min"')
    assert text(separated(export(line), ";")) == export(line.replace("\r\n", " "))


def test_a_separator_line_goes() -> None:
    """Nothing else does."""
    assert text("sep=,\r\n" + export(*ROWS)) == export(*ROWS)


def test_a_separator_line_goes_together_with_its_semicolons() -> None:
    """Two repairs of one file, one after the other."""
    assert text("sep=;\r\n" + separated(export(*ROWS), ";")) == export(*ROWS)


def test_titles_above_the_header_get_commas_too() -> None:
    """They are left out of everything, and stay where they are."""
    data = "Facturen januari;;;;;;;;;\r\n;;;;;;;;;\r\n" + separated(export(*ROWS), ";")
    assert text(data) == "Facturen januari,,,,,,,,,\r\n,,,,,,,,,\r\n" + export(*ROWS)


def test_a_file_without_header_gets_commas() -> None:
    """Every row is one of data."""
    assert text(separated(export(*ROWS, header=None), ";")) == export(*ROWS, header=None)


def test_a_second_export_pasted_with_its_mark_gets_commas() -> None:
    """The mark stands before the quotes of its first cell; that header goes."""
    quoted = HEADER.replace("Factuurnummer", '"Factuurnummer"')
    pasted = export(row()) + "\ufeff" + export(row("202400006"), header=quoted)
    assert text(separated(pasted, ";")) == export(row(), row("202400006"))


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (b"", "cp1252"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-16-le"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_another_encoding_becomes_utf_8_when_a_person_agrees(mark: bytes, codec: str) -> None:
    """Without a mark."""
    data = mark + export(*ROWS).encode(codec)
    assert mended(data) == data
    assert mended(data, unsafe=True) == export(*ROWS).encode()


def test_what_was_done_to_a_whole_file_is_told() -> None:
    """With what it had and what it has now."""
    made = copy(separated(export(*ROWS), ";").encode("utf-16"), unsafe=True)
    told = [(one.kind, one.field, one.old, one.new) for one in made.changes]
    assert told == [("file", "encoding", "utf-16", "utf-8"), ("file", "delimiter", ";", ",")]


def test_an_amount_without_quotes_gets_them() -> None:
    """Those of the other rows stay as they are."""
    spoiled = export(row(), row("202400006", amount="870,00"), row("202400007"))
    assert text(spoiled) == export(row(), row("202400006"), row("202400007"))


def test_all_amounts_without_quotes_get_them() -> None:
    """A row of whole euros needs none."""
    rows = row(amount="870,00"), row("202400006", amount="-12,50"), row("202400007", amount="55")
    wanted = row(), row("202400006", amount='"-12,50"'), row("202400007", amount="55")
    assert text(export(*rows)) == export(*wanted)


def test_an_amount_without_quotes_gets_them_in_a_row_that_has_more() -> None:
    """The space of the VAT code behind it goes, and so does the one of the debtor before it."""
    spoiled = export(row(), row("202400006", amount="870,00", vat=" 2", debtor="934 "))
    assert text(spoiled) == export(row(), row("202400006"))


def test_a_euro_sign_goes_out_of_an_amount_without_quotes() -> None:
    """Both repairs are of one cell."""
    spoiled = export(row(), row("202400006", amount="€ 870,00"))
    assert text(spoiled) == export(row(), row("202400006"))


def test_a_row_without_quotes_keeps_its_empty_cells_at_the_end() -> None:
    """They are no columns, and no fault."""
    spoiled = export(row(), row("202400006", amount="870,00") + ",,")
    assert text(spoiled) == export(row(), row("202400006") + ",,")


def test_a_file_without_header_gets_quotes_around_its_amounts() -> None:
    """Cents in a column of their own, in every row."""
    rows = [row(str(202400005 + index), amount=f"{55 + index},{index:02}") for index in range(20)]
    quoted = [row(str(202400005 + index), amount=f'"{55 + index},{index:02}"') for index in range(20)]
    assert text(export(*rows, header=None)) == export(*quoted, header=None)


def test_a_clean_file_is_not_touched() -> None:
    """Nor are its quotes where none are needed."""
    assert not copy(export(row(vat='"2"'), row("202400006")), unsafe=True).changes
