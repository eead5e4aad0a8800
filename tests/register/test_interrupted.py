"""A process that is killed, and processes that add at once: whole runs only, and nothing acknowledged is lost."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from plango_lint.register import Register

ROOT = Path(__file__).parents[2]
DRIVER = Path(__file__).with_name("driver.py")
SIZE = 400  # invoices of a file: enough for a transaction of many pages
KILLS, KILLS_OF_THE_PROGRAM = 50, 4


def started(*command: str | Path, folder: Path = ROOT) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *command], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def whole_runs(path: Path) -> list[str]:
    """The files in the register, after asserting that it is sound and that every one is there as a whole."""
    runs = Register(path).runs()
    assert [run.files for run in runs if run.invoices != SIZE] == []
    if path.exists():
        with closing(sqlite3.connect(path)) as connection, connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    return [name for run in runs for name in run.files]


def test_killed_at_any_moment_it_holds_whole_runs_and_all_that_it_said(tmp_path: Path) -> None:
    """Fifty kills, each at a random moment from the start of the process on, most of them while it writes."""
    path = tmp_path / "register.sqlite3"
    rng = random.Random(0)  # noqa: S311
    said: list[str] = []
    for kill in range(KILLS):
        driver = started(DRIVER, path, f"kill{kill}", "1000", str(SIZE))
        if rng.random() < 0.9:
            assert driver.stdout is not None
            said.append(driver.stdout.readline().strip())  # one is in: it is at work
        time.sleep(rng.uniform(0, 0.08))
        driver.kill()
        rest, complaint = driver.communicate()
        assert complaint == ""
        said += rest.split()
        found = whole_runs(path)
        assert set(said) <= set(found)
        assert len(set(found)) == len(found)
    assert len(said) >= KILLS * 0.8


def test_four_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    """They wait for each other, from making the register on."""
    path = tmp_path / "sub" / "register.sqlite3"
    drivers = [started(DRIVER, path, name, "6", str(SIZE)) for name in ("a", "b", "c", "d")]
    said = []
    for driver in drivers:
        out, complaint = driver.communicate()
        assert complaint == ""
        said += out.split()
    assert sorted(said) == sorted(f"{name}-{turn}.csv" for name in "abcd" for turn in range(6))
    assert sorted(whole_runs(path)) == sorted(said)


def test_the_program_killed_while_it_registers(tmp_path: Path) -> None:
    """The whole command: killed or not, the upload is in the register as a whole, or not at all."""
    shutil.copytree(ROOT / "sample_exports" / "clean", tmp_path, dirs_exist_ok=True)
    command = ["-m", "plango_lint", "register", "add", "facturen.csv", "debiteuren.csv", "--entries", "60"]
    begin = time.monotonic()
    first = started(*command, folder=tmp_path)
    first.communicate()
    assert first.returncode == 0
    usual = time.monotonic() - begin
    path = tmp_path / ".plango-lint" / "register.sqlite3"
    rng = random.Random(1)  # noqa: S311
    for _ in range(KILLS_OF_THE_PROGRAM):
        shutil.rmtree(path.parent, ignore_errors=True)
        program = started(*command, folder=tmp_path)
        time.sleep(rng.uniform(0.5, 1.05) * usual)
        program.kill()
        said, _ = program.communicate()
        runs = [(run.invoices, run.debtors) for run in Register(path).runs()]
        assert runs in ([], [(60, 28)])
        assert runs or not said


def test_four_programs_register_the_same_upload_at_once(tmp_path: Path) -> None:
    """One of them does; to the others it is there already."""
    shutil.copytree(ROOT / "sample_exports" / "clean", tmp_path, dirs_exist_ok=True)
    command = ["-m", "plango_lint", "register", "add", "facturen.csv", "debiteuren.csv", "--language", "en"]
    programs = [started(*command, folder=tmp_path) for _ in range(4)]
    said = [program.communicate()[0] for program in programs]
    assert [program.returncode for program in programs] == [0] * 4
    assert sum("Registered as run 1" in out for out in said) == 1
    assert sum("in the register already" in out for out in said) == 3
    assert len(Register(tmp_path / ".plango-lint" / "register.sqlite3").runs()) == 1
