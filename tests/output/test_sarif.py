"""SARIF 2.1.0: held against its schema, and against what code scanning asks beside it."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from jsonschema import Draft4Validator  # type: ignore[import-untyped]

from plango_lint import Settings, lint, settings
from plango_lint.findings import Fix, Language, Place, Report, RuleInfo, RuleStatus, Severity
from plango_lint.output import FORMATS, Options
from plango_lint.output.sarif import results as limits
from tests.administration import FULL, clean, write

from .reports import (
    crowded,
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
SCHEMA = "PLANGO_LINT_SARIF_SCHEMA"
CATALOGUE = (
    RuleInfo(
        "wrong-delimiter", "A", Severity.ERROR, "Kolommen niet met komma's", "Exact leest komma's.", "Doe dit.",
        "Ergens", Fix("delimiter", "safe", "kolommen met komma's schrijven"), "Het bestand",
    ),
    RuleInfo(
        "unknown-ledger-account", "E", Severity.ERROR, "Niet in Exact", "Exact weigert de regel.",
        "Maak {value} aan{nearest} en zet {count|hem|ze} klaar.", "Exact", Fix("nearest", "unsafe", "de beste"),
        "Rekeningen",
    ),
    RuleInfo("gap-in-invoice-numbers", "I", Severity.WARNING, "Gat", "Een gat valt op.", "Zoek het op.", "Wet"),
    RuleInfo("credit-note", "H", Severity.INFO, "Credit", "Om af te vinken.", "Laat ze staan.", "PlanGo"),
    RuleInfo("debtor-name-too-long", "D", Severity.WARNING, "Naam te lang", "Exact kapt af.", "Kort in.", "Exact"),
)  # fmt: skip


def log(what: Report, **options: Any) -> Any:
    return json.loads(FORMATS["sarif"](what, Options(**options)))


def run(what: Report, **options: Any) -> Any:
    (only,) = log(what, **options)["runs"]
    return only


def result(what: Report, **options: Any) -> Any:
    (only,) = run(what, **options)["results"]
    return only


@pytest.fixture(scope="module", params=["nl", "en"])
def broken(request: pytest.FixtureRequest) -> Report:
    """A real run, with a rule of every kind and accepted problems."""
    return lint([BROKEN], replace(settings.load(BROKEN / "plango-lint.toml"), language=request.param))


def reports() -> list[Report]:
    return [
        report(),
        report(catalogue=CATALOGUE),
        rejected(catalogue=CATALOGUE),
        rejected("en", files=()),
        crowded("review"),
        with_exceptions(),
        rejected(rules=(RuleStatus("bad-email", "crashed", "KeyError"),)),
        rejected(problems=(problem(places=(), places_total=0, count=0),)),
    ]


def test_schema(broken: Report) -> None:
    """Every report keeps to the schema of the standard, where PLANGO_LINT_SARIF_SCHEMA says it is."""
    path = os.environ.get(SCHEMA)
    if not path:
        pytest.skip(f"the schema of SARIF is no part of this project: {SCHEMA} names the file")
    validator = Draft4Validator(json.loads(Path(path).read_text(encoding="utf-8")))
    for what in (broken, *reports()):
        for options in ({}, {"all": True, "show_personal_data": True}, {"limit": 1}):
            assert [error.message for error in validator.iter_errors(log(what, **options))] == []


def test_structure(broken: Report) -> None:
    """What the standard demands and code scanning needs, of every report, also without the schema."""
    for what in (broken, *reports()):
        found = log(what)
        assert found["version"] == "2.1.0"
        assert found["$schema"].endswith("sarif-2.1.0.json")
        (only,) = found["runs"]
        _check_driver(only["tool"]["driver"])
        assert only["columnKind"] == "unicodeCodePoints"
        assert only["language"] == {"nl": "nl-NL", "en": "en-GB"}[what.language]
        assert isinstance(only["invocations"][0]["executionSuccessful"], bool)
        for one in only["results"]:
            _check_result(one, only["tool"]["driver"]["rules"])
        for one in _messages(found):
            assert set(one) <= {"text", "markdown"}
            assert one["text"]


def _check_driver(driver: dict[str, Any]) -> None:
    assert driver["name"] == "plango-lint"
    assert driver["version"] == driver["semanticVersion"] == "0.1.0"
    names = [rule["id"] for rule in driver["rules"]]
    assert len(names) == len(set(names))
    for rule in driver["rules"]:
        for text in ("shortDescription", "fullDescription"):
            assert 0 < len(rule[text]["text"]) <= 1024
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
        assert 1 <= len(rule["properties"]["tags"]) <= 10


def _check_result(one: dict[str, Any], rules: list[dict[str, Any]]) -> None:
    assert one["level"] in ("error", "warning", "note")
    assert len(one["locations"]) == 1
    assert one["occurrenceCount"] >= 1
    assert re.fullmatch(r"[0-9a-f]{16}:\d+", one["partialFingerprints"]["primaryLocationLineHash"])
    if rules:
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"]
    places = [*one["locations"], *one.get("relatedLocations", [])]
    for position, where in enumerate(places):
        assert where.get("id", 0) == position
        physical = where["physicalLocation"]
        assert physical["region"]["startLine"] >= 1
        assert re.fullmatch(r"[!$&-;=@-Z_a-z~%]+", physical["artifactLocation"]["uri"])
        assert physical["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
    links = {int(number) for number in re.findall(r"\[[^\]]*\]\((\d+)\)", one["message"]["text"])}
    assert links <= {where["id"] for where in places[1:]}


def _messages(value: Any) -> Iterator[dict[str, str]]:
    if isinstance(value, dict):
        if "text" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _messages(part)


def test_every_active_rule_is_described(broken: Report) -> None:
    """In the order in which they are asked, whether or not they found something."""
    rules = run(broken)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.name for rule in broken.catalogue]
    assert len(rules) > 100


def test_a_rule_that_is_off_is_not_described() -> None:
    """Nor is it a skipped one."""
    config = replace(settings.load(BROKEN / "plango-lint.toml"), ignore=("credit-note",), language="en")
    only = run(lint([BROKEN], config))
    assert "credit-note" not in {rule["id"] for rule in only["tool"]["driver"]["rules"]}
    told = only["invocations"][0]["toolConfigurationNotifications"]
    assert "credit-note" not in {one["associatedRule"]["id"] for one in told}


def test_no_rule_shows_a_hole(broken: Report) -> None:
    """What a problem would fill in is described; every shipped rule's words are known by name."""
    for rule in run(broken)["tool"]["driver"]["rules"]:
        words = json.dumps(rule, ensure_ascii=False)
        assert not re.search(r"[{]\w+[|}]", words), rule["id"]
        assert "«…»" not in words, rule["id"]


