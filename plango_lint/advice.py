"""What now: one to four steps out of what was found, and what could not be checked."""

from __future__ import annotations

from collections.abc import Sequence

from plango_lint.engine import Outcome
from plango_lint.export import Export
from plango_lint.findings import Problem, Report, Severity, Unchecked
from plango_lint.lacking import sentence
from plango_lint.wording import Names, fill

MOST_STEPS = 4
LISTS = ("ledger", "vat", "relations", "booked")

_STEPS = {
    "export-again": {
        "nl": "Exporteer opnieuw uit PlanGo en sla het bestand niet op in Excel: {rules}.",
        "en": "Export from PlanGo again and do not save the file in Excel: {rules}.",
    },
    "debtors": {
        "nl": "Importeer eerst {count} nieuwe {count|debiteur|debiteuren} in Exact (Import/Export > CSV/Excel > Relaties).",
        "en": "First import {count} new {count|debtor|debtors} in Exact (Import/Export > CSV/Excel > Relaties).",
    },
    "errors": {
        "nl": "Los de {count|fout|fouten} hieronder op ({count}); de ergste staat bovenaan.",
        "en": "Solve the {count|error|errors} below ({count}); the worst comes first.",
    },
    "warnings": {
        "nl": "Kijk de {count|waarschuwing|waarschuwingen} na ({count}); wat klopt, zet je met een reden onder [[accept]] in plango-lint.toml.",
        "en": "Look at the {count|warning|warnings} ({count}); what is right goes under [[accept]] in plango-lint.toml, with a reason.",
    },
    "again": {
        "nl": "Draai daarna opnieuw `plango-lint check`.",
        "en": "Then run `plango-lint check` again.",
    },
    "invoices": {
        "nl": "Importeer de facturen: Import/Export > CSV/Excel > Verkoopboekingen, met de instellingen hieronder.",
        "en": "Import the invoices: Import/Export > CSV/Excel > Verkoopboekingen, with the settings below.",
    },
    "tick-off": {
        "nl": "Vergelijk daarna wat Exact meldt met de controletotalen.",
        "en": "Then compare what Exact reports with the control totals.",
    },
}
# Faults that only a new export repairs: nothing else is worth doing first.
_EXPORT_AGAIN = frozenset(("excel-damage", "unreadable-file", "no-plango-export", "gap-since-last-import"))


def next_steps(report: Report, export: Export) -> tuple[str, ...]:
    """At most four sentences, in the order in which to do them."""
    problems = report.open_problems
    errors = [problem for problem in problems if problem.severity == Severity.ERROR]
    warnings = [problem for problem in problems if problem.severity == Severity.WARNING]
    steps = _repairs(errors, report) if errors else []
    if warnings:
        steps.append(_step("warnings", report, count=len(warnings)))
    if errors:
        steps.append(_step("again", report))
    elif export.has("invoices"):
        if report.totals.new_debtors:
            steps.append(_step("debtors", report, count=report.totals.new_debtors))
        steps += [_step("invoices", report), _step("tick-off", report)]
    return tuple(steps[:MOST_STEPS])


def _repairs(errors: Sequence[Problem], report: Report) -> list[str]:
    again = tuple(dict.fromkeys(problem.title for problem in errors if problem.rule in _EXPORT_AGAIN))
    rest = [problem for problem in errors if problem.rule not in _EXPORT_AGAIN]
    steps = [_step("export-again", report, rules=Names(again))] if again else []
    return steps + ([_step("errors", report, count=len(rest))] if rest else [])


def _step(key: str, report: Report, **words: object) -> str:
    return fill(_STEPS[key][report.language], words, report.language)


def unchecked(export: Export, outcomes: Sequence[Outcome]) -> tuple[Unchecked, ...]:
    """The lists that rules asked for in vain, in a fixed order."""
    if not export.has("invoices"):
        return ()  # nothing to check against a list
    asked = {outcome.lacking.partition(".")[0] for outcome in outcomes if outcome.lacking}
    language = export.settings.language or "en"
    return tuple(
        Unchecked(name, sentence(name, language)) for name in LISTS if name in asked and not export.has(name)
    )
