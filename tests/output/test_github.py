"""Workflow commands, read as GitHub's runner reads them, and compared with those of a library."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import Any

import github_action_utils
import pytest

from plango_lint.findings import Place, Problem, Report, Severity
from plango_lint.output import FORMATS, Options

from .reports import debtor_problem, delimiter_problem, gap_problem, place, problem, rejected, report

HOSTILE = (
    "::error::kapot",
    "\n::error::kapot",
    "\r\n  ::stop-commands::weg\r\n",
    "##[error]kapot",
    "::set-output name=x::y",
    "%0A::error::kapot",
    "%25%0D%3A%2C",
    "a,file=/etc/passwd,line=1",
    "a::b",
    "\x1b[31mrood",
    "\u202eomgekeerd",
    "\u2028::error::x",
    "</script>",
    "=cmd()",
    "]]>",
    "",
    "x" * 10_000,
)


@dataclass(frozen=True)
class Command:
    name: str
    properties: dict[str, str]
    message: str


def read(line: str) -> Command:
    """One line as the runner takes it: up to the second ::, at every comma, at the first =."""
    assert line.startswith("::")
    info, message = line[2:].split("::", 1)
    name, _, listed = info.partition(" ")
    pairs = (pair.split("=", 1) for pair in listed.split(",") if pair)
    return Command(name, {key: _plain(value) for key, value in pairs}, _plain(message))


def _plain(text: str) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def commands(what: Report, **options: Any) -> list[Command]:
    return [read(line) for line in FORMATS["github"](what, Options(**options)).splitlines()]


def parts(line: str) -> tuple[str, set[str], str]:
    """A command as it is written, whatever the order of its properties."""
    info, message = line[2:].split("::", 1)
    name, _, listed = info.partition(" ")
    return name, set(listed.split(",")), message


def many(severity: Severity, count: int) -> tuple[Problem, ...]:
    return tuple(problem(f"{severity.word}-{n}", severity) for n in range(count))


def test_an_annotation_for_every_problem() -> None:
    """At its first place; the message says what to do, how much it is about, and where else."""
    assert commands(rejected(problems=(problem(),))) == [
        Command(
            "error",
            {
                "file": "facturen.csv",
                "line": "14",
                "col": "61",
                "title": "Grootboekrekening niet in Exact: 810299",
            },
            "Grootboekrekening 810299 staat niet in Exact; 810200 lijkt er het meest op.\n"
            "Doen: Maak 810299 aan in Exact, of verbeter de rekening in een kopie van dit bestand en voor nieuwe "
            "facturen ook de omzetrekening in PlanGo.\n"
            "31 regels · 12 facturen · € 10.440,00 · J14, J15, J22, J31, J40 (en nog 26 plaatsen) · "
            "unknown-ledger-account",
        )
    ]


def test_nothing_found() -> None:
    """Nothing found, or accepted, is nothing said."""
    assert commands(report(problems=(gap_problem(accepted="Afgesproken"),))) == []


def test_a_level_for_every_severity() -> None:
    """Notes are notices."""
    found = (problem("a"), problem("b", Severity.WARNING), problem("c", Severity.INFO))
    assert [command.name for command in commands(rejected(problems=found))] == ["error", "warning", "notice"]


def test_a_problem_without_a_place() -> None:
    """Of the run as a whole: it names no file. Of a file: its first line. Of a workbook: no line."""
    whole = Place("lijst.xlsx", line=None, row=3)
    found = (
        problem(places=(), places_total=0),
        delimiter_problem(),
        problem(places=(whole,), places_total=1),
    )
    where = [
        {key: value for key, value in command.properties.items() if key != "title"}
        for command in commands(rejected(problems=found))
    ]
    assert where == [{}, {"file": "facturen.csv", "line": "1"}, {"file": "lijst.xlsx"}]


def test_ten_of_a_level() -> None:
    """More than that GitHub does not show; ten are ten, without a notice about others."""
    found = (*many(Severity.ERROR, 10), *many(Severity.WARNING, 10), *many(Severity.INFO, 10))
    assert len(commands(rejected(problems=found))) == 30


def test_the_rest_is_counted_in_one_notice() -> None:
    """The worst are shown; the notice is one of the ten that GitHub shows of its level."""
    found = (*many(Severity.ERROR, 12), *many(Severity.WARNING, 11), *many(Severity.INFO, 10))
    made = commands(rejected("en", problems=found))
    levels = [command.name for command in made]
    assert [levels.count(name) for name in ("error", "warning", "notice")] == [10, 10, 10]
    assert [command.message.rsplit(" · ", 1)[-1] for command in made[:10]] == [
        f"error-{n}" for n in range(10)
    ]
    assert made[-1] == Command(
        "notice",
        {"title": "plango-lint"},
        "4 more problems without an annotation: 2 errors, 1 warning, 1 note. "
        "`plango-lint check --all` shows everything.",
    )


def test_a_message_names_a_hundred_places_at_most() -> None:
    """Also when everything is asked for: GitHub takes 64 KB of a message."""
    places = tuple(place(row) for row in range(2, 5002))
    found = rejected("en", problems=(problem(places=places, places_total=5000),))
    assert "J11 (and 4990 more places)" in commands(found)[0].message
    assert "J101 (and 4900 more places)" in commands(found, all=True)[0].message
    assert "J3 (and 4998 more places)" in commands(found, limit=2)[0].message


def test_personal_data() -> None:
    """Names stay out, unless they are asked for; also when they are what the title is about."""
    name = "Jan de Vries"
    personal = rejected(
        problems=(debtor_problem(name), replace(gap_problem(), subject=name, subject_personal=True))
    )
    assert name not in FORMATS["github"](personal, Options())
    assert FORMATS["github"](personal, Options(show_personal_data=True)).count(name) == 4


@pytest.mark.parametrize("cell", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_cells_start_nothing(cell: str) -> None:
    """One problem is one line with one command, that of the problem, with its own properties."""
    bad = problem(
        title=cell, message=cell, hint=cell, value=cell, places=(place(file=cell, cell=cell),), places_total=1
    )
    text = FORMATS["github"](rejected(problems=(bad,)), Options())
    assert text.count("\n") == 1
    assert text.removesuffix("\n").isprintable()
    assert "##[" not in text
    made = read(text)
    assert made.name == "error"
    assert list(made.properties) == ["file", "line", "col", "title"]
    assert made.properties["line"] == "14"
    assert len(made.properties["title"]) < 255  # as long as GitHub takes


@pytest.mark.parametrize("cell", HOSTILE, ids=range(len(HOSTILE)))
def test_a_library_writes_the_same(cell: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What we escape is what github-action-utils escapes."""
    bad = problem(title=f"50 %, a: {cell}", message=cell, places=(place(file=f"a,b:{cell}.csv"),))
    text = FORMATS["github"](rejected(problems=(bad,)), Options()).removesuffix("\n")
    made = read(text)
    named = made.properties
    github_action_utils.error(
        made.message, title=named["title"], file=named["file"], line=int(named["line"]), col=int(named["col"])
    )
    assert parts(capsys.readouterr().out.removesuffix("\n")) == parts(text)


@pytest.mark.parametrize(
    ("file", "folder", "root", "seen"),
    [
        ("export/a.csv", "", "", "export/a.csv"),
        ("./export/../a.csv", "", "", "a.csv"),
        ("a.csv", "/ci/school", "/ci/school", "a.csv"),
        ("a.csv", "/ci/school/2024", "/ci/school", "2024/a.csv"),
        ("../a.csv", "/ci/school/2024", "/ci/school", "a.csv"),
        ("/ci/school/export/a.csv", "/elsewhere", "/ci/school", "export/a.csv"),
        ("/elsewhere/a.csv", "/ci/school", "/ci/school", "/elsewhere/a.csv"),
        ("../a.csv", "/ci/school", "/ci/school", "../a.csv"),
    ],
)
def test_files_are_named_from_the_checkout(file: str, folder: str, root: str, seen: str) -> None:
    """Wherever the run was started; one that lies elsewhere keeps its name."""
    one = problem(places=(place(file=file.replace("/", os.sep)),), places_total=1)
    made = commands(rejected(problems=(one,)), folder=folder, root=root)
    assert made[0].properties["file"] == seen
