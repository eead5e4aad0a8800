"""VAT codes as Exact has them: kind and percentage on a date. Percentages in hundredths of a percent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from plango_lint.column import Column
from plango_lint.export import Export, remembered
from plango_lint.masks import Mask

# High rate of the Dutch VAT from a date on; low rate likewise (Belastingdienst).
HIGH = ((pd.Timestamp("2001-01-01"), 1900), (pd.Timestamp("2012-10-01"), 2100))
LOW = ((pd.Timestamp("2001-01-01"), 600), (pd.Timestamp("2019-01-01"), 900))
CHANGES = (HIGH[1][0], LOW[1][0])
WITHOUT_VAT = ("N", "B")  # no VAT, and a 0 % base that is only reported
_PERCENTAGE = re.compile(r"(\d{1,3})(?:[.,](\d{1,6}))?\s*%?")


def high_rate(dates: pd.Series) -> pd.Series:
    """The high rate on each date (Int64 hundredths of a percent; NA without a date)."""
    rate = pd.Series(HIGH[0][1], index=dates.index, dtype="Int64")
    for start, percentage in HIGH[1:]:
        rate = rate.mask(dates >= start, percentage)
    return rate.mask(dates.isna())


def era(dates: pd.Series) -> pd.Series:
    """A number for each stretch of days between two changes of a rate."""
    return sum(((dates >= day).astype(int) for day in CHANGES), start=pd.Series(0, index=dates.index))


def read_rate(text: str) -> int | None:
    """A percentage as lists write it; less than one is a part of one, as in Exact's XML.

    >>> read_rate("21"), read_rate("9,00 %"), read_rate("0.21"), read_rate("hoog")
    (2100, 900, 2100, None)
    """
    found = _PERCENTAGE.fullmatch(text.strip())
    if not found:
        return None
    digits = ((found[2] or "") + "0000")[:4]
    hundredths = int(found[1]) * 100 + int(digits[:2])
    return int(digits) if found[1].strip("0") == "" else hundredths


def percent(rate: int) -> str:
    """A rate as people write it.

    >>> percent(2100), percent(1050)
    ('21 %', '10,5 %')
    """
    whole, rest = divmod(rate, 100)
    return f"{whole}{f',{rest:02}'.rstrip('0') if rest else ''} %"


def share(cents: int, rate: int) -> int:
    """A percentage of an amount, rounded half away from zero.

    >>> share(87000, 2100)
    18270
    """
    quotient, rest = divmod(abs(cents) * rate, 10_000)
    rounded = quotient + (1 if rest * 2 >= 10_000 else 0)
    return -rounded if cents < 0 else rounded


def shares(cents: pd.Series, rates: pd.Series) -> pd.Series:
    """The same for every line (Int64; NA where either is missing)."""
    size = cents.abs()
    rest = (size % 10_000) * rates
    part = (size // 10_000) * rates + rest // 10_000 + (rest % 10_000 >= 5_000).astype("Int64")
    return part.mask((cents < 0).fillna(False), -part)


def net_of(cents: int, rate: int) -> int:
    """What is left of an amount when the VAT is taken out of it, as an including code does.

    >>> net_of(87000, 2100)
    71901
    """
    base = abs(cents) * 10_000
    net = (base + (10_000 + rate) // 2) // (10_000 + rate)
    return -net if cents < 0 else net


@dataclass(frozen=True, slots=True)
class Rate:
    """One percentage of a code, and the days on which it holds."""

    code: str
    percentage: int
    start: pd.Timestamp | None = None
    until: pd.Timestamp | None = None

    def holds(self, dates: pd.Series) -> Mask:
        """Days on which it holds; where the date is unknown nothing speaks against it."""
        valid = np.ones(len(dates), dtype=bool)
        if self.start is not None:
            valid &= ~(dates < self.start).to_numpy(dtype=bool)
        if self.until is not None:
            valid &= ~(dates > self.until).to_numpy(dtype=bool)
        return valid

    def holds_on(self, day: pd.Timestamp | None) -> bool:
        if day is None:
            return self.until is None
        return (self.start is None or self.start <= day) and (self.until is None or day <= self.until)

    @property
    def dated(self) -> bool:
        return self.start is not None or self.until is not None


class VatCodes:
    """The VAT list, ready to ask. A code with several dated percentages has a row for each."""

    def __init__(self, export: Export) -> None:
        self.table = export.table("vat")
        self._kinds: dict[str, dict[str, str]] = {}

    @cached_property
    def codes(self) -> pd.Series:
        return self.table["code"].text

    def kind(self, name: str) -> dict[str, str]:
        """Code -> its type, transaction or description, where the list says so; the first to say it wins."""
        if name not in self._kinds:
            said = pd.DataFrame({"code": self.codes, "said": self.table[name].text}).dropna()
            self._kinds[name] = dict(said.drop_duplicates("code").itertuples(index=False, name=None))
        return self._kinds[name]

    @cached_property
    def rates(self) -> list[Rate]:
        """Every percentage of every code. Codes without VAT are 0 %, whatever else the list says."""
        frame = pd.DataFrame(
            {
                "code": self.codes,
                "percentage": self.table["percentage"].each(read_rate),
                "start": self._days("from"),
                "until": self._days("until"),
            }
        )
        without = {code for code, kind in self.kind("type").items() if kind in WITHOUT_VAT}
        # A percentage without an end holds until the next one begins: the latest start has the last word.
        known = frame.dropna(subset=["code", "percentage"]).sort_values(
            "start", na_position="first", kind="stable"
        )
        return [Rate(code, 0) for code in without] + [
            Rate(str(code), int(percentage), _day(start), _day(until))
            for code, percentage, start, until in known.itertuples(index=False)
            if code not in without
        ]

    def _days(self, name: str) -> pd.Series:
        return self.table[name].dates

    def rates_of(self, code: str) -> list[Rate]:
        return [rate for rate in self.rates if rate.code == code]

    def rate_of(self, codes: pd.Series, dates: pd.Series) -> pd.Series:
        """The percentage of each code on each date (Int64; NA when unknown or not valid then)."""
        numbers, used = pd.factorize(codes)
        number_of = {code: number for number, code in enumerate(used)}
        found = np.full(len(codes), -1)
        for rate in self.rates:
            if rate.code in number_of:
                found[(numbers == number_of[rate.code]) & rate.holds(dates)] = rate.percentage
        return pd.Series(found, index=codes.index, dtype="Int64").mask(found < 0)

    def rate_of_lines(self, code: Column, date: Column) -> pd.Series:
        """The same for the lines of a table."""
        which, rows = code.table.combined(code, date)
        rates = self.rate_of(code.text_of(rows), date.dates.iloc[rows])
        return rates.take(which).reset_index(drop=True)

    def exclusive_of(self, rate: int, day: pd.Timestamp | None = None) -> list[str]:
        """Codes for sales of this percentage on amounts excluding VAT, not blocked, on this day."""
        kinds, uses, blocked = self.kind("type"), self.kind("transaction"), self.kind("blocked")
        latest = {r.code: r.percentage for r in self.rates if r.holds_on(day)}
        wanted = [code for code in self.codes.dropna().unique() if latest.get(code) == rate]
        return [
            code
            for code in wanted
            if kinds.get(code, "E") != "I" and uses.get(code, "B") in "BS" and blocked.get(code) != "true"
        ]


@remembered("vat")
def vat_codes(export: Export) -> VatCodes:
    """The VAT list. Raises Lacking without one."""
    return VatCodes(export)


@remembered()
def rates_of_lines(export: Export) -> pd.Series:
    """The percentage of every invoice line (Int64); NA where its code or date cannot be read or tells none."""
    _ = export["vat.percentage"]
    code, date = export["invoices.vat_code"], export["invoices.date"]
    return vat_codes(export).rate_of_lines(code, date).mask(date.dates.isna())


def _day(value: object) -> pd.Timestamp | None:
    return value if isinstance(value, pd.Timestamp) else None
