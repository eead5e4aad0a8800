"""Where a problem stands, all of it: rows of arrays, for a format that shows the files themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from plango_lint.engine import Group, Part
from plango_lint.findings import Mark
from plango_lint.table import FileHits


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """The marks of one group. Holds no more than what the run holds anyway until it is gone through."""

    group: Group

    def __iter__(self) -> Iterator[Mark]:
        for part in self.group.parts:
            yield from _of_part(part)
        for hits in self.group.files:
            yield from _of_spots(hits)


def _of_part(part: Part) -> Iterator[Mark]:
    table, name = part.hits.table, part.hits.column
    rows = np.unique(part.hits.rows[part.chosen])
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
