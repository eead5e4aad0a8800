"""What asking a rule gave: the places it found, those of one cause together."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

import numpy as np

from plango_lint.rule import Rule
from plango_lint.table import FileHits, Hits


@dataclass(slots=True)
class Part:
    """Some of the hits of one answer: positions in `hits.rows`."""

    hits: Hits
    chosen: np.ndarray


@dataclass(slots=True)
class Group:
    """Every place that one rule found for one cause."""

    cause: Hashable
    parts: list[Part] = field(default_factory=list)
    files: list[FileHits] = field(default_factory=list)


@dataclass(slots=True)
class Outcome:
    """What asking one rule gave."""

    rule: Rule
    status: str  # "asked", "skipped", "crashed", "off"
    groups: list[Group] = field(default_factory=list)
    lacking: str | None = None
    crash: str | None = None
