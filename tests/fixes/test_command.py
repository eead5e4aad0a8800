"""`plango-lint fix`: what it writes, what it says, and what it never touches."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import pytest

from plango_lint.cli import run

HEADER = "Factuurnummer,Datum,Debiteurnummer,Factuuromschrijving,Boekjaar,Periode,Grootboekrekening,Omschrijving,Bedrag ex. BTW,BTW code"
GOOD = '5,02-01-2024,934,Factuur 5,2024,1,810200,Rijles 60 min,"870,00",2'
SPACED = '6,03-01-2024, 935 ,Factuur 6,2024,1,810200,Rijles 60 min,"60,00",2'
EURO = '7,04-01-2024,936,Factuur 7,2024,1,810200,Rijles 60 min,"€ 60,00",2'
TOTAL = ',,,,,,,Totaal,"990,00",'
PLAN = '"Rijles*" = "810300"'

Said = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return tmp_path


def export(folder: Path, *rows: str, name: str = "facturen.csv", header: str = HEADER) -> Path:
    path = folder / name
    path.write_bytes("".join(f"{row}\r\n" for row in (header, *rows)).encode())
    return path


def rows_of(path: Path) -> list[str]:
    return path.read_bytes().decode().split("\r\n")[1:-1]


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_copy_is_repaired_and_the_original_stays(folder: Path) -> None:
    """Only the cell at fault is another one."""
    path = export(folder, GOOD, SPACED)
    before = path.read_bytes()
    assert run(["fix", "facturen.csv"]) == 0
    assert path.read_bytes() == before
    assert rows_of(folder / "facturen.fixed.csv") == [GOOD, SPACED.replace(" 935 ", "935")]


def test_it_ends_with_the_report_of_the_copy(folder: Path, capsys: Said) -> None:
    """What was done comes first, then the verdict of the copy by its own name."""
    export(folder, GOOD, EURO, TOTAL)
    run(["fix", "facturen.csv"])
    done, report = capsys.readouterr().out.split("\n\n", 1)
    assert done.splitlines() == [
        "facturen.csv -> facturen.fixed.csv: 2 changes",
        "  1 cell: take the signs out (currency-sign)",
        "  1 row out: remove the row (total-row)",
    ]
    assert "READY TO IMPORT" in report
    assert "facturen.fixed.csv" in report


def test_the_exit_code_is_that_of_what_is_left(folder: Path) -> None:
    export(folder, GOOD, SPACED.replace("Rijles", "Rijles").replace("03-01-2024", "31-02-2024"))
    assert run(["fix", "facturen.csv"]) == 1


def test_nothing_to_repair_gives_no_copy(folder: Path, capsys: Said) -> None:
    export(folder, GOOD)
    assert run(["fix", "facturen.csv"]) == 0
    assert names(folder) == {"facturen.csv"}
    assert capsys.readouterr().out.startswith("Nothing to repair, so no copy was made.")


def test_unsafe_repairs_wait_for_a_person(folder: Path, capsys: Said) -> None:
    """Without --unsafe they are named, with it they are made."""
    (folder / "plango-lint.toml").write_text(f"[mapping]\n{PLAN}\n")
    export(folder, GOOD)
    assert run(["fix", "facturen.csv"]) == 1
    assert "if you agree: ledger-account-differs-from-mapping" in capsys.readouterr().out
    assert run(["fix", "facturen.csv", "--unsafe"]) == 0
    assert rows_of(folder / "facturen.fixed.csv") == [GOOD.replace("810200", "810300")]


def test_only_the_rules_that_are_named(folder: Path) -> None:
    export(folder, SPACED, EURO)
    run(["fix", "facturen.csv", "--rule", "stray-*"])
    assert rows_of(folder / "facturen.fixed.csv") == [SPACED.replace(" 935 ", "935"), EURO]


def test_what_is_accepted_is_left_as_it_is(folder: Path) -> None:
    (folder / "plango-lint.toml").write_text('[[accept]]\nrule = "currency-sign"\nreason = "so be it"\n')
    export(folder, GOOD, EURO)
    run(["fix", "facturen.csv"])
    assert names(folder) == {"facturen.csv", "plango-lint.toml"}


def test_a_rule_that_is_off_repairs_nothing(folder: Path) -> None:
    export(folder, GOOD, EURO)
    run(["fix", "facturen.csv", "--ignore", "currency-sign"])
    assert names(folder) == {"facturen.csv"}


def test_diff_shows_and_writes_nothing(folder: Path, capsys: Said) -> None:
    """Invoice by invoice; exit code 1 because something would change."""
    export(folder, GOOD, SPACED, EURO)
    assert run(["fix", "facturen.csv", "--diff"]) == 1
    assert names(folder) == {"facturen.csv"}
    assert capsys.readouterr().out.splitlines() == [
        "facturen.csv: 2 changes (nothing written yet)",
        "  Invoice 6, debtor 935",
        "    row 3  Debiteurnummer:  935  -> 935  [stray-space]",
        "  Invoice 7, debtor 936",
        "    row 4  Bedrag ex. BTW: € 60,00 -> 60,00  [currency-sign]",
    ]


def test_diff_of_a_file_without_repairs_is_0(folder: Path) -> None:
    export(folder, GOOD)
    assert run(["fix", "facturen.csv", "--diff"]) == 0


def test_a_copy_that_is_there_is_not_gone_over(folder: Path, capsys: Said) -> None:
    export(folder, GOOD, EURO)
    copy = folder / "facturen.fixed.csv"
    copy.write_text("mine")
    assert run(["fix", "facturen.csv"]) == 2
    assert copy.read_text() == "mine"
    assert "exists already" in capsys.readouterr().err
    assert run(["fix", "facturen.csv", "--force"]) == 0
    assert rows_of(copy) == [GOOD, EURO.replace("€ ", "")]


@pytest.mark.parametrize("option", ["--output", "--changes"])
@pytest.mark.parametrize("target", ["facturen.csv", "plango-lint.toml", "link.csv"])
def test_nothing_goes_over_what_was_read(folder: Path, option: str, target: str) -> None:
    """Also with --force, and also through a link."""
    path = export(folder, GOOD, EURO)
    (folder / "plango-lint.toml").write_text("")
    os.link(path, folder / "link.csv")
    before = {one: (folder / one).read_bytes() for one in names(folder)}
    assert run(["fix", "facturen.csv", option, target, "--force"]) == 2
    assert {one: (folder / one).read_bytes() for one in names(folder)} == before


def test_the_copy_may_go_elsewhere(folder: Path) -> None:
    export(folder, GOOD, EURO)
    assert run(["fix", "facturen.csv", "--output", "klaar.csv"]) == 0
    assert names(folder) == {"facturen.csv", "klaar.csv"}


def test_one_output_is_not_for_two_copies(folder: Path, capsys: Said) -> None:
    export(folder, GOOD, EURO)
    export(folder, GOOD.replace("5,", "8,", 1), EURO.replace("7,", "9,", 1), name="meer.csv")
    assert run(["fix", "facturen.csv", "meer.csv", "--output", "klaar.csv"]) == 2
    assert names(folder) == {"facturen.csv", "meer.csv"}
    assert "facturen.csv and meer.csv" in capsys.readouterr().err


def test_standard_input_needs_an_output(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    """There is no folder for the copy; with --output there is."""
    data = export(folder, GOOD, EURO).read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert run(["fix", "-"]) == 2
    assert "--output" in capsys.readouterr().err
    assert run(["fix", "-", "--output", "klaar.csv"]) == 0
    assert rows_of(folder / "klaar.csv") == [GOOD, EURO.replace("€ ", "")]


def test_a_folder_is_repaired_file_by_file(folder: Path) -> None:
    """Own copies beside their original are no exports of the run."""
    export(folder, GOOD, EURO)
    assert run(["fix", "."]) == 0
    assert run(["fix", ".", "--force"]) == 0
    assert names(folder) == {"facturen.csv", "facturen.fixed.csv"}


def test_every_change_is_listed(folder: Path) -> None:
    """Lines and rows are those of the original; a euro amount that goes out has a point."""
    export(folder, SPACED, EURO, TOTAL)
    run(["fix", "facturen.csv", "--changes", "wat.csv"])
    listed = list(csv.DictReader((folder / "wat.csv").read_text("utf-8-sig").splitlines()))
    keys = ("line", "change", "invoice", "field", "old", "new", "amount", "rules", "safety")
    assert [tuple(row[key] for key in keys) for row in listed] == [
        ("2", "cell", "6", "debtor", " 935 ", "935", "", "stray-space", "safe"),
        ("3", "cell", "7", "amount", "€ 60,00", "60,00", "", "currency-sign", "safe"),
        ("4", "removed", "", "", "", "", "", "total-row", "safe"),
    ]


def test_the_list_of_changes_holds_no_formula_and_no_personal_data(folder: Path) -> None:
    """Names appear when they are asked for; what a spreadsheet would compute never does."""
    text = "=1+2\tx"
    row = GOOD.replace("Rijles 60 min", text).replace("Factuur 5", "Jan\tde Vries")
    export(folder, row)
    run(["fix", "facturen.csv", "--changes", "wat.csv"])
    listed = (folder / "wat.csv").read_text("utf-8-sig")
    assert "Jan" not in listed
    assert "'=1+2 x" in listed
    run(["fix", "facturen.csv", "--changes", "wat.csv", "--force", "--show-personal-data"])
    assert "Jan de Vries" in (folder / "wat.csv").read_text("utf-8-sig")


def test_a_report_for_machines_has_standard_output_to_itself(folder: Path, capsys: Said) -> None:
    export(folder, GOOD, EURO)
    run(["fix", "facturen.csv", "-f", "json"])
    told = capsys.readouterr()
    assert json.loads(told.out)["files"][0]["path"] == "facturen.fixed.csv"
    assert told.err.startswith("facturen.csv -> facturen.fixed.csv: 1 change")


def test_a_file_in_the_register_is_not_repaired(folder: Path) -> None:
    """It is in Exact as it is."""
    export(folder, GOOD, EURO)
    run(["register", "add", "facturen.csv", "--entries", "2", "--anyway"])
    run(["fix", "facturen.csv"])
    assert names(folder) == {"facturen.csv", ".plango-lint"}


def test_invoices_in_the_register_go_out_safely(folder: Path) -> None:
    """The register remembers debtor, date and total: nobody has to agree."""
    export(folder, GOOD, name="januari.csv")
    run(["register", "add", "januari.csv", "--entries", "1"])
    (folder / "januari.csv").unlink()
    export(folder, GOOD, SPACED.replace(" 935 ", "935"))
    assert run(["fix", "facturen.csv"]) == 0
    assert rows_of(folder / "facturen.fixed.csv") == [SPACED.replace(" 935 ", "935")]


def test_nothing_new_gives_no_empty_copy(folder: Path, capsys: Said) -> None:
    """When every invoice is in Exact there is nothing to import, and no file to make."""
    export(folder, GOOD, name="januari.csv")
    run(["register", "add", "januari.csv", "--entries", "1"])
    (folder / "januari.csv").unlink()
    export(folder, GOOD, "")
    assert run(["fix", "facturen.csv"]) == 1
    assert "Import nothing: all invoices are in Exact already." in capsys.readouterr().out
    assert names(folder) == {"facturen.csv", ".plango-lint"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["fix"], "Missing argument"),
        (["fix", "niets.csv"], "no such file"),
        (["fix", "facturen.csv", "--rule", "stray-spaec"], "stray-space"),
        (["fix", "facturen.csv", "--unsafe", "--changes", "geen/map.csv"], "geen"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(
    folder: Path, capsys: Said, arguments: list[str], said: str
) -> None:
    export(folder, GOOD, EURO)
    assert run(arguments) == 2
    assert said in capsys.readouterr().err
    assert names(folder) == {"facturen.csv"}
