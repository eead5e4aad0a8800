"""Names of sheets: Excel takes 31 characters, not all of them, and each name once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plango_lint.output.inert import visible

_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\<>]")
_RESERVED = ("history", "geschiedenis")


def sheet_names(paths: Iterable[str], usual: str, taken: Iterable[str]) -> list[str]:
    """A name for the sheet of each file, as much like the name of the file as can be."""
    used = {name.casefold() for name in (*taken, *_RESERVED)}
    names = []
    for path in paths:
        file = path.replace("\\", "/").rpartition("/")[2]
        stem = file.rpartition(".")[0] or file
        name = _once(_FORBIDDEN.sub("_", visible(stem)).strip("' ") or usual, used)
        used.add(name.casefold())
        names.append(name)
    return names


def _once(name: str, used: set[str]) -> str:
    found, number = _cut(name, _LONGEST), 1
    while found.casefold() in used:
        number += 1
        end = f" ({number})"
        found = _cut(name, _LONGEST - len(end)) + end
    return found


def _cut(name: str, most: int) -> str:
    # Excel counts a character beyond the first 65,536 twice.
    return name.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore").strip("' ")
