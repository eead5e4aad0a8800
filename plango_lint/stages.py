"""What a run is doing at a moment, for whoever wants to show it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

Stage = Literal["read", "ask", "report"]
# The stage, how many files or rules of it are done, how many there are, and the file it is about.
Told = Callable[[Stage, int, int, str], None]


def nobody(stage: Stage, done: int, total: int, about: str) -> None:
    """Tells nobody."""
