"""The groups of digits in very many texts, all at once: half a million take a tenth of what they do one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from plango_lint.repairs import between

_ZERO, _NINE = 48, 57


@dataclass(frozen=True, slots=True)
class Digits:
    """Every group of digits (0 to 9), in the order of the texts: which text it stands in, how many it has, and
    whether there is nothing else in that text."""

    text: np.ndarray
    length: np.ndarray
    alone: np.ndarray
    _signs: np.ndarray
    _start: np.ndarray

    @classmethod
    def of(cls, texts: Sequence[str]) -> Digits:
        joined = between(texts)
        if joined.count("\0") > len(texts) + 1:  # a list from a workbook can hold one
            joined = between(text.replace("\0", " ") for text in texts)
        signs = np.frombuffer(joined.encode("utf-8", "surrogatepass"), np.uint8)
        digit = (signs >= _ZERO) & (signs <= _NINE)
        bounds = np.flatnonzero(digit[1:] != digit[:-1]) + 1  # a NUL stands before and behind all
        start, stop = bounds[::2], bounds[1::2]
        text = np.searchsorted(np.flatnonzero(signs == 0), start) - 1
        return cls(text, stop - start, (signs[start - 1] == 0) & (signs[stop] == 0), signs, start)

    def numbers(self, most: int) -> np.ndarray:
        """The number that the first digits of each group make, up to `most` (18 at most) of them."""
        found = np.zeros(len(self.length), dtype=np.int64)
        for at in range(min(most, int(self.length.max(initial=0)))):
            longer = self.length > at
            if longer.all():
                found = found * 10 + (self._signs[self._start + at] - _ZERO)
                continue
            more = np.flatnonzero(longer)
            found[more] = found[more] * 10 + (self._signs[self._start[more] + at] - _ZERO)
        return found
