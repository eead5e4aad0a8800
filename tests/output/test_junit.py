"""JUnit, read back as a CI system reads it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite

from plango_lint import lint, settings
from plango_lint.findings import Report, RuleStatus, Severity
from plango_lint.output import FORMATS, Options

from .reports import (
    debtor_problem,
    delimiter_problem,
    file,
    gap_problem,
    place,
    problem,
    rejected,
    report,
    with_exceptions,
)

BROKEN = Path(__file__).parent.parent.parent / "sample_exports" / "broken"


def suites(what: Report, **options: Any) -> list[TestSuite]:
    text = FORMATS["junit"](what, Options(**options))
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ')
    read = JUnitXml.fromstring(text.encode("utf-8"))
    every = list(read)
    assert read.tests == sum(suite.tests for suite in every)
    for suite in every:
        before = (suite.tests, suite.failures, suite.errors, suite.skipped)
        suite.update_statistics()  # type: ignore[no-untyped-call]
        assert (suite.tests, suite.failures, suite.errors, suite.skipped) == before
    return every


def cases(what: Report, **options: Any) -> dict[tuple[str, str], TestCase]:
    """By file and rule."""
    found = {}
    for suite in suites(what, **options):
        for case in suite:
            path, _, rule = str(case.name).rpartition(": ")
            assert path == case.classname == suite.name
            assert (path, rule) not in found
            found[path, rule] = case
    return found


def outcome(case: TestCase) -> str:
    """What a CI system shows."""
    kinds = {Failure: "failed", Error: "error", Skipped: "skipped"}
    return next((kinds[type(one)] for one in case.result), "passed")


def text_of(case: TestCase) -> str:
    return "\n".join(str(one.text or one.message) for one in case.result)


def test_a_case_for_every_rule_and_file() -> None:
    """Also where nothing is wrong, and for rules that are off: in every run the same tests."""
    found = cases(rejected(problems=(problem(),)))
    rules = ("wrong-delimiter", "unknown-ledger-account", "unknown-vat-code", "closed-period", "unknown-period",
             "credit-note")  # fmt: skip
    assert set(found) == {(path, rule) for path in ("facturen.csv", "debiteuren.csv") for rule in rules}
    outcomes = {rule: outcome(found["facturen.csv", rule]) for rule in rules}
    assert outcomes == {
        "wrong-delimiter": "passed",
        "unknown-ledger-account": "failed",
        "unknown-vat-code": "skipped",
        "closed-period": "skipped",
        "unknown-period": "skipped",
        "credit-note": "skipped",
    }
    assert outcome(found["debiteuren.csv", "unknown-ledger-account"]) == "passed"


def test_the_broken_sample() -> None:
    """Of a real run: every rule for every file that was read, and a failure for every rule with an open fault."""
    what = lint([BROKEN], replace(settings.load(BROKEN / "plango-lint.toml"), language="en"))
    found = cases(what)
    assert len(found) == len(what.files) * len(what.rules)
    failed = {rule for (_, rule), case in found.items() if outcome(case) == "failed"}
    assert failed == {one.rule for one in what.open_problems if one.severity > Severity.INFO}


def test_names_are_unique() -> None:
    """Some readers know a test by its name alone and drop the second one."""
    names = [str(case.name) for suite in suites(rejected()) for case in suite]
    assert len(set(names)) == len(names)


def test_failure() -> None:
    """What is wrong, how much, where, and what to do."""
    one = problem(places=(place(14), place(15)))
    case = cases(rejected(problems=(one,)))["facturen.csv", "unknown-ledger-account"]
    (failure,) = case.result
    assert (failure.type, failure.message) == ("error", one.public_message)
    assert failure.text == (
        f"{one.public_message}\n31 regels · 12 facturen · € 10.440,00\n"
        f"Plaatsen: 14:61 (J14), 15:61 (J15), nog 29 plaatsen\n{one.public_hint}"
    )


def test_several_problems_of_a_rule() -> None:
    """One case, one failure, with all of them in its text."""
    second = problem(message="Rekening 5 staat niet in Exact.", severity=Severity.WARNING)
    case = cases(rejected("en", problems=(problem(), second)))["facturen.csv", "unknown-ledger-account"]
    (failure,) = case.result
    assert (failure.type, failure.message) == ("error", "2 problems")
    assert "810299" in str(failure.text)
    assert "Rekening 5" in str(failure.text)


def test_a_problem_in_two_files() -> None:
    """It fails in both, each with its own places, also in a file of which no place is in the sample."""
    places = (place(14), place(3, file="debiteuren.csv"))
    one = problem(places=places, places_total=9, files=("facturen.csv", "debiteuren.csv", "april.csv"))
    what = rejected(problems=(one,), files=(file(), file("debiteuren.csv", "debtors"), file("april.csv")))
    found = {path: case for (path, rule), case in cases(what).items() if rule == one.rule}
    assert {path: outcome(case) for path, case in found.items()} == dict.fromkeys(one.files, "failed")
    assert "Plaatsen: 14:61 (J14), nog 8 in dit bestand of een ander\n" in text_of(found["facturen.csv"])
    assert "Plaatsen: 3:61 (J3), " in text_of(found["debiteuren.csv"])
    assert "Plaatsen" not in text_of(found["april.csv"])


def test_skipped() -> None:
    """With the reason, and what is off says so."""
    found = cases(report())
    assert text_of(found["facturen.csv", "closed-period"]) == "Geen lijst met perioden gegeven."
    assert text_of(found["facturen.csv", "credit-note"]) == "Deze controle is uitgezet."


def test_crashed() -> None:
    """A crash is an error, no failure."""
    case = cases(report(rules=(RuleStatus("bad-email", "crashed", "KeyError: x"),)))[
        "facturen.csv", "bad-email"
    ]
    assert outcome(case) == "error"
    assert text_of(case) == "KeyError: x"


def test_notes_fail_nothing() -> None:
    """What is only worth knowing is said, and the case passes."""
    case = cases(rejected(problems=(problem(severity=Severity.INFO),)))[
        "facturen.csv", "unknown-ledger-account"
    ]
    assert outcome(case) == "passed"
    assert "810299" in str(case.system_out)


def test_warnings_are_failures() -> None:
    """Whatever --fail-on says: the exit code is what that is for."""
    case = cases(rejected(problems=(problem(severity=Severity.WARNING),)))[
        "facturen.csv", "unknown-ledger-account"
    ]
    assert outcome(case) == "failed"


def test_accepted_problems() -> None:
    """What was accepted fails nothing, and its reason is told."""
    case = cases(with_exceptions())["facturen.csv", "gap-in-invoice-numbers"]
    assert outcome(case) == "passed"
    assert "Geaccepteerd in plango-lint.toml: Concepten verwijderd in PlanGo" in str(case.system_out)


def test_a_file_that_is_no_export() -> None:
    """A problem of the settings stands in a suite of their own, with that rule alone."""
    one = problem(
        "stale-exception", Severity.WARNING, places=(place(file="plango-lint.toml"),), places_total=1
    )
    found = cases(rejected(problems=(one,)))
    assert [key for key in found if key[0] == "plango-lint.toml"] == [("plango-lint.toml", "stale-exception")]


def test_nothing_was_read() -> None:
    """Then there is one suite, for the run."""
    nowhere = problem("wrong-delimiter", places=(), places_total=0)
    found = cases(rejected(problems=(nowhere,), files=()))
    assert {path for path, _ in found} == {"plango-lint"}
    assert outcome(found["plango-lint", "wrong-delimiter"]) == "failed"


def test_whole_file() -> None:
    """A problem of a whole file has its first line as place, and no number of lines."""
    case = cases(rejected(problems=(delimiter_problem(),)))["facturen.csv", "wrong-delimiter"]
    assert "Plaatsen: 1:1\n" in text_of(case)


def test_places() -> None:
    """A hundred of them, or as many as are asked for."""
    many = problem(places=tuple(place(row) for row in range(1, 301)), places_total=300)
    key = ("facturen.csv", "unknown-ledger-account")
    assert text_of(cases(rejected(problems=(many,)))[key]).count("(J") == 100
    assert text_of(cases(rejected(problems=(many,)), limit=2)[key]).count("(J") == 2
    assert text_of(cases(rejected(problems=(many,)), all=True)[key]).count("(J") == 300


def test_personal_data() -> None:
    """Names stay out, unless they are asked for."""
    personal = rejected(problems=(debtor_problem(),))
    assert "Jan de Vries" not in FORMATS["junit"](personal, Options())
    assert "Jan de Vries" in FORMATS["junit"](personal, Options(show_personal_data=True))


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("a\x00b\x0bc", "a␀b␋c"),
        ("\x1b[31m", "␛[31m"),
        ("\ufffe\ud800", "<U+FFFE><U+D800>"),
        ("]]>", "]]>"),
        ("</failure><failure>", "</failure><failure>"),
        ("&#0; &lt;", "&#0; &lt;"),
        ("\r\n::error::x", "␍␊: :error: :x"),
        ("\u202e", "<U+202E>"),
    ],
)
def test_hostile_cells(cell: str, shown: str) -> None:
    """What XML 1.0 forbids is replaced by something visible; nothing begins a line, an element or a command."""
    one = problem(
        message=f"Hier staat {cell}.", hint=cell, places=(place(file=cell, cell=None),), places_total=1
    )
    rules = (
        RuleStatus("a", "skipped", cell),
        RuleStatus("b", "crashed", cell),
        RuleStatus(one.rule, "found"),
    )
    what = rejected(problems=(one, gap_problem(accepted=cell)), files=(file(cell),), rules=rules)
    text = FORMATS["junit"](what, Options())
    assert all(character == "\n" or character.isprintable() for character in text)
    assert not [line for line in text.splitlines() if line.lstrip().startswith("::")]
    found = {rule: case for (_, rule), case in cases(what).items()}
    assert found[one.rule].result[0].message == f"Hier staat {shown}."
    assert text_of(found["a"]) == shown
    assert text_of(found["b"]) == shown


def test_long_cells() -> None:
    """A very long cell says how much is left out."""
    one = problem(message="x" * 10_000, hint="y" * 10_000)
    text = text_of(cases(rejected("en", problems=(one,)))["facturen.csv", one.rule])
    assert len(text) < 2_500
    assert "(9000 more characters)" in text
