"""Questions about what Exact knows: is it there, and is it what a sales line may use."""

from __future__ import annotations

import numpy as np

from plango_lint.checks.registry import Answer, check
from plango_lint.nearest import nearest_code
from plango_lint.table import Column, Words
from plango_lint.wording import Near


@check
def known(cell: Column, among: Column) -> Answer:
    """The cell's value is one of the values of the other column; near misses are named."""
    codes = among.text.dropna().drop_duplicates()
    hits = cell.where(~cell.text.isin(codes))

    def words(chosen: np.ndarray) -> Words:
        value = str(cell.text.iloc[hits.rows[chosen[0]]])
        return {"nearest": Near(tuple(nearest_code(value, codes)))}

    hits.words = words
    yield hits


@check
def listed_as(cell: Column, among: Column, property: Column, are: list[str]) -> Answer:  # noqa: A002
    """The list does not say this of the cell's value: its type, blocked, its use."""
    codes = among.text[property.text.isin(are)]
    hits = cell.where(cell.text.isin(codes.dropna()))
    said = dict(zip(among.text, property.text, strict=True))

    def words(chosen: np.ndarray) -> Words:
        return {"listed": said[cell.text.iloc[hits.rows[chosen[0]]]]}

    hits.words = words
    yield hits
