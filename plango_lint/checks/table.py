"""Questions about all lines together: what is usual here, and what is not."""

from __future__ import annotations

import numpy as np

from plango_lint.checks.registry import Answer, check
from plango_lint.column import Column
from plango_lint.texts.wording import Cell


@check
def one_value(cell: Column) -> Answer:
    """All lines hold the same value in this column."""
    several = cell.text.nunique() > 1
    hits = cell.where(np.full(len(cell.table), several))
    hits.words = lambda chosen: {"header": Cell(_header(cell, int(hits.rows[chosen[0]])))}
    yield hits


def _header(cell: Column, row: int) -> str:
    """What the column is called in the file of this row."""
    found = cell.table.sources[cell.table.source_of[row]].column_of(cell.name)
    return (found.header or str(found.position)) if found else cell.name
