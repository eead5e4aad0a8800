"""Text -> its physical lines, kept as the bytes they are until somebody asks for one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from copy import copy
from itertools import pairwise
from typing import Any

import numpy as np

LINE_END = re.compile(r"\r\n|\r|\n")
RETURN, FEED = 13, 10
_MARK = "\n\ufeff".encode()
_PIECE = 1 << 20
Each = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]
_NOTHING = b" \t,;|\r\n"
_MANY, _SHORT = 100_000, 16  # lines, and signs of a line; a line of an invoice has at least some thirty


class Lines:
    """The physical lines of a text. Only \\n, \\r\\n and \\r end one; a line end at the very end begins no new one.

    A text may be given as its bytes in UTF-8. `data` are these; line i is data[start[i]:stop[i]], its line end left
    out. With `marks` a byte order mark at the start of a line is kept. `each` is map, or that of some threads.
    """

    def __init__(self, text: str | bytes, *, marks: bool = False, each: Each = map) -> None:
        self._take(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text, each)
        if not marks and self._is(_MARK[1], self.start[1:]).any() and _MARK in self.data:
            # Files pasted behind each other, each with its mark.
            self._take(self.data.replace(_MARK, b"\n"), each)

    def _take(self, data: bytes, each: Each) -> None:
        self.data, self.signs = data, np.frombuffer(data, np.uint8)
        self.start, self.stop = self._bounds(len(data), each)

    def _bounds(self, size: int, each: Each) -> tuple[np.ndarray, np.ndarray]:
        ends = self._where(FEED, each)
        before = self._is(RETURN, ends - 1)
        if RETURN in self.data and self._count(RETURN, each) > before.sum():
            alone = self._where(RETURN, each)
            alone = alone[~self._is(FEED, alone + 1)]
            ends = np.sort(np.concatenate([ends, alone]))
            before = (self.signs[ends] == FEED) & self._is(RETURN, ends - 1)
        start, stop = np.append(0, ends + 1), np.append(ends - before, size)
        return (start[:-1], stop[:-1]) if start[-1] == size else (start, stop)

    def _is(self, sign: int, places: np.ndarray) -> np.ndarray:
        """Whether the sign stands there; before the first and behind the last one there is none."""
        inside = np.clip(places, 0, max(len(self.signs) - 1, 0))
        return (self.signs[inside] == sign) & (inside == places)

    def _where(self, sign: int, each: Each) -> np.ndarray:
        found = self._of_pieces(lambda at, piece: np.flatnonzero(piece == sign) + at, each)
        return np.concatenate([np.empty(0, np.int64), *found])

    def _count(self, sign: int, each: Each) -> int:
        return sum(self._of_pieces(lambda _, piece: int(np.count_nonzero(piece == sign)), each))

    def _of_pieces(self, make: Callable[[int, np.ndarray], Any], each: Each) -> Iterable[Any]:
        # To mark every byte of a large file takes longer to get the memory for than to do.
        return each(lambda at: make(at, self.signs[at : at + _PIECE]), range(0, len(self.signs), _PIECE))

    def __len__(self) -> int:
        return len(self.start)

    def leave_out_end(self) -> None:
        """Takes away the lines behind the last one with anything but spaces and delimiters: Excel can write a million."""
        filled = len(self.data)
        while filled and not (tail := self.data[max(filled - _PIECE, 0) : filled].rstrip(_NOTHING)):
            filled = max(filled - _PIECE, 0)
        filled = max(filled - _PIECE, 0) + len(tail) if filled else 0
        count = max(int(np.searchsorted(self.start, filled)), 1)
        self.start, self.stop = self.start[:count], self.stop[:count]

    @property
    def is_sparse(self) -> bool:
        """These are very many lines with hardly anything on them: no export, and much more work than one."""
        size = int(self.stop[-1] - self.start[0])
        return len(self) > _MANY and size < _SHORT * len(self)

    def __getitem__(self, index: int) -> str:
        """The text of one line, from 0."""
        return self._text(self.start[index], self.stop[index])

    def some(self, start: int, stop: int) -> list[str]:
        """The texts of lines start..stop-1, as far as there are that many."""
        return [self[index] for index in range(start, min(stop, len(self)))]

    def joined(self, start: int, stop: int) -> str:
        """Lines start..stop-1 as they stand in the file, without the last line end."""
        return self._text(self.start[start], self.stop[stop - 1])

    def from_line(self, start: int, most: int) -> Lines:
        """Up to so many of these lines, from this one on, as lines of their own."""
        some = copy(self)
        some.start, some.stop = self.start[start : start + most], self.stop[start : start + most]
        return some

    def _text(self, start: int, stop: int) -> str:
        return self.data[start:stop].decode("utf-8", "surrogatepass")


def with_ends(text: str) -> list[str]:
    """The physical lines of a text, each with its line end; put behind each other they are the text."""
    ends = [found.end() for found in LINE_END.finditer(text)]
    bounds = [0, *(end for end in ends if end < len(text)), len(text)]
    return [text[start:stop] for start, stop in pairwise(bounds)] if text else []


def line_end(text: str) -> str:
    """The line end behind a text; nothing where there is none."""
    return "\r\n" if text.endswith("\r\n") else text[-1:] if text.endswith(("\r", "\n")) else ""
