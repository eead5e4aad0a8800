"""Runs a rule file's own good and bad example: the good one gives nothing from any rule, the bad
one exactly the marked places from this rule and nothing from any other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from plango_lint import rulebook
from plango_lint.books.registered import files_of
from plango_lint.errors import CannotRun
from plango_lint.example_files import Example, Mark, read_example
from plango_lint.findings import Problem, Report
from plango_lint.register import MEMORY, Register
from plango_lint.rule import Rule
from plango_lint.run import export_of, lint_files
from plango_lint.texts.nearest import did_you_mean
from plango_lint.texts.wording import holes

IMPORTED = "2024-02-03T12:00:00+00:00"  # when what an example calls registered was imported


@dataclass
class Outcome:
    """What an example gave, against what it promised."""

    rule: str
    ok: bool = True
    lines: list[str] = field(default_factory=list)

    def fail(self, line: str) -> None:
        self.ok = False
        self.lines.append(line)


def try_folder(folder: Path) -> list[Outcome]:
    """The examples of every rule file in somebody's folder."""
    rules = rulebook.read_folder(folder)
    if not rules:
        raise CannotRun(f"{folder}: holds no rule files (*.toml).")
    return [try_rule(rule, (folder,)) for rule in rules]


def try_rule(rule: Rule, folders: tuple[Path, ...] = ()) -> Outcome:
    """Both examples of one rule."""
    outcome = Outcome(rule.name)
    for kind in ("good", "bad"):
        given = getattr(rule, kind)
        if not given:
            outcome.fail(f"{kind}: the rule file has no [{kind}] example")
            continue
        example = read_example(given, folders)
        _compare(rule, kind, example, lint_example(example), outcome)
    return outcome


def lint_example(example: Example) -> Report:
    """Lints the files of an example, beside a register in memory of those that were imported before."""
    if not example.registered:
        return lint_files(example.files, example.settings)
    before = export_of(example.registered, example.settings)
    with Register(MEMORY) as register:
        register.add(files_of(before.tables), IMPORTED)
        return lint_files(example.files, example.settings, register)


def _compare(rule: Rule, kind: str, example: Example, report: Report, outcome: Outcome) -> None:
    for status in report.rules:
        if status.status == "crashed":
            outcome.fail(f"{kind}: {status.name} crashed: {status.reason}")
        if status.name == rule.name and status.status == "skipped":
            outcome.fail(f"{kind}: skipped: {status.reason}")
    others = [problem for problem in report.open_problems if kind == "good" or problem.rule != rule.name]
    for problem in others:
        outcome.fail(f"{kind}: {problem.rule} says: {problem.message} ({_where(problem)})")
    if kind == "good":
        return
    _compare_words(rule, report, outcome)
    found = {
        mark
        for problem in report.open_problems
        if problem.rule == rule.name
        for mark in marks_of(problem, report)
    }
    if not found and not example.marks:
        outcome.fail("bad: nothing is marked with an arrow, and nothing was found")
    for mark in sorted(example.marks - found, key=str):
        outcome.fail(f"bad: missed {_named(mark)}{_no_such_column(mark, report)}")
    for mark in sorted(found - example.marks, key=str):
        outcome.fail(f"bad: found {_named(mark)}, which no arrow marks")


def _compare_words(rule: Rule, report: Report, outcome: Outcome) -> None:
    """Words that a text asks for and nothing gives stay as they are."""
    texts = rule.texts["en"]
    for problem in report.open_problems:
        if problem.rule == rule.name:
            written = ((texts.message, problem.message), (texts.hint, problem.hint))
            for hole in sorted(
                {hole for text, said in written for hole in holes(text) if f"{{{hole}}}" in said}
            ):
                outcome.fail(f"bad: a text asks for {{{hole}}}, which the check {rule.check} does not say")
            return


def _no_such_column(mark: Mark, report: Report) -> str:
    file, _, header = mark
    headers = [column.header or "" for read in report.files if read.path == file for column in read.columns]
    if header is None or header in headers or not headers:
        return ""
    return f"; {file} has no column {header}{did_you_mean(header, headers)}"


def marks_of(problem: Problem, report: Report) -> set[Mark]:
    """The places of a problem in the terms of an example's arrows."""
    headers = {
        (file.path, column.position): column.header or column.field or str(column.position)
        for file in report.files
        for column in file.columns
    }
    return {
        (
            place.file,
            None if problem.whole_file and place.column is None else place.row,
            None if place.column is None else headers.get((place.file, place.column), str(place.column)),
        )
        for place in problem.places
    }


def _where(problem: Problem) -> str:
    return ", ".join(f"{place.file} {place.cell or place.row or 'file'}" for place in problem.places[:5])


def _named(mark: Mark) -> str:
    file, row, header = mark
    return f"{file}: {'the file' if row is None else f'row {row}'}{f', {header}' if header else ''}"
