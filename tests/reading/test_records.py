"""Text becomes records, with true lines, whatever the quotes do."""

from __future__ import annotations

import csv
import io
import time
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plango_lint.reading.lines import Lines
from plango_lint.reading.records import Reader, Records
from tests.reading.exports import cells, export, left_out, read_one, row


def records_of(text: str, width: int, delimiter: str = ",") -> Records:
    return Reader(Lines(text), delimiter, width).records(0, 1)


def test_only_line_feed_and_carriage_return_end_a_line() -> None:
    """Not the other characters that str.splitlines() splits at."""
    text = "a\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029b"
    assert Lines(f"{text}\r\n{text}\r{text}\n").some(0, 9) == [text] * 3


def test_line_break_in_quotes_belongs_to_the_cell() -> None:
    """The record keeps its first physical line; the next one counts every line, but one row."""
    source = read_one(export(row(202400005, text='"Rijles\r\n60 min"'), row(202400006)))
    assert cells(source, "line_description") == ["Rijles\r\n60 min", "Rijles 60 min"]
    assert (source.lines.tolist(), source.rows.tolist()) == ([2, 4], [2, 3])


def test_doubled_quote_is_a_quote() -> None:
    """And a quoted delimiter no delimiter."""
    source = read_one(export(row(202400005, text='"Rijles ""auto"", 60 min"')))
    assert cells(source, "line_description") == ['Rijles "auto", 60 min']


@pytest.mark.parametrize("text", ['"Rijles"60 min', 'Rijles "60" min', 'Rijles 60" min'])
def test_quote_where_none_belongs_leaves_out_the_row(text: str) -> None:
    """Behind a closing quote, or inside an unquoted cell; the rows around it are read."""
    source = read_one(export(row(202400005), row(202400006, text=text), row(202400007)))
    assert cells(source, "number") == ["202400005", "202400007"]
    assert left_out(source) == [("unclosed-quote", 3, 3)]


def test_quote_still_open_where_a_row_begins_leaves_out_one_record() -> None:
    """Reading goes on at that row."""
    source = read_one(export(row(202400005), row(202400006, text='"Rijles'), row(202400007)))
    assert cells(source, "number") == ["202400005", "202400007"]
    assert left_out(source) == [("unclosed-quote", 3, 3)]


def test_lines_of_a_broken_record_go_with_it() -> None:
    """What is no row of its own belongs to the open quote."""
    broken = row(202400006, text='"Rijles\r\n60 min')
    source = read_one(export(row(202400005), broken, row(202400007)))
    assert left_out(source) == [("unclosed-quote", 3, 3)]
    assert source.left_out[0].lines == 2
    assert (source.lines.tolist(), source.rows.tolist()) == ([2, 5], [2, 4])


def test_stray_quote_before_a_sound_quoted_row() -> None:
    """The quotes of the next row do not close the stray one."""
    source = read_one(export(row(202400005, '870.00"'), '"2024"' + row(202400006)[4:]))
    assert left_out(source) == [("unclosed-quote", 2, 2)]
    assert cells(source, "number") == ["202400006"]


def test_open_quote_at_the_end_of_the_file() -> None:
    """The last record is left out."""
    source = read_one(export(row(202400005), row(202400006, text='"Rijles')))
    assert left_out(source) == [("unclosed-quote", 3, 3)]


# A byte order mark at the start of a line is dropped: files are pasted behind each other.
CELL = st.text(st.characters(exclude_characters="\x00\ufeff", exclude_categories=["Cs"]), max_size=12)
# A line inside a quoted cell may by chance look like a row; then nobody can tell.
SOUND = CELL.filter(lambda cell: not ({*"\r\n"} & {*cell} and {*",;\t|"} & {*cell}))


@given(
    rows=st.integers(2, 5).flatmap(
        lambda width: st.lists(st.lists(SOUND, min_size=width, max_size=width), min_size=1, max_size=8)
    ),
    delimiter=st.sampled_from(",;\t|"),
    quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    end=st.sampled_from(["\r\n", "\n", "\r"]),
)
@settings(deadline=None)
def test_what_csv_writes_is_read_back(
    rows: list[list[str]], delimiter: str, quoting: Literal[0, 1], end: str
) -> None:
    """Exactly, with all cells in their place."""
    file = io.StringIO(newline="")
    # A bare line break is quoted only when it is part of the line end.
    broken = any({*"\r\n"} & {*cell} for cells_ in rows for cell in cells_)
    quoting = csv.QUOTE_ALL if broken else quoting
    csv.writer(file, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(rows)
    found = records_of(file.getvalue(), len(rows[0]), delimiter)
    assert not found.odd
    assert [list(cells_) for cells_ in zip(*found.columns, strict=True)] == rows


@pytest.mark.parametrize(
    "line",
    ["x" * 10_000_000, '"' * 10_000_001, '"' + "x" * 10_000_000, ",".join(["1"] * 3_000_000)],
    ids=["one cell", "quotes", "open quote", "cells"],
)
def test_ten_megabytes_in_one_line_take_no_time(line: str) -> None:
    """Nothing in reading is quadratic in the length of a line."""
    start = time.perf_counter()
    read_one(export(row(202400005), line))
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize("line", ['"a', '""', 'a,"b', '"a"b', '"a\n""'])
def test_many_broken_lines_take_no_time(line: str) -> None:
    """Nor in the number of lines."""
    start = time.perf_counter()
    read_one(export(row(202400005), *[line] * 100_000))
    assert time.perf_counter() - start < 10
