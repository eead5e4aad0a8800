"""Cells that stand in bytes -> one column: every distinct text once, and a code per row.

A string for each of 16 million cells takes a gigabyte; an export has some hundred thousand different ones.
Cells are compared eight bytes at a time. They are grouped by a number made of their bytes, and the groups are
then compared byte by byte, so that no two texts are ever taken for one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from plango_lint.reading.lines import Lines

_QUOTE, _FEED = 34, 10
_LONG = 64  # bytes; few cells are longer, and those are compared one by one
_MIXING = np.uint64(0x9E3779B97F4A7C15)  # odd, so that nothing is lost: 2 ** 64 divided by the golden ratio
# Of eight bytes the first none, one, two ... eight.
_NONE = np.empty(0, np.int64)
_KEPT = np.array([(1 << 8 * size) - 1 for size in range(9)], dtype=np.uint64)


def coded(texts: Sequence[str]) -> pd.Categorical:
    """The same column of texts that are strings already."""
    codes, distinct = pd.factorize(np.array([*texts, ""], dtype=object)[:-1])
    return pd.Categorical.from_codes(codes, pd.Index(distinct, dtype="str"))


def column(lines: Lines, blocks: Iterable[tuple[np.ndarray, np.ndarray]]) -> pd.Categorical:
    """The cells that begin and end there; quotes around a cell are left out, and doubled ones inside are one.

    Some rows are grouped at a time, as long as what that takes fits in the processor's memory, and then the
    distinct texts of these.
    """
    parts, starts, stops = [], [_NONE], [_NONE]
    for start, stop in (_bare(lines, *block) for block in blocks):
        codes, first = _distinct(lines, start, stop)
        parts.append(codes)
        starts.append(start[first])
        stops.append(stop[first])
    start, stop = np.concatenate(starts), np.concatenate(stops)
    of_all, first = _distinct(lines, start, stop)
    behind = np.cumsum([len(found) for found in starts])[:-1]  # the distinct texts of all blocks before
    codes = np.concatenate([_NONE, *(of_all[at:][found] for at, found in zip(behind, parts, strict=True))])
    return pd.Categorical.from_codes(codes, pd.Index(_texts(lines, start[first], stop[first]), dtype="str"))


def _bare(lines: Lines, start: np.ndarray, stop: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Without quotes around a cell."""
    start, stop = start.astype(np.int64), stop.astype(np.int64)  # as numpy wants them for looking up
    quoted = (lines.signs[start] == _QUOTE) & (stop > start)
    return (start + quoted, stop - quoted) if quoted.any() else (start, stop)


def _distinct(lines: Lines, start: np.ndarray, stop: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The number of each cell's text, and the first cell with every text."""
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
    # The eight bytes from each one on.
    eight = np.ndarray((len(lines.data) - 7,), "<u8", lines.data, strides=(1,))
    shortest, longest = int(length.min(initial=_LONG)), int(length.max(initial=0))
    words = []
    for at in range(0, max(longest, 1), 8):
        word = eight[start + at]
        if shortest < at + 8:  # some cell ends among these
            kept = longest - at if shortest == longest else np.clip(length - at, 0, 8)
            word &= _KEPT[kept]
        words.append(word)
    if len(words) == 1:  # no text holds a zero, so these eight bytes are the text
        codes, distinct = pd.factorize(words[0])
        return codes, _first_of(codes, len(distinct))
    mixed = length.astype(np.uint64)
    for word in words:
        mixed = (mixed ^ word) * _MIXING
        mixed ^= mixed >> np.uint64(29)
    codes, distinct = pd.factorize(mixed)
    first = _first_of(codes, len(distinct))
    if all(np.array_equal(word, word[first][codes]) for word in words):
        return codes, first
    return _one_by_one(lines, start, start + length)


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
    ends = np.cumsum(
        stop - start + 1
    )  # behind each other, with a line end behind each: no cell of one line holds one
    places = np.repeat(stop + 1 - ends, stop - start + 1) + np.arange(ends[-1])
    signs = lines.signs[places]
    signs[ends - 1] = _FEED
    joined = signs[:-1].tobytes()
    texts = joined.decode("utf-8", "surrogatepass").split("\n")
    return [text.replace('""', '"') for text in texts] if b'""' in joined else texts
