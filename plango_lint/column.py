"""A column of a table, in every form a check may ask for.

Its cells are text until they are asked for as cents, dates or whole numbers. A cell that is empty, blamed or
unreadable is missing (NA) there, and every comparison with it is false.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from plango_lint import notation
from plango_lint.column_codes import ColumnCodes, form_in
from plango_lint.hits import Hits
from plango_lint.masks import Mask, as_mask
from plango_lint.settings.vocabulary import PUBLIC

if TYPE_CHECKING:
    from plango_lint.table import Table


@dataclass(eq=False)
class Column(ColumnCodes):
    """One field of a table, in every form a check may ask for."""

    table: Table
    name: str
    hidden: Mask | None = None

    @property
    def personal(self) -> bool:
        """Its cells can be personal data: a word about one says so."""
        return self.name not in PUBLIC

    @cached_property
    def raw(self) -> pd.Series:
        """The cells as they stand in the file; NA where there is no column or the cell is blamed."""
        return self.each(str, "str", np.nan, form="raw", raw=True)

    def each(
        self,
        function: Callable[[str], Any],
        dtype: Any = object,
        missing: Any = None,
        *,
        form: str | None = None,
        raw: bool = False,
    ) -> pd.Series:
        """The function of every distinct cell as it was meant, once, spread over the rows; `raw`: as it stands.

        `form` is the name of what it makes, to be made once for all who ask.
        """
        cells = self.table.distinct(self.name)
        return cells.spread(cells.made(form, function, dtype, missing, raw=raw), form, self.hidden)

    def at_once(self, function: Callable[[list[str]], np.ndarray], missing: int) -> np.ndarray:
        """What the function makes of all distinct cells at once, spread over the rows; `missing` where there is none."""
        cells = self.table.distinct(self.name)
        made = np.append(function(cells.meant), missing)
        return made[cells.codes if self.hidden is None else np.where(self.hidden, -1, cells.codes)]

    def some(self, rows: np.ndarray, *, raw: bool = False) -> list[str | None]:
        """The cells of a few rows as they were meant, or as they stand (`raw`), without making those of all others."""
        cells = self.table.distinct(self.name)
        codes = (
            cells.codes[rows] if self.hidden is None else np.where(self.hidden[rows], -1, cells.codes[rows])
        )
        texts = cells.texts if raw else cells.meant
        return [texts[code] if code >= 0 else None for code in codes.tolist()]

    @cached_property
    def text(self) -> pd.Series:
        """The cells as meant, without harmless damage; NA when nothing is left."""
        if self.table.distinct(self.name).plain:
            return self.raw
        return self.each(_said, "str", np.nan, form="text")

    def text_of(self, rows: np.ndarray) -> pd.Series:
        """`text.iloc[rows]`, without making that of all others."""
        cells = self.table.distinct(self.name)
        made = (
            cells.made("raw", str, "str", np.nan, raw=True)
            if cells.plain
            else cells.made("text", _said, "str", np.nan)
        )
        return cells.of_rows(made, self.hidden, rows)

    @property
    def used(self) -> list[str]:
        """Every text that some row has, once."""
        cells = self.table.distinct(self.name)
        codes = cells.codes if self.hidden is None else cells.codes[~self.hidden]
        held = np.bincount(codes + 1, minlength=len(cells.texts) + 1)[1:] > 0
        texts = (text for text, there in zip(cells.meant, held.tolist(), strict=True) if there and text)
        return list(dict.fromkeys(texts))

    @cached_property
    def folded(self) -> pd.Series:
        """The text in one case."""
        return self.each(lambda text: text.casefold() or np.nan, "str", np.nan, form="folded")

    @cached_property
    def empty(self) -> Mask:
        """Cells that are there and hold nothing."""
        return self.each(lambda text: not text, bool, False, form="empty").to_numpy()

    @cached_property
    def present(self) -> Mask:
        """Cells that can be read: neither empty, nor blamed, nor unreadable for their kind."""
        cells = self.table.distinct(self.name)
        if cells.plain:
            return cells.codes >= 0 if self.hidden is None else (cells.codes >= 0) & ~self.hidden
        return self.each(bool, bool, False, form="present").to_numpy()

    @cached_property
    def whole(self) -> pd.Series:
        """Whole numbers (Int64); `01` is 1."""
        cells = self.table.distinct(self.name)
        if "whole" not in cells.forms and cells.numeric:
            numbers = np.append(np.fromstring(" ".join(cells.texts), np.int64, sep=" "), 0)
            missing = np.arange(len(numbers)) == len(cells.texts)
            cells.forms["whole"] = pd.Series(pd.arrays.IntegerArray(numbers, missing))
        return self.each(_whole, "Int64", pd.NA, form="whole")

    @cached_property
    def forms(self) -> pd.Series:
        """The AmountForm of every cell; None where nothing is written."""
        return self.each(_form, form="forms")

    def judged(self, judge: Callable[[Any], bool]) -> Mask:
        """The cells of which this holds, asked of every distinct form of an amount or reading of a date."""
        kind, read = ("forms", _form) if self.name in notation.AMOUNTS else ("readings", _readings)
        cells = self.table.distinct(self.name)
        verdicts = [found is not None and judge(found) for found in cells.made(kind, read, object, None)]
        return cells.spread(pd.Series(verdicts, dtype=bool), None, self.hidden).to_numpy()

    @cached_property
    def cents(self) -> pd.Series:
        """Amounts in cents (Int64), read in the notation of their file or the only one possible."""
        if (given := self._given("cents")) is not None:
            return given
        return self._by_source("number_notation", notation.DUTCH, _cents, "Int64", pd.NA)

    @cached_property
    def readings(self) -> pd.Series:
        """Every date a cell can mean, by notation; None where nothing is written."""
        return self.each(_readings, form="readings")

    @cached_property
    def dates(self) -> pd.Series:
        """Dates (datetime64[s]), read in the notation of their file or the only one possible."""
        if (given := self._given("dates")) is not None:
            return given
        return self._by_source("date_notation", notation.PLANGO_DATE, _date, "datetime64[s]", pd.NaT)

    def where(self, mask: Mask | pd.Series, **more: Any) -> Hits:
        """The readable cells of a mask as hits."""
        return self.table.hits(as_mask(mask) & self.present, self.name, **more)

    def _given(self, kind: str) -> pd.Series | None:
        given = self.table.typed.get((self.name, kind))
        return given if given is None or self.hidden is None else given.mask(self.hidden)

    def _by_source(
        self, setting: str, default: str, read: Callable[[str, str], Any], dtype: str, missing: Any
    ) -> pd.Series:
        names = [getattr(source, setting) or default for source in self.table.sources]
        series = [
            self.each(_in(read, name), dtype, missing, form=form_in(setting, name))
            for name in dict.fromkeys(names)
        ]
        if not series:
            return self.each(lambda _: missing, dtype, missing)
        if len(series) == 1:
            return series[0]
        result = series[0].copy()
        order = list(dict.fromkeys(names))
        which = np.array([order.index(name) for name in names])[self.table.source_of]
        for index, values in enumerate(series):
            result[which == index] = values[which == index]
        return result


def _in(read: Callable[[str, str], Any], name: str) -> Callable[[str], Any]:
    return lambda text: read(text, name)


_NO_DATE: dict[str, Any] = {}


def _said(text: str) -> Any:
    return text or np.nan


def _form(text: str) -> notation.AmountForm | None:
    return notation.read_amount(text) if text else None


def _readings(text: str) -> Any:
    return notation.read_date(text) or _NO_DATE if text else None


def _whole(text: str) -> Any:
    return int(text) if text.isdigit() and text.isascii() and len(text) <= 18 else pd.NA


def _cents(text: str, wanted: str) -> Any:
    readings = notation.read_amount(text).readings if text else {}
    if not readings:
        return pd.NA
    cents, _ = readings.get(wanted) or next(iter(readings.values()))
    return cents


def _date(text: str, wanted: str) -> Any:
    readings = notation.read_date(text) if text else {}
    if not readings:
        return pd.NaT
    return pd.Timestamp(readings.get(wanted) or next(iter(readings.values()))).as_unit("s")
