"""One place a line, for editors and scripts: file:line:character: severity rule message."""

from __future__ import annotations

from collections.abc import Iterator

from plango_lint.findings import Problem, Report
from plango_lint.output import Options
from plango_lint.output.inert import inert, shortened
from plango_lint.output.phrases import Phrases

USUAL_PLACES = 100
LONGEST_MESSAGE = 1000


def render(report: Report, options: Options) -> str:
    """The sample places of every problem that is not accepted; nothing when there is none."""
    say = Phrases(report.language)
    return "".join(line + "\n" for problem in report.open_problems for line in _lines(problem, options, say))


def _lines(problem: Problem, options: Options, say: Phrases) -> Iterator[str]:
    message = problem.message if options.show_personal_data else problem.public_message
    message = shortened(message, LONGEST_MESSAGE, lambda count: say("words.left-out", count))
    finding = f"{problem.severity.word} {problem.rule} {message}"
    places = problem.places[: options.places(USUAL_PLACES)]
    left = problem.places_total - len(places)
    if not places:  # about the run, not about a file
        yield f"plango-lint: {finding}"
    for number, place in enumerate(places, 1):
        more = f" {say('concise.more', left)}" if left > 0 and number == len(places) else ""
        yield f"{inert(place.file)}:{place.line or 1}:{place.character or 1}: {finding}{more}"
