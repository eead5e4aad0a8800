"""What `init` says, in both languages."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from plango_lint.first_use import words

PACKAGE = Path(words.__file__).parent
SECTIONS = tomllib.loads((PACKAGE / "words.toml").read_text(encoding="utf-8"))
NAMES = [(section, key) for section, keys in SECTIONS.items() for key in keys]


@pytest.mark.parametrize(("section", "key"), NAMES)
def test_both_languages(section: str, key: str) -> None:
    """Every sentence is there in Dutch and English, with the same holes."""
    dutch, english = SECTIONS[section][key]["nl"], SECTIONS[section][key]["en"]
    assert re.findall(r"{(\w+)}", dutch) == re.findall(r"{(\w+)}", english)


@pytest.mark.parametrize(("section", "key"), NAMES)
def test_no_sentence_is_left_over(section: str, key: str) -> None:
    """Every sentence is said somewhere: by its name, or by a key of the settings or a question."""
    files = [*PACKAGE.glob("*.py"), PACKAGE.parent / "cli" / "starting.py"]
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    assert re.search(rf"""["']({section}\.{key}|{section}\.{{.*|{key}|{section})["']""", code)
