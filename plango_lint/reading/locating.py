"""The physical line and character at which a cell starts; computed only for the few places that are shown."""

from __future__ import annotations

import re

import numpy as np

from plango_lint.reading.records import LINE_END, Lines, Piece, Reader, cells_of
from plango_lint.sources import Source

_FEW = 3  # physical lines that nearly every record fits in
_MANY = 1000  # that it may take for its cells to be located


def start_of(source: Source, line: int, position: int) -> tuple[int, int | None]:
    """The physical line on which a cell starts, and the code point in it, from 1; None when there is none.

    `line` is the physical line on which the record begins: a cell before this one may hold line breaks.
    """
    if not source.text or source.delimiter is None or line < 1 or position < 1:
        return line, None
    lines = _lines_from(source, line, _FEW)
    if not lines.texts:
        return line, None
    piece = _first_piece(lines, source)
    if piece.record is None:  # lines further on may close its quotes
        lines = _lines_from(source, line, _MANY)
        piece = _first_piece(lines, source)
    raw = lines.joined(0, piece.stop)
    if piece.record is None:
        starts = [0, *(found.end() for found in re.finditer(re.escape(source.delimiter), lines.texts[0]))]
        return line, starts[position - 1] + 1 if position <= len(starts) else None
    starts = _starts(raw, source.delimiter)
    index = _index_of(source, line, position, cells_of(piece.record, source.delimiter))
    if index >= len(starts):
        return line, None
    ends = [found.end() for found in LINE_END.finditer(raw) if found.end() <= starts[index]]
    return line + len(ends), starts[index] - (ends[-1] if ends else 0) + 1


def _first_piece(lines: Lines, source: Source) -> Piece:
    assert source.delimiter is not None
    return Reader(lines, source.delimiter, len(source.columns) or None).piece(0)


def _lines_from(source: Source, line: int, most: int) -> Lines:
    if source.line_starts is None:
        ends = [found.end() for found in LINE_END.finditer(source.text)]
        source.line_starts = np.array([0, *ends], dtype=np.int64)
    starts = source.line_starts
    if line > len(starts):
        return Lines([], "\n")
    stop = int(starts[line - 1 + most]) if line - 1 + most < len(starts) else len(source.text)
    text = source.text[int(starts[line - 1]) : stop]
    texts = LINE_END.split(text)
    return Lines(texts, LINE_END.findall(text))


def _starts(raw: str, delimiter: str) -> list[int]:
    # A delimiter ends a cell when an even number of quotes stands before it.
    starts, quoted = [0], False
    for index, sign in enumerate(raw):
        if sign == '"':
            quoted = not quoted
        elif sign == delimiter and not quoted:
            starts.append(index + 1)
    return starts


def _index_of(source: Source, line: int, position: int, cells: list[str]) -> int:
    # In a row that was read by joining an unquoted decimal comma, one cell takes two here.
    joined = next((row for row in source.joined if source.lines[row] == line), None)
    if joined is None:
        return position - 1
    index = 0
    for cell in source.frame.iloc[joined, : position - 1]:
        index += 1 if index < len(cells) and cells[index] == cell else 2
    return index
