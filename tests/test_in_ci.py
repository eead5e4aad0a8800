"""`-f github` on the command line: annotations in the log, and the report in the summary of the step."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plango_lint.cli import run
from plango_lint.cli.in_ci import LARGEST

SAMPLES = Path(__file__).resolve().parent.parent / "sample_exports"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with the broken month in it, on a runner of GitHub."""
    folder = tmp_path / "school"
    shutil.copytree(SAMPLES / "broken", folder / "export")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(folder))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    return folder


def check(*arguments: str) -> int:
    return run(["check", "export", "--language", "en", *arguments])


def summary(checkout: Path) -> bytes:
    return (checkout.parent / "summary.md").read_bytes()


def test_the_summary_is_the_markdown_report(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In UTF-8, with line feeds alone; the log holds the annotations."""
    assert check("-f", "github", "-f", "markdown:report.md") == 1
    assert summary(checkout) == (checkout / "report.md").read_bytes()
    assert summary(checkout).decode().startswith("## DO NOT IMPORT: 13 errors, 1 warning\n")
    assert "€ 3.480,00" in summary(checkout).decode()
    assert b"\r" not in summary(checkout)
    assert all(line.startswith("::") for line in capsys.readouterr().out.splitlines())


def test_also_with_annotations_in_a_file(checkout: Path) -> None:
    """The format is asked for, wherever it goes."""
    assert check("-f", "text", "-f", "github:annotations.txt") == 1
    assert summary(checkout).startswith(b"## DO NOT IMPORT")


@pytest.mark.parametrize("before", [b"# Earlier", b"# Earlier\n"])
def test_what_was_there_stays(checkout: Path, before: bytes) -> None:
    """Another program of the step may have written before; the report begins a line."""
    (checkout.parent / "summary.md").write_bytes(before)
    check("-f", "github")
    assert summary(checkout).startswith(b"# Earlier\n## DO NOT IMPORT")


def test_no_summary_without_the_format_or_the_variable(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody else writes one."""
    check("-f", "concise")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY")
    check("-f", "github")
    assert not (checkout.parent / "summary.md").exists()


@pytest.mark.parametrize("name", ["no-such-folder/summary.md", ".", "a\0b"])
def test_a_summary_that_cannot_be_written_is_a_message(
    name: str, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No traceback, and the exit code is that of the check."""
    with pytest.MonkeyPatch.context() as patch:
        if "\0" in name:  # no system lets a variable hold it
            patch.setattr("os.environ", {**os.environ, "GITHUB_STEP_SUMMARY": name})
        else:
            patch.setenv("GITHUB_STEP_SUMMARY", name)
        assert check("-f", "github", "--quiet") == 1
    said = capsys.readouterr()
    assert said.out.startswith("::error ")
    assert said.err.startswith("GITHUB_STEP_SUMMARY: ")
    assert "cannot be written: " in said.err
    assert said.err.count("\n") == 1


def test_a_summary_never_goes_over_what_was_read(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not even at its end."""
    export = checkout / "export" / "facturen.csv"
    before = export.read_bytes()
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(export))
    assert check("-f", "github") == 1
    assert export.read_bytes() == before
    assert "which was read; no summary is written." in capsys.readouterr().err


def test_a_summary_stays_below_the_limit(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What all reports of the step take counts; half a report is never written."""
    (checkout.parent / "summary.md").write_bytes(b"x" * (LARGEST - 100))
    assert check("-f", "github") == 1
    assert len(summary(checkout)) == LARGEST - 100
    assert "larger than the 1 MiB that GitHub takes" in capsys.readouterr().err


def test_a_summary_of_everything_gives_way_to_the_usual_one(checkout: Path) -> None:
    """When all that was asked for does not fit."""
    check("-f", "markdown:usual.md", "-f", "markdown:usual-again.md")
    usual = (checkout / "usual.md").stat().st_size
    check("--all", "-f", "markdown:all.md")
    assert (checkout / "all.md").stat().st_size > usual
    (checkout.parent / "summary.md").write_bytes(b"\n" * (LARGEST - usual))
    check("--all", "-f", "github")
    assert summary(checkout).lstrip() == (checkout / "usual.md").read_bytes()
    assert len(summary(checkout)) == LARGEST


def test_files_are_named_from_the_checkout(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also when the step runs in another folder, or names them in full."""
    monkeypatch.chdir(checkout / "export")
    run(["check", "facturen.csv", "-f", "github"])
    assert "::error file=export/facturen.csv," in capsys.readouterr().out
    run(["check", str(checkout / "export"), "-f", "github"])
    assert "::error file=export/facturen.csv," in capsys.readouterr().out


def test_all_that_a_run_prints_is_utf_8(checkout: Path) -> None:
    """Whatever the locale of the runner."""
    made = subprocess.run(
        [sys.executable, "-m", "plango_lint", "check", "export", "-f", "github"],
        capture_output=True,
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        check=False,
    )
    assert made.returncode == 1
    assert "€ 3.480,00" in made.stdout.decode("utf-8")
