"""Which column is which field: settings first, then headers, then content."""

from __future__ import annotations

from collections.abc import Mapping

from plango_lint.reading import headers


def named_columns(
    role: str, cells: list[str] | None, width: int, chosen: Mapping[str, str | int]
) -> dict[int, str]:
    """The field of each position (from 0) that settings or headers name."""
    fields: dict[int, str] = {}
    for name, column in chosen.items():
        position = _position(column, cells)
        if position is not None and position < width:
            fields[position] = name
    taken = set(fields.values())
    for position, name in (headers.recognised(role, cells) if cells else {}).items():
        if position not in fields and name not in taken:
            fields[position] = name
    return fields


def _position(column: str | int, cells: list[str] | None) -> int | None:
    if isinstance(column, int):
        return column - 1
    folded = [headers.fold(cell) for cell in cells or []]
    wanted = headers.fold(column)
    return folded.index(wanted) if wanted in folded else None
