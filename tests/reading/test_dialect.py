"""Delimiter, `sep=` line and header row are recognised by content."""

from __future__ import annotations

import pytest

from tests.reading.exports import FIELDS, HEADER, cells, export, read_one, row


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_of_a_known_header_row(delimiter: str) -> None:
    """The header row settles it."""
    text = export(row(202400005, "870.00"), row(202400006, "12.50")).replace(",", delimiter)
    source = read_one(text)
    assert source.delimiter == delimiter
    assert [column.field for column in source.columns] == FIELDS


def test_semicolons_with_unquoted_decimal_commas() -> None:
    """Every row holds exactly one comma, and still the semicolon is the delimiter."""
    source = read_one(export(row(202400005, "870.00")).replace(",", ";").replace("870.00", "870,00"))
    assert (source.delimiter, cells(source, "amount")) == (";", ["870,00"])


def test_commas_with_unquoted_decimal_commas_in_every_row() -> None:
    """The header has the delimiter of the file, whatever width the rows have."""
    source = read_one(export(*(row(202400000 + n, "870,00") for n in range(5))))
    assert (source.delimiter, len(source.joined)) == (",", 5)


def test_semicolons_without_a_header_row() -> None:
    """The delimiter that cuts the rows into the most cells of one number."""
    rows = [row(202400000 + n // 2, "870.00").replace(",", ";") for n in range(6)]
    source = read_one(export(*rows, header=None).replace("870.00", "870,00"))
    assert (source.delimiter, source.role, source.header_row) == (";", "invoices", False)


def test_separator_line_is_no_spreadsheet_row() -> None:
    """It is a physical line, but a spreadsheet does not show it."""
    source = read_one("sep=;\r\n" + export(row(202400005, "870.00")).replace(",", ";"))
    assert source.separator_line
    assert (source.header_line, source.lines.tolist(), source.rows.tolist()) == (2, [3], [2])


def test_blank_lines_before_the_header_are_counted() -> None:
    """Physical line and spreadsheet row agree with what an editor shows."""
    source = read_one("\r\n\r\n" + export(row(202400005)))
    assert (source.header_line, source.lines.tolist(), source.rows.tolist(), source.left_out) == (
        3,
        [4],
        [4],
        [],
    )


def test_one_column_of_junk_has_no_role() -> None:
    """Unknown, with its first line as the headers to be named."""
    source = read_one("hallo\nwereld\n")
    assert (source.role, source.failure, source.unrecognised_headers) == (None, None, ("hallo",))


def test_first_row_that_is_data_is_no_header() -> None:
    """Dates and amounts are never headers."""
    source = read_one(export(*(row(202400000 + n) for n in range(3)), header=None))
    assert (source.header_row, source.header_line, source.lines.tolist()) == (False, None, [1, 2, 3])


def test_header_row_without_rows() -> None:
    """An empty export is still an export."""
    source = read_one(HEADER)
    assert (source.role, len(source.frame), len(source.frame.columns)) == ("invoices", 0, 11)
