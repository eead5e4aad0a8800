"""What a CI system tells about a run in its variables, and the summary that GitHub shows of a step."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from plango_lint.output import FORMATS, Options
from plango_lint.same_file import identity

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable

    from plango_lint.findings import Report

SUMMARY = "GITHUB_STEP_SUMMARY"
LARGEST = 1024 * 1024  # bytes that GitHub takes from one step
_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")  # GitHub and Gitea; GitLab


def located(options: Options) -> Options:
    """The options with where this run is, so that formats can name files as the CI system does."""
    folder = Path.cwd()
    root = next((Path(value) for name in _ROOTS if (value := os.environ.get(name))), folder)
    return replace(options, folder=str(folder), root=os.path.realpath(root))


def summarise(report: Report, options: Options, spared: Collection[Hashable]) -> str | None:
    """Appends the Markdown report to the summary of the step, when there is one; gives a sentence when
    that does not work. `spared` are files that were read: those are never written to."""
    name = os.environ.get(SUMMARY)
    if not name:
        return None
    path = Path(name)
    try:
        if identity(path) in spared:
            return f"{SUMMARY} names {path}, which was read; no summary is written."
        before = path.read_bytes() if path.is_file() else b""
        start = b"" if not before or before.endswith(b"\n") else b"\n"
        fitting = (
            text for text in _texts(report, options) if len(before) + len(start) + len(text) <= LARGEST
        )
        text = next(fitting, None)
        if text is None:
            return f"{SUMMARY}: the summary would be larger than the 1 MiB that GitHub takes; it is left out."
        with path.open("ab") as file:
            file.write(start + text)
    except (OSError, ValueError) as error:  # ValueError: no name that a file can have
        return f"{SUMMARY}: {path} cannot be written: {getattr(error, 'strerror', None) or error}."
    return None


def _texts(report: Report, options: Options) -> list[bytes]:
    """The summary as it was asked for; a usual one for when that is too large."""
    usual = replace(options, all=False, limit=None)
    asked = [options] if options == usual else [options, usual]
    return [FORMATS["markdown"](report, one).encode("utf-8", "replace") for one in asked]
