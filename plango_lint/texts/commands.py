"""Names of files as somebody is to type them behind a command."""

from __future__ import annotations

import os
import re
import shlex
import unicodedata

WINDOWS = os.name == "nt"
_PLAIN = re.compile(r"[\w./:\\-]+")  # what neither cmd nor PowerShell has a meaning for
UNTYPED = "..."  # a name that nobody can type


def typed(path: str) -> str:
    """One word to the shell of this computer, and never an option.

    >>> typed("-maart.csv")
    './-maart.csv'
    """
    if any(unicodedata.category(sign).startswith("C") for sign in path):
        return UNTYPED
    word = f"./{path}" if path.startswith("-") else path
    if not WINDOWS:
        return shlex.quote(word)
    # Windows allows no double quote in a name, and both its shells take them around one.
    return word if _PLAIN.fullmatch(word) else f'"{word}"'
