"""A text as it was meant: the harmless damage a cell can carry, undone step by step.

Reading uses the repaired text; the rules that report the damage compare one step with the
next. Each step is one pure function of one cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# A double decoding leaves these; looking for them first keeps the common case cheap.
_DOUBLE_DECODED = re.compile(
    r"[\u00c2-\u00c5\u00e2][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u20ac\u2122]"
)
_CONTROLS = r"\x01-\x1f\x7f\x80-\x9f\u2028\u2029"
_CONTROL = re.compile(rf"[\x00{_CONTROLS}]+")
_SPACES = " \t\u00a0\u202f\u2007\ufeff\u200b"
# What is not meant as it stands, or says nothing, among texts with a NUL before, between and behind them.
DAMAGE = (
    rf"{_DOUBLE_DECODED.pattern}|[{_CONTROLS}]"
    rf"|(?<=\x00)[{_SPACES}]|[{_SPACES}](?=\x00)|(?<=\x00)(?=\x00)"
)


def ungarbled(text: str) -> str:
    """`ZoÃ«` as it was before UTF-8 was read as windows-1252.

    >>> ungarbled("Zo\u00c3\u00ab")
    'Zoë'
    """
    if not _DOUBLE_DECODED.search(text):
        return text
    try:
        return _as_cp1252(text).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text


def _as_cp1252(text: str) -> bytes:
    try:
        return text.encode("cp1252")
    except UnicodeEncodeError:
        pass  # five bytes have no character in windows-1252; programs pass them through as they are
    return b"".join(
        bytes([ord(sign)]) if sign in "\x81\x8d\x8f\x90\x9d" else sign.encode("cp1252") for sign in text
    )


def without_controls(text: str) -> str:
    """Control characters and line breaks become one space."""
    return _CONTROL.sub(" ", text)


def trimmed(text: str) -> str:
    """Without spaces, also no-break ones, at the ends."""
    return text.strip(_SPACES)


def between(texts: Iterable[str]) -> str:
    """Texts behind each other with a NUL, which no text holds, before, between and behind them."""
    return "\x00".join(["", *texts, ""])


def repaired(text: str) -> str:
    """All steps, in the order of the rules that report them."""
    if text.isascii() and text.isprintable():  # what else there is to repair is none of these
        return text.strip(" ")
    return trimmed(without_controls(ungarbled(text)))
