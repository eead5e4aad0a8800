"""A register finds what the earlier export it was made of finds: the part of it that is looked up is enough."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from plango_lint.register import Register
from tests.administration import write
from tests.linting import Found, found_in
from tests.planting import Planter, planters
from tests.registering import PLACE, register_file

OVERLAPS = [
    planter
    for planter in planters()
    if planter.features.get("earlier")
    and planter.plant.__module__.endswith("overlap")
    and "earlier_as" not in planter.features
]
_SOURCE = re.compile(r"by [^()]+\([^)]*\)")


def _told(found: Found) -> Counter[tuple[object, ...]]:
    """Every problem with its places and words, but for the source."""
    assert not [rule for rule in found.report.rules if rule.status == "crashed"], found.explained()
    return Counter(
        (
            problem.rule,
            problem.severity,
            _SOURCE.sub("by SOURCE", problem.message),
            problem.count,
            problem.places,
        )
        for problem in found.report.problems
    )


@pytest.mark.parametrize("planter", OVERLAPS, ids=str)
def test_the_register_says_what_the_earlier_export_says(planter: Planter, tmp_path: Path) -> None:
    """The same faults, at the same places, in the same words."""
    planted = planter.planted(11)
    files = write(planted.administration, tmp_path)
    as_of = planted.options["as_of"]
    by_export = found_in(tmp_path, as_of)
    register_file(files["earlier"], Register(tmp_path / PLACE))
    files["earlier"].unlink()
    by_register = found_in(tmp_path, as_of)
    assert _told(by_register) == _told(by_export)
    assert by_register.report.totals == by_export.report.totals
