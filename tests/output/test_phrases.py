"""The fixed words of a report."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from plango_lint.output import phrases
from plango_lint.output.phrases import Phrases

PACKAGE = Path(phrases.__file__).parent
SECTIONS = tomllib.loads((PACKAGE / "phrases.toml").read_text(encoding="utf-8"))
NAMES = [(section, key) for section, keys in SECTIONS.items() for key in keys]


@pytest.mark.parametrize(("section", "key"), NAMES)
def test_both_languages(section: str, key: str) -> None:
    """Every phrase is there in Dutch and English, in the same forms and with the same holes."""
    dutch, english = SECTIONS[section][key]["nl"], SECTIONS[section][key]["en"]
    assert type(dutch) is type(english)
    assert _holes(dutch) == _holes(english)


def _holes(phrase: str | list[str]) -> list[set[str]]:
    forms = [phrase] if isinstance(phrase, str) else phrase
    return [set(re.findall(r"{(\w+)}", form)) for form in forms]


@pytest.mark.parametrize(("section", "key"), NAMES)
def test_no_phrase_is_left_over(section: str, key: str) -> None:
    """Every phrase is said somewhere, by its own name or by a name put together from a word of ours."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    assert re.search(rf"""["']{section}(\.{key}["']|\.[a-z-]*{{|["'], )""", code)


def test_plural() -> None:
    """One is singular, everything else is plural."""
    say = Phrases("nl")
    assert [say("counted.invoice", count) for count in (0, 1, 2)] == ["0 facturen", "1 factuur", "2 facturen"]


def test_lists() -> None:
    """The last of a list is joined by a word."""
    assert Phrases("en").listed(["a", "b", "c"]) == "a, b and c"
    assert Phrases("nl").listed([]) == ""


@pytest.mark.parametrize(
    ("cents", "written"),
    [
        (0, "€ 0,00"),
        (5, "€ 0,05"),
        (105270, "€ 1.052,70"),
        (-12000, "€ -120,00"),
        (10**11, "€ 1.000.000.000,00"),
    ],
)
def test_euros(cents: int, written: str) -> None:
    """Euros are written the Dutch way, exact to the cent."""
    assert phrases.euros(cents) == written
