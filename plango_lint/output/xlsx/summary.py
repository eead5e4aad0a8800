"""May this go into Exact, what to do now, and what this workbook leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from plango_lint.findings import Report, Severity
from plango_lint.output.phrases import Phrases, day, euros, number
from plango_lint.output.xlsx.book import (
    BOLD,
    COUNT,
    GREY,
    HEADING,
    MOST_COLUMNS,
    SEVERITIES,
    WRAPPED,
    Page,
    Style,
)
from plango_lint.output.xlsx.choosing import COMMENTS_OF_ONE, MOST_COMMENTS, Choice
from plango_lint.output.xlsx.sentences import plain

_VERDICTS: dict[str, Style] = {
    "reject": {"bg_color": "#C00000", "font_color": "#FFFFFF"},
    "review": {"bg_color": "#FFC000", "font_color": "#000000"},
    "ready": {"bg_color": "#548235", "font_color": "#FFFFFF"},
}
_LEVELS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "infos"}


class Lines:
    """Writes below each other: a label, and what it is about beside it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.row = 0

    def heading(self, text: str) -> None:
        self.row += 1
        self.page.text(self.row, 0, text, HEADING)
        self.row += 1

    def line(self, label: str, text: str, *styles: Style) -> None:
        self.page.text(self.row, 0, label, WRAPPED, *styles)
        self.page.text(self.row, 1, text, WRAPPED)
        self.row += 1


def summary_page(page: Page, report: Report, choice: Choice, say: Phrases) -> None:
    page.widths(34, 105)
    page.sheet.hide_gridlines(2)
    page.sheet.fit_to_pages(1, 1)
    lines = Lines(page)
    _verdict(lines, report, say)
    if report.steps:
        lines.heading(say("steps.heading"))
        for number_, step in enumerate(report.steps, 1):
            lines.line(str(number_), plain(step), BOLD, {"align": "right", "indent": 1})
    _found(lines, report, say)
    _read(lines, report, choice, say)
    if report.not_checked:
        lines.heading(say("read.not-checked"))
        for missing in report.not_checked:
            lines.line(say.name("roles", missing.role), plain(missing.sentence))
    _legend(lines, choice, say)
    notes = [*_notes(choice, say), *_shortened(page, say)]
    if notes:
        lines.heading(say("xlsx.notes"))
        for note in notes:
            lines.line("", note)


def _verdict(lines: Lines, report: Report, say: Phrases) -> None:
    style = {**_VERDICTS[report.verdict], "bold": True, "font_size": 16, "valign": "vcenter"}
    verdict = say(f"verdict.{report.verdict}")
    missing = list(dict.fromkeys(say.name("roles", one.role) for one in report.not_checked))
    if missing:
        phrase = "unchecked-reject" if report.verdict == "reject" else "unchecked"
        verdict = say(f"verdict.{phrase}", verdict=verdict, lists=say.listed(missing))
    lines.page.sheet.set_row(0, 30)
    lines.page.text(0, 0, verdict, style)
    lines.page.text(0, 1, "", style)
    lines.page.text(1, 0, " · ".join(_facts(report, say)), {"font_size": 12})
    lines.row = 2


def _facts(report: Report, say: Phrases) -> Iterator[str]:
    totals = report.totals
    if not totals.invoices:
        yield say("verdict.no-invoices")
        return
    invoices = say("counted.invoice", totals.invoices)
    if totals.credit_notes:
        invoices = say("verdict.with-credit", totals.credit_notes, invoices=invoices)
    yield invoices
    if totals.first_date and totals.last_date:
        yield say.between(day(totals.first_date), day(totals.last_date))
    yield say("verdict.amount", amount=euros(totals.amount))


def _found(lines: Lines, report: Report, say: Phrases) -> None:
    lines.heading(say("xlsx.found"))
    for level, name in _LEVELS.items():
        _counted(lines, say(f"xlsx.{name}"), report.count(level), SEVERITIES[level])
    if accepted := len(report.problems) - len(report.open_problems):
        _counted(lines, say("xlsx.accepted-problems"), accepted, GREY)


def _counted(lines: Lines, label: str, count: int, style: Style) -> None:
    lines.page.text(lines.row, 0, label, style)
    lines.page.sheet.write_number(lines.row, 1, count, lines.page.book.style(COUNT, {"align": "left"}))
    lines.row += 1


def _read(lines: Lines, report: Report, choice: Choice, say: Phrases) -> None:
    lines.heading(say("read.heading"))
    for file in report.files:
        if file.role is None:
            facts = plain(say("read.needs-excel" if file.needs_excel else "read.unknown"))
        else:
            facts = f"{say.name('roles', file.role)}, {say('counted.row', file.rows)}"
        if file.left_out:
            facts += f", {say('read.left-out', file.left_out)}"
        part = choice.part(file.path)
        if part is None:
            lines.line(file.path, facts)
        else:
            lines.page.link(lines.row, 0, part.name, "A1", file.path, WRAPPED)
            lines.page.text(lines.row, 1, facts, WRAPPED)
            lines.row += 1


def _legend(lines: Lines, choice: Choice, say: Phrases) -> None:
    if not choice.parts:
        return
    lines.heading(say("xlsx.legend"))
    for level in _LEVELS:
        lines.line(say(f"severity.{level.word}"), say(f"xlsx.legend-{level.word}"), SEVERITIES[level])
    if any(part.file.left_out for part in choice.parts):
        lines.line(say("xlsx.left-out"), say("xlsx.legend-left-out"), {**GREY, "italic": True})


def _notes(choice: Choice, say: Phrases) -> Iterator[str]:
    for part in choice.parts:
        if not part.complete:
            shown, every = number(len(part.rows)), number(len(part.sheet.rows))
            yield say("xlsx.rows-shown", file=part.file.path, shown=shown, all=every)
        widest = int(part.sheet.widths.max(initial=0))
        if widest > MOST_COLUMNS:
            shown, every = number(MOST_COLUMNS), number(widest)
            yield say("xlsx.columns-shown", file=part.file.path, shown=shown, all=every)
    if choice.left_uncommented:
        most = number(MOST_COMMENTS)
        yield say("xlsx.comments", choice.left_uncommented, each=str(COMMENTS_OF_ONE), most=most)


def _shortened(page: Page, say: Phrases) -> Iterator[str]:
    if page.book.shortened:
        yield say("xlsx.shortened", page.book.shortened)
