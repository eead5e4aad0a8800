"""Whether two parts are the whole: read anew, row by row and cent by cent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from plango_lint.reading import assemble, read
from plango_lint.sources import InputFile, Source

if TYPE_CHECKING:
    from plango_lint.settings import Settings
    from plango_lint.table import Table


class Unlike(Exception):  # noqa: N818 - a verdict about a part
    """A part, read anew, does not hold the rows that were put in it."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """Control totals of some rows."""

    invoices: int = 0
    lines: int = 0
    cents: int = 0

    def __add__(self, other: Amounts) -> Amounts:
        return Amounts(self.invoices + other.invoices, self.lines + other.lines, self.cents + other.cents)


def amounts_of(table: Table | None, entry: np.ndarray, first: int, rows: np.ndarray) -> Amounts:
    """Those of rows of one source, which begins at `first`; an amount that cannot be read is nothing."""
    if table is None or not len(rows):
        return Amounts()
    numbers = entry[rows]
    cents = table["amount"].cents.iloc[first + rows].fillna(0)
    return Amounts(len(np.unique(numbers[numbers >= 0])), len(rows), int(cents.sum()))


def compare(
    data: bytes | None, original: Source, rows: np.ndarray, settings: Settings, *, like_original: bool
) -> int:
    """The cents of a part. Raises Unlike when its cells are not those of these rows of the original.

    Among what is held, the notation of most may be another one than in the original; there amounts are
    read as they were.
    """
    if data is None:
        if len(rows):
            raise Unlike
        return 0
    source = _read(data, original, settings, like_original=like_original)
    width = len(original.frame.columns)
    cells = original.frame.iloc[rows]
    if len(source.frame) != len(rows) or len(source.frame.columns) < width:
        raise Unlike
    if not np.array_equal(source.frame.iloc[:, :width].to_numpy(), cells.to_numpy()):
        raise Unlike
    tables = assemble([source])
    return int(tables["invoices"]["amount"].cents.fillna(0).sum())


def _read(data: bytes, original: Source, settings: Settings, *, like_original: bool) -> Source:
    sources = read(InputFile(original.path, data, role="invoices"), settings)
    if len(sources) != 1 or sources[0].role != "invoices" or sources[0].failure is not None:
        raise Unlike
    source = replace(sources[0], earlier=False)
    fields = [(column.position, column.field) for column in original.columns]
    if like_original:
        source.number_notation, source.date_notation = original.number_notation, original.date_notation
        source.columns = original.columns
    elif [(column.position, column.field) for column in source.columns] != fields:
        raise Unlike
    return source
