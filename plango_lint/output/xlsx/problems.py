"""One row a problem, worst first."""

from __future__ import annotations

from plango_lint.findings import Place, Problem, ReadFile, Report
from plango_lint.output.phrases import Phrases
from plango_lint.output.xlsx.book import GREY, SEVERITIES, WRAPPED, Page
from plango_lint.output.xlsx.choosing import Choice

_COLUMNS = {  # and their widths
    "severity": 10, "title": 34, "place": 24, "field": 18, "value": 18, "count": 8, "unit": 11, "invoices": 10,
    "euros": 12, "message": 60, "hint": 60, "repair": 30, "accepted": 22, "rule": 30,
}  # fmt: skip


def problems_page(page: Page, report: Report, choice: Choice, say: Phrases) -> None:
    page.codes_are_text()
    page.widths(*_COLUMNS.values())
    page.header(0, [say(f"xlsx.{name}") for name in _COLUMNS], len(report.problems))
    for row, problem in enumerate(report.problems, 1):
        _problem(page, row, problem, report, choice, say)
    if not report.problems:
        page.text(1, 1, say("xlsx.none"))


def _problem(page: Page, row: int, problem: Problem, report: Report, choice: Choice, say: Phrases) -> None:
    accepted = problem.accepted is not None
    base = {**WRAPPED, **(GREY if accepted else {})}
    colour = base if accepted else {**base, **SEVERITIES[problem.severity], "bold": True}
    page.text(row, 0, say(f"severity.{problem.severity.word}"), colour)
    page.text(row, 1, problem.title, base)
    _place(page, row, 2, problem, choice, say)
    page.text(row, 3, _field(problem, report), base)
    page.text(row, 4, problem.value or "", base)
    page.count(row, 5, problem.count, base)
    page.text(row, 6, say(f"xlsx.unit-{problem.unit}", problem.count), base)
    page.count(row, 7, problem.invoice_count, base)
    page.cents(row, 8, problem.amount, base)
    page.text(row, 9, problem.message, base)
    page.text(row, 10, problem.hint, base)
    page.text(row, 11, _repair(problem, say), base)
    page.text(row, 12, problem.accepted or "", base)
    page.text(row, 13, problem.rule, base)


def _place(page: Page, row: int, column: int, problem: Problem, choice: Choice, say: Phrases) -> None:
    """The first place, and a link to it where its cell is in this workbook."""
    place = next(iter(problem.places), None)
    if place is None:
        return
    text = _where(place, say)
    part = choice.part(place.file)
    if part is not None and part.shows(place):
        page.link(row, column, part.name, place.cell or f"A{place.row}", text, WRAPPED)
    elif part is not None and place.row is None:
        page.link(row, column, part.name, "A1", text, WRAPPED)
    else:
        page.text(row, column, text, WRAPPED)


def _where(place: Place, say: Phrases) -> str:
    file = place.file.rpartition("/")[2]
    if place.cell:
        return f"{file} {place.cell}"
    if place.row:
        return f"{file}, {say('words.row', row=place.row)}"
    return file


def _field(problem: Problem, report: Report) -> str:
    """The column as the file calls it."""
    files = {file.path: file for file in report.files}
    file: ReadFile | None = next((files.get(place.file) for place in problem.places), None)
    columns = file.columns if file else ()
    named = (column.header for column in columns if column.field == problem.field and problem.field)
    return next((name for name in named if name), problem.field or "")


def _repair(problem: Problem, say: Phrases) -> str:
    if problem.fix is None:
        return ""
    return say(f"xlsx.repair-{problem.fix.safety}", title=problem.fix.title)


__all__ = ["problems_page"]
