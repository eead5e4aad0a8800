"""Repairs of what stands in one cell, which need nothing but its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import numpy as np

from plango_lint.column import Column
from plango_lint.fixes.edits import CellEdit
from plango_lint.fixes.registry import Case, repair, set_cells
from plango_lint.notation import without_currency
from plango_lint.repairs import repaired, trimmed, ungarbled, without_controls

MOST_NAME = 50  # characters of a relation's name in Exact
LARGEST_NUMBER = 2**31 - 1  # of an entry in Exact
_NOT_DIGIT = re.compile(r"[^0-9]")


@repair("trim")
def trim(case: Case) -> Iterator[CellEdit]:
    """Spaces at the ends go, and control characters between them."""
    return case.each(_trimmed)


def _trimmed(raw: str) -> str:
    seen = [index for index, sign in enumerate(raw) if trimmed(without_controls(sign))]
    text = raw[seen[0] : seen[-1] + 1] if seen else ""
    meant = repaired(raw)
    # A no-break space can be half of a letter that was decoded twice, and such a letter a no-break space.
    undone = without_controls(ungarbled(text))
    return text if trimmed(undone) == undone == meant else meant


@repair("space-for-control")
def space_for_control(case: Case) -> Iterator[CellEdit]:
    """Control characters and line breaks become a space."""
    return case.each(without_controls)


@repair("ungarble")
def ungarble(case: Case) -> Iterator[CellEdit]:
    """Letters that were decoded twice become what they were."""
    return case.each(ungarbled)


@repair("bare-amount")
def bare_amount(case: Case) -> Iterator[CellEdit]:
    """The euro sign, EUR and spaces go out of the amount."""
    return case.each(without_currency)


@repair("quote-formula")
def quote_formula(case: Case) -> Iterator[CellEdit]:
    """An apostrophe before what a spreadsheet would take for a formula."""
    return case.each(lambda raw: f"'{raw.lstrip()}")


@repair("cut-to-50")
def cut_to_50(case: Case) -> Iterator[CellEdit]:
    """The name ends after 50 characters; of a first and a last name the last one does."""
    for column, rows in case.columns():
        room = np.full(len(rows), MOST_NAME)
        if column.name == "last_name":
            first = Column(column.table, "first_name").text.iloc[rows].fillna("")
            size = first.str.len().to_numpy(dtype=np.int64)
            room -= np.where(size, size + 1, 0)  # with the space between the names
        cut = [
            text[:most].rstrip() if isinstance(text, str) and most > 0 else None
            for text, most in zip(column.text.iloc[rows], room.tolist(), strict=True)
        ]
        yield from set_cells(column, rows, cut)


@repair("keep-digits")
def keep_digits(case: Case) -> Iterator[CellEdit]:
    """Only the digits of the number, when that makes a number no other invoice of the run has."""
    for column, rows in case.columns():
        written = column.text.dropna().drop_duplicates()
        made = Counter(_NOT_DIGIT.sub("", text).lstrip("0") for text in written)
        wanted = column.text.iloc[rows]
        digits = {text: _NOT_DIGIT.sub("", text) for text in wanted.dropna().unique()}
        if all(_fits(text) and made[text.lstrip("0")] == 1 for text in digits.values()):
            yield from set_cells(column, rows, [digits.get(text) for text in wanted])


def _fits(digits: str) -> bool:
    return bool(digits.strip("0")) and len(digits) <= 18 and int(digits) <= LARGEST_NUMBER
