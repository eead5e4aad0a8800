"""Of very many causes the ones with most euros are shown, and the others are one problem."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from plango_lint.findings import Problem
from plango_lint.reporting.acceptance import Acceptance
from tests.administration import Administration, clean
from tests.linting import lint_administration


def accounts(administration: Administration) -> None:
    """An account of its own that Exact does not know on two lines in three."""
    for turn, line in enumerate(administration.lines):
        if turn % 3:
            line.ledger = f"77{turn // 4:04}"


def debtors(administration: Administration) -> None:
    """Another debtor, and often another period, on the second line of every invoice that has one."""
    seen: set[int] = set()
    for turn, line in enumerate(administration.lines):
        if line.number in seen:
            line.raw["debtor"] = str(900_000 + turn)
            line.raw["period"] = str(1 + turn % 12)
        seen.add(line.number)


@pytest.mark.parametrize("fault", [accounts, debtors])
def test_all_at_once_is_one_by_one(
    fault: Callable[[Administration], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Very many causes are added up together: the same problems in the same order, to the cent."""
    administration = clean(5, lists={"ledger", "vat"}, debtors=True, invoices=240, columns={"year"})
    fault(administration)

    def found() -> tuple[Problem, ...]:
        return lint_administration(administration, tmp_path).report.problems

    at_once = found()
    assert any(problem.causes > 1 for problem in at_once)
    monkeypatch.setattr(
        Acceptance, "concerns", lambda *_: True
    )  # causes with exceptions are taken one by one
    assert found() == at_once
