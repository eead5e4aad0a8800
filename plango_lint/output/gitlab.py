"""Code Quality of GitLab: an object for every open problem, at its first place; `[]` when there is none."""

from __future__ import annotations

import json
from typing import Any

from plango_lint.findings import Place, Problem, Report, Severity
from plango_lint.output import Options
from plango_lint.output.fingerprints import fingerprints
from plango_lint.output.inert import escaped, shortened
from plango_lint.output.paths import relative
from plango_lint.output.phrases import Phrases
from plango_lint.output.sizes import size

LONGEST_MESSAGE = 1_000
# An error stops the import or books wrongly: critical. GitLab's blocker is left to whoever blocks a merge.
_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}


def render(report: Report, options: Options) -> str:
    """Worst first. A fingerprint is that of the whole report, so it is unique whatever is left out."""
    keys = fingerprints(report.problems)
    found = [
        _problem(problem, fingerprint.key, report, options)
        for problem, fingerprint in zip(report.problems, keys, strict=True)
        if problem.accepted is None
    ]
    return escaped(json.dumps(found, ensure_ascii=False, indent=2)) + "\n"


def _problem(problem: Problem, fingerprint: str, report: Report, options: Options) -> dict[str, Any]:
    place = next(iter(problem.places), None) or Place(report.files[0].path if report.files else ".")
    return {
        "description": _description(problem, Phrases(report.language), options),
        "check_name": problem.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[problem.severity],
        "location": {"path": relative(place.file, report.folder), "lines": {"begin": place.line or 1}},
    }


def _description(problem: Problem, say: Phrases, options: Options) -> str:
    """The widget shows one place, so the words say how much else there is."""
    open_ = options.show_personal_data
    texts = (
        problem.message if open_ else problem.public_message,
        problem.hint if open_ else problem.public_hint,
    )
    parts = [shortened(text, LONGEST_MESSAGE, lambda count: say("words.left-out", count)) for text in texts]
    about = size(problem, say)
    return " ".join([*filter(None, parts), *([f"({about})"] if about else [])])
