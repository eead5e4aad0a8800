"""Somebody's package with a question of its own, installed as anybody would."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent / "own_package"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the package was installed in."""
    target = tmp_path_factory.mktemp("packages")
    quietly = ["--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check"]
    subprocess.run(
        [sys.executable, "-m", "pip", "install", *quietly, "--target", target, PACKAGE], check=True
    )
    return target


def plango_lint(*arguments: str | Path, packages: Path | None) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(map(str, [p for p in (packages, Path.cwd()) if p])),
    }
    return subprocess.run(
        [sys.executable, "-m", "plango_lint", *arguments],
        env=environment, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_a_rule_asks_the_question_of_an_installed_package(installed: Path) -> None:
    """The entry point makes the check known; the rule's own examples hold."""
    run = plango_lint("try-rules", installed / "driving_school_rules", packages=installed)
    assert (run.stdout, run.stderr) == (
        "ok    invoiced-on-sunday\n1 rule tried, 0 with a failing example\n",
        "",
    )


def test_check_takes_the_rule(installed: Path) -> None:
    """A folder of rules beside the shipped ones, asked in the same run."""
    run = plango_lint(
        "check", "sample_exports/article", "--rules", installed / "driving_school_rules",
        "--select", "invoiced-on-sunday", "-f", "json", packages=installed,
    )  # fmt: skip
    assert '{\n      "name": "invoiced-on-sunday",\n      "status": "passed",' in run.stdout


def test_without_the_package_the_rule_file_is_in_error(installed: Path) -> None:
    """The sentence names the file and the check that is not there."""
    run = plango_lint("try-rules", installed / "driving_school_rules", packages=None)
    assert (run.returncode, run.stdout) == (2, "")
    assert 'invoiced-on-sunday.toml: check: unknown check "on_a_working_day"' in run.stderr


def with_checks(folder: Path, code: str) -> Path:
    """A package that offers this code as checks, as it stands when installed."""
    (folder / "other_checks.py").write_text(code, encoding="utf-8")
    about = folder / "other_checks-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: other-checks\nVersion: 1.0\n", encoding="utf-8"
    )
    (about / "entry_points.txt").write_text("[plango_lint.checks]\nother = other_checks\n", encoding="utf-8")
    return folder


TAKEN = """
from plango_lint.checks.registry import check

@check
def known(export):
    yield from ()
"""


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (
            "import nowhere",
            "Error: the checks of other-checks cannot be loaded: No module named 'nowhere'.\n",
        ),
        (TAKEN, "Error: other_checks: a check named known exists already in plango_lint.checks.lists.\n"),
    ],
    ids=["cannot be imported", "a name that is taken"],
)
def test_a_package_that_does_not_fit_is_named(code: str, sentence: str, tmp_path: Path) -> None:
    """Nothing is asked, and the sentence says whose checks they are."""
    run = plango_lint("check", "sample_exports/article", packages=with_checks(tmp_path, code))
    assert (run.returncode, run.stdout, run.stderr) == (2, "", sentence)
