"""Text from somebody's file, made harmless: it shows what is there and does nothing."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable

_PICTURES = {code: 0x2400 + code for code in range(32)} | {0x7F: 0x2421}
# At the start of a line, or anywhere in it, these give orders to the CI systems that read our log.
_ORDERS = re.compile(r":(?=:)|#(?=#\w*\[)")


def inert(text: str) -> str:
    """The text on one line, with a visible substitute for every character that is none.

    >>> inert("a\\x1b[31mb")
    'a␛[31mb'
    >>> inert("::error::no")
    ': :error: :no'
    """
    return _ORDERS.sub(lambda found: f"{found[0]} ", visible(text))


def visible(text: str) -> str:
    """The text on one line as it is, but with a visible substitute for every character that is none."""
    return text if text.isprintable() else "".join(map(_visible, text))


def _visible(character: str) -> str:
    if character.isprintable() or unicodedata.category(character) == "Zs":
        return character
    picture = _PICTURES.get(ord(character))
    return chr(picture) if picture else f"<U+{ord(character):04X}>"


def escaped(json_text: str) -> str:
    """The same JSON, without a character that could steer the terminal it is shown in."""
    return "\n".join(line if line.isprintable() else _escaped(line) for line in json_text.split("\n"))


def _escaped(line: str) -> str:
    return "".join(
        character if _visible(character) == character else json.dumps(character)[1:-1] for character in line
    )


def shortened(text: str, limit: int, left_out: Callable[[int], str]) -> str:
    """The text made inert, or its beginning and how many characters are left out."""
    if len(text) <= limit:
        return inert(text)
    return f"{inert(text[:limit]).rstrip()}… {left_out(len(text) - limit)}"