def test_rule() -> None:
    """Texts, help, default level, and tags for its section and its repair."""
    rule = run(report(catalogue=CATALOGUE))["tool"]["driver"]["rules"][1]
    assert rule == {
        "id": "unknown-ledger-account",
        "shortDescription": {"text": "Niet in Exact"},
        "fullDescription": {"text": "Exact weigert de regel."},
        "help": {
            "text": "Maak «waarde» aan«…» en zet ze klaar. `plango-lint fix --unsafe` kan dit in een kopie herstellen, "
            "als je het ermee eens bent: de beste.",
            "markdown": "**Waarom**: Exact weigert de regel.\n\n"
            "**Wat te doen**: Maak «waarde» aan«…» en zet ze klaar.\n\n"
            "**plango-lint**: `plango-lint fix --unsafe` kan dit in een kopie herstellen, als je het ermee eens bent: "
            "de beste.\n\n**Bron**: Exact",
        },
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": ["Rekeningen", "unsafe-fix"], "problem.severity": "error"},
    }


def test_levels() -> None:
    """What is only worth knowing is a note."""
    rules = run(report(catalogue=CATALOGUE))["tool"]["driver"]["rules"]
    levels = [rule["defaultConfiguration"]["level"] for rule in rules]
    assert levels == ["error", "error", "warning", "note", "warning"]
    found = run(report(problems=tuple(problem(severity=one) for one in Severity)))["results"]
    assert [one["level"] for one in found] == ["note", "warning", "error"]


