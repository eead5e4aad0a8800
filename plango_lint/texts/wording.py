"""Messages from templates: `{value}` is a word, `{count|regel|regels}` the form that fits its number.

Checks hand over typed words and know no language; here they become Dutch or English.
Cell content is only ever put in, never read as a template.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import singledispatch
from typing import Any

from plango_lint.texts.phrases import PHRASES
from plango_lint.texts.ranges import ranges

_HOLE = re.compile(r"\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}")
MANY_RANGES = 6


@dataclass(frozen=True, slots=True)
class Euros:
    """An amount in cents, written € 1.052,70."""

    cents: int


@dataclass(frozen=True, slots=True)
class Cell:
    """Content of a cell; `personal` says it must stay out of machine formats."""

    text: str
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Whole:
    """A text that is never shortened: a path, a command."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Names:
    """Words of any kind behind each other: a, b and c; the rest counted."""

    names: tuple[Any, ...]
    most: int = 5


@dataclass(frozen=True, slots=True)
class Ranges:
    """Invoice numbers, written as ranges."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Known words that look like the offending one; an addition to the sentence, or nothing."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A fixed word of the phrase list in the report's language."""

    key: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A fixed sentence part with words of its own."""

    key: str
    words: Mapping[str, Any]


def fill(template: str, words: Mapping[str, Any], language: str, *, public: bool = False) -> str:
    """The sentence in one language; `public` leaves personal data out."""

    def put(found: re.Match[str]) -> str:
        name, one, many = found.groups()
        if name not in words:
            return found[0]
        if one is None:
            return write(words[name], language, public=public)
        return one if words[name] in (1, -1) else many

    return _HOLE.sub(put, template)


def whole(template: str, words: Mapping[str, Any], language: str) -> str:
    """The sentence with texts of any length: a path or a command that is cut off helps nobody."""
    return fill(
        template, {name: Whole(w) if isinstance(w, str) else w for name, w in words.items()}, language
    )


def holes(template: str) -> set[str]:
    """The words a template asks for."""
    return {found[1] for found in _HOLE.finditer(template)}


@singledispatch
def write(word: Any, language: str, *, public: bool = False) -> str:  # noqa: ARG001
    """One word as people read it."""
    return PHRASES["nothing"][language] if word is None else str(word)


@write.register
def _(word: str, language: str, *, public: bool = False) -> str:  # noqa: ARG001
    return shown(word)


@write.register
def _(word: date, language: str, *, public: bool = False) -> str:  # noqa: ARG001
    return f"{word:%d-%m-%Y}"


@write.register
def _(word: Euros, language: str, *, public: bool = False) -> str:  # noqa: ARG001
    return euros(word.cents)


@write.register
def _(word: Cell, language: str, *, public: bool = False) -> str:
    return PHRASES["personal"][language] if word.personal and public else shown(word.text)


@write.register
def _(word: Names, language: str, *, public: bool = False) -> str:
    return _listed([write(name, language, public=public) for name in word.names], word.most, language)


@write.register
def _(word: Ranges, language: str, *, public: bool = False) -> str:  # noqa: ARG001
    return _listed([_range(pair) for pair in ranges(sorted(word.numbers))], MANY_RANGES, language)


@write.register
def _(word: Near, language: str, *, public: bool = False) -> str:
    return (
        fill(PHRASES["near"][language], {"names": Names(word.names)}, language, public=public)
        if word.names
        else ""
    )


@write.register
def _(word: Term, language: str, *, public: bool = False) -> str:  # noqa: ARG001
    # A field without a phrase of its own goes by its name in settings and JSON.
    return PHRASES[word.key][language] if word.key in PHRASES else word.key.removeprefix("field-")


@write.register
def _(word: Phrase, language: str, *, public: bool = False) -> str:
    return fill(PHRASES[word.key][language], word.words, language, public=public)


def shown(text: str, most: int = 60) -> str:
    """A cell in a sentence: at most 60 characters, and it says when there were more."""
    return text if len(text) <= most else text[: most - 1] + "…"


def euros(cents: int) -> str:
    """€ 1.052,70, as Dutch bookkeepers write it in either language.

    >>> euros(-105270)
    '€ -1.052,70'
    """
    whole, rest = divmod(abs(cents), 100)
    grouped = f"{whole:,}".replace(",", ".")
    return f"€ {'-' if cents < 0 else ''}{grouped},{rest:02}"


def _range(pair: tuple[int, int]) -> str:
    first, last = pair
    return str(first) if first == last else f"{first}-{last}" if last > first + 1 else f"{first}, {last}"


def _listed(names: Iterable[str], most: int, language: str) -> str:
    known = list(names)
    if not known:
        return PHRASES["nothing"][language]
    head, rest = (known, 0) if len(known) <= most else (known[:most], len(known) - most)
    if rest:
        more = PHRASES["and-more"][language]
        return more.replace("{rest}", str(rest)).replace("{names}", ", ".join(head))
    if len(head) == 1:
        return head[0]
    return f"{', '.join(head[:-1])} {PHRASES['and'][language]} {head[-1]}"
