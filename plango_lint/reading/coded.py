"""Cells that stand in bytes -> one column: every distinct text once, and a code per row.

A string for each of 16 million cells takes a gigabyte; an export has some hundred thousand different ones.
Cells are compared eight bytes at a time. They are grouped by a number made of their bytes, and the groups are
then compared byte by byte, so that no two texts are ever taken for one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.lib.stride_tricks import sliding_window_view

from plango_lint.reading.lines import FEED, Lines

_QUOTE = 34
_FEW = 100  # cells that take longer all at once
_LONG = 64  # bytes; few cells are longer, and those are compared one by one
_MIXING = np.uint64(0x9E3779B97F4A7C15)  # odd, so that nothing is lost: 2 ** 64 divided by the golden ratio
_NONE = np.empty(0, np.int64)
# Which of eight bytes belong to a text, by the eighth of it they are, and its length.
_KEPT = np.array(
    [
        [(1 << 8 * min(max(length - at, 0), 8)) - 1 for length in range(_LONG + 1)]
        for at in range(0, _LONG, 8)
    ],
    dtype=np.uint64,
)


def coded(texts: Sequence[str]) -> pd.Categorical:
    """The same column of texts that are strings already."""
    codes, distinct = pd.factorize(np.array([*texts, ""], dtype=object)[:-1])
    return _column(codes, distinct)


def _column(codes: np.ndarray, texts: Any) -> pd.Categorical:
    categories = pd.Index(texts, dtype="str")
    column = pd.Categorical.from_codes(codes, categories)
    # Of columns of different texts a third of the memory is the table by which pandas saw that no text stands twice.
    # It makes another one when it needs it.
    getattr(column.categories, "_cache", {}).clear()
    return column


@dataclass(frozen=True, slots=True)
class Part:
    """Some cells of a column: which distinct text each holds, and where the first one of each text begins and ends."""

    codes: np.ndarray
    start: np.ndarray
    stop: np.ndarray

    @classmethod
    def of(cls, lines: Lines, start: np.ndarray, stop: np.ndarray) -> Part:
        """The cells that begin and end there."""
        codes, first = _distinct(lines, start, stop)
        small = np.uint16 if len(first) <= 1 << 16 else np.int64
        return cls(codes.astype(small), start[first], stop[first])

    def chosen(self, kept: np.ndarray) -> Part:
        """These cells alone, a mask."""
        used, codes = np.unique(self.codes[kept], return_inverse=True)
        return Part(codes, self.start[used], self.stop[used])


def joined(lines: Lines, parts: Sequence[Part]) -> pd.Categorical:
    """Parts of a column behind each other, without quotes around cells; doubled ones inside a cell are one."""
    start = np.concatenate([_NONE, *(part.start for part in parts)])
    stop = np.concatenate([_NONE, *(part.stop for part in parts)])
    start, stop = _bare(lines, start, stop)
    numbers, first = _distinct(lines, start, stop)
    behind = np.cumsum([0, *(len(part.start) for part in parts)])  # the distinct texts of all parts before
    codes = [numbers[at:][part.codes] for at, part in zip(behind, parts, strict=False)]
    texts = _texts(lines, start[first], stop[first])
    return _column(np.concatenate([_NONE, *codes]), texts)


def _bare(lines: Lines, start: np.ndarray, stop: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Without quotes around a cell."""
    # Behind the last delimiter may stand nothing: `clip` then takes the last byte.
    quoted = (lines.signs.take(start, mode="clip") == _QUOTE) & (stop > start)
    return (start + quoted, stop - quoted) if quoted.any() else (start, stop)


