"""Any text as settings or as a rule file, and every key with values that are not its own: a report or a sentence."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from plango_lint.settings.vocabulary import FIELDS, KEYS, NEEDED_SETTINGS, ROLES, SEVERITIES
from tests.fuzzing.damage import TOKENS, damaged, pieces
from tests.fuzzing.samples import SETTINGS, samples
from tests.fuzzing.test_files import EXPORT, some
from tests.fuzzing.unbroken import check_holds, folder_of, said_by

RULES = sorted((Path(__file__).parents[2] / "rules").glob("*.toml"))
WORDS = [
    *SEVERITIES,
    *ROLES,
    *(f"{role}.{field}" for role in FIELDS for field in FIELDS[role]),
    *NEEDED_SETTINGS,
]
TEXTS = (
    st.sampled_from(
        [
            "",
            " ",
            "*",
            "**/*",
            "[",
            "..",
            "/",
            "~",
            EXPORT,
            "202400001..202400009",
            "9..1",
            "2024-02-30",
            *WORDS,
        ]
    )
    | st.text(max_size=12)
    | st.sampled_from(TOKENS).map(lambda token: token.decode("utf-8", "replace"))
)
PLAIN = (
    TEXTS
    | st.booleans()
    | st.integers(-(1 << 70), 1 << 70)
    | st.floats()
    | st.dates(dt.date(1, 1, 1))
    | st.datetimes(dt.datetime(1, 1, 1))  # noqa: DTZ001
)
VALUES = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3), max_leaves=6
)


def inline(value: Any) -> str:
    """A value as TOML writes it, on one line."""
    match value:
        case bool():
            return str(value).lower()
        case dt.datetime() | dt.date():
            return value.isoformat()
        case list():
            return f"[{', '.join(map(inline, value))}]"
        case dict():
            return f"{{{', '.join(f'{inline(key)} = {inline(one)}' for key, one in value.items())}}}"
        case str():
            signs = (
                sign if sign.isprintable() and sign not in '"\\' else f"\\U{ord(sign):08x}" for sign in value
            )
            return f'"{"".join(signs)}"'
        case _:
            return str(value)


@st.composite
def settings_with_a_wrong_value(draw: st.DrawFn) -> str:
    """One section with some of its keys, each with whatever value."""
    section = draw(st.sampled_from(sorted({*KEYS, "severity", "columns", "columns.invoices", "mapping"})))
    keys = st.sampled_from(KEYS[section]) if section in KEYS else TEXTS | st.sampled_from(WORDS)
    values = draw(st.dictionaries(keys, VALUES, min_size=1, max_size=3))
    head = {"": "", "accept": "[[accept]]\n"}.get(section, f"[{section}]\n")
    return head + "".join(f"{inline(key)} = {inline(value)}\n" for key, value in values.items())


@some
@given(pieces() | damaged(samples()[SETTINGS]))
def test_any_settings(data: bytes) -> None:
    with folder_of({EXPORT: samples()[EXPORT], SETTINGS: data}):
        check_holds([EXPORT])


@some
@given(settings_with_a_wrong_value())
def test_wrong_values(text: str) -> None:
    """Of the right keys."""
    with folder_of({EXPORT: samples()[EXPORT], SETTINGS: text.encode("utf-8", "surrogatepass")}):
        check_holds([EXPORT])
        said_by("register", "list")


@some
@given(st.sampled_from(RULES), st.integers(0, 1 << 32), st.data())
def test_damaged_rules(rule: Path, seed: int, data: Any) -> None:
    """A rule of somebody's own, in a run and by its own examples."""
    spoilt = data.draw(damaged(rule.read_bytes()) | rule_with_another_value(rule, random.Random(seed)))  # noqa: S311
    with folder_of({EXPORT: samples()[EXPORT], "own/my-rule.toml": spoilt}):
        check_holds([EXPORT, "--rules", "own"])
        said_by("try-rules", "own")


def rule_with_another_value(rule: Path, rng: random.Random) -> st.SearchStrategy[bytes]:
    """One line of its head says something else."""
    lines = rule.read_text("utf-8").splitlines()
    head = [
        at for at, line in enumerate(lines[: lines.index("[en]")]) if " = " in line and line[:1].isalpha()
    ]
    at = rng.choice(head)

    def made(value: Any) -> bytes:
        key = lines[at].partition(" = ")[0]
        return "\n".join([*lines[:at], f"{key} = {inline(value)}", *lines[at + 1 :]]).encode(
            "utf-8", "replace"
        )

    return VALUES.map(made)
