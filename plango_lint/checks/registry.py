"""@check: a question a rule file can ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plango_lint.table import FileHits, Hits

Answer = Iterator[Hits | FileHits]
Check = Callable[..., Answer]
CHECKS: dict[str, Check] = {}


def check(function: Check) -> Check:
    """Register a question under its name; rule files name it as `check = "..."`."""
    CHECKS[function.__name__] = function
    return function
