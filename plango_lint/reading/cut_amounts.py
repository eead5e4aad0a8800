"""Amounts without quotes in a file without headers: every one stands in two columns, euros and cents."""

from __future__ import annotations

import re
from itertools import pairwise

import pandas as pd

from plango_lint.reading.coded import coded
from plango_lint.reading.records import Records

_EUROS = re.compile(r"(?:€\s*)?[+-]?(?:0|[1-9]\d*|[1-9]\d{0,2}(?:\.\d{3})+)")
_CENTS = re.compile(r"\d\d-?")
_WHOLE = re.compile(r".*\d[.,]\d{2}-?")
_HIGHEST_CODE = 13  # periods and VAT codes are not higher, and come in two digits too
_SAMPLE = 3000


def with_whole_amounts(records: Records, needed: int) -> Records:
    """The records with euros and cents in one column again, where the file has no other amounts.

    A header says how many columns there are; without one, rows that are all cut look regular.
    At least the `needed` columns are left: the settings name them by their place.
    """
    cut = _cut_columns([list(map(str, column[:_SAMPLE])) for column in records.columns])
    if not cut or len(records.columns) - len(cut) < needed:
        return records
    columns: list[pd.Categorical] = []
    amounts: list[list[str]] = []
    for position, column in enumerate(records.columns):
        if position in cut:
            pairs = zip(column, records.columns[position + 1], strict=True)
            amounts.append([f"{euros},{cents}" for euros, cents in pairs])
            columns.append(coded(amounts[-1]))
        elif position - 1 not in cut:
            columns.append(column)
    joined = dict(zip(records.lines.tolist(), zip(*amounts, strict=True), strict=True))
    return Records(columns, records.lines, records.rows, records.odd, joined)


def _cut_columns(columns: list[list[str]]) -> set[int]:
    if not columns or not columns[0] or any(_all(_WHOLE, column) for column in columns):
        return set()
    pairs = [
        position
        for position, (euros, cents) in enumerate(pairwise(columns))
        if _all(_EUROS, euros) and _all(_CENTS, cents)
    ]
    # No period is 00, and no list of VAT codes goes on so far: that settles one pair, and then
    # the others are amounts as well.
    settled = [position for position in pairs if _settles(columns[position + 1])]
    return (
        {position for position in pairs if _vary(columns[position + 1])} | set(settled) if settled else set()
    )


def _settles(cells: list[str]) -> bool:
    values = {cell.rstrip("-") for cell in cells}
    return "00" in values and (len(values) == 1 or max(map(int, values)) > _HIGHEST_CODE)


def _vary(cells: list[str]) -> bool:
    return sum(int(value) > _HIGHEST_CODE for value in {cell.rstrip("-") for cell in cells}) > 3


def _all(pattern: re.Pattern[str], cells: list[str]) -> bool:
    return all(pattern.fullmatch(cell) for cell in cells)
