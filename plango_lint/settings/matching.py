"""Globs of settings: only * is special, case is folded."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def pattern(globs: Iterable[str]) -> re.Pattern[str]:
    """One expression for `fullmatch` on folded text; matches nothing without globs."""
    return _compiled(tuple(globs))


def matches(text: str, globs: Iterable[str]) -> bool:
    """The whole text fits one of the globs."""
    return pattern(globs).fullmatch(text.casefold()) is not None


@lru_cache(maxsize=1024)
def _compiled(globs: tuple[str, ...]) -> re.Pattern[str]:
    ways = [".*".join(re.escape(part) for part in glob.casefold().split("*")) for glob in globs]
    return re.compile("|".join(ways) if ways else "(?!)", re.DOTALL)
