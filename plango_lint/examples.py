"""Runs a rule file's own good and bad example: the good one gives nothing from any rule, the bad
one exactly the marked places from this rule and nothing from any other.

An example names only the columns it is about. The other ones that are required are added with
plain values. Arrows at the end of a line mark what must be found: `<- Header`,
`<- Header, Header`, `<- row`, and on the first line `<- file`.
"""

from __future__ import annotations

import base64
import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from plango_lint import rulebook, settings
from plango_lint.errors import CannotRun
from plango_lint.findings import Problem, Report
from plango_lint.reading.headers import field_of
from plango_lint.rulebook import Rule
from plango_lint.run import lint_files
from plango_lint.sources import InputFile

AS_OF = date(2024, 12, 31)  # examples do not change with the calendar
_ARROW = "<-"
# The article's example invoice, one per number.
_PLAIN = {
    "number": ("Factuurnummer", lambda number: number),
    "date": ("Datum", lambda _: "15-01-2024"),
    "debtor": ("Debiteurnummer", lambda _: "934"),
    "description": ("Factuuromschrijving", lambda number: f"Factuur {number}"),
    "year": ("Boekjaar", lambda _: "2024"),
    "period": ("Periode", lambda _: "1"),
    "ledger": ("Grootboekrekening", lambda _: "810200"),
    "line_description": ("Omschrijving", lambda _: "Rijles 60 min - Pakket D"),
    "amount": ("Bedrag ex. BTW", lambda _: "870,00"),
    "vat_code": ("BTW code", lambda _: "2"),
}

Mark = tuple[str, int | None, str | None]  # file, spreadsheet row, header; None = row or file


@dataclass
class Outcome:
    """What an example gave, against what it promised."""

    rule: str
    ok: bool = True
    lines: list[str] = field(default_factory=list)

    def fail(self, line: str) -> None:
        self.ok = False
        self.lines.append(line)


@dataclass
class Example:
    """The files of one example and the places its arrows mark."""

    files: list[InputFile]
    marks: set[Mark]
    settings: settings.Settings


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
        _compare(rule, kind, example, lint_files(example.files, example.settings), outcome)
    return outcome


def _compare(rule: Rule, kind: str, example: Example, report: Report, outcome: Outcome) -> None:
    for status in report.rules:
        if status.status == "crashed":
            outcome.fail(f"{kind}: {status.name} crashed: {status.reason}")
        if status.name == rule.name and status.status == "skipped":
            outcome.fail(f"{kind}: skipped: {status.reason}")
    others = [problem for problem in report.problems if kind == "good" or problem.rule != rule.name]
    for problem in others:
        outcome.fail(f"{kind}: {problem.rule} says: {problem.message} ({_where(problem)})")
    if kind == "good":
        return
    found = {
        mark for problem in report.problems if problem.rule == rule.name for mark in marks_of(problem, report)
    }
    if not found and not example.marks:
        outcome.fail("bad: nothing is marked with an arrow, and nothing was found")
    for mark in sorted(example.marks - found, key=str):
        outcome.fail(f"bad: missed {_named(mark)}")
    for mark in sorted(found - example.marks, key=str):
        outcome.fail(f"bad: found {_named(mark)}, which no arrow marks")


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


def read_example(given: Mapping[str, Any], folders: tuple[Path, ...] = ()) -> Example:
    """Texts of a rule file -> files, marks and settings."""
    example = Example([], set(), settings.Settings())
    config = given.get("plango-lint.toml", "")
    base = settings.parse(config, Path()) if config else settings.Settings()
    rules = (*base.rules, *folders)
    example.settings = replace(base, rules=rules, as_of=base.as_of or AS_OF, language="en")
    for name, content in given.items():
        if name != "plango-lint.toml":
            example.files.append(_file(name, content, example))
    return example


def _file(name: str, content: str | Mapping[str, Any], example: Example) -> InputFile:
    options: Mapping[str, Any] = {"text": content} if isinstance(content, str) else content
    role = options.get("role")
    earlier = name.startswith("earlier")
    if "base64" in options:
        if options.get("marked", False):
            example.marks.add((name, None, None))
        return InputFile(name, base64.b64decode(options["base64"]), "named", role, earlier)
    text = options["text"].lstrip("\n")
    plain = options.get("plain", name.startswith(("invoices", "earlier")))
    if name.endswith(".csv"):
        text = _csv(name, text, example, plain=plain, delimiter=options.get("delimiter", ","))
    data = text.replace("\n", options.get("newline", "\n")).encode(options.get("encoding", "utf-8"))
    return InputFile(name, data, "named", role, earlier)


def _csv(name: str, text: str, example: Example, *, plain: bool, delimiter: str) -> str:
    lines = []
    for row, line in enumerate(text.splitlines(), start=1):
        bare, arrow, marked = line.rpartition(_ARROW)
        lines.append(bare.rstrip() if arrow else line)
        for word in marked.split(",") if arrow else ():
            wanted = word.strip()
            example.marks.add(
                (name, None if wanted == "file" else row, None if wanted in ("row", "file") else wanted)
            )
    if not plain:
        return "\n".join(lines) + "\n"
    return _completed(lines, delimiter)


def _completed(lines: list[str], delimiter: str) -> str:
    """The columns an example leaves out, with plain values, behind its own."""
    header = next(csv.reader([lines[0]], delimiter=delimiter))
    fields = [field_of("invoices", name) for name in header]
    missing = [name for name in _PLAIN if name not in fields]
    out = [lines[0] + "".join(delimiter + _PLAIN[name][0] for name in missing)]
    next_number = 202400001
    for line in lines[1:]:
        cells = next(csv.reader([line], delimiter=delimiter), [])
        number = cells[fields.index("number")] if "number" in fields and len(cells) == len(fields) else ""
        if "number" not in fields:
            number, next_number = str(next_number), next_number + 1
        values = [_PLAIN[name][1](number) for name in missing]
        out.append(delimiter.join([line, _row(values, delimiter)]) if values else line)
    return "\n".join(out) + "\n"


def _row(values: list[str], delimiter: str) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, lineterminator="").writerow(values)
    return buffer.getvalue()
