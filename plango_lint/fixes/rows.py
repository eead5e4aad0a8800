"""Repairs that take rows out of a file or put them elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np
import pandas as pd

from plango_lint.books.identity import compared
from plango_lint.column import Column
from plango_lint.fixes.edits import Edit, Move, Removal
from plango_lint.fixes.registry import Case, removals, repair
from plango_lint.table import Table

LEAST_IN_BLOCK = 2  # invoices; one that stands twice may as well be two invoices
_SURE = ("register", "transactions", "audit-file")  # what Exact, or the upload itself, says was booked


@repair("remove-row")
def remove_row(case: Case) -> Iterator[Removal]:
    """The record holds no invoice line and goes out."""
    for hits in case.group.files:
        if hits.source is not None:
            for spot in hits.spots:
                yield Removal(hits.source, spot.line)


def _in_exact_for_sure(case: Case) -> str:
    """Exact or the register says so, and more than the number agrees: debtor or date, and the total."""
    both = compared(case.export).set_index("here")
    named = case.rows()
    assert named is not None
    found = both.loc[named[1]]
    kinds = case.export.tables["booked"]["kind"].text.iloc[found["there"]]
    totals = found["total"].notna() & found["total_there"].notna()
    others = [found[name].notna() & found[f"{name}_there"].notna() for name in ("debtor", "date")]
    sure = kinds.isin(_SURE).to_numpy(dtype=bool) & (totals & (others[0] | others[1])).to_numpy(dtype=bool)
    return "safe" if sure.all() else "unsafe"


@repair("drop-booked", _in_exact_for_sure)
@repair("drop-invoices")
def drop_invoices(case: Case) -> Iterator[Removal]:
    """All rows of these invoices go out; not when nothing would be left to import."""
    named = case.rows()
    if named is None:
        return
    table, rows = named
    entries = case.export.entries
    whole = np.union1d(entries.rows_of(np.unique(entries.entry[rows][entries.entry[rows] >= 0])), rows)
    for index in np.unique(table.source_of[whole]).tolist():
        if (table.source_of[whole] == index).sum() < (table.source_of == index).sum():
            yield from removals(table, whole[table.source_of[whole] == index].tolist())


@repair("remove-repeated-block")
def remove_repeated_block(case: Case) -> Iterator[Removal]:
    """The second copy of two or more invoices goes out, when it is that cell by cell."""
    named = case.rows()
    if named is None or not isinstance(case.group.cause, tuple) or case.group.cause[0] != "block":
        return
    table, rows = named
    copies = _copied(table, rows)
    if copies >= LEAST_IN_BLOCK:
        yield from removals(table, rows.tolist())


def _copied(table: Table, rows: np.ndarray) -> int:
    """How many invoices these rows repeat; 0 when one of them is not what the file has elsewhere."""
    number = Column(table, "number").text.fillna("").to_numpy()
    gone = np.zeros(len(table), dtype=bool)
    gone[rows] = True
    wanted = Counter(number[rows].tolist())
    theirs = pd.Series(number).isin(wanted.keys()).to_numpy()
    elsewhere = Counter(number[theirs & ~gone].tolist())
    if any(not elsewhere[one] or times % elsewhere[one] for one, times in wanted.items()):
        return 0  # told by counting, as one invoice may stand thousands of times in a large file
    cells = [Column(table, name).text.fillna("").to_numpy() for name in table.cells]
    content: dict[tuple[object, bool], list[tuple[object, ...]]] = {}
    for row in np.flatnonzero(theirs).tolist():
        key = (number[row], bool(gone[row]))
        content.setdefault(key, []).append((table.source_of[row], *(column[row] for column in cells)))
    for one in wanted:
        first, again = content.get((one, False), []), content.get((one, True), [])
        if not first or len(again) % len(first) or again != first * (len(again) // len(first)):
            return 0
    return len(wanted)


@repair("bring-together")
def bring_together(case: Case) -> Iterator[Edit]:
    """The later rows of an invoice go behind its first ones, in their order."""
    named = case.rows()
    if named is None:
        return
    table, rows = named
    entries = case.export.entries
    for entry in np.unique(entries.entry[rows]).tolist():
        every = entries.rows_of(np.array([entry]))
        later = np.intersect1d(rows, every)
        first = np.setdiff1d(every, later)
        if entry < 0 or not len(first):
            continue
        source = table.sources[table.source_of[first[-1]]]
        behind = int(table.lines[first[-1]])
        for row in later.tolist():
            yield Move(source, int(table.lines[row]), behind)
