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
    """A number for every combination of the keys, per row."""
    result = np.zeros(len(keys[0]), dtype=np.int64)
    for key in keys:
        codes, distinct = pd.factorize(key, use_na_sentinel=False)
        result, _ = pd.factorize(result * max(len(distinct), 1) + codes)
    return result
