"""May this go into Exact, and what to do now."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from plango_lint.output.headline import headline, scope
from plango_lint.output.text.lines import HEADING, VERDICT_STYLES, Page

SEPARATOR = " · "


def opening(page: Page) -> list[Text]:
    """The verdict, and what it is about."""
    words, facts = _verdict(page)
    return [words, *facts]


def closing(page: Page) -> list[Text]:
    """The same the other way round: the last line of the report is the first one again."""
    words, facts = _verdict(page)
    return [*facts, words]


def _verdict(page: Page) -> tuple[Text, list[Text]]:
    """All on one line where it fits, else its facts on lines of their own."""
    found, *facts = scope(page.report, page.say)
    verdict = headline(page.report, page.say)
    whole = f"{verdict}: {SEPARATOR.join((found, *facts))}"
    if len(whole) <= page.width:
        return _styled(page, whole), []
    if len(verdict) > page.width:
        verdict = headline(page.report, page.say, name_lists=False)
    if len(f"{verdict}: {found}") <= page.width:
        return _styled(page, f"{verdict}: {found}"), _packed(page, facts)
    return _styled(page, verdict), _packed(page, (found, *facts))


def _styled(page: Page, line: str) -> Text:
    text = Text(line)
    text.stylize(VERDICT_STYLES[page.report.verdict], 0, len(page.say(f"verdict.{page.report.verdict}")))
    return text


def _packed(page: Page, facts: Sequence[str]) -> list[Text]:
    lines: list[str] = []
    for fact in facts:
        if lines and len(lines[-1]) + len(SEPARATOR) + len(fact) <= page.width:
            lines[-1] += SEPARATOR + fact
        else:
            lines.append(f"  {fact}")
    return [Text(line) for line in lines]


def steps(page: Page) -> list[Text]:
    if not page.report.steps:
        return []
    lines = [Text(page.say("steps.heading"), HEADING)]
    for number, step in enumerate(page.report.steps, 1):
        lines += page.flow(page.sentence(step), f"  {number} ")
    return lines
