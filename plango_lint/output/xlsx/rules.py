"""Every rule of the run, what became of it, and why it is there."""

from __future__ import annotations

from plango_lint.findings import Report
from plango_lint.output.phrases import Phrases
from plango_lint.output.xlsx.book import GREY, RULED, SEVERITIES, Page, Style
from plango_lint.output.xlsx.sentences import plain

_COLUMNS = {"looked-for": 40, "severity": 11, "status": 14, "reason": 44, "why": 60, "source": 40, "rule": 34}
_STATUS: dict[str, Style] = {
    "passed": {"font_color": "#375623"},
    "crashed": {"bold": True, "font_color": "#9C0006"},
}


def rules_page(page: Page, report: Report, say: Phrases) -> None:
    page.widths(*_COLUMNS.values())
    page.header(0, [say(f"xlsx.{name}") for name in _COLUMNS], len(report.rules))
    known = {info.name: info for info in report.catalogue}
    found = {problem.rule for problem in report.open_problems}
    for row, rule in enumerate(report.rules, 1):
        info = known.get(rule.name)
        page.text(row, 0, info.title if info else rule.name, RULED)
        page.text(row, 1, say(f"severity.{info.severity.word}") if info else "", RULED)
        page.text(row, 4, info.why if info else "", RULED)
        page.text(row, 5, info.source if info else "", RULED)
        style = SEVERITIES[info.severity] if info and rule.name in found else _STATUS.get(rule.status, GREY)
        page.text(row, 2, say(f"xlsx.status-{rule.status}"), RULED, style)
        page.text(row, 3, plain(rule.reason or ""), RULED)
        page.text(row, 6, rule.name, RULED, GREY)
