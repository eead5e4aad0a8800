"""Where the register stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plango_lint.settings import Settings

FILE = Path(".plango-lint") / "register.sqlite3"


def place_of(settings: Settings, paths: Sequence[str | Path] = (), cwd: Path | None = None) -> Path:
    """The settings' `register`; else beside plango-lint.toml; else the nearest register in the first path's
    folder or one above it, then from the current folder upwards; where there is none, in the current folder.
    """
    if settings.register is not None:
        return settings.register
    if settings.path is not None:
        return settings.path.parent / FILE
    here = cwd or Path.cwd()
    for folder in _folders(paths, here):
        if (folder / FILE).is_file():
            return folder / FILE if folder != here.resolve() else FILE
    return FILE if cwd is None else cwd / FILE


def _folders(paths: Sequence[str | Path], here: Path) -> Iterable[Path]:
    starts = [here]
    first = next((Path(path) for path in paths if str(path) != "-"), None)
    if first is not None:
        given = here / first
        starts.insert(0, given if given.is_dir() else given.parent)
    for start in starts:
        folder = start.resolve()
        yield from (folder, *folder.parents)
