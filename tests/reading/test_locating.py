"""The line and character at which a cell starts, as an editor counts."""

from __future__ import annotations

from plango_lint.reading import start_of
from plango_lint.reading.locating import span_of
from tests.reading.exports import HEADER, export, read_one, row


def test_cells_of_a_row() -> None:
    """Positions and characters count from 1; a quoted cell starts at its quote."""
    source = read_one(export(row(202400005)))
    line = row(202400005)
    assert start_of(source, 2, 1) == (2, 1)
    assert start_of(source, 2, 4) == (2, line.index("02-01-2024") + 1)
    assert start_of(source, 2, 10) == (2, line.index('"870,00"') + 1)


def test_where_a_cell_ends() -> None:
    """Behind its closing quote, also at the end of the line; nowhere when that is another line."""
    line = row(202400005)
    source = read_one(export(line, row(202400006, text='"Rijles\r\n60 min"')))
    start = line.index('"870,00"') + 1
    assert span_of(source, 2, 10) == (2, start, start + len('"870,00"'))
    assert span_of(source, 2, 11) == (2, len(line), len(line) + 1)
    assert span_of(source, 3, 9) == (3, row(202400006, text='"Rijles').index('"Rijles') + 1, None)


def test_cells_behind_a_quoted_delimiter() -> None:
    """A comma in quotes begins no cell."""
    line = row(202400005, text='"Rijles, 60 min"')
    assert start_of(read_one(export(line)), 2, 10) == (2, line.index('"870') + 1)


def test_cells_behind_a_line_break() -> None:
    """They start in the physical line they stand in."""
    source = read_one(export(row(202400005, text='"Rijles\r\n60 min"'), row(202400006)))
    assert start_of(source, 2, 10) == (3, len('60 min",') + 1)
    assert start_of(source, 4, 10) == (4, row(202400006).index('"870') + 1)


def test_cells_behind_a_joined_amount() -> None:
    """One cell of the row takes two in the file."""
    line = row(202400005, "870,00")
    source = read_one(export(line))
    assert start_of(source, 2, 10) == (2, line.index("870,00") + 1)
    assert start_of(source, 2, 11) == (2, len(line))


def test_code_points_are_counted() -> None:
    """Not bytes, and not UTF-16 units."""
    line = row(202400005, text="🚗 Zoë")
    assert start_of(read_one(export(line)), 2, 10) == (2, line.index('"870') + 1)


def test_what_is_not_there_has_no_character() -> None:
    """A line or column that the file does not have, or a file that is no text."""
    source = read_one(export(row(202400005)))
    places = ((9, 1), (2, 12), (0, 1), (2, 0))
    assert [start_of(source, *place) for place in places] == [(line, None) for line, _ in places]
    assert start_of(read_one(b"%PDF-"), 1, 1) == (1, None)


def test_header_row_can_be_located() -> None:
    """Problems of a column point at its header."""
    assert start_of(read_one(export()), 1, 2) == (1, HEADER.index("Periode") + 1)
