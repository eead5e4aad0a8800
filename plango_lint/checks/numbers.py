"""Questions about one invoice number among the others of its file."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from plango_lint.checks.registry import Answer, check
from plango_lint.export import Export
from plango_lint.repairs import repaired
from plango_lint.table import Column, Mask, Words
from plango_lint.wording import Cell

_DIGITS = re.compile(r"[0-9]+")


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
        distinct = np.unique(numbers)
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

    Credit notes, and texts with one of the words of `unless`, name other invoices for good reason.
    """
    table, entries = export.invoices, export.entries
    number = table["number"]
    excused = cell.folded.str.contains("|".join(map(re.escape, unless)), regex=True).fillna(True)
    asked = (
        entries.whole("amount")
        & cell.present
        & number.whole.notna().to_numpy()
        & ~excused.to_numpy(dtype=bool)
    )
    asked &= (entries.totals >= 0).fillna(False).to_numpy(dtype=bool)
    lengths = [
        set(number.text[table.source_of == i].dropna().str.len().unique()) for i in range(len(table.sources))
    ]
    named = cell.each(lambda raw: numbers_in(repaired(raw), least_digits))
    rows = np.flatnonzero(asked)
    wrong = np.zeros(len(table), dtype=bool)
    for row, texts, own, source in zip(
        rows, named.iloc[rows], number.whole.iloc[rows], table.source_of[rows], strict=True
    ):
        alike = [text for text in texts if len(text) in lengths[source]]
        wrong[row] = bool(alike) and all(int(text) != own for text in alike)
    hits = cell.where(wrong)

    def words(chosen: np.ndarray) -> Words:
        return {"other": Cell(next(iter(named.iloc[hits.rows[chosen[0]]]), ""))}

    hits.words = words
    yield hits


def numbers_in(text: str, least_digits: int) -> list[str]:
    """The groups of digits of a text that are long enough to be an invoice number."""
    return [found for found in _DIGITS.findall(text) if len(found) >= least_digits]


def mask_of(rows: np.ndarray, size: int) -> Mask:
    mask = np.zeros(size, dtype=bool)
    mask[rows] = True
    return mask
