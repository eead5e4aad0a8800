"""Export: everything a rule can ask about, by name.

`export["invoices.amount"]` is a column; what is not there raises Lacking, and the rule that
asked is skipped with the sentence for the user.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, wraps
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from plango_lint.books.entries import Entries, entries_of
from plango_lint.column import Column
from plango_lint.masks import Mask
from plango_lint.register.model import Known
from plango_lint.repairs import repaired
from plango_lint.settings import Settings, matches
from plango_lint.sources import Source
from plango_lint.table import Table
from plango_lint.texts.wording import Cell, Term

_TRAILING_ZERO = re.compile(r"(?<=\d)[.,]0$")  # Excel's, behind a code


Kept = TypeVar("Kept")


class Lacking(LookupError):  # noqa: N818  (a state of affairs, not a failure)
    """A table, column or setting that was not given; `what` is "ledger", "ledger.type", "settings.mapping"."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


Question = Callable[["Export"], Kept]


def remembered(*tables: str) -> Callable[[Question[Kept]], Question[Kept]]:
    """Work something out of these tables once, and again only when more of their cells were blamed since.

    Without a name: out of all tables. Who asks gets the same object every time, so nobody may change it.
    """

    def remembering(build: Question[Kept]) -> Question[Kept]:
        @wraps(build)
        def ask(export: Export) -> Kept:
            named = [export.tables[name] for name in tables if name in export.tables]
            version = tuple(table.version for table in (named if tables else export.tables.values()))
            known = export.kept.get(build)
            if known is None or known[0] != version:
                known = export.kept[build] = (version, build(export))
            return known[1]

        return ask

    return remembering


@dataclass(frozen=True, slots=True)
class IdleException:
    """An [[accept]] with nothing left to accept, and why: "stale" or "expired"."""

    why: str
    rule: str
    about: Cell | Term  # the invoices, value or field it names
    line: int  # of the settings file


@dataclass(eq=False)
class Export:
    """All tables of one run, the settings, and today."""

    sources: list[Source]
    tables: dict[str, Table]
    settings: Settings
    as_of: date
    idle_exceptions: tuple[IdleException, ...] = ()  # known when all rules but the last ones were asked
    registered: Mapping[str, Known] = field(default_factory=dict)  # files in the register, by SHA-256
    registered_ranges: Sequence[
        tuple[int, int, int]
    ] = ()  # year, first and last number; of this year and last
    verdicts: dict[str, dict[tuple[str, str], Mask]] = field(default_factory=dict)
    kept: dict[Any, tuple[tuple[int, ...], Any]] = field(default_factory=dict, repr=False)  # see remembered

    def __getitem__(self, name: str) -> Column:
        """The column `table.field`."""
        table, _, wanted = name.partition(".")
        found = self.table(table)
        if not found.has(wanted):
            raise Lacking(name)
        return found[wanted]

    def table(self, name: str) -> Table:
        """A table with rows; an empty list counts as not given."""
        found = self.tables.get(name)
        if found is None or not len(found):
            raise Lacking(name)
        return found

    def lacking(self, name: str) -> Lacking:
        """What to raise for a table or column that is not there: a whole table goes before its column."""
        table = name.partition(".")[0]
        return Lacking(name if self.has(table) else table)

    def has(self, *names: str) -> bool:
        """All these tables or columns are there."""
        for name in names:
            table, _, wanted = name.partition(".")
            found = self.tables.get(table)
            if found is None or not len(found) or (wanted and not found.has(wanted)):
                return False
        return True

    def complete(self, name: str) -> bool:
        """The table also proves what is not in it: some list of it is Exact's own and whole."""
        return self.has(name) and self.tables[name].complete

    def named(self, *columns: str) -> set[str]:
        """Every text in these columns, as far as they are given.

        A blamed row still proves its code, also with the zero that Excel puts behind one, and so
        does a row that was left out: whichever of its cells the code is.
        """
        found: set[str] = set()
        for column in columns:
            if self.has(column):
                table, _, wanted = column.partition(".")
                texts = Column(self.tables[table], wanted).used
                found.update(texts)
                found.update(_TRAILING_ZERO.sub("", text) for text in texts if text.endswith((".0", ",0")))
                left_out = (record for source in self.tables[table].sources for record in source.left_out)
                found.update(repaired(cell) for record in left_out for cell in record.cells)
        return found

    @property
    def invoices(self) -> Table:
        return self.table("invoices")

    @property
    def entries(self) -> Entries:
        """The invoice lines grouped into runs and invoices, as far as not blamed by now."""
        return entries_of(self.invoices)

    def files(self, *roles: str) -> list[Source]:
        """The readable files of these roles, exports that are in Exact already left out."""
        return [source for source in self.sources if source.role in roles and not source.earlier]

    @cached_property
    def exam_product(self) -> Mask:
        """Rows whose description is an exam product; see the words of the catalogue."""
        products = self.settings.products
        return self._matching(products.exam_fees) & ~self._matching(products.not_exam_fees)

    @cached_property
    def lesson(self) -> Mask:
        """Rows whose description is a lesson and no exam product."""
        return self._matching(self.settings.products.lessons) & ~self.exam_product

    @cached_property
    def vat_exempt(self) -> Mask:
        """Rows of products the settings call exempt."""
        return self._matching(self.settings.products.vat_exempt)

    @cached_property
    def mapped(self) -> pd.Series:
        """Index of the first [mapping] row that matches the line description; -1 for none."""
        rows = self.settings.mapping

        def first(text: str) -> int:
            return next((i for i, row in enumerate(rows) if matches(text, (row.pattern,))), -1)

        return self._descriptions.each(first, np.int64, -1)

    @cached_property
    def _descriptions(self) -> Column:
        # Products are recognised by what the file says, also where a rule blamed the cell.
        return Column(self.invoices, "line_description")

    def _matching(self, globs: tuple[str, ...]) -> Mask:
        return self._descriptions.each(lambda text: matches(text, globs), bool, False).to_numpy()
