"""A file of records with a delimiter: PlanGo's two exports, and Exact's lists saved as CSV."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plango_lint.reading import lists
from plango_lint.reading.columns import Fields, Naming, named_columns, settled_columns
from plango_lint.reading.cut_amounts import with_whole_amounts
from plango_lint.reading.dialect import dialect_of
from plango_lint.reading.lines import Lines
from plango_lint.reading.notations import note_notations
from plango_lint.reading.opening import Opening, opening_of
from plango_lint.reading.records import Reader, Record, Records
from plango_lint.reading.roles import known_headers, role_by_content, role_by_headers
from plango_lint.reading.rows import Rows, Unfit, gather, hand_over, leave_out, merged
from plango_lint.sources import Source, SourceColumn

if TYPE_CHECKING:
    from plango_lint.settings import Settings

PLANGO = ("invoices", "debtors")


def read(source: Source, lines: Lines, settings: Settings) -> list[Source]:
    """Completes a source of these lines."""
    lines.leave_out_end()
    if lines.is_sparse:
        source.failure = "sparse"
        return [source]
    dialect = dialect_of(lines, lambda cells: known_headers(cells, settings.columns))
    source.delimiter, source.separator_line = dialect.delimiter, dialect.separator_line
    if dialect.start == len(lines):  # a `sep=` line and nothing behind it
        source.failure = "empty"
        return [source]
    reader = Reader(lines, dialect.delimiter)
    opening = opening_of(reader, dialect, settings.columns)
    source.header_row = opening.header is not None
    source.header_line = opening.line
    reader.width = opening.width
    if source.role is None and opening.header is not None:
        source.role = role_by_headers(opening.header, settings.columns)
    if source.role is not None and source.role not in PLANGO:
        return _read_list(source, reader, opening, settings)
    records = reader.records(opening.start, opening.row)
    records.odd[:0] = opening.before
    if opening.header is None and dialect.delimiter == ",":
        records = with_whole_amounts(records, _named_by_place(settings))
        opening = replace(opening, width=len(records.columns))
    return [_read_export(source, records, opening, settings)]


def _named_by_place(settings: Settings) -> int:
    places = [place for fields in settings.columns.values() for place in fields.values()]
    return max((place for place in places if isinstance(place, int)), default=0)


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
        regular, _ = gather(replace(records, odd=[]), naming, {}, delimiter)
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
    naming = Naming(role, opening.header, opening.width, settings.columns.get(_settings_name(role), {}))
    source.role = role
    _name_columns(source, opening, named_columns(naming))
    records = reader.records(opening.start, opening.row)
    fitted, unfit = _fitted_to_list(reader, records.odd, opening.width)
    hand_over(merged(records, fitted), unfit, source)
    source = lists.normalised(source)
    source.complete &= not source.lost  # what is not in it may stand in a record nobody can read
    return [source]


def _fitted_to_list(
    reader: Reader, odd: list[Record], width: int
) -> tuple[list[tuple[Record, tuple[str, ...]]], list[Unfit]]:
    """Excel drops empty cells at the end of a row, and Exact quotes nothing: there a quote is a character."""
    fitted: list[tuple[Record, tuple[str, ...]]] = []
    unfit = []
    for record in odd:
        if record.sound:
            fitted.append((record, (*record.cells, *[""] * width)[:width]))
            continue
        literal = list(reader.literally(record))
        if all(len(one.cells) == width for one in literal):
            fitted += [(one, one.cells) for one in literal]
        else:
            unfit.append(Unfit(record, "unclosed-quote"))
    return fitted, unfit


def _settings_name(role: str) -> str:
    return "booked" if role == "transactions" else role
