"""Repairs that put another code in a cell: one that Exact has, or one that somebody laid down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from plango_lint.books.periods import Periods
from plango_lint.books.vat import read_rate, shares, vat_codes
from plango_lint.checks.vat_amounts import differs, of_invoice
from plango_lint.column import Column
from plango_lint.export import Export
from plango_lint.fixes.edits import CellEdit
from plango_lint.fixes.registry import Case, repair, set_cells
from plango_lint.texts.nearest import nearest_code

_LIST_OF = {"ledger": "ledger", "vat_code": "vat"}  # field -> list of Exact, and key of a [mapping] row
_NOT_FOR_SALES = {"ledger": ("20", "24"), "vat": ("I",)}  # types


@repair("nearest")
def nearest(case: Case) -> Iterator[CellEdit]:
    """The one code of Exact that looks like this one; with several to choose from, none."""
    for column, rows in case.columns():
        codes = _usable(case.export, _LIST_OF[column.name])

        def mend(text: str, codes: list[str] = codes) -> str | None:
            found = nearest_code(text, codes)
            return found[0] if len(found) == 1 else None

        yield from _set_codes(case, column, rows, _of_each(column, rows, mend))


@repair("from-mapping")
def from_mapping(case: Case) -> Iterator[CellEdit]:
    """What [mapping] says for the product, when Exact has it."""
    export = case.export
    for column, rows in case.columns():
        name = _LIST_OF[column.name]
        meant = [getattr(row, name) for row in export.settings.mapping] + [None]
        if export.has(f"{name}.code"):
            usable = {*_usable(export, name)}
            meant = [code if code in usable else None for code in meant]
        yield from _set_codes(case, column, rows, [meant[index] for index in export.mapped.iloc[rows]])


@repair("exclusive-code")
def exclusive_code(case: Case) -> Iterator[CellEdit]:
    """The VAT code of the same percentage on amounts without VAT, when there is just one."""
    export = case.export
    if not export.has("vat.percentage"):
        return
    codes = vat_codes(export)
    for column, rows in case.columns():
        dates = Column(column.table, "date").dates.iloc[rows]
        texts = column.text.iloc[rows]
        listed = codes.rate_of(texts, dates)
        known: dict[tuple[str, object], str | None] = {}
        made: list[str | None] = []
        for text, day, rate in zip(texts, dates, listed, strict=True):
            key = (text, day)
            if key not in known:
                percentage = int(rate) if pd.notna(rate) else read_rate(str(text))
                known[key] = _only_exclusive(export, percentage, day)
            made.append(known[key])
        yield from _set_codes(case, column, rows, made)


def _only_exclusive(export: Export, percentage: int | None, day: object) -> str | None:
    if percentage is None:
        return None
    found = vat_codes(export).exclusive_of(percentage, day if isinstance(day, pd.Timestamp) else None)
    return found[0] if len(found) == 1 else None


@repair("period-of-date")
def period_of_date(case: Case) -> Iterator[CellEdit]:
    """Year and period of the date."""
    periods = Periods(case.export)
    named = case.rows()
    if named is None:
        return
    table, rows = named
    years, numbers = periods.of(Column(table, "date").dates.iloc[rows].reset_index(drop=True))[0]
    for name, meant in (("year", years), ("period", numbers)):
        column = Column(table, name)
        pairs = zip(column.text.iloc[rows], column.whole.iloc[rows], meant, strict=True)
        yield from set_cells(column, rows, [_number(*one) for one in pairs])


def _number(text: Any, stated: Any, meant: Any) -> str | None:
    """A year or period where another one belongs; `01` stays two digits."""
    if not isinstance(text, str) or pd.isna(stated) or pd.isna(meant) or stated == meant:
        return None
    return f"{meant:0{len(text)}}" if text.startswith("0") else str(meant)


def _usable(export: Export, name: str) -> list[str]:
    """Codes of a list of Exact that a sales line may have: not blocked, of no type that Exact refuses there."""
    table = export.tables.get(name)
    if table is None:
        return []
    code, blocked, kind = Column(table, "code"), Column(table, "blocked"), Column(table, "type")
    good = code.text.notna() & ~(blocked.text == "true").fillna(False)
    good &= ~kind.text.isin(_NOT_FOR_SALES[name])
    if name == "vat":
        good &= ~(Column(table, "transaction").text == "P").fillna(False)
    return [str(text) for text in code.text[good].drop_duplicates()]


def _set_codes(case: Case, column: Column, rows: np.ndarray, codes: list[str | None]) -> Iterator[CellEdit]:
    """These codes, but no VAT code of another percentage than the customer has paid on the line."""
    if column.name == "vat_code" and case.export.has("vat.percentage"):
        wrong = _charged_otherwise(case.export, rows, codes)
        codes = [None if bad else code for bad, code in zip(wrong, codes, strict=True)]
    yield from set_cells(column, rows, codes)


def _charged_otherwise(export: Export, rows: np.ndarray, codes: list[str | None]) -> np.ndarray:
    """Lines of which the file's own VAT is not that of these codes."""
    table = export.invoices
    dates, cents = Column(table, "date").dates.iloc[rows], Column(table, "amount").cents.iloc[rows]
    rates = vat_codes(export).rate_of(pd.Series(codes, index=cents.index, dtype="str"), dates)
    wrong = np.zeros(len(rows), dtype=bool)
    for name, without in (("vat_amount", 0), ("amount_including", cents)):
        column = Column(table, name)
        if table.has(name) and not of_invoice(export, column):
            wrong |= differs(column.cents.iloc[rows] - without - shares(cents, rates), cents)
    return wrong


def _of_each(column: Column, rows: np.ndarray, mend: Callable[[str], str | None]) -> list[str | None]:
    """What `mend` makes of these cells as they are meant, worked out once for equal ones."""
    ask = cache(mend)
    return [ask(text) if text else None for text in column.some(rows)]
