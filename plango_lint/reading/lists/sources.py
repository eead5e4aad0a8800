"""Sources of plain cells, for lists that are no records of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from plango_lint import notation
from plango_lint.sources import Source, SourceColumn

Row = Mapping[str, str]


def source_of(
    role: str, fields: Sequence[str], rows: Sequence[Row], lines: Sequence[int], **known: Any
) -> Source:
    """A Source with these fields as its columns; cells a row does not name are empty."""
    return of_columns(role, {name: [row.get(name, "") for row in rows] for name in fields}, lines, **known)


def of_columns(role: str, columns: Mapping[str, Sequence[str]], lines: Sequence[int], **known: Any) -> Source:
    """The same from the cells of each field."""
    source = Source(
        role=role,
        columns=tuple(SourceColumn(index + 1, None, name) for index, name in enumerate(columns)),
        frame=pd.DataFrame(
            {index: pd.Series(cells, dtype="str") for index, cells in enumerate(columns.values())}
        ),
        lines=np.array(lines, dtype=np.int64),
        rows=np.array(lines, dtype=np.int64),
        **known,
    )
    source.date_notation = notation.PLANGO_DATE
    source.header_row = False
    return source
