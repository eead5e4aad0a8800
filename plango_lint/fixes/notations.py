"""Repairs of how amounts and dates are written: another notation, never another amount or day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from plango_lint.column import Column
from plango_lint.fixes.edits import CellEdit
from plango_lint.fixes.registry import Case, repair, set_cells
from plango_lint.notation import (
    AMOUNTS,
    DATE_NOTATIONS,
    DATES,
    DUTCH,
    ENGLISH,
    MONTH_FIRST,
    PLANGO_DATE,
    AmountForm,
    in_other_notation,
    read_date,
    write_date,
)
from plango_lint.sources import Source

_DAY_AND_MONTH = {"dd-mm-yyyy": "mm-dd-yyyy", "d/m/yyyy": "m/d/yyyy", "d/m/yy": "m/d/yy"}


@repair("notation-of-file")
def notation_of_file(case: Case) -> Iterator[CellEdit]:
    """The few amounts become as the many; not in a file in which some amount could be either."""
    for column, rows in case.columns():
        for source, own in _by_source(column, rows):
            if source.number_notation and not _ambiguous(case, source):
                yield from _swapped(column, own, source, source.number_notation)


@repair("date-of-file")
def date_of_file(case: Case) -> Iterator[CellEdit]:
    """The few dates become as the many; not when one of them could be two days."""
    every = list(case.columns())
    if any(
        len({*found.values()}) > 1 for column, rows in every for found in column.readings.iloc[rows] if found
    ):
        return
    for column, rows in every:
        for source, own in _by_source(column, rows):
            if source.date_notation:
                yield from _written(column, own, source.date_notation, source.date_notation)


def _of_notation(case: Case) -> str:
    """Month-first dates are a person's to agree to; everything else is written in one way."""
    if not any(hits.field == "date" for hits in case.group.files):
        return "safe"
    notations = [one.date_notation for one in case.sources()]
    if case.rule.fix is not None and case.rule.fix.repair == "notation-as-saved":
        notations.append(case.export.settings.saved_import.date_notation)
    return "unsafe" if any(one in MONTH_FIRST for one in notations) else "safe"


@repair("notation-as-saved", _of_notation)
def notation_as_saved(case: Case) -> Iterator[CellEdit]:
    """The whole column as the import definition saved in Exact reads it."""
    saved = case.export.settings.saved_import
    field = case.group.files[0].field
    for source in case.sources():
        if field == "amount" and saved.number_notation:
            yield from _all_amounts(case, source, saved.number_notation)
        elif field == "date" and saved.date_notation:
            yield from _all_dates(case, source, saved.date_notation)


@repair("usual-notation")
def usual_notation(case: Case) -> Iterator[CellEdit]:
    """All amounts as PlanGo writes them."""
    for source in case.sources():
        yield from _all_amounts(case, source, DUTCH)


@repair("usual-date", _of_notation)
def usual_date(case: Case) -> Iterator[CellEdit]:
    """All dates as PlanGo writes them."""
    for source in case.sources():
        yield from _all_dates(case, source, PLANGO_DATE)


@repair("swap-day-and-month")
def swap_day_and_month(case: Case) -> Iterator[CellEdit]:
    """Every date of the file: day and month change places."""
    for column, rows in case.columns():
        for index in np.unique(column.table.source_of[rows]).tolist():
            every = np.flatnonzero(column.table.source_of == index)
            yield from set_cells(column, every, column.each(_turned).iloc[every])


def _turned(text: str) -> str | None:
    readings = read_date(text)
    for day_first, month_first in _DAY_AND_MONTH.items():
        if day_first in readings and month_first in readings:
            return write_date(readings[month_first], day_first)
    return None


def _by_source(column: Column, rows: np.ndarray) -> Iterator[tuple[Source, np.ndarray]]:
    source_of = column.table.source_of[rows]
    for index in np.unique(source_of).tolist():
        yield column.table.sources[index], rows[source_of == index]


def _all_amounts(case: Case, source: Source, wanted: str) -> Iterator[CellEdit]:
    """Nothing as long as some amounts are in another notation than most: those come first."""
    columns = _columns_of(case, source, AMOUNTS)
    forms = [form for column, rows in columns for form in column.forms.iloc[rows] if form is not None]
    if any(form.notation not in (None, source.number_notation) for form in forms):
        return
    for column, rows in columns:
        yield from _swapped(column, rows, source, wanted)


def _all_dates(case: Case, source: Source, wanted: str) -> Iterator[CellEdit]:
    columns = _columns_of(case, source, DATES)
    found = source.date_notation
    if found is None or wanted not in DATE_NOTATIONS:
        return
    if any(
        reading and found not in reading for column, rows in columns for reading in column.readings.iloc[rows]
    ):
        return
    if wanted in MONTH_FIRST and not any(
        len(reading) == 1 for column, rows in columns for reading in column.readings.iloc[rows] if reading
    ):
        return  # nothing in the copy would tell that it is month-first: it would be read day-first again
    for column, rows in columns:
        yield from _written(column, rows, found, wanted)


def _columns_of(case: Case, source: Source, fields: tuple[str, ...]) -> list[tuple[Column, np.ndarray]]:
    table = case.export.tables.get("invoices")
    if table is None or source not in table.sources:
        return []
    rows = np.flatnonzero(table.source_of == table.sources.index(source))
    return [(Column(table, name), rows) for name in fields if table.has(name)]


def _swapped(column: Column, rows: np.ndarray, source: Source, wanted: str) -> Iterator[CellEdit]:
    other = ENGLISH if wanted == DUTCH else DUTCH

    def mend(raw: str, form: AmountForm | None) -> str | None:
        # What both notations read as the same amount, 870, stays; so does what is read as wanted.
        if form is None or other not in form.readings or form.readings.get(wanted) == form.readings[other]:
            return None
        if wanted in form.readings and source.number_notation in (None, wanted):
            return None
        return in_other_notation(raw)

    forms = column.forms.iloc[rows]
    texts = [mend(raw, form) for raw, form in zip(column.raw.iloc[rows], forms, strict=True)]
    yield from set_cells(column, rows, texts)


def _written(column: Column, rows: np.ndarray, found: str, wanted: str) -> Iterator[CellEdit]:
    def mend(readings: dict[str, date] | None) -> str | None:
        if not readings:
            return None
        day = readings.get(found) or next(iter(readings.values()))
        same = found == wanted and wanted in readings
        return None if same else write_date(day, wanted)

    yield from set_cells(column, rows, [mend(readings) for readings in column.readings.iloc[rows]])


def _ambiguous(case: Case, source: Source) -> bool:
    columns = _columns_of(case, source, AMOUNTS)
    return any(
        form is not None and form.ambiguous for column, rows in columns for form in column.forms.iloc[rows]
    )
