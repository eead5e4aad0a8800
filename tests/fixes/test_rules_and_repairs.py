"""Which rule has which repair, and that its own bad example is repaired by it."""

from __future__ import annotations

from collections import Counter

import pytest

from plango_lint import rulebook
from plango_lint.books.registered import files_of
from plango_lint.example_files import read_example
from plango_lint.examples import IMPORTED
from plango_lint.findings import Report
from plango_lint.fixes.registry import known
from plango_lint.register import MEMORY, Register
from plango_lint.rule import Rule
from plango_lint.run import export_of
from tests.fixes.copies import Copy, mended_copy

# The last column of the catalogue. A rule that is not here is one for hands only.
SAFETY = {
    "odd-encoding": "unsafe",
    "garbled-text": "unsafe",
    "wrong-delimiter": "safe",
    "separator-line": "safe",
    "repeated-header-row": "safe",
    "total-row": "safe",
    "blank-row": "safe",
    "unquoted-decimal-comma": "safe",
    "control-character": "safe",
    "stray-space": "safe",
    "formula-cell": "unsafe",
    "currency-sign": "safe",
    "mixed-number-notation": "safe",
    "notation-changed": "safe",
    "unexpected-number-notation": "safe",
    "mixed-date-notation": "safe",
    "unexpected-date-notation": "safe",
    "swapped-date": "unsafe",
    "invoice-number-not-numeric": "unsafe",
    "repeated-invoice": "safe",
    "invoice-lines-apart": "safe",
    "invoice-in-two-files": "unsafe",
    "debtor-name-too-long": "unsafe",
    "missing-ledger-account": "unsafe",
    "unknown-ledger-account": "unsafe",
    "ledger-account-differs-from-mapping": "unsafe",
    "missing-vat-code": "unsafe",
    "percentage-as-vat-code": "unsafe",
    "unknown-vat-code": "unsafe",
    "vat-code-includes-vat": "unsafe",
    "vat-code-differs-from-mapping": "unsafe",
    "period-differs-from-date": "unsafe",
    "already-imported": "unsafe",
}
# Rule files state the worse of two; the repair tells of each case which it is. See test_notations, test_rows.
JUDGED = {"unexpected-date-notation": "unsafe", "already-imported": "unsafe"}
# What examples hold that is for hands only: file, and cell as a spreadsheet names it.
LEFT: dict[str, Counter[tuple[str, str | None]]] = {
    "repeated-invoice": Counter({("invoices.csv", "A7"): 1}),  # another debtor: two invoices with one number
    "unknown-vat-code": Counter({("invoices.csv", "B4"): 1}),  # VH looks like no code
}
RULES = rulebook.load()
MENDED = [rule for rule in RULES if rule.fix is not None]


def test_every_rule_has_the_repair_of_the_catalogue() -> None:
    """Those that the catalogue calls safe or unsafe, and no other."""
    found = {rule.name: rule.fix.safety for rule in RULES if rule.fix is not None}
    assert found == SAFETY | JUDGED


def test_every_repair_serves_a_rule() -> None:
    """A repair that no rule names is one nobody can ask for."""
    assert {rule.fix.repair for rule in RULES if rule.fix is not None} == set(known())


@pytest.mark.parametrize("rule", MENDED, ids=[rule.name for rule in MENDED])
def test_the_bad_example_is_repaired(rule: Rule) -> None:
    """Whatever the report offers a repair for is gone afterwards, and no other rule speaks instead."""
    copy = mended_example(rule)
    assert [problem for problem in copy.report.open_problems if problem.fix is not None]
    assert not [problem for problem in copy.left.open_problems if problem.fix is not None]
    assert places(copy.left, rule.name) == LEFT.get(rule.name, Counter())
    assert {problem.rule for problem in copy.left.open_problems} <= {rule.name}


@pytest.mark.parametrize("rule", MENDED, ids=[rule.name for rule in MENDED])
def test_a_repair_that_is_unsafe_waits_for_somebody(rule: Rule) -> None:
    """Without his word only what is safe is done, and nothing else is announced as such."""
    copy = mended_example(rule, unsafe=False)
    safe = [problem for problem in copy.report.open_problems if problem.fix and problem.fix.safety == "safe"]
    assert bool(copy.changes) == bool(safe)


@pytest.mark.parametrize("rule", MENDED, ids=[rule.name for rule in MENDED])
def test_the_good_example_is_not_touched(rule: Rule) -> None:
    """What is no fault is not repaired."""
    example = mended_example(rule, "good")
    assert not example.changes


def mended_example(rule: Rule, kind: str = "bad", *, unsafe: bool = True) -> Copy:
    example = read_example(getattr(rule, kind))
    with Register(MEMORY) as register:
        if example.registered:
            register.add(files_of(export_of(example.registered, example.settings).tables), IMPORTED)
        return mended_copy(
            example.files, example.settings, register if example.registered else None, unsafe=unsafe
        )


def places(report: Report, rule: str) -> Counter[tuple[str, str | None]]:
    """Where a rule speaks: file, and cell as a spreadsheet names it."""
    return Counter(
        (place.file, place.cell)
        for problem in report.open_problems
        if problem.rule == rule
        for place in problem.places
    )
