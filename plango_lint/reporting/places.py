"""Positions in a table -> places a person can find: line, row, cell, and what stands around."""

from __future__ import annotations

from plango_lint.export import Export
from plango_lint.findings import ExcerptCell, Place
from plango_lint.hits import FileHits
from plango_lint.reading.locating import span_of
from plango_lint.sources import Source
from plango_lint.table import Table

PERSONAL = frozenset(
    ["name", "first_name", "last_name", "email", "phone", "address", "postcode", "city", "iban"]
)
_AROUND = {
    "invoices": ("number", "date", "line_description", "amount"),
    "debtors": ("code", "name"),
}


def letter(position: int) -> str:
    """The name of a column in a spreadsheet.

    >>> letter(1), letter(27)
    ('A', 'AA')
    """
    name = ""
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(65 + rest) + name
    return name


def place_of_row(table: Table, row: int, name: str | None) -> Place:
    """Where one cell (or, without a field, one row) of a table stands."""
    source = table.sources[table.source_of[row]]
    within = int(table.within[row])
    column = source.column_of(name) if name else None
    position = column.position if column else None
    line = int(table.lines[row])
    if source.family in ("eexact", "audit-file"):  # XML has lines, and neither rows nor columns
        return Place(file=source.path, line=line, value=source.cell(within, position) if position else None)
    line, character, end = span_of(source, line, position or 1)
    return Place(
        file=source.path,
        line=line if source.family != "workbook" else None,
        character=character,
        row=int(table.rows[row]),
        column=position,
        cell=f"{letter(position)}{table.rows[row]}" if position else None,
        invoice=_invoice(table, row),
        value=source.cell(within, position) if position else None,
        end=end if position else None,
        excerpt=_excerpt(table, source, within, position),
    )


def _invoice(table: Table, row: int) -> str | None:
    if table.name not in ("invoices", "earlier") or "number" not in table.cells:
        return None
    text = table.cells["number"].iloc[row]
    return text.strip() if isinstance(text, str) and text.strip() else None


def _excerpt(table: Table, source: Source, within: int, marked: int | None) -> tuple[ExcerptCell, ...]:
    around = _AROUND.get(table.name, ("code",))
    return tuple(
        ExcerptCell(
            letter(column.position),
            column.header or "",
            source.cell(within, column.position) or "",
            column.position == marked,
            column.field in PERSONAL,
        )
        for column in source.columns
        if column.position == marked or column.field in around
    )


def places_of_spots(hits: FileHits, export: Export, limit: int | None) -> list[Place]:
    """Where a fault of a file stands; without a spot, at its first line."""
    if hits.source is None:
        files = export.sources[:1]
        return [Place(file=source.path) for source in files]
    if not hits.spots:
        return [Place(file=hits.source.path)]
    spots = hits.spots if limit is None else hits.spots[: max(limit, 0)]
    starts = [
        span_of(hits.source, spot.line, spot.position or 1) if spot.row else (spot.line, None, None)
        for spot in spots
    ]
    return [
        Place(
            file=hits.source.path,
            line=line,
            character=character,
            row=spot.row,
            column=spot.position,
            cell=f"{letter(spot.position)}{spot.row}" if spot.position and spot.row else None,
            value=hits.value,
            end=end if spot.position else None,
            excerpt=tuple(
                ExcerptCell(letter(i), "", text, marked=i == spot.position)
                for i, text in enumerate(spot.cells[:6], start=1)
            ),
        )
        for spot, (line, character, end) in zip(spots, starts, strict=True)
    ]
