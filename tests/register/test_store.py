"""The file of the register: whatever befalls it is one sentence, exit code 2, and nothing lost."""

from __future__ import annotations

import ctypes
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from plango_lint.errors import CannotRun
from plango_lint.register import Register, Run, schema
from tests.registering import TIME, file, invoice

EXPORT = Path(__file__).parents[2] / "sample_exports" / "clean"
EVERY_COMMAND = [
    ["check", "facturen.csv", "debiteuren.csv"],
    ["register", "add", "facturen.csv", "debiteuren.csv"],
    ["register", "list"],
    ["register", "show", "202400005"],
    ["register", "undo"],
]
WRITING = [EVERY_COMMAND[1], EVERY_COMMAND[4]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An administration whose register holds one run."""
    shutil.copytree(EXPORT, tmp_path, dirs_exist_ok=True)
    path = tmp_path / ".plango-lint" / "register.sqlite3"
    january = [invoice(202300001 + n) for n in range(3)]
    Register(path).add([file("december", january, [invoice(202300004)])], TIME)
    return path


def plango_lint(
    folder: Path, *arguments: str, before: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "plango_lint", *arguments, "--language", "en"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=before,
    )


def one_sentence(ended: subprocess.CompletedProcess[str]) -> str:
    """What a command that could not do it says; nothing on standard output."""
    assert (ended.returncode, ended.stdout) == (2, ""), ended.stderr
    lines = [line for line in ended.stderr.splitlines() if not line.startswith("Not asked")]
    assert len(lines) == 1, ended.stderr
    assert lines[0].startswith("Error: .plango-lint/register.sqlite3: ")
    return lines[0]


@pytest.mark.parametrize("command", EVERY_COMMAND, ids=" ".join)
def test_a_file_that_is_no_database(command: list[str], path: Path) -> None:
    path.write_bytes(b"Factuurnummer,Datum\n" * 100)
    before = path.read_bytes()
    assert "the register is damaged" in one_sentence(plango_lint(path.parents[1], *command))
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", EVERY_COMMAND, ids=" ".join)
def test_a_database_of_somebody_else(command: list[str], path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("CREATE TABLE songs (name TEXT)")
    before = path.read_bytes()
    assert "is no register of plango-lint" in one_sentence(plango_lint(path.parents[1], *command))
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", EVERY_COMMAND, ids=" ".join)
def test_a_register_of_a_newer_version(command: list[str], path: Path) -> None:
    with closing(sqlite3.connect(path)) as newer, newer:
        newer.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    said = one_sentence(plango_lint(path.parents[1], *command))
    assert f"version 99 of the register, this one knows version {schema.VERSION}" in said
    assert path.read_bytes() == before


def test_a_folder_where_the_register_should_be(path: Path) -> None:
    path.unlink()
    path.mkdir()
    for command in EVERY_COMMAND:
        one_sentence(plango_lint(path.parents[1], *command))


def test_a_file_where_the_folder_of_the_register_should_be(path: Path) -> None:
    shutil.rmtree(path.parent)
    path.parent.write_text("")
    assert "may you write in that folder?" in one_sentence(plango_lint(path.parents[1], *WRITING[0]))


@pytest.mark.parametrize("seed", range(40))
def test_damage_anywhere_is_a_sentence_or_harms_nothing(seed: int, path: Path) -> None:
    """Bytes that changed, or a file that was cut off: never anything but an answer or a sentence."""
    rng = random.Random(seed)  # noqa: S311
    data = bytearray(path.read_bytes())
    start = rng.randrange(0, len(data), 512)
    if rng.random() < 0.3:
        del data[start:]
    else:
        data[start : start + 512] = rng.randbytes(512)
    path.write_bytes(data)
    register = Register(path)
    ways: list[Callable[[], object]] = [
        register.runs,
        lambda: register.invoices(202300001),
        lambda: register.known(["sum of december"]),
        lambda: register.booked([file("x", [invoice(202300001)])]),
        lambda: register.add([file("x", [invoice(202300009)])], TIME),
        register.undo,
    ]
    for way in ways:
        try:
            way()
        except CannotRun as stop:
            assert str(stop).startswith(f"{path}: ")  # noqa: PT017


def _may_not_write() -> None:
    """An administrator is no more than a user here: without this, no folder is read-only to him."""
    if os.geteuid() == 0:
        ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)  # PR_CAPBSET_DROP, CAP_DAC_OVERRIDE


@pytest.fixture
def read_only(path: Path) -> object:
    if sys.platform == "win32":
        pytest.skip("whether a folder can be written is not in its mode on Windows")
    for each in (path, path.parent):
        each.chmod(0o555 if each.is_dir() else 0o444)
    yield path
    path.parent.chmod(0o755)


def test_a_read_only_folder_can_be_read(read_only: Path) -> None:
    """`check` and `register list` only read; what writes says that it cannot."""
    folder = read_only.parents[1]
    before = read_only.read_bytes()
    listed = plango_lint(folder, "register", "list", before=_may_not_write)
    assert (listed.returncode, "december.csv" in listed.stdout) == (0, True), listed.stderr
    checked = plango_lint(folder, *EVERY_COMMAND[0], before=_may_not_write)
    assert checked.returncode == 0, checked.stderr + checked.stdout
    for command in WRITING:
        said = one_sentence(plango_lint(folder, *command, before=_may_not_write))
        assert "the register cannot be written" in said
    assert read_only.read_bytes() == before


def test_a_full_disk_loses_nothing(path: Path) -> None:
    """What does not fit is not there at all; what was there stays."""
    if sys.platform == "win32":
        pytest.skip("no limit to the size of a file on Windows")
    import resource

    size = path.stat().st_size

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    said = one_sentence(plango_lint(path.parents[1], *WRITING[0], before=no_room))
    assert "the disk is full or fails" in said
    assert [run.files for run in Register(path).runs()] == [("december.csv",)]
    assert plango_lint(path.parents[1], *WRITING[0]).returncode == 0


def test_check_never_makes_a_register(path: Path) -> None:
    shutil.rmtree(path.parent)
    assert plango_lint(path.parents[1], *EVERY_COMMAND[0]).returncode == 0
    assert not path.parent.exists()


def test_a_refused_upload_makes_no_register(path: Path) -> None:
    shutil.rmtree(path.parent)
    assert plango_lint(path.parents[1], *WRITING[0], "--entries", "1").returncode == 1
    assert not path.parent.exists()


@pytest.mark.parametrize("content", [b"", None], ids=["an empty file", "no file"])
def test_where_nothing_was_ever_written_nothing_is_registered(content: bytes | None, path: Path) -> None:
    """A process that ended while it made the register leaves an empty file."""
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    register = Register(path)
    assert register.runs() == []
    assert register.known(["sum of december"]) == {}
    assert register.add([file("january", [invoice(7)])], TIME) is not None


def of_version_1(path: Path) -> None:
    """A register as the first version wrote it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as old, old:
        old.executescript(schema.STEPS[0])
        old.execute("INSERT INTO runs (time) VALUES (?)", (TIME,))
        old.execute("INSERT INTO files (run, name, sha256, role) VALUES (1, 'old.csv', 'old', 'invoices')")
        old.execute(
            "INSERT INTO invoices (file, number, series, year, date, debtor, total, lines)"
            " VALUES (1, 7, 1, 2023, '2023-12-01', '934', 6000, 2)"
        )
        old.execute(f"PRAGMA application_id = {schema.APPLICATION}")
        old.execute("PRAGMA user_version = 1")
    old.close()


def test_an_older_register_is_read_as_it_is(tmp_path: Path) -> None:
    """Reading changes nothing, also not the version."""
    path = tmp_path / "old.sqlite3"
    of_version_1(path)
    before = path.read_bytes()
    register = Register(path)
    shown = register.invoices(7)[0]
    assert (shown.file, shown.invoice.total, shown.invoice.ledger) == ("old.csv", 6000, ())
    assert register.known(["old"])["old"].whole
    assert path.read_bytes() == before


def test_an_older_register_is_upgraded_by_the_first_addition(tmp_path: Path) -> None:
    """With all that it held."""
    path = tmp_path / "old.sqlite3"
    of_version_1(path)
    register = Register(path)
    register.add([file("new", [invoice(8, ledger=("810200",))], [invoice(9)])], TIME)
    assert [run.files for run in register.runs()] == [("old.csv",), ("new.csv",)]
    assert register.known(["sum of new"])["sum of new"].refused == (9,)
    with closing(sqlite3.connect(path)) as upgraded, upgraded:
        assert schema.version_of(upgraded) == schema.VERSION
        tables = {name for (name,) in upgraded.execute("SELECT name FROM sqlite_master")}
    new = sqlite3.connect(":memory:")
    schema.upgrade(new)
    assert tables == {name for (name,) in new.execute("SELECT name FROM sqlite_master")}
    new.close()


def test_an_upgrade_that_fails_leaves_the_older_register(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.sqlite3"
    of_version_1(path)
    before = path.read_bytes()
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, "CREATE TABLE half (a); CREATE TABLE half (a)"))
    with pytest.raises(CannotRun):
        Register(path).add([file("new", [invoice(8)])], TIME)
    assert path.read_bytes() == before


