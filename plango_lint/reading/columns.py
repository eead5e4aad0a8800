"""Which column is which field: settings first, then headers; content settles what headers leave open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from plango_lint.reading import headers
from plango_lint.reading.content import columns_by_content
from plango_lint.reading.invoice_number import bare, find_number, names_number, stands_in

Fields = dict[int, str]  # position from 0 -> field
_DESCRIPTIONS = ("description", "line_description")


@dataclass(frozen=True, slots=True)
class Naming:
    """What is known of the columns of one file before a cell is looked at."""

    role: str
    header: tuple[str, ...] | None  # None: no header row
    width: int
    chosen: Mapping[str, str | int]  # [columns] of the settings: field -> header or position from 1

    @property
    def folded(self) -> list[str]:
        return [headers.fold(cell) for cell in self.header or ()]


def named_columns(naming: Naming) -> Fields:
    """The columns that settings or headers name."""
    fields = chosen_columns(naming)
    taken = set(fields.values())
    named = headers.recognised(naming.role, naming.header) if naming.header else {}
    for position, name in named.items():
        if position not in fields and name not in taken:
            fields[position] = name
    return fields


def chosen_columns(naming: Naming) -> Fields:
    """The columns that the settings name."""
    fields: Fields = {}
    for name, column in naming.chosen.items():
        position = column - 1 if isinstance(column, int) else _position(column, naming)
        if position is not None and 0 <= position < naming.width:
            fields[position] = name
    return fields


def _position(header: str, naming: Naming) -> int | None:
    if naming.header and header in naming.header:
        return naming.header.index(header)
    wanted, folded = headers.fold(header), naming.folded
    return folded.index(wanted) if wanted in folded else None


def settled_columns(
    naming: Naming, fields: Fields, frame: pd.DataFrame
) -> tuple[Fields, dict[str, tuple[int, ...]]]:
    """The final fields, and those whose header stands there twice without content telling which is meant."""
    settled, repeated = dict(fields), dict[str, tuple[int, ...]]()
    if naming.role == "invoices" and "number" not in naming.chosen:
        _settle_number(naming, settled, repeated, frame)
    for name, positions in _groups(naming, settled).items():
        _settle_group(name, positions, naming, settled, repeated, frame)
    if not fields:
        settled |= columns_by_content(naming.role, frame, settled)
    return settled, repeated


def _settle_number(
    naming: Naming, fields: Fields, repeated: dict[str, tuple[int, ...]], frame: pd.DataFrame
) -> None:
    # A header may name the number where words stand around it: "Factuur 202400005".
    named = [
        position
        for position, header in enumerate(naming.header or ())
        if headers.field_of(naming.role, header) == "number" and fields.get(position) in (None, "number")
    ]
    _forget("number", fields)
    worded = [position for position in named if names_number(frame[position])]
    plain = [position for position in named if position not in worded]
    if len(plain) > 1 and _alike(plain, naming):
        _one_of("number", plain, fields, repeated, frame)
        return
    digits = [position for position in plain if bare(frame[position])]
    found = next(iter(digits or plain), None)
    if found is None:
        found = find_number(frame, fields)
    if found is not None:
        fields[found] = "number"
        if worded and "description" not in fields.values():
            fields[worded[0]] = "description"


def _alike(positions: list[int], naming: Naming) -> bool:
    return len({naming.folded[position] for position in positions}) == 1


def _groups(naming: Naming, fields: Fields) -> dict[str, list[int]]:
    # Field -> positions of a header that stands there more than once and is the one used for it.
    found: dict[str, list[int]] = {}
    folded = naming.folded
    for position, name in fields.items():
        if name in naming.chosen or name == "number" or not folded or not folded[position]:
            continue
        same = [other for other, header in enumerate(folded) if header == folded[position]]
        free = [other for other in same if fields.get(other) in (None, name)]
        if len(free) > 1:
            found[name] = free
    return found


def _settle_group(
    name: str,
    positions: list[int],
    naming: Naming,
    fields: Fields,
    repeated: dict[str, tuple[int, ...]],
    frame: pd.DataFrame,
) -> None:
    number = next((position for position, field in fields.items() if field == "number"), None)
    if name in _DESCRIPTIONS and naming.role == "invoices" and number is not None:
        shares = {position: stands_in(frame[number], frame[position]) for position in positions}
        holding = [position for position in positions if shares[position] >= 0.9]
        others = [position for position in positions if shares[position] < 0.1]
        if len(holding) == 1 and len(others) == 1 == len(positions) - 1:
            _forget(name, fields)
            pair = dict(zip(_DESCRIPTIONS, (holding[0], others[0]), strict=True))
            fields |= {position: field for field, position in pair.items() if field not in fields.values()}
            return
    _one_of(name, positions, fields, repeated, frame)


def _one_of(
    name: str,
    positions: list[int],
    fields: Fields,
    repeated: dict[str, tuple[int, ...]],
    frame: pd.DataFrame,
) -> None:
    _forget(name, fields)
    first = positions[0]
    if all(frame[first].equals(frame[other]) for other in positions[1:]):
        fields[first] = name
    else:
        repeated[name] = tuple(position + 1 for position in positions)


def _forget(name: str, fields: Fields) -> None:
    for position in [position for position, field in fields.items() if field == name]:
        del fields[position]
