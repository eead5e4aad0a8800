"""What no repair touches keeps its bytes, whatever the file is written like."""

from __future__ import annotations

import codecs

import pytest

from tests.fixes.small import HEADER, copy, export, mended, row, text

KEEP = 'ignore = ["odd-encoding", "wrong-delimiter", "separator-line", "missing-header-row"]'
TOTAL = ",,,,,,,Totaal,,"
WRITTEN = [
    (b"", "utf-8"),
    (codecs.BOM_UTF8, "utf-8"),
    (b"", "cp1252"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"", "utf-16-le"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
]
written = pytest.mark.parametrize(("mark", "codec"), WRITTEN)
ends = pytest.mark.parametrize("end", ["\r\n", "\n", "\r"], ids=["CRLF", "LF", "CR"])


@written
@ends
def test_a_cell_in_any_encoding(mark: bytes, codec: str, end: str) -> None:
    """Mark, encoding and line ends are those of the file."""
    other = row("202400006", text="Rijles café")
    spoiled, meant = export(row(vat="2 "), other, end=end), export(row(), other, end=end)
    assert mended(mark + spoiled.encode(codec), config=KEEP) == mark + meant.encode(codec)


@written
@ends
def test_a_row_in_any_encoding(mark: bytes, codec: str, end: str) -> None:
    """The same when a row goes, the first one of the data."""
    rows = row(), row("202400006", text="Rijles café")
    spoiled, meant = export(TOTAL, *rows, end=end), export(*rows, end=end)
    assert mended(mark + spoiled.encode(codec), config=KEEP) == mark + meant.encode(codec)


def test_line_ends_of_several_kinds_stay() -> None:
    """Each row keeps its own."""
    lines = [HEADER + "\n", row(vat="2 ") + "\r", row("202400006") + "\r\n", row("202400007") + "\n"]
    assert text("".join(lines)) == "".join(lines).replace("2 \r", "2\r")


@pytest.mark.parametrize("by", [";", "\t", "|"])
def test_a_cell_between_other_delimiters(by: str) -> None:
    """The delimiter is that of the file when it may not change."""
    spoiled = export(row(amount="870.00", vat="2 ")).replace(",", by)
    config = KEEP.replace("[", '["unexpected-number-notation", ')
    assert text(spoiled, config=config) == export(row(amount="870.00")).replace(",", by)


def test_a_text_that_needs_quotes_gets_them() -> None:
    """An account of the mapping with a comma in it would be two cells."""
    config = KEEP + '\n[mapping]\n"Rijles*" = { ledger = "81,02" }\n'
    assert text(export(row(ledger="")), config=config, unsafe=True) == export(row(ledger='"81,02"'))


def test_the_last_line_without_a_line_end_keeps_having_none() -> None:
    """Its cell is another one."""
    assert text(export(row()) + row("202400006", vat="2 ")) == export(row()) + row("202400006")


def test_a_cell_behind_one_with_a_line_break() -> None:
    """The line break in a column that nobody uses stays."""
    header = HEADER + ",Opmerking"
    lines = [row() + ',"twee\r\nregels"', row("202400006", vat="2 ") + ',"drie ""halve""\r\nregels"']
    spoiled = export(*lines, header=header)
    assert text(spoiled) == spoiled.replace("2 ,", "2,")


def test_two_cells_of_one_row() -> None:
    """Each is where it was."""
    assert text(export(row(debtor=" 934", vat="2 "))) == export(row())


def test_a_cell_and_a_row_in_one_pass() -> None:
    """The places are those of the file as it was."""
    spoiled = export(row(), TOTAL, row("202400006", vat="2 "), TOTAL, row("202400007", debtor="934 "))
    assert text(spoiled) == export(row(), row("202400006"), row("202400007"))


def test_a_cell_of_a_line_that_moves() -> None:
    """First the one, then the other."""
    second = row(text="Rijles 90 min", vat="2 ")
    assert text(export(row(), row("202400006"), second)) == export(
        row(), row(text="Rijles 90 min"), row("202400006")
    )


def test_empty_lines_at_the_end_stay() -> None:
    """They are no fault."""
    assert text(export(row(vat="2 ")) + "\r\n\r\n") == export(row()) + "\r\n\r\n"


def test_titles_above_the_header_stay() -> None:
    """They are no rows of the table."""
    titles = "Facturen januari\r\n\r\n"
    made = copy(titles + export(row(vat="2 "), row("202400006")), config=KEEP)
    assert made.mended.files[0].data.decode() == titles + export(row(), row("202400006"))


def test_a_file_without_header() -> None:
    """Its first row is one of data, and gets repaired."""
    spoiled = export(row(vat="2 "), row("202400006"), header=None)
    assert text(spoiled) == export(row(), row("202400006"), header=None)


def test_a_second_export_pasted_with_its_mark() -> None:
    """The header goes, and with it the mark before it."""
    pasted = export(row()) + "\ufeff" + export(row("202400006", vat="2 "))
    assert text(pasted) == export(row(), row("202400006"))


def test_a_row_without_its_quotes_is_left_alone() -> None:
    """A bare quote in a cell: nobody knows what stands where, and every byte stays."""
    broken = row("202400006", text='Rijles 60" min', vat="2 ")
    assert text(export(row(vat="2 "), broken)) == export(row(), broken)


def test_a_file_that_has_lost_its_last_accent_is_read_anew() -> None:
    """The only letter beyond ASCII was the euro sign: what comes next may be written in UTF-8."""
    spoiled = export(row(), row("202400006", amount='"€ 870,00"', vat="2 ")).encode("cp1252")
    assert mended(spoiled, config=KEEP) == export(row(), row("202400006")).encode()
