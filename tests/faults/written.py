"""Planted faults of amounts and dates as they are written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from random import Random

from tests.administration import Administration, Line, Place
from tests.faults.rows import any_line, everywhere
from tests.planting import EVERYTHING, Expectation, at, plants

VAT_COLUMNS = {"vat_amount", "vat_percentage", "amount_including", "invoice_total"}
WHOLE_FILE = Expectation(1, 1, {Place("facturen.csv")})


def some(administration: Administration, rng: Random, most: int = 3) -> list[Line]:
    """A few lines, few enough to leave no doubt about how the file is written."""
    return rng.sample(administration.lines[5:], rng.randint(1, most))


def comma(cents: int, places: str = "{:02d}", thousands: str = "") -> str:
    euros = f"{abs(cents) // 100:,}".replace(",", thousands)
    return f"{'-' if cents < 0 else ''}{euros},{places.format(abs(cents) % 100)}"


def point(cents: int, thousands: str = "") -> str:
    euros = f"{abs(cents) // 100:,}".replace(",", thousands)
    return f"{'-' if cents < 0 else ''}{euros}.{abs(cents) % 100:02d}"


# missing-value


def emptied(name: str):  # type: ignore[no-untyped-def]
    def plant(administration: Administration, rng: Random) -> Expectation:
        lines = some(administration, rng)
        for line in lines:
            line.raw[name] = rng.choice(["", "", "  ", "\u00a0"])
        return at(administration, lines, name)

    return plant


for name in ("date", "amount", "year", "period"):
    plants("missing-value", f"empty {name}", gaps=False)(emptied(name))


@plants("missing-value", "date and period, two problems")
def two_emptied(administration: Administration, rng: Random) -> Expectation:
    names = ("date", "period")
    lines = rng.sample(administration.lines, 2)
    for line, name in zip(lines, names, strict=True):
        line.raw[name] = ""
    return everywhere(administration, list(zip(lines, names, strict=True)), 2)


@plants("missing-value", "the whole column period")
def column_emptied(administration: Administration, _: Random) -> Expectation:
    for line in administration.lines:
        line.raw["period"] = ""
    return at(administration, administration.lines, "period", hides=EVERYTHING)


# missing-description


@plants("missing-description", "some lines")
def description_emptied(administration: Administration, rng: Random) -> Expectation:
    lines = some(administration, rng)
    for line in lines:
        line.raw["line_description"] = rng.choice(["", " "])
    return at(administration, lines, "line_description")


# currency-sign


def dressed(dress: Callable[[str], str], name: str = "amount", *, all_lines: bool = False):  # type: ignore[no-untyped-def]
    def plant(administration: Administration, rng: Random) -> Expectation:
        lines = administration.lines if all_lines else some(administration, rng)
        for line in lines:
            line.raw[name] = dress(administration.cell(line, name))
        return at(administration, lines, name)

    return plant


SIGNS: dict[str, Callable[[str], str]] = {
    "euro sign before": "€ {}".format,
    "euro sign without a space": "€{}".format,
    "euro sign behind": "{} €".format,
    "EUR before": "EUR {}".format,
    "EUR without a space": "EUR{}".format,
    "as a spreadsheet shows money": " € {} ".format,
    "eur behind": "{} eur".format,
    "a no-break space after the sign": "€\u00a0{}".format,
    "the minus apart": lambda text: f"- {text.lstrip('-')}" if text[0] == "-" else f"€ {text}",
}
for variant, dress in SIGNS.items():
    plants("currency-sign", variant)(dressed(dress))
plants("currency-sign", "every amount", lists={"vat"})(dressed("€ {}".format, all_lines=True))
plants("currency-sign", "a column of VAT amounts", columns={"vat_amount"})(
    dressed("€ {}".format, "vat_amount")
)


@plants("currency-sign", "a space for the thousands")
def spaced_thousands(administration: Administration, _: Random) -> Expectation:
    lines = [line for line in administration.lines if line.cents >= 100_000]
    for line in lines:
        line.raw["amount"] = comma(line.cents, thousands=" ")
    return at(administration, lines, "amount")


# unreadable-amount

NO_AMOUNTS = (
    "gratis",
    "--60,00",
    "-60,00-",
    "1.23,45",
    "12.34.567,00",
    "60,00,00",
    "60,0O",
    ",50",
    "60 euro",
    "n.v.t.",
)


@plants("unreadable-amount", "every way of it", gaps=False)
def no_amounts(administration: Administration, rng: Random) -> Expectation:
    lines = rng.sample(administration.lines[5:], len(NO_AMOUNTS))
    for line, text in zip(lines, NO_AMOUNTS, strict=True):
        line.raw["amount"] = text
    return at(administration, lines, "amount")


@plants("unreadable-amount", "a column of VAT amounts", columns={"vat_amount"})
def no_vat_amount(administration: Administration, rng: Random) -> Expectation:
    line = any_line(administration, rng)
    line.raw["vat_amount"] = rng.choice(NO_AMOUNTS)
    return at(administration, [line], "vat_amount")


# mixed-number-notation


def in_other_notation(written: Callable[[int], str]):  # type: ignore[no-untyped-def]
    def plant(administration: Administration, rng: Random) -> Expectation:
        lines = some(administration, rng)
        for line in lines:
            line.raw["amount"] = written(line.cents)
        return at(administration, lines, "amount")

    return plant


plants("mixed-number-notation", "some with a point")(in_other_notation(point))
plants("mixed-number-notation", "some with a point, other amounts beside them", columns={"amount_including"})(
    in_other_notation(lambda cents: point(cents, ","))
)


@plants("mixed-number-notation", "some with a comma in a file with points")
def commas_among_points(administration: Administration, rng: Random) -> Expectation:
    with_points(administration)
    return in_other_notation(comma)(administration, rng)


# ambiguous-amount


@plants("ambiguous-amount", "1.234 among whole euros", without_columns=VAT_COLUMNS, gaps=False)
@plants("ambiguous-amount", "1,234 among whole euros", without_columns=VAT_COLUMNS, gaps=False)
def ambiguous(administration: Administration, rng: Random) -> Expectation:
    for line in administration.lines:
        line.cents -= line.cents % 100
        line.raw["amount"] = str(line.cents // 100)
    lines = some(administration, rng)
    for line in lines:
        line.raw["amount"] = rng.choice(["1.234", "1,234", "-1.234"])
    return at(administration, lines, "amount")


# notation-changed


def saved(key: str, kept: str, change: Callable[[Administration], None]):  # type: ignore[no-untyped-def]
    def plant(administration: Administration, _: Random) -> Expectation:
        administration.configure("import", key, kept)
        change(administration)
        return WHOLE_FILE

    return plant


def with_points(administration: Administration) -> None:
    administration.layout.decimal, administration.layout.thousands = ".", administration.rng.choice(["", ","])


def dates_as(pattern: str) -> Callable[[Administration], None]:
    def change(administration: Administration) -> None:
        administration.layout.date_pattern = pattern

    return change


def unchanged(_: Administration) -> None:
    """The file is as PlanGo writes it; the saved definition is not."""


plants("notation-changed", "points, where commas were saved")(
    saved("number-notation", "1.234,56", with_points)
)
plants("notation-changed", "commas, where points were saved")(saved("number-notation", "1,234.56", unchanged))
plants("notation-changed", "other dates than were saved")(
    saved("date-notation", "dd-mm-yyyy", dates_as("%Y-%m-%d"))
)
plants("notation-changed", "usual dates, others were saved")(saved("date-notation", "d/m/yyyy", unchanged))


@plants("notation-changed", "both kinds, two problems")
def both_changed(administration: Administration, _: Random) -> Expectation:
    administration.configure("import", "number-notation", "1.234,56")
    administration.configure("import", "date-notation", "dd-mm-yyyy")
    with_points(administration)
    administration.layout.date_pattern = "%Y-%m-%d"
    return Expectation(2, 2, {Place("facturen.csv")})


# unexpected-number-notation


@plants("unexpected-number-notation", "every amount with a point")
@plants(
    "unexpected-number-notation",
    "every amount with a point, every list",
    lists={"ledger", "vat", "relations"},
    earlier=True,
)
def points(administration: Administration, _: Random) -> Expectation:
    with_points(administration)
    return WHOLE_FILE


# too-many-decimals


@plants("too-many-decimals", "three, four and six decimals", without_columns=VAT_COLUMNS)
def decimals(administration: Administration, rng: Random) -> Expectation:
    lines = rng.sample([line for line in administration.lines if abs(line.cents) >= 1000], 3)
    for line, more in zip(lines, ("0", "00", "0000"), strict=True):
        line.raw["amount"] = comma(line.cents) + more
    return at(administration, lines, "amount")


@plants("too-many-decimals", "half a cent, rounded away from zero", without_columns=VAT_COLUMNS)
def half_a_cent(administration: Administration, rng: Random) -> Expectation:
    line = rng.choice(administration.lines_of("lesson"))
    line.raw["amount"] = f"{comma(line.cents)}5"
    return at(administration, [line], "amount")


# unreadable-date

NO_DATES = (
    "31-02-2024",
    "00-01-2024",
    "15-13-2024",
    "onbekend",
    "jan 2024",
    "2024",
    "1-1-20245",
    "15-01-0024",
    "02-01-2024 14:30",
)


@plants("unreadable-date", "every way of it", gaps=False)
def no_dates(administration: Administration, rng: Random) -> Expectation:
    lines = rng.sample(administration.lines[5:], len(NO_DATES))
    for line, text in zip(lines, NO_DATES, strict=True):
        line.raw["date"] = text
    return at(administration, lines, "date")


@plants("unreadable-date", "a due date", columns={"due_date"})
def no_due_date(administration: Administration, rng: Random) -> Expectation:
    line = any_line(administration, rng)
    line.raw["due_date"] = rng.choice(NO_DATES)
    return at(administration, [line], "due_date")


# mixed-date-notation


def redated(pattern: str, wanted: Callable[[dt.date], bool] = lambda _: True):  # type: ignore[no-untyped-def]
    def plant(administration: Administration, rng: Random) -> Expectation:
        lines = [line for line in administration.lines[5:] if wanted(line.date)]
        lines = rng.sample(lines, min(len(lines), 3))
        for line in lines:
            line.raw["date"] = line.date.strftime(pattern)
        return at(administration, lines, "date")

    return plant


for variant, pattern in (
    ("yyyy-mm-dd", "%Y-%m-%d"),
    ("d/m/yyyy", "%d/%m/%Y"),
    ("yyyymmdd", "%Y%m%d"),
    ("dd-mm-yy", "%d-%m-%y"),
    ("dd.mm.yyyy", "%d.%m.%Y"),
):
    plants("mixed-date-notation", f"some as {variant}")(redated(pattern))
plants("mixed-date-notation", "some only possible month first")(
    redated("%m-%d-%Y", lambda date: date.day > 12)
)
plants("mixed-date-notation", "some only possible month first, with slashes")(
    redated("%m/%d/%Y", lambda date: date.day > 12)
)


@plants("mixed-date-notation", "some as dd-mm-yyyy in a file of yyyy-mm-dd")
def usual_among_others(administration: Administration, rng: Random) -> Expectation:
    administration.layout.date_pattern = "%Y-%m-%d"
    return redated("%d-%m-%Y")(administration, rng)


# unexpected-date-notation


def all_dates(pattern: str):  # type: ignore[no-untyped-def]
    def plant(administration: Administration, _: Random) -> Expectation:
        administration.layout.date_pattern = pattern
        return WHOLE_FILE

    return plant


for variant, pattern in (
    ("yyyy-mm-dd", "%Y-%m-%d"),
    ("d/m/yyyy", "%d/%m/%Y"),
    ("m/d/yyyy", "%m/%d/%Y"),
    ("yyyymmdd", "%Y%m%d"),
    ("dd-mm-yy", "%d-%m-%y"),
    ("d/m/yy", "%d/%m/%y"),
    ("m/d/yy", "%m/%d/%y"),
    ("mm-dd-yyyy", "%m-%d-%Y"),
    ("dd.mm.yyyy", "%d.%m.%Y"),
    ("yyyy-mm-dd with midnight behind it", "%Y-%m-%d 00:00:00"),
):
    plants("unexpected-date-notation", f"every date {variant}")(all_dates(pattern))
