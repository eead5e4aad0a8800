"""Numbers that may stand in a row nobody can read, so that no rule may call them missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from plango_lint.books.entries import ascending
from plango_lint.column import Column
from plango_lint.export import Export, remembered
from plango_lint.masks import Mask
from plango_lint.table import Table

_DIGITS = re.compile(r"(?<![0-9])[0-9]{1,18}(?![0-9])")
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")
NONE, ALL = -1, 10**18


class Lost:
    """The spans of numbers around such rows, and the numbers they name."""

    def __init__(self, export: Export) -> None:
        self.table: Table = export.invoices
        self.number = self.table["number"].whole
        self.known = ascending(self.number.dropna().to_numpy(dtype=np.int64))
        self._unread: Mask = self.number.isna().to_numpy() & ~_copies(self.table)
        hidden = Column(self.table, "number").whole if self._unread.any() else self.number
        self._twice = hidden[self._unread].dropna().to_numpy(dtype=np.int64)
        files = range(len(self.table.sources))
        spans = [span for index in files for span in (*self._spans(index), *self._misplaced(index))]
        spans.sort()
        self._low = np.array([low for low, _ in spans], dtype=np.int64)
        self._high = np.maximum.accumulate([high for _, high in spans]) if spans else self._low
        self.named = np.unique(np.fromiter(self._named(), np.int64))

    def holds(self, numbers: np.ndarray) -> Mask:
        """Of these numbers, the ones that may stand in a lost row."""
        mask = np.isin(numbers, self.named)
        if len(self._low):
            below = np.searchsorted(self._low, numbers, side="left") - 1  # the last span that begins below it
            mask |= (below >= 0) & (self._high[below] > numbers)
        return mask

    def _spans(self, index: int) -> Iterable[tuple[int, int]]:
        """From the last readable number before a lost row to the first one after it."""
        source = self.table.sources[index]
        rows = np.flatnonzero(self.table.source_of == index)
        numbers = self.number.iloc[rows]
        readable = np.flatnonzero(numbers.notna().to_numpy())
        holes = [*np.flatnonzero(self._unread[rows]), *(record.before for record in source.lost)]
        if not holes:
            return
        known = numbers.iloc[readable].to_numpy(dtype=np.int64)
        after = np.searchsorted(readable, holes, side="left")
        for place in np.unique(after).tolist():
            before = int(known[place - 1]) if place else self._next(known, below=True)
            behind = int(known[place]) if place < len(known) else self._next(known, below=False)
            yield min(before, behind), max(before, behind)

    def _misplaced(self, index: int) -> Iterable[tuple[int, int]]:
        """Between the neighbours of an invoice that stands out of place with a number that another rule
        took from a second invoice: whose number it is, nobody knows."""
        if not len(self._twice):
            return
        numbers = self.number[self.table.source_of == index].dropna().to_numpy(dtype=np.int64)
        numbers = numbers[np.r_[True, numbers[1:] != numbers[:-1]]] if len(numbers) else numbers
        for place in np.flatnonzero(np.isin(numbers[1:-1], self._twice)).tolist():
            before, own, behind = numbers[place : place + 3].tolist()
            if not before < own < behind:
                yield min(before, behind), max(before, behind)

    def _next(self, known: np.ndarray, *, below: bool) -> int:
        """Where the numbers of another file begin, below or above all of this one; else no bound."""
        if not len(known):
            return NONE if below else ALL
        others = self.known[self.known < known.min()] if below else self.known[self.known > known.max()]
        if not len(others):
            return NONE if below else ALL
        return int(others.max() if below else others.min())

    def _named(self) -> Iterable[int]:
        for source in self.table.sources:
            for record in source.lost:
                yield from _in_record(record.cells)
        for name, rows in (
            ("number", self._unread),
            ("description", self._unread | _blamed(self.table["description"])),
        ):
            for text in Column(self.table, name).raw[rows].dropna() if rows.any() else ():
                yield from map(int, _DIGITS.findall(text))


@remembered("invoices")
def lost(export: Export) -> Lost:
    """What may stand in the rows that cannot be read by now."""
    return Lost(export)


def _copies(table: Table) -> Mask:
    """Rows blamed as a whole of an invoice that is read elsewhere with the same header: no other invoice."""
    gone = table.gone
    if not gone.any():
        return gone
    cells = [Column(table, name).text.fillna("") for name in ("number", "date", "debtor", "description")]
    invoices = pd.MultiIndex.from_arrays(cells)
    return gone & np.asarray(invoices.isin(invoices[table["number"].present]))


def _blamed(column: Column) -> Mask:
    return np.zeros(len(column.table), dtype=bool) if column.hidden is None else column.hidden


def _in_record(cells: Sequence[str]) -> set[int]:
    """The invoice number of a record whose cells may have shifted: a cell that another one repeats in
    its text, as `5` and `Factuur 5`; failing that, every number in it."""
    plain = {
        int(cell) for cell in map(str.strip, cells) if cell.isascii() and cell.isdigit() and len(cell) <= 18
    }
    inside = {
        int(found)
        for cell in cells
        if not cell.strip().isdigit()
        for found in _DIGITS.findall(_DATE.sub(" ", cell))
    }
    return (plain & inside) or plain | inside
