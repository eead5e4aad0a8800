"""What now: one to four steps out of what was found, and what could not be checked."""

from __future__ import annotations

from collections.abc import Sequence

from plango_lint.export import Export
from plango_lint.findings import Problem, Report, Severity, Unchecked
from plango_lint.outcomes import Outcome
from plango_lint.reporting.lacking import sentence
from plango_lint.texts.commands import UNTYPED, typed
from plango_lint.texts.wording import Names, Whole, fill

MOST_STEPS = 4
MOST_FILES = 2  # that are named in a command
LISTS = ("ledger", "vat", "relations", "booked")

_STEPS = {
    "export-first": {
        "nl": "Geef het factuurbestand mee dat je uit PlanGo hebt geëxporteerd.",
        "en": "Give the invoice file that you exported from PlanGo.",
    },
    "export-again": {
        "nl": "Exporteer het bestand opnieuw, en sla het niet op in Excel: {titles}.",
        "en": "Export the file again, and do not save it in Excel: {titles}.",
    },
    "debtors-again": {
        "nl": "Exporteer in PlanGo alleen de debiteuren opnieuw, over een langer tijdvak, en importeer die eerst: {count} {count|debiteur is|debiteuren zijn} in Exact onbekend.",
        "en": "Export only the debtors from PlanGo again, over a longer period, and import those first: Exact does not know {count} {count|debtor|debtors}.",
    },
    "newer-export": {
        "nl": "Neem een nieuwere export uit PlanGo: {count} {count|bestand staat|bestanden staan} al in Exact.",
        "en": "Take a newer export from PlanGo: {count} {count|file is|files are} in Exact already.",
    },
    "leave-out": {
        "nl": "{command} haalt de {count|factuur|facturen} ({count}) die al in Exact {count|staat|staan} uit een kopie van het bestand.",
        "en": "{command} takes the {count|invoice|invoices} ({count}) that {count|is|are} in Exact already out of a copy of the file.",
    },
    "leave-out-by-hand": {
        "nl": "Haal de {count|factuur|facturen} ({count}) die al in Exact {count|staat|staan} uit een kopie van het bestand.",
        "en": "Take the {count|invoice|invoices} ({count}) that {count|is|are} in Exact already out of a copy of the file.",
    },
    "nothing-new": {
        "nl": "Importeer niets: alle facturen staan al in Exact.",
        "en": "Import nothing: all invoices are in Exact already.",
    },
    "debtors": {
        "nl": "Importeer eerst {count} nieuwe {count|debiteur|debiteuren} in Exact (Import/Export > CSV/Excel > Relaties).",
        "en": "First import {count} new {count|debtor|debtors} in Exact (Import/Export > CSV/Excel > Relaties).",
    },
    "only-debtors": {
        "nl": "Importeer de debiteuren, als klanten: Import/Export > CSV/Excel > Relaties.",
        "en": "Import the debtors, as customers: Import/Export > CSV/Excel > Relaties.",
    },
    "errors": {
        "nl": "Los de fouten hieronder op ({count}); de ergste staat bovenaan.{repaired}",
        "en": "Solve the errors below ({count}); the worst comes first.{repaired}",
    },
    "error": {
        "nl": "Los de {others|fout|andere fout} hieronder op.{repaired}",
        "en": "Solve the {others|error|other error} below.{repaired}",
    },
    "repaired": {
        "nl": " {command} doet er {count} in een kopie{more}.",
        "en": " {command} does {count} in a copy{more}.",
    },
    "repaired-too": {
        "nl": ", en met `--unsafe`, als je het ermee eens bent, nog {count}",
        "en": ", and with `--unsafe`, if you agree, {count} more",
    },
    "warning": {
        "nl": "Kijk de waarschuwing na; klopt het zo, zet dat dan met een reden onder [[accept]] in plango-lint.toml.",
        "en": "Look at the warning; if it is right as it is, put that under [[accept]] in plango-lint.toml, with a reason.",
    },
    "warnings": {
        "nl": "Kijk de waarschuwingen na ({count}); wat klopt, zet je met een reden onder [[accept]] in plango-lint.toml.",
        "en": "Look at the warnings ({count}); what is right goes under [[accept]] in plango-lint.toml, with a reason.",
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
# Faults with a first step of their own, in the order in which to take them.
_OWN = {
    "export-first": ("no-plango-export",),
    "export-again": ("excel-damage", "unreadable-file"),
    "debtors-again": ("unknown-debtor",),
    "newer-export": ("file-already-imported",),
    "leave-out": ("already-imported",),
}


def next_steps(report: Report, export: Export) -> tuple[str, ...]:
    """At most four sentences, in the order in which to do them."""
    problems = report.open_problems
    errors = [problem for problem in problems if problem.severity == Severity.ERROR]
    warnings = [problem for problem in problems if problem.severity == Severity.WARNING]
    key = "warning" if len(warnings) == 1 else "warnings"
    look = [_step(key, report, count=len(warnings))] if warnings else []
    if errors and not report.totals.entries and {problem.rule for problem in errors} == {"already-imported"}:
        return (_step("nothing-new", report),)
    if errors:
        return (*[*_repairs(errors, report), *look][: MOST_STEPS - 1], _step("again", report))
    if not export.has("invoices"):
        return (*look, _step("only-debtors", report)) if export.has("debtors") else tuple(look)
    new = report.totals.new_debtors
    debtors = [_step("debtors", report, count=new)] if new else []
    return (*look, *debtors, _step("invoices", report), _step("tick-off", report))


def _repairs(errors: Sequence[Problem], report: Report) -> list[str]:
    steps: list[str] = []
    rest = list(errors)
    for key, rules in _OWN.items():
        own = [problem for problem in errors if problem.rule in rules]
        if own and len(steps) < MOST_STEPS - 2:
            rest = [problem for problem in rest if problem not in own]
            titles = Names(tuple(dict.fromkeys(problem.title for problem in own)))
            command = _command(own, only=own[0].rule)
            step = "leave-out-by-hand" if key == "leave-out" and not command else key
            words = {"count": sum(problem.count for problem in own), "titles": titles}
            steps.append(_step(step, report, command=Whole(command), **words))
    if rest:
        words = {"repaired": Whole(_repaired(rest, report))}
        key = "error" if len(rest) == 1 else "errors"
        steps.append(_step(key, report, count=len(rest), others=len(errors), **words))  # 1: the only one
    return steps


def _repaired(errors: Sequence[Problem], report: Report) -> str:
    """How many of these `plango-lint fix` does, and with which command."""
    safe = [problem for problem in errors if problem.fix and problem.fix.safety == "safe"]
    unsafe = [problem for problem in errors if problem.fix and problem.fix.safety == "unsafe"]
    if not safe and not unsafe:
        return ""
    words = {"command": Whole(_command(safe or unsafe)), "count": len(safe or unsafe)}
    more = _step("repaired-too", report, count=len(unsafe)) if safe and unsafe else ""
    return _step("repaired", report, more=Whole(more), **words)


def _command(problems: Sequence[Problem], only: str = "") -> str:
    """What to type to have these repaired; nothing when that cannot be done. `only` names their one rule."""
    fixes = [problem.fix for problem in problems if problem.fix]
    if not fixes:
        return ""
    files = list(dict.fromkeys(file for problem in problems for file in problem.files))
    shown = [typed(file) for file in files] if 0 < len(files) <= MOST_FILES else [UNTYPED]
    unsafe = all(fix.safety == "unsafe" for fix in fixes)
    options = [*(["--unsafe"] if unsafe else []), *(["--rule", only] if unsafe and only else [])]
    return " ".join(["`plango-lint fix", *options, *shown]) + "`"


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