def test_result() -> None:
    """A problem is one result at its first place; the others stand beside it, and the message names them."""
    one = problem(places=tuple(place(row) for row in (14, 15, 22)), identity=("810299",))
    found = result(rejected(catalogue=CATALOGUE, problems=(one,)))
    where = {"artifactLocation": {"uri": "facturen.csv", "uriBaseId": "%SRCROOT%"}}
    assert found["ruleId"] == "unknown-ledger-account"
    assert found["ruleIndex"] == 1
    assert found["message"]["text"] == (
        f"{one.public_message} {one.public_hint} Ook in [J15](1), [J22](2) en nog 28 plaatsen. "
        "(31 regels · 12 facturen · € 10.440,00)"
    )
    assert found["locations"] == [
        {"physicalLocation": {**where, "region": {"startLine": 14, "startColumn": 61}}}
    ]
    assert found["relatedLocations"] == [
        {
            "id": number,
            "physicalLocation": {**where, "region": {"startLine": row, "startColumn": 61}},
            "message": {"text": f"J{row}, factuur 202400012"},
        }
        for number, row in ((1, 15), (2, 22))
    ]
    assert found["occurrenceCount"] == 31
    assert found["properties"] == {
        "field": "ledger", "value": "810299", "causes": 1, "unit": "row", "invoiceCount": 12,
        "amount": "10440.00", "places": 3, "placesTotal": 31,
    }  # fmt: skip
    assert "suppressions" not in found


def test_fingerprints_differ_and_ignore_lines() -> None:
    """Two accounts are two alerts; the same account some lines further down is the same one."""
    first, second = problem(identity=("810299",)), problem(identity=("810298",))
    moved = replace(first, places=(place(99),))
    found = [
        cast("dict[str, str]", one["partialFingerprints"])
        for one in run(rejected(problems=(first, second)))["results"]
    ]
    assert found[0]["primaryLocationLineHash"] != found[1]["primaryLocationLineHash"]
    assert found[0]["plangoLint/v1"] != found[1]["plangoLint/v1"]
    assert result(rejected(problems=(moved,)))["partialFingerprints"] == found[0]


def test_the_region_is_the_cell(tmp_path: Path) -> None:
    """In code points, not in bytes or UTF-16: here behind an emoji in the description."""
    administration = clean(5, **FULL)
    line = administration.lines_of("lesson")[3]
    line.raw |= {"line_description": "Rijles \U0001f600 é", "amount": "12,3x"}
    write(administration, tmp_path)
    config = replace(settings.load(tmp_path / "plango-lint.toml"), as_of=administration.as_of)
    found = [one for one in run(lint([tmp_path], config))["results"] if one["ruleId"] == "unreadable-amount"]
    (where,) = [one["locations"][0]["physicalLocation"] for one in found]
    region = where["region"]
    (path,) = tmp_path.glob(f"**/{where['artifactLocation']['uri'].rpartition('/')[2]}")
    row = path.read_text(encoding="utf-8-sig").splitlines()[region["startLine"] - 1]
    assert region["endLine"] == region["startLine"]
    assert row[region["startColumn"] - 1 : region["endColumn"] - 1].strip('"') == "12,3x"


