"""The rules that were asked, as SARIF describes them."""

from __future__ import annotations

from plango_lint.findings import Report, RuleInfo
from plango_lint.output.inert import inert
from plango_lint.output.phrases import Phrases
from plango_lint.output.sarif.words import LEVELS, Json, message, plain
from plango_lint.output.templates import described

LONGEST = 1024  # characters of a description that code scanning takes
_PROBLEM_SEVERITY = {"error": "error", "warning": "warning", "note": "recommendation"}


def rules_of(report: Report, say: Phrases) -> list[Json]:
    """In the order in which they were asked, which is that of `ruleIndex`."""
    return [_rule(rule, say) for rule in report.catalogue]


def _rule(rule: RuleInfo, say: Phrases) -> Json:
    level = LEVELS[rule.severity]
    return {
        "id": rule.name,
        "shortDescription": message(rule.title[:LONGEST]),
        "fullDescription": message((rule.why or rule.title)[:LONGEST]),
        "help": _help(rule, say),
        "defaultConfiguration": {"level": level},
        "properties": {"tags": _tags(rule), "problem.severity": _PROBLEM_SEVERITY[level]},
    }


def _help(rule: RuleInfo, say: Phrases) -> Json:
    hint = described(rule.hint, say)
    repair = say(f"sarif.repair-{rule.fix.safety}", repair=described(rule.fix.title, say)) if rule.fix else ""
    parts = [
        (say("sarif.why"), rule.why),
        (say("sarif.do"), hint),
        ("plango-lint", repair),
        (say("sarif.source"), rule.source),
    ]
    known = [(heading, text) for heading, text in parts if text]
    return {
        "text": plain(" ".join(text for text in (hint, repair) if text) or rule.title),
        "markdown": "\n\n".join(f"**{plain(heading)}**: {_markdown(text)}" for heading, text in known),
    }


def _markdown(text: str) -> str:
    """A rule may be somebody's own: no tag, picture or link in its texts; code between backticks stays."""
    return plain(text).replace("<", "&lt;").replace("![", "! [")


def _tags(rule: RuleInfo) -> list[str]:
    """What alerts can be filtered by: the section of the catalogue, and whether there is a repair."""
    tags = [inert(rule.section_title or rule.section)]
    return [*tags, f"{rule.fix.safety}-fix"] if rule.fix else tags
