"""Which rows: masks, positions, and one number for every combination of keys."""

from __future__ import annotations

import numpy as np
import pandas as pd

Mask = np.ndarray  # of bool, one per row


def as_mask(mask: Mask | pd.Series) -> Mask:
    """A mask in which NA is no."""
    if isinstance(mask, pd.Series):
        return mask.fillna(False).to_numpy(dtype=bool)
    return mask


def positions(mask: Mask | pd.Series) -> np.ndarray:
    return np.flatnonzero(as_mask(mask))


def numbered(*keys: pd.Series | np.ndarray) -> np.ndarray:
    """A number from 0 for every combination of the keys, per row. Numbers of at least -1 are taken as they are."""
    first, size = _codes(keys[0])
    result = first.astype(np.int64)
    for key in keys[1:]:
        codes, count = _codes(key)
        result *= count
        result += codes
        size *= count
        if size > _most(len(result)):
            result, size = _dense(result, size)
    return _dense(result, size)[0]


def combined(*keys: pd.Series | np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The same numbers, and a row for each: what holds for that one holds for all with its number."""
    which = numbered(*keys)
    rows = np.empty(int(which.max(initial=-1)) + 1, dtype=np.int64)
    rows[which[::-1]] = np.arange(len(which) - 1, -1, -1)  # of several the first: it is written last
    return which, rows


def _codes(key: pd.Series | np.ndarray) -> tuple[np.ndarray, int]:
    """A number from 0 for every value, and one more than the highest of them."""
    if isinstance(key, np.ndarray) and key.dtype.kind == "i" and len(key):
        lowest, highest = int(key.min()), int(key.max())
        if lowest >= -1 and highest <= _most(len(key)):
            return (key, highest + 1) if lowest >= 0 else (key + np.int64(1), highest + 2)
    codes, distinct = pd.factorize(key, use_na_sentinel=False)
    return codes, max(len(distinct), 1)


def _dense(numbers: np.ndarray, size: int) -> tuple[np.ndarray, int]:
    """The numbers without those that no row has, and how many are left."""
    if size > _most(len(numbers)):
        codes, distinct = pd.factorize(numbers)
        return codes, max(len(distinct), 1)
    there = np.zeros(size, dtype=bool)
    there[numbers] = True
    below = np.cumsum(there, dtype=np.int32) - np.int32(1)  # at most four times as many as a table has rows
    left = max(int(np.count_nonzero(there)), 1)
    return (numbers if there.all() else below[numbers].astype(np.int64)), left


def _most(rows: int) -> int:
    """Up to so many numbers a table of them all is quicker than looking each up."""
    return 4 * rows + 1_000
