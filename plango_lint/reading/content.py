"""Columns told by their cells, as far as that is sure: for files without a header that we know.

Every step takes a column only when exactly one fits; two equal candidates stay unknown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property

import pandas as pd

from plango_lint.notation import read_amount, read_date
from plango_lint.reading.invoice_number import find_number, stands_in
from plango_lint.repairs import repaired

_SAMPLE = 3000
_MOST = 0.9
_DECIMAL = re.compile(r".*\d[.,]\d{2}-?$")


def columns_by_content(role: str, frame: pd.DataFrame, fields: dict[int, str]) -> dict[int, str]:
    """The fields found, with those given. Only invoices can be told by their cells."""
    if role != "invoices" or frame.empty:
        return dict(fields)
    search = _Search(frame, dict(fields))
    for step in (
        search.dates, search.amounts, search.year, search.number, search.description,
        search.codes, search.period, search.vat_code, search.line_description,
    ):  # fmt: skip
        step()
    return search.fields


class _Search:
    """The steps, each building on what the earlier ones found."""

    def __init__(self, frame: pd.DataFrame, fields: dict[int, str]) -> None:
        self.frame = frame
        self.sample = frame.head(_SAMPLE)
        self.fields = fields

    def dates(self) -> None:
        found = self._free(lambda text: bool(read_date(text)))
        if len(found) == 1:
            self._take("date", found)
        elif len(found) == 2:
            # An invoice is never due before its date.
            for first, second in (found, found[::-1]):
                if self._earlier(first, second):
                    self._take("date", [first])
                    self._take("due_date", [second])
                    return

    def amounts(self) -> None:
        found = self._free(lambda text: bool(_DECIMAL.match(text) and read_amount(text).readings))
        if len(found) == 1:
            self._take("amount", found)
        elif len(found) == 3:
            # Excluding + VAT = including, and VAT is the smaller part.
            for excluding, vat, including in _orders(found):
                if self._adds_up(excluding, vat, including):
                    self._take("amount", [excluding])
                    self._take("vat_amount", [vat])
                    self._take("amount_including", [including])
                    return

    def year(self) -> None:
        self._take("year", self._free(lambda text: text.isdigit() and 1990 <= int(text) <= 2099))

    def number(self) -> None:
        if "number" not in self.fields.values():
            found = find_number(self.frame, self.fields)
            self._take("number", [] if found is None else [found])

    def description(self) -> None:
        number = self._of("number")
        if number is not None:
            numbers = self.sample[number]
            free = [position for position in range(self.frame.shape[1]) if position not in self.fields]
            self._take("description", [p for p in free if stands_in(numbers, self.sample[p]) >= _MOST])

    def codes(self) -> None:
        """Ledger accounts differ between the lines of an invoice, or most are the 8... of revenue."""
        long = self._free(lambda text: text.isdigit() and 3 <= len(text) <= 18)
        ledger = [position for position in long if not self._constant(position)]
        if not ledger:
            ledger = [position for position in long if self._is_revenue(position)]
        if len(ledger) == 1:
            self._take("ledger", ledger)
            self._take("debtor", [p for p in long if p not in ledger and self._constant(p)])

    def period(self) -> None:
        """The month of the date, or else the small number beside the year."""
        found = self._free(lambda text: text.isdigit() and 1 <= int(text) <= 13)
        found = [position for position in found if self._constant(position)]
        date, year = self._of("date"), self._of("year")
        months = [position for position in found if date is not None and self._is_month(position, date)]
        if len(months) != 1 and year is not None:
            months = [position for position in found if position == year + 1]
        self._take("period", months)

    def vat_code(self) -> None:
        if "period" in self.fields.values():
            found = self._free(lambda text: text.isdigit() and len(text) <= 2)
            self._take("vat_code", [p for p in found if self.sample[p].nunique() <= 10])

    def line_description(self) -> None:
        texts = self._free(lambda text: any(sign.isalpha() for sign in text))
        varying = [position for position in texts if not self._constant(position)]
        self._take("line_description", varying if self._runs_of_many else texts)

    def _take(self, name: str, positions: list[int]) -> None:
        if len(positions) == 1 and name not in self.fields.values():
            self.fields[positions[0]] = name

    def _of(self, name: str) -> int | None:
        return next((position for position, field in self.fields.items() if field == name), None)

    def _texts(self, position: int) -> list[str]:
        return [repaired(cell) for cell in self.sample[position]]

    def _free(self, looks: Callable[[str], bool]) -> list[int]:
        # Columns without a field yet whose cells, as far as filled, nearly all look like this.
        found = []
        for position in range(self.frame.shape[1]):
            filled = [text for text in self._texts(position) if text] if position not in self.fields else []
            if filled and sum(map(looks, filled)) >= _MOST * len(filled):
                found.append(position)
        return found

    @cached_property
    def _runs(self) -> pd.Series:
        number = self._of("number")
        numbers = self.sample[number] if number is not None else pd.Series(range(len(self.sample)))
        return (numbers != numbers.shift()).cumsum()

    @property
    def _runs_of_many(self) -> bool:
        return bool(self._runs.duplicated().any())

    def _constant(self, position: int) -> bool:
        varying = self.sample[position].groupby(self._runs).nunique() > 1
        return bool(varying.sum() <= 0.02 * len(varying))

    def _earlier(self, first: int, second: int) -> bool:
        pairs = [
            (min(a.values()), max(b.values()))
            for one, other in zip(self._texts(first), self._texts(second), strict=True)
            if (a := read_date(one)) and (b := read_date(other))
        ]
        return all(a <= b for a, b in pairs) and any(a < b for a, b in pairs)

    def _is_revenue(self, position: int) -> bool:
        texts = self._texts(position)
        return sum(text.startswith("8") and len(text) >= 4 for text in texts) > len(texts) / 2

    def _adds_up(self, excluding: int, vat: int, including: int) -> bool:
        rows = zip(self._texts(excluding), self._texts(vat), self._texts(including), strict=True)
        fits = [
            b and abs(a + b - c) <= 1 and abs(b) <= abs(a)
            for a, b, c in (map(_cents, row) for row in rows)
            if a is not None and b is not None and c is not None
        ]
        return bool(fits) and sum(map(bool, fits)) >= 0.5 * len(fits)

    def _is_month(self, position: int, date: int) -> bool:
        pairs = [
            (int(text), {day.month for day in days.values()})
            for text, cell in zip(self._texts(position), self._texts(date), strict=True)
            if text.isdigit() and (days := read_date(cell))
        ]
        return bool(pairs) and sum(period in months for period, months in pairs) >= _MOST * len(pairs)


def _orders(found: list[int]) -> Iterable[tuple[int, int, int]]:
    for including in found:
        first, second = (position for position in found if position != including)
        yield first, second, including
        yield second, first, including


def _cents(text: str) -> int | None:
    readings = read_amount(text).readings
    return next(iter(readings.values()))[0] if readings else None
