"""The problems as the page shows them: the worst in full, what is over in one line each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from plango_lint.findings import Problem, Severity
from plango_lint.output.html.excerpts import Shown, shown
from plango_lint.output.html.pieces import Sentence, data, sentence
from plango_lint.output.inert import inert
from plango_lint.output.text.lines import Page
from plango_lint.output.text.problems import LONGEST_VALUE, exception_lines, size_of

MOST_IN_FULL = 49
USUAL_PLACES, AT_ONCE = 100, 3
WORST_FIRST = tuple(sorted(Severity, reverse=True))


@dataclass(frozen=True, slots=True)
class Headline:
    """A problem in one line."""

    number: int  # from 1, in the order of the report
    severity: Severity
    word: str  # of the severity
    rule: str
    title: str
    value: str | None
    size: str


@dataclass(frozen=True, slots=True)
class Detail:
    """A problem in full."""

    head: Headline
    message: Sentence
    first: Shown
    more: Shown
    more_places: str | None  # how many `more` holds
    left_out: Sentence  # how many are not on the page at all
    hint: Sentence
    repair: Sentence
    why: Sentence
    exception: tuple[str, ...]  # lines of plango-lint.toml


@dataclass(frozen=True, slots=True)
class Kind:
    """Something to filter by, and how many problems it keeps."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Problems:
    title: str
    full: tuple[Detail, ...]
    rest: tuple[Headline, ...]
    severities: tuple[Kind, ...]
    rules: tuple[Kind, ...]

    @property
    def total(self) -> int:
        return len(self.full) + len(self.rest)


def problems(page: Page) -> Problems:
    """Everything that is not accepted."""
    found = page.report.open_problems
    full = found if page.options.all else found[:MOST_IN_FULL]
    reasons = {rule.name: rule.why for rule in page.report.catalogue}
    counted = Counter(problem.severity for problem in found)
    rules = Counter(problem.rule for problem in found)
    titles = {problem.rule: problem.title for problem in found}
    notes = bool(found) and all(problem.severity == Severity.INFO for problem in found)
    return Problems(
        page.say("html.notes" if notes else "problems.heading"),
        tuple(_detail(page, n, problem, reasons) for n, problem in enumerate(full, 1)),
        tuple(headline(page, n, problem) for n, problem in enumerate(found[len(full) :], len(full) + 1)),
        tuple(
            Kind(level.word, page.say(f"counted.{level.word}", counted[level]))
            for level in WORST_FIRST
            if counted[level]
        ),
        tuple(Kind(name, f"{data(page, titles[name])} ({count})") for name, count in rules.items()),
    )


def headline(page: Page, number: int, problem: Problem) -> Headline:
    about = problem.subject or problem.value
    value = data(page, about, LONGEST_VALUE) if about else None
    if about and (about != about.strip() or not about.isprintable()):
        value = f"'{value}'"  # a space or a control character is often the fault itself
    return Headline(
        number,
        problem.severity,
        page.say(f"severity.{problem.severity.word}"),
        inert(problem.rule),
        data(page, problem.title),
        value,
        " · ".join(size_of(page, problem)[:-1]),  # the last is the rule
    )


def _detail(page: Page, number: int, problem: Problem, reasons: dict[str, str]) -> Detail:
    places = problem.places[: page.options.places(USUAL_PLACES)]
    if problem.whole_file and not any(place.excerpt for place in places):
        places, left = (), 0  # the size names the file
    else:
        left = problem.places_total - len(places)
    # One place more is not worth a fold.
    at_once = len(places) if len(places) <= AT_ONCE + 1 else AT_ONCE
    more = places[at_once:]
    return Detail(
        headline(page, number, problem),
        sentence(page, problem.message),
        shown(page, places[:at_once]),
        shown(page, more),
        _places(page, problem, len(more)) if more else None,
        sentence(page, _left_out(page, problem, left)) if left > 0 and places else (),
        sentence(page, problem.hint),
        _repair(page, problem),
        sentence(page, reasons.get(problem.rule, "")),
        tuple(exception_lines(page, problem, page.say("problems.reason"))),
    )


def _places(page: Page, problem: Problem, count: int) -> str:
    places = page.say(f"counted.more-{'row' if problem.unit == 'row' else 'place'}", count)
    return page.say("html.more-places", places=places)


def _left_out(page: Page, problem: Problem, count: int) -> str:
    places = page.say(f"counted.more-{'row' if problem.unit == 'row' else 'place'}", count)
    return page.say("html.left-out", places=places)


def _repair(page: Page, problem: Problem) -> Sentence:
    if problem.fix is None:
        return ()
    repair = page.say(f"problems.repair-{problem.fix.safety}")
    return sentence(page, ": ".join(filter(None, (repair, problem.fix.title))))


@dataclass(frozen=True, slots=True)
class Bar:
    """The euros of one problem beside those of the others."""

    head: Headline
    amount: int  # cents
    permille: int  # of the longest bar
    link: bool  # stands in full on the page


MOST_BARS = 12


def bars(page: Page, found: Problems) -> tuple[tuple[Bar, ...], int]:
    """Errors and warnings with most euros, and how many there are besides. A note costs nothing."""
    heads: Sequence[Headline] = [*(detail.head for detail in found.full), *found.rest]
    costly = [
        (problem.amount, head)
        for problem, head in zip(page.report.open_problems, heads, strict=True)
        if problem.amount and problem.severity > Severity.INFO
    ]
    costly.sort(key=lambda one: -one[0])
    most = max((amount for amount, _ in costly), default=1)
    chosen = costly if len(costly) <= MOST_BARS else costly[: MOST_BARS - 1]
    made = (
        Bar(head, amount, max(amount * 1000 // most, 5), head.number <= len(found.full))
        for amount, head in chosen
    )
    return tuple(made), len(costly) - len(chosen)
