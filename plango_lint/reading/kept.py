"""What was read of a file, kept for the next run: `check --watch` reads only what changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plango_lint.reading import read

if TYPE_CHECKING:
    from plango_lint.settings import Settings
    from plango_lint.sources import InputFile, Source

_Key = tuple[object, ...]


class Kept:
    """Reads as `read` does; bytes that it knows from the run before are not looked at again.

    Bytes and not times: a network drive may tell old ones, and a file may be put back as it was.
    """

    def __init__(self) -> None:
        self._settings: Settings | None = None
        self._before: dict[_Key, list[Source]] = {}
        self._now: dict[_Key, list[Source]] = {}

    def begin(self) -> None:
        """A new run: what the last one did not need is forgotten."""
        self._before, self._now = self._now, {}

    def __call__(self, file: InputFile, settings: Settings) -> list[Source]:
        """A Source for every role, of this run alone: it may note on it what it finds."""
        if settings != self._settings:  # which columns hold what, among others
            self._settings, self._before = settings, {}
        key = (file.path, file.origin, file.role, file.earlier, file.sha256())
        found = self._before.get(key)
        self._now[key] = found if found is not None else read(file, settings)
        return [_own(source) for source in self._now[key]]


def _own(source: Source) -> Source:
    return replace(
        source,
        frame=source.frame.copy(deep=False),  # shares its cells until somebody writes in one
        repeated=dict(source.repeated),
        joined=[*source.joined],
        joined_amounts=[*source.joined_amounts],
        left_out=[*source.left_out],
        cells={},
    )
