"""The report for the owner of a driving school: what to do now, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import StringIO

from rich.console import Console
from rich.text import Text

from plango_lint.findings import Report, Severity
from plango_lint.output import Options
from plango_lint.output.phrases import Phrases
from plango_lint.output.text.coverage import coverage
from plango_lint.output.text.lines import Page
from plango_lint.output.text.problems import problems
from plango_lint.output.text.sources import sources
from plango_lint.output.text.totals import totals
from plango_lint.output.text.verdict import closing, opening, steps
from plango_lint.output.text.wizard import wizard

LINES = 64
LEAST_FOR_PROBLEMS, LEAST_FOR_NOTES = 16, 10


def render(report: Report, options: Options) -> str:
    """The whole report; about 60 lines, unless everything is asked for."""
    page = Page(report, options, Phrases(report.language))
    parts = _parts(page)
    if _length(parts) > LINES and not options.all:
        parts = _parts(replace(page, tight=True))
    return _printed([part for part in parts if part], options)


def _parts(page: Page) -> list[list[Text]]:
    above = [opening(page), steps(page), sources(page)]
    below = [totals(page), wizard(page), coverage(page), closing(page)]
    room = LINES - _length([*above, *below]) - 1
    faults = page.report.count(Severity.ERROR) + page.report.count(Severity.WARNING)
    least = LEAST_FOR_PROBLEMS if faults else LEAST_FOR_NOTES
    return [*above, problems(page, max(room, least)), *below]


def _length(parts: Sequence[Sequence[Text]]) -> int:
    return sum(len(part) + 1 for part in parts if part) - 1


def _printed(parts: Sequence[Sequence[Text]], options: Options) -> str:
    out = StringIO()
    console = Console(
        file=out,
        width=options.width,
        force_terminal=options.color,
        color_system="standard" if options.color else None,
        no_color=not options.color,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
    for position, part in enumerate(parts):
        if position:
            console.print()
        for line in part:
            console.print(line, soft_wrap=True, markup=False, emoji=False, highlight=False)
    return out.getvalue()