def test_whole_file() -> None:
    """A problem of a file stands at its first line."""
    found = result(rejected(problems=(delimiter_problem(),)))
    assert found["locations"][0]["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 1}
    assert "relatedLocations" not in found


@pytest.mark.parametrize("files", [(), (file("x.csv"),)])
def test_no_place(files: tuple[Any, ...]) -> None:
    """A problem of the run stands somewhere all the same: code scanning takes no result without a place."""
    nowhere = problem("no-plango-export", places=(), places_total=0, count=1)
    found = result(rejected(problems=(nowhere,), files=files))
    uri = found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == (files[0].path if files else ".")


@pytest.mark.parametrize(
    ("folder", "path", "uri"),
    [
        ("/home/jan", "/home/jan/maart 2024/facturen#1.csv", "maart%202024/facturen%231.csv"),
        ("/home/jan/werk", "/home/jan/100%.csv", "../100%25.csv"),
        ("C:/Users/Jan", "C:\\Users\\Jan\\café\\facturen.csv", "caf%C3%A9/facturen.csv"),
    ],
)
def test_uri(folder: str, path: str, uri: str) -> None:
    """Relative to the folder of the run, percent-encoded, whatever the system."""
    one = problem(places=(place(file=path),), places_total=1)
    found = result(rejected(problems=(one,), folder=folder))["locations"][0]["physicalLocation"]
    assert found["artifactLocation"] == {"uri": uri, "uriBaseId": "%SRCROOT%"}


def test_uri_on_another_drive() -> None:
    """Where no way leads, the URI is absolute and has no base."""
    one = problem(places=(place(file="D:\\x y.csv"),), places_total=1)
    found = result(rejected(problems=(one,), folder="C:/Users"))["locations"][0]["physicalLocation"]
    assert found["artifactLocation"] == {"uri": "file:///D:/x%20y.csv"}


def test_a_run_from_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file outside the current folder has a relative URI too: no name of a home folder in the report."""
    (tmp_path / "werk").mkdir()
    (tmp_path / "mijn facturen.csv").write_text("Factuurnummer\nx1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "werk")
    text = FORMATS["sarif"](lint([tmp_path / "mijn facturen.csv"], Settings()), Options())
    assert '"../mijn%20facturen.csv"' in text
    assert '"uri": "file:' not in text


def test_accepted() -> None:
    """An accepted problem is a suppressed result; SARIF then wants the others to say that they are not."""
    accepted = gap_problem(accepted="Concepten verwijderd")
    found = run(rejected(problems=(problem(), accepted)))["results"]
    assert [one["suppressions"] for one in found] == [
        [],
        [{"kind": "external", "status": "accepted", "justification": "Concepten verwijderd"}],
    ]


def test_skipped_and_crashed_rules() -> None:
    """Skipped rules are about the configuration; a crash is an error of the run, which did not succeed then."""
    rules = (
        RuleStatus("wrong-delimiter", "skipped", "Geen lijst gegeven."),
        RuleStatus("gap-in-invoice-numbers", "crashed", "KeyError: {x}"),
        RuleStatus("unknown-ledger-account", "off"),
    )
    told = run(report(catalogue=CATALOGUE, rules=rules, exit_code=2))["invocations"][0]
    assert told == {
        "executionSuccessful": False,
        "exitCode": 2,
        "toolConfigurationNotifications": [
            {
                "level": "note",
                "message": {"text": "wrong-delimiter is overgeslagen. Geen lijst gegeven."},
                "associatedRule": {"id": "wrong-delimiter", "index": 0},
            }
        ],
        "toolExecutionNotifications": [
            {
                "level": "error",
                "message": {"text": "gap-in-invoice-numbers is vastgelopen. KeyError: {{x}}"},
                "associatedRule": {"id": "gap-in-invoice-numbers", "index": 2},
            }
        ],
    }


def test_a_run_in_which_nothing_crashed_succeeded() -> None:
    """Also when it found errors."""
    told = run(rejected())["invocations"][0]
    assert told["executionSuccessful"] is True
    assert told["toolExecutionNotifications"] == []


def test_at_most_25000_results() -> None:
    """GitHub refuses more; the worst stay and the number of the others is told."""
    many = (problem(places=(), places_total=0),) * 25_003
    only = run(rejected("en", problems=many))
    assert len(only["results"]) == 25_000
    (told,) = only["invocations"][0]["toolExecutionNotifications"]
    assert told["level"] == "warning"
    assert told["message"]["text"] == (
        "3 problems do not fit in this file: it holds at most 25.000, the worst first."
    )


def test_at_most_1000_places() -> None:
    """GitHub refuses more for one result, also when all are asked for; the message counts them."""
    places = tuple(place(row) for row in range(1, 1501))
    one = problem(places=places, places_total=1500)
    assert len(result(rejected(problems=(one,)))["relatedLocations"]) == 99
    assert len(result(rejected(problems=(one,)), limit=3)["relatedLocations"]) == 2
    every = result(rejected(problems=(one,)), all=True)
    assert len(every["relatedLocations"]) == 999
    assert " en nog 1494 plaatsen." in every["message"]["text"]


def test_places_of_very_many_problems(monkeypatch: pytest.MonkeyPatch) -> None:
    """The worst problems get their places, the last ones a single one each."""
    monkeypatch.setattr(limits, "USUAL_PLACES_IN_ALL", 7)
    found = run(rejected(problems=(problem(), problem(), problem())))["results"]
    assert [one["properties"]["places"] for one in found] == [5, 2, 1]
    assert {one["properties"]["placesTotal"] for one in found} == {31}


def test_personal_data() -> None:
    """Names stay out, unless they are asked for."""
    personal = rejected(problems=(debtor_problem(),))
    assert "Jan de Vries" not in FORMATS["sarif"](personal, Options())
    shown = result(personal, show_personal_data=True)
    assert shown["properties"]["value"] == "Jan de Vries"
    assert "Jan de Vries" in shown["message"]["text"]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("[klik](http://x)", "[klik] (http://x)"),
        ("[a](1)", "[a] (1)"),
        ("{0} {value}", "{{0}} {{value}}"),
        ("\x1b[31m", "␛[31m"),
        ("::error::x", ": :error: :x"),
        ("a\r\nb", "a␍␊b"),
        ("\u202ex", "<U+202E>x"),
        ("</script>", "</script>"),
    ],
)
def test_hostile_cells(cell: str, shown: str) -> None:
    """A cell is no link, no placeholder and no command; the text is one line."""
    one = problem(message=f"Hier staat {cell}.", hint=cell, value=cell, places=(place(invoice=cell),) * 2)
    what = rejected(problems=(replace(one, accepted=cell),), rules=(RuleStatus("a", "skipped", cell),))
    text = FORMATS["sarif"](what, Options())
    assert f"Hier staat {shown}." in result(what)["message"]["text"]
    assert all(character == "\n" or character.isprintable() for character in text)
    assert not [line for line in text.splitlines() if line.lstrip().startswith("::")]


def test_long_cells() -> None:
    """A very long cell says how much is left out."""
    one = problem(message="x" * 10_000, hint="y" * 10_000, value="z" * 10_000)
    found = result(rejected("en", problems=(one,)))
    assert len(json.dumps(found)) < 6_000
    assert "(9000 more characters)" in found["message"]["text"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_clean_run(language: Language) -> None:
    """Nothing found is an empty list of results: that closes the alerts of an earlier run."""
    assert run(report("ready", language))["results"] == []


def test_a_place_without_a_line() -> None:
    """A workbook has rows and no lines."""
    one = problem(places=(Place("lijst.xlsx", line=None, row=7, column=2, cell="B7"),) * 2, places_total=2)
    found = result(rejected(problems=(one,)))
    assert found["locations"][0]["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 1}
    assert found["relatedLocations"][0]["message"]["text"] == "B7"
