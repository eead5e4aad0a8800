"""Rows that are found all at once are those that line by line would have been found, with the same cells."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plango_lint.reading import coded, regular
from plango_lint.reading.lines import Lines
from plango_lint.reading.records import Reader, Record, cells_of

Found = tuple[list[tuple[int, int, tuple[str, ...]]], list[Record]]

SIGNS = (*',,,;"""\r\n', "\n", "\r\n", '""', "\n\ufeff", " ", "1", "\x85", "\u2028")
PARTS = (
    "870,00",
    '"870,00"',
    "Zoë",
    "€",
    "x" * 9,
    "y" * 63,
    "z" * 64,
    '"' + "é" * 40 + '"',
    "Factuur 202400005",
)
PIECES = st.sampled_from([*SIGNS, *PARTS, "1,2,3\n", '1,"2",3\r\n'])
TEXTS = st.lists(PIECES, max_size=60).map("".join)


def at_once(text: str, width: int) -> Found:
    found = Reader(Lines(text), ",", width).records(0, 1)
    cells = zip(*(map(str, column) for column in found.columns), strict=True)
    rows = zip(found.lines.tolist(), found.rows.tolist(), cells, strict=True)
    return list(rows), sorted(found.odd, key=lambda record: record.line)


def line_by_line(text: str, width: int) -> Found:
    """One record behind the other, each line looked at by itself."""
    reader = Reader(Lines(text), ",", width)
    rows, odd = [], []
    index, row = 0, 1
    while index < len(reader.lines):
        piece = reader.piece(index)
        if piece.record is not None:
            cells = tuple(cells_of(piece.record, ","))
        else:
            cells = tuple(reader.lines.joined(index, piece.stop).replace('"', "").split(","))
        if piece.record is not None and len(cells) == width:
            rows.append((index + 1, row, cells))
        else:
            lines = piece.stop - index
            odd.append(Record(cells, index + 1, row, lines, sound=piece.record is not None))
        index, row = piece.stop, row + 1
    return rows, odd


@pytest.fixture(autouse=True)
def _at_once_from_one_cell_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise nothing here would be large enough to be grouped by its bytes."""
    monkeypatch.setattr(coded, "_FEW", 0)


@given(text=TEXTS, width=st.integers(1, 4))
@example(text='"\n1\n"', width=1)  # a row may stand inside a cell when every line is one
@example(text='a"\n1,"2\n', width=2)
@settings(deadline=None, max_examples=300)
def test_all_at_once_is_line_by_line(text: str, width: int) -> None:
    assert at_once(text, width) == line_by_line(text, width)


@pytest.mark.parametrize("size", [1, 7, 40])
@given(text=TEXTS, width=st.integers(1, 4))
@settings(deadline=None, max_examples=50)
def test_a_file_is_looked_at_in_blocks(size: int, text: str, width: int) -> None:
    """Where one ends and the next begins changes nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(regular, "_BLOCK", size)
        assert at_once(text, width) == line_by_line(text, width)


@given(text=TEXTS, width=st.integers(1, 4))
@settings(deadline=None, max_examples=50)
def test_a_very_long_line_is_read_by_itself(text: str, width: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(regular, "_BLOCK", 20)
        patch.setattr(regular, "_LONGEST", 20)
        assert at_once(text, width) == line_by_line(text, width)


def test_texts_of_one_number_are_told_apart() -> None:
    """Cells are grouped by a number made of their bytes; two texts may have the same one."""
    text = "Factuur 202400005\nFactuur 202400006\nFactuur 202400005\n"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(coded, "_MIXING", np.uint64(0))
        rows, _ = at_once(text, 1)
    assert [cells for *_, cells in rows] == [(line,) for line in text.splitlines()]
