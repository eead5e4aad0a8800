"""`check --watch`, as a program in a terminal and before a pipe: what makes it check again, and what it says."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue

import pytest

from plango_lint.cli import run
from tests.first_use.terminal import PATIENCE, ROOT, Terminal

HEAD = "Factuurnummer,Debiteurnummer,Factuurdatum,Grootboekrekening,Omschrijving,Bedrag ex. BTW,BTW code\n"
LINE = '{number},395,02-01-2024,{ledger},Rijles 60 min,"56,00",2\n'
SETTINGS = 'as-of = 2024-02-01\n[exact]\nlists = ["exact.csv"]\nearlier = ["verwerkt/*.csv"]\n'
LIST = "Code,Omschrijving,Balans / Winst & Verlies,Type\n{code},Omzet,Winst & Verlies,110\n"
CHECKED, NOT_CHECKED = "Checked at ", "Not checked at "
CLEARED = "\x1b[H\x1b[2J"


def invoices(*ledgers: str, first: int = 202400005) -> str:
    return HEAD + "".join(LINE.format(number=first + turn, ledger=code) for turn, code in enumerate(ledgers))


class Watching:
    """`check --watch` in a folder, before a pipe: its messages and its reports as they come."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        command = [sys.executable, "-m", "plango_lint", "check", *(arguments or (".",)), "--watch"]
        self._process = subprocess.Popen(
            [*command, "--language", "en", "-f", "json"],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
        )
        self._lines: Queue[str] = Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line)

    def next(self) -> str:
        """What it says until it waits again."""
        lines, end = [], time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                lines.append(self._lines.get(timeout=1))
            except Empty:
                assert self._process.poll() is None, lines
                continue
            if lines[-1].startswith((CHECKED, NOT_CHECKED)):
                return "".join(lines)
        raise AssertionError(f"nothing more came: {lines}")

    def until(self, wanted: Callable[[str], bool]) -> str:
        """The first thing it says that is wanted: who writes slowly may be seen half-way."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if wanted(said := self.next()):
                return said
        raise AssertionError("it was not said")

    def unknown(self) -> list[str]:
        """The ledger accounts that the next report calls unknown."""
        return unknown_in(self.next())

    def stop(self) -> int:
        self._process.send_signal(signal.SIGINT)
        return self._process.wait(PATIENCE)

    def kill(self) -> None:
        self._process.kill()
        self._process.wait(PATIENCE)
        assert self._process.stdout is not None
        self._process.stdout.close()


def unknown_in(said: str) -> list[str]:
    report = json.loads(said[: said.rindex("}") + 1])
    rules = ("unknown-ledger-account",)
    return sorted(problem["value"] for problem in report["problems"] if problem["rule"] in rules)


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """A folder with an export, a list of accounts beside it, and settings."""
    folder = tmp_path / "school"
    (folder / "verwerkt").mkdir(parents=True)
    (folder / "facturen.csv").write_text(invoices("810200", "999999"), "utf-8")
    (folder / "exact.csv").write_text(LIST.format(code="810200"), "utf-8")
    (folder / "plango-lint.toml").write_text(SETTINGS, "utf-8")
    return folder


@pytest.fixture
def watching(school: Path) -> Iterator[Watching]:
    """The first report is made, and names 999999."""
    watching = Watching(school, ".")
    try:
        assert watching.unknown() == ["999999"]
        yield watching
    finally:
        watching.kill()


def test_a_file_changed_in_place(school: Path, watching: Watching) -> None:
    (school / "facturen.csv").write_text(invoices("810200", "888888"), "utf-8")
    assert watching.unknown() == ["888888"]


def test_the_same_size_and_other_content(school: Path, watching: Watching) -> None:
    """Twice: what is kept of the files is never what stood there before."""
    for code in ("777777", "999999", "777777"):
        (school / "facturen.csv").write_text(invoices("810200", code), "utf-8")
        assert watching.unknown() == [code]


def test_saved_as_excel_does(school: Path, watching: Watching) -> None:
    """A lock file, the new content under another name, the original away, and the new one in its place."""
    lock, new, old = school / "~$facturen.csv", school / "3F2A1B00", school / "7B11C200.tmp"
    lock.write_bytes(b"\x05Jan" + b" " * 161)
    new.write_text(invoices("810200", "888888"), "utf-8")
    (school / "facturen.csv").rename(old)
    new.rename(school / "facturen.csv")
    old.unlink()
    lock.unlink()
    assert watching.unknown() == ["888888"]


def test_renamed_over_the_original(school: Path, watching: Watching) -> None:
    new = school / ".facturen.csv.swp"
    new.write_text(invoices("888888"), "utf-8")
    new.replace(school / "facturen.csv")
    assert watching.unknown() == ["888888"]


def test_a_list_changed(school: Path, watching: Watching) -> None:
    (school / "exact.csv").write_text(LIST.format(code="999999"), "utf-8")
    assert watching.unknown() == ["810200"]


def test_deleted_and_made_again(school: Path) -> None:
    """A file that somebody named and took away is a sentence, and the next report comes with the file."""
    watching = Watching(school, "facturen.csv")
    try:
        assert watching.unknown() == ["999999"]
        (school / "facturen.csv").unlink()
        said = watching.next()
        assert said.startswith("Error: facturen.csv: no such file or folder")
        (school / "facturen.csv").write_text(invoices("888888"), "utf-8")
        assert watching.unknown() == ["888888"]
    finally:
        watching.kill()


def test_settings_with_an_error_and_mended(school: Path, watching: Watching) -> None:
    (school / "plango-lint.toml").write_text(SETTINGS + "[exakt]\n", "utf-8")
    said = watching.next()
    assert said.startswith("Error: ")
    assert "exakt" in said
    assert NOT_CHECKED in said
    (school / "plango-lint.toml").write_text(SETTINGS.replace("[exact]", '[severity]\nseveral-periods = "off"\n[exact]'))
    assert watching.unknown() == ["999999"]


def test_files_put_in_the_folder_and_taken_out(school: Path, watching: Watching) -> None:
    (school / "meer.csv").write_text(invoices("555555", first=202400007), "utf-8")
    assert watching.unknown() == ["555555", "999999"]
    (school / "meer.csv").unlink()
    assert watching.unknown() == ["999999"]


def test_a_file_that_a_glob_of_the_settings_finds(school: Path, watching: Watching) -> None:
    """An earlier export is put away where the settings look for those."""
    (school / "verwerkt" / "januari.csv").write_text(invoices("810200", "999999"), "utf-8")
    report = watching.next()
    assert "already-imported" in report


def test_own_rules(school: Path) -> None:
    """A rule file in a folder of --rules that is changed, or cannot be read."""
    rule = (ROOT / "rules" / "negative-amount.toml").exists()
    assert isinstance(rule, bool)
    folder = school / "eigen"
    folder.mkdir()
    watching = Watching(school, ".", "--rules", "eigen")
    try:
        assert watching.unknown() == ["999999"]
        (folder / "stuk.toml").write_text("severity = ", "utf-8")
        assert watching.next().startswith("Error: ")
        (folder / "stuk.toml").unlink()
        assert watching.unknown() == ["999999"]
    finally:
        watching.kill()


def test_a_file_that_is_being_written(school: Path, watching: Watching) -> None:
    """However long it takes: in the end the report is about all of it, and there never was an error."""
    with (school / "facturen.csv").open("w", encoding="utf-8") as file:
        for piece in (HEAD, *(LINE.format(number=202400005 + turn, ledger="444444") for turn in range(3))):
            for half in (piece[:20], piece[20:]):
                file.write(half)
                file.flush()
                time.sleep(0.05)
    said: list[str] = []
    watching.until(lambda text: said.append(text) or '"lines": 3' in text)
    assert unknown_in(said[-1]) == ["444444"]
    assert not any("Error" in text for text in said)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="an administrator may read everything")
def _unreadable() -> None: ...


def test_control_c_ends_it_well(watching: Watching) -> None:
    """Whatever the last report said: that is how somebody stops watching."""
    assert watching.stop() == 0


def test_reports_in_files_are_made_anew(school: Path) -> None:
    """Also those that stand in the folder that is checked: they are no exports, and change nothing."""
    watching = Watching(school, ".", "-f", "text:rapport.txt", "-f", "concise:regels.txt")
    try:
        assert "999999" in watching.next()
        for code in ("888888", "777777"):
            (school / "facturen.csv").write_text(invoices("810200", code), "utf-8")
            said = watching.until(lambda text: code in text)
            assert unknown_in(said[: said.rindex("}") + 1]) == [code]
            assert "rapport.txt" not in [Path(file["path"]).name for file in json.loads(said[: said.rindex("}") + 1])["files"]]
            assert code in (school / "rapport.txt").read_text("utf-8")
            assert code in (school / "regels.txt").read_text("utf-8")
    finally:
        watching.kill()
