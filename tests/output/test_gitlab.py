"""Code Quality of GitLab, held against what its documentation asks."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from plango_lint import lint, settings
from plango_lint.findings import Report, Severity
from plango_lint.output import FORMATS, Options

from .reports import (
    crowded,
    debtor_problem,
    delimiter_problem,
    gap_problem,
    place,
    problem,
    rejected,
    report,
    with_exceptions,
)

BROKEN = Path(__file__).parent.parent.parent / "sample_exports" / "broken"
# The required fields of GitLab's documentation, "Code Quality report format".
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def found(what: Report, **options: Any) -> Any:
    shown = json.loads(FORMATS["gitlab"](what, Options(**options)))
    Draft202012Validator(SCHEMA).validate(shown)
    return shown


def test_nothing_found() -> None:
    """A clean run is an empty array: that closes what an earlier run found."""
    assert FORMATS["gitlab"](report(), Options()) == "[]\n"


def test_problem() -> None:
    """What is wrong, what to do and how much, at the first place."""
    one = problem(identity=("810299",))
    (shown,) = found(rejected(problems=(one,)))
    assert re.fullmatch("[0-9a-f]{32}", shown.pop("fingerprint"))
    assert shown == {
        "description": f"{one.public_message} {one.public_hint} (31 regels · 12 facturen · € 10.440,00)",
        "check_name": "unknown-ledger-account",
        "severity": "critical",
        "location": {"path": "facturen.csv", "lines": {"begin": 14}},
    }


def test_severities() -> None:
    """An error is critical, a warning major, a note info."""
    shown = found(rejected(problems=tuple(problem(severity=one) for one in Severity)))
    assert [one["severity"] for one in shown] == ["info", "major", "critical"]


def test_accepted_problems() -> None:
    """Accepted problems are left out."""
    assert found(with_exceptions()) == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_fingerprints(language: Any) -> None:
    """Of a real run: every one another, whatever is accepted."""
    config = replace(settings.load(BROKEN / "plango-lint.toml"), language=language)
    what = lint([BROKEN], config)
    keys = [one["fingerprint"] for one in found(what)]
    assert len(keys) == len(what.open_problems)
    assert len(set(keys)) == len(keys)
    every = [one["fingerprint"] for one in found(lint([BROKEN], replace(config, no_exceptions=True)))]
    assert set(keys) < set(every)


def test_fingerprints_of_equal_problems() -> None:
    """GitLab shows the first of what has one fingerprint, so no two have."""
    keys = {one["fingerprint"] for one in found(crowded("review"))}
    assert len(keys) == 60
    assert len({one["fingerprint"] for one in found(rejected(problems=(problem(), problem())))}) == 2


def test_paths() -> None:
    """From the folder of the run on, with slashes, not percent-encoded."""
    one = problem(places=(place(file="C:\\jan\\maart 2024\\café#1.csv"),), places_total=1)
    (shown,) = found(rejected(problems=(one,), folder="C:/jan"))
    assert shown["location"]["path"] == "maart 2024/café#1.csv"


def test_whole_file_and_no_place() -> None:
    """A problem of a file stands at line 1, one of the run in the first file or the folder."""
    nowhere = problem("no-plango-export", places=(), places_total=0)
    shown = found(rejected(problems=(delimiter_problem(), nowhere)))
    assert [one["location"] for one in shown] == [{"path": "facturen.csv", "lines": {"begin": 1}}] * 2
    assert found(rejected(problems=(nowhere,), files=()))[0]["location"]["path"] == "."


def test_personal_data() -> None:
    """Names stay out, unless they are asked for."""
    personal = rejected(problems=(debtor_problem(),))
    assert "Jan de Vries" not in FORMATS["gitlab"](personal, Options())
    assert "Jan de Vries" in FORMATS["gitlab"](personal, Options(show_personal_data=True))


@pytest.mark.parametrize(
    "cell", ["a\nb", "\x1b[31m", "\r\n::error::x", "\u202e", "</script>", "x" * 10_000, "\udcff", "]]>"]
)
def test_hostile_cells(cell: str) -> None:
    """Data stays on its line, without a character that steers, and is cut when it is long."""
    one = problem(message=cell, hint=cell, places=(place(file=f"a{cell}b.csv"),), places_total=1)
    text = FORMATS["gitlab"](rejected(problems=(one, gap_problem())), Options())
    assert all(character == "\n" or character.isprintable() for character in text)
    assert not [line for line in text.splitlines() if line.lstrip().startswith("::")]
    assert len(json.loads(text)[0]["description"]) < 2_200
