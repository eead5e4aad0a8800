"""Paths -> bytes: which files a run reads, each once, and by which right."""

from __future__ import annotations

import re
import sys
from collections.abc import Hashable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from plango_lint.contents import content
from plango_lint.errors import CannotRun, cannot_be_read
from plango_lint.reading.encoding import is_xml
from plango_lint.same_file import identity, is_folder
from plango_lint.settings import Settings
from plango_lint.sources import InputFile, Origin, shown_path
from plango_lint.texts.nearest import did_you_mean_path

SUFFIXES = frozenset((".csv", ".txt", ".xml", ".xaf", ".xlsx"))
STDIN = "-"
_HEAD, _LARGE = 1 << 16, 1 << 23  # bytes
_HIDDEN = (".", "~$")  # the latter is Excel's mark beside a workbook that is open
_OWN_COPY = re.compile(r"^(?P<name>.+)\.(fixed|ready|held)(?P<suffix>\.[^.]+)$", re.IGNORECASE)


def gather(paths: Sequence[str | Path], settings: Settings) -> list[InputFile]:
    """Every file of the run: the paths, else the settings' files, else those of --as, else the current
    folder; then lists.

    A file that is reached twice is read once. Named as a path it is to be checked; an export that is
    in Exact already and merely lies in a folder of the run stays that.
    """
    inputs = _Inputs({identity(path): role for path, role in settings.roles.items()})
    inputs.booked = {one for path in settings.exact.earlier for one in _identities(path)}
    for path in (*_to_check(paths, settings), *settings.roles, *settings.exact.lists):
        inputs.add(path)
    for path in settings.exact.earlier:
        inputs.add(path, earlier=True)
    return inputs.files


def named_files(paths: Sequence[str | Path], settings: Settings) -> Iterator[Path]:
    """The same files without reading them, also those that are not there at this moment."""
    for path in (
        *map(Path, _to_check(paths, settings)),
        *settings.roles,
        *settings.exact.lists,
        *settings.exact.earlier,
    ):
        if is_folder(path):
            with suppress(CannotRun):
                yield from in_folder(path)
        else:
            yield path


def _to_check(paths: Sequence[str | Path], settings: Settings) -> Sequence[str | Path]:
    return [*paths] or settings.files or ([] if settings.roles else [Path()])


class _Inputs:
    """The files met so far, each by its identity."""

    def __init__(self, roles: dict[Hashable, str]) -> None:
        self.files: list[InputFile] = []
        self._roles = roles
        self._met: set[Hashable] = set()
        self.booked: set[Hashable] = set()  # what is in Exact already

    def add(self, path: str | Path, *, earlier: bool = False) -> None:
        if str(path) == STDIN:
            self._read_standard_input(identity(Path(path)))
            return
        path = Path(path)
        if _is_there(path) and path.is_dir():
            inside = in_folder(path)
            waiting = [file for file in inside if earlier or identity(file) not in self.booked]
            for file in waiting or inside:  # a folder with nothing else is meant to be checked
                self._read(file, "folder", earlier=earlier)
        else:
            self._read(path, "named", earlier=earlier)

    def _read_standard_input(self, one: Hashable) -> None:
        """An invoice export, unless --as says otherwise; what has been read once is gone."""
        if one in self._met:
            return
        self._met.add(one)
        role = self._roles.get(one, "invoices")
        self.files.append(InputFile("<stdin>", sys.stdin.buffer.read(), role=role))

    def _read(self, path: Path, origin: Origin, *, earlier: bool) -> None:
        one = identity(path)
        if one in self._met:
            return
        self._met.add(one)
        role = self._roles.get(one)
        try:
            data, large = _content(path)
        except OSError as error:
            raise CannotRun(cannot_be_read(path, error)) from None
        self.files.append(InputFile(shown_path(path), data, origin, role, earlier, large))


def _is_there(path: Path) -> bool:
    """Always true: raises a sentence about a path that is not, or that cannot be looked at."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise CannotRun(f"{path}: no such file or folder{did_you_mean_path(path)}") from None
    except OSError as error:
        raise CannotRun(cannot_be_read(path, error)) from None
    return True


def _identities(path: Path) -> list[Hashable]:
    return [identity(file) for file in (in_folder(path) if is_folder(path) else [path])]


def _content(path: Path) -> tuple[bytes, Path | None]:
    """The bytes of a file; of a large XML file only its beginning, and where the rest is."""
    if path.stat().st_size > _LARGE and is_xml(head := content(path, _HEAD)):
        return head, path
    return content(path), None


def in_folder(folder: Path) -> list[Path]:
    """The files a folder stands for: no subfolders, nothing hidden, none of this tool's own copies."""
    try:
        names = sorted(folder.iterdir())
    except OSError as error:
        raise CannotRun(cannot_be_read(folder, error)) from None
    return [
        path
        for path in names
        if path.suffix.lower() in SUFFIXES
        and not path.name.startswith(_HIDDEN)
        and path.is_file()
        and not _is_own_copy(path)
    ]


def _is_own_copy(path: Path) -> bool:
    found = _OWN_COPY.match(path.name)
    # The disk is asked, as it may take the original for the same in capitals.
    return found is not None and path.with_name(found["name"] + found["suffix"]).is_file()
