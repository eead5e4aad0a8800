"""Where a problem stands, all of it: rows of arrays, for a format that shows the files themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from plango_lint.findings import Mark
from plango_lint.hits import FileHits
from plango_lint.outcomes import Group, Part


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """The marks of one group. Holds no more than what the run holds anyway until it is gone through."""

    group: Group

    def __iter__(self) -> Iterator[Mark]:
        # One problem may sum up a hundred thousand causes of a cell each: they are one array here.
        parts: dict[tuple[int, str | None], list[Part]] = {}
        for part in self.group.parts:
            parts.setdefault((id(part.hits.table), part.hits.column), []).append(part)
        for some in parts.values():
            yield from _of_parts(some)
        for hits in self.group.files:
            yield from _of_spots(hits)


def _of_parts(parts: list[Part]) -> Iterator[Mark]:
    """Those of one column of one table."""
    table, name = parts[0].hits.table, parts[0].hits.column
    rows = np.unique(np.concatenate([part.hits.rows[part.chosen] for part in parts]))
    sources = table.source_of[rows]
    for index in np.unique(sources).tolist():
        source = table.sources[index]
        if source.family is None:  # XML has no rows
            column = source.column_of(name) if name else None
            yield Mark(source.path, column.position if column else None, table.rows[rows[sources == index]])


def _of_spots(hits: FileHits) -> Iterator[Mark]:
    rows: dict[int | None, list[int]] = {}
    for spot in hits.spots:
        if spot.row is not None:
            rows.setdefault(spot.position, []).append(spot.row)
    if hits.source is not None and hits.source.family is None:
        for position, found in rows.items():
            yield Mark(hits.source.path, position, np.unique(np.array(found, dtype=np.int64)))
