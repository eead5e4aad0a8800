"""Any bytes as any file in any role: a report or a sentence, never a fault.

PLANGO_LINT_FUZZED says how many files each of these tries, in place of a few; `python -m tests.fuzzing.reading` and
`python -m tests.fuzzing.checking` look for what breaks without end, guided by the code that was reached.
"""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plango_lint.settings.vocabulary import ROLES
from tests.fuzzing.damage import damaged, pieces
from tests.fuzzing.samples import SETTINGS, samples
from tests.fuzzing.unbroken import check_holds, folder_of, said_by

FUZZED = int(os.environ.get("PLANGO_LINT_FUZZED", "2"))
EXPORT, EARLIER = "facturen.csv", "verwerkt/facturen-vorige.csv"
ENTRIES, EARLIER_ENTRIES = "11", "14"
FILES = sorted(set(samples()) - {SETTINGS})

some = settings(
    max_examples=FUZZED,
    deadline=None,
    derandomize=FUZZED <= 5,  # the same few each time: whoever looks for more asks for more
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def beside(name: str, more: set[str]) -> dict[str, bytes]:
    """The settings, this file, and others: few, as a run takes its time with every list."""
    return {other: data for other, data in samples().items() if other in {name, SETTINGS, *more}}


@some
@given(pieces(), st.sampled_from([None, *ROLES]), st.sampled_from(["a.csv", "a.xml", "a.xlsx", "a.txt"]))
def test_any_bytes(data: bytes, role: str | None, name: str) -> None:
    """As whatever they are said to be."""
    with folder_of({name: data}):
        check_holds([name] if role is None else [f"--as={role}={name}"])


@pytest.mark.parametrize("name", FILES)
@some
@given(st.data())
def test_a_damaged_file(name: str, data: Any) -> None:
    """Beside sound ones, as it lies there."""
    files = beside(name, {EXPORT}) | {name: data.draw(damaged(samples()[name]))}
    with folder_of(files):
        check_holds(["."])


@some
@given(st.data(), st.sampled_from(FILES), st.sampled_from(ROLES))
def test_a_damaged_file_said_to_be_another(data: Any, name: str, role: str) -> None:
    files = beside(name, {EXPORT}) | {name: data.draw(damaged(samples()[name]))}
    with folder_of(files):
        check_holds([EXPORT, f"--as={role}={name}"])


@some
@given(st.data(), st.sampled_from(FILES))
def test_a_damaged_file_as_what_is_in_exact(data: Any, name: str) -> None:
    files = beside(name, {EXPORT}) | {"old": data.draw(damaged(samples()[name]))}
    with folder_of(files):
        check_holds([EXPORT, "--earlier", "old"])


@some
@given(damaged(samples()[EXPORT]))
def test_a_damaged_export_is_repaired_and_split(data: bytes) -> None:
    """Or not, with a sentence; what was asked for has its exit code."""
    files = beside(EXPORT, {"debiteuren.csv", "exact/vats.xml", "exact/FinGLAccountSearch.csv"}) | {
        EXPORT: data
    }
    with folder_of(files):
        said_by("fix", EXPORT, "--unsafe", "--changes", "changes.csv")
        said_by("split", EXPORT, "debiteuren.csv", "--force")
        said_by("init", ".", "--yes", "--force")


@some
@given(damaged(samples()[EXPORT]), damaged(samples()["debiteuren.csv"]))
def test_damaged_exports_are_registered(invoices: bytes, debtors: bytes) -> None:
    """What can be registered is known afterwards, and taken back."""
    files = beside(EXPORT, set()) | {EXPORT: invoices, "debiteuren.csv": debtors}
    with folder_of(files):
        said_by("register", "add", EXPORT, "debiteuren.csv", "--anyway", "--entries", ENTRIES)
        said_by("register", "list")
        check_holds([EXPORT])
        said_by("register", "undo")


@some
@given(st.data())
def test_a_damaged_register(data: Any) -> None:
    """It is told, whoever asks for it, and never made worse."""
    files = {EXPORT: samples()[EXPORT], "b.csv": samples()[EARLIER]}
    with folder_of(files) as folder:
        said_by("register", "add", "b.csv", "--anyway", "--entries", EARLIER_ENTRIES, codes=[0])
        [register] = folder.rglob("register.sqlite3")
        register.write_bytes(data.draw(damaged(register.read_bytes())))
        check_holds([EXPORT])
        said_by("register", "list")
        said_by("register", "show", "1")
        said_by("register", "add", EXPORT, "--anyway", "--entries", "1")
        said_by("register", "undo")
