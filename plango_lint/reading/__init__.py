"""Reading: bytes -> Sources -> tables. Knows nothing of rules, and never raises for any bytes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from plango_lint.reading import delimited, lists
from plango_lint.reading.assembling import assemble
from plango_lint.reading.encoding import decode, is_xml
from plango_lint.reading.lines import Lines
from plango_lint.reading.lists import workbook
from plango_lint.reading.locating import start_of
from plango_lint.sources import InputFile, Source

if TYPE_CHECKING:
    from plango_lint.settings import Settings

_LARGE = 1 << 23  # bytes worth some threads

__all__ = ["assemble", "read", "start_of"]


def read(file: InputFile, settings: Settings) -> list[Source]:
    """What a file holds: one Source for every role found in it."""
    if is_xml(file.data):
        return lists.read_xml(file)
    with ThreadPoolExecutor(2) as aside:  # neither needs the other, nor much of Python
        sha256 = aside.submit(file.sha256)
        decoded = decode(file.data)
        each = aside.map if len(file.data) > _LARGE else map
        lines = Lines(decoded.utf8 if decoded.failure is None else b"", each=each)
    source = Source(file.path, sha256.result(), file.origin, file.role, earlier=file.earlier)
    if decoded.failure == "xlsx":
        return [workbook.read(source, file.data, settings)]
    if decoded.failure is not None:
        source.failure = decoded.failure
        return [source]
    source.encoding, source.data = decoded.encoding, file.data
    source.plain_ascii = decoded.utf8.isascii()
    return delimited.read(source, lines, settings)
