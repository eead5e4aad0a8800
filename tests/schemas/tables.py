"""Tables of one column, for tests of verdicts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from plango_lint.sources import Source
from plango_lint.table import Table


def table(name: str, /, **cells: Sequence[str | None]) -> Table:
    """A table of these columns; None is a cell of a source without the column."""
    rows = np.arange(len(next(iter(cells.values()))))
    columns = {field: pd.Series([*column], dtype="str") for field, column in cells.items()}
    return Table(name, columns, [Source("x.csv", "")], np.zeros(len(rows), dtype=int), rows, rows, rows)
