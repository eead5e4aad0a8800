"""What a path leads to, whatever somebody named: a file, a pipe, a device, a link to itself, something far too large."""

from __future__ import annotations

import os
import re
import select
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from plango_lint.errors import CannotRun

PATIENCE = 10.0  # seconds that a pipe may be silent
MOST_TOML = 1_000_000  # bytes: it is read sign by sign, and nobody writes that much of it
LONGEST_TOML_LINE = 100_000  # characters
_PIECE = 1 << 16
# `a.a.a.a`: Python's own reader takes the square of the number of parts.
_LONG_NAME = re.compile(r"""(?<![\w-])(?:(?:[\w-]+|"[^"]*"|'[^']*')[ \t]*\.[ \t]*){100}""")


def real_path(path: Path) -> Path:
    """The path without links; as it is, when that cannot be told. `Path.resolve` raises at a link to itself."""
    with suppress(OSError, ValueError):
        return Path(os.path.realpath(path))
    return path


def content(path: Path, most: int = -1) -> bytes:
    """All bytes, or the first so many. Raises OSError, and CannotRun for what says nothing or never ends."""
    mode = path.stat().st_mode
    if stat.S_ISFIFO(mode):
        return b"".join(_from_pipe(path))[: None if most < 0 else most]
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode) and not path.samefile(os.devnull):
        raise CannotRun(f"{path}: is a device and no file.")
    with path.open("rb") as file:
        return file.read(most)


def _from_pipe(path: Path) -> Iterator[bytes]:
    """What somebody writes to a pipe with a name. Opening it would wait for a writer for ever."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    try:
        while True:
            if not select.select([handle], [], [], PATIENCE)[0]:
                raise CannotRun(f"{path}: is a pipe that nobody writes to.")
            piece = os.read(handle, _PIECE)
            if not piece:
                return
            yield piece
    finally:
        os.close(handle)


def toml_text(path: Path) -> str:
    """The text of a file of settings or rules, if it can be read in a moment. Raises OSError and UnicodeDecodeError
    as reading does."""
    data = content(path, MOST_TOML + 1)
    if len(data) > MOST_TOML:
        raise CannotRun(
            f"{path}: is larger than {MOST_TOML // 1_000_000} MB, which no settings and no rule are."
        )
    text = data.decode("utf-8-sig")
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_TOML_LINE:
            raise CannotRun(f"{path}: line {number} has more than {LONGEST_TOML_LINE:,} characters.")
        if _LONG_NAME.search(line):
            raise CannotRun(f"{path}: line {number} has a name of more than 100 parts.")
    return text
