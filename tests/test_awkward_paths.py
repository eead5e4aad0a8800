"""Paths with spaces, accents, quotes and great length, and names that two systems write differently."""

from __future__ import annotations

import os
import re
import shlex
import unicodedata
from pathlib import Path, PureWindowsPath

import pytest

from plango_lint.cli import run
from plango_lint.errors import CannotRun
from plango_lint.inputs import gather
from plango_lint.register.place import uri_of
from plango_lint.register.store import Register
from plango_lint.settings import Exact, Settings, load
from plango_lint.settings.named import below, expanded
from plango_lint.texts import commands, nearest
from tests.processes import ROOT
from tests.splitting.small_exports import HEADER, row

READY_AND_NOT = (HEADER + row(202400005) + row(202400006, "x")).encode()
FAULTY = (ROOT / "sample_exports" / "broken" / "facturen.csv").read_bytes()
NFC, NFD = (unicodedata.normalize(form, "één.csv") for form in ("NFC", "NFD"))
NAMES = [
    "map met spaties/facturen januari.csv",
    "café/één · € 5.csv",
    "it's.csv",
    "-maart.csv",
    "$HOME & (2).csv",
    f"{'n' * 200}.csv",
    "/".join(["een map met een lange naam " + "m" * 40] * 5) + "/facturen.csv",  # more than 260 in all
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(name: str, data: bytes = b"") -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def commands_in(text: str, verb: str) -> list[str]:
    """The commands of a report, as somebody copies them from the screen."""
    return re.findall(rf"`(plango-lint {verb} [^`]*)`", text)


posix = pytest.mark.skipif(os.name == "nt", reason="the commands are those of another shell there")
every_name = pytest.mark.parametrize(
    "name", NAMES, ids=["spaces", "accents", "quote", "dash", "signs", "name-of-200", "path-of-260"]
)


@posix
@every_name
def test_the_command_of_the_report_can_be_typed(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It repairs the file that it is about: as it stands there it goes into a shell."""
    path = make(name, FAULTY)
    assert run(["check", "--language", "en", "-q", "--", name]) == 1
    command = commands_in(capsys.readouterr().out, "fix")[-1]
    assert run([*shlex.split(command)[1:], "-q"]) == 1
    assert path.with_name(f"{path.stem}.fixed.csv").is_file()


@posix
@every_name
def test_the_commands_of_a_split_can_be_typed(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """They check the part that is ready, and repair the one that is held."""
    path = make(name, READY_AND_NOT)
    assert run(["split", "--language", "en", "-q", "--", name]) == 1
    said = capsys.readouterr().out
    (check,), (fix,) = commands_in(said, "check"), commands_in(said, "fix")
    assert Path(shlex.split(check)[2]) == path.with_name(f"{path.stem}.ready.csv")
    assert Path(shlex.split(fix)[2]) == path.with_name(f"{path.stem}.held.csv")


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("facturen.csv", "facturen.csv"),
        ("Één/facturen-1.csv", "Één/facturen-1.csv"),
        ("C:/jan/facturen.csv", "C:/jan/facturen.csv"),
        ("//server/deel/a b.csv", '"//server/deel/a b.csv"'),
        ("it's.csv", '"it\'s.csv"'),
        ("a&b (2).csv", '"a&b (2).csv"'),
        ("-maart.csv", "./-maart.csv"),
        ("- maart.csv", '"./- maart.csv"'),
        ("a\udce9.csv", "..."),
    ],
)
def test_what_is_typed_on_windows(name: str, word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its shells know double quotes; what nobody can type is not named."""
    monkeypatch.setattr(commands, "WINDOWS", True)
    assert commands.typed(name) == word


TOO_LONG = "y" * 300


@pytest.mark.parametrize(
    "words",
    [
        ["check", f"{TOO_LONG}.csv"],
        ["check", "--config", f"{TOO_LONG}.toml"],
        ["check", "--earlier", TOO_LONG, "facturen.csv"],
        ["check", "--rules", TOO_LONG],
        ["check", "--as", f"invoices={TOO_LONG}"],
        ["check", "-q", "-f", f"json:{TOO_LONG}", "facturen.csv"],
        ["fix", "--output", TOO_LONG, "facturen.csv"],
        ["fix", "--changes", f"{TOO_LONG}/{TOO_LONG}", "facturen.csv"],
        ["split", TOO_LONG],
        ["register", "add", TOO_LONG],
        ["init", TOO_LONG, "--yes"],
        ["try-rules", TOO_LONG],
    ],
)
def test_a_name_that_is_too_long_is_told_in_a_sentence(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Wherever it is given, the sentence begins with the name, and the run is over."""
    make("facturen.csv", FAULTY)
    assert run(words) == 2
    said = capsys.readouterr().err
    assert said.removeprefix("Error: ").startswith(TOO_LONG)
    assert said.count("\n") == 1
    assert "fault of its own" not in said


@pytest.mark.parametrize(
    "settings",
    ["[exact]\nearlier = ['{}/*.csv']", "[exact]\nlists = ['{}']", "register = '{}'", "rules = ['{}']"],
)
def test_a_name_in_the_settings_that_is_too_long(settings: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The same, or nothing was asked of it."""
    make("plango-lint.toml", settings.format(TOO_LONG).encode())
    make("facturen.csv", FAULTY)
    run(["check", "-q"])
    assert "fault of its own" not in capsys.readouterr().err


def test_a_path_that_windows_does_not_find_is_told_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    """It looks as if the file were not there, whatever the folder shows."""
    monkeypatch.setattr(nearest, "LONGEST", 60)
    with pytest.raises(
        CannotRun, match=r"no such file or folder; a path of more than 60 characters .* shorter"
    ):
        gather(["x" * 70], Settings())


@pytest.mark.parametrize("other", ["FACTUREN.CSV", "Facturen.csv"])
def test_one_file_under_two_names_of_one_disk_is_read_once(other: str) -> None:
    """macOS and Windows take capitals for the same; a second name of one file is what that looks like."""
    os.link(make("facturen.csv"), other)
    assert [file.path for file in gather(["facturen.csv", other], Settings())] == ["facturen.csv"]


def test_two_files_that_differ_in_capitals_are_two() -> None:
    """Where the disk holds both."""
    make("a.csv", b"1"), make("A.csv", b"2")
    assert [file.data for file in gather(["a.csv", "A.csv"], Settings())] == [b"1", b"2"]


def test_an_accent_is_one_file_in_both_ways_of_writing_it() -> None:
    """macOS reads NFC and NFD as one name: an earlier export stays one when its folder is read."""
    make("facturen.csv")
    os.link(make(NFD), NFC)
    settings = Settings(exact=Exact(earlier=(Path(NFC),)))
    assert [file.path for file in gather(["."], settings) if not file.earlier] == ["facturen.csv"]


def test_a_report_does_not_go_over_an_export_under_another_name_of_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """In capitals, where the disk makes no difference."""
    os.link(make("facturen.csv", FAULTY), "FACTUREN.CSV")
    assert run(["check", "-q", "facturen.csv", "-f", "json:FACTUREN.CSV"]) == 2
    assert "is a file that was read" in capsys.readouterr().err
    assert Path("facturen.csv").read_bytes() == FAULTY


@pytest.mark.parametrize("name", ["verwerkt/*.csv", "verwerkt\\*.csv"])
def test_settings_may_have_the_backslashes_of_windows(name: str) -> None:
    """Everywhere: one plango-lint.toml serves a school's Windows and its CI."""
    make("verwerkt/a.csv"), make("verwerkt/b.csv")
    make("plango-lint.toml", f"[exact]\nearlier = ['{name}']\nlists = ['verwerkt\\a.csv']\n".encode())
    settings = load(Path("plango-lint.toml"))
    assert settings.exact.earlier == (Path("verwerkt/a.csv"), Path("verwerkt/b.csv"))
    assert settings.exact.lists == (Path("verwerkt/a.csv"),)


@pytest.mark.skipif(os.name == "nt", reason="no part of a name on Windows")
def test_a_backslash_in_a_name_counts_first() -> None:
    """As a system without Windows' separator allows it."""
    make("a\\b.csv"), make("a/b.csv")
    assert below(Path(), "a\\b.csv") == Path("a\\b.csv")


@pytest.mark.parametrize("name", [NFC, NFC.replace(".csv", "*.csv")])
def test_settings_find_a_name_that_macos_wrote(name: str) -> None:
    """The é of an editor is one character; in a folder from macOS it is an e with an accent behind it."""
    make(NFD)
    assert [path.resolve() for path in expanded(Path(), name)] == [Path(NFD).resolve()]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("C:\\boeken\\een register.sqlite3", "file:///C:/boeken/een%20register.sqlite3"),
        ("\\\\kantoor\\boeken\\50%.sqlite3", "file:////kantoor/boeken/50%25.sqlite3"),
    ],
)
def test_a_register_on_a_server_of_windows(path: str, uri: str) -> None:
    """SQLite takes no name of a server: the share is part of the path."""
    assert uri_of(PureWindowsPath(path)) == uri


@every_name
def test_a_register_in_any_folder(name: str) -> None:
    """What SQLite gets is the name of the file, whatever signs are in it."""
    path = Path(name).parent / "boeken" / f"{Path(name).stem}?#%.sqlite3"
    Register(path).add([], "2024-02-03T12:00:00+00:00")
    assert path.is_file()
