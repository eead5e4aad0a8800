"""VAT codes as Exact has them: kind and percentage on a date. Percentages in hundredths of a percent."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import pandas as pd

from plango_lint.export import Export
from plango_lint.notation import DUTCH, read_amount

# High rate of the Dutch VAT from a date on; low rate likewise (Belastingdienst).
HIGH = ((pd.Timestamp("2001-01-01"), 1900), (pd.Timestamp("2012-10-01"), 2100))
LOW = ((pd.Timestamp("2001-01-01"), 600), (pd.Timestamp("2019-01-01"), 900))


def high_rate(dates: pd.Series) -> pd.Series:
    """The high rate on each date (Int64 hundredths of a percent; NA without a date)."""
    return _rate_on(dates, HIGH)


def low_rate(dates: pd.Series) -> pd.Series:
    return _rate_on(dates, LOW)


def _rate_on(dates: pd.Series, steps: tuple[tuple[pd.Timestamp, int], ...]) -> pd.Series:
    rate = pd.Series(steps[0][1], index=dates.index, dtype="Int64")
    for start, percentage in steps[1:]:
        rate = rate.mask(dates >= start, percentage)
    return rate.mask(dates.isna())


def share(cents: int, rate: int) -> int:
    """A percentage of an amount, rounded half away from zero.

    >>> share(87000, 2100)
    18270
    """
    quotient, rest = divmod(abs(cents) * rate, 10_000)
    rounded = quotient + (1 if rest * 2 >= 10_000 else 0)
    return -rounded if cents < 0 else rounded


class VatCodes:
    """The VAT list, ready to ask. A code with several dated percentages has a row for each."""

    def __init__(self, export: Export) -> None:
        self.table = export.table("vat")

    @cached_property
    def codes(self) -> pd.Series:
        return self.table["code"].text

    @cached_property
    def rates(self) -> pd.Series:
        """The percentage of each row of the list (Int64 hundredths of a percent)."""
        return self.table["percentage"].each(_hundredths, "Int64", pd.NA)

    def kind(self, name: str) -> dict[str, str]:
        """Code -> its type, transaction or description, where the list says so."""
        if not self.table.has(name):
            return {}
        pairs = zip(self.codes, self.table[name].text, strict=True)
        return {code: value for code, value in pairs if isinstance(code, str) and isinstance(value, str)}

    def rate_of(self, codes: pd.Series, dates: pd.Series) -> pd.Series:
        """The percentage of each code on each date (Int64; NA when unknown or not valid then)."""
        rate = pd.Series(pd.NA, index=codes.index, dtype="Int64")
        for row in range(len(self.table)):
            if pd.isna(self.rates.iloc[row]) or not isinstance(self.codes.iloc[row], str):
                continue
            valid = (codes == self.codes.iloc[row]).to_numpy(dtype=bool) & self._valid(row, dates)
            rate = rate.mask(valid, self.rates.iloc[row])
        return rate

    def _valid(self, row: int, dates: pd.Series) -> np.ndarray:
        valid = np.ones(len(dates), dtype=bool)
        for name, within in (("from", "__ge__"), ("until", "__le__")):
            if self.table.has(name) and not pd.isna(limit := self.table[name].dates.iloc[row]):
                valid &= getattr(dates, within)(limit).to_numpy(dtype=bool) | dates.isna().to_numpy()
        return valid

    def exclusive_of(self, rate: int) -> list[str]:
        """Codes for sales of this percentage on amounts excluding VAT, not blocked."""
        kinds, uses, blocked = self.kind("type"), self.kind("transaction"), self.kind("blocked")
        wanted = self.codes[(self.rates == rate).fillna(False)]
        return [
            code
            for code in wanted.drop_duplicates()
            if kinds.get(code, "E") == "E" and uses.get(code, "B") in "BS" and blocked.get(code) != "true"
        ]


def _hundredths(raw: str) -> object:
    reading = read_amount(raw.replace("%", "")).readings
    return reading[DUTCH][0] if DUTCH in reading else next((cents for cents, _ in reading.values()), pd.NA)
