"""A file of records with a delimiter: PlanGo's two exports, and Exact's lists saved as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from plango_lint.reading import lists
from plango_lint.reading.columns import named_columns
from plango_lint.reading.dialect import dialect_of
from plango_lint.reading.records import Reader, cells_of, physical_lines
from plango_lint.reading.roles import known_headers, role_by_headers
from plango_lint.sources import Source, SourceColumn

if TYPE_CHECKING:
    from plango_lint.settings import Settings

PLANGO = ("invoices", "debtors")


def read(source: Source, settings: Settings) -> list[Source]:
    """Completes a source that has its text."""
    lines = physical_lines(source.text)
    dialect = dialect_of(lines, lambda cells: known_headers(cells, settings.columns))
    source.delimiter, source.separator_line = dialect.delimiter, dialect.separator_line
    reader = Reader(lines, dialect.delimiter)
    piece = reader.piece(dialect.start)
    header = cells_of(piece.record or "", dialect.delimiter)
    role = source.role = source.role or role_by_headers(header, settings.columns)
    if role is None:
        source.unrecognised_headers = tuple(header)
        return [source]
    reader.width = len(header)
    records = reader.records(piece.stop, dialect.row + 1)
    source.header_line = dialect.start + 1
    fields = named_columns(role, header, len(header), settings.columns.get(role, {}))
    source.columns = tuple(
        SourceColumn(index + 1, name, fields.get(index)) for index, name in enumerate(header)
    )
    source.frame = pd.DataFrame({i: pd.Series(c, dtype="str") for i, c in enumerate(records.columns)})
    source.lines, source.rows = records.lines, records.rows
    if role not in PLANGO:
        return [source]
    return [source]
