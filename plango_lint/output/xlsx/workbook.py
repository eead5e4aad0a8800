"""The sheets of a workbook, in their order."""

from __future__ import annotations

from plango_lint.findings import Report
from plango_lint.output.phrases import Phrases
from plango_lint.output.xlsx.book import Book
from plango_lint.output.xlsx.choosing import choose
from plango_lint.output.xlsx.exports import export_page
from plango_lint.output.xlsx.problems import problems_page
from plango_lint.output.xlsx.rules import rules_page
from plango_lint.output.xlsx.summary import summary_page
from plango_lint.output.xlsx.totals import totals_page


def workbook(report: Report, say: Phrases) -> bytes:
    book = Book(say)
    summary, problems = book.page(say("xlsx.summary")), book.page(say("xlsx.problems"))
    taken = [say(f"xlsx.{name}") for name in ("summary", "problems", "totals", "rules")]
    choice = choose(report, say("xlsx.export"), taken)
    for part in choice.parts:
        export_page(book.page(part.name), part, say)
    totals_page(book.page(say("xlsx.totals")), report, say)
    rules_page(book.page(say("xlsx.rules")), report, say)
    problems_page(problems, report, choice, say)
    summary_page(summary, report, choice, say)  # last: it tells what did not fit
    return book.bytes()
