"""Sources -> tables: the rows of all files of a role below each other, as text."""

from __future__ import annotations

import numpy as np
import pandas as pd

from plango_lint.sources import Source
from plango_lint.table import Table, no_cells

# PlanGo's files that are in Exact already: no rule looks at their cells, but what they name is known.
_EARLIER = {"invoices": "earlier", "debtors": "earlier_debtors"}


def assemble(sources: list[Source]) -> dict[str, Table]:
    """One table per role; exports that are in Exact already are tables of their own."""
    by_name: dict[str, list[Source]] = {}
    for source in sources:
        if source.role is not None and source.failure is None:
            name = _EARLIER.get(source.role, source.role) if source.earlier else source.role
            by_name.setdefault(name, []).append(source)
    by_name = {name: sorted(parts, key=_rank) for name, parts in by_name.items()}
    return {name: _table(name, parts) for name, parts in by_name.items()}


def _rank(source: Source) -> int:
    """Which of several lists of one kind goes first: Exact's XML says most exactly what it means, an
    audit file is of a year, a preset is a guess. Others keep their order."""
    if source.preset:
        return 4
    if source.origin == "inline":
        return 3
    return {"eexact": 0, "audit-file": 2}.get(source.family or "", 1)


def _table(name: str, sources: list[Source]) -> Table:
    sizes = [len(source.frame) for source in sources]
    return Table(
        name=name,
        cells={field: _cells(field, sources) for field in _fields(sources)},
        sources=sources,
        source_of=np.repeat(np.arange(len(sources)), sizes),
        lines=np.concatenate([source.lines for source in sources]),
        rows=np.concatenate([source.rows for source in sources]),
        within=np.concatenate([np.arange(size) for size in sizes]),
    )


def _fields(sources: list[Source]) -> list[str]:
    found = (column.field for source in sources for column in source.columns if column.field)
    return list(dict.fromkeys(found))


def _cells(field: str, sources: list[Source]) -> pd.Series:
    parts = [_part(field, source) for source in sources]
    return (
        parts[0] if len(parts) == 1 else pd.concat([part.astype("str") for part in parts], ignore_index=True)
    )


def _part(field: str, source: Source) -> pd.Series:
    column = source.column_of(field)
    if column is None:
        return no_cells(len(source.frame))
    return source.frame[column.position - 1]
