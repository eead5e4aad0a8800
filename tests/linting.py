"""Linting in tests: an administration written to a folder, linted, and what was found as plain values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from datetime import date
from io import StringIO
from pathlib import Path

from plango_lint import settings
from plango_lint.cli import run
from plango_lint.findings import Report
from plango_lint.run import lint
from tests.administration import Administration, Place, write


@dataclass(frozen=True)
class Found:
    """What one run found: problems per rule, faulty places per rule, and all places."""

    folder: Path
    report: Report
    problems: Counter[str]
    counts: Counter[str]

    def places(self, rule: str) -> set[Place]:
        return {
            Place(
                Path(place.file).resolve().relative_to(self.folder).as_posix(),
                place.row,
                problem.field if place.column else None,
            )
            for problem in self.report.problems
            if problem.rule == rule
            for place in problem.places
        }

    def explained(self) -> str:
        lines = [f"{problem.rule}: {problem.message} ({problem.count})" for problem in self.report.problems]
        crashed = [
            f"{rule.name} crashed: {rule.reason}" for rule in self.report.rules if rule.status == "crashed"
        ]
        return "\n".join(crashed + lines)


def found_in(folder: Path, as_of: date, named: Iterable[str] = ()) -> Found:
    """Lints a folder's own files with its own settings; every place is kept. `named` are paths in it that
    somebody types himself."""
    config = settings.load(folder / "plango-lint.toml")
    config = replace(config, as_of=as_of, language="en", limit=100_000)
    report = lint([*(folder / path for path in named), folder], config)
    problems: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for problem in report.open_problems:
        problems[problem.rule] += problem.causes
        counts[problem.rule] += problem.count
    return Found(folder.resolve(), report, problems, counts)


def lint_administration(administration: Administration, folder: Path, as_of: date | None = None) -> Found:
    """Writes an administration and lints it."""
    write(administration, folder)
    for path, refused in administration.uploads.items():
        register(folder, path, refused)
    return found_in(folder, as_of or administration.as_of, administration.uploads)


def register(folder: Path, path: str, refused: Iterable[int]) -> None:
    """Puts an upload in the register, as the command does."""
    options = [word for number in refused for word in ("--except", str(number))]
    words = ["register", "add", str(folder / path), "--anyway", "--config", str(folder / "plango-lint.toml")]
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()) as said:
        assert run([*words, *options]) == 0, said.getvalue()
