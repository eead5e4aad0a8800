"""plango-lint.toml as `init` writes it: read back it says what was proposed, whatever stands in the files."""

from __future__ import annotations

import csv
import io
import tomllib
from dataclasses import fields
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings as sized
from hypothesis import strategies as st

from plango_lint.first_use.answers import Answers
from plango_lint.first_use.mapping import Row
from plango_lint.first_use.places import Places, likely_earlier
from plango_lint.first_use.proposing import Layout, Proposal, propose
from plango_lint.first_use.writing import save, settings_text
from plango_lint.run import lint
from plango_lint.settings import MappingRow, Settings, parse
from tests.first_use.folders import HEADER, facts_in, sample, without_questions
from tests.test_readme import current

if TYPE_CHECKING:
    from plango_lint.findings import Language

GOLDEN = Path(__file__).parent
PLACES = Places((".",), (), ("verwerkt/*.csv",), "verwerkt")
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
CELL = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12
)  # NUL: no text file
FILLED = ANY.filter(str.strip)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_file_for_the_clean_sample(language: Language, tmp_path: Path) -> None:
    """The whole text, comments too. PLANGO_LINT_REWRITE=1 writes it anew."""
    found = facts_in(sample(tmp_path / "clean"))
    proposal = propose(found, likely_earlier(found.exports), language)
    current(GOLDEN / f"clean.{language}.toml", settings_text(proposal))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_example_in_the_file_is_a_setting(language: Language, tmp_path: Path) -> None:
    """Whoever takes away the # before a line has settings that are read."""
    text = settings_text(
        Proposal(language, PLACES, layout=Layout("a.csv", 9, ("Boekjaar",), "1.234,56", "dd-mm-yyyy"))
    )
    uncommented = [line.removeprefix("#") if line[:2] != "# " else "" for line in text.splitlines()]
    (tmp_path / "exact").mkdir()
    settings = parse("\n".join(uncommented), tmp_path)
    changed = {
        field.name
        for field in fields(Settings)
        if getattr(settings, field.name) != getattr(Settings(), field.name)
    }
    assert changed >= {"language", "files", "exact", "saved_import", "columns", "mapping", "accept"}


def test_unusual_values_come_with_their_reason() -> None:
    """And usual ones without."""
    usual = settings_text(Proposal("en", PLACES))
    unusual = settings_text(
        Proposal("en", PLACES, lessons=("*autoles*",), debtor_code="any", periods_per_year=4)
    )
    for reason in ("The last ones are here because", "Here any, because", "This number follows from"):
        assert (reason in usual.replace("\n# ", " "), reason in unusual.replace("\n# ", " ")) == (False, True)


@given(
    name=FILLED,
    account=FILLED,
    patterns=st.lists(FILLED, min_size=1, max_size=5, unique=True),
    headers=st.lists(ANY, max_size=12),
    header=FILLED,
)
def test_settings_are_read_back_as_they_were_proposed(
    name: str, account: str, patterns: list[str], headers: list[str], header: str
) -> None:
    """Whatever stands in headers, product texts, account names and file names; comments cannot be broken out of."""
    proposal = Proposal(
        "nl",
        Places((".",), (), (), done=name),
        layout=Layout(name, 3, tuple(headers), "1,234.56", "yyyy-mm-dd"),
        saved_import=True,
        columns={"invoices": {"number": header, "ledger": 7}},
        mapping=tuple(Row(pattern, account, 3, 1) for pattern in patterns),
        account_names={account: name},
        lessons=(name,),
    )
    read = parse(settings_text(proposal), Path())
    assert read.saved_import.columns == tuple(headers)
    assert read.columns == {"invoices": {"number": header, "ledger": 7}}
    assert read.mapping == tuple(MappingRow(pattern, account) for pattern in patterns)
    assert read.products.lessons == (*Settings().products.lessons, name)
    assert read.exact.lists == ()


@given(names=st.lists(FILLED, max_size=4, unique=True))
def test_paths_are_read_back_as_they_were_proposed(names: list[str]) -> None:
    """Names with quotes, backslashes and signs of patterns."""
    with TemporaryDirectory() as folder:
        proposal = Proposal("nl", Places(tuple(names), tuple(names), (), done="verwerkt"))
        text = settings_text(proposal)
        values = tomllib.loads(text)
        assert values["files"] == names
        assert values["exact"].get("lists", []) == names
        if not any(set(name) & {*"*?[\0"} for name in names):
            assert parse(text, Path(folder)).files == tuple(Path(folder) / name for name in names)


@sized(max_examples=30, deadline=None)
@given(
    headers=st.lists(CELL, max_size=3),
    texts=st.lists(CELL, min_size=1, max_size=3),
    accounts=st.lists(CELL, min_size=1, max_size=2),
)
def test_whatever_is_in_an_export_check_accepts_the_settings(
    headers: list[str], texts: list[str], accounts: list[str]
) -> None:
    """From bytes to settings to a first check: no rule crashes, and the saved layout is that of the file."""
    rows = [
        ["2024", "1", "934", "15-01-2024", f"Factuur {n}", str(n), account, text, "50,00", "2", *headers]
        for n, (text, account) in enumerate([(t, a) for t in texts for a in accounts] * 2, 202400001)
    ]
    sheet = io.StringIO()
    csv.writer(sheet).writerows([[*HEADER.split(","), *headers], *rows])
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "facturen.csv").write_bytes(sheet.getvalue().encode())
        settings = without_questions(folder, Answers(saved_import=True))
        report = lint([folder], settings)
    assert [rule for rule in report.rules if rule.status == "crashed"] == []
    assert [problem.rule for problem in report.problems if problem.rule in _OF_SETTINGS] == []


# Rules that compare a file with the settings: those that were made from it agree with it.
_OF_SETTINGS = {
    "invoice-number-column-moved", "layout-changed", "notation-changed", "ledger-account-differs-from-mapping",
    "vat-code-differs-from-mapping", "bad-debtor-code",
}  # fmt: skip


def test_the_whole_file_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full leaves the old file as it was, and no part of a new one."""
    target = tmp_path / "plango-lint.toml"
    target.write_text("old")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        with pytest.raises(OSError, match="No space"):
            save(target, "new")
    assert [path.name for path in tmp_path.iterdir()] == ["plango-lint.toml"]
    assert target.read_text() == "old"
