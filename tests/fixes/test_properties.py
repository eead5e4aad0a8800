"""What holds of every repair, in random months with random faults.

PLANGO_LINT_REPAIRED_MONTHS asks for more months than the few that are always the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from unittest.mock import patch

import pytest
from hypothesis import given, note

from plango_lint.fixes import mending
from plango_lint.fixes.changes import Change
from plango_lint.notation import AMOUNTS
from tests.fixes.copies import Copy, Piece, cells_of, meanings, pieces_of, repairable, source_at
from tests.fixes.months import Month, months, repeatable, seeds

# What judges the rate of a line: silent while its code cannot be read.
RATES = {
    "lesson-without-high-vat",
    "exam-fee-with-vat",
    "discount-vat-differs",
    "product-on-several-vat-codes",
    "vat-code-differs-from-ledger-account",
}
# What may speak after a repair although it was silent before, beside the rules that speak in the month without
# its faults or with one of them alone: a repair brings to light what another fault hid.
UNVEILED = {
    # A mixture is told as such. Without it the whole file is in one notation, which may be an unusual one.
    "mixed-number-notation": {"unexpected-number-notation"},
    "mixed-date-notation": {"unexpected-date-notation", "swapped-date"},
    # The numbers that are missing between those of this file are missing in Exact, once all others are there.
    "already-imported": {"gap-in-booked-numbers"},
    # Year and period are those of the date now; the date may be the wrong one, and was not looked at before.
    "period-differs-from-date": {"numbers-out-of-date-order"},
    # The percentage that somebody wrote is the code's now, and can be judged. A 6 counts as one only beside a 21:
    # where Exact has no code for it, it stays, as a code that is unknown.
    "percentage-as-vat-code": {*RATES, "unknown-vat-code"},
    "unknown-vat-code": RATES,
}
COPIES = {"repeated-invoice", "invoice-in-two-files"}  # rules that hide an invoice which is there already

Property = Callable[[Copy, Month, bool], None]


def nothing_is_left_to_mend(copy: Copy, month: Month, unsafe: bool) -> None:
    """Mending the mended files changes nothing."""
    assert not copy.again.changes
    assert copy.again.files == copy.mended.files


def what_was_announced_is_made(copy: Copy, month: Month, unsafe: bool) -> None:
    """A rule with a fix in the report has mended something, or is silent there for another repair."""
    made = {rule for change in copy.changes for rule in change.rules}
    for problem in repairable(copy.report, unsafe=unsafe):
        if problem.rule not in made and problem.rule not in copy.mended.conflicts:
            said = {(place.file, place.line, place.column) for place in problem.places}
            assert not said & places(copy, problem.rule), problem.message


def what_is_made_was_announced(copy: Copy, month: Month, unsafe: bool) -> None:
    """In the first pass; later ones mend what the first brought to light. Nothing unsafe goes unasked."""
    assert unsafe or {change.safety for change in copy.changes} <= {"safe"}
    announced = {problem.rule for problem in repairable(copy.report, unsafe=unsafe)}
    if not {rule for change in copy.changes for rule in change.rules} <= announced:
        with patch.object(mending, "MOST_PASSES", 1):
            first = copy.mend()
        assert {rule for change in first.changes for rule in change.rules} <= announced


def no_mended_place_is_faulty(copy: Copy, month: Month, unsafe: bool) -> None:
    """A rule says nothing any more of a cell, or of a file, that its own repair has changed."""
    for change in copy.changes:
        if change.kind in ("cell", "file"):
            column = position_of(copy, change) if change.kind == "cell" else None
            for rule in change.rules:
                assert (change.path, change.line, column) not in places(copy, rule), change


def no_silent_rule_speaks(copy: Copy, month: Month, unsafe: bool) -> None:
    """But for what the faults hid, and what is normal in this month."""
    before = {problem.rule for problem in copy.report.problems}
    new = {problem.rule for problem in copy.left.problems} - before
    for change in copy.changes:
        for rule in change.rules:
            new -= UNVEILED.get(rule, set())
    assert not new or new <= month.rules_without()


def untouched_records_keep_their_bytes(copy: Copy, month: Month, unsafe: bool) -> None:
    """And their order; a file of which no change is told is the same file."""
    changed = set(copy.mended.changed)
    for old, file in zip(copy.files, copy.mended.files, strict=True):
        if old.path not in changed:
            assert file is old
    for path in changed:
        was, now = copy.order(path), pieces_of(source_at(copy.after, path))
        assert len(was) == len(now)
        if not copy.of(path, "file"):
            touched = {change.line for change in copy.of(path, "cell")}
            assert [(old, new) for old, new in zip(was, now, strict=True) if differs(old, new, touched)] == []


def the_list_of_changes_tells_every_cell(copy: Copy, month: Month, unsafe: bool) -> None:
    """The cells of a row are what they were, or what the list says."""
    for path in copy.mended.changed:
        before, after = source_at(copy.before, path), source_at(copy.after, path)
        told: dict[int, dict[int, Change]] = defaultdict(dict)
        for change in copy.of(path, "cell"):
            told[change.line][position_of(copy, change)] = change
        for old, new in zip(copy.order(path), pieces_of(after), strict=True):
            cells = cells_of(before, old.line)
            if cells is None:
                assert old.line not in told
                continue
            assert cells_of(after, new.line) == tuple(
                told[old.line][position].new if position in told[old.line] else cell
                for position, cell in enumerate(cells, start=1)
            )
            assert all(cells[position - 1] == change.old for position, change in told[old.line].items())


def every_line_keeps_its_meaning(copy: Copy, month: Month, unsafe: bool) -> None:
    """Its cents always, its days unless a person agreed."""
    fields = AMOUNTS if unsafe else (*AMOUNTS, "date", "due_date")
    before, after = meanings(copy.before, fields), meanings(copy.after, fields)
    for (path, line), now in after.items():
        assert before[path, copy.origins[path, line]] == now


def control_totals_change_by_what_is_told(copy: Copy, month: Month, unsafe: bool) -> None:
    """Lines that went out, with their amounts; the second copy of an invoice is among the rows left out."""
    before, after = copy.report.totals, copy.left.totals
    gone = [change for change in copy.changes if change.kind in ("removed", "dropped")]
    counted = [change for change in gone if is_line(copy, change) and not COPIES & {*change.rules}]
    left_out = [change for change in gone if change not in counted and is_left_out(copy, change)]
    assert before.lines - after.lines == len(counted)
    assert before.left_out_rows - after.left_out_rows == len(left_out)
    assert before.amount - after.amount == sum(change.amount or 0 for change in counted)
    if not unsafe and not counted:
        assert replace(before, left_out_rows=after.left_out_rows) == after


PROPERTIES: list[Property] = [
    nothing_is_left_to_mend,
    what_was_announced_is_made,
    what_is_made_was_announced,
    no_mended_place_is_faulty,
    no_silent_rule_speaks,
    untouched_records_keep_their_bytes,
    the_list_of_changes_tells_every_cell,
    every_line_keeps_its_meaning,
    control_totals_change_by_what_is_told,
]


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@repeatable
@given(month=months())
def test_repairs(month: Month, unsafe: bool) -> None:
    """All properties of one mended month: to make it takes most of the time."""
    copy = month.mended(unsafe=unsafe)
    note(copy.told())
    for holds in PROPERTIES:
        holds(copy, month, unsafe)


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@repeatable
@given(seed=seeds)
def test_a_clean_month_stays_as_it_is(seed: int, unsafe: bool) -> None:
    """Nothing to mend, nothing mended."""
    copy = Month(seed).mended(unsafe=unsafe)
    assert not copy.changes
    assert copy.mended.files == copy.files


def places(copy: Copy, rule: str) -> set[tuple[str, int | None, int | None]]:
    """Where a rule still speaks, by the lines of the original."""
    return {
        (place.file, copy.origins.get((place.file, place.line or 1)), place.column)
        for problem in copy.left.open_problems
        if problem.rule == rule
        for place in problem.places
    }


def position_of(copy: Copy, change: Change) -> int:
    column = source_at(copy.before, change.path).column_of(change.field or "")
    assert column is not None
    return column.position


def differs(old: Piece, new: Piece, touched: set[int]) -> bool:
    """A record has other bytes and no change is told of it. A last line that moved up has got a line end."""
    if old.line in touched:
        return False
    return new.text != old.text and (old.text != old.bare or new.bare != old.text)


def is_line(copy: Copy, change: Change) -> bool:
    source = source_at(copy.before, change.path)
    return source.role == "invoices" and change.line in source.lines


def is_left_out(copy: Copy, change: Change) -> bool:
    """It counts among the rows of the invoice files that are left out."""
    source = source_at(copy.before, change.path)
    return source.role == "invoices" and (
        change.line in source.lines or any(record.line == change.line for record in source.left_out)
    )
