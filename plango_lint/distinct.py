"""The distinct texts of a column: each is understood once, whoever asks, and however often it stands there."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd


class Distinct:
    """The cells of one column as the files have them, before anything is blamed; NA where there is none.

    `codes` says for every row which of `texts` it holds, -1 for none.
    """

    def __init__(self, cells: pd.Series) -> None:
        self._cells = cells
        self._forms: dict[str, pd.Series] = {}
        self._spread: dict[str, pd.Series] = {}

    @cached_property
    def _factorized(self) -> tuple[np.ndarray, list[str]]:
        if isinstance(self._cells.dtype, pd.CategoricalDtype):
            return self._cells.cat.codes.to_numpy(), self._cells.cat.categories.tolist()
        codes, texts = pd.factorize(self._cells)
        return codes, texts.tolist()

    @property
    def codes(self) -> np.ndarray:
        return self._factorized[0]

    @property
    def texts(self) -> list[str]:
        return self._factorized[1]

    def form(
        self,
        name: str | None,
        function: Callable[[str], Any],
        dtype: Any,
        missing: Any,
        hidden: np.ndarray | None,
    ) -> pd.Series:
        """What a function makes of every cell, `missing` for those that are not there or hidden.

        Under a name it is remembered, and the function must always be the same one.
        """
        if hidden is None and name in self._spread:
            return self._spread[name]
        made = self._forms.get(name) if name else None
        if made is None:
            made = pd.Series([*map(function, self.texts), missing], dtype=dtype)
        codes = self.codes if hidden is None else np.where(hidden, -1, self.codes)
        spread = pd.Series(made.array.take(codes), dtype=made.dtype)  # code -1 is missing: the last one
        if name:
            self._forms[name] = made
            if hidden is None:
                self._spread[name] = spread
        return spread
