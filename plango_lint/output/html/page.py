"""Everything the page says, in the order it says it; the template only draws it."""

from __future__ import annotations

from dataclasses import dataclass

from plango_lint.findings import Verdict
from plango_lint.output.headline import missing_lists, scope
from plango_lint.output.html.basis import Basis, basis
from plango_lint.output.html.pieces import Sentence, data, sentence
from plango_lint.output.html.problems import Bar, Problems, bars, problems
from plango_lint.output.html.totals import TotalsShown, totals
from plango_lint.output.html.wizard import Recipe, recipes
from plango_lint.output.phrases import Phrases
from plango_lint.output.text.lines import Page

MOST_NAMES, LONGEST_NAME = 3, 60


@dataclass(frozen=True, slots=True)
class Content:
    language: str
    version: str
    say: Phrases
    verdict: Verdict
    words: str  # the verdict
    reserve: str  # the lists that were not there, when there are such
    facts: tuple[str, ...]
    files: str  # the invoice files
    steps: tuple[Sentence, ...]
    bars: tuple[Bar, ...]
    more_bars: int
    problems: Problems
    rest_note: Sentence
    totals: TotalsShown
    recipes: tuple[Recipe, ...]
    basis: Basis
    sections: tuple[tuple[str, str], ...]  # name of the template, which is the id too, and heading; in order


def content(page: Page) -> dict[str, object]:
    """By name, for the template."""
    made = _content(page)
    return {name: getattr(made, name) for name in Content.__slots__}


def _content(page: Page) -> Content:
    report, say = page.report, page.say
    found, sums, screens = problems(page), totals(page), recipes(page)
    costly, more = bars(page, found)
    missing = missing_lists(report, say)
    return Content(
        report.language,
        report.version,
        say,
        report.verdict,
        say(f"verdict.{report.verdict}"),
        say("html.unchecked" if report.verdict == "reject" else "html.as-far", lists=missing)
        if missing
        else "",
        tuple(scope(report, say)),
        _files(page),
        tuple(sentence(page, step) for step in report.steps),
        costly,
        more,
        found,
        sentence(page, say("html.rest-note")),
        sums,
        screens,
        basis(page),
        tuple(_sections(page, found, sums, screens)),
    )


def _sections(
    page: Page, found: Problems, sums: TotalsShown, screens: tuple[Recipe, ...]
) -> list[tuple[str, str]]:
    """Problems first; when there are only notes, first what to do in Exact."""
    problems_first = [("problems", found.title)]
    then = [("totals", page.say("html.totals"))] if sums.lines else []
    wizard = [("wizard", page.say("html.wizard"))] if screens else []
    last = [("basis", page.say("html.basis"))]
    if page.report.verdict == "ready":
        return [*wizard, *then, *problems_first, *last]
    return [*problems_first, *then, *wizard, *last]


def _files(page: Page) -> str:
    """The names of the invoice files, without their folders."""
    names = [
        data(page, file.path.rpartition("/")[2], LONGEST_NAME)
        for file in page.report.files
        if file.role == "invoices"
    ]
    shown = names if len(names) <= MOST_NAMES else names[: MOST_NAMES - 1]
    if len(shown) < len(names):
        shown.append(page.say("counted.file-more", len(names) - len(shown)))
    return page.say.listed(shown)
