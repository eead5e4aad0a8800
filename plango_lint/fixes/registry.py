"""The repairs that a rule file can name, and the case that each of them is asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from plango_lint.books.entries import ascending
from plango_lint.column import Column
from plango_lint.errors import CannotRun
from plango_lint.fixes.edits import CellEdit, Edit, Removal
from plango_lint.rule import Rule
from plango_lint.settings.vocabulary import unknown
from plango_lint.table import Table

if TYPE_CHECKING:
    from plango_lint.export import Export
    from plango_lint.outcomes import Group
    from plango_lint.sources import Source

EXPORTS = ("invoices", "debtors")
_MODULES = ("codes", "files", "notations", "rows", "texts")


@dataclass
class Case:
    """The places of one cause that a rule found and nobody accepted."""

    rule: Rule
    group: Group
    export: Export

    def columns(self) -> Iterator[tuple[Column, np.ndarray]]:
        """The columns named, with the positions of their rows; cells as in the file, blamed or not."""
        for part in self.group.parts:
            if part.hits.column is not None:
                yield Column(part.hits.table, part.hits.column), ascending(part.hits.rows[part.chosen])

    def rows(self) -> tuple[Table, np.ndarray] | None:
        """The table and the rows that the places are about, when they are rows of one table."""
        parts = self.group.parts
        if not parts:
            return None
        return parts[0].hits.table, ascending(np.concatenate([one.hits.rows[one.chosen] for one in parts]))

    def sources(self) -> list[Source]:
        """The files that are faulty as a whole."""
        return [hits.source for hits in self.group.files if hits.source is not None]

    def each(self, mend: Callable[[str], str | None]) -> Iterator[CellEdit]:
        """Every named cell with the text that `mend` makes of it; None leaves it as it is."""
        for column, rows in self.columns():
            yield from set_cells(column, rows, column.each(mend, raw=True).iloc[rows])


Repairer = Callable[[Case], Iterable[Edit]]
Judge = Callable[[Case], str]  # "safe" or "unsafe"


@dataclass(frozen=True, slots=True)
class Known:
    repairer: Repairer
    judge: Judge | None = None


REPAIRS: dict[str, Known] = {}


def repair(name: str, judge: Judge | None = None) -> Callable[[Repairer], Repairer]:
    """Names a repair for rule files. `judge` tells of a case whether it is safer than its rule file says."""

    def note(repairer: Repairer) -> Repairer:
        REPAIRS[name] = Known(repairer, judge)
        return repairer

    return note


@cache
def known() -> dict[str, Known]:
    """All repairs by name."""
    for module in _MODULES:
        import_module(f"plango_lint.fixes.{module}")
    return REPAIRS


def validate(rule: Rule) -> None:
    """The repair that a rule names exists; else a sentence with the nearest one."""
    if rule.fix is not None and rule.fix.repair not in known():
        raise CannotRun(f"{rule.path}: fix: {unknown('repair', rule.fix.repair, known())}")


def edits_of(case: Case) -> Iterator[Edit]:
    """What the rule's repair does about this case; nothing when there is nothing it can do.

    Only exports of this run are ever changed, and none that is in Exact as a whole.
    """
    if case.rule.fix is None:
        return
    mine = {id(source) for source in case.export.files(*EXPORTS) if not _is_whole(case.export, source)}
    for edit in known()[case.rule.fix.repair].repairer(case):
        if id(edit.source) in mine:
            yield edit


def _is_whole(export: Export, source: Source) -> bool:
    """The register holds this very file: there is nothing to repair, it is in Exact."""
    found = export.registered.get(source.sha256)
    return found is not None and found.whole


def safety_of(case: Case) -> str | None:
    """ "safe" or "unsafe"; None when there is nothing to repair here."""
    if case.rule.fix is None or next(edits_of(case), None) is None:
        return None
    judge = known()[case.rule.fix.repair].judge
    return judge(case) if judge else case.rule.fix.safety


def set_cells(
    column: Column, rows: np.ndarray, texts: pd.Series | Iterable[str | None]
) -> Iterator[CellEdit]:
    """These rows of a column with these texts. A text that is what stands there, that is missing, or
    that the encoding of the file cannot hold, is no edit."""
    table = column.table
    places = {id(source): source.column_of(column.name) for source in table.sources}
    for row, before, text in zip(rows.tolist(), column.some(rows, raw=True), texts, strict=True):
        source = table.sources[table.source_of[row]]
        place = places[id(source)]
        if place is not None and isinstance(text, str) and text != before and writable(text, source):
            yield CellEdit(source, int(table.lines[row]), place.position, text)


def writable(text: str, source: Source) -> bool:
    """The encoding of the file has all these characters."""
    if source.encoding != "windows-1252" or text.isascii():
        return True
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def removals(table: Table, rows: Iterable[int]) -> Iterator[Removal]:
    for row in rows:
        yield Removal(table.sources[table.source_of[row]], int(table.lines[row]))
