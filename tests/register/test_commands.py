"""`plango-lint register`: what goes in, what is kept out, and what it says."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from plango_lint.cli import run
from plango_lint.register import File, Register, Shown
from plango_lint.texts.register import SENTENCES
from plango_lint.texts.wording import holes

EXPORT = Path(__file__).parents[2] / "sample_exports" / "clean"
BROKEN = Path(__file__).parents[2] / "sample_exports" / "broken"
REGISTER = Path(".plango-lint") / "register.sqlite3"
UPLOAD = ["facturen.csv", "debiteuren.csv"]
INVOICES = 60  # of the sample month
HELD = "60 invoices (202300293-202400061), € 19.551,55 excluding VAT, and 28 debtors"
LESSON = "Factuurnummer,Datum,Debiteurnummer,Factuuromschrijving,Boekjaar,Periode,Grootboekrekening,Omschrijving,Bedrag ex. BTW,BTW code\n"
Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command in the folder of a clean month; gives exit code, output and messages."""
    shutil.copytree(EXPORT, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO())

    def call(*arguments: str, language: str = "en") -> tuple[int, str, str]:
        code = run([*arguments, "--language", language])
        out, err = capsys.readouterr()
        return code, out, err

    return call


def small_file(*rows: tuple[int, str]) -> str:
    """Lessons of one debtor, by number and amount."""
    return LESSON + "".join(
        f'{number},15-01-2024,934,Factuur {number},2024,1,810200,Rijles 60 min,"{amount}",2\n'
        for number, amount in rows
    )


def found(code_and_output: tuple[int, str, str]) -> set[str]:
    """The errors of a report in the form `concise`."""
    return {
        line.split(" error ")[1].split()[0] for line in code_and_output[1].splitlines() if " error " in line
    }


