"""How far a run is: told on standard error, to somebody who sits before a terminal and has to wait."""

from __future__ import annotations

import io
import os
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from plango_lint import settings
from plango_lint.cli import progress
from plango_lint.cli.progress import HowFar, is_wanted
from plango_lint.run import lint
from tests.administration import clean, write
from tests.first_use.terminal import Terminal

PERSON = {"TERM": "xterm-256color", "CI": "", "NO_COLOR": "1"}
EXPORT = 'Factuurnummer,Factuurdatum,Bedrag ex. BTW\n202400005,02-01-2024,"56,00"\n'
AWAY = "\x1b[1A\x1b[2K"  # one line up, and nothing is left of it


class Screen(io.StringIO):
    """Standard error that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    screen = Screen()
    monkeypatch.setattr(progress, "sys", SimpleNamespace(platform=sys.platform, stderr=screen))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("CI", raising=False)
    return screen


def comes(screen: Screen, *texts: str) -> bool:
    """One line of the screen holds all of it, now or soon."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if any(all(text in line for text in texts) for line in screen.getvalue().split("\r")):
            return True
        time.sleep(0.02)
    return False


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    """A folder with an export that gives its content only when the test has something to give."""
    if sys.platform == "win32":
        pytest.skip("no file on Windows waits for who writes it")
    folder = tmp_path / "slow"
    folder.mkdir()
    os.mkfifo(folder / "facturen.csv")
    return folder


def test_a_run_tells_its_stages(tmp_path: Path) -> None:
    """Every file before it is read, every rule before it is asked, and the report."""
    write(clean(3, debtors=True), tmp_path)
    stages: list[tuple[str, int, int, str]] = []
    config = settings.load(tmp_path / "plango-lint.toml")
    files = [tmp_path / "facturen.csv", tmp_path / "debiteuren.csv"]
    report = lint(files, config, told=lambda *stage: stages.append(stage))
    rules = len(report.rules)
    assert [stage[:3] for stage in stages] == [
        ("read", 0, 2),
        ("read", 1, 2),
        *(("ask", done, rules) for done in range(rules)),
        ("report", 0, 0),
    ]
    assert [Path(stage[3]).name for stage in stages[:2]] == ["facturen.csv", "debiteuren.csv"]


def test_a_long_run_says_what_it_does(slow: Path) -> None:
    """In the language of the user, on standard error; when it is done nothing of it is left."""
    screen = Terminal(slow, "check", "facturen.csv", "--language", "nl", environment=PERSON)
    screen.wait_for("Bestanden lezen")
    (slow / "facturen.csv").write_text(EXPORT)
    screen.end()
    assert screen.raw.endswith(AWAY)
    assert "Bestanden lezen" not in screen.report.read_text("utf-8")
    assert "\x1b" not in screen.report.read_text("utf-8")


def test_fix_says_what_it_does_too(slow: Path) -> None:
    screen = Terminal(slow, "fix", "facturen.csv", "--diff", "--language", "en", environment=PERSON)
    screen.wait_for("Reading files")
    (slow / "facturen.csv").write_text(EXPORT)
    assert screen.end() == 0
    assert screen.raw.endswith(AWAY)


def test_control_c_takes_it_away(slow: Path) -> None:
    """The exit code is that of a run that was broken off, and the cursor is back."""
    screen = Terminal(slow, "check", "facturen.csv", "--language", "en", environment=PERSON)
    screen.wait_for("Reading files")
    screen.press(b"\x03")
    assert screen.end() == 130
    assert screen.raw.rindex("\x1b[?25h") > screen.raw.rindex("\x1b[?25l")
    assert "Traceback" not in screen.raw


def test_a_short_run_shows_nothing(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written, and nothing that draws it is imported."""
    monkeypatch.setattr(progress, "PATIENCE", 3600)
    monkeypatch.setattr(progress, "_bar", lambda: pytest.fail("drawn"))
    with HowFar("en", wanted=True) as told:
        told("read", 0, 1, "facturen.csv")
        told("report", 0, 0, "")
    assert screen.getvalue() == ""


def test_every_stage_has_its_words(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file that is read, a name of which is never markup or an order to the terminal; rules by number."""
    monkeypatch.setattr(progress, "PATIENCE", 3600)
    told = HowFar("nl", wanted=True)
    told.show()
    for stage, shown in (
        (("read", 1, 3, "map/[red]\x1b[31m.csv"), ("map/[red]␛[31m.csv lezen", "2 van 3")),
        (("ask", 11, 116, ""), ("Controles uitvoeren", "12 van 116")),
        (("report", 0, 0, ""), ("Rapport maken",)),
    ):
        told(*stage)  # type: ignore[arg-type]
        assert comes(screen, *shown), screen.getvalue()
    told.hide()
    assert screen.getvalue().endswith(AWAY)


def test_after_hiding_nothing_is_shown(screen: Screen) -> None:
    """What is written to the screen next is not written over."""
    told = HowFar("en", wanted=True)
    told.show()
    told.hide()
    before = screen.getvalue()
    told("ask", 3, 9, "")
    told.show()
    assert screen.getvalue() == before


def test_a_person_at_a_terminal_gets_it(screen: Screen) -> None:
    assert is_wanted(quiet=False)


@pytest.mark.parametrize(
    ("quiet", "variables"),
    [(True, {}), (False, {"TERM": "dumb"}), (False, {"CI": "true"})],
    ids=["--quiet", "a dumb terminal", "CI"],
)
def test_nobody_else_does(
    quiet: bool, variables: dict[str, str], screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert not is_wanted(quiet=quiet)


def test_a_file_gets_nothing(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    """`2> messages.txt` holds no progress."""
    monkeypatch.setattr(progress, "sys", SimpleNamespace(platform=sys.platform, stderr=io.StringIO()))
    assert not is_wanted(quiet=False)
