"""Keys by which a CI system knows a problem again after the file has changed elsewhere."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from plango_lint.findings import Problem


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A hash of rule, field and value or invoice, and which of the problems with that hash it is."""

    digest: str  # 64 hexadecimal digits
    turn: int = 1

    @property
    def line_hash(self) -> str:
        """In the form of GitHub's primaryLocationLineHash: sixteen digits, a colon, the turn."""
        return f"{self.digest[:16]}:{self.turn}"

    @property
    def key(self) -> str:
        """32 digits, unique in the report."""
        if self.turn == 1:
            return self.digest[:32]
        return _digest(self.digest, str(self.turn))[:32]


def fingerprints(problems: Sequence[Problem]) -> list[Fingerprint]:
    """One for each problem, in their order; no two are the same, and none depends on language or lines."""
    met: Counter[str] = Counter()
    made = []
    for problem in problems:
        digest = _digest(problem.rule, problem.field or "", *problem.identity)
        met[digest] += 1
        made.append(Fingerprint(digest, met[digest]))
    return made


def _digest(*words: str) -> str:
    return hashlib.sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()
