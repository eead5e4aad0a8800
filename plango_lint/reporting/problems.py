"""Groups of hits -> problems: worded in the language of the report, with a sample of places."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from plango_lint.books.entries import ascending
from plango_lint.export import Export
from plango_lint.findings import Fix, Place, Problem, RuleInfo, Severity
from plango_lint.fixes.registry import Case, safety_of
from plango_lint.outcomes import Outcome
from plango_lint.reporting.acceptance import Acceptance
from plango_lint.reporting.exceptions import exception_for
from plango_lint.reporting.facts import Facts, Pristine
from plango_lint.reporting.identity import files_of, identity_of
from plango_lint.reporting.marks import Marks
from plango_lint.reporting.ordering import ordered
from plango_lint.reporting.places import place_of_row, places_of_spots
from plango_lint.rule import Rule
from plango_lint.rulebook import sections
from plango_lint.settings.vocabulary import PUBLIC
from plango_lint.texts.wording import Phrase, fill, write

_UNITS = {"rows": "row", "invoices": "invoice", "numbers": "number", "codes": "code", "file": "file"}


def problems_of(
    outcome: Outcome, export: Export, pristine: Pristine, acceptance: Acceptance, limit: int | None
) -> list[Problem]:
    """The problems of one rule, worst first, at most 50."""
    if not outcome.groups:
        return []  # also of a rule that is off, which has no severity
    severity = severity_of(outcome.rule, export)
    made: list[Problem] = []
    for part in ordered(outcome, pristine, acceptance):
        shown = (Facts(group, outcome.rule, pristine) for group in part.shown)
        made += [_problem(facts, severity, export, part.reason, limit) for facts in shown]
        if part.rest is not None:
            facts = Facts(part.rest, outcome.rule, pristine)
            made.append(_rest(_problem(facts, severity, export, part.reason, limit), part.causes, export))
    return made


def info_of(rule: Rule, export: Export) -> RuleInfo:
    """The rule as its file describes it."""
    language = export.settings.language or "en"
    texts = rule.texts[language]
    return RuleInfo(
        name=rule.name,
        section=rule.section,
        severity=severity_of(rule, export),
        title=texts.title,
        why=texts.why,
        hint=texts.hint,
        source=rule.source,
        fix=Fix(rule.fix.repair, rule.fix.safety, texts.fix) if rule.fix else None,  # type: ignore[arg-type]
        section_title=_section_titles(language).get(rule.section, ""),
    )


@cache
def _section_titles(language: str) -> dict[str, str]:
    return {letter: section[language] for letter, section in sections().items()}


def severity_of(rule: Rule, export: Export) -> Severity:
    """The user's word, else the first condition that holds, else the rule's own."""
    word = export.settings.severity.get(rule.name)
    if word is None:
        holding = (given for condition, given in rule.severities.items() if _holds(condition, export))
        word = next(holding, rule.severity)
    return Severity[word.upper()]


def _holds(condition: str, export: Export) -> bool:
    if condition == "with-small-business-scheme":
        return export.settings.policy.small_business_scheme
    kind, _, table = condition.rpartition("-")
    if kind == "with":
        return export.has(table)
    if kind == "with-weak":  # no list that proves what is not there
        return export.has(table) and not export.complete(table)
    raise ValueError(f"no severity condition {condition!r}")


def _problem(
    facts: Facts, severity: Severity, export: Export, accepted: str | None, limit: int | None
) -> Problem:
    rule, words = facts.rule, facts.words()
    language = export.settings.language or "en"
    texts = rule.texts[language]
    places = _places(facts, export, limit)
    return Problem(
        rule=rule.name,
        severity=severity,
        section=rule.section,
        title=texts.title,
        message=fill(texts.message, words, language),
        hint=fill(texts.hint, words, language),
        public_message=fill(texts.message, words, language, public=True),
        public_hint=fill(texts.hint, words, language, public=True),
        field=facts.field,
        value=facts.value,
        personal=facts.field is not None and facts.field not in PUBLIC,
        causes=1,
        count=facts.count,
        unit=_UNITS[rule.counts],  # type: ignore[arg-type]
        invoice_count=len(facts.entries) if len(facts.invoice_rows) and rule.counts != "numbers" else None,
        amount=facts.amount,
        places=places,
        places_total=facts.rows_named,
        whole_file=facts.whole_file or rule.counts == "file",
        fix=_fix(facts, export, accepted),
        accepted=accepted,
        subject=facts.subject,
        subject_personal=facts.subject is not None and rule.cause[0] not in PUBLIC,
        exception=exception_for(facts),
        identity=identity_of(facts),
        files=files_of(facts.group, places),
        marks=Marks(facts.group),
    )


def _fix(facts: Facts, export: Export, accepted: str | None) -> Fix | None:
    """What `plango-lint fix` can do here; what somebody accepted is left as it is."""
    rule = facts.rule
    safety = None if accepted is not None else safety_of(Case(rule, facts.group, export))
    if rule.fix is None or safety is None:
        return None
    title = rule.texts[export.settings.language or "en"].fix
    return Fix(rule.fix.repair, safety, title)  # type: ignore[arg-type]


def _places(facts: Facts, export: Export, limit: int | None) -> tuple[Place, ...]:
    places: list[Place] = []
    for part in facts.group.parts:
        rows = ascending(part.hits.rows[part.chosen])
        shown = rows if limit is None else rows[: max(0, limit - len(places))]
        places.extend(place_of_row(part.hits.table, int(row), part.hits.column) for row in shown)
    for hits in facts.group.files:
        places.extend(places_of_spots(hits, export, None if limit is None else limit - len(places)))
    return tuple(places if limit is None else places[:limit])


def _rest(problem: Problem, causes: int, export: Export) -> Problem:
    """The problem of all the causes that are not shown one by one, said as such."""
    phrase = Phrase("rest-message", {"causes": causes, "count": problem.count})
    message = write(phrase, export.settings.language or "en")
    return replace(problem, causes=causes, message=message, public_message=message, value=None, subject=None)
