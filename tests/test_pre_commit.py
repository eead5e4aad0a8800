"""The pre-commit hook, in a repository that refers to a repository with this hooks file, with real commits.

Only the environment is not made: `language: system` in the scratch settings takes the plango-lint that is
installed, for an environment of its own would need the network. A proxy that is not there makes sure of that.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parent.parent
HOOKS = ROOT / ".pre-commit-hooks.yaml"
README = ROOT / "README.md"
PROGRAMS = Path(sys.executable).parent


@dataclass(frozen=True)
class Repository:
    folder: Path

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        nowhere = "http://127.0.0.1:9"
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PREK_"))},
            "PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}",
            "PREK_HOME": str(self.folder.parent / "prek"),
            "HTTP_PROXY": nowhere,
            "HTTPS_PROXY": nowhere,
            "NO_COLOR": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            **{
                f"GIT_{who}_{what}": "jan@example.com"
                for who in ("AUTHOR", "COMMITTER")
                for what in ("NAME", "EMAIL")
            },
        }
        return subprocess.run(
            command,
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def do(self, *command: str) -> str:
        made = self.run(*command)
        assert made.returncode == 0, made.stderr + made.stdout
        return made.stdout.strip()

    def commit(self, *paths: str) -> subprocess.CompletedProcess[str]:
        self.do("git", "add", *paths)
        return self.run("git", "commit", "-m", "export")

    @property
    def commits(self) -> int:
        return len(self.do("git", "log", "--all", "--format=%h").split())


def repository(folder: Path) -> Repository:
    folder.mkdir()
    made = Repository(folder)
    made.do("git", "init", "--quiet")
    return made


@pytest.fixture
def school(tmp_path: Path) -> Repository:
    """A driving school's repository with both sample months, of which nothing is committed yet."""
    hooks = repository(tmp_path / "plango-lint")
    shutil.copy(HOOKS, hooks.folder)
    assert hooks.commit(HOOKS.name).returncode == 0
    made = repository(tmp_path / "school")
    hook = {"id": "plango-lint", "language": "system", "args": ["export", "--language=en"]}
    revision = hooks.do("git", "rev-parse", "HEAD")
    settings = {"repos": [{"repo": str(hooks.folder), "rev": revision, "hooks": [hook]}]}
    (made.folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    assert made.commit(".pre-commit-config.yaml").returncode == 0
    made.do("prek", "install", "--quiet")
    return made


def export(school: Repository, month: str) -> None:
    shutil.copytree(ROOT / "sample_exports" / month, school.folder / "export", dirs_exist_ok=True)


def test_the_hooks_file_is_one(school: Repository) -> None:
    """As prek reads it, and as its users count on it."""
    school.do("prek", "validate-manifest", str(HOOKS))
    (hook,) = yaml.safe_load(HOOKS.read_text("utf-8"))
    assert (hook["id"], hook["language"], hook["require_serial"]) == ("plango-lint", "python", True)


def test_the_readme_shows_how() -> None:
    """With the hook that there is."""
    (text,) = re.findall(
        r"```yaml\n(# \.pre-commit-config\.yaml.*?)```", README.read_text("utf-8"), re.DOTALL
    )
    (hook,) = yaml.safe_load(text)["repos"][0]["hooks"]
    assert hook == {"id": "plango-lint", "args": ["export"]}


def test_a_broken_month_is_not_committed(school: Repository) -> None:
    """And the report says why."""
    export(school, "broken")
    made = school.commit("export")
    assert made.returncode == 1
    assert "DO NOT IMPORT: 13 errors, 1 warning" in made.stderr + made.stdout
    assert school.commits == 1


def test_a_clean_month_is_committed(school: Repository) -> None:
    """Then one file of it alone, which is judged with the files beside it."""
    export(school, "clean")
    assert school.commit("export").returncode == 0
    invoices = school.folder / "export" / "facturen.csv"
    invoices.write_bytes(invoices.read_bytes().replace(b"Rijles", b"Les"))
    made = school.commit("export/facturen.csv")
    assert made.returncode == 0, made.stderr
    assert school.commits == 3


def test_a_list_alone_is_reason_to_check(school: Repository) -> None:
    """An account that is gone from Exact's list is missing for the invoices."""
    export(school, "clean")
    assert school.commit("export").returncode == 0
    accounts = school.folder / "export" / "exact" / "FinGLAccountSearch.csv"
    lines = accounts.read_text("utf-16").splitlines(keepends=True)
    accounts.write_text("".join(line for line in lines if not line.startswith("810200")), "utf-16")
    made = school.commit("export/exact")
    assert made.returncode == 1
    assert "unknown-ledger-account" in made.stderr + made.stdout


def test_other_files_are_left_alone(school: Repository) -> None:
    """A commit without exports, lists or settings runs nothing, whatever lies beside it."""
    export(school, "broken")
    (school.folder / "README.md").write_text("Lessen\n")
    made = school.commit("README.md")
    assert made.returncode == 0
    assert "Skipped" in made.stderr + made.stdout
