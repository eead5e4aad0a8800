"""The whole run on one page: paths -> files -> tables -> rules -> report."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from pathlib import Path

from plango_lint import __version__, rulebook
from plango_lint.books.agreement import settle
from plango_lint.books.booked import booked_of
from plango_lint.books.registered import book_years, day_of, sought, table_of
from plango_lint.engine import ask_all
from plango_lint.export import Export
from plango_lint.findings import Problem, Report, RuleStatus, Severity, Verdict
from plango_lint.inputs import gather
from plango_lint.outcomes import Outcome
from plango_lint.reading import assemble, read
from plango_lint.reading.lists import inline
from plango_lint.register import Register, place_of
from plango_lint.register.model import Known
from plango_lint.reporting import exceptions
from plango_lint.reporting.acceptance import Acceptance
from plango_lint.reporting.advice import next_steps, unchecked
from plango_lint.reporting.facts import Pristine
from plango_lint.reporting.lacking import sentence
from plango_lint.reporting.next_export import next_export
from plango_lint.reporting.problems import info_of, problems_of
from plango_lint.reporting.totals import totals_of
from plango_lint.reporting.wizard import files_read
from plango_lint.rule import Rule
from plango_lint.settings import Settings, matches
from plango_lint.sources import InputFile, Source, current_folder
from plango_lint.stages import Told, nobody

SAMPLE = 100  # places kept per problem unless somebody asks for more
NOT_RUN = ("skipped", "crashed", "off")

Reader = Callable[[InputFile, Settings], list[Source]]


def lint(
    paths: str | Path | Sequence[str | Path], settings: Settings | None = None, *, told: Told = nobody
) -> Report:
    """Lint exports as `plango-lint check` does: one path, or several. `told` hears what the run is doing.

    Raises CannotRun, with one sentence, for a path that cannot be read or a wrong setting.
    """
    settings = settings or Settings()
    paths = [paths] if isinstance(paths, str | Path) else paths
    files = gather(paths, settings)
    register = Register(place_of(settings, paths), settings.language or "en")
    return lint_files(files, settings, register, told=told)


def lint_files(
    files: Sequence[InputFile],
    settings: Settings,
    register: Register | None = None,
    *,
    told: Told = nobody,
    reader: Reader = read,
) -> Report:
    """The same for files that are in memory already. `reader` reads one of them."""
    return report_on(export_of(files, settings, register, told=told, reader=reader), told)


@dataclass(frozen=True, slots=True)
class Answers:
    """What every rule said of an export."""

    export: Export
    outcomes: Sequence[Outcome]
    found: Mapping[str, list[Problem]]  # by rule
    acceptance: Acceptance


def report_on(export: Export, told: Told = nobody) -> Report:
    """Asks every rule, and says what they found."""
    answers = answers_on(export, told)
    told("report", 0, 0, "")
    return report_of(answers)


def answers_on(export: Export, told: Told = nobody) -> Answers:
    """Asks every rule."""
    settings = export.settings
    rules = rulebook.load(settings.rules)
    pristine = Pristine(export)  # counts and euros are taken from before any blame
    acceptance = Acceptance(export, frozenset(rule.name for rule in rules if rule.counts == "numbers"))
    outcomes: list[Outcome] = []
    found: dict[str, list[Problem]] = {}
    done = count()
    for last in (False, True):
        export.idle_exceptions = exceptions.idle(acceptance, outcomes)
        wanted = [rule for rule in rules if rule.last is last]
        asked = ask_all(wanted, export, lambda: told("ask", next(done), len(rules), ""))
        for outcome in asked:
            found[outcome.rule.name] = problems_of(
                outcome, export, pristine, acceptance, settings.limit or SAMPLE
            )
        outcomes += asked
    return Answers(export, outcomes, found, acceptance)


def export_of(
    files: Sequence[InputFile],
    settings: Settings,
    register: Register | None = None,
    *,
    told: Told = nobody,
    reader: Reader = read,
) -> Export:
    """Reads the files, and what the register knows of them."""
    settings = replace(settings, language=settings.language or "en")
    sources: list[Source] = []
    for done, file in enumerate(files):
        told("read", done, len(files), file.path)
        sources += reader(file, settings)
    registered = _registered(sources, register)
    tables = assemble([*sources, *_typed(settings, sources)])
    settle(tables)
    if register is not None and "invoices" in tables:
        known = table_of(register.meeting(sought(tables["invoices"])))
        tables |= {} if known is None else {"registered": known}
    if (booked := booked_of(tables, settings.exact.journals)) is not None:
        tables["booked"] = booked
    as_of = settings.as_of or date.today()  # noqa: DTZ011  (the user's own day)
    ranges = register.ranges(book_years(tables["invoices"])) if register and "invoices" in tables else ()
    return Export(sources, tables, settings, as_of, registered=registered, registered_ranges=ranges)


def _registered(sources: Sequence[Source], register: Register | None) -> dict[str, Known]:
    """The invoice files that the register holds. One that merely lies in a folder is no import at hand."""
    exports = [source for source in sources if source.role == "invoices"]
    known = register.known([source.sha256 for source in exports]) if register else {}
    for source in exports:
        if (found := known.get(source.sha256)) and found.whole and source.origin == "folder":
            source.earlier, source.imported = True, day_of(found.time)
    return known


def _typed(settings: Settings, sources: Sequence[Source]) -> list[Source]:
    """Codes typed in the settings. A preset is only a guess: it steps back for a list of Exact's own."""
    own = {source.role for source in sources if source.complete and len(source.frame)}
    return [source for source in inline.sources(settings) if not (source.preset and source.role in own)]


