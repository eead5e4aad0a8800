"""@check: a question a rule file can ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plango_lint.errors import CannotRun
from plango_lint.hits import FileHits, Hits

Answer = Iterator[Hits | FileHits]
Check = Callable[..., Answer]
CHECKS: dict[str, Check] = {}


def check(function: Check) -> Check:
    """Register a question under its name; rule files name it as `check = "..."`.

    Raises CannotRun when another package has one of that name: rules would ask something else unnoticed.
    """
    known = CHECKS.get(function.__name__)
    if known is not None and known.__module__ != function.__module__:
        raise CannotRun(
            f"{function.__module__}: a check named {function.__name__} exists already in {known.__module__}."
        )
    CHECKS[function.__name__] = function
    return function
