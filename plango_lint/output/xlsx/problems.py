"""One row a problem, worst first."""

from __future__ import annotations

from plango_lint.findings import Place, Problem, Report
from plango_lint.output.phrases import Phrases
from plango_lint.output.xlsx.book import GREY, RULED, SEVERITIES, Page
from plango_lint.output.xlsx.choosing import Choice
from plango_lint.output.xlsx.sentences import plain

_COLUMNS = {  # and their widths
    "severity": 10, "title": 30, "place": 20, "field": 17, "value": 16, "count": 8, "unit": 10, "invoices": 10,
    "euros": 12, "message": 48, "hint": 48, "repair": 26, "accepted": 18, "rule": 28,
}  # fmt: skip


def problems_page(page: Page, report: Report, choice: Choice, say: Phrases) -> None:
    page.codes_are_text()
    page.widths(*_COLUMNS.values())
    page.header(0, [say(f"xlsx.{name}") for name in _COLUMNS], len(report.problems))
    rows = _Rows(page, report, choice, say)
    for row, problem in enumerate(report.problems, 1):
        rows.write(row, problem)
    if not report.problems:
        page.text(1, 1, say("xlsx.none"))


class _Rows:
    """Writes the rows of a page."""

    def __init__(self, page: Page, report: Report, choice: Choice, say: Phrases) -> None:
        self.page, self.choice, self.say = page, choice, say
        self.files = {file.path: file for file in report.files}

    def write(self, row: int, problem: Problem) -> None:
        page, say, accepted = self.page, self.say, problem.accepted is not None
        base = {**RULED, **(GREY if accepted else {})}
        colour = base if accepted else {**base, **SEVERITIES[problem.severity], "bold": True}
        page.text(row, 0, say(f"severity.{problem.severity.word}"), colour)
        page.text(row, 1, problem.title, base)
        self._place(row, 2, problem)
        page.text(row, 3, self._field(problem), base)
        page.text(row, 4, problem.value or "", base)
        page.count(row, 5, problem.count, base)
        page.text(row, 6, say(f"xlsx.unit-{problem.unit}", problem.count), base)
        page.count(row, 7, problem.invoice_count, base)
        page.cents(row, 8, problem.amount, base)
        page.text(row, 9, plain(problem.message), base)
        page.text(row, 10, plain(problem.hint), base)
        page.text(row, 11, _repair(problem, say), base)
        page.text(row, 12, problem.accepted or "", base)
        page.text(row, 13, problem.rule, base)

    def _place(self, row: int, column: int, problem: Problem) -> None:
        """The first place, and a link to it where its cell is in this workbook."""
        place = next(iter(problem.places), None)
        if place is None:
            return
        part = self.choice.part(place.file)
        text = _where(place, part.name if part else place.file.rpartition("/")[2], self.say)
        if part is not None and (place.row is None or part.shows(place)):
            cell = place.cell or f"A{place.row or 1}"
            self.page.link(row, column, part.name, cell, text, RULED)
        else:
            self.page.text(row, column, text, RULED)

    def _field(self, problem: Problem) -> str:
        """The column as the file calls it; nothing when it has none."""
        file = next((self.files.get(place.file) for place in problem.places), None)
        columns = file.columns if file and problem.field else ()
        named = (column.header for column in columns if column.field == problem.field)
        return next((name for name in named if name), "")


def _where(place: Place, file: str, say: Phrases) -> str:
    if place.cell:
        return f"{file} {place.cell}"
    if place.row:
        return f"{file}, {say('words.row', row=place.row)}"
    return file


def _repair(problem: Problem, say: Phrases) -> str:
    if problem.fix is None:
        return ""
    return say(f"xlsx.repair-{problem.fix.safety}", title=problem.fix.title)


__all__ = ["problems_page"]
