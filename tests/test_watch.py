"""`check --watch`, as a program in a terminal and before a pipe: what makes it check again, and what it says."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from typing import Any

import pytest

from plango_lint.cli import run, watch
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

    def until(self, wanted: str) -> list[str]:
        """Everything it says up to what is wanted: who writes slowly may be seen half-way."""
        end, said = time.monotonic() + PATIENCE, [self.next()]
        while wanted not in said[-1]:
            assert time.monotonic() < end, said
            said.append(self.next())
        return said

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
    problems = report_in(said)["problems"]
    return sorted(one["value"] for one in problems if one["rule"] == "unknown-ledger-account")


def report_in(said: str) -> dict[str, Any]:
    """The report among the messages."""
    report: dict[str, Any] = json.loads(said[said.index("{") : said.rindex("}") + 1])
    return report


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
    (school / "plango-lint.toml").write_text(
        SETTINGS.replace("[exact]", '[severity]\nseveral-periods = "off"\n[exact]')
    )
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
    said = watching.until('"lines": 3')
    assert unknown_in(said[-1]) == ["444444"]
    assert not any("Error" in text for text in said)


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
            said = watching.next()
            assert unknown_in(said) == [code]
            assert {Path(file["path"]).name for file in report_in(said)["files"]} == {
                "facturen.csv",
                "exact.csv",
            }
            assert code in (school / "rapport.txt").read_text("utf-8")
            assert code in (school / "regels.txt").read_text("utf-8")
    finally:
        watching.kill()


def test_a_terminal_is_cleared_between_reports(school: Path) -> None:
    """Not before the first one, and the time stands below each."""
    screen = Terminal(
        school,
        "check",
        ".",
        "--watch",
        "-f",
        "concise",
        on_screen=True,
        environment={"TERM": "xterm-256color", "CI": "true"},
    )
    screen.wait_for("999999")
    screen.wait_for(CHECKED)
    assert CLEARED not in screen.raw
    (school / "facturen.csv").write_text(invoices("888888"), "utf-8")
    screen.wait_for("888888")
    screen.wait_for(CHECKED)
    assert screen.raw.count(CLEARED) == 1
    assert screen.raw.index(CLEARED) < screen.raw.index("888888")
    screen.press(b"\x03")
    assert screen.end() == 0
    assert "Traceback" not in screen.raw


def test_a_report_that_goes_to_a_file_has_no_orders_to_the_terminal(school: Path) -> None:
    """`check --watch > report.txt`: the reports stand behind each other, messages are on the screen, in Dutch."""
    screen = Terminal(
        school,
        "check",
        ".",
        "--watch",
        "-f",
        "concise",
        "--language",
        "nl",
        environment={"TERM": "xterm", "CI": "1"},
    )
    screen.wait_for("Nagekeken om ")
    (school / "facturen.csv").write_text(invoices("888888"), "utf-8")
    screen.wait_for("Nagekeken om ")
    screen.press(b"\x03")
    assert screen.end() == 0
    report = screen.report.read_text("utf-8")
    assert report.index("999999") < report.index("888888")
    assert "\x1b" not in report


def test_standard_input_cannot_be_watched(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "-", "--watch", "--language", "en"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "standard input cannot be watched: give --watch a file or a folder." in " ".join(err.split())


def test_a_wrong_option_ends_it_at_once(school: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(school)
    assert run(["check", ".", "--watch", "--select", "no-such-rule"]) == 2
    assert run(["check", ".", "--watch", "-f", "no-such-format"]) == 2


def test_what_cannot_be_read_is_tried_again(
    school: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another program keeps a file to itself for a while: one sentence, and the report as soon as it is free."""
    monkeypatch.chdir(school)
    monkeypatch.setattr(watch, "AGAIN", 0)
    opened, check, tries = Path.open, watch.Watch.check, iter([True, True])

    def open_(path: Path, *arguments: Any, **more: Any) -> Any:
        if path.name == "facturen.csv" and next(tries, False):
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **more)

    def stop(self: watch.Watch, *, changed: bool) -> None:
        check(self, changed=changed)
        if not self.again:
            raise KeyboardInterrupt

    monkeypatch.setattr(Path, "open", open_)
    monkeypatch.setattr(watch.Watch, "check", stop)
    assert run(["check", ".", "--watch", "--language", "en", "-f", "concise"]) == 0
    out, err = capsys.readouterr()
    assert (
        err.count("Error: facturen.csv: cannot be read: Permission denied; is it open in another program")
        == 1
    )
    assert "999999" in out
