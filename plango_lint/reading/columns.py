"""Which column is which field: settings first, then headers; content settles what headers leave open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

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
    best: dict[str, tuple[int, int]] = {}
    for position, header in enumerate(naming.header or ()):
        name = headers.field_of(naming.role, header)
        if name is not None and name not in taken and position not in fields:
            place = (_vagueness(naming.role, name, header), position)
            best[name] = min(best.get(name, place), place)
    return fields | {position: name for name, (_, position) in best.items()}


def _vagueness(role: str, name: str, header: str) -> int:
    # Leerlingnummer can be all there is of the debtor, but Debiteurnummer says it better.
    names = [headers.fold(known) for known in headers.names_of(role, name)]
    return names.index(headers.fold(header)) if headers.fold(header) in names else len(names)


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
    if naming.header is None or not fields:
        return columns_by_content(naming.role, frame, fields), {}
    settling = _Settling(naming, frame, dict(fields))
    if naming.role == "invoices" and "number" not in naming.chosen:
        settling.number()
    for name, positions in settling.groups().items():
        settling.group(name, positions)
    if naming.role == "invoices" and not set(_DESCRIPTIONS) & set(naming.chosen):
        settling.descriptions()
    return settling.fields, settling.repeated


@dataclass(slots=True)
class _Settling:
    """What the cells say about columns that headers leave open."""

    naming: Naming
    frame: pd.DataFrame
    fields: Fields
    repeated: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def number(self) -> None:
        """A header may name the number where words stand around it: "Factuur 202400005"."""
        named = self._named_number()
        self._forget("number")
        worded = [position for position in named if names_number(self.frame[position])]
        plain = [position for position in named if position not in worded]
        if len(plain) > 1 and len({self.naming.folded[position] for position in plain}) == 1:
            self._one_of("number", plain)
            return
        digits = [position for position in plain if len(plain) > 1 and bare(self.frame[position])]
        found = next(iter(digits or plain), None)
        if found is None:
            found = find_number(self.frame, self.fields | self._spoken_for())
        if found is not None:
            self.fields[found] = "number"
            if worded and "description" not in self.fields.values():
                self.fields[worded[0]] = "description"

    def _spoken_for(self) -> Fields:
        # Leerlingnummer names the debtor, also where another column says that better.
        named = {
            position: headers.field_of(self.naming.role, header)
            for position, header in enumerate(self.naming.header or ())
        }
        return {
            position: name
            for position, name in named.items()
            if name and name not in ("number", *_DESCRIPTIONS)  # a text of digits is no text
        }

    def descriptions(self) -> None:
        """Two headers may name the text of a line: the one that holds the invoice number is the header's."""
        number = next((position for position, known in self.fields.items() if known == "number"), None)
        if number is None or "description" in self.fields.values():
            return
        shares = {
            position: stands_in(self.frame[number], self.frame[position])
            for position, header in enumerate(self.naming.header or ())
            if headers.field_of("invoices", header) == "line_description"
            and self.fields.get(position) in (None, "line_description")
        }
        holding = [position for position, share in shares.items() if share >= 0.9]
        others = [position for position, share in shares.items() if share < 0.1]
        if holding and others:
            self._forget("line_description")
            self.fields[holding[0]], self.fields[others[0]] = _DESCRIPTIONS

    def _named_number(self) -> list[int]:
        return [
            position
            for position, header in enumerate(self.naming.header or ())
            if headers.field_of(self.naming.role, header) == "number"
            and self.fields.get(position) in (None, "number")
        ]

    def groups(self) -> dict[str, list[int]]:
        """Field -> positions of its header, where that stands there more than once."""
        found: dict[str, list[int]] = {}
        folded = self.naming.folded
        for position, name in self.fields.items():
            if name in self.naming.chosen or name == "number" or not folded or not folded[position]:
                continue
            same = [other for other, header in enumerate(folded) if header == folded[position]]
            free = [other for other in same if self.fields.get(other) in (None, name)]
            if len(free) > 1:
                found[name] = free
        return found

    def group(self, name: str, positions: list[int]) -> None:
        """One header for two fields: the invoice number stands in the header's description only."""
        number = next((position for position, known in self.fields.items() if known == "number"), None)
        if name in _DESCRIPTIONS and self.naming.role == "invoices" and number is not None:
            shares = {p: stands_in(self.frame[number], self.frame[p]) for p in positions}
            holding = [position for position in positions if shares[position] >= 0.9]
            others = [position for position in positions if shares[position] < 0.1]
            if len(holding) == len(others) == 1 == len(positions) - 1:
                self._forget(name)
                for field_name, position in zip(_DESCRIPTIONS, (holding[0], others[0]), strict=True):
                    if field_name not in self.fields.values():
                        self.fields[position] = field_name
                return
        self._one_of(name, positions)

    def _one_of(self, name: str, positions: list[int]) -> None:
        self._forget(name)
        first = self.frame[positions[0]]
        if all(first.equals(self.frame[other]) for other in positions[1:]):
            self.fields[positions[0]] = name
        else:
            self.repeated[name] = tuple(position + 1 for position in positions)

    def _forget(self, name: str) -> None:
        self.fields = {position: known for position, known in self.fields.items() if known != name}
