"""SARIF 2.1.0, as code scanning of GitHub and editors read it.

One run; a rule for every rule that was asked, a result for every problem. GitHub refuses a file with more than
25,000 results, or with more than 1,000 places for one of them.
"""

from __future__ import annotations

import json
import re

from plango_lint.findings import Report
from plango_lint.output import Options
from plango_lint.output.inert import escaped
from plango_lint.output.phrases import Phrases, number
from plango_lint.output.sarif.results import MOST_RESULTS, results_of
from plango_lint.output.sarif.rules import rules_of
from plango_lint.output.sarif.words import ROOT, Json, artifact, message

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
_SEMANTIC = re.compile(r"\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?")
# What is written over several lines; all else is one line, so that a result is one in a comparison of two files.
_OPEN = frozenset(
    (
        *("log", "runs", "run", "tool", "driver", "rules", "artifacts", "results"),
        *("invocations", "invocation", "toolConfigurationNotifications", "toolExecutionNotifications"),
    )
)
_ITEMS = {"runs": "run", "invocations": "invocation"}


def render(report: Report, options: Options) -> str:
    """The log of one run; problems that are accepted are there as suppressed results."""
    say = Phrases(report.language)
    run = {
        "tool": {"driver": _driver(report, say)},
        "language": _LANGUAGES[report.language],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": message(say("sarif.root"))}},
        "invocations": [_invocation(report, say)],
        "artifacts": [_artifact(file.path, file.sha256, report.folder) for file in report.files],
        "results": results_of(report, options, say),
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return escaped(_laid_out(log, "log")) + "\n"


def _driver(report: Report, say: Phrases) -> Json:
    semantic = {"semanticVersion": report.version} if _SEMANTIC.fullmatch(report.version) else {}
    return {"name": "plango-lint", "version": report.version, **semantic, "rules": rules_of(report, say)}


def _artifact(path: str, sha256: str, folder: str) -> Json:
    hashes = {"hashes": {"sha-256": sha256}} if sha256 else {}
    return {"location": artifact(path, folder), "roles": ["analysisTarget"], **hashes}


def _invocation(report: Report, say: Phrases) -> Json:
    position = {rule.name: index for index, rule in enumerate(report.catalogue)}

    def told(status: str, level: str) -> list[Json]:
        return [
            {
                "level": level,
                "message": message(say(f"sarif.{status}", rule=rule.name, reason=rule.reason or "").rstrip()),
                "associatedRule": {"id": rule.name, "index": position.get(rule.name, -1)},
            }
            for rule in report.rules
            if rule.status == status
        ]

    crashed = told("crashed", "error")
    return {
        "executionSuccessful": not crashed,
        "exitCode": report.exit_code,
        "toolConfigurationNotifications": told("skipped", "note"),
        "toolExecutionNotifications": [*crashed, *_truncation(report, say)],
    }


def _truncation(report: Report, say: Phrases) -> list[Json]:
    left = len(report.problems) - MOST_RESULTS
    if left <= 0:
        return []
    told = say("sarif.truncated", left, most=number(MOST_RESULTS))
    return [{"level": "warning", "message": message(told)}]


def _laid_out(value: object, name: str, indent: str = "") -> str:
    """JSON over as many lines as it has rules, results and other things of one kind."""
    if name not in _OPEN or not value:
        return json.dumps(value, ensure_ascii=False)
    inner = f"{indent} "
    if isinstance(value, dict):
        items = [f"{json.dumps(key)}: {_laid_out(part, key, inner)}" for key, part in value.items()]
        start, end = "{", "}"
    else:
        assert isinstance(value, list)
        items = [_laid_out(part, _ITEMS.get(name, ""), inner) for part in value]
        start, end = "[", "]"
    return f"{start}\n{inner}" + f",\n{inner}".join(items) + f"\n{indent}{end}"
