"""A file of records with a delimiter: PlanGo's two exports, and Exact's lists saved as CSV."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plango_lint.reading import lists
from plango_lint.reading.columns import Fields, Naming, named_columns, settled_columns
from plango_lint.reading.dialect import Dialect, dialect_of
from plango_lint.reading.notations import note_notations
from plango_lint.reading.records import Reader, Records, cells_of, physical_lines
from plango_lint.reading.roles import is_header, known_headers, role_by_content, role_by_headers
from plango_lint.reading.rows import Rows, Unfit, gather, hand_over, leave_out
from plango_lint.sources import Source, SourceColumn

if TYPE_CHECKING:
    from plango_lint.settings import Settings

PLANGO = ("invoices", "debtors")
_OF_THE_FILE = (
    "path", "sha256", "origin", "encoding", "plain_ascii", "delimiter", "separator_line", "header_row",
    "header_line", "text",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Opening:
    """What the first record says, and where the records behind it start."""

    header: tuple[str, ...] | None  # None: the first record is data already
    width: int
    start: int
    row: int


def read(source: Source, settings: Settings) -> list[Source]:
    """Completes a source that has its text."""
    lines = physical_lines(source.text)
    dialect = dialect_of(lines, lambda cells: known_headers(cells, settings.columns))
    source.delimiter, source.separator_line = dialect.delimiter, dialect.separator_line
    reader = Reader(lines, dialect.delimiter)
    opening = _opening(reader, dialect, settings)
    source.header_row = opening.header is not None
    source.header_line = dialect.start + 1 if source.header_row else None
    reader.width = opening.width
    if source.role is None and opening.header is not None:
        source.role = role_by_headers(opening.header, settings.columns)
    if source.role is not None and source.role not in PLANGO:
        return _read_list(source, reader, opening, settings)
    records = reader.records(opening.start, opening.row)
    return [_read_export(source, records, opening, settings)]


def _opening(reader: Reader, dialect: Dialect, settings: Settings) -> Opening:
    likely = reader.width = reader.likely_width(dialect.start)
    piece = reader.piece(dialect.start)
    cells = tuple(cells_of(piece.record, dialect.delimiter)) if piece.record is not None else ()
    if cells and is_header(cells, settings.columns):
        return Opening(cells, len(cells), piece.stop, dialect.row + 1)
    return Opening(None, likely or 1, dialect.start, dialect.row)


def _read_export(source: Source, records: Records, opening: Opening, settings: Settings) -> Source:
    if source.role is None:
        plain, _ = gather(records, Naming("", opening.header, opening.width, {}), {}, source.delimiter or ",")
        source.role = role_by_content(plain.frame, settings.columns)
    if source.role is None:
        _name_columns(source, opening, {})
        source.unrecognised_headers = tuple(column.header for column in source.columns if column.header)
        return source
    naming = Naming(source.role, opening.header, opening.width, settings.columns.get(source.role, {}))
    rows, unfit, fields = _sorted_out(records, naming, source)
    _name_columns(source, opening, fields)
    source.unrecognised_headers = tuple(
        column.header for column in source.columns if column.header and column.field is None
    )
    hand_over(rows, unfit, source)
    note_notations(source)
    return source


def _sorted_out(records: Records, naming: Naming, source: Source) -> tuple[Rows, list[Unfit], Fields]:
    named = named_columns(naming)
    delimiter = source.delimiter or ","
    known = named
    if not named:  # nothing says where the amounts are that a decimal comma may have cut
        regular, _ = gather(Records(records.columns, records.lines, records.rows), naming, {}, delimiter)
        known, _ = settled_columns(naming, named, regular.frame)
    rows, unfit = gather(records, naming, known, delimiter)
    fields, source.repeated = settled_columns(naming, named, rows.frame)
    rows, unfit = leave_out(rows, unfit, naming, fields)
    return rows, unfit, fields


def _name_columns(source: Source, opening: Opening, fields: Fields) -> None:
    names = opening.header or (None,) * opening.width
    source.columns = tuple(
        SourceColumn(position + 1, name, fields.get(position)) for position, name in enumerate(names)
    )


def _read_list(source: Source, reader: Reader, opening: Opening, settings: Settings) -> list[Source]:
    role = "transactions" if source.role == "booked" else str(source.role)
    if role not in lists.LIST_ROLES:  # forced with --as, and only XML can be that
        source.role, source.failure = None, "xml"
        return [source]
    header = opening.header or ("",) * opening.width
    chosen = settings.columns.get("booked" if role == "transactions" else role, {})
    records = reader.records(opening.start, opening.row)
    found = _in_order(records)
    known = {name: getattr(source, name) for name in _OF_THE_FILE}
    columns = named_columns(Naming(role, header, len(header), chosen))
    rows = [row for _, row, _ in found]
    cells = [cells for _, _, cells in found]
    lines = [line for line, _, _ in found]
    return [lists.from_records(role, header, cells, lines, columns=columns, rows=rows, **known)]


def _in_order(records: Records) -> list[tuple[int, int, tuple[str, ...]]]:
    # A list is judged less strictly than an export: short records are rows, blank ones are not.
    regular = zip(records.lines, records.rows, zip(*records.columns, strict=True), strict=True)
    odd = [(record.line, record.row, record.cells) for record in records.odd if record.sound]
    return sorted(one for one in (*regular, *odd) if any(map(str.strip, one[2])))
