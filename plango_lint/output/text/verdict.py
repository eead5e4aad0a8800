"""May this go into Exact, and what to do now."""

from __future__ import annotations

from rich.text import Text

from plango_lint.findings import Severity
from plango_lint.output.phrases import day, euros
from plango_lint.output.text.lines import HEADING, VERDICT_STYLES, Page


def verdict_line(page: Page) -> Text:
    """The whole verdict, on one line however narrow the page."""
    facts = " · ".join(_facts(page))
    return Text.assemble((_words(page), VERDICT_STYLES[page.report.verdict]), f": {facts}")


def _words(page: Page) -> str:
    report, say = page.report, page.say
    verdict = say(f"verdict.{report.verdict}")
    if not report.not_checked:
        return verdict
    lists = say.listed(list(dict.fromkeys(say.name("roles", missing.role) for missing in report.not_checked)))
    phrase = "unchecked-reject" if report.verdict == "reject" else "unchecked"
    return say(f"verdict.{phrase}", verdict=verdict, lists=lists)


def _facts(page: Page) -> list[str]:
    report, say, totals = page.report, page.say, page.report.totals
    found = ", ".join(say(f"counted.{level.word}", report.count(level)) for level in (Severity.ERROR, Severity.WARNING))
    if not totals.invoices and not totals.credit_notes:
        return [found, say("verdict.no-invoices")]
    counted = [say("counted.invoice", totals.invoices)]
    if totals.credit_notes:
        counted.append(say("counted.credit", totals.credit_notes))
    facts = [found, f" {say('words.and')} ".join(counted)]
    if totals.first_date and totals.last_date:
        facts.append(say.between(day(totals.first_date), day(totals.last_date)))
    return [*facts, say("verdict.amount", amount=euros(totals.amount))]


def verdict(page: Page) -> list[Text]:
    return page.flow(verdict_line(page), "", "  ")


def steps(page: Page) -> list[Text]:
    if not page.report.steps:
        return []
    lines = [Text(page.say("steps.heading"), HEADING)]
    for number, step in enumerate(page.report.steps, 1):
        lines += page.flow(page.sentence(step), f"  {number} ")
    return lines
