"""Workflow commands of GitHub Actions: an annotation for every problem, where it stands first.

GitHub shows ten annotations of a level for a step. A command begins a line, so nothing else is printed,
and no line begins with data.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plango_lint.findings import Place, Problem, Report, Severity
from plango_lint.output import Options
from plango_lint.output.checkout import seen_from_root
from plango_lint.output.inert import inert, shortened
from plango_lint.output.phrases import Phrases, euros

MOST = 10  # of a level
NAMES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
LONGEST_TITLE, LONGEST_VALUE, LONGEST_TEXT = 200, 60, 1000
USUAL_PLACES, MOST_PLACES = 10, 100  # named in a message, of which GitHub takes 64 KB


def render(report: Report, options: Options) -> str:
    """Worst first, at most ten of a level; the last notice counts the problems that have none."""
    say = Phrases(report.language)
    found = report.open_problems
    most = dict.fromkeys(Severity, MOST)
    shown = _first(found, most)
    if len(shown) < len(found):
        most[Severity.INFO] -= 1  # for the notice about the others
        shown = _first(found, most)
    lines = [_command(problem, options, say) for problem in shown]
    if left := [problem for problem in found if problem not in shown]:
        lines.append(_others(left, say))
    return "".join(line + "\n" for line in lines)


def _first(found: Sequence[Problem], most: dict[Severity, int]) -> list[Problem]:
    left = dict(most)
    shown = []
    for problem in found:  # worst first already
        left[problem.severity] -= 1
        if left[problem.severity] >= 0:
            shown.append(problem)
    return shown


def _command(problem: Problem, options: Options, say: Phrases) -> str:
    properties = dict(_where(problem.places, options))
    properties["title"] = _short(_title(problem, options), LONGEST_TITLE, say)
    return command(NAMES[problem.severity], properties, "\n".join(_message(problem, options, say)))


def command(name: str, properties: dict[str, str], message: str) -> str:
    """One workflow command, on one line.

    >>> command("error", {"file": "a,b.csv", "line": "3"}, "50 %\\nweg")
    '::error file=a%2Cb.csv,line=3::50 %25%0Aweg'
    """
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name}{' ' if listed else ''}{listed}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _where(places: Sequence[Place], options: Options) -> Iterator[tuple[str, str]]:
    """The first place; a problem of the run as a whole has none."""
    if not places:
        return
    place = places[0]
    yield "file", inert(seen_from_root(place.file, options))
    if place.line is not None:
        yield "line", str(place.line)
        if place.character is not None:
            yield "col", str(place.character)


def _title(problem: Problem, options: Options) -> str:
    about, personal = problem.value, problem.personal
    if problem.subject:
        about, personal = problem.subject, problem.subject_personal
    if not about or (personal and not options.show_personal_data):
        return problem.title
    return f"{problem.title}: {about[:LONGEST_VALUE]}"


def _message(problem: Problem, options: Options, say: Phrases) -> Iterator[str]:
    """What is wrong, what to do, and how much it is about."""
    open_ = options.show_personal_data
    yield _short(problem.message if open_ else problem.public_message, LONGEST_TEXT, say)
    if hint := problem.hint if open_ else problem.public_hint:
        yield say("problems.hint") + _short(hint, LONGEST_TEXT, say)
    size = [say(f"counted.{problem.unit}", problem.count)]
    if problem.invoice_count and problem.unit != "invoice":
        size.append(say("counted.invoice", problem.invoice_count))
    if problem.amount is not None:
        size.append(euros(problem.amount))
    yield " · ".join([*size, *_cells(problem, options, say), problem.rule])


def _cells(problem: Problem, options: Options, say: Phrases) -> list[str]:
    """Where else it stands: the annotation itself is at one place."""
    most = min(options.places(USUAL_PLACES) or MOST_PLACES, MOST_PLACES)
    cells = [_short(place.cell, LONGEST_VALUE, say) for place in problem.places[:most] if place.cell]
    if not cells:
        return []
    left = problem.places_total - len(cells)
    return [", ".join(cells) + (f" {say('concise.more', left)}" if left > 0 else "")]


def _short(text: str, limit: int, say: Phrases) -> str:
    return shortened(text, limit, lambda count: say("words.left-out", count))


def _others(left: Sequence[Problem], say: Phrases) -> str:
    counts = {level: sum(one.severity == level for one in left) for level in sorted(Severity, reverse=True)}
    listed = ", ".join(say(f"counted.{level.word}", count) for level, count in counts.items() if count)
    return command("notice", {"title": "plango-lint"}, say("github.more", len(left), counts=listed))
