"""Planted faults of dates: day and month exchanged, days in the future, days of another year."""

from __future__ import annotations

import datetime as dt
from random import Random

from tests.administration import Administration, Invoice, Line
from tests.planting import Expectation, at, plants

MONTHS_IN = {12: 1, 4: 3}
# A blamed date hides what is told of it: nothing else may go.
OF_DATES = frozenset({"several-periods", "cents-will-differ"})


def moved(lines: tuple[Line, ...] | list[Line], date: dt.date) -> None:
    """Another date; year and period stay as they are."""
    for line in lines:
        line.date = date


def inner(administration: Administration) -> list[Invoice]:
    """Invoices of the month itself, with neighbours on both sides."""
    return administration.invoices()[4:-1]


# swapped-date


def into_the_first_twelve_days(administration: Administration) -> None:
    """Every date early enough in its month to be read both ways; their order stays."""
    for line in administration.lines:
        line.date = line.date.replace(day=1 + (line.date.day - 1) * 11 // 30)


def month_first(administration: Administration, periods: int) -> list[Line]:
    """Writes every date month first; gives the lines whose period then is another than that of the date."""
    into_the_first_twelve_days(administration)
    off = []
    for line in administration.lines:
        line.period = (line.date.month - 1) // MONTHS_IN[periods] + 1
        line.raw["date"] = line.date.strftime("%m-%d-%Y")
        if (line.date.day - 1) // MONTHS_IN[periods] + 1 != line.period:
            off.append(line)
    return off


@plants("swapped-date", "months")
@plants("swapped-date", "months of the period table", lists={"periods"})
def months(administration: Administration, rng: Random) -> Expectation:
    return at(administration, month_first(administration, 12), "date", hides=OF_DATES)


@plants("swapped-date", "quarters")
def quarters(administration: Administration, rng: Random) -> Expectation:
    administration.configure("policy", "periods-per-year", 4)
    return at(administration, month_first(administration, 4), "date", hides=OF_DATES)


@plants("swapped-date", "one invoice that does not fit")
def one_does_not_fit(administration: Administration, rng: Random) -> Expectation:
    """The day equals the month everywhere but on one invoice."""
    into_the_first_twelve_days(administration)
    for line in administration.lines:
        line.date = line.date.replace(day=line.date.month)
    invoice = rng.choice(administration.invoices())
    day = rng.choice([day for day in range(1, 13) if day != invoice.date.month])
    moved(invoice.lines, invoice.date.replace(day=day))
    for line in administration.lines:
        line.raw["date"] = line.date.strftime("%m-%d-%Y")
    return at(administration, invoice.lines, "date", hides=OF_DATES)


# future-date


@plants("future-date", "one invoice")
@plants(
    "future-date", "one invoice, with lists", lists={"vat", "ledger", "relations"}, earlier=True, debtors=True
)
def one_in_the_future(administration: Administration, rng: Random) -> Expectation:
    today = administration.as_of
    invoice = rng.choice(inner(administration))
    moved(invoice.lines, today + dt.timedelta(days=rng.randint(32, 700)))
    expected = at(administration, invoice.lines, "date", hides=frozenset({"cents-will-differ"}))
    return _as_of(expected, today)


@plants("future-date", "several invoices")
def several_in_the_future(administration: Administration, rng: Random) -> Expectation:
    today = administration.as_of
    chosen = rng.sample(inner(administration), 3)
    for invoice in chosen:
        moved(invoice.lines, today + dt.timedelta(days=rng.randint(32, 400)))
    expected = at(
        administration, [line for invoice in chosen for line in invoice.lines], "date", hides=OF_DATES
    )
    return _as_of(expected, today)


@plants("future-date", "a clock that is behind")
def clock_behind(administration: Administration, rng: Random) -> Expectation:
    first = min(line.date for line in administration.lines)
    expected = at(administration, administration.lines, "date", hides=OF_DATES)
    return _as_of(expected, first - dt.timedelta(days=rng.randint(32, 300)))


def _as_of(expected: Expectation, today: dt.date) -> Expectation:
    return Expectation(expected.count, expected.problems, expected.places, expected.hides, {"as_of": today})


# date-far-from-the-rest


@plants("date-far-from-the-rest", "last year's date on one invoice")
def a_year_early(administration: Administration, rng: Random) -> Expectation:
    invoice = rng.choice(inner(administration))
    moved(invoice.lines, invoice.date - dt.timedelta(days=365))
    return at(administration, invoice.lines, "date", hides=frozenset({"cents-will-differ"}))


@plants("date-far-from-the-rest", "five in a hundred, and just far enough")
def several_early(administration: Administration, rng: Random) -> Expectation:
    most = len(administration.invoices()) * 5 // 100
    chosen = rng.sample(inner(administration), rng.randint(1, most))
    first = min(line.date for line in administration.lines)
    for invoice in chosen:
        moved(invoice.lines, first - dt.timedelta(days=rng.choice([93, 94, 120, 400])))
    return at(administration, [line for invoice in chosen for line in invoice.lines], "date", hides=OF_DATES)


@plants("date-far-from-the-rest", "just far enough from the first that is left", numbers="five")
def just_far_enough(administration: Administration, rng: Random) -> Expectation:
    dates = sorted(invoice.date for invoice in administration.invoices())
    invoice = rng.choice(inner(administration))
    dates.remove(invoice.date)
    left_out = len(administration.invoices()) * 5 // 100
    moved(invoice.lines, dates[left_out - 1] - dt.timedelta(days=93))
    return at(administration, invoice.lines, "date", hides=frozenset({"cents-will-differ"}))
