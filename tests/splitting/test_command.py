"""`plango-lint split`: exit codes, what is refused, and what is printed where."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from plango_lint.cli import run
from plango_lint.texts.splitting import SENTENCES
from plango_lint.texts.wording import holes
from tests.splitting.small_exports import HEADER, UNREADABLE, files, row, split, text_of

EXPORT = HEADER + row(1) + row(2, UNREADABLE) + row(3) + row(3, "12") + HEADER
PARTS = ["facturen.csv", "facturen.held.csv", "facturen.ready.csv"]
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def export(folder: Path) -> Path:
    (folder / "facturen.csv").write_text(EXPORT)
    return folder


def said(capsys: Captured) -> str:
    """The sentence on standard error; standard output must be empty."""
    out, err = capsys.readouterr()
    assert out == ""
    return err


def test_the_outcome_in_english(export: Path, capsys: Captured) -> None:
    assert split("facturen.csv") == 1
    out, err = capsys.readouterr()
    assert err == ""
    assert out == (
        "Part      File                Invoices  Rows  Excluding VAT\n"
        "Ready     facturen.ready.csv         2     3     € 1.752,00\n"
        "Held      facturen.held.csv          1     1         € 0,00\n"
        "Together  facturen.csv               3     4     € 1.752,00\n"
        "\n"
        "Why facturen.held.csv waits (for each invoice in the last column, Reason; an invoice may have\n"
        "several)\n"
        "  Not an amount: 1 invoice\n"
        "  Column names again further down: 1 row\n"
        "\n"
        "What now\n"
        "1 Import facturen.ready.csv in Exact, the debtors first when those are new.\n"
        "  `plango-lint check facturen.ready.csv` names the totals to tick off.\n"
        "2 Put what Exact accepted in the register: `plango-lint register add facturen.ready.csv`.\n"
        "3 Repair facturen.held.csv, with `plango-lint fix facturen.held.csv` or in PlanGo and Exact, and\n"
        "  check it again.\n"
        "\n"
        "Ready means: as far as checked. Not checked: ledger accounts, VAT codes, relations and earlier\n"
        "entries.\n"
    )


def test_the_outcome_in_dutch(export: Path, capsys: Captured) -> None:
    assert split("facturen.csv", language="nl") == 1
    out = capsys.readouterr().out
    assert out.splitlines()[:4] == [
        "Deel   Bestand             Facturen  Regels  Exclusief btw",
        "Klaar  facturen.ready.csv         2       3     € 1.752,00",
        "Wacht  facturen.held.csv          1       1         € 0,00",
        "Samen  facturen.csv               3       4     € 1.752,00",
    ]
    assert "  Geen bedrag: 1 factuur\n" in out


def test_everything_ready_writes_nothing_and_is_a_success(folder: Path, capsys: Captured) -> None:
    (folder / "facturen.csv").write_text(HEADER + row(1) + row(2))
    assert split("facturen.csv") == 0
    assert files(folder) == ["facturen.csv"]
    assert capsys.readouterr().out.startswith(
        "facturen.csv: everything is ready (2 invoices, € 1.740,00 excluding VAT). Import this file itself;\n"
        "nothing was written.\n"
    )


def test_nothing_ready_writes_only_what_waits(folder: Path, capsys: Captured) -> None:
    (folder / "facturen.csv").write_text(HEADER + row(1, UNREADABLE))
    assert split("facturen.csv") == 1
    assert files(folder) == ["facturen.csv", "facturen.held.csv"]
    out = capsys.readouterr().out
    assert "facturen.csv: no invoice is ready to import; everything is in facturen.held.csv.\n" in out
    assert "Import " not in out


def test_an_export_without_rows_is_a_success(folder: Path, capsys: Captured) -> None:
    (folder / "facturen.csv").write_text(HEADER)
    assert split("facturen.csv") == 0
    assert capsys.readouterr().out.strip() == "facturen.csv: holds no invoices. Nothing was written."
    assert files(folder) == ["facturen.csv"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (EXPORT.replace(",", ";").replace('"', ""), "Columns not separated by commas"),
        ("sep=,\n" + EXPORT, "First line is meant for Excel"),
        (EXPORT.replace("Debiteurnummer", "X"), "Column missing"),
        (EXPORT.replace("Factuuromschrijving,", '"Factuuromschrijving"",', 1), "Quotes that do not match"),
    ],
    ids=["delimiter", "sep=", "column", "header"],
)
def test_a_problem_of_a_whole_file_or_column_stops_it(
    text: str, title: str, folder: Path, capsys: Captured
) -> None:
    (folder / "facturen.csv").write_text(text)
    assert split("facturen.csv") == 1
    sentence = said(capsys)
    assert sentence.startswith(f"Nothing was split: “{title}” (facturen.csv)")
    assert "`plango-lint fix facturen.csv`" in sentence
    assert files(folder) == ["facturen.csv"]


def test_a_debtors_file_that_cannot_be_imported_stops_it_too(export: Path, capsys: Captured) -> None:
    """Its debtors go into Exact first; without them their invoices are refused."""
    (export / "debiteuren.csv").write_text("Debiteurnummer;Naam\n934;Jan de Vries\n")
    assert split("facturen.csv", "debiteuren.csv") == 1
    assert "(debiteuren.csv)" in said(capsys)
    assert files(export) == ["debiteuren.csv", "facturen.csv"]


def test_missing_numbers_stop_it_when_they_are_an_error(folder: Path, capsys: Captured) -> None:
    (folder / "plango-lint.toml").write_text('[severity]\ngap-in-invoice-numbers = "error"\n')
    (folder / "facturen.csv").write_text(HEADER + row(1) + row(3))
    assert split("facturen.csv") == 1
    assert said(capsys).startswith("Nothing was split: “Numbers missing between the invoices” (facturen.csv)")


def test_debtors_alone_are_nothing_to_split(folder: Path, capsys: Captured) -> None:
    (folder / "debiteuren.csv").write_text("Debiteurnummer,Naam\n934,Jan de Vries\n")
    assert split("debiteuren.csv") == 2
    assert said(capsys) == (
        "Error: There is nothing to split: no invoice export from PlanGo is among these files.\n"
    )


def test_a_rule_that_must_be_asked_and_cannot_be_stops_it(export: Path, capsys: Captured) -> None:
    (export / "plango-lint.toml").write_text('require = ["unknown-debtor"]\n')
    assert split("facturen.csv") == 1
    assert said(capsys).startswith("Nothing was written: rule unknown-debtor must be checked (`require`)")
    assert files(export) == ["facturen.csv", "plango-lint.toml"]


@pytest.mark.parametrize("words", [("-",), ("facturen.csv", "--as", "invoices=-")])
def test_standard_input_is_a_usage_error(words: tuple[str, ...], export: Path, capsys: Captured) -> None:
    assert split(*words) == 2
    assert 'expected files or folders, found "-"' in " ".join(said(capsys).replace("│", " ").split())


@pytest.mark.parametrize("name", PARTS[1:])
def test_parts_of_an_earlier_split_are_kept_without_force(name: str, export: Path, capsys: Captured) -> None:
    (export / name).write_text("mine")
    assert split("facturen.csv") == 2
    assert said(capsys).startswith(f"Error: {name}: exists already, and nothing was written.")
    assert files(export) == sorted(["facturen.csv", name])
    assert text_of(export / name) == "mine"


def test_force_overwrites_them(export: Path) -> None:
    for name in PARTS[1:]:
        (export / name).write_text("mine")
    assert split("facturen.csv", "--force") == 1
    assert text_of(export / "facturen.ready.csv") == HEADER + row(1) + row(3) + row(3, "12")


def test_force_takes_away_a_part_in_which_nothing_belongs_any_more(folder: Path, capsys: Captured) -> None:
    """A ready part of before the file was changed would be imported all the same."""
    (folder / "facturen.csv").write_text(HEADER + row(1, UNREADABLE))
    (folder / "facturen.ready.csv").write_text(HEADER + row(1))
    assert split("facturen.csv", "--force") == 1
    assert files(folder) == ["facturen.csv", "facturen.held.csv"]
    assert capsys.readouterr().err == (
        "facturen.ready.csv: was of an earlier time and has been removed, as nothing belongs in it now.\n"
    )


def test_quiet_says_nothing_besides_the_outcome(folder: Path, capsys: Captured) -> None:
    (folder / "facturen.csv").write_text(HEADER + row(1, UNREADABLE))
    (folder / "facturen.ready.csv").write_text(HEADER + row(1))
    assert split("facturen.csv", "--force", "-q") == 1
    out, err = capsys.readouterr()
    assert out.startswith("Part ")
    assert err == ""


def test_the_original_is_never_written_over_through_a_link(export: Path, capsys: Captured) -> None:
    (export / "facturen.held.csv").symlink_to(export / "facturen.csv")
    assert split("facturen.csv", "--force") == 2
    assert "is one of the files that were read" in said(capsys)
    assert text_of(export / "facturen.csv") == EXPORT


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
def test_what_cannot_be_written_leaves_neither_part(
    number: int, export: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    calls: list[int] = []
    fsync = os.fsync

    def fails(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(number, os.strerror(number))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", fails)
    assert split("facturen.csv") == 2
    assert said(capsys).startswith("Error: facturen.held.csv: cannot be written")
    assert files(export) == ["facturen.csv"]


def test_a_part_that_would_lose_a_row_is_never_written(
    export: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """The last guard: both parts are read anew before anything is written."""
    from plango_lint.splitting.parts import Original

    whole = Original.held

    def cut(self: Original, *arguments: object) -> bytes:
        return whole(self, *arguments).replace(row(2, UNREADABLE).strip().encode(), b"")  # type: ignore[arg-type]

    monkeypatch.setattr(Original, "held", cut)
    assert split("facturen.csv") == 2
    assert said(capsys).startswith("Error: facturen.held.csv: would, when read again, not give exactly")
    assert files(export) == ["facturen.csv"]


def test_the_parts_stand_beside_the_original_and_keep_its_ending(folder: Path) -> None:
    (folder / "export").mkdir()
    (folder / "export" / "Facturen.januari.TXT").write_text(EXPORT)
    assert split("export") == 1
    names = ["Facturen.januari.TXT", "Facturen.januari.held.TXT", "Facturen.januari.ready.TXT"]
    assert files(folder / "export") == names


def test_the_commands_name_the_files_of_the_run(export: Path, capsys: Captured) -> None:
    (export / "mijn lijst.csv").write_text("Debiteurnummer,Naam\n934,Jan de Vries\n935,\n")
    assert split("facturen.csv", "mijn lijst.csv") == 1
    out = " ".join(capsys.readouterr().out.split())
    assert "`plango-lint check facturen.ready.csv 'mijn lijst.csv'`" in out
    assert "mijn lijst.csv has an error in debtors; none of the invoices that are ready is theirs." in out


def test_warnings_about_what_is_ready_are_counted(folder: Path, capsys: Captured) -> None:
    """Not the numbers that are missing now: they are held."""
    lines = [row(1), row(2, UNREADABLE), row(3, text=""), row(4)]
    (folder / "facturen.csv").write_text(HEADER + "".join(lines))
    assert split("facturen.csv") == 1
    assert "1 Look at 1 warning about what is ready first;" in capsys.readouterr().out


def test_help_does_not_load_the_linter() -> None:
    code = (
        "import sys; from plango_lint.cli import run; run(['split', '--help']); "
        "sys.exit('pandas' in sys.modules or 'rich' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0


def test_a_path_is_asked_for(folder: Path, capsys: Captured) -> None:
    assert run(["split"]) == 2
    assert "PATH" in said(capsys)


def test_every_sentence_says_the_same_in_both_languages() -> None:
    for texts in SENTENCES.values():
        assert holes(texts["nl"]) == holes(texts["en"])
