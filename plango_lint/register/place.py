"""Where the register stands."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from plango_lint.contents import real_path
from plango_lint.same_file import is_file, is_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plango_lint.settings import Settings

FILE = Path(".plango-lint") / "register.sqlite3"


def uri_of(path: PurePath) -> str:
    """An absolute path as SQLite takes it: a share on a server is no server there, but part of the path.

    >>> from pathlib import PureWindowsPath
    >>> uri_of(PureWindowsPath(r"\\\\kantoor\\boeken\\een register.sqlite3"))
    'file:////kantoor/boeken/een%20register.sqlite3'
    """
    uri = path.as_uri()
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)


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
        if is_file(folder / FILE):
            return folder / FILE if folder != real_path(here) else FILE
    return FILE if cwd is None else cwd / FILE


def _folders(paths: Sequence[str | Path], here: Path) -> Iterable[Path]:
    starts = [here]
    first = next((Path(path) for path in paths if str(path) != "-"), None)
    if first is not None:
        given = here / first
        starts.insert(0, given if is_folder(given) else given.parent)
    for start in starts:
        folder = real_path(start)
        yield from (folder, *folder.parents)
