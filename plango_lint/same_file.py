"""When two paths are one file: by a link, and by another spelling where the disk makes no difference."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Hashable
from pathlib import Path

from plango_lint.contents import real_path


def is_folder(path: Path) -> bool:
    """Whether a path is a folder; no, when it is too long or its disk does not answer."""
    return os.path.isdir(path)  # noqa: PTH112 - pathlib's own raises then


def is_file(path: Path) -> bool:
    """The same for a file."""
    return os.path.isfile(path)  # noqa: PTH113


def identity(path: Path) -> Hashable:
    """The same for every path of one file.

    macOS takes FACTUREN.CSV for facturen.csv and an é for an e with an accent behind it, and so does
    Windows with capitals. What the disk says counts, as other disks hold two files then.
    """
    try:
        real = real_path(path)
        status = real.stat()
    except (OSError, ValueError):  # not there, or no name that a file can have
        return os.path.abspath(path)  # noqa: PTH100 - it raises at nothing
    return unicodedata.normalize("NFC", str(real)).casefold(), status.st_dev, status.st_ino
