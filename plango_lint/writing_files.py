"""New files beside the user's own: written as a whole or not at all, and never over what was read."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

from plango_lint.contents import real_path
from plango_lint.errors import CannotRun
from plango_lint.texts.writing_files import say

_FULL = (errno.ENOSPC, errno.EDQUOT)
_NOT_ALLOWED = (errno.EACCES, errno.EPERM, errno.EROFS)


def refuse_target(path: Path, *, force: bool, language: str, spared: Collection[Path] = ()) -> None:
    """Raises CannotRun when this file may not be written; to be asked before any work is done.

    `spared` are files that were read: those are refused with --force too, by whatever name or link.
    """
    if not path.parent.is_dir():
        raise CannotRun(say("no-folder", language, path=path, folder=path.parent))
    if not os.path.lexists(path):
        return
    if any(_is_same(path, other) for other in spared):
        raise CannotRun(say("spared", language, path=path))
    if path.exists() and not path.is_file():
        raise CannotRun(say("no-file", language, path=path))
    if not force:
        raise CannotRun(say("exists", language, path=path))


def write_new(  # noqa: PLR0913 - who reads a call must see what may not be written over
    path: Path,
    data: bytes,
    *,
    force: bool,
    language: str = "en",
    spared: Collection[Path] = (),
    like: Path | None = None,
) -> None:
    """Writes one file; see `write_all`."""
    write_all({path: data}, force=force, language=language, spared=spared, like={path: like} if like else {})


def write_all(
    files: Mapping[Path, bytes],
    *,
    force: bool,
    language: str = "en",
    spared: Collection[Path] = (),
    like: Mapping[Path, Path] | None = None,
) -> None:
    """Writes all of these files or none. Raises CannotRun with one sentence, in the user's language.

    `like` names the file that one was made of: who may not read that, may not read this. A link is
    replaced, not what it points to.
    """
    for path in files:
        refuse_target(path, force=force, language=language, spared=spared)
    waiting: dict[Path, Path] = {}  # where a file goes -> where it is until all of them are written
    path = Path()
    try:
        for path, data in files.items():
            waiting[path] = path.with_name(f".plango-lint-{secrets.token_hex(8)}.part")
            _write(waiting[path], data, (like or {}).get(path))
        for path in files:  # somebody may have made one meanwhile
            refuse_target(path, force=force, language=language, spared=spared)
        _put_in_place(waiting)
    except OSError as error:
        raise CannotRun(_sentence(Path(error.filename2 or path), error, language)) from None
    finally:
        for part in waiting.values():
            with suppress(OSError):
                part.unlink()


def _write(part: Path, data: bytes, like: Path | None) -> None:
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _mode(like))
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _mode(like: Path | None) -> int:
    """Who may read and write it, before what this computer takes off."""
    if like is None:
        return 0o666
    with suppress(OSError):
        return stat.S_IMODE(like.stat().st_mode) & 0o666 | stat.S_IRUSR | stat.S_IWUSR
    return 0o600


def _put_in_place(waiting: Mapping[Path, Path]) -> None:
    """The last step. When one of them cannot be put down, those that were new are taken away again."""
    made: list[Path] = []
    try:
        # What is there already may be open somewhere, and then Windows refuses: so that goes first.
        for path in sorted(waiting, key=lambda one: not os.path.lexists(one)):
            new = not os.path.lexists(path)
            os.replace(waiting[path], path)  # noqa: PTH105 - its error names both files
            made += [path] if new else []
    except OSError:
        for path in made:
            with suppress(OSError):
                path.unlink()
        raise
    for folder in {path.parent for path in waiting}:
        _settle(folder)


def _settle(folder: Path) -> None:
    """The names of the files outlive a power cut too, where a system can promise that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _is_same(path: Path, other: Path) -> bool:
    """One file, by whatever name: a link of either kind, or another spelling."""
    if real_path(path) == real_path(other):
        return True
    with suppress(OSError):
        return path.samefile(other)
    return False


def _sentence(path: Path, error: OSError, language: str) -> str:
    key = "full" if error.errno in _FULL else "not-allowed" if error.errno in _NOT_ALLOWED else "failed"
    return say(key, language, path=path, error=error.strerror or str(error))
