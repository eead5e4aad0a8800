"""The sample exports: what the script makes, and exactly what the linter must find in them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from plango_lint.cli import run
from tests import samples
from tests.administration import Administration, Debtor, Line, Place, Record
from tests.sample_faults import FAULTS

FOLDER = Path(__file__).resolve().parent.parent / "sample_exports"
NORMAL = {"several-periods": 1, "debtor-not-yet-in-exact": 1, "credit-note": 1}  # worth knowing, no more
INFO = "info"


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """`plango-lint check` on a sample: its exit code and its output."""
    monkeypatch.chdir(FOLDER)
    monkeypatch.setenv("NO_COLOR", "1")

    def checked(name: str, *options: str) -> tuple[int, str]:
        code = run(["check", name, *options])
        return code, capsys.readouterr().out

    return checked


def problems_per_rule(report: dict[str, Any]) -> Counter[str]:
    return Counter(problem["rule"] for problem in report["problems"] if problem["accepted"] is None)


def test_the_committed_files_are_what_the_script_makes() -> None:
    """`python -m tests.samples` makes every file of the samples, and changes none of them."""
    made = samples.files()
    paths = {path.relative_to(FOLDER).as_posix(): path for path in FOLDER.rglob("*") if path.is_file()}
    assert paths.keys() == made.keys()
    assert [name for name, path in paths.items() if path.read_bytes() != made[name]] == []


def test_clean_is_ready_to_import(check: Any) -> None:
    """No error, no warning; what is worth knowing about a normal month, and the accepted gaps."""
    code, out = check("clean", "-f", "json")
    report = json.loads(out)
    assert (code, report["verdict"]) == (0, "ready")
    assert problems_per_rule(report) == NORMAL
    assert {problem["severity"] for problem in report["problems"] if problem["accepted"] is None} == {INFO}
    assert {problem["rule"] for problem in report["problems"] if problem["accepted"]} == {
        "gap-in-invoice-numbers"
    }
    assert {exception["status"] for exception in report["exceptions"]} == {"used"}


def test_broken_shows_every_fault_once_and_nothing_else(check: Any) -> None:
    """One problem for each fault that was made, beside what the clean month shows too."""
    code, out = check("broken", "-f", "json")
    report = json.loads(out)
    assert (code, report["verdict"]) == (1, "reject")
    assert problems_per_rule(report) == NORMAL | {fault.rule: 1 for fault in FAULTS}
    assert "crashed" not in {rule["status"] for rule in report["rules"]}


def test_broken_has_faults_of_every_topic() -> None:
    """Two or more of each, and no rule twice."""
    topics = Counter(fault.topic for fault in FAULTS)
    assert len(topics) == 6
    assert min(topics.values()) >= 2
    assert len({fault.rule for fault in FAULTS}) == len(FAULTS)


def test_problems_of_broken_stand_where_the_faults_were_made(check: Any) -> None:
    """Every place is a row that was spoiled, and no invoice or debtor that was spoiled is missing."""
    problems = {
        problem["rule"]: problem for problem in json.loads(check("broken", "-f", "json")[1])["problems"]
    }
    administration, faults = samples.broken()
    for fault, records in faults.items():
        rows = {(place.file, place.row): record for place, record in standing(administration, records)}
        found = [
            (place["file"].removeprefix("broken/"), place["row"]) for place in problems[fault.rule]["places"]
        ]
        if rows:
            assert set(found) <= rows.keys(), fault.rule
            assert {identity(rows[place]) for place in found} == set(map(identity, rows.values())), fault.rule


def standing(administration: Administration, records: Sequence[Record | str]) -> list[tuple[Place, Record]]:
    return [(administration.place(record), record) for record in records if isinstance(record, Record)]


def identity(record: Record) -> str:
    return (
        str(record.number) if isinstance(record, Line) else record.code if isinstance(record, Debtor) else ""
    )


def test_article_is_a_month_first_date_or_a_wrong_period(check: Any) -> None:
    """02-01-2024 in period 2: one warning, no error, and the number in column 9."""
    code, out = check("article", "-f", "json")
    report = json.loads(out)
    assert (code, report["verdict"]) == (0, "review")
    assert problems_per_rule(report) == {"swapped-date": 1}
    settings = report["files"][0]["import_settings"]
    assert (settings["invoice_number_column"], settings["comma_count_column"]) == (9, 9)
    assert report["totals"]["amount"] == "870.00"


@pytest.mark.parametrize(
    ("name", "language", "verdict"),
    [
        ("clean", "en", "READY TO IMPORT"),
        ("clean", "nl", "KLAAR OM TE IMPORTEREN"),
        ("broken", "en", "DO NOT IMPORT"),
        ("broken", "nl", "NIET IMPORTEREN"),
        ("article", "en", "CHECK FIRST"),
        ("article", "nl", "EERST NAKIJKEN"),
    ],
)
def test_the_verdict_is_the_first_and_last_line(check: Any, name: str, language: str, verdict: str) -> None:
    """In both languages."""
    lines = check(name, "--language", language)[1].splitlines()
    assert lines[0].startswith(verdict)
    assert lines[-1].startswith(verdict)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("width", "most"), [(100, 66), (80, 76)])
def test_the_report_of_broken_is_a_page(
    check: Any, language: str, width: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Near 60 lines at 100 columns, no line wider than the terminal."""
    monkeypatch.setenv("COLUMNS", str(width))
    lines = check("broken", "--language", language)[1].splitlines()
    assert len(lines) <= most
    assert max(map(len, lines)) <= width