def test_the_same_content_is_registered_once(path: Path) -> None:
    """By the hash of the file, whatever its name; the other files of the run go in."""
    register = Register(path)
    again = file("december", [invoice(202300001)])
    assert register.add([again], TIME) is None
    run = register.add([again, file("january", [invoice(202400001)])], TIME)
    assert run is not None
    assert run.files == ("january.csv",)
    assert [one.invoices for one in register.runs()] == [3, 1]


def test_a_run_that_was_taken_back_is_gone_and_its_number_too(path: Path) -> None:
    """The last one, or the one that is named; a number is never given again."""
    register = Register(path)
    for name in ("january", "february"):
        register.add([file(name, [invoice(1)])], TIME)
    assert _id(register.undo(2)) == 2
    assert _id(register.undo()) == 3
    assert register.undo(2) is None
    assert [shown.run for shown in register.invoices(1)] == []
    assert _id(register.add([file("march", [invoice(1)])], TIME)) == 4


def _id(run: Run | None) -> int:
    assert run is not None
    return run.id


def test_a_refused_invoice_that_went_in_later_makes_the_file_whole(path: Path) -> None:
    """The number, in the book year it was refused in."""
    register = Register(path)
    assert not register.known(["sum of december"])["sum of december"].whole
    register.add([file("other year", [invoice(202300004, year=2025)])], TIME)
    assert not register.known(["sum of december"])["sum of december"].whole
    register.add([file("rest", [invoice(202300004)])], TIME)
    assert register.known(["sum of december"])["sum of december"].whole
