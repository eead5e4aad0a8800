"""The heart of the project: one fault planted in a clean month adds exactly the problem it is, and nothing else.

Each kind of administration has a few months of its own, which its variants share; PLANGO_LINT_SEEDS asks for
more of them, and PLANGO_LINT_CLEAN_SEEDS for more clean months.
"""

from __future__ import annotations

import os
import zlib
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from plango_lint import rulebook
from plango_lint.findings import Severity
from tests.administration import FULL, clean, varied
from tests.linting import Found, lint_administration
from tests.planting import EVERYTHING, Planter, planters

SEEDS = range(int(os.environ.get("PLANGO_LINT_SEEDS", "1")))
CLEAN_SEEDS = range(int(os.environ.get("PLANGO_LINT_CLEAN_SEEDS", "3")))
PLANTERS = planters()
MONTHS = 8  # of each kind of administration: linting one clean takes as long as linting a fault in it


def _kind(planter: Planter) -> str:
    """The features of its administration, as a key."""
    return repr(sorted((name, _sorted(value)) for name, value in planter.features.items()))


def _sorted(value: object) -> object:
    return sorted(value) if isinstance(value, set | frozenset) else value


def _month(planter: Planter) -> int:
    """A month that stays the same when other planters come and go."""
    return zlib.crc32(_kind(planter).encode()) // MONTHS * MONTHS + zlib.crc32(f"{planter}".encode()) % MONTHS


# Those that share a month stand together: one process meets them, and lints it clean once.
IN_ORDER = sorted(PLANTERS, key=lambda planter: (_kind(planter), _month(planter)))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("planter", IN_ORDER, ids=str)
def test_a_planted_fault_adds_exactly_its_problem(planter: Planter, seed: int, tmp_path: Path) -> None:
    """Nothing missing, nothing extra, one problem for one cause, the right count and places."""
    month = _month(planter) + seed * 2**32
    before = _clean_month(planter, month)
    planted = planter.planted(month)
    after = lint_administration(planted.administration, tmp_path / "planted", planted.options["as_of"])
    rule, expected = planted.rule, planted.expected
    assert _others(before, rule, expected.hides) == _others(after, rule, expected.hides), after.explained()
    assert after.problems[rule] - before.problems[rule] == expected.problems, after.explained()
    if expected.count is not None:
        assert after.counts[rule] - before.counts[rule] == expected.count, after.explained()
    if expected.places is not None:
        added = after.places(rule) - before.places(rule)
        assert added == expected.places, after.explained()


_CLEAN: dict[tuple[int, str], Found] = {}


def _clean_month(planter: Planter, seed: int) -> Found:
    """The month without its fault, linted once for all variants that ask for the same features."""
    key = (seed, _kind(planter))
    if key not in _CLEAN:
        with TemporaryDirectory() as folder:
            _CLEAN[key] = lint_administration(planter.clean(seed), Path(folder))
    return _CLEAN[key]


def _others(found: Found, rule: str, hidden: frozenset[str]) -> Counter[str]:
    """Problems per rule, without the planted rule's and those it may hide."""
    if hidden == EVERYTHING:
        severe = {problem.rule for problem in found.report.open_problems if problem.severity > Severity.INFO}
        return Counter() if severe <= {rule} else Counter(severe)
    return Counter(
        {name: times for name, times in found.problems.items() if name != rule and name not in hidden}
    )


@pytest.mark.parametrize("seed", CLEAN_SEEDS)
def test_a_normal_month_is_ready(seed: int, tmp_path: Path) -> None:
    """Discounts, instalments, split exams, part-credits, deleted drafts: no error and no warning."""
    found = lint_administration(clean(seed, **FULL), tmp_path)
    assert found.report.verdict == "ready", found.explained()


@pytest.mark.parametrize("seed", CLEAN_SEEDS)
def test_a_normal_month_without_any_list_is_ready(seed: int, tmp_path: Path) -> None:
    """The invoice file alone raises no error and no warning either."""
    found = lint_administration(clean(seed), tmp_path)
    assert found.report.verdict == "ready", found.explained()


@pytest.mark.parametrize("seed", CLEAN_SEEDS)
def test_a_normal_month_with_other_lists_is_ready(seed: int, tmp_path: Path) -> None:
    """Whatever is given, and in whatever form: audit files, transaction lists, workbooks, simple lists."""
    found = lint_administration(clean(seed, **varied(seed)), tmp_path)
    assert found.report.verdict == "ready", found.explained()


def test_every_rule_is_planted() -> None:
    """No rule of the catalogue is left without a planted fault."""
    assert {rule.name for rule in rulebook.load()} == {planter.rule for planter in PLANTERS}
