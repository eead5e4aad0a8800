"""Where the rows of a file begin: behind its header, which may stand lower than the first line."""

from __future__ import annotations

from dataclasses import dataclass

from plango_lint.reading.dialect import Dialect
from plango_lint.reading.records import Reader, Record, cells_of, unquoted
from plango_lint.reading.roles import (
    LONGEST_HEADER,
    MOST_COLUMNS,
    ColumnSettings,
    is_header,
    role_by_headers,
)

_LOWEST = 10  # records that somebody may have put above the header
_EXPORTS = ("invoices", "debtors")


@dataclass(frozen=True, slots=True)
class Opening:
    """What the first record says, and where the records behind it start."""

    header: tuple[str, ...] | None  # None: the first record is data already
    width: int
    start: int  # index of the line of the first row
    row: int
    line: int | None = None  # physical line of the header
    before: tuple[Record, ...] = ()  # records up to the header that are no rows and no sound header


def opening_of(reader: Reader, dialect: Dialect, columns: ColumnSettings) -> Opening:
    """The opening of a file; leaves the width of its rows in the reader."""
    likely = reader.width = reader.likely_width(dialect.start)
    cells, record, stop = _record(reader, dialect.start, dialect.row)
    if _role(cells, columns) is None:
        found = _below_titles(reader, dialect, likely, columns)
        if found is not None:
            return found
        within = _within_quotes(cells, reader.delimiter)
        if _role(within, columns) in _EXPORTS:
            return Opening(within, len(within), stop, dialect.row + 1, dialect.start + 1, (record,))
    if is_header(cells, columns) if record.sound else _role(cells, columns) in _EXPORTS:
        header = _shortened(cells, likely)
        before = () if record.sound else (record,)
        return Opening(header, len(header), stop, dialect.row + 1, dialect.start + 1, before)
    width = likely if likely is not None and likely <= MOST_COLUMNS else 1
    return Opening(None, width, dialect.start, dialect.row)


def _role(cells: tuple[str, ...], columns: ColumnSettings) -> str | None:
    # What is far too much for names of columns takes long to look at.
    if len(cells) > MOST_COLUMNS or max(map(len, cells), default=0) > LONGEST_HEADER:
        return None
    return role_by_headers(cells, columns)


def _within_quotes(cells: tuple[str, ...], delimiter: str) -> tuple[str, ...]:
    """The cells of a record that stands between quotes as a whole: Excel does so with a file it could not split."""
    if len(cells) != 1 or len(cells[0]) > MOST_COLUMNS * LONGEST_HEADER:
        return ()
    record = unquoted(cells[0], delimiter) if '"' in cells[0] else cells[0]
    return tuple(cells_of(record, delimiter)) if record else ()


def _below_titles(
    reader: Reader, dialect: Dialect, likely: int | None, columns: ColumnSettings
) -> Opening | None:
    """The header of an export under lines that hold far too little for a row: a title, a date."""
    titles: list[Record] = []
    index = dialect.start
    for row in range(dialect.row, dialect.row + _LOWEST):
        if index >= len(reader.lines):
            return None
        cells, record, stop = _record(reader, index, row)
        if _role(cells, columns) in _EXPORTS and record.sound:
            header = _shortened(cells, likely)
            short = all(2 * len(title.cells) <= len(header) for title in titles)
            opening = Opening(header, len(header), stop, row + 1, index + 1, tuple(titles))
            return opening if titles and short else None
        if any(cell.strip() for cell in cells):
            titles.append(Record(_without_empty_end(cells), index + 1, row, stop - index, record.sound))
        index = stop
    return None


def _record(reader: Reader, index: int, row: int) -> tuple[tuple[str, ...], Record, int]:
    """The cells of the record at a line, what there is to say of it, and the line behind it."""
    piece = reader.piece(index)
    if piece.record is not None:
        cells = tuple(cells_of(piece.record, reader.delimiter))
        return cells, Record(cells, index + 1, row, piece.stop - index), piece.stop
    text = reader.lines.joined(index, piece.stop).replace('"', "")
    cells = tuple(cell.strip() for cell in text.split(reader.delimiter))
    return cells, Record(cells, index + 1, row, piece.stop - index, sound=False), piece.stop


def _shortened(header: tuple[str, ...], likely: int | None) -> tuple[str, ...]:
    # Delimiters behind the last name make no columns when the rows do not have them.
    named = _without_empty_end(header)
    return header[: max(len(named), likely)] if likely is not None and likely < len(header) else header


def _without_empty_end(cells: tuple[str, ...]) -> tuple[str, ...]:
    filled = [index for index, cell in enumerate(cells) if cell.strip()]
    return cells[: filled[-1] + 1] if filled else ()
