"""The invoices: earlier ones, the last three of the month before, and those of the month itself."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, field
from random import Random

from .catalogue import PERCENTAGE, Catalogue
from .recipes import CREDITABLE, RECIPES, Sold, any_recipe, credit, instalment
from .records import Debtor, Line

DAY = dt.timedelta(days=1)
SUNDAY = 6


@dataclass(slots=True)
class Entry:
    """An invoice that has no number yet."""

    date: dt.date
    debtor: str = ""
    sold: list[Sold] = field(default_factory=list)
    kind: str = ""
    missing_before: int = 0  # drafts deleted just before it
    number: int = 0


def workdays(first: dt.date, last: dt.date) -> list[dt.date]:
    days = [first + DAY * offset for offset in range((last - first).days + 1)]
    return [day for day in days if day.weekday() != SUNDAY]


def month_entries(
    rng: Random, catalogue: Catalogue, month: tuple[int, int], count: int, debtors: list[Debtor]
) -> list[Entry]:
    """The month, holding every pattern that is normal; dates rise."""
    first = dt.date(*month, 1)
    days = workdays(first + DAY, first.replace(day=calendar.monthrange(*month)[1]))
    entries = [Entry(date) for date in sorted(rng.choices(days, k=count))]
    wanted = [*RECIPES, "equal lessons", "exam", "package"]
    _plan_instalments(rng, catalogue, entries, debtors[0].code)
    free = [entry for entry in entries if not entry.sold]
    wanted += [any_recipe(rng) for _ in range(len(free) - len(wanted))]
    rng.shuffle(wanted)
    for entry, kind in zip(free, wanted, strict=True):
        entry.kind, entry.sold = kind, RECIPES[kind](rng, catalogue, entry.date)
    _share_out(rng, entries, [debtor.code for debtor in debtors[1:]])
    return entries


def _plan_instalments(rng: Random, catalogue: Catalogue, entries: list[Entry], debtor: str) -> None:
    third = len(entries) // 3
    for number in (1, 2, 3):
        entry = entries[third * (number - 1) + rng.randint(0, third // 2)]
        entry.debtor, entry.kind = debtor, "instalment"
        entry.sold = instalment(number, 3)(rng, catalogue, entry.date)


def _share_out(rng: Random, entries: list[Entry], codes: list[str]) -> None:
    """Everybody gets an invoice, some get more; nobody two on one day."""
    free = [entry for entry in entries if not entry.debtor]
    turns = list(codes)
    rng.shuffle(turns)
    turns += [rng.choice(codes) for _ in range(len(free) - len(turns))]
    taken = {(entry.debtor, entry.date) for entry in entries}
    for entry, turn in zip(free, turns, strict=False):
        code = turn
        while (code, entry.date) in taken:
            code = rng.choice(codes)
        entry.debtor = code
        taken.add((code, entry.date))


def plan_credits(rng: Random, entries: list[Entry]) -> None:
    """Two or three invoices late in the month become credit notes for earlier ones of the same debtors."""
    half = len(entries) // 2
    originals = [entry for entry in entries[:half] if entry.kind in CREDITABLE]
    late = [entry for entry in entries[half:] if entry.kind in {"equal lessons", "lesson"}]
    wanted = rng.randint(2, 3)
    rng.shuffle(originals)
    rng.shuffle(late)
    for original, entry in zip(originals[:wanted], late, strict=False):
        if any(other.debtor == original.debtor and other.date == entry.date for other in entries):
            continue
        entry.debtor, entry.kind, entry.sold = original.debtor, "credit", credit(original.sold)


def plan_gaps(rng: Random, entries: list[Entry]) -> None:
    for entry in rng.sample(entries[2:-2], rng.randint(1, 3)):
        entry.missing_before = rng.randint(1, 3)


def late_entries(
    rng: Random, catalogue: Catalogue, month: tuple[int, int], debtors: list[Debtor]
) -> list[Entry]:
    """Three invoices of the last days of the month before: of December when the month is January."""
    last = dt.date(*month, 1) - DAY
    dates = sorted(rng.choices(workdays(last - 3 * DAY, last), k=3))
    chosen = rng.sample(debtors, 3)
    return [
        Entry(date, debtor.code, RECIPES["equal lessons"](rng, catalogue, date), "late")
        for date, debtor in zip(dates, chosen, strict=True)
    ]


def earlier_entries(
    rng: Random, catalogue: Catalogue, before: dt.date, months: int, debtors: list[Debtor]
) -> list[Entry]:
    """Earlier months; everybody who has been a customer for long stands there."""
    days = workdays(before - dt.timedelta(days=31 * months), before - DAY)
    count = max(len(debtors) + 5, 6 * months)
    dates = sorted([days[0], *rng.choices(days, k=count - 1)])
    entries = [Entry(date) for date in dates]
    for entry in entries:
        entry.kind = rng.choice(["equal lessons", "package", "exam", "theory", "lesson"])
        entry.sold = RECIPES[entry.kind](rng, catalogue, entry.date)
    _share_out(rng, entries, [debtor.code for debtor in debtors])
    return entries


def number_entries(rng: Random, style: str, entries: list[Entry]) -> list[tuple[int, int]]:
    """Numbers in the order of the entries; gives the ranges that are missing."""
    digits = rng.choice([5, 5, 5, 3])
    start = {"five": rng.randint(30_000, 89_000), "one": 1}.get(style, 0)
    counters: dict[int, int] = {}
    gaps: list[tuple[int, int]] = []
    for entry in entries:
        year = entry.date.year if style == "year" else 0
        if year and year not in counters:
            new_year = bool(counters) or entry.date.month == 1
            counters[year] = year * 10**digits + (1 if new_year else rng.randint(40, 300))
        first = counters.get(year, start)
        entry.number = first + entry.missing_before
        if entry.missing_before:
            gaps.append((first, entry.number - 1))
        counters[year] = entry.number + 1
    return gaps


def lines_of(entry: Entry, catalogue: Catalogue, extra: dict[str, str]) -> list[Line]:
    word = "Creditfactuur" if entry.kind == "credit" else "Factuur"
    return [
        Line(
            number=entry.number,
            date=entry.date,
            debtor=entry.debtor,
            description=f"{word} {entry.number}",
            year=entry.date.year,
            period=entry.date.month,
            ledger=catalogue.accounts[sold.product.account],
            text=sold.text,
            cents=sold.cents,
            vat_code=catalogue.vat_codes[sold.product.vat],
            percentage=PERCENTAGE[sold.product.vat],
            quantity=sold.quantity,
            product=sold.product.name,
            extra=dict(extra),
        )
        for sold in entry.sold
    ]
