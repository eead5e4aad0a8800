"""What a check answers: where its fault stands, and what a message may say of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from plango_lint.sources import Source

if TYPE_CHECKING:
    from plango_lint.table import Table

Words = Mapping[str, Any]


@dataclass(slots=True)
class Hits:
    """Where a check found its fault. No objects per row: positions in the table.

    `cause` overrides what places are grouped by (one hashable per hit). `words` gives
    the words a message needs for one group of hits (positions in `rows`, not in the table).
    `numbers` names the invoice number each hit is about when that is not its row's own: a
    missing number stands at the row behind the gap.
    """

    table: Table
    rows: np.ndarray
    column: str | None
    cause: Sequence[Hashable] | None = None
    words: Callable[[np.ndarray], Words] | None = None
    numbers: np.ndarray | None = None


@dataclass(slots=True)
class Spot:
    """A place in a file that is not a cell of a table."""

    line: int = 1
    row: int | None = None
    position: int | None = None
    cells: tuple[str, ...] = ()


@dataclass(slots=True)
class FileHits:
    """A fault of a file, a column, or of rows that could not be understood."""

    source: Source | None  # None: about the whole run
    spots: Sequence[Spot] = ()
    field: str | None = None
    value: str | None = None
    cause: Hashable = None
    words: Words = dataclasses.field(default_factory=dict)
    count: int | None = None  # None: the number of spots, 1 for a whole file
    whole_file: bool = True  # False: about the rows of the spots
