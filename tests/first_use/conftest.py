"""A driving school's folder, and `init` in it without questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from plango_lint.cli import run
from tests.first_use.folders import sample

Captured = pytest.CaptureFixture[str]
NAME = "plango-lint.toml"


@pytest.fixture
def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The clean sample as the current folder, without settings."""
    folder = sample(tmp_path / "school")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    return folder


def init(*options: str) -> int:
    return run(["init", "--yes", *options])
