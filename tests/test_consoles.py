"""Consoles that lack characters: the report is readable on each of them, and what goes to a file is UTF-8."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from plango_lint import rulebook
from plango_lint.cli import spelling
from tests.processes import ROOT, program

NAMES = spelling.use()
BROKEN = ROOT / "sample_exports" / "broken"
# Three lines of one report: the euro sign, an é and an arrow.
EVERYTHING = (
    "60 facturen (2 credit) · 28-12-2023 t/m 31-01-2024 · € 19.551,55 excl. btw",
    "Meer dan één periode",
    "Factuuromschrijving (8 → 9)",
)
SHOWN = {
    "utf-8": EVERYTHING,
    "cp1252": (*EVERYTHING[:2], "Factuuromschrijving (8 -> 9)"),
    "cp850": (EVERYTHING[0].replace("€", "EUR"), EVERYTHING[1], "Factuuromschrijving (8 -> 9)"),
    "cp437": (EVERYTHING[0].replace("€", "EUR"), EVERYTHING[1], "Factuuromschrijving (8 -> 9)"),
    "ascii": (
        "60 facturen (2 credit) - 28-12-2023 t/m 31-01-2024 - EUR 19.551,55 excl. btw",
        "Meer dan een periode",
        "Factuuromschrijving (8 -> 9)",
    ),
}


@pytest.mark.parametrize("encoding", SHOWN)
def test_a_console_shows_what_resembles_a_character_that_it_lacks(encoding: str) -> None:
    """In the consoles of Windows and of a system where nothing is set; never a question mark."""
    done = program("check", str(BROKEN), "--language", "nl", "-q", PYTHONIOENCODING=encoding)
    text = done.stdout.decode(encoding)
    assert (done.returncode, done.stderr) == (1, b"")
    assert [line for line in SHOWN[encoding] if line not in text] == []
    assert "?" not in text.replace("Toch goed?", "")


def test_a_system_without_a_language_gets_the_report_in_ascii() -> None:
    """LC_ALL=C, with Python's own remedy switched off."""
    done = program("explain", "vat-code-includes-vat", "--language", "nl", LC_ALL="C", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"?" not in done.stdout
    assert done.stdout.isascii()


@pytest.mark.parametrize("words", [("-f", "json"), ("-f", "concise")])
def test_what_is_for_programs_is_utf_8_on_every_console(words: tuple[str, ...]) -> None:
    """A program that reads standard output need not guess."""
    done = program("check", str(BROKEN), "--language", "nl", "-q", *words, PYTHONIOENCODING="cp850")
    assert "één" in done.stdout.decode("utf-8")


def test_the_catalogue_for_programs_is_utf_8_on_every_console() -> None:
    """`rules --format markdown > RULES.md` is the same file on every system."""
    markdown, other = (
        program("rules", "--format", "markdown", "--language", "nl", PYTHONIOENCODING=encoding).stdout
        for encoding in ("utf-8", "cp1252")
    )
    assert other == markdown
    assert "é" in other.decode("utf-8")


def test_a_report_in_a_file_is_utf_8_on_every_console(tmp_path: Path) -> None:
    """The console is asked only about what goes to it."""
    page, text = tmp_path / "report.json", tmp_path / "report.txt"
    formats = ("-f", f"json:{page}", "-f", f"text:{text}")
    done = program("check", str(BROKEN), "--language", "nl", *formats, PYTHONIOENCODING="ascii")
    assert done.stdout == b""
    assert json.loads(page.read_bytes())["language"] == "nl"
    assert [line for line in EVERYTHING if line not in text.read_bytes().decode("utf-8")] == []


def test_a_report_in_a_file_has_the_line_ends_of_no_system(tmp_path: Path) -> None:
    """The same bytes everywhere: a line feed ends a line."""
    report = tmp_path / "report.txt"
    program("check", str(BROKEN), "-q", "-f", f"text:{report}")
    assert b"\r" not in report.read_bytes()


def test_a_message_is_readable_too(tmp_path: Path) -> None:
    """Standard error names a file as far as the console can."""
    done = program("check", "één € zoek.csv", folder=tmp_path, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"Error: een EUR zoek.csv: no such file or folder." + os.linesep.encode()


@pytest.mark.parametrize("command", [(), ("check",), ("fix",), ("init",), ("register", "add")])
def test_the_help_is_readable_on_every_console(command: tuple[str, ...]) -> None:
    """It holds nothing that any console lacks."""
    done = program(*command, "--help", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr, done.stdout.isascii()) == (0, b"", True)


def test_init_talks_to_every_console(tmp_path: Path) -> None:
    """Its questions and what it found go to standard error, in characters that are there; the settings in UTF-8."""
    (tmp_path / "facturen.csv").write_bytes((BROKEN / "facturen.csv").read_bytes())
    done = program("init", "--yes", "--language", "nl", folder=tmp_path, PYTHONIOENCODING="cp437")
    assert done.returncode == 1
    assert "plango-lint.toml" in done.stderr.decode("cp437")
    assert b"?" not in done.stderr
    assert "geïmporteerd" in (tmp_path / "plango-lint.toml").read_bytes().decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="names of files are Unicode on Windows")
def test_names_that_the_system_cannot_write_are_told_with_a_remedy(tmp_path: Path) -> None:
    """Settings name a file with an accent, where names of files are ASCII."""
    (tmp_path / "plango-lint.toml").write_text('[exact]\nearlier = ["één/*.csv"]\n', encoding="utf-8")
    done = program("check", folder=tmp_path, LC_ALL="C", PYTHONUTF8="0")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == (
        b'Error: "./een": names of files are ascii on this system as it is set; start it with PYTHONUTF8=1.\n'
    )


def test_every_character_of_our_own_texts_has_a_spelling() -> None:
    """No sentence of any rule needs a question mark in its place."""
    texts = [
        text
        for rule in rulebook.catalogue()
        for words in rule.texts.values()
        for text in (words.title, words.message, words.hint, words.why, words.fix or "")
    ]
    files = [*(ROOT / "plango_lint").rglob("*.toml"), *(ROOT / "plango_lint" / "texts").glob("*.py")]
    texts += [path.read_text(encoding="utf-8") for path in files]
    signs = {sign for text in texts for sign in text if not sign.isascii()}
    assert {"€", "é"} <= signs
    assert {sign for sign in signs if "?" in spelling.spelled(sign)} == set()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("€ 12", "EUR 12"),
        ("Zoë Šimić", "Zoe Simic"),
        ("Bjørn Łukasz Groß", "Bjorn Lukasz Gross"),
        ("e\u0301e\u0301n", "een"),
        ("12\u00a0000", "12 000"),
        ("»463«", ">463<"),
        ("rij…", "rij..."),
        ("␛[31m", "^[[31m"),
        ("½ uur", "1/2 uur"),
        ("☃ \udce9", "? ?"),
    ],
)
def test_what_resembles_a_character(text: str, shown: str) -> None:
    """Letters without their accents, words for signs, and a question mark for what nothing resembles."""
    assert text.encode("ascii", NAMES).decode() == shown
