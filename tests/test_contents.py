"""What a path leads to: files, and what only looks like one. A sentence says so, and no run waits for ever."""

from __future__ import annotations

import os
import re
import threading
from pathlib import Path

import pytest

from plango_lint import contents
from plango_lint.cli import run
from plango_lint.contents import content, real_path, toml_text
from plango_lint.errors import CannotRun
from plango_lint.inputs import gather
from plango_lint.run import lint_files
from plango_lint.settings import Settings
from tests.fuzzing.shapes import FIRST, INVOICES, invoice_line

EXPORT = f"{INVOICES}\n{invoice_line(FIRST)}"
needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with a name")
needs_devices = pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a device without end")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("facturen.csv").write_text(EXPORT, "utf-8")
    return tmp_path


def sentence(*words: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What a run says that has to stop."""
    assert run([*words]) == 2
    return capsys.readouterr().err.strip()


@needs_pipes
@pytest.mark.parametrize(
    "words", [["pipe"], ["facturen.csv", "--config", "pipe"], ["facturen.csv", "--earlier", "pipe"]]
)
def test_a_pipe_that_nobody_writes_to(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is not waited for longer than somebody needs who does write."""
    os.mkfifo("pipe")
    monkeypatch.setattr(contents, "PATIENCE", 0.05)
    assert sentence("check", *words, capsys=capsys) == "Error: pipe: is a pipe that nobody writes to."


@needs_pipes
def test_a_pipe_is_read_to_its_end() -> None:
    """As a shell makes one of the output of a command."""
    os.mkfifo("pipe")
    writer = threading.Thread(target=Path("pipe").write_bytes, args=[b"x" * 200_000])
    writer.start()
    assert content(Path("pipe")) == b"x" * 200_000
    writer.join()


@needs_devices
def test_a_device_is_no_file(capsys: pytest.CaptureFixture[str]) -> None:
    """It may have no end."""
    assert sentence("check", "/dev/zero", capsys=capsys) == "Error: /dev/zero: is a device and no file."


def test_nowhere_is_an_empty_file() -> None:
    """`--config /dev/null` means no settings."""
    assert content(Path(os.devnull)) == b""


@pytest.mark.parametrize(
    "words",
    [
        ["loop.csv"],
        ["--as", "invoices=loop.csv"],
        ["facturen.csv", "--earlier", "loop.csv"],
        ["facturen.csv", "--config", "loop.csv"],
        ["facturen.csv", "--rules", "loop.csv"],
        ["facturen.csv", "--format", "json:loop.csv"],
    ],
)
def test_a_link_to_itself(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Leads nowhere, wherever it is named."""
    Path("loop.csv").symlink_to("loop.csv")
    assert sentence("check", *words, capsys=capsys).startswith("Error: loop.csv: ")


def test_a_link_to_itself_in_a_folder_is_no_file() -> None:
    """The others in it are read."""
    Path("loop.csv").symlink_to("loop.csv")
    assert [file.path for file in gather(["."], Settings())] == ["facturen.csv"]


def test_the_real_path_of_what_leads_nowhere() -> None:
    """Is that path."""
    Path("loop.csv").symlink_to("loop.csv")
    assert [real_path(Path(name)).name for name in ("loop.csv", "a\0b")] == ["loop.csv", "a\0b"]


@pytest.mark.parametrize("words", [[], ["facturen.csv", "--config"], ["facturen.csv", "--rules"]])
def test_a_name_that_no_file_can_have(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Is told with what is wrong with it: it is too long, or not there."""
    said = sentence("check", *words, name := "a" * 300, capsys=capsys)
    assert re.fullmatch(
        rf"Error: \S*{name}: (cannot be read: )?(File name too long|no such folder of rules)\.", said
    )


def test_a_folder_named_as_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    """Is a folder; as settings it cannot be read."""
    Path("map.csv").mkdir()
    Path("map.csv/facturen.csv").write_text(EXPORT, "utf-8")
    assert [file.path for file in gather(["map.csv"], Settings())] == ["map.csv/facturen.csv"]
    said = sentence("check", "facturen.csv", "--config", "map.csv", capsys=capsys)
    assert said == "Error: map.csv: cannot be read: Is a directory."


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="whoever may do all may read all")
def test_a_file_that_may_not_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    Path("facturen.csv").chmod(0)
    said = sentence("check", "facturen.csv", capsys=capsys)
    assert said == "Error: facturen.csv: cannot be read: Permission denied."


@pytest.mark.skipif(os.name == "nt" or os.uname().sysname == "Darwin", reason="needs names of any bytes")
def test_a_name_that_is_no_text(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Is read, registered and reported as any other; what cannot be shown of it is a question mark."""
    name = os.fsdecode(b"f\xff.csv")
    Path("facturen.csv").rename(name)
    reports = [
        word for form in ("json", "html", "sarif", "junit") for word in ("-f", f"{form}:report.{form}")
    ]
    assert run(["check", name, "-f", "text", *reports]) == 0
    assert run(["register", "add", name, "--entries", "1", "--config", os.devnull]) == 0
    assert run(["fix", name, "--diff"]) in (0, 1)
    assert b"fault of its own" not in capsysbinary.readouterr().err


def large_xml(path: Path) -> None:
    """An XML file that is read from its place, piece by piece."""
    path.write_bytes(
        b"<eExact><GLAccounts>" + b'<GLAccount code="8000"/>' * 400_000 + b"</GLAccounts></eExact>"
    )


def test_a_file_that_shrinks_while_it_is_read() -> None:
    """Is not whole, and so is not read."""
    large_xml(Path("exact.xml"))
    files = gather(["exact.xml"], Settings())
    os.truncate("exact.xml", 9_000_000)
    report = lint_files(files, Settings())
    assert {problem.rule for problem in report.problems} == {"unreadable-file"}


def test_a_file_that_goes_away_while_it_is_read() -> None:
    """Is a sentence."""
    large_xml(Path("exact.xml"))
    files = gather(["exact.xml"], Settings())
    Path("exact.xml").unlink()
    with pytest.raises(CannotRun, match=r"^exact.xml: cannot be read: No such file or directory\.$"):
        lint_files(files, Settings())


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("#\n" * 500_001, "is larger than 1 MB, which no settings and no rule are."),
        (f"#\n#{'a' * 100_000}", "line 2 has more than 100,000 characters."),
        (f"{'a.' * 100}a = 1", "line 1 has a name of more than 100 parts."),
        ('"a" . ' * 100 + "a = 1", "line 1 has a name of more than 100 parts."),
    ],
)
def test_toml_that_would_take_long(text: str, about: str) -> None:
    """Is not read: nobody writes so much of it, and reading it takes the square of some of its parts."""
    Path("x.toml").write_text(text)
    with pytest.raises(CannotRun) as stopped:
        toml_text(Path("x.toml"))
    assert str(stopped.value) == f"x.toml: {about}"


@pytest.mark.parametrize("name", ["plango-lint.toml", "own/my-rule.toml"])
def test_a_number_of_too_many_digits(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Python makes no number of them."""
    Path("own").mkdir()
    Path(name).write_text(f"limit = {'9' * 5000}")
    assert sentence("check", "facturen.csv", "--rules", "own", capsys=capsys).startswith(f"Error: {name}: ")
