"""Planted faults of year and period."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from random import Random

from tests.administration import Administration, Invoice, Line
from tests.faults.dates import inner, moved
from tests.planting import Expectation, at, plants

JANUARY = (2024, 1)
# Blamed periods of many rows leave no two periods to tell of.
OF_PERIODS = frozenset({"several-periods"})


def chosen_lines(administration: Administration, rng: Random, invoices: int = 1) -> list[Line]:
    return [line for invoice in rng.sample(inner(administration), invoices) for line in invoice.lines]


def written_as(lines: list[Line], name: str, text: str) -> None:
    for line in lines:
        line.raw[name] = text


# bad-period


@plants("bad-period", "no year")
def no_year(administration: Administration, rng: Random) -> Expectation:
    lines = chosen_lines(administration, rng)
    written_as(lines, "year", rng.choice(["24", "1989", "2100", "0", "jan", "2024-1"]))
    return at(administration, lines, "year")


@plants("bad-period", "no period")
@plants("bad-period", "no period, with the period table", lists={"periods"})
def no_period(administration: Administration, rng: Random) -> Expectation:
    lines = chosen_lines(administration, rng)
    written_as(lines, "period", rng.choice(["0", "00", "14", "99", "-1", "januari", "1e"]))
    return at(administration, lines, "period")


@plants("bad-period", "one value on several invoices, and another")
def two_bad_periods(administration: Administration, rng: Random) -> Expectation:
    lines = chosen_lines(administration, rng, 3)
    written_as(lines, "period", "14")
    last = lines[-1].number
    written_as([line for line in lines if line.number == last], "period", "20")
    return at(administration, lines, "period", problems=2)


@plants("bad-period", "year and period of one line of text")
def both_bad(administration: Administration, rng: Random) -> Expectation:
    lines = chosen_lines(administration, rng)
    written_as(lines, "year", "0")
    written_as(lines, "period", "0")
    places = administration.places(lines, "year") | administration.places(lines, "period")
    return Expectation(len(places), 2, places)


@plants("bad-period", "a sixth quarter")
def sixth_quarter(administration: Administration, rng: Random) -> Expectation:
    by_quarter(administration)
    lines = chosen_lines(administration, rng)
    written_as(lines, "period", "6")
    return at(administration, lines, "period", hides=OF_PERIODS)


def by_quarter(administration: Administration) -> None:
    administration.configure("policy", "periods-per-year", 4)
    for line in administration.lines:
        line.period = (line.date.month - 1) // 3 + 1


# unknown-period


@plants("unknown-period", "a year that is not there", lists={"periods"})
def unknown_year(administration: Administration, rng: Random) -> Expectation:
    lines = chosen_lines(administration, rng, 2)
    written_as(lines, "year", str(rng.choice([2034, 2019, 2098])))
    return at(administration, lines, "year")


@plants("unknown-period", "a closing period that Exact does not have", lists={"periods"})
def unknown_closing_period(administration: Administration, rng: Random) -> Expectation:
    lines = chosen_lines(administration, rng)
    written_as(lines, "period", "13")
    return at(administration, lines, "period")


@plants("unknown-period", "last year is not there", lists={"periods"}, month=JANUARY)
def last_year_unknown(administration: Administration, rng: Random) -> Expectation:
    xml = administration.content("periods").decode()
    without = re.sub(r'<FinYear number="2023">.*?</FinYear>', "", xml, flags=re.DOTALL)
    administration.overridden["periods"] = without.encode()
    lines = [line for line in administration.lines if line.year == 2023]
    return at(administration, lines, "year", hides=OF_PERIODS)


# closed-period


def closed_for(administration: Administration, year: int, month: int, *codes: str) -> list[Line]:
    """Closes a period for these journals only; gives its lines."""
    xml = administration.content("periods").decode()

    def of_year(found: re.Match[str]) -> str:
        return re.sub(rf'<FinPeriod number="{month}">.*?</FinPeriod>', of_period, found[0], flags=re.DOTALL)

    def of_period(found: re.Match[str]) -> str:
        text = found[0]
        for code in codes:
            text = text.replace(f'code="{code}" status="1"', f'code="{code}" status="0"')
        return text

    text = re.sub(rf'<FinYear number="{year}">.*?</FinYear>', of_year, xml, flags=re.DOTALL)
    administration.overridden["periods"] = text.encode()
    return [line for line in administration.lines if (line.year, line.period) == (year, month)]


def any_period(administration: Administration, rng: Random) -> tuple[int, int]:
    return rng.choice(sorted({(line.year, line.period) for line in administration.lines}))


@plants("closed-period", "for the journal of the column", lists={"periods"}, columns={"journal"})
@plants("closed-period", "for the sales journal", lists={"periods"}, without_columns={"journal"})
@plants(
    "closed-period",
    "for the sales journal of the list",
    lists={"periods", "journals"},
    without_columns={"journal"},
)
def closed_for_sales(administration: Administration, rng: Random) -> Expectation:
    lines = closed_for(administration, *any_period(administration, rng), "70")
    return at(administration, lines, "period", hides=OF_PERIODS)


@plants("closed-period", "for the journal of the settings", lists={"periods"}, without_columns={"journal"})
def closed_for_settings(administration: Administration, rng: Random) -> Expectation:
    administration.journals["71"] = 20
    administration.configure("exact", "journals", ["70"])
    lines = closed_for(administration, *any_period(administration, rng), "70")
    return at(administration, lines, "period", hides=OF_PERIODS)


@plants("closed-period", "two periods", lists={"periods"})
def two_closed(administration: Administration, rng: Random) -> Expectation:
    administration.closed += sorted({(line.year, line.period) for line in administration.lines})
    return at(administration, administration.lines, "period", problems=2, hides=OF_PERIODS)


# number-year-differs-from-date


def alone_in_its_year(administration: Administration, rng: Random, year: int) -> Invoice:
    """An invoice of the month whose neighbours are of this year."""
    invoices = administration.invoices()
    fit = [
        invoice
        for before, invoice, after in zip(invoices, invoices[1:], invoices[2:], strict=False)
        if {before.date.year, invoice.date.year, after.date.year} == {year}
    ]
    return rng.choice(fit)


@plants("number-year-differs-from-date", "of the year before", numbers="year", month=JANUARY)
def year_before(administration: Administration, rng: Random) -> Expectation:
    invoice = alone_in_its_year(administration, rng, 2024)
    moved(invoice.lines, dt.date(2023, 12, rng.randint(1, 31)))
    return at(administration, invoice.lines, "date", hides=frozenset({"cents-will-differ"}))


@plants("number-year-differs-from-date", "of the next year", numbers="year", month=(2024, 12))
def next_year(administration: Administration, rng: Random) -> Expectation:
    lines: list[Line] = []
    for _ in range(rng.randint(1, 2)):
        invoice = alone_in_its_year(administration, rng, 2024)
        moved(invoice.lines, dt.date(2025, 1, rng.randint(1, 25)))
        lines += invoice.lines
    return at(administration, lines, "date")


@plants("number-year-differs-from-date", "the last one", numbers="year", month=JANUARY)
def last_one(administration: Administration, rng: Random) -> Expectation:
    lines = administration.invoices()[-1].lines
    moved(lines, dt.date(2023, 12, 30))
    return at(administration, lines, "date")


# period-differs-from-date


def other_period(line: Line, rng: Random, periods: int = 12) -> int:
    return rng.choice([number for number in range(1, periods + 1) if number != line.period])


@plants("period-differs-from-date", "another month")
@plants("period-differs-from-date", "another month by the table", lists={"periods"})
@plants("period-differs-from-date", "without a column for the year", without_columns={"year"})
def another_month(administration: Administration, rng: Random) -> Expectation:
    lines = chosen_lines(administration, rng)
    period = other_period(lines[0], rng)
    for line in lines:
        line.period = period
    return at(administration, lines, "period")


@plants("period-differs-from-date", "another year")
def another_year(administration: Administration, rng: Random) -> Expectation:
    lines = chosen_lines(administration, rng)
    year = lines[0].year + rng.choice([-1, 1])
    written_as(lines, "year", str(year))
    return at(administration, lines, "year")


@plants("period-differs-from-date", "another month of another year")
def another_month_of_another_year(administration: Administration, rng: Random) -> Expectation:
    lines = chosen_lines(administration, rng)
    period = other_period(lines[0], rng)
    for line in lines:
        line.year, line.period = line.year - 1, period
    return at(administration, lines, "period")


@plants("period-differs-from-date", "two invoices alike, and another")
def two_causes(administration: Administration, rng: Random) -> Expectation:
    invoices = [invoice for invoice in inner(administration) if invoice.date.month == administration.month[1]]
    chosen = rng.sample(invoices, 3)
    first, second = rng.sample([n for n in range(1, 13) if n != chosen[0].lines[0].period], 2)
    for invoice, period in zip(chosen, (first, first, second), strict=True):
        for line in invoice.lines:
            line.period = period
    return at(administration, [line for one in chosen for line in one.lines], "period", problems=2)


@plants("period-differs-from-date", "another quarter")
def another_quarter(administration: Administration, rng: Random) -> Expectation:
    by_quarter(administration)
    lines = chosen_lines(administration, rng)
    period = other_period(lines[0], rng, 4)
    for line in lines:
        line.period = period
    return at(administration, lines, "period", hides=OF_PERIODS)


@plants("period-differs-from-date", "all of them by the same")
def all_by_the_same(administration: Administration, rng: Random) -> Expectation:
    steps = rng.choice([-3, -1, 1, 6])
    for line in administration.lines:
        year, month = divmod(line.year * 12 + line.period - 1 + steps, 12)
        line.year, line.period = year, month + 1
    places = {
        administration.place(line, "period" if line.period != line.date.month else "year")
        for line in administration.lines
    }
    return Expectation(len(places), 1, places, OF_PERIODS)


@plants("period-differs-from-date", "a broken financial year", lists={"periods"})
def broken_year(administration: Administration, rng: Random) -> Expectation:
    """The financial year begins in July and is called after the year it ends in; one invoice follows the calendar."""
    years = sorted(
        {line.year for line in administration.lines} | {line.year + 1 for line in administration.lines}
    )
    administration.overridden["periods"] = _broken(years)
    for line in administration.lines:
        line.year += line.period > 6
        line.period = (line.period + 5) % 12 + 1
    lines = chosen_lines(administration, rng)
    for line in lines:
        line.year, line.period = line.date.year, line.date.month
    return at(administration, lines, "period")


def _broken(years: list[int]) -> bytes:
    text = ""
    for year in years:
        periods = ""
        for number in range(1, 13):
            month = (number + 5) % 12 + 1
            first = dt.date(year - (month > 6), month, 1)
            last = first.replace(day=calendar.monthrange(first.year, month)[1])
            periods += f'<FinPeriod number="{number}"><DateStart>{first}</DateStart><DateEnd>{last}</DateEnd></FinPeriod>'
        text += f'<FinYear number="{year}">{periods}</FinYear>'
    return f'<?xml version="1.0" encoding="utf-8"?>\n<eExact><FinYears>{text}</FinYears></eExact>\n'.encode()


# several-periods


@plants("several-periods", "an invoice of the next month", month=JANUARY, one_month=True)
def a_second_period(administration: Administration, rng: Random) -> Expectation:
    a_later_invoice(administration, rng)
    return at(administration, administration.lines, "period")


@plants("several-periods", "a third one", month=JANUARY)
def a_third_period(administration: Administration, rng: Random) -> Expectation:
    """The clean month holds two already: the problem is the same, with more lines."""
    return at(administration, a_later_invoice(administration, rng), "period", problems=0)


def a_later_invoice(administration: Administration, rng: Random) -> list[Line]:
    """The last invoice once more, made in February."""
    last = administration.invoices()[-1]
    date = dt.date(2024, 2, rng.randint(1, 20))
    lines = [line.copy(date=date, year=2024, period=2) for line in last.lines]
    administration.insert(None, *lines)
    administration.renumber(lines, last.number + 1)
    return lines


# vat-return-filed


@plants("vat-return-filed", "some of them")
def some_filed(administration: Administration, rng: Random) -> Expectation:
    until = rng.choice(administration.lines).date
    administration.configure("import", "vat-filed-until", until)
    return at(administration, [line for line in administration.lines if line.date <= until], "date")


@plants("vat-return-filed", "the first invoice only")
def first_filed(administration: Administration, rng: Random) -> Expectation:
    until = min(line.date for line in administration.lines)
    administration.configure("import", "vat-filed-until", until)
    return at(administration, [line for line in administration.lines if line.date == until], "date")
