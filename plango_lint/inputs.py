"""Paths -> bytes: which files a run reads, each once, and by which right."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from plango_lint.errors import CannotRun
from plango_lint.reading.encoding import is_xml
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
    inputs = _Inputs({path.resolve(): role for path, role in settings.roles.items()})
    inputs.booked = {real for path in settings.exact.earlier for real in _real(path)}
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
        if path.is_dir():
            with suppress(CannotRun):
                yield from in_folder(path)
        else:
            yield path


def _to_check(paths: Sequence[str | Path], settings: Settings) -> Sequence[str | Path]:
    return [*paths] or settings.files or ([] if settings.roles else [Path()])


class _Inputs:
    """The files met so far, by real path."""

    def __init__(self, roles: dict[Path, str]) -> None:
        self.files: list[InputFile] = []
        self._roles = roles
        self._met: set[Path] = set()
        self.booked: set[Path] = set()  # real paths of what is in Exact already

    def add(self, path: str | Path, *, earlier: bool = False) -> None:
        path = Path(path)
        if str(path) == STDIN:
            self._read_standard_input(path.resolve())
            return
        if not path.exists():
            raise CannotRun(f"{path}: no such file or folder{did_you_mean_path(path)}")
        if path.is_dir():
            inside = in_folder(path)
            waiting = [file for file in inside if earlier or file.resolve() not in self.booked]
            for file in waiting or inside:  # a folder with nothing else is meant to be checked
                self._read(file, "folder", earlier=earlier)
        else:
            self._read(path, "named", earlier=earlier)

    def _read_standard_input(self, real: Path) -> None:
        """An invoice export, unless --as says otherwise; what has been read once is gone."""
        if real in self._met:
            return
        self._met.add(real)
        role = self._roles.get(real, "invoices")
        self.files.append(InputFile("<stdin>", sys.stdin.buffer.read(), role=role))

    def _read(self, path: Path, origin: Origin, *, earlier: bool) -> None:
        real = path.resolve()
        if real in self._met:
            return
        self._met.add(real)
        role = self._roles.get(real)
        try:
            data, large = _content(path)
        except OSError as error:
            raise CannotRun(f"{path}: cannot be read: {error.strerror or error}.") from None
        self.files.append(InputFile(shown_path(path), data, origin, role, earlier, large))


def _real(path: Path) -> list[Path]:
    return [file.resolve() for file in (in_folder(path) if path.is_dir() else [path])]


def _content(path: Path) -> tuple[bytes, Path | None]:
    """The bytes of a file; of a large XML file only its beginning, and where the rest is."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
        if path.stat().st_size > _LARGE and is_xml(head):
            return head, path
        return head + file.read(), None


def in_folder(folder: Path) -> list[Path]:
    """The files a folder stands for: no subfolders, nothing hidden, none of this tool's own copies."""
    try:
        names = sorted(folder.iterdir())
    except OSError as error:
        raise CannotRun(f"{folder}: cannot be read: {error.strerror or error}.") from None
    files = [
        path
        for path in names
        if path.suffix.lower() in SUFFIXES and not path.name.startswith(_HIDDEN) and path.is_file()
    ]
    return [path for path in files if not _is_own_copy(path, files)]


def _is_own_copy(path: Path, files: Iterable[Path]) -> bool:
    found = _OWN_COPY.match(path.name)
    return bool(found) and path.with_name(found["name"] + found["suffix"]) in files if found else False
