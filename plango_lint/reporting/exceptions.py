"""What became of every [[accept]]: used, or with nothing left to accept; and which one would accept a problem."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from plango_lint.column import Column
from plango_lint.export import Export, IdleException
from plango_lint.findings import ExceptionStatus
from plango_lint.masks import as_mask
from plango_lint.outcomes import Outcome
from plango_lint.reporting.acceptance import Acceptance
from plango_lint.reporting.facts import Facts
from plango_lint.settings import Accept
from plango_lint.settings.vocabulary import PUBLIC
from plango_lint.table import Table
from plango_lint.texts.ranges import ranges
from plango_lint.texts.wording import Cell, Term

Status = Literal["used", "stale", "expired"]


def statuses(acceptance: Acceptance, outcomes: Sequence[Outcome]) -> tuple[ExceptionStatus, ...]:
    """In the order of the settings file, without those of which nobody can tell whether they are needed."""
    return tuple(
        ExceptionStatus(
            accept.rule,
            accept.reason,
            accept.until.isoformat() if accept.until else None,
            status,
        )
        for accept, status in _known(acceptance, outcomes)
    )


def _known(acceptance: Acceptance, outcomes: Sequence[Outcome]) -> Iterator[tuple[Accept, Status]]:
    asked = {outcome.rule.name for outcome in outcomes if outcome.status == "asked"}
    for index, accept in enumerate(acceptance.exceptions):
        if acceptance.expired(accept):
            yield accept, "expired"
        elif index in acceptance.used:
            yield accept, "used"
        elif accept.rule in asked and not _unclear(accept, acceptance.export):
            yield accept, "stale"


def idle(acceptance: Acceptance, outcomes: Sequence[Outcome]) -> tuple[IdleException, ...]:
    """The exceptions with nothing left to accept, for the rule that says so."""
    return tuple(
        IdleException(status, accept.rule, _about(accept), accept.line)
        for accept, status in _known(acceptance, outcomes)
        if status != "used"
    )


def _about(accept: Accept) -> Cell | Term:
    if accept.invoice is not None:
        first, last = accept.invoice
        return Cell(str(first) if first == last else f"{first}-{last}")
    if accept.value is not None:
        return Cell(accept.value, personal=accept.field is None or accept.field not in PUBLIC)
    return Term(f"field-{accept.field}") if accept.field else Cell("")


def _unclear(accept: Accept, export: Export) -> bool:
    """Damage hides something that the exception may be about."""
    if any(source.failure for source in export.sources):
        return True
    return any(_hides(accept, table) for name, table in export.tables.items() if name != "booked")


def _hides(accept: Accept, table: Table) -> bool:
    if any(source.lost for source in table.sources):
        return True
    blamed = table.blamed(*([accept.field] if accept.field else []))
    if accept.invoice is None or not table.has("number") or not blamed.any():
        return bool(blamed.any()) and accept.invoice is None
    first, last = accept.invoice
    within = as_mask(Column(table, "number").whole.between(first, last))
    return bool((blamed & within).any() or table.blamed("number").any())


def exception_for(facts: Facts) -> tuple[tuple[str, str], ...]:
    """Keys and values of the [[accept]] that would accept these places, and as little else as can be."""
    known = [("rule", facts.rule.name)]
    if facts.rule.counts in ("numbers", "invoices") and facts.numbers:
        return (*known, ("invoice", _range(facts.numbers)))
    if facts.value and not facts.whole_file:
        field = [("field", facts.field)] if facts.field else []  # a code may stand in two files
        return (*known, *field, ("value", facts.value))
    if len(facts.entries) == 1 and len(facts.numbers) == 1:
        return (*known, ("invoice", str(facts.numbers[0])))
    return tuple(known)


def _range(numbers: list[int]) -> str:
    known = ranges(numbers)
    first, last = known[0][0], known[-1][1]
    return str(first) if first == last else f"{first}..{last}"
