"""The distinct texts of a column: each is understood once, whoever asks, and however often it stands there."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from plango_lint.repairs import DAMAGE, between, repaired

_DAMAGE = re.compile(DAMAGE)
_BETWEEN = "|"  # where a text holds one itself, it may only seem to be damaged
_END_OR_NOTHING = ("| ", " |", "||")
_NUMBER = re.compile("0{1,18}")
_DIGITS_TO_ZERO = bytes.maketrans(b"123456789", b"0" * 9)


class Distinct:
    """The cells of one column as the files have them, before anything is blamed; NA where there is none.

    `codes` says for every row which of `texts` it holds, -1 for none.
    """

    def __init__(self, codes: np.ndarray, texts: list[str]) -> None:
        self.codes, self.texts = codes, texts
        self.forms: dict[str, pd.Series] = {}  # what was made of the texts, by its name
        self._spread: dict[str, pd.Series] = {}

    @classmethod
    def of(cls, cells: pd.Series) -> Distinct:
        """Of a column of text, categorical or plain."""
        if isinstance(cells.dtype, pd.CategoricalDtype):
            return cls(cells.cat.codes.to_numpy(), cells.cat.categories.tolist())
        codes, texts = pd.factorize(cells)
        return cls(codes, texts.tolist())

    @cached_property
    def _joined(self) -> _Joined:
        return _Joined.of(self.texts)

    @property
    def plain(self) -> bool:
        """Every text says something and is meant as it stands."""
        return self._joined.plain

    @property
    def holds_nul(self) -> bool:
        """Some text holds the sign that is put between them; only a workbook can have one."""
        return self._joined.holds_nul

    @property
    def numeric(self) -> bool:
        """Every text is a whole number of at most 18 digits."""
        return self._joined.numeric

    @property
    def shapes(self) -> list[str]:
        """What the texts look like with a zero for every digit: of half a million numbers a few."""
        return self._joined.shapes

    @cached_property
    def meant(self) -> list[str]:
        """The same texts without harmless damage."""
        return self.texts if self.plain else [repaired(text) for text in self.texts]

    def made(
        self,
        form: str | None,
        function: Callable[[str], Any],
        dtype: Any,
        missing: Any,
        *,
        raw: bool = False,
    ) -> pd.Series:
        """What a function makes of every text as it was meant (`raw`: as it stands), and `missing` as the last one.

        Under the name of a form it is remembered, and the function must always be the same one.
        """
        found = self.forms.get(form) if form else None
        if found is None:
            found = pd.Series([*map(function, self.texts if raw else self.meant), missing], dtype=dtype)
            if form:
                self.forms[form] = found
        return found

    def of_rows(self, made: pd.Series, hidden: np.ndarray | None, rows: np.ndarray) -> pd.Series:
        """The same for these rows alone."""
        codes = self.codes[rows] if hidden is None else np.where(hidden[rows], -1, self.codes[rows])
        return pd.Series(made.array.take(codes), index=rows, dtype=made.dtype)

    def spread(self, made: pd.Series, form: str | None, hidden: np.ndarray | None) -> pd.Series:
        """The same for every row; `missing` for those that are hidden or not there."""
        if hidden is None and form in self._spread:
            return self._spread[form]
        if made.dtype == bool and not made.any():  # as it is of most faults: none has it
            return pd.Series(np.zeros(len(self.codes), dtype=bool))
        codes = self.codes if hidden is None else np.where(hidden, -1, self.codes)
        spread = pd.Series(made.array.take(codes), dtype=made.dtype)  # code -1: the last one
        if hidden is None and form:
            self._spread[form] = spread
        return spread


@dataclass(frozen=True, slots=True)
class _Joined:
    """What is seen at once in the texts behind each other, and would take long to ask of each."""

    plain: bool
    holds_nul: bool
    numeric: bool
    shapes: list[str]

    @classmethod
    def of(cls, texts: list[str]) -> _Joined:
        joined = between(texts).encode("utf-8", "surrogatepass")
        shapes = _shapes(joined.translate(_DIGITS_TO_ZERO), texts)
        holds_nul = joined.count(0) > len(texts) + 1
        return cls(
            # No digit is damage, and every text of digits alone is a number: their shapes tell of all.
            plain=not holds_nul and _are_plain(shapes),
            holds_nul=holds_nul,
            numeric=not holds_nul and bool(shapes) and all(map(_NUMBER.fullmatch, shapes)),
            shapes=shapes,
        )


def _are_plain(shapes: list[str]) -> bool:
    joined = f"{_BETWEEN}{_BETWEEN.join(shapes)}{_BETWEEN}"
    if joined.isascii() and joined.isprintable() and not any(sign in joined for sign in _END_OR_NOTHING):
        return True  # the quick way to say so of nearly all
    return not _DAMAGE.search(between(shapes))


def _shapes(joined: bytes, texts: list[str]) -> list[str]:
    if len(set(map(len, texts))) == 1 and _are_alike(joined[1:], len(texts)):
        return [joined[1 : joined.index(b"\x00", 1)].decode("utf-8", "surrogatepass")]
    return list(dict.fromkeys(joined.decode("utf-8", "surrogatepass").split("\x00")[1:-1]))


def _are_alike(joined: bytes, count: int) -> bool:
    """So many texts, each with a NUL behind it, are all the same."""
    if len(joined) % count:
        return False
    signs = np.frombuffer(joined, np.uint8).reshape(count, -1)
    return joined.index(b"\x00") == len(signs[0]) - 1 and bool((signs == signs[0]).all())
