"""The problems: a table of all of them, and a section for each of the worst."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plango_lint.findings import Problem, Severity
from plango_lint.output.markdown.page import Page
from plango_lint.output.markdown.places import ranges
from plango_lint.output.phrases import euros

MOST_ROWS, MOST_SECTIONS = 100, 20
LONGEST_VALUE = 60
USUAL_PLACES = 100
_RIGHT = "--:"


def problems(page: Page) -> list[str]:
    """Lines; none when nothing was found."""
    found = page.report.open_problems
    if not found:
        return []
    lines = [f"### {page.say('problems.heading')}", "", *_overview(page, found)]
    in_full = found if page.options.all else found[:MOST_SECTIONS]
    for number, problem in enumerate(in_full, 1):
        lines += ["", *_section(page, number, problem)]
    if left := found[len(in_full) :]:
        lines += ["", page.sentence(page.say("markdown.shorter", len(left)))]
    return lines


def _overview(page: Page, found: Sequence[Problem]) -> Iterator[str]:
    say = page.say
    yield page.row("", *(say(f"markdown.{word}") for word in ("severity", "problem", "size", "amount")))
    yield page.row(_RIGHT, "---", "---", "---", _RIGHT)
    shown = found if page.options.all else found[:MOST_ROWS]
    for number, problem in enumerate(shown, 1):
        amount = "" if problem.amount is None else euros(problem.amount)
        yield page.row(
            str(number), _severity(page, problem), _title(page, problem), _size(page, problem), amount
        )
    if left := found[len(shown) :]:
        counts = {
            level: sum(one.severity == level for one in left) for level in sorted(Severity, reverse=True)
        }
        listed = ", ".join(say(f"counted.{level.word}", count) for level, count in counts.items() if count)
        yield ""
        yield page.sentence(
            say("problems.more", problems=say("counted.more-problem", len(left)), counts=listed)
        )


def _severity(page: Page, problem: Problem) -> str:
    return page.say(f"severity.{problem.severity.word}")


def _title(page: Page, problem: Problem) -> str:
    """What is wrong and with what, as far as that may be told."""
    title = page.plain(problem.title)
    about, personal = problem.value, problem.personal
    if problem.subject:
        about, personal = problem.subject, problem.subject_personal
    if not about or (personal and not page.options.show_personal_data):
        return title
    # A space or a control character in the value is often the fault itself: quote it.
    quote = "'" if about != about.strip() or not about.isprintable() else ""
    return f"{title}: {quote}{page.plain(about, LONGEST_VALUE)}{quote}"


def _size(page: Page, problem: Problem) -> str:
    say = page.say
    parts = [say(f"counted.{problem.unit}", problem.count)]
    if problem.causes > 1:
        parts.append(say("counted.cause", problem.causes))
    if problem.invoice_count and problem.unit != "invoice":
        parts.append(say("counted.invoice", problem.invoice_count))
    return ", ".join(parts)


def _section(page: Page, number: int, problem: Problem) -> Iterator[str]:
    open_ = page.options.show_personal_data
    yield f"#### {number}. {_severity(page, problem)}: {_title(page, problem)}"
    yield ""
    size = [_size(page, problem), *([] if problem.amount is None else [euros(problem.amount)])]
    yield f"{' · '.join(size)} · `{problem.rule}`"
    yield ""
    yield page.sentence(problem.message if open_ else problem.public_message)
    yield ""
    if where := _where(page, problem):
        yield f"- **{page.say('markdown.where')}** {where}"
    if hint := problem.hint if open_ else problem.public_hint:
        yield f"- **{page.say('problems.hint').strip()}** {page.sentence(hint)}"
    if problem.fix:
        repair = page.say(f"problems.repair-{problem.fix.safety}")
        yield f"- {page.sentence(': '.join(filter(None, (repair, problem.fix.title))))}"


def _where(page: Page, problem: Problem) -> str:
    places = problem.places[: page.options.places(USUAL_PLACES)]
    parts = []
    for file, names in ranges(places, page.say):
        parts.append(": ".join(filter(None, (page.plain(file), ", ".join(map(page.plain, names))))))
    left = problem.places_total - len(places)
    more = f" {page.say('concise.more', left)}" if left > 0 and parts else ""
    return "; ".join(parts) + more
