"""The fixed words of a report, in Dutch and English, and how both write numbers."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from plango_lint.findings import Language


class Phrases:
    """Says the phrases of phrases.toml in one language.

    >>> Phrases("nl")("counted.row", 2)
    '2 regels'
    """

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, name: str, count: int | None = None, /, **words: object) -> str:
        section, _, key = name.partition(".")
        phrase = _phrases()[section][key][self.language]
        if isinstance(phrase, list):
            phrase = phrase[count != 1]
        if count is not None:
            words["count"] = number(count)
        return str(phrase).format(**words)

    def knows(self, name: str) -> bool:
        section, _, key = name.partition(".")
        return key in _phrases()[section]

    def name(self, section: str, word: str) -> str:
        """The name people use for one of our own words; the word itself when there is none."""
        return self(f"{section}.{word}") if self.knows(f"{section}.{word}") else word

    def listed(self, items: Sequence[str]) -> str:
        """a, b and c."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self('words.and')} {items[-1]}"

    def between(self, first: str, last: str) -> str:
        return first if first == last else self("words.between", first=first, last=last)

    def date_notation(self, notation: str) -> str:
        """dd-mm-yyyy as this language writes it."""
        return notation.replace("y", "j") if self.language == "nl" else notation


@cache
def _phrases() -> dict[str, dict[str, dict[str, Any]]]:
    return tomllib.loads((Path(__file__).parent / "phrases.toml").read_text(encoding="utf-8"))


def number(count: int) -> str:
    """A count as the Dutch write it, in every language: beside € 1.052,70 a comma would confuse.

    >>> number(1052), number(12345)
    ('1052', '12.345')
    """
    return f"{count:,}".replace(",", ".") if abs(count) >= 10_000 else str(count)


def amount(cents: int) -> str:
    """Cents as a Dutch amount.

    >>> amount(105270), amount(-5)
    ('1.052,70', '-0,05')
    """
    whole, rest = divmod(abs(cents), 100)
    sign = "-" if cents < 0 else ""
    return f"{sign}{whole:,}".replace(",", ".") + f",{rest:02}"


def euros(cents: int) -> str:
    return f"€ {amount(cents)}"


def day(iso: str) -> str:
    """An ISO date as the Dutch write it.

    >>> day("2024-01-02")
    '02-01-2024'
    """
    return "-".join(reversed(iso.split("-")))
