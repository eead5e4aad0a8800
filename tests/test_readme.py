"""The pages of this repository say what the program does.

PLANGO_LINT_REWRITE=1 writes the report in README.md and the catalogue in rules/README.md anew.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import tomllib
from pathlib import Path

import pytest

from plango_lint import settings
from plango_lint.cli import run
from plango_lint.settings.vocabulary import KEYS

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
CATALOGUE = ROOT / "rules" / "README.md"
PAGES = [
    README,
    CONTRIBUTING,
    ROOT / "CHANGELOG.md",
    CATALOGUE,
    ROOT / "sample_exports" / "README.md",
    ROOT / "docs" / "stability.md",
]
REWRITE = "PLANGO_LINT_REWRITE" in os.environ
_BLOCK = re.compile(r"^( *)```(\w+)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"(?:^|&& |- run: |- )(?:\.venv/bin/)?(plango-lint [^#\n]+)", re.MULTILINE)


def blocks(page: Path, *languages: str) -> list[str]:
    """The fenced blocks of a page in these languages."""
    return [text for _, language, text in _BLOCK.findall(page.read_text("utf-8")) if language in languages]


def commands() -> list[str]:
    """Every call of plango-lint in the README, as a user would type it."""
    found = [match for text in blocks(README, "bash", "yaml") for match in _COMMAND.findall(text)]
    return list(dict.fromkeys(command.strip() for command in found))


def current(page: Path, wanted: str) -> None:
    """The page holds what it should; or it does from now on."""
    if REWRITE:
        page.write_text(wanted, encoding="utf-8", newline="\n")
    assert page.read_text("utf-8") == wanted, f"PLANGO_LINT_REWRITE=1 writes {page.name} anew"


def output_of(*arguments: str) -> tuple[int, str]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = run(list(arguments))
    return code, out.getvalue()


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as the README supposes it: the samples, the user's own exports and his own rule."""
    shutil.copytree(ROOT / "sample_exports", tmp_path / "sample_exports")
    shutil.copytree(ROOT / "sample_exports" / "clean", tmp_path / "export")
    (tmp_path / "verwerkt").mkdir()
    (tmp_path / "export" / "verwerkt" / "facturen-2023-11-12.csv").rename(
        tmp_path / "verwerkt" / "december.csv"
    )
    (tmp_path / "huisregels").mkdir()
    (tmp_path / "huisregels" / "several-cost-centres.toml").write_text(own_rule(), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    return tmp_path


def own_rule() -> str:
    """The rule that CONTRIBUTING.md shows as an example."""
    return next(text for text in blocks(CONTRIBUTING, "toml") if "check =" in text)


@pytest.mark.parametrize("command", commands())
def test_every_command_of_the_readme_runs(command: str, user: Path) -> None:
    """With the exit code that the README promises: 1 for the broken month, otherwise 0."""
    arguments = shlex.split(command)[1:]
    if arguments[0] == "init":  # nobody answers here, and the samples have settings
        arguments += ["--yes", "--force"]
    code, out = output_of(*arguments)
    assert code == (1 if "sample_exports/broken" in command else 0), out


def test_the_report_in_the_readme_is_current(monkeypatch: pytest.MonkeyPatch) -> None:
    """The main job's own report, at 100 columns."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    code, report = output_of("check", "sample_exports/broken", "--language", "en")
    text = README.read_text("utf-8")
    before, _, rest = text.partition("```text\n")
    current(README, before + "```text\n" + report + "```\n" + rest.partition("```\n")[2])
    assert code == 1


def test_the_catalogue_of_rules_is_current() -> None:
    """rules/README.md is what `plango-lint rules --format markdown` prints."""
    code, catalogue = output_of("rules", "--format", "markdown", "--language", "en")
    current(CATALOGUE, catalogue)
    assert code == 0


def test_the_settings_in_the_readme_are_settings(user: Path) -> None:
    """The example holds every section there is, and is read without an error."""
    example = next(text for text in blocks(README, "toml") if "[exact]" in text)
    settings.parse(example, user)
    assert {*KEYS} - {""} <= {*tomllib.loads(example)}


def test_the_python_in_the_readme_runs(user: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The example prints a verdict."""
    exec(blocks(README, "python")[0], {})  # noqa: S102
    assert capsys.readouterr().out.startswith(("ready", "review"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    """Every file that a page names is there."""
    links = re.findall(r"\]\((?!http|#)([^)#\s]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
