"""A column as numbers: the same for cells that say the same. A million rows are compared by these, not by their texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from plango_lint import notation
from plango_lint.masks import Mask

if TYPE_CHECKING:
    from plango_lint.table import Table


class ColumnCodes:
    """What a column is compared by, and what is made of every distinct date or number in it."""

    table: Table
    name: str
    hidden: Mask | None

    @cached_property
    def codes(self) -> np.ndarray:
        """A number per row: the same for the same text, -1 where nothing can be read."""
        cells = self.table.distinct(self.name)
        if cells.plain:  # each text is one of its own
            return cells.codes if self.hidden is None else np.where(self.hidden, -1, cells.codes)
        return self.coded(list, form="codes")

    @cached_property
    def category(self) -> pd.Series:
        """The text as a categorical column: made for grouping and mapping a million rows."""
        cells = self.table.distinct(self.name)
        known = cells.texts if cells.plain else [text for text in dict.fromkeys(cells.meant) if text]
        return pd.Series(pd.Categorical.from_codes(self.codes, pd.Index(known, dtype="str")))

    def is_one_of(self, texts: Iterable[str]) -> Mask:
        """Rows that hold one of these texts."""
        wanted = frozenset(texts)
        there = [text in wanted for text in self.category.cat.categories.tolist()]
        if all(there) or not any(there):  # as nearly always, where an export and the lists of its books agree
            return (self.codes >= 0) & any(there)
        return np.array([*there, False], dtype=bool)[self.codes]  # -1, nothing: the last one

    def coded_as(self, texts: Iterable[str | None]) -> np.ndarray:
        """The number that `codes` has for each of these texts; -2, which no row has, for what no row holds."""
        known = {text: code for code, text in enumerate(self.category.cat.categories.tolist())}
        return np.array([-2 if text is None else known.get(text, -2) for text in texts], dtype=np.int64)

    def codes_in(self, other: ColumnCodes) -> np.ndarray:
        """Per row the number that the other column has in its `codes` for the same text; -1 where it has none."""
        cells, form = self.table.distinct(self.name), f"codes in {other.table.name} {other.name}"
        if form not in cells.forms:
            known = {text: code for code, text in enumerate(other.category.cat.categories.tolist())}
            cells.forms[form] = pd.Series(
                [*(known.get(text, -1) for text in cells.meant), -1], dtype=np.int64
            )
        return cells.spread(cells.forms[form], form, self.hidden).to_numpy()

    def coded(self, function: Callable[[list[str]], list[str]], *, form: str) -> np.ndarray:
        """A number per row: the same where the function, given all distinct texts, makes the same of them; -1 where
        it makes nothing."""
        cells = self.table.distinct(self.name)
        if form not in cells.forms:
            made = function(cells.meant)
            one_each = len(set(made)) == len(made) and "" not in made
            codes = np.arange(len(made)) if one_each else _factorized(made)
            cells.forms[form] = pd.Series(np.append(codes, -1))
        return cells.spread(cells.forms[form], form, self.hidden).to_numpy()

    def numbered(self, kind: Literal["whole", "dates"]) -> np.ndarray:
        """A number per row: the same for the same whole number or date, -1 where there is none."""
        return self._of_values(kind, "numbered", lambda values: pd.Series(pd.factorize(values)[0])).to_numpy()

    def of_dates(self, form: str, function: Callable[[pd.Series], pd.Series]) -> pd.Series:
        """What the function makes of every distinct date and of NaT, under the name of its form."""
        return self._of_values("dates", form, function)

    def _of_values(self, kind: str, form: str, function: Callable[[pd.Series], pd.Series]) -> pd.Series:
        values: pd.Series = getattr(
            self, kind
        )  # made of every distinct text, unless files differ in how they write
        names = {source.date_notation or notation.PLANGO_DATE for source in self.table.sources}
        known = "whole" if kind == "whole" else form_in("date_notation", *names)
        cells = self.table.distinct(self.name)
        if known not in cells.forms or (self.name, kind) in self.table.typed:
            return function(values)
        made = f"{form} of {known}"
        if made not in cells.forms:
            cells.forms[made] = function(cells.forms[known])
        return cells.spread(cells.forms[made], made, self.hidden)


def _factorized(texts: list[str]) -> np.ndarray:
    """A number for each text, -1 for none."""
    return pd.factorize(np.array([*(text or None for text in texts), None], dtype=object))[0][:-1]


def form_in(setting: str, *names: str) -> str:
    """The name of what is made of texts in this notation."""
    return " ".join([setting, *names])
