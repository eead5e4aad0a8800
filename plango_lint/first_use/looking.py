"""What lies in a folder: every file that `check` could read, in the folder and the folders in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from plango_lint.contents import content
from plango_lint.errors import CannotRun, cannot_be_read
from plango_lint.inputs import in_folder
from plango_lint.reading import read
from plango_lint.settings import FILE_NAME, Settings
from plango_lint.sources import InputFile, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

DEPTH = 2  # 2024/januari, and not somebody's whole disk
MOST_FILES = 200
PLANGO = ("invoices", "debtors")
_NO_BOOKS = ("node_modules", "__pycache__", "site-packages")

Columns = dict[str, dict[str, str | int]]  # [columns]: role -> field -> header, or position from 1


@dataclass(frozen=True)
class SeenFile:
    """One file as it was read; `path` is relative to the folder that was looked through."""

    path: str  # with forward slashes
    sources: tuple[Source, ...]

    @property
    def folder(self) -> str:
        return self.path.rpartition("/")[0] or "."

    @cached_property
    def roles(self) -> tuple[str, ...]:
        return tuple(source.role for source in self.sources if source.role and not source.failure)

    @property
    def is_list(self) -> bool:
        """It comes from Exact."""
        return bool(self.roles) and self.roles[0] not in PLANGO

    def is_export(self, role: str) -> bool:
        """It comes from PlanGo, and somebody can see what is in it."""
        return self.roles == (role,)


@dataclass(frozen=True)
class Found:
    """A folder and the files in it, by path."""

    folder: Path
    files: tuple[SeenFile, ...]
    left_out: bool = False  # there were more files than anybody wants to wait for

    def exports(self, role: str) -> list[SeenFile]:
        return [file for file in self.files if file.is_export(role)]

    @property
    def lists(self) -> list[SeenFile]:
        return [file for file in self.files if file.is_list]

    @property
    def unknown(self) -> list[SeenFile]:
        """Tables that nothing in them says the meaning of."""
        return [file for file in self.files if len(file.sources) == 1 and _is_a_riddle(file.sources[0])]


def _is_a_riddle(source: Source) -> bool:
    return source.role is None and not source.failure and bool(source.data) and len(source.columns) > 1


def look(folder: Path, columns: Columns) -> Found:
    """Reads every file; `columns` are those that somebody named."""
    settings = Settings(columns=columns)
    files: list[SeenFile] = []
    for path in _paths(folder, DEPTH):
        if len(files) == MOST_FILES:
            return Found(folder, tuple(files), left_out=True)
        name = path.relative_to(folder).as_posix()
        if _can_be_written(name):
            files.append(SeenFile(name, tuple(read(InputFile(name, _bytes(path), "folder"), settings))))
    return Found(folder, tuple(files))


def _paths(folder: Path, depth: int) -> Iterator[Path]:
    yield from in_folder(folder)
    if not depth:
        return
    for inside in sorted(folder.iterdir()):
        if _is_part(inside):
            yield from _paths(inside, depth - 1)


def _is_part(path: Path) -> bool:
    """A folder of this administration: not hidden, no program, and without settings of its own."""
    try:
        return (
            path.is_dir()
            and not path.name.startswith(".")
            and path.name not in _NO_BOOKS
            and not (path / "pyvenv.cfg").exists()
            and not (path / FILE_NAME).exists()
            and next(path.iterdir(), None) is not None
        )
    except OSError:
        return False  # nobody may look into it


def _bytes(path: Path) -> bytes:
    try:
        return content(path)
    except OSError as error:
        raise CannotRun(cannot_be_read(path, error)) from None


def _can_be_written(name: str) -> bool:
    """TOML is UTF-8; a name that is none cannot stand in it."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def with_headers(source: Source) -> Mapping[int, str]:
    """Position from 1 -> header, of the columns that have one."""
    return {column.position: column.header for column in source.columns if column.header}
