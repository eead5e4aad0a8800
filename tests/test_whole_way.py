"""The whole way of the README: check, fix, register, the same again, the next upload, fix, ready."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

from plango_lint.cli import run

ROOT = Path(__file__).resolve().parent.parent
_SECTION = re.compile(r"^## The whole way\n(.*?)^## ", re.MULTILINE | re.DOTALL)
_STEP = re.compile(r"^\$ plango-lint (?P<command>[^#\n]+?) +# exit code (?P<code>\d)", re.MULTILINE)
_BLOCK = re.compile(r"^```toml\n(?P<settings>.*?)^```$", re.MULTILINE | re.DOTALL)

# What each check must find besides what is only worth knowing.
FOUND = {
    "check 1-15-januari": {"wrong-delimiter", "currency-sign", "total-row"},
    "check 1-15-januari/facturen.fixed.csv 1-15-januari/debiteuren.csv": set(),
    "check 1-15-januari/facturen.fixed.csv": {"file-already-imported"},
    "check 16-31-januari": {"already-imported", "gap-since-last-import"},
}


@pytest.fixture
def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "rijschool"
    shutil.copytree(ROOT / "sample_exports" / "two-uploads", folder)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("NO_COLOR", "1")
    return folder


def steps() -> list[re.Match[str]]:
    """The commands of the section, and the settings between them, in their order."""
    section = _SECTION.search((ROOT / "README.md").read_text("utf-8"))
    assert section is not None
    found = [*_STEP.finditer(section[1]), *_BLOCK.finditer(section[1])]
    return sorted(found, key=lambda match: match.start())


def problems(command: str, capsys: pytest.CaptureFixture[str]) -> set[str]:
    """Rules of the errors and warnings that a check finds."""
    capsys.readouterr()
    run([*shlex.split(command), "-f", "json", "--fail-on", "never"])
    report = json.loads(capsys.readouterr().out)
    return {one["rule"] for one in report["problems"] if one["severity"] != "info" and not one["accepted"]}


def test_the_whole_way_goes_as_the_readme_says(school: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command with its exit code, and every check with exactly the problems of its moment."""
    checked = {}
    for step in steps():
        if "settings" in step.groupdict():
            with (school / "plango-lint.toml").open("a", encoding="utf-8") as file:
                file.write("\n" + step["settings"])
            continue
        if step["command"].startswith("check"):
            checked[step["command"]] = problems(step["command"], capsys)
        code = run(shlex.split(step["command"]))
        assert (step["command"], code) == (step["command"], int(step["code"])), capsys.readouterr()
    assert checked == FOUND


def test_the_second_upload_has_the_invoices_that_are_new(school: Path) -> None:
    """Both copies together hold every invoice of the month once, byte for byte as PlanGo wrote its rows."""
    for step in steps():
        if "settings" not in step.groupdict():
            run(shlex.split(step["command"]))
    second = (school / "16-31-januari" / "facturen.fixed.csv").read_bytes().splitlines(keepends=True)
    original = (school / "16-31-januari" / "facturen.csv").read_bytes().splitlines(keepends=True)
    assert second == [line for line in original if not re.search(rb",2024000(2[1-9]|30),", line)]
