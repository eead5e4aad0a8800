"""Every format of the broken sample, in both languages, beside the file it must be.

PLANGO_LINT_REWRITE=1 writes tests/expected anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plango_lint import Settings, lint
from plango_lint.cli.options import settings_for
from plango_lint.findings import Language, Report
from plango_lint.output import FORMATS, Options

ROOT = Path(__file__).resolve().parent.parent.parent
EXPECTED = ROOT / "tests" / "expected"
REWRITE = "PLANGO_LINT_REWRITE" in os.environ


def broken(language: Language) -> Report:
    """The report on sample_exports/broken, on a fixed day."""
    path = Path("sample_exports/broken")
    settings: Settings = settings_for(None, (), path, language)
    return lint([path], settings)


@pytest.fixture(scope="module")
def reports() -> dict[Language, Report]:
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        return {"nl": broken("nl"), "en": broken("en")}
    finally:
        os.chdir(before)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_format_is_what_it_was(name: str, language: Language, reports: dict[Language, Report]) -> None:
    """A change of a format is seen, and meant."""
    made = FORMATS[name](reports[language], Options())
    path = EXPECTED / f"broken.{language}.{name}"
    if REWRITE:
        path.write_text(made, encoding="utf-8", newline="\n")
    assert path.read_text("utf-8") == made, f"PLANGO_LINT_REWRITE=1 writes {path.name} anew"
