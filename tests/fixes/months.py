"""Clean months with one to three planted faults, as Hypothesis draws them."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, Phase, assume
from hypothesis import settings as sized
from hypothesis import strategies as st

from plango_lint import rulebook
from tests.administration import Administration, clean
from tests.fixes.copies import Copy, copy_of
from tests.linting import lint_administration
from tests.planting import Planter, planters

EXAMPLES = int(os.environ.get("PLANGO_LINT_REPAIRED_MONTHS", "2"))  # of each property; more are slow
PLANTERS = {str(planter): planter for planter in planters()}
MENDED = {rule.name for rule in rulebook.load() if rule.fix is not None}
# The same months every time, so that a change of the code is all that can make one fail.
repeatable = sized(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


class PlantingError(Exception):
    """These faults do not go together: one takes away what another needs."""


@dataclass(frozen=True)
class Month:
    """A month by its seed, and the faults in it by the name of their planters."""

    seed: int
    faults: tuple[str, ...] = ()

    @cached_property
    def features(self) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        for name in self.faults:
            for feature, wanted in PLANTERS[name].features.items():
                found[feature] = _both(found.get(feature, wanted), wanted)
        return found

    def planted(self, *only: str) -> tuple[Administration, date]:
        """The administration with its faults, or with these alone, and the day of its import."""
        administration = clean(self.seed, **self.features)
        day = administration.as_of
        for name in only or self.faults:
            try:
                expected = PLANTERS[name].plant(administration, Random(f"{self.seed}/{name}"))  # noqa: S311
            except (ValueError, LookupError, StopIteration, AssertionError) as error:
                raise PlantingError(name) from error
            day = expected.options.get("as_of", administration.as_of)
        return administration, day

    def mended(self, *, unsafe: bool) -> Copy:
        administration, day = self.planted()
        with TemporaryDirectory() as folder:
            return copy_of(administration, Path(folder), day, unsafe=unsafe)

    def rules_without(self) -> set[str]:
        """What speaks in the month without its faults, or with one of them alone."""
        found = self._rules(clean(self.seed, **self.features))
        for name in self.faults if len(self.faults) > 1 else ():
            found |= self._rules(*self.planted(name))
        return found

    def _rules(self, administration: Administration, day: date | None = None) -> set[str]:
        with TemporaryDirectory() as folder:
            return {*lint_administration(administration, Path(folder), day).problems}


def _both(one: Any, other: Any) -> Any:
    """A feature that serves two planters."""
    if isinstance(one, Mapping):
        if any(one[key] != other[key] for key in one.keys() & other.keys()):
            raise PlantingError
        return {**one, **other}
    if isinstance(one, set | frozenset):
        return {*one, *other}
    if isinstance(one, bool | int) and isinstance(other, bool | int) and one and other:
        return max(one, other)
    if one != other:
        raise PlantingError
    return one


def _named(which: Sequence[Planter]) -> st.SearchStrategy[str]:
    return st.sampled_from([str(planter) for planter in which])


@st.composite
def months(draw: st.DrawFn) -> Month:
    """At least one of the faults is one that a repair is for."""
    mended = _named([planter for planter in PLANTERS.values() if planter.rule in MENDED])
    faults = [draw(mended), *draw(st.lists(mended | _named([*PLANTERS.values()]), max_size=2))]
    month = Month(draw(st.integers(0, 10**6)), tuple(dict.fromkeys(faults)))
    try:
        month.planted()
    except PlantingError:
        assume(False)
    return month


seeds = st.integers(0, 10**6)
