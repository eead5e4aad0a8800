"""A rule of the catalogue, as its file states it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "nl")


@dataclass(frozen=True, slots=True)
class Texts:
    """What a rule says in one language."""

    title: str
    message: str
    hint: str
    why: str
    fix: str = ""  # what the repair does, for rules that have one


@dataclass(frozen=True, slots=True)
class Repair:
    """The repair that a rule names, and whether a person must agree to it."""

    repair: str
    safety: str  # "safe" or "unsafe"


@dataclass(frozen=True)
class Rule:
    """One rule: the question it asks, what follows from the answer, and what it says."""

    name: str
    section: str
    severity: str  # the default word
    severities: Mapping[str, str]  # condition -> word, see reporting.problems.severity_of
    check: str
    options: Mapping[str, Any]
    source: str
    texts: Mapping[str, Texts]
    path: Path
    repairs: bool = False
    blames: tuple[str, ...] = ()  # "table.field", "table.*", "cell" (the field of the problem)
    blame_reach: str = "row"
    blames_for: tuple[str, ...] = ()  # only these later rules do not see it; empty: every later rule
    cause: tuple[str, ...] = ("value",)
    counts: str = "rows"
    about: str = "rows"
    needs: tuple[str, ...] = ()
    last: bool = False  # asked when all others have been, somebody's own too: it is about what they found
    fix: Repair | None = None
    text: str = field(default="", repr=False)  # of the whole file

    @cached_property
    def _examples(self) -> Mapping[str, Any]:
        return tomllib.loads(self.text)

    @property
    def good(self) -> Mapping[str, Any]:
        """File name -> text (or a table with text and encoding) that gives no problem at all."""
        return self._examples.get("good", {})

    @property
    def bad(self) -> Mapping[str, Any]:
        """The same with the fault in it, marked by arrows."""
        return self._examples.get("bad", {})
