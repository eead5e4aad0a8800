"""What the report rests on: rules that ran and did not, and exceptions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.text import Text

from plango_lint.findings import Problem
from plango_lint.output.text.lines import GREY, HEADING, Page

MOST_REASONS, MOST_REASONS_TIGHT = 4, 2


def coverage(page: Page) -> list[Text]:
    lines = [Text(page.say("coverage.heading"), HEADING)]
    lines += page.listed(Text(_rules(page)))
    lines += _crashed(page) + _skipped(page) + _accepted(page)
    return lines


def _rules(page: Page) -> str:
    counted = Counter(rule.status for rule in page.report.rules)
    parts = [page.say("coverage.ran", counted["passed"] + counted["found"])]
    parts.append(page.say("coverage.skipped", counted["skipped"]))
    parts.append(page.say("coverage.crashed", counted["crashed"]))
    if counted["off"]:
        parts.append(page.say("coverage.off", counted["off"]))
    return ", ".join(parts)


def _crashed(page: Page) -> list[Text]:
    lines = []
    for rule in page.report.rules:
        if rule.status == "crashed":
            sentence = page.say("coverage.crash", rule=rule.name, reason=rule.reason or "").rstrip()
            lines += page.flow(page.sentence(sentence, "red"), "  ", "    ")
    return lines


def _skipped(page: Page) -> list[Text]:
    """By reason, the one that stops most rules first; with all, the names too."""
    by_reason: dict[str, list[str]] = {}
    for rule in page.report.rules:
        if rule.status == "skipped":
            by_reason.setdefault(rule.reason or "", []).append(rule.name)
    lines = []
    if not page.options.all:  # the missing lists stand above, under what was not checked
        above = [by_reason.pop(missing.sentence, []) for missing in page.report.not_checked]
        if count := sum(map(len, above)):
            lines += page.listed(page.sentence(page.say("coverage.missing", count), GREY))
    if page.report.verdict == "reject" and not page.options.all:
        return []  # first repair; what could be checked besides matters later
    return lines + _reasons(page, by_reason)


def _reasons(page: Page, by_reason: dict[str, list[str]]) -> list[Text]:
    reasons = sorted(by_reason.items(), key=lambda reason: -len(reason[1]))
    shown = page.first(reasons, MOST_REASONS, MOST_REASONS_TIGHT)
    lines: list[Text] = []
    for reason, names in shown:
        sentence = page.say("coverage.reason", len(names), reason=reason or ", ".join(names))
        if page.options.all and reason:
            sentence += f" ({', '.join(names)})"
        lines += page.flow(page.sentence(sentence, GREY), "  ", "    ")
    if len(shown) < len(reasons):
        lines += page.listed(page.sentence(page.say("coverage.reasons", len(reasons) - len(shown)), GREY))
    return lines


def _accepted(page: Page) -> list[Text]:
    say, report = page.say, page.report
    accepted = [problem for problem in report.problems if problem.accepted is not None]
    statuses = Counter(exception.status for exception in report.exceptions)
    parts = [say("coverage.accepted", len(accepted), rules=_names(page, accepted))] if accepted else []
    parts += [say(f"coverage.{word}", statuses[word]) for word in ("stale", "expired") if statuses[word]]
    lines = page.listed(Text(", ".join(parts))) if parts else []
    for problem in accepted if page.options.all else []:
        lines += page.flow(page.sentence(_reason(page, problem), GREY), "    ", "      ")
    return lines


def _names(page: Page, accepted: Sequence[Problem]) -> str:
    names = list(dict.fromkeys(problem.rule for problem in accepted))
    shown = list(page.first(names, MOST_REASONS, MOST_REASONS_TIGHT))
    if len(shown) < len(names):
        shown.append(page.say("coverage.more-rules", len(names) - len(shown)))
    return ", ".join(shown)


def _reason(page: Page, problem: Problem) -> str:
    places = page.say(f"counted.{problem.unit}", problem.count)
    return page.say("coverage.accepted-one", rule=problem.rule, places=places, reason=problem.accepted)
