"""What asking a rule gave: the places it found, those of one cause together."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import pandas as pd

from plango_lint.hits import FileHits, Hits
from plango_lint.rule import Rule


@dataclass(frozen=True, slots=True)
class Alone:
    """Causes of one value each. As a cause each is a tuple, as those of several values are; made when asked for, as a
    large file can have one in every cell."""

    values: np.ndarray

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, index: int) -> tuple[Hashable]:
        value = self.values[index]
        return (value.item() if isinstance(value, np.generic) else value,)

    def __iter__(self) -> Iterator[tuple[Hashable]]:
        return ((value,) for value in self.values.tolist())


Causes = np.ndarray | pd.Index | Alone  # what makes one problem each


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


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits of one answer with their causes: a number per hit, and the cause that each number stands for."""

    hits: Hits
    codes: np.ndarray
    causes: Causes

    def parts(self) -> Iterator[tuple[Hashable, Part]]:
        """Every cause with its hits."""
        order = np.argsort(self.codes, kind="stable")
        bounds = np.searchsorted(self.codes[order], np.arange(len(self.causes) + 1)).tolist()
        for cause, (first, last) in zip(self.causes, pairwise(bounds), strict=True):
            yield cause, Part(self.hits, order[first:last])


@dataclass(frozen=True, slots=True)
class Groups:
    """Every place that one rule found, by cause.

    The groups are made anew for whoever goes through them: a large file can have a cause in every cell.
    """

    answers: Sequence[Answer | FileHits] = ()

    def __bool__(self) -> bool:
        return any(isinstance(answer, FileHits) or len(answer.causes) for answer in self.answers)

    def __iter__(self) -> Iterator[Group]:
        if len(self.answers) == 1 and isinstance(self.answers[0], Answer):
            return (Group(cause, [part]) for cause, part in self.answers[0].parts())
        groups: dict[Hashable, Group] = {}
        for answer in self.answers:
            if isinstance(answer, FileHits):
                key: Hashable = ("file", answer.source and answer.source.path, answer.cause)
                groups.setdefault(key, Group(key)).files.append(answer)
                continue
            for cause, part in answer.parts():
                groups.setdefault(cause, Group(cause)).parts.append(part)
        return iter(groups.values())


@dataclass(slots=True)
class Outcome:
    """What asking one rule gave."""

    rule: Rule
    status: str  # "asked", "skipped", "crashed", "off"
    groups: Groups = field(default_factory=Groups)
    lacking: str | None = None
    crash: str | None = None