def _distinct(lines: Lines, start: np.ndarray, stop: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The number of each cell's text, and the first cell with every text."""
    if len(start) <= _FEW:
        return _one_by_one(lines, start, stop)
    length = stop - start
    short = length <= _LONG
    if short.all():
        return _grouped(lines, start, length)
    codes = np.empty(len(start), np.int64)
    codes[short], first = _grouped(lines, start[short], length[short])
    first = np.flatnonzero(short)[first]
    codes[~short], more = _one_by_one(lines, start[~short], stop[~short])
    codes[~short] += len(first)
    return codes, np.append(first, np.flatnonzero(~short)[more])


def _grouped(lines: Lines, start: np.ndarray, length: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The number of each cell's group, and the first cell of every group."""
    shortest, longest = int(length.min(initial=_LONG)), int(length.max(initial=0))
    words = [*_eights(lines.signs, start, max(longest + 7, 8) // 8)]
    for eighth in range(shortest // 8, len(words)):  # some cell ends among these
        words[eighth] &= _KEPT[eighth].take(longest if shortest == longest else length)
    # No text holds a zero, so these words are the text. Most cells of an export say what the one above them says.
    begins = np.flatnonzero(_unlike_before(words))
    if 2 * len(begins) > len(start):
        return _of_words(lines, words, start, length)
    words, size = [word.take(begins) for word in words], np.diff(begins, append=len(start))
    codes, first = _of_words(lines, words, start.take(begins), length.take(begins))
    return np.repeat(codes, size), begins.take(first)


def _unlike_before(words: Sequence[np.ndarray]) -> np.ndarray:
    """Cells that say something else than the one before them; the first one does."""
    unlike = np.ones(len(words[0]), dtype=bool)
    unlike[1:] = words[0][1:] != words[0][:-1]
    for word in words[1:]:
        unlike[1:] |= word[1:] != word[:-1]
    return unlike


def _of_words(
    lines: Lines, words: Sequence[np.ndarray], start: np.ndarray, length: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The same of cells given as words."""
    if len(words) == 1:
        codes, distinct = pd.factorize(words[0])
        return codes, _first_of(codes, len(distinct))
    mixed = words[0]
    for word in words[1:]:
        mixed = (mixed ^ (mixed >> np.uint64(29))) * _MIXING ^ word
    codes, distinct = pd.factorize(mixed)
    first = _first_of(codes, len(distinct))
    if all(np.array_equal(word, word.take(first).take(codes)) for word in words):
        return codes, first
    return _one_by_one(lines, start, start + length)


def _eights(signs: np.ndarray, places: np.ndarray, count: int) -> Iterator[np.ndarray]:
    """From each place on the next eight bytes as one number, so often; behind the last byte are zeros."""
    # Two words where processors find them quickest hold any eight bytes.
    which = places >> 3
    shift = ((places & 7) << 3).view(np.uint64)
    back = np.uint64(64) - shift
    word = _words(signs, which)
    for _ in range(count):
        which += 1
        above = _words(signs, which)
        word >>= shift
        word |= above << back  # a shift by all 64 bits leaves zero
        yield word
        word = above


def _words(signs: np.ndarray, which: np.ndarray) -> np.ndarray:
    """The eight bytes from 8 * which on."""
    whole = len(signs) // 8
    if int(which.max(initial=0)) < whole:
        return signs[: 8 * whole].view("<u8").take(which)
    padded = np.append(signs[8 * whole :], np.zeros(16, np.uint8))[:16].view("<u8")
    behind = padded.take(which - whole, mode="clip")
    return np.where(which < whole, _words(signs, np.minimum(which, whole - 1)), behind) if whole else behind


def _first_of(codes: np.ndarray, count: int) -> np.ndarray:
    first = np.empty(count, np.int64)
    first[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)  # of equal places the last one written stays
    return first


def _one_by_one(lines: Lines, start: np.ndarray, stop: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    cells = [lines.data[a:b] for a, b in zip(start.tolist(), stop.tolist(), strict=True)]
    known = {cell: code for code, cell in enumerate(dict.fromkeys(cells))}
    codes = np.array([known[cell] for cell in cells], dtype=np.int64)
    return codes, _first_of(codes, len(known))


def _texts(lines: Lines, start: np.ndarray, stop: np.ndarray) -> list[str]:
    if not len(start):
        return []
    # Behind each other, with a line end behind each: no cell of one line holds one.
    width = int(stop[0] - start[0])
    if width and np.all(stop - start == width):  # as invoice numbers have
        signs = np.full((len(start), width + 1), FEED, np.uint8)
        signs[:, :-1] = sliding_window_view(lines.signs, width)[start]
    else:
        ends = np.cumsum(stop - start + 1)
        places = np.repeat(stop + 1 - ends, stop - start + 1) + np.arange(ends[-1])
        signs = lines.signs.take(places, mode="clip")
        signs[ends - 1] = FEED
    joined = signs.tobytes()[:-1]
    texts = joined.decode("utf-8", "surrogatepass").split("\n")
    return [text.replace('""', '"') for text in texts] if b'""' in joined else texts
