"""Questions about the column of the invoice number, and whether the saved import definition still fits."""

from __future__ import annotations

from plango_lint.checks.registry import Answer, check
from plango_lint.export import Export
from plango_lint.hits import FileHits
from plango_lint.reading.headers import field_of, fold
from plango_lint.reporting.wizard import HEADER_FIELDS, LINE_FIELDS
from plango_lint.sources import Source, SourceColumn
from plango_lint.texts.wording import Names, Phrase

_TEXTS = ("number", "description", "line_description")
USED = [field for _, field in (*HEADER_FIELDS, *LINE_FIELDS) if field != "number"]


@check
def has_number_column(export: Export) -> Answer:
    """It is settled which column of every invoice file holds the invoice number."""
    for source in export.files("invoices"):
        settled = source.column_of("number") is not None or "number" in source.repeated
        if not settled and len(source.frame) and not source.failure:
            yield FileHits(source, field="number", words={"candidates": _candidates(source)})


def _candidates(source: Source) -> Phrase | str:
    """Columns that no field has or names and that hold nothing but digits, named as a spreadsheet does."""
    free = [
        column
        for column in source.columns
        if column.field is None and field_of("invoices", column.header or "") in (None, *_TEXTS)
    ]
    digits = [column for column in free if _is_number(source, column)]
    names = tuple(
        f"{column.position} ({column.header})" if column.header else str(column.position) for column in digits
    )
    return Phrase("perhaps-column", {"columns": Names(names)}) if names else ""


def _is_number(source: Source, column: SourceColumn) -> bool:
    cells = source.frame[column.position - 1].str.strip()
    return bool(cells.nunique() > 1 and cells.str.fullmatch("[0-9]+").mean() >= 0.9)


@check
def columns_as_saved(export: Export, number: bool) -> Answer:
    """The columns stand where the import definition saved in Exact expects them.

    `number = true` asks for files whose invoice number stands elsewhere; `number = false` for the
    others, when a column that one of the definition's fields reads stands elsewhere.
    """
    saved = export.settings.saved_import
    for source in export.files("invoices"):
        column = source.column_of("number")
        if source.failure or column is None:
            continue
        headers = [fold(header) for header in saved.columns or ()]
        expected = (
            {saved.invoice_number_column} if saved.invoice_number_column else _expected(column, headers)
        )
        moved = bool(expected) and column.position not in expected
        others = _moved(source, headers)
        if (moved and number) or (others and not moved and not number and not _incomplete(source, headers)):
            names = Names(tuple(f"{name} ({was} → {now})" for name, was, now in others))
            yield FileHits(
                source,
                field="number" if number else None,
                words={
                    "column": column.position,
                    "saved": min(expected, default=0),
                    "columns": names,
                    "also": Phrase("also-moved", {"columns": names}) if others else "",
                },
            )


def _expected(column: SourceColumn, headers: list[str]) -> set[int]:
    """The positions the definition may mean for a field: by the same header, else by what the header names."""
    same = {place for place, header in enumerate(headers, start=1) if header == fold(column.header or "")}
    return same or {
        place for place, header in enumerate(headers, start=1) if field_of("invoices", header) == column.field
    }


def _moved(source: Source, headers: list[str]) -> list[tuple[str, int, int]]:
    columns = [column for column in source.columns if column.field in USED]
    found = [(column, _expected(column, headers)) for column in columns]
    return [
        (column.header or str(column.field), min(expected), column.position)
        for column, expected in found
        if expected and column.position not in expected
    ]


def _incomplete(source: Source, headers: list[str]) -> bool:
    """A column the definition knows is missing or there twice; other rules say so."""
    known = {field_of("invoices", header) for header in headers} & set(USED)
    return bool(source.repeated) or any(source.column_of(str(name)) is None for name in known)
