"""Columns told by their cells, as far as that is sure: for files without a header that we know.

Every step takes a column only when exactly one fits; two equal candidates stay unknown.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from itertools import permutations

import pandas as pd

from plango_lint.notation import read_date
from plango_lint.reading.invoice_number import find_number, stands_in
from plango_lint.reading.notations import amount_form
from plango_lint.repairs import repaired

_SAMPLE = 3000
_MOST = 0.9
_RATES = (0.0, 0.06, 0.09, 0.19, 0.21)
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
        self.sample = frame.head(_SAMPLE).astype("str")
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
        """One column of amounts is the amount; of several, the one that VAT and totals follow from."""
        found = self._free(lambda text: bool(_DECIMAL.match(text) and amount_form(text).readings))
        if len(found) == 1:
            self._take("amount", found)
            return
        cents = {position: self._cents(position) for position in found}
        related = [
            (first, second, name)
            for first, second in permutations(found, 2)
            if (name := _relation(cents[first], cents[second]))
        ]
        amounts = {first for first, _, _ in related}
        if len(amounts) == 1:
            self._take("amount", list(amounts))
            for name in ("vat_amount", "amount_including"):
                self._take(name, [second for _, second, relation in related if relation == name])

    def year(self) -> None:
        found = self._free(lambda text: _whole(text) in range(1990, 2100))
        date = self._of("date")
        if len(found) > 1 and date is not None:
            found = [position for position in found if self._agrees(position, date, "year")]
        self._take("year", found)

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
        long = self._free(lambda text: _whole(text) >= 0 and len(text) >= 3)
        ledger = [position for position in long if not self._constant(position)]
        if not ledger:
            ledger = [position for position in long if self._is_revenue(position)]
        if len(ledger) == 1:
            self._take("ledger", ledger)
            self._take("debtor", [p for p in long if p not in ledger and self._constant(p)])

    def period(self) -> None:
        """The month of the date, or else the small number beside the year."""
        found = self._free(lambda text: _whole(text) in range(1, 14))
        found = [position for position in found if self._constant(position)]
        date, year = self._of("date"), self._of("year")
        months = [
            position for position in found if date is not None and self._agrees(position, date, "month")
        ]
        if len(months) != 1 and year is not None:
            months = [position for position in found if position == year + 1]
        self._take("period", months)

    def vat_code(self) -> None:
        """Small numbers that go with the ledger account; a quantity does not, a journal is one for all."""
        ledger = self._of("ledger")
        if ledger is None or "period" not in self.fields.values():
            return
        found = self._free(lambda text: text.isalnum() and len(text) <= 3)
        going = [position for position in found if self._goes_with(position, ledger)]
        if not going and len(found) == 1 and self._one_digit_but_1(found[0]):
            going = found
        self._take("vat_code", going)

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
            next((a[notation], b[notation]) for notation in a if notation in b)
            for one, other in zip(self._texts(first), self._texts(second), strict=True)
            if (a := read_date(one)).keys() & (b := read_date(other)).keys()
        ]
        return all(a <= b for a, b in pairs) and any(a < b for a, b in pairs)

    def _is_revenue(self, position: int) -> bool:
        texts = self._texts(position)
        return sum(text.startswith("8") and len(text) >= 4 for text in texts) > len(texts) / 2

    def _goes_with(self, position: int, ledger: int) -> bool:
        values = set(self._texts(position)) - {""}
        accounts = self.sample[position].groupby(self.sample[ledger])
        usual = accounts.agg(lambda cells: int(cells.value_counts().iloc[0])).sum()
        percentages = values <= {"0", "6", "9", "19", "21"} and bool(values & {"19", "21"})
        codes = 2 <= len(values) <= 10 and all(value.isalnum() and len(value) <= 3 for value in values)
        return codes and usual >= _MOST * len(self.sample) and not percentages

    def _one_digit_but_1(self, position: int) -> bool:
        values = set(self._texts(position)) - {""}
        return len(values) == 1 and values <= set("023456789")

    def _cents(self, position: int) -> list[int]:
        readings = [amount_form(text).readings for text in self._texts(position)]
        return [next(iter(reading.values()))[0] if reading else 0 for reading in readings]

    def _agrees(self, position: int, date: int, part: str) -> bool:
        pairs = [
            (_whole(text), {getattr(day, part) for day in days.values()})
            for text, cell in zip(self._texts(position), self._texts(date), strict=True)
            if _whole(text) >= 0 and (days := read_date(cell))
        ]
        return bool(pairs) and sum(value in parts for value, parts in pairs) >= _MOST * len(pairs)


def _relation(first: list[int], second: list[int]) -> str | None:
    # What the second column is when the first is the amount excluding VAT.
    pairs = [(a, b) for a, b in zip(first, second, strict=True) if a]
    for name, share in (("vat_amount", 0), ("amount_including", 1)):
        at_rate = [any(abs(a * (share + rate) - b) <= 1 for rate in _RATES) for a, b in pairs]
        with_vat = any(b != a * share for a, b in pairs)
        if pairs and with_vat and sum(at_rate) >= _MOST * len(pairs):
            return name
    return None


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else -1
