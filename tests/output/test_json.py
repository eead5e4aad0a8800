"""The JSON report, held against the schema that is shipped with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

import plango_lint.output
from plango_lint.findings import Place, Report, Totals
from plango_lint.output import FORMATS, Options

from .reports import (
    MISSING,
    crowded,
    debtor_problem,
    file,
    gap_problem,
    problem,
    rejected,
    report,
    with_exceptions,
)

SCHEMA = json.loads(
    (Path(plango_lint.output.__file__).parent / "report.schema.json").read_text(encoding="utf-8")
)
UNREADABLE = file(
    "x.pdf",
    None,
    sha256="",
    encoding=None,
    delimiter=None,
    header_row=None,
    rows=0,
    columns=(),
    import_settings=None,
)


def shape(what: Report, **options: Any) -> Any:
    """The report as a program reads it, and never one that the schema does not allow."""
    found = json.loads(FORMATS["json"](what, Options(**options)), parse_float=pytest.fail)
    Draft202012Validator(SCHEMA).validate(found)
    return found


def _objects(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        for part in schema.values():
            yield from _objects(part)


def test_schema_is_sound() -> None:
    """The schema is JSON Schema 2020-12."""
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("described", list(_objects(SCHEMA)))
def test_schema_is_strict(described: dict[str, Any]) -> None:
    """No object may hold more or less than the schema says, and every field is described."""
    assert described["additionalProperties"] is False
    assert described["required"] == list(described["properties"])
    for name, field in described["properties"].items():
        assert field.get("description"), name


@pytest.mark.parametrize(
    "what",
    [
        report(),
        rejected(),
        rejected("en"),
        crowded("review"),
        with_exceptions(),
        report(not_checked=MISSING),
        report(files=(UNREADABLE,), totals=Totals(), rules=()),
        rejected(problems=(problem(places=(Place("a.xml", line=None),), value=None, field=None, fix=None),)),
    ],
)
def test_valid(what: Report) -> None:
    """Every report keeps to the schema."""
    shape(what)
    shape(what, all=True, show_personal_data=True)


def test_top() -> None:
    """The top of the shape is that of the contract."""
    found = shape(rejected("en", not_checked=MISSING))
    assert list(found) == [
        "schema",
        "version",
        "language",
        "verdict",
        "exit_code",
        "not_checked",
        "files",
        "problems",
        "exceptions",
        "totals",
        "rules",
        "summary",
    ]
    assert (found["schema"], found["verdict"], found["exit_code"]) == ("plango-lint/1", "reject", 1)
    assert found["not_checked"] == ["ledger", "vat"]


def test_problem() -> None:
    """A problem as the contract shows it: positions from 1, euros with a point."""
    found = shape(rejected(problems=(problem(),)), limit=1)["problems"]
    message = found[0].pop("message")
    hint = found[0].pop("hint")
    assert message.startswith("Grootboekrekening 810299")
    assert hint.startswith("Maak 810299 aan")
    assert found == [
        {
            "rule": "unknown-ledger-account",
            "severity": "error",
            "field": "ledger",
            "value": "810299",
            "causes": 1,
            "count": 31,
            "invoice_count": 12,
            "amount": "10440.00",
            "places": [
                {
                    "file": "facturen.csv",
                    "line": 14,
                    "character": 61,
                    "row": 14,
                    "column": 10,
                    "cell": "J14",
                    "invoice": "202400014",
                }
            ],
            "places_total": 31,
            "fix": {"safety": "unsafe", "title": "vervang 810299 door 810200"},
            "accepted": None,
        }
    ]


def test_file() -> None:
    """A file comes with its columns and the settings of the wizard."""
    found = shape(report())["files"][0]
    assert found["columns"][8] == {"position": 9, "letter": "I", "header": "Factuurnummer", "field": "number"}
    wizard = found["import_settings"]
    assert (wizard["invoice_number_column"], wizard["journals"], wizard["year_periods"]) == (
        9,
        ["70"],
        ["2024-1"],
    )
    assert wizard["header_fields"][0] == {"exact": "Factuurdatum", "column": 1}


def test_totals() -> None:
    """Totals are strings with a point, credit notes negative."""
    found = shape(report())["totals"]
    assert (found["amount"], found["credit_amount"], found["vat"]) == ("31870.00", "-120.00", "6250.00")
    assert found["by_ledger"][0] == {"code": "810200", "vat_code": "2", "lines": 198, "amount": "29761.90"}
    assert found["by_period"][0] == {
        "year": 2024,
        "period": 1,
        "vat_code": "2",
        "lines": 198,
        "amount": "29761.90",
    }


def test_cents_stay_exact() -> None:
    """An amount beyond what a float can hold keeps its cents."""
    totals = replace(report().totals, amount=2**53 + 1, credit_amount=-5)
    found = shape(report(totals=totals))["totals"]
    assert (found["amount"], found["credit_amount"]) == ("90071992547409.93", "-0.05")


def test_no_rates() -> None:
    """What does not apply is null."""
    found = shape(report(totals=replace(report().totals, vat=None, amount_including_vat=None)))["totals"]
    assert (found["vat"], found["amount_including_vat"]) == (None, None)


def test_limit() -> None:
    """The limit shortens the sample, not the count; all undoes it."""
    one = rejected(problems=(problem(),))
    assert [len(shape(one, **options)["problems"][0]["places"]) for options in ({}, {"limit": 2})] == [5, 2]
    assert len(shape(one, limit=2, all=True)["problems"][0]["places"]) == 5
    assert shape(one, limit=2)["problems"][0]["places_total"] == 31


def test_personal_data() -> None:
    """Names stay out of value, message and hint, unless they are asked for."""
    personal = rejected(problems=(debtor_problem(),))
    assert shape(personal)["problems"][0]["value"] is None
    assert "Jan de Vries" not in FORMATS["json"](personal, Options())
    assert shape(personal, show_personal_data=True)["problems"][0]["value"] == "Jan de Vries"


def test_summary() -> None:
    """The summary counts problems; accepted ones only as accepted."""
    problems = (problem(), debtor_problem(), gap_problem(accepted="Afgesproken"))
    assert shape(rejected(problems=problems))["summary"] == {
        "errors": 1,
        "warnings": 1,
        "infos": 0,
        "accepted": 1,
        "fixable": {"safe": 0, "unsafe": 1},
    }


@pytest.mark.parametrize(
    "cell", ["\x1b[31m", "\x9b", "\x7f", "\u202e", "\u2028", "\ud800", "\U000e0001", 'é€"\\']
)
def test_hostile_cells(cell: str) -> None:
    """Any text arrives unchanged at a program, and does nothing to a terminal."""
    bad = rejected(problems=(problem(value=cell),))
    assert shape(bad)["problems"][0]["value"] == cell
    shown = FORMATS["json"](bad, Options())
    assert all(character == "\n" or character.isprintable() for character in shown)