def report_of(answers: Answers) -> Report:
    """The report of what the rules found, worst first."""
    export, outcomes, found = answers.export, answers.outcomes, answers.found
    acceptance, settings = answers.acceptance, export.settings
    next_one = next_export(export)
    export.kept.clear()  # what rules shared: a seventh of the memory that a million lines take
    problems = tuple(sorted((problem for some in found.values() for problem in some), key=_worst_first))
    rules = tuple(_status(outcome, found[outcome.rule.name], export) for outcome in outcomes)
    totals = totals_of(export)
    report = Report(
        version=__version__,
        language=settings.language or "en",
        verdict=_verdict(problems),
        exit_code=_exit_code(problems, rules, [outcome.rule for outcome in outcomes], settings),
        files=files_read(export),
        problems=problems,
        totals=totals,
        next_export=next_one,
        catalogue=tuple(info_of(outcome.rule, export) for outcome in outcomes if outcome.status != "off"),
        rules=rules,
        exceptions=exceptions.statuses(acceptance, outcomes),
        not_checked=unchecked(export, outcomes),
        folder=current_folder(),
    )
    return replace(report, steps=next_steps(report, export))


def _worst_first(problem: Problem) -> tuple[object, ...]:
    return (
        problem.accepted is not None,
        -problem.severity,
        not problem.whole_file,
        -(problem.amount or 0),
        -problem.count,
    )


def _status(outcome: Outcome, problems: list[Problem], export: Export) -> RuleStatus:
    name = outcome.rule.name
    if outcome.status == "off":
        return RuleStatus(name, "off")
    if outcome.lacking is not None:
        return RuleStatus(name, "skipped", sentence(outcome.lacking, export.settings.language or "en"))
    if outcome.crash is not None:
        return RuleStatus(name, "crashed", outcome.crash)
    return RuleStatus(name, "found" if problems else "passed")


def _verdict(problems: Sequence[Problem]) -> Verdict:
    worst = max((problem.severity for problem in problems if problem.accepted is None), default=Severity.INFO)
    return {Severity.ERROR: "reject", Severity.WARNING: "review"}.get(worst, "ready")  # type: ignore[return-value]


def _exit_code(
    problems: Sequence[Problem], statuses: Sequence[RuleStatus], rules: Sequence[Rule], settings: Settings
) -> int:
    if any(status.status == "crashed" for status in statuses):
        return 2
    if settings.fail_on != "never":
        level = Severity[settings.fail_on.upper()]
        if any(problem.severity >= level and problem.accepted is None for problem in problems):
            return 1
    not_run = {status.name for status in statuses if status.status in NOT_RUN}
    required = (rule.name for rule in rules if matches(rule.name, settings.require))
    return 1 if any(name in not_run for name in required) else 0
