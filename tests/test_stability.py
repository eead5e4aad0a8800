"""Nothing that others count on changes unsaid: see docs/stability.md, and tests/stability.py for how.

PLANGO_LINT_REWRITE=1 writes tests/expected/stable.toml anew, as far as CHANGELOG.md names what changed.
"""

from __future__ import annotations

import copy
import json
import os
from pathlib import Path
from typing import Any

import pytest

import plango_lint.output
from tests.stability import Frozen, complaints, promised, read, renewed, sealed, write

ROOT = Path(__file__).resolve().parent.parent
STABLE = ROOT / "tests" / "expected" / "stable.toml"
SCHEMA = Path(plango_lint.output.__file__).parent / "report.schema.json"
REWRITE = "PLANGO_LINT_REWRITE" in os.environ

BEFORE = sealed(
    Frozen(
        {
            "rule": {"several-periods": "info", "unknown-debtor": "error, warning with-weak-relations"},
            "json": {"problems": "array", "problems[]": "object", "problems[].amount": "string or null"},
            "settings": {"exact.lists": "", "fail-on": ""},
        },
        retired=("old-name",),
    )
)
SILENT = "# Changelog\n\n## [0.2.0] - unreleased\n\n- Faster.\n\n## [0.1.0] - 2024-02-01\n\n- `several-periods`: new.\n"


def saying(line: str) -> str:
    return SILENT.replace("- Faster.", f"- Faster.\n- {line}")


def changed(kind: str, name: str, value: str | None) -> dict[str, dict[str, str]]:
    """What is promised, with one thing different; None takes it away."""
    now = {one: dict(promises) for one, promises in BEFORE.promises.items()}
    if value is None:
        del now[kind][name]
    else:
        now[kind][name] = value
    return now


CHANGES = [
    ("rule", "several-periods", "warning", "rule `several-periods`: info -> warning"),
    ("rule", "unknown-debtor", "error", "rule `unknown-debtor`: error, warning with-weak-relations -> error"),
    ("rule", "unknown-debtor", None, "rule `unknown-debtor` is gone"),
    ("rule", "new-name", "error", "new rule `new-name`: error"),
    (
        "json",
        "problems[].amount",
        "number",
        "key of the JSON report `problems[].amount`: string or null -> number",
    ),
    ("json", "problems[].amount", None, "key of the JSON report `problems[].amount` is gone"),
    ("json", "problems[].euros", "string", "new key of the JSON report `problems[].euros`: string"),
    ("settings", "fail-on", None, "key of plango-lint.toml `fail-on` is gone"),
]


def test_nothing_changed_unsaid() -> None:
    """The rules, their severities, the JSON report and the settings are what stable.toml says."""
    now = promised(json.loads(SCHEMA.read_text("utf-8")))
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    if REWRITE:
        frozen = renewed(read(STABLE.read_text("utf-8")), now, changelog)
        STABLE.write_text(write(frozen), encoding="utf-8", newline="\n")
    assert complaints(read(STABLE.read_text("utf-8")), now, changelog) == []


def test_what_is_frozen_is_what_there_is() -> None:
    """Rules with a severity that depends on something, keys in lists, choices and nothing else."""
    now = promised(json.loads(SCHEMA.read_text("utf-8")))
    assert now["rule"]["several-periods"] == "info"
    assert now["rule"]["unknown-debtor"].startswith("error, ")
    assert now["json"]["problems[].places[].line"] == "integer or null 1"
    assert now["json"]["problems[].severity"] == '"error" | "warning" | "info"'
    assert now["json"]["schema"] == '"plango-lint/1"'
    assert "exact.lists" in now["settings"]


@pytest.mark.parametrize(("kind", "name", "value", "said"), CHANGES)
def test_a_change_that_nobody_mentions_fails(kind: str, name: str, value: str | None, said: str) -> None:
    """Also when the file is written anew; and a mention in an earlier version is none."""
    now = changed(kind, name, value)
    (sentence,) = complaints(BEFORE, now, SILENT)
    assert sentence.startswith(f"{said}. Others count on it")
    assert "CHANGELOG.md" in sentence
    assert renewed(BEFORE, now, SILENT) == BEFORE


@pytest.mark.parametrize(("kind", "name", "value", "said"), CHANGES)
def test_a_change_that_the_changelog_names_is_written(
    kind: str, name: str, value: str | None, said: str
) -> None:
    """Until it is written it fails; then the file holds the line that allowed it."""
    now, line = changed(kind, name, value), f"About `{name}`: it is\n  different now."
    (sentence,) = complaints(BEFORE, now, saying(line))
    assert sentence == f"{said}. CHANGELOG.md says so: PLANGO_LINT_REWRITE=1 pytest tests/test_stability.py."
    after = renewed(BEFORE, now, saying(line))
    assert complaints(after, now, saying(line)) == []
    assert after.changes == ((said, f"About `{name}`: it is different now."),)
    assert read(write(after)) == after


def test_the_line_of_the_changelog_must_stay() -> None:
    """Else a change would be unsaid after all."""
    now = changed("rule", "several-periods", "warning")
    after = renewed(BEFORE, now, saying("`several-periods` is a warning."))
    (sentence,) = complaints(after, now, SILENT)
    assert sentence.startswith(
        "CHANGELOG.md no longer has the line that allowed a change (rule `several-periods`"
    )


def test_a_released_section_allows_nothing_new() -> None:
    """After a release the next change needs a section of its own."""
    released = saying("`several-periods` is a warning.").replace("unreleased", "2024-03-01")
    (sentence,) = complaints(BEFORE, changed("rule", "several-periods", "warning"), released)
    assert "Others count on it" in sentence


def test_a_name_is_never_used_again() -> None:
    """Not even when the changelog says so; a rule that goes is remembered."""
    said = saying("`old-name` is back.")
    now = changed("rule", "old-name", "error")
    assert "`old-name` was the name of another rule" in complaints(BEFORE, now, said)[-1]
    assert renewed(BEFORE, now, said) == BEFORE
    gone = changed("rule", "several-periods", None)
    assert renewed(BEFORE, gone, saying("`several-periods` is gone.")).retired == (
        "old-name",
        "several-periods",
    )


def test_an_edit_by_hand_is_seen() -> None:
    """The file carries a seal that the rewriting alone puts on."""
    now = changed("rule", "several-periods", "warning")
    by_hand = read(write(BEFORE).replace('"several-periods" = "info"', '"several-periods" = "warning"'))
    assert complaints(by_hand, now, SILENT) == [
        "stable.toml was edited by hand: put it back, and see its first lines."
    ]
    assert renewed(by_hand, now, saying("`several-periods`.")) == by_hand


def _without(schema: Any, kind: str, key: str) -> Any:
    schema = copy.deepcopy(schema)
    del schema["$defs"][kind]["properties"][key]
    return schema


def test_every_key_of_the_schema_is_watched() -> None:
    """Whichever is taken out of whatever object, it is missed."""
    schema = json.loads(SCHEMA.read_text("utf-8"))
    before = promised(schema)["json"]
    for kind, one in schema["$defs"].items():
        for key in one.get("properties", {}):
            assert promised(_without(schema, kind, key))["json"] != before, (kind, key)
