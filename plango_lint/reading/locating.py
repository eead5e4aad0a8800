"""Where a cell starts in its physical line; computed only for the few places that are shown."""

from __future__ import annotations

from plango_lint.reading.records import Lines, Reader, physical_lines
from plango_lint.sources import Source


def character_of(source: Source, line: int, position: int) -> int | None:
    """The code point, from 1, at which a cell starts in its physical line; None when there is none."""
    return None
