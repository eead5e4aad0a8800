"""The names of the rules there are, and the globs that point at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plango_lint.settings.matching import matches
from plango_lint.settings.vocabulary import unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


def rule_names(folders: Sequence[Path] = ()) -> list[str]:
    """Every shipped rule, then those of the user's folders."""
    from plango_lint import rulebook

    shipped = [name for section in rulebook.sections().values() for name in section["rules"]]
    return shipped + [rule.name for folder in folders for rule in rulebook.read_folder(folder)]


def about_unknown_rule(name: str, known: Sequence[str]) -> str | None:
    """The sentence about a rule that does not exist; None when it does."""
    return None if name in known else unknown("rule", name, known)


def about_idle_globs(globs: Iterable[str], known: Sequence[str]) -> str | None:
    """The sentence about the first name or glob that points at no rule; None when all do."""
    for glob in globs:
        if not any(matches(name, [glob]) for name in known):
            return unknown("rule", glob, known)
    return None
