"""Which files a run depends on, and when they are at rest again after somebody changed them.

The files are asked for their size and time, some times a second: that works on network drives and in synchronised
folders, which send no messages about changes, and needs no package; a run reads some tens of files at the most.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from plango_lint.contents import real_path
from plango_lint.inputs import named_files
from plango_lint.register import place_of

if TYPE_CHECKING:
    from plango_lint.settings import Settings

POLL = 0.1  # seconds between two looks
QUIET = 0.2  # so long nothing changes: whoever wrote is done
AWAY = 1.0  # so long a file may be away: Excel saves by putting another file in its place

Picture = Mapping[Path, tuple[int, int]]  # size and time of every file that is there


def picture(
    paths: Sequence[str], settings: Settings, places: Sequence[Path], spared: frozenset[Path] = frozenset()
) -> Picture:
    """The files of a run as they are now; `places` are where its settings may stand, `spared` its own reports."""
    found: dict[Path, tuple[int, int]] = {}
    for path in (*named_files(paths, settings), *_beside(paths, settings), *places):
        try:
            status = path.stat()
        except OSError:
            continue
        if not spared or real_path(path) not in spared:
            found[path] = (status.st_size, status.st_mtime_ns)
    return found


def _beside(paths: Sequence[str], settings: Settings) -> Iterator[Path]:
    yield place_of(settings, paths)
    for folder in settings.rules:
        yield from sorted(folder.glob("*.toml"))


def at_rest(look: Callable[[], Picture], before: Picture) -> Picture:
    """Waits until nothing changes any more; gives the files as they are then.

    A file that was there before and is away has some more time to come back.
    """
    last, since = look(), time.monotonic()
    while True:
        time.sleep(POLL)
        now = look()
        if now != last:
            last, since = now, time.monotonic()
        away = before.keys() - now.keys()
        if time.monotonic() - since >= (AWAY if away else QUIET):
            return now
