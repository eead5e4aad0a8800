"""Files that plango-lint.toml names, as several computers write such names."""

from __future__ import annotations

import os
import re
import unicodedata
from glob import glob
from typing import TYPE_CHECKING

from plango_lint.same_file import identity

if TYPE_CHECKING:
    from pathlib import Path

_BETWEEN = re.compile(r"(?<=[^\\])\\(?=[^\\])")


def below(folder: Path, name: str) -> Path:
    """The path that a name stands for: as it is written, unless only another spelling of it is there."""
    return next((folder / each for each in _spellings(name) if os.path.lexists(folder / each)), folder / name)


def expanded(folder: Path, name: str) -> list[Path]:
    """The paths that a name or a glob stands for, each file once; none when a glob finds nothing."""
    path = below(folder, name)
    if not any(sign in name for sign in "*?[") or os.path.lexists(path):
        return [path]
    # Path.glob refuses absolute patterns and raises on odd ones.
    found = (folder / each for one in _spellings(name) for each in glob(one, root_dir=folder, recursive=True))  # noqa: PTH207
    return sorted({identity(each): each for each in found}.values())


def _spellings(name: str) -> list[str]:
    """A name as it is written, and with a slash for every backslash that stands between two parts, as on Windows.

    An é is one character where it is typed, and often an e with an accent behind it in what came from macOS.
    """
    ways = (name, _BETWEEN.sub("/", name))
    forms = (
        form for way in ways for form in (way, *(unicodedata.normalize(one, way) for one in ("NFC", "NFD")))
    )
    return list(dict.fromkeys(forms))
