"""Questions about how a file writes its amounts and dates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from plango_lint.checks.registry import Answer, check
from plango_lint.column import Column
from plango_lint.export import Export
from plango_lint.hits import FileHits
from plango_lint.masks import Mask
from plango_lint.notation import AMOUNTS, DATE_NOTATIONS, DATES, DUTCH, PLANGO_DATE, AmountForm
from plango_lint.sources import Source
from plango_lint.table import Table
from plango_lint.texts.wording import Term


@check
def amounts_in(export: Export, form: str) -> Answer:
    """Amounts are in the notation of their file (`one-notation`), in one that can be told
    (`certain`), or have at most two decimals (`cents`)."""
    table = export.invoices
    for name in AMOUNTS:
        if table.has(name):
            column = table[name]
            differs = _by_source(table, column, lambda found, source: _amount_differs(found, source, form))
            yield column.where(differs, words=lambda _: {"notation": _notations(table)})


def _amount_differs(found: AmountForm, source: Source, form: str) -> bool:
    notation = source.number_notation
    match form:
        case "one-notation":
            return notation is not None and found.notation not in (None, notation)
        case "certain":
            return notation is None and found.ambiguous
        case "cents":
            reading = found.readings.get(notation or DUTCH) or next(iter(found.readings.values()), (0, 0))
            return reading[1] > 2
    raise ValueError(f"no form of an amount is called {form!r}")


def _by_source(table: Table, column: Column, differs: Callable[[Any, Source], bool]) -> Mask:
    """A verdict per row, asked once per distinct cell and file."""
    mask = np.zeros(len(table), dtype=bool)
    for index, source in enumerate(table.sources):
        mask |= column.judged(_against(source, differs)) & (table.source_of == index)
    return mask


def _against(source: Source, differs: Callable[[Any, Source], bool]) -> Callable[[Any], bool]:
    return lambda found: differs(found, source)


def _notations(table: Table) -> str:
    return ", ".join(dict.fromkeys(source.number_notation or DUTCH for source in table.sources))


@check
def dates_in_one_notation(export: Export) -> Answer:
    """Dates are in the notation most dates of their file use."""
    table = export.invoices
    for name in DATES:
        if table.has(name):
            column = table[name]
            differs = _by_source(
                table,
                column,
                lambda found, source: source.date_notation is not None and source.date_notation not in found,
            )
            yield column.where(differs, words=lambda _: {"notation": _named(table.sources[0].date_notation)})


def _named(notation: str | None) -> Term | str | None:
    """A date notation in the language of the reader (jjjj); amounts are written alike in both."""
    return Term(f"notation-{notation}") if notation in DATE_NOTATIONS else notation


@check
def notation_as_saved(export: Export) -> Answer:
    """Number and date notation are those of the import definition saved in Exact."""
    saved = export.settings.saved_import
    for source in export.files("invoices"):
        pairs = (
            ("amount", saved.number_notation, source.number_notation),
            ("date", saved.date_notation, source.date_notation),
        )
        for kind, wanted, found in pairs:
            if wanted and found and wanted != found:
                yield FileHits(
                    source, cause=kind, field=kind, words={"saved": _named(wanted), "found": _named(found)}
                )


@check
def usual_notation(export: Export, of: str) -> Answer:
    """The whole file is written as PlanGo does, 1.234,56 and dd-mm-yyyy, unless the settings say another."""
    saved = export.settings.saved_import
    given = saved.number_notation if of == "amount" else saved.date_notation
    if given:
        return
    for source in export.files("invoices"):
        found = source.number_notation if of == "amount" else source.date_notation
        usual = DUTCH if of == "amount" else PLANGO_DATE
        if found not in (None, usual) and not any(_mixed(export, source, of)):
            yield FileHits(source, field=of, words={"found": _named(found)})


def _mixed(export: Export, source: Source, of: str) -> Iterator[bool]:
    """Whether some cells of the file are in another notation than most."""
    table = export.invoices
    rows = table.source_of == table.sources.index(source)
    for name in AMOUNTS if of == "amount" else DATES:
        column = table[name]
        forms = (column.forms if of == "amount" else column.readings)[rows].dropna()
        yield any(
            form.notation not in (None, source.number_notation)
            if of == "amount"
            else form and source.date_notation not in form
            for form in forms
        )
