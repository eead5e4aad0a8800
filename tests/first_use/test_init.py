"""`plango-lint init` without anybody to ask: what it writes, what it refuses, and its exit codes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plango_lint.cli import run
from plango_lint.settings import load
from tests.first_use.conftest import NAME, Captured, init
from tests.first_use.folders import sample


def test_it_writes_and_checks(school: Path, capsys: Captured) -> None:
    """The report on standard output, the rest on standard error; the exit code is that of the check."""
    assert init() == 0
    out, err = capsys.readouterr()
    assert out.startswith("CHECK FIRST: 0 errors, 1 warning")
    assert "In Exact already, I suppose: verwerkt/facturen-2023-11-12.csv" in err
    assert "From now on this is all: plango-lint check\n" in err
    assert load(school / NAME).language == "en"


def test_the_same_check_again_says_the_same(school: Path, capsys: Captured) -> None:
    """`plango-lint check` in that folder, and the command that it names from outside."""
    init()
    first = capsys.readouterr().out
    run(["check"])
    assert capsys.readouterr().out == first


@pytest.mark.parametrize("inside", [".", "export"])
def test_the_command_it_names_checks_the_same(
    inside: str, school: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """From another folder too, wherever the exports are."""
    (school / inside).mkdir(exist_ok=True)
    for name in ("facturen.csv", "debiteuren.csv"):
        (school / name).rename(school / inside / name)
    monkeypatch.chdir(school.parent)
    init("school")
    out, err = capsys.readouterr()
    command = err.partition("From now on this is all: plango-lint ")[2].splitlines()[0]
    run(command.split())
    assert capsys.readouterr().out == out
    assert ("--config" in command) == (inside == "export")


def test_a_broken_month_is_exit_code_1(tmp_path: Path, capsys: Captured) -> None:
    """The settings are written all the same."""
    folder = sample(tmp_path / "school", "broken")
    assert init(str(folder)) == 1
    assert (folder / NAME).exists()


def test_a_definition_that_no_longer_fits_is_found(tmp_path: Path, capsys: Captured) -> None:
    """Of the broken month the number has moved; the months before were imported with the saved definition."""
    folder = sample(tmp_path / "school", "broken")
    init(str(folder), "--saved-import")
    assert load(folder / NAME).saved_import.invoice_number_column == 9
    assert "invoice-number-column-moved" in capsys.readouterr().out


def test_the_language_of_the_computer_counts_without_a_question(
    school: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """In what it says, and in the file."""
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    init()
    assert "Voortaan is dit genoeg" in capsys.readouterr().err
    assert (school / NAME).read_text("utf-8").startswith("# Instellingen van plango-lint")


def test_everything_in_one_folder(school: Path, capsys: Captured) -> None:
    """An older export between the others is in Exact, also when the whole folder is checked."""
    for file in (*school.glob("exact/*"), *school.glob("verwerkt/*")):
        file.rename(school / file.name)
    assert init() == 0
    report = capsys.readouterr().out
    assert report.startswith("CHECK FIRST: 0 errors, 1 warning\n  60 invoices")
    run(["check", "."])
    assert capsys.readouterr().out == report


def test_settings_that_are_there_stay(school: Path, capsys: Captured) -> None:
    """Exit code 2, a sentence, nothing on standard output."""
    (school / NAME).write_text("limit = 3")
    assert init() == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith("plango-lint.toml is there already and is not overwritten.")
    assert (school / NAME).read_text() == "limit = 3"


def test_force_replaces_them(school: Path) -> None:
    """Also settings that could not even be read."""
    (school / NAME).write_text("nonsense")
    assert init("--force") == 0
    assert load(school / NAME).files == (school,)


def test_a_terminal_or_yes_is_needed(school: Path, capsys: Captured) -> None:
    """Under a test nobody sits at the keyboard."""
    assert run(["init"]) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", "There is nobody to ask. With --yes init takes its own proposals.\n")
    assert not (school / NAME).exists()


def test_a_folder_that_is_not_there(school: Path, capsys: Captured) -> None:
    """A file is no folder either."""
    assert init("nowhere") == init("facturen.csv") == 2
    assert capsys.readouterr().err.splitlines() == [
        "nowhere: no such folder.",
        "facturen.csv: no such folder.",
    ]


def test_a_folder_without_exports(tmp_path: Path, capsys: Captured) -> None:
    """No file: it would only be in the way when the exports are there."""
    (tmp_path / "notes.txt").write_text("call the CBR")
    assert init(str(tmp_path)) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "holds no invoices or debtors from PlanGo" in err
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_folder_that_cannot_be_written_in(
    school: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """It is said before anything is asked."""
    monkeypatch.setattr("os.access", lambda _, mode: mode != os.W_OK)
    assert run(["init"]) == 2
    assert capsys.readouterr().err == "plango-lint.toml cannot be written: Permission denied.\n"


def test_a_file_that_cannot_be_written(school: Path, capsys: Captured) -> None:
    """A folder of that name, for instance; no part of a file stays behind."""
    (school / NAME).mkdir()
    before = {path.name for path in school.iterdir()}
    assert init("--force") == 2
    assert "plango-lint.toml cannot be written:" in capsys.readouterr().err
    assert {path.name for path in school.iterdir()} == before


def test_settings_in_a_folder_below_are_another_school(school: Path) -> None:
    """What has settings of its own is not looked into; nor is a hidden folder."""
    for name in ("other", ".hidden"):
        (school / name).mkdir()
        (school / name / "ledger.csv").write_text("Code,Omschrijving,Balans / Winst & Verlies\n1,Omzet,W\n")
    (school / "other" / NAME).write_text("")
    init()
    assert load(school / NAME).exact.lists == (school / "exact",)
