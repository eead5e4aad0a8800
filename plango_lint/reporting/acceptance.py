"""[[accept]]: exceptions by business identity. Accepted places are split off and counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from plango_lint.column import Column
from plango_lint.export import Export
from plango_lint.hits import FileHits
from plango_lint.outcomes import Group, Part
from plango_lint.repairs import repaired
from plango_lint.rule import Rule
from plango_lint.settings import Accept


@dataclass
class Acceptance:
    """The exceptions of one run, and which of them were met."""

    export: Export
    gaps: frozenset[str] = (
        frozenset()
    )  # rules about missing numbers; a deleted draft is accepted for all of them
    used: set[int] = field(default_factory=set)

    @property
    def exceptions(self) -> tuple[Accept, ...]:
        """Those of the settings, unless the run is to go without."""
        settings = self.export.settings
        return () if settings.no_exceptions else settings.accept

    def expired(self, accept: Accept) -> bool:
        return accept.until is not None and accept.until < self.export.as_of

    def concerns(self, rule: Rule) -> bool:
        """Some exception is about this rule."""
        return any(self._about(accept, rule) for accept in self.exceptions)

    def split(self, rule: Rule, group: Group) -> list[tuple[Group, str | None]]:
        """The group as it is, or an accepted and an open part of it."""
        rest = group
        pieces: list[tuple[Group, str | None]] = []
        for index, accept in enumerate(self.exceptions):
            if not self._about(accept, rule) or self.expired(accept):
                continue
            taken, rest = self._divide(accept, rest)
            if taken.parts or taken.files:
                self.used.add(index)
                pieces.append((taken, accept.reason))
        if rest.parts or rest.files:
            pieces.append((rest, None))
        return pieces

    def _about(self, accept: Accept, rule: Rule) -> bool:
        shared = accept.invoice is not None and {accept.rule, rule.name} <= self.gaps
        return accept.rule == rule.name or shared

    def _divide(self, accept: Accept, group: Group) -> tuple[Group, Group]:
        taken, rest = Group(group.cause), Group(group.cause)
        for part in group.parts:
            mask = self._accepted(accept, part)
            for side, chosen in ((taken, part.chosen[mask]), (rest, part.chosen[~mask])):
                if len(chosen):
                    side.parts.append(Part(part.hits, chosen))
        for hits in group.files:
            (taken if self._accepts_file(accept, hits) else rest).files.append(hits)
        return taken, rest

    def _accepted(self, accept: Accept, part: Part) -> np.ndarray:
        hits, rows = part.hits, part.hits.rows[part.chosen]
        mask = np.full(len(rows), accept.field is None or accept.field == hits.column)
        if accept.value is not None and hits.column is not None:
            raw = Column(hits.table, hits.column).raw.iloc[rows]
            value = repaired(accept.value)  # as it stands in the file, or as the report shows it
            mask &= np.array([isinstance(text, str) and repaired(text) == value for text in raw], bool)
        elif accept.value is not None:
            mask[:] = False
        if accept.invoice is not None:
            first, last = accept.invoice
            mask &= np.array([first <= number <= last for number in self._numbers(part, rows)], bool)
        return mask

    def _numbers(self, part: Part, rows: np.ndarray) -> Iterable[int]:
        if part.hits.numbers is not None:
            return [int(number) for number in part.hits.numbers[part.chosen]]
        if not part.hits.table.has("number"):
            return [-1] * len(rows)
        return [int(number) for number in Column(part.hits.table, "number").whole.iloc[rows].fillna(-1)]

    def _accepts_file(self, accept: Accept, hits: FileHits) -> bool:
        if accept.invoice is not None:
            return False
        return accept.field in (None, hits.field) and accept.value in (None, hits.value)
