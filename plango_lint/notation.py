"""How people write amounts and dates, read without ever touching a float.

An amount is looked at in two steps: its form (what the characters allow), then its
cents under the notation of its file. Same for dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

AMOUNTS = ("amount", "vat_amount", "amount_including", "invoice_total")  # fields that hold one
DATES = ("date", "due_date")
DUTCH = "1.234,56"
ENGLISH = "1,234.56"
LONGEST_AMOUNT = 30  # characters; no books hold more, and huge numbers cost time
_MOST_EUROS = 12  # digits; the cents of a million such lines can still be added up
Notation = str

_SIGNED = re.compile(r"^([+-]?)([0-9.,]+)(-?)$")
_CURRENCY = re.compile(r"€|(?<![a-z])EUR(?![a-z])|[\s\u00a0\u202f]", re.IGNORECASE)
_GROUPED = {
    DUTCH: re.compile(r"^[1-9]\d{0,2}(\.\d{3})+$"),
    ENGLISH: re.compile(r"^[1-9]\d{0,2}(,\d{3})+$"),
}
_SWAPPED = str.maketrans(".,", ",.")
_MARK = {DUTCH: ",", ENGLISH: "."}


@dataclass(frozen=True, slots=True)
class AmountForm:
    """What an amount's characters allow; `readings` maps a notation to (cents, decimals)."""

    readings: dict[Notation, tuple[int, int]]
    currency: bool = False

    @property
    def notation(self) -> Notation | None:
        """The one notation it can be in; None when both fit or none does."""
        return next(iter(self.readings)) if len(self.readings) == 1 else None

    @property
    def ambiguous(self) -> bool:
        """Both notations fit and give different amounts: 1.234."""
        return len({cents for cents, _ in self.readings.values()}) > 1


# Made once: a file can have no amount in each of a hundred thousand cells.
_NO_AMOUNT = {currency: AmountForm({}, currency=currency) for currency in (False, True)}


def read_amount(text: str) -> AmountForm:
    """The readings of an amount such as `870,00`, `€ 1.234,56`, `12,50-`.

    >>> read_amount("1.234,56").readings
    {'1.234,56': (123456, 2)}
    >>> read_amount("-12,5").readings
    {'1.234,56': (-1250, 1)}
    >>> read_amount("1.23,45").readings
    {}
    """
    bare = _CURRENCY.sub("", text)
    found = _SIGNED.match(bare) if len(bare) <= LONGEST_AMOUNT else None
    if not found or (found[1] and found[3]) or not bare.isascii():
        return _NO_AMOUNT[bare != text]
    negative = "-" in (found[1], found[3])
    readings = {}
    for notation in (DUTCH, ENGLISH):
        value = _unsigned(found[2], notation)
        if value is not None:
            readings[notation] = (-value[0] if negative else value[0], value[1])
    return AmountForm(readings, currency=bare != text)


def without_currency(text: str) -> str:
    """An amount without euro sign, EUR and spaces.

    >>> without_currency("€ 1.234,56")
    '1.234,56'
    """
    return _CURRENCY.sub("", text)


def in_other_notation(text: str) -> str:
    """The same amount in the other notation: point and comma change places.

    >>> in_other_notation("1,234.5")
    '1.234,5'
    """
    return text.translate(_SWAPPED)


def _unsigned(digits: str, notation: Notation) -> tuple[int, int] | None:
    whole, mark, decimals = digits.partition(_MARK[notation])
    if mark and not (decimals.isdigit() and whole):
        return None
    if _GROUPED[notation].match(whole):
        whole = re.sub(r"[.,]", "", whole)
    if not whole.isdigit() or len(whole.lstrip("0")) > _MOST_EUROS:
        return None
    return _cents(whole, decimals), len(decimals)


def _cents(whole: str, decimals: str) -> int:
    cents = int(whole) * 100 + int((decimals + "00")[:2])
    return cents + (1 if len(decimals) > 2 and decimals[2] >= "5" else 0)  # half away from zero


def notation_of_amounts(forms: Iterable[tuple[AmountForm, int]]) -> Notation | None:
    """The notation most unambiguous amounts use (form, how often); a tie goes to PlanGo's own."""
    votes = {DUTCH: 0, ENGLISH: 0}
    for form, times in forms:
        if form.notation is not None:
            votes[form.notation] += times
    if not any(votes.values()):
        return None
    return DUTCH if votes[DUTCH] >= votes[ENGLISH] else ENGLISH


