"""Paths as other programs want them: from the current folder, with forward slashes, or as URI."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from pathlib import PureWindowsPath
from urllib.parse import quote

_DRIVE = re.compile(r"(?:[A-Za-z]:[\\/]|[\\/]{2}[^\\/])")  # C:\..., \\server\...
_SAFE = (
    "!$&'()*+,;=@~"  # beside letters, digits and -._ what a path segment may hold; a colon could be a scheme
)


@lru_cache(maxsize=1000)  # thousands of places stand in a few files
def relative(path: str, folder: str = "") -> str:
    """The path from `folder` on, with forward slashes; as it is when no way leads there.

    >>> relative("/home/jan/maart/facturen.csv", "/home/jan/april")
    '../maart/facturen.csv'
    >>> relative(".\\\\maart\\\\facturen.csv", "C:/jan")
    'maart/facturen.csv'
    """
    if not path:
        return path
    if _DRIVE.match(folder) or _DRIVE.match(path):
        return _relative_on_windows(path, folder)
    if path.startswith("/") and folder:
        return posixpath.relpath(path, folder)
    return posixpath.normpath(path)


def _relative_on_windows(path: str, folder: str) -> str:
    slashed = PureWindowsPath(path).as_posix()
    drive, start = PureWindowsPath(path).drive, PureWindowsPath(folder)
    if not drive:
        return posixpath.normpath(slashed)
    if drive.lower() != start.drive.lower():
        return slashed
    parts, base = slashed.split("/"), start.as_posix().rstrip("/").split("/")
    same = 0
    while same < min(len(parts) - 1, len(base)) and parts[same].lower() == base[same].lower():
        same += 1
    return "/".join([*[".."] * (len(base) - same), *parts[same:]])


@lru_cache(maxsize=1000)
def uri(path: str) -> str:
    """A path of `relative` as a URI reference; with a scheme only when it is not relative.

    >>> uri("maart 2024/facturen#1.csv")
    'maart%202024/facturen%231.csv'
    """
    quoted = "/".join(map(_quoted, path.split("/")))
    if path.startswith("//"):  # a share on a server
        return f"file:{quoted}"
    if path.startswith("/"):
        return f"file://{quoted}"
    return f"file:///{quoted.replace('%3A', ':', 1)}" if _DRIVE.match(path) else quoted


def _quoted(part: str) -> str:
    try:
        return quote(part, safe=_SAFE, errors="surrogateescape")  # the bytes of a name that is no UTF-8
    except UnicodeEncodeError:  # half a character, as Windows allows in a name
        return quote(part, safe=_SAFE, errors="surrogatepass")


def is_relative(path: str) -> bool:
    """Whether a path of `relative` starts from the current folder."""
    return not path.startswith("/") and not _DRIVE.match(path)