def test_what_another_program_registers_meanwhile_is_there_already(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between looking the files up and their invoices: the same upload is no overlap with itself."""
    booked = Register.booked

    def behind_the_other(self: Register, files: Sequence[File]) -> dict[int, Shown]:
        other = [sys.executable, "-m", "plango_lint", "register", "add", *UPLOAD]
        subprocess.run(other, check=True, capture_output=True)
        return booked(self, files)

    monkeypatch.setattr(Register, "booked", behind_the_other)
    code, out, err = command("register", "add", *UPLOAD)
    assert (code, err) == (0, "")
    assert [line for line in out.splitlines() if "in the register already" not in line] == []
    assert len(Register(REGISTER).runs()) == 1


def test_what_was_registered_is_known_from_then_on(command: Command) -> None:
    """The thin thread: check, register, check again."""
    assert command("check", *UPLOAD)[0] == 0
    code, out, _ = command("register", "add", *UPLOAD)
    assert (code, out.splitlines()) == (
        0,
        [
            f"Registered as run 1: {HELD} from facturen.csv, debiteuren.csv.",
            "Register: .plango-lint/register.sqlite3",
        ],
    )
    assert found(command("check", *UPLOAD, "-f", "concise")) == {"file-already-imported"}
    assert "1 Take a newer export from PlanGo: 1 file is in Exact already." in command("check", *UPLOAD)[1]


def test_the_same_file_again_changes_nothing_and_says_so(command: Command) -> None:
    """By content: also under another name."""
    command("register", "add", *UPLOAD)
    before = REGISTER.read_bytes()
    shutil.copy("facturen.csv", "nog-eens.csv")
    code, out, err = command("register", "add", "nog-eens.csv")
    assert (code, err) == (0, "")
    assert out.startswith("nog-eens.csv is in the register already: run 1 of ")
    assert out.endswith(", as facturen.csv. Nothing was changed.\n")
    assert REGISTER.read_bytes() == before


def test_another_number_of_entries_is_refused(command: Command) -> None:
    """Fewer: which ones, and how to leave them out; more: is it the right file."""
    code, out, err = command("register", "add", *UPLOAD, "--entries", "58")
    assert (code, out) == (1, "")
    assert "Exact reported 58 entries, but there are 60 invoices in facturen.csv." in err
    assert "Look in Exact which 2 are missing and repeat with --except NUMBER" in err
    code, _, err = command("register", "add", *UPLOAD, "--entries", "61")
    assert code == 1
    assert "1 more than the 60 invoices here" in err
    assert not REGISTER.exists()


def test_what_exact_refused_is_new_the_next_time(command: Command) -> None:
    """Exact booked 58 of 60: the two are not taken for imported, and the others are."""
    refused = ["--except", "202400005", "--except", "202400009..202400009"]
    assert command("register", "add", *UPLOAD, "--entries", "58", *refused)[0] == 0
    code, out, _ = command("check", *UPLOAD, "-f", "concise")
    assert code == 1
    places = {line.partition(": ")[0] for line in out.splitlines() if "already-imported" in line}
    assert found((code, out, "")) == {"already-imported"}
    assert len(places) == INVOICES - 2
    assert " 2 invoices are not in Exact yet" in command("check", *UPLOAD, "--all")[1].replace("\n     ", " ")
    # Once the two went in as well, from a copy, the file is in Exact as a whole.
    lines = Path("facturen.csv").read_text("utf-8").splitlines(keepends=True)
    rest = [line for line in lines[1:] if "202400005" in line or "202400009" in line]
    Path("rest.csv").write_text("".join([lines[0], *rest]), encoding="utf-8")
    assert command("register", "add", "rest.csv", "debiteuren.csv", "--entries", "2")[0] == 0
    assert found(command("check", *UPLOAD, "-f", "concise")) == {"file-already-imported"}


def test_a_file_of_which_some_were_refused_says_so_when_it_comes_again(command: Command) -> None:
    command("register", "add", *UPLOAD, "--except", "202400005")
    code, out, _ = command("register", "add", "facturen.csv")
    assert code == 0
    assert "Of this file Exact refused 202400005 then" in out
    assert "`plango-lint register undo --run 1`" in out


def test_a_registered_file_in_a_folder_counts_as_booked(command: Command) -> None:
    """It is no import at hand any more; one of which invoices are still to be imported is."""
    command("register", "add", *UPLOAD)
    code, out, _ = command("check", ".")
    assert code == 0
    assert "no invoices read" in out
    command("register", "undo")
    command("register", "add", *UPLOAD, "--except", "202400005")
    assert found(command("check", ".", "-f", "concise")) == {"already-imported"}


def test_a_folder_with_nothing_but_registered_files_has_nothing_to_import(command: Command) -> None:
    """It still holds exports of PlanGo."""
    command("register", "add", *UPLOAD)
    Path("debiteuren.csv").unlink()
    assert command("check", ".", "-f", "concise")[0] == 0


@pytest.mark.parametrize("number", ["202499999", "1..5"])
def test_only_an_invoice_of_the_file_can_be_left_out(number: str, command: Command) -> None:
    code, out, err = command("register", "add", *UPLOAD, "--except", number)
    assert (code, out) == (2, "")
    assert f"no invoice {number} in these files" in err


def test_without_a_terminal_its_own_count_is_taken_and_it_says_so(command: Command) -> None:
    code, _, err = command("register", "add", *UPLOAD)
    assert code == 0
    assert err == (
        "Not asked how many entries Exact reported; taken to be 60, the number of invoices. "
        "With --entries N it is compared.\n"
    )


@pytest.mark.parametrize(
    ("typed", "code"), [("60\n", 0), ("zestig\n60\n", 0), ("59\n", 1), ("", 2), ("a\nb\nc\n60\n", 2)]
)
def test_on_a_terminal_it_asks(
    typed: str, code: int, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At most three times; without an answer nothing is registered."""
    terminal = io.StringIO(typed)
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stdin", terminal)
    ended, _, err = command("register", "add", *UPLOAD)
    assert ended == code
    assert "How many entries did Exact report after the import?" in err
    assert REGISTER.exists() == (code == 0)


def test_debtors_alone_have_no_entries_to_ask_for(command: Command) -> None:
    code, out, err = command("register", "add", "debiteuren.csv")
    assert (code, err) == (0, "")
    assert out.startswith("Registered as run 1: 28 debtors from debiteuren.csv.")


def test_a_file_with_errors_is_refused_unless_anyway(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(tmp_path)
    shutil.copytree(BROKEN, tmp_path)
    monkeypatch.chdir(tmp_path)
    code, out, err = command("register", "add", *UPLOAD)
    assert (code, out) == (1, "")
    assert err.startswith("Nothing was registered: there are ")
    assert "already-imported" not in err
    assert command("register", "add", *UPLOAD, "--anyway")[0] == 0


def test_an_invoice_that_is_registered_already_is_refused_unless_anyway(command: Command) -> None:
    """Exact refused it this time, so it belongs in --except; the sentence says how."""
    Path("a.csv").write_text(small_file((1, "60,00"), (2, "60,00")), encoding="utf-8")
    Path("b.csv").write_text(small_file((2, "60,00"), (3, "60,00")), encoding="utf-8")
    Path("plango-lint.toml").unlink()
    shutil.rmtree("exact")
    assert command("register", "add", "a.csv")[0] == 0
    code, _, err = command("register", "add", "b.csv")
    assert code == 1
    assert "invoice 2 is in the register already" in err
    assert "--except 2" in err
    assert command("register", "add", "b.csv", "--except", "2")[0] == 0
    # What was registered twice all the same is found once.
    Path("c.csv").write_text(small_file((3, "60,00"), (4, "60,00")), encoding="utf-8")
    assert command("register", "add", "c.csv", "--anyway")[0] == 0
    Path("d.csv").write_text(small_file((3, "60,00"), (5, "60,00")), encoding="utf-8")
    places = [
        line for line in command("check", "d.csv", "-f", "concise")[1].splitlines() if " error " in line
    ]
    assert [line.split(" error ")[1].split()[0] for line in places] == ["already-imported"]


@pytest.mark.parametrize("name", ["exact/vats.xml", "exact"])
def test_only_exports_of_plango_are_registered(name: str, command: Command) -> None:
    code, out, err = command("register", "add", name, "--anyway")
    assert code == (1 if name.endswith("xml") else 2)
    assert (out, REGISTER.exists()) == ("", False)
    assert err


def test_list_and_show_say_what_is_in_it(command: Command) -> None:
    command("register", "add", *UPLOAD)
    code, out, _ = command("register", "list")
    head, line = out.splitlines()
    assert code == 0
    assert head.split() == ["Run", "Date", "Invoices", "Numbers", "Excluding", "VAT", "Files"]
    assert line.split()[:1] + line.split()[3:] == [
        "1",
        "60",
        "202300293-202400061",
        "€",
        "19.551,55",
        "facturen.csv,",
        "debiteuren.csv",
    ]
    code, out, _ = command("register", "show", "202400005")
    assert code == 0
    assert "  excluding VAT  € 1.495,00\n" in out
    assert command("register", "show", "1")[:2] == (
        1,
        "Invoice 1 is not in the register (.plango-lint/register.sqlite3).\n",
    )


def test_undo_says_what_it_took_out(command: Command) -> None:
    command("register", "add", *UPLOAD)
    code, out, _ = command("register", "undo")
    assert code == 0
    assert out.startswith("Taken out of the register: run 1 of ")
    assert HELD in out
    assert command("check", *UPLOAD)[0] == 0
    code, out, err = command("register", "undo")
    assert (code, out) == (2, "")
    assert err == "Error: .plango-lint/register.sqlite3: there is nothing to undo; the register is empty.\n"
    assert command("register", "undo", "--run", "7")[0] == 2


def test_it_speaks_dutch(command: Command) -> None:
    assert "Er is nog niets geregistreerd" in command("register", "list", language="nl")[1]
    assert "Geregistreerd als invoer 1: 60 facturen" in command("register", "add", *UPLOAD, language="nl")[1]
    assert (
        "Volgens het register is facturen.csv geïmporteerd op" in command("check", *UPLOAD, language="nl")[1]
    )


def test_both_languages_ask_for_the_same_words() -> None:
    for key, sentence in SENTENCES.items():
        assert holes(sentence["nl"]) == holes(sentence["en"]), key


def test_cells_do_nothing_to_the_terminal(command: Command) -> None:
    """Names of files and codes of debtors are shown, whatever they hold."""
    name = "a\x1b[31m{path}[b]::error::.csv"
    row = small_file((1, "60,00")).replace(",934,", ",9\x1b[2J4,")
    Path(name).write_text(row, encoding="utf-8")
    command("register", "add", name, "--anyway")
    for arguments in (["list"], ["show", "1"], ["undo"]):
        out = command("register", *arguments)[1]
        assert "\x1b" not in out
        assert "::error" not in out
        assert "{path}[b]" in out


def test_the_settings_say_where_it_stands(command: Command) -> None:
    text = Path("plango-lint.toml").read_text("utf-8")
    Path("plango-lint.toml").write_text(
        'register = "administratie/import.sqlite3"\n' + text, encoding="utf-8"
    )
    assert command("register", "add", *UPLOAD)[0] == 0
    assert Path("administratie/import.sqlite3").exists()
    assert not REGISTER.parent.exists()
    assert command("check", *UPLOAD)[0] == 1


def test_without_settings_the_nearest_register_upwards_counts(command: Command, tmp_path: Path) -> None:
    """Made in the current folder, and found from below it and from elsewhere."""
    Path("plango-lint.toml").unlink()
    (tmp_path / "februari").mkdir()
    shutil.copy("facturen.csv", "februari")
    assert command("register", "add", "februari/facturen.csv", "--anyway")[0] == 0
    assert (tmp_path / REGISTER).exists()
    assert "file-already-imported" in found(command("check", "februari/facturen.csv", "-f", "concise"))
    with pytest.MonkeyPatch.context() as elsewhere:
        elsewhere.chdir(tmp_path / "februari")
        assert "facturen.csv" in command("register", "list")[1]
        elsewhere.chdir(tmp_path.parent)
        file = str(tmp_path / "februari" / "facturen.csv")
        assert "file-already-imported" in found(command("check", file, "-f", "concise"))


@pytest.mark.parametrize("arguments", ["--help", "list", "show 1", "add --help"])
def test_it_starts_without_pandas(arguments: str, tmp_path: Path) -> None:
    (tmp_path / REGISTER.parent).mkdir()
    Register(tmp_path / REGISTER).add([], "")
    script = (
        "import sys; from plango_lint.cli import run; code = run(sys.argv[1:]); "
        "sys.exit(9 if {'pandas', 'pandera', 'rich'} & {*sys.modules} else code)"
    )
    words = [sys.executable, "-c", script, "register", *arguments.split()]
    ended = subprocess.run(words, cwd=tmp_path, capture_output=True, check=False)
    assert ended.returncode == (1 if arguments.startswith("show") else 0), ended.stdout
