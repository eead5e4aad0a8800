"""The workbook needs XlsxWriter, which only the extra installs."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from plango_lint.cli import run
from plango_lint.errors import CannotRun
from plango_lint.output import BINARY, Options
from tests.output.reports import report


@pytest.fixture(autouse=True)
def _not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)


def test_the_sentence_says_what_to_install() -> None:
    """In the language of the report."""
    with pytest.raises(
        CannotRun, match=r'Voor een werkboek van Excel .* `pip install "plango-lint\[excel\]"`'
    ):
        BINARY["xlsx"](report(), Options())


def test_the_run_stops_before_it_begins(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody waits for a report that cannot be made; nothing is written."""
    arguments = ["check", str(tmp_path), "--language", "en", "-f", f"xlsx:{tmp_path / 'r.xlsx'}"]
    assert run(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == 'Error: A workbook needs XlsxWriter: `pip install "plango-lint[excel]"`.\n'
    assert not list(tmp_path.iterdir())
