"""For a mail, an issue or the summary of a CI run: verdict, what now, problems, totals, what was not checked."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from plango_lint.findings import Report
from plango_lint.output import Options
from plango_lint.output.headline import headline, scope
from plango_lint.output.markdown.page import Page
from plango_lint.output.markdown.problems import problems
from plango_lint.output.markdown.totals import totals
from plango_lint.output.phrases import Phrases
from plango_lint.output.text.lines import Page as TextPage
from plango_lint.output.text.wizard import wizard

WIDTH = 90  # columns, of what stands in columns


def render(report: Report, options: Options) -> str:
    """GitHub's Markdown, which GitLab and most mail programs read as well."""
    page = Page(report, options, Phrases(report.language))
    parts = (
        _opening(page),
        _steps(page),
        problems(page),
        totals(page),
        _wizard(page),
        _unchecked(page),
        _coverage(page),
    )
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _opening(page: Page) -> list[str]:
    found, *facts = scope(page.report, page.say)
    lines = [f"## {headline(page.report, page.say)}: {found}"]
    return [*lines, "", " · ".join(facts)] if facts else lines


def _steps(page: Page) -> list[str]:
    steps = [f"{number}. {page.sentence(step)}" for number, step in enumerate(page.report.steps, 1)]
    return [f"### {page.say('steps.heading')}", "", *steps] if steps else []


def _wizard(page: Page) -> list[str]:
    """As the report in the terminal has it, in columns; between fences, where nothing is markup."""
    lines = wizard(TextPage(page.report, replace(page.options, width=WIDTH), page.say))
    if not lines:
        return []
    heading, *below = (line.plain for line in lines)
    longest = max((len(found[0]) for line in below for found in re.finditer("`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"### {page.plain(heading)}", "", f"{fence}text", *below, fence]


def _unchecked(page: Page) -> list[str]:
    missing = [
        f"- **{page.say.name('roles', one.role)}**: {page.sentence(one.sentence)}"
        for one in page.report.not_checked
    ]
    return [f"### {page.say('read.not-checked')}", "", *missing] if missing else []


def _coverage(page: Page) -> list[str]:
    """What the report rests on."""
    say, report = page.say, page.report
    counted = Counter(rule.status for rule in report.rules)
    parts = [
        say("coverage.ran", counted["passed"] + counted["found"]),
        say("coverage.skipped", counted["skipped"]),
        say("coverage.crashed", counted["crashed"]),
    ]
    if counted["off"]:
        parts.append(say("coverage.off", counted["off"]))
    lines = [f"### {say('coverage.heading')}", "", f"- {', '.join(parts)}"]
    crashed = [(rule.name, rule.reason or "") for rule in report.rules if rule.status == "crashed"]
    lines += [f"- {page.sentence(say('coverage.crash', rule=name, reason=why))}" for name, why in crashed]
    names = list(dict.fromkeys(one.rule for one in report.problems if one.accepted is not None))
    if accepted := len(report.problems) - len(report.open_problems):
        lines.append(f"- {say('coverage.accepted', accepted, rules=page.plain(', '.join(names)))}")
    statuses = Counter(exception.status for exception in report.exceptions)
    lines += [
        f"- {say(f'coverage.{word}', statuses[word])}" for word in ("stale", "expired") if statuses[word]
    ]
    return lines