PLANGO_DATE = "dd-mm-yyyy"
DATE_NOTATIONS = {
    "dd-mm-yyyy": (re.compile(r"^(?P<d>\d{1,2})-(?P<m>\d{1,2})-(?P<y>\d{4})$")),
    "mm-dd-yyyy": (re.compile(r"^(?P<m>\d{1,2})-(?P<d>\d{1,2})-(?P<y>\d{4})$")),
    "yyyy-mm-dd": (re.compile(r"^(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})$")),
    "d/m/yyyy": (re.compile(r"^(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})$")),
    "m/d/yyyy": (re.compile(r"^(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{4})$")),
    "dd.mm.yyyy": (re.compile(r"^(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})$")),
    "yyyymmdd": (re.compile(r"^(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)$")),
    "dd-mm-yy": (re.compile(r"^(?P<d>\d{1,2})-(?P<m>\d{1,2})-(?P<y>\d\d)$")),
    "d/m/yy": (re.compile(r"^(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d\d)$")),
    "m/d/yy": (re.compile(r"^(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d\d)$")),
}
_FIRST_YEAR = 1900  # no spreadsheet knows a day before it, and no books do
_MIDNIGHT = re.compile(r"[T ]00?:00(:00)?(\.0+)?$")


def read_date(text: str) -> dict[Notation, date]:
    """Every calendar date a cell can mean, by notation; empty when it is no date.

    >>> sorted(read_date("02-01-2024"))
    ['dd-mm-yyyy', 'mm-dd-yyyy']
    >>> read_date("31-02-2024")
    {}
    """
    bare = _MIDNIGHT.sub("", text)
    readings = {}
    for notation, pattern in DATE_NOTATIONS.items():
        found = pattern.match(bare)
        if found and bare.isascii():
            year = int(found["y"]) + (2000 if len(found["y"]) == 2 else 0)
            if year < _FIRST_YEAR:
                continue
            try:
                readings[notation] = date(year, int(found["m"]), int(found["d"]))
            except ValueError:
                continue
    return readings


_WRITTEN = {
    "dd-mm-yyyy": "{d:02}-{m:02}-{y}",
    "mm-dd-yyyy": "{m:02}-{d:02}-{y}",
    "yyyy-mm-dd": "{y}-{m:02}-{d:02}",
    "d/m/yyyy": "{d}/{m}/{y}",
    "m/d/yyyy": "{m}/{d}/{y}",
    "dd.mm.yyyy": "{d:02}.{m:02}.{y}",
    "yyyymmdd": "{y}{m:02}{d:02}",
    "dd-mm-yy": "{d:02}-{m:02}-{short:02}",
    "d/m/yy": "{d}/{m}/{short:02}",
    "m/d/yy": "{m}/{d}/{short:02}",
}
MONTH_FIRST = ("mm-dd-yyyy", "m/d/yyyy", "m/d/yy")


def write_date(day: date, notation: Notation) -> str:
    """A date in one of DATE_NOTATIONS.

    >>> write_date(date(2024, 1, 2), "d/m/yyyy")
    '2/1/2024'
    """
    return _WRITTEN[notation].format(y=day.year, m=day.month, d=day.day, short=day.year % 100)


# Which notation a date counts for when it could be two: day first, as everybody here writes.
_DAY_FIRST_OF = {"mm-dd-yyyy": "dd-mm-yyyy", "m/d/yyyy": "d/m/yyyy", "m/d/yy": "d/m/yy"}


def notation_of_dates(readings: Iterable[tuple[dict[Notation, date], int]]) -> Notation | None:
    """The notation most dates use (readings, how often); a tie goes to PlanGo's own.

    A date that is possible day first and month first votes for neither, unless no date tells.
    """
    sure: dict[str, int] = {}
    unsure: dict[str, int] = {}
    for reading, times in readings:
        votes = sure if len(reading) == 1 else unsure
        for notation in reading:
            votes[notation] = votes.get(notation, 0) + times
    if not sure and not unsure:
        return None
    return _most(sure, unsure)


def _most(sure: dict[str, int], unsure: dict[str, int]) -> Notation:
    # An unsure date is day first unless the file's sure ones of the same shape say month first.
    total = dict(sure)
    for month_first, day_first in _DAY_FIRST_OF.items():
        times = unsure.get(day_first, 0)
        winner = month_first if sure.get(month_first, 0) > sure.get(day_first, 0) else day_first
        if times:
            total[winner] = total.get(winner, 0) + times
    return max(total, key=lambda notation: (total[notation], notation == PLANGO_DATE))
