"""What the report rests on: files that were read, lists that were not given, rules that ran and did not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from plango_lint.findings import RuleStatus
from plango_lint.output.html.pieces import Sentence, data, sentence
from plango_lint.output.text.lines import Page
from plango_lint.output.text.sources import how_read, in_order, other_files

MOST_FILES = 100
LONGEST_PATH = 160


@dataclass(frozen=True, slots=True)
class FileLine:
    path: str
    role: str
    how: str


@dataclass(frozen=True, slots=True)
class Named:
    """A sentence, and the names it is about."""

    sentence: Sentence
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MissingList:
    name: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Basis:
    files: tuple[FileLine, ...]
    other_files: Sentence
    missing: tuple[MissingList, ...]
    counts: tuple[str, ...]  # rules that ran, were skipped, crashed, are off
    crashed: tuple[Named, ...]
    skipped: tuple[Named, ...]
    accepted: tuple[Sentence, ...]
    exceptions: tuple[str, ...]  # counts of those that were not needed, or are over


def basis(page: Page) -> Basis:
    report, say = page.report, page.say
    files = in_order(report.files)
    shown = files if page.options.all or len(files) <= MOST_FILES else files[: MOST_FILES - 1]
    statuses = Counter(exception.status for exception in report.exceptions)
    return Basis(
        tuple(
            FileLine(
                data(page, file.path, LONGEST_PATH),
                say.name("roles", file.role) if file.role else say("read.unrecognised"),
                how_read(page, file).plain,
            )
            for file in shown
        ),
        sentence(page, other_files(page, files[len(shown) :]).plain) if len(shown) < len(files) else (),
        tuple(
            MissingList(say.name("roles", one.role), sentence(page, one.sentence))
            for one in report.not_checked
        ),
        _counts(page),
        tuple(_crash(page, rule) for rule in report.rules if rule.status == "crashed"),
        _skipped(page),
        _accepted(page),
        tuple(say(f"coverage.{word}", statuses[word]) for word in ("stale", "expired") if statuses[word]),
    )


def _counts(page: Page) -> tuple[str, ...]:
    counted = Counter(rule.status for rule in page.report.rules)
    ran = page.say("coverage.ran", counted["passed"] + counted["found"])
    others = [page.say(f"coverage.{word}", counted[word]) for word in ("skipped", "crashed")]
    if counted["off"]:
        others.append(page.say("coverage.off", counted["off"]))
    return (ran, *others)


def _crash(page: Page, rule: RuleStatus) -> Named:
    return Named(
        sentence(page, page.say("coverage.crash", rule=rule.name, reason=rule.reason or "").rstrip())
    )


def _skipped(page: Page) -> tuple[Named, ...]:
    """By reason, the one that stops most rules first."""
    by_reason: dict[str, list[str]] = {}
    for rule in page.report.rules:
        if rule.status == "skipped":
            by_reason.setdefault(rule.reason or "", []).append(data(page, rule.name))
    ordered = sorted(by_reason.items(), key=lambda reason: -len(reason[1]))
    return tuple(
        Named(sentence(page, page.say("coverage.reason", len(names), reason=reason)), tuple(names))
        for reason, names in ordered
    )


def _accepted(page: Page) -> tuple[Sentence, ...]:
    say = page.say
    return tuple(
        sentence(
            page,
            say("html.accepted-one", title=problem.title, message=problem.message, reason=problem.accepted),
        )
        for problem in page.report.problems
        if problem.accepted is not None
    )
