"""Values as TOML text. Whatever stands in them, reading gives them back and nothing else."""

from __future__ import annotations

import textwrap
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 96
_SHORT = {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n", "\r": "\\r"}

Value = str | int | bool | date | tuple[str, ...]


def pair(key: str, value: Value) -> list[str]:
    """The lines of `key = value`; the key is one of our own words.

    >>> pair("invoice-number-column", 9)
    ['invoice-number-column = 9']
    """
    if isinstance(value, tuple):
        return _list(key, [quoted(text) for text in value])
    return [f"{key} = {_plain(value)}"]


def product(pattern: str, account: str) -> str:
    """A line of [mapping].

    >>> product("Rijles *", "8000")
    '"Rijles *" = "8000"'
    """
    return f"{quoted(pattern)} = {quoted(account)}"


def quoted(text: str) -> str:
    r"""A basic string; what nobody can see, or what would steer a terminal, is written as its number.

    >>> quoted('7" \x1b')
    '"7\\" \\u001b"'
    """
    return '"' + "".join(_SHORT.get(sign) or _visible(sign) for sign in text) + '"'


def comment(text: str) -> list[str]:
    """Lines of comment."""
    return textwrap.wrap(text, WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)


def commented_out(lines: Sequence[str]) -> list[str]:
    """Settings that do not count until somebody takes the # away; without a space, unlike a comment."""
    return [f"#{line}" for line in lines]


def _plain(value: str | int | bool | date) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, int) else quoted(value)


def _visible(sign: str) -> str:
    if sign.isprintable():
        return sign
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"


def _list(name: str, texts: Sequence[str]) -> list[str]:
    line = f"{name} = [{', '.join(texts)}]"
    if len(line) <= WIDTH:
        return [line]
    rows = [""]
    for text in texts:
        if rows[-1] and len(rows[-1]) + len(text) > WIDTH - 6:
            rows.append("")
        rows[-1] += f" {text}," if rows[-1] else f"    {text},"
    return [f"{name} = [", *rows, "]"]
