"""Groups of hits -> problems: worded in the language of the report, with a sample of places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import numpy as np

from plango_lint.export import Export
from plango_lint.findings import Fix, Place, Problem, RuleInfo, Severity
from plango_lint.fixes.registry import Case, safety_of
from plango_lint.outcomes import Group, Outcome, Part
from plango_lint.reporting.acceptance import Acceptance
from plango_lint.reporting.exceptions import exception_for
from plango_lint.reporting.facts import Facts, Pristine
from plango_lint.reporting.identity import REST, files_of, identity_of
from plango_lint.reporting.marks import Marks
from plango_lint.reporting.places import place_of_row, places_of_spots
from plango_lint.rule import Rule
from plango_lint.rulebook import sections
from plango_lint.settings.vocabulary import PUBLIC
from plango_lint.texts.wording import Phrase, fill, write

MOST = 50  # problems of one rule: those with most euros, and one that sums up the rest
_UNITS = {"rows": "row", "invoices": "invoice", "numbers": "number", "codes": "code", "file": "file"}


def problems_of(
    outcome: Outcome, export: Export, pristine: Pristine, acceptance: Acceptance, limit: int | None
) -> list[Problem]:
    """The problems of one rule, worst first, at most 50."""
    if not outcome.groups:
        return []  # also of a rule that is off, which has no severity
    split = [piece for group in outcome.groups for piece in acceptance.split(outcome.rule, group)]
    severity = severity_of(outcome.rule, export)
    made: list[Problem] = []
    for reason in dict.fromkeys(reason for _, reason in split):
        groups = [group for group, given in split if given == reason]
        # Facts are dropped once they gave the order: a large file can have a cause in every cell.
        groups.sort(key=lambda group: _most_first(group, outcome.rule, pristine))
        most = len(groups) if len(groups) <= MOST else MOST - 1
        shown = (Facts(group, outcome.rule, pristine) for group in groups[:most])
        made += [_problem(facts, severity, export, reason, limit) for facts in shown]
        if rest := groups[most:]:
            facts = Facts(_merged(rest), outcome.rule, pristine)
            made.append(_rest(_problem(facts, severity, export, reason, limit), len(rest), export))
    return made


def _most_first(group: Group, rule: Rule, pristine: Pristine) -> tuple[int, int]:
    if _is_one_row(group) and rule.about == "rows" and rule.counts == "rows":
        [part] = group.parts
        about_invoices = part.hits.table.name == "invoices"
        return (-int(pristine.cents[part.hits.rows[part.chosen[0]]]) if about_invoices else 0), -1
    facts = Facts(group, rule, pristine)
    return -(facts.amount or 0), -facts.count


def _is_one_row(group: Group) -> bool:
    """As nearly all groups are where there are very many."""
    return not group.files and len(group.parts) == 1 and len(group.parts[0].chosen) == 1


def _merged(groups: Sequence[Group]) -> Group:
    """The places of several causes in one group, those of one answer together."""
    parts: dict[int, list[Part]] = {}
    for part in (part for group in groups for part in group.parts):
        parts.setdefault(id(part.hits), []).append(part)
    together = (np.concatenate([part.chosen for part in same]) for same in parts.values())
    merged = [Part(same[0].hits, chosen) for same, chosen in zip(parts.values(), together, strict=True)]
    return Group(REST, merged, [file for group in groups for file in group.files])


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
        rows = np.unique(part.hits.rows[part.chosen])
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
