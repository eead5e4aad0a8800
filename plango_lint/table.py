"""Tables: with their columns, all that a check gets to see of a file.

A table holds the rows of every source of one role, below each other, and knows which cells were blamed.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from plango_lint.column import Column
from plango_lint.distinct import Distinct
from plango_lint.hits import Hits
from plango_lint.masks import Mask, combined, positions
from plango_lint.sources import Source

_versions = count(1)
Made = TypeVar("Made")
Hidden = tuple[dict[str, Mask], dict[str, Column], int]


@dataclass(eq=False)
class Table:
    """Rows of one role. `cells[field]` is the text as in the files; NA = no such column there."""

    name: str
    cells: dict[str, pd.Series]
    sources: list[Source]
    source_of: np.ndarray  # index into sources, per row
    lines: np.ndarray
    rows: np.ndarray
    within: np.ndarray  # position within its source, per row
    # Sources that know amounts or dates beyond doubt give them typed: (field, "cents" | "dates").
    typed: dict[tuple[str, str], pd.Series] = dataclasses.field(default_factory=dict)
    version: int = 0  # another one with every blame, so that derived groupings know when they are stale
    _hidden: dict[str, Mask] = dataclasses.field(default_factory=dict)
    _columns: dict[str, Column] = dataclasses.field(default_factory=dict)
    _distinct: dict[str, Distinct] = dataclasses.field(default_factory=dict)
    _unblamed: Table | None = None
    _is_unblamed: bool = False
    kept: dict[str, tuple[int, Any]] = dataclasses.field(
        default_factory=dict
    )  # derived, with the version it is of

    def __len__(self) -> int:
        return len(self.source_of)

    def has(self, name: str) -> bool:
        """Some source of the table has this column."""
        return name in self.cells

    def __getitem__(self, name: str) -> Column:
        if name not in self._columns:
            self._columns[name] = Column(self, name, self._hidden.get(name))
        return self._columns[name]

    def distinct(self, name: str) -> Distinct:
        """The texts of a column, blamed or not; none where there is no such column."""
        if name not in self._distinct:
            cells = self.cells.get(name)
            none = np.full(len(self), -1)
            self._distinct[name] = Distinct(none, []) if cells is None else Distinct.of(cells)
        return self._distinct[name]

    @property
    def hides(self) -> bool:
        """Some cell is blamed."""
        return bool(self._hidden)

    def unblamed(self) -> Table:
        """The same rows, nothing hidden."""
        if self._is_unblamed:
            return self
        if self._unblamed is None:
            self._unblamed = dataclasses.replace(
                self, version=0, _hidden={}, _columns={}, kept={}, _is_unblamed=True
            )
        return self._unblamed

    def blame(self, name: str, rows: np.ndarray) -> None:
        """Hide these cells from whoever asks from now on; `*` hides the whole rows."""
        for column in [*self.cells] if name == "*" else [name]:
            if column not in self.cells or not len(rows):
                continue
            before = self._hidden.get(column)
            mask = np.zeros(len(self), dtype=bool) if before is None else before.copy()
            mask[rows] = True
            if before is None or not np.array_equal(mask, before):
                self._hidden[column] = mask
                self._columns.pop(column, None)
                self.version = next(_versions)  # nothing more is hidden: what was worked out is still true

    def once(self, name: str, build: Callable[[Table], Made]) -> Made:
        """What is made of the table under this name, again only when more of it was blamed since."""
        known = self.kept.get(name)
        if known is None or known[0] != self.version:
            known = self.kept[name] = (self.version, build(self))
        made: Made = known[1]
        return made

    def snapshot(self) -> Hidden:
        """What is hidden now, to come back to after hiding more for one rule."""
        return dict(self._hidden), dict(self._columns), self.version

    def restore(self, hidden: Hidden) -> None:
        self._hidden, self._columns, self.version = hidden

    @property
    def gone(self) -> Mask:
        """Rows that are hidden as a whole."""
        gone = np.full(len(self), bool(self.cells) and len(self._hidden) >= len(self.cells))
        for mask in self._hidden.values() if gone.any() else ():
            gone &= mask
        return gone

    def blamed(self, *names: str) -> Mask:
        """Rows in which one of these cells (of all cells, when none is named) is hidden."""
        mask = np.zeros(len(self), dtype=bool)
        for name in names or self._hidden:
            if name in self._hidden:
                mask |= self._hidden[name]
        return mask

    def present(self, *names: str) -> Mask:
        """Rows in which all these cells can be read."""
        mask = np.ones(len(self), dtype=bool)
        for name in names:
            mask &= self[name].present
        return mask

    def combined(self, *columns: Column | None) -> tuple[np.ndarray, np.ndarray]:
        """A number per row for what these cells say in its file, and a row for each number: the first one."""
        return combined(self.source_of, *(column.codes for column in columns if column is not None))

    def hits(self, mask: Mask | pd.Series, column: str | None = None, **more: Any) -> Hits:
        """The rows of a mask as hits; NA counts as no."""
        return Hits(self, positions(mask), column, **more)

    @property
    def complete(self) -> bool:
        """Some source of it proves what is not there: neither an audit file, nor a preset."""
        return any(source.complete and not source.preset for source in self.sources)

    @cached_property
    def file_names(self) -> list[str]:
        return [source.path for source in self.sources]


def no_cells(rows: int) -> pd.Series:
    """A column of text that no source of these rows has."""
    return pd.Series(index=range(rows), dtype="str")  # made of a million NaN it takes thirty times as long
