"""Questions about one invoice number among the others of its file."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from plango_lint.books.entries import ascending
from plango_lint.checks.registry import Answer, check
from plango_lint.column import Column
from plango_lint.digits import Digits
from plango_lint.export import Export
from plango_lint.masks import Mask
from plango_lint.repairs import repaired
from plango_lint.texts.wording import Cell

_DIGITS = re.compile(r"[0-9]+")
MOST_DIGITS = 18


@check
def near_other_numbers(number: Column, date: Column, least: int, distance: int) -> Answer:
    """A number has another one of its file within this distance, or begins with the year of its date.

    Asked only of files with at least so many invoices.
    """
    table = number.table
    far = np.zeros(len(table), dtype=bool)
    for source in range(len(table.sources)):
        rows = np.flatnonzero((table.source_of == source) & number.whole.notna().to_numpy())
        numbers = number.whole.iloc[rows].to_numpy(dtype=np.int64)
        distinct = ascending(numbers)
        if len(distinct) >= max(least, 2):
            steps = np.r_[distance + 1, np.diff(distinct), distance + 1]
            lonely = distinct[(steps[:-1] > distance) & (steps[1:] > distance)]
            far[rows] = np.isin(numbers, lonely)
    for row in np.flatnonzero(far):
        day = date.dates.iloc[row]
        far[row] = not pd.isna(day) and not str(number.whole.iloc[row]).startswith(str(day.year))
    yield number.where(far)


@check
def names_own_number(export: Export, cell: Column, least_digits: int, unless: list[str]) -> Answer:
    """A number in this text that could be one of the file's is the invoice's own.

    Credit notes, and texts with one of the words of `unless`, name other invoices for good reason. The
    debtor's code is no invoice. Two invoices of one number with a text each are told as such already.
    """
    table, entries = export.invoices, export.entries
    number = table["number"]
    words_of = [word.casefold() for word in unless]
    one = cell.at_once(lambda texts: _first(texts, least_digits), -1)
    own = number.whole.fillna(-1).to_numpy(dtype=np.int64)
    asked = (own >= 0) & (one >= 0) & (one != own)  # nearly always there is one, the own
    others: dict[int, str] = {}
    if asked.any():
        excused = cell.each(lambda text: any(word in text.casefold() for word in words_of), bool, True)
        asked &= (
            ~excused.to_numpy()
            & entries.whole("amount")
            & ~_texts_told(cell, number)
            & (entries.totals >= 0).fillna(False).to_numpy(dtype=bool)
        )
        lengths = _lengths(number)
        rows = np.flatnonzero(asked)
        debtors = table["debtor"].text
        for row, raw in zip(rows.tolist(), cell.raw.iloc[rows], strict=True):
            known = lengths[table.source_of[row]]
            alike = [text for text in numbers_in(repaired(raw), least_digits) if len(text) in known]
            alike = [text for text in alike if text != debtors.iloc[row]]
            if alike and all(int(text) != own[row] for text in alike):
                others[row] = alike[0]
    asked[:] = False
    asked[[*others]] = True
    hits = cell.where(asked)
    hits.words = lambda chosen: {"other": Cell(others[int(hits.rows[chosen[0]])])}
    yield hits


def _lengths(number: Column) -> list[set[int]]:
    """How many digits the numbers of each file have."""
    sizes, source = number.text.str.len(), number.table.source_of
    return [set(sizes[source == index].dropna().unique()) for index in range(len(number.table.sources))]


def _texts_told(cell: Column, number: Column) -> Mask:
    """Rows whose number another rule took from an invoice with another text."""
    taken = number.raw.isna().to_numpy() & cell.raw.isna().to_numpy()
    if not taken.any():
        return taken
    table = number.table
    pairs = [
        pd.MultiIndex.from_arrays([table.source_of, Column(table, number.name).text, *texts])
        for texts in ((), (Column(table, cell.name).text,))
    ]
    numbers, both = (pair.isin(pair[taken]) for pair in pairs)
    return np.asarray(numbers & ~both & ~taken)


def numbers_in(text: str, least_digits: int) -> list[str]:
    """The groups of digits of a text that have the length of an invoice number."""
    return [found for found in _DIGITS.findall(text) if least_digits <= len(found) <= MOST_DIGITS]


def _first(texts: list[str], least_digits: int) -> np.ndarray:
    """Of each text the first number in it that has the length of an invoice number; -1 without one."""
    digits = Digits.of(texts)
    like = np.flatnonzero((digits.length >= least_digits) & (digits.length <= MOST_DIGITS))[::-1]
    found = np.full(len(texts), -1, dtype=np.int64)
    found[digits.text[like]] = digits.numbers(MOST_DIGITS)[like]  # of several the first: it is written last
    return found
