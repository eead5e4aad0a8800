"""Fingerprints: a CI system knows a problem again, whatever happened elsewhere in the file."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from plango_lint import lint, settings
from plango_lint.findings import Report
from plango_lint.output.fingerprints import fingerprints
from tests.administration import FULL, clean, write

from .reports import problem

BROKEN = Path(__file__).parent.parent.parent / "sample_exports" / "broken"


def keys(report: Report) -> list[tuple[str, str]]:
    return [
        (one.rule, key.key) for one, key in zip(report.problems, fingerprints(report.problems), strict=True)
    ]


def linted(folder: Path) -> Report:
    return lint([folder], replace(settings.load(folder / "plango-lint.toml"), language="en"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(BROKEN, tmp_path / "broken")
    monkeypatch.chdir(tmp_path)
    return Path("broken")


def test_lines_that_move_change_no_fingerprint(folder: Path) -> None:
    """A row more near the top moves every other fault of the file a line down; all are known again."""
    before = linted(folder)
    path = folder / "facturen.csv"
    rows = path.read_bytes().split(b"\n")
    path.write_bytes(b"\n".join([*rows[:6], rows[6], *rows[6:]]))
    after = linted(folder)
    moved = {place.line for one in before.problems for place in one.places}
    assert {place.line for one in after.problems for place in one.places} != moved
    assert keys(after) == keys(before)


def test_the_language_changes_no_fingerprint(folder: Path) -> None:
    """Somebody who reads the report in Dutch sees the same problems."""
    dutch = lint([folder], replace(settings.load(folder / "plango-lint.toml"), language="nl"))
    assert keys(dutch) == keys(linted(folder))


def test_no_two_problems_share_a_fingerprint(folder: Path) -> None:
    """The broken sample has three gaps, told apart by the number that is missing."""
    found = keys(linted(folder))
    assert [rule for rule, _ in found].count("gap-in-invoice-numbers") == 3
    assert len({key for _, key in found}) == len(found)


def test_identity_of_values_invoices_and_files(folder: Path) -> None:
    """What makes a cause: the value, the invoice, the file, the missing number; never a position."""
    found = {one.rule: one.identity for one in linted(folder).problems}
    invoices = "broken/facturen.csv"
    assert found["unknown-ledger-account"] == ("810020",)
    assert found["mixed-number-notation"] == (invoices,)
    assert found["invoice-lines-apart"] == ("202400032",)
    assert found["missing-ledger-account"] == ("Theoriecursus online, 30 dagen",)
    assert found["already-imported"] == ("broken/verwerkt/facturen-2023-11-12.csv", "202300293")
    assert found["several-periods"] == ()


def test_equal_causes_count_on() -> None:
    """Two problems that nothing tells apart still have a key of their own, in GitHub's form with a number."""
    first, second = fingerprints([problem(), problem()])
    assert first.key != second.key
    assert first.line_hash.removesuffix(":1") == second.line_hash.removesuffix(":2")


def test_what_distinguishes() -> None:
    """Another rule, another field, another value: another fingerprint; other places or words: the same."""
    one = problem(identity=("810299",))
    same = replace(one, places=(), places_total=1, message="x", count=1, amount=None, title="y")
    others = [
        replace(one, rule="unknown-vat-code"),
        replace(one, field="vat_code"),
        replace(one, identity=("810298",)),
        replace(one, identity=("8102", "99")),
    ]
    (wanted,) = fingerprints([one])
    assert fingerprints([same]) == [wanted]
    assert len({fingerprints([other])[0].key for other in [one, *others]}) == 5


def test_the_open_and_the_accepted_part_of_a_cause_differ() -> None:
    """One cause that is accepted for some invoices is two problems."""
    first, second = fingerprints([problem(identity=("a",)), problem(identity=("a",), accepted="Afgesproken")])
    assert first.key != second.key


def test_no_personal_data_in_an_identity(tmp_path: Path) -> None:
    """A hash of a name or an address is soon guessed, so there is none in it; the debtor's code tells them apart."""
    administration = clean(5, **FULL)
    wrong = dict(zip(administration.debtors[:2], ("jan@@example", "piet@@example"), strict=True))
    for debtor, address in wrong.items():
        debtor.raw["email"] = address
    write(administration, tmp_path)
    config = replace(settings.load(tmp_path / "plango-lint.toml"), as_of=administration.as_of)
    found = [one for one in lint([tmp_path], config).problems if one.rule == "bad-email"]
    assert {one.value for one in found} <= {*wrong.values(), None}
    assert found
    assert not [word for one in found for word in one.identity if "@" in word]


def test_same_person_twice_is_known_by_code(tmp_path: Path) -> None:
    """The check groups by name; the name stays out of the identity."""
    administration = clean(5, **FULL)
    first, second = administration.debtors[:2]
    for field in ("first", "infix", "last", "email"):
        setattr(second, field, getattr(first, field))
    write(administration, tmp_path)
    config = replace(settings.load(tmp_path / "plango-lint.toml"), as_of=administration.as_of)
    found = [one for one in lint([tmp_path], config).problems if one.rule == "same-person-twice"]
    assert [one.identity for one in found] in ([(first.code,)], [(second.code,)])
