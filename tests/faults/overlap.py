"""Planted faults of invoices against what was imported before, and of the series of their numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import groupby
from random import Random

from tests.administration import Administration, Features, Invoice, Line, Place
from tests.planting import Expectation, Plant, at, plants


def earlier_invoices(administration: Administration) -> list[Invoice]:
    """What was imported before, by invoice."""
    return [Invoice(tuple(run)) for _, run in groupby(administration.earlier, key=lambda line: line.number)]


def month_invoices(administration: Administration) -> list[Invoice]:
    """Those of the month itself, without credit notes and those they credit."""
    every = administration.invoices()
    credited = {invoice.debtor for invoice in every if invoice.is_credit}
    month = [invoice for invoice in every if (invoice.date.year, invoice.date.month) == administration.month]
    return [invoice for invoice in month if invoice.debtor not in credited]


def lines_of(invoices: Iterable[Invoice]) -> list[Line]:
    return [line for invoice in invoices for line in invoice.lines]


def first_lines(invoices: Iterable[Sequence[Line]]) -> list[Line]:
    return [lines[0] for lines in invoices]


def again(administration: Administration, invoices: Sequence[Invoice]) -> list[list[Line]]:
    """Copies of booked invoices, put at the top of this file."""
    made = [[line.copy() for line in invoice.lines] for invoice in invoices]
    administration.insert(administration.lines[0], *(line for lines in made for line in lines))
    return made


# Files that were registered: file-already-imported, already-imported

EVERYTHING_GIVEN: Features = {"earlier": True, "lists": {"ledger", "vat"}, "debtors": True}


@plants("file-already-imported", "this very file")
@plants("file-already-imported", "this very file, beside earlier ones", earlier=True)
@plants("file-already-imported", "this very file, everything given", **EVERYTHING_GIVEN)
def this_very_file(administration: Administration, rng: Random) -> Expectation:
    administration.registered(administration.paths["invoices"])
    return Expectation(places={Place(administration.paths["invoices"])})


# already-imported, changed-since-import


@plants("already-imported", "this very file, but for what Exact refused")
@plants(
    "already-imported", "this very file, but for what Exact refused, everything given", **EVERYTHING_GIVEN
)
def this_file_in_part(administration: Administration, rng: Random) -> Expectation:
    numbers = sorted(invoice.number for invoice in administration.invoices())
    refused = numbers[-rng.randint(1, 4) :]  # the last ones: others would be older than the last import, too
    administration.registered(administration.paths["invoices"], refused)
    booked = [invoice for invoice in administration.invoices() if invoice.number not in refused]
    return at(administration, first_lines(invoice.lines for invoice in booked), "number")


@plants("already-imported", "one invoice", earlier=True)
@plants(
    "already-imported", "one invoice, everything given", earlier=True, lists={"ledger", "vat"}, debtors=True
)
def one_already_imported(administration: Administration, rng: Random) -> Expectation:
    made = again(administration, [rng.choice(earlier_invoices(administration)[-8:])])
    return at(administration, first_lines(made), "number")


@plants("already-imported", "the last ones again", earlier=True)
def last_ones_again(administration: Administration, rng: Random) -> Expectation:
    made = again(administration, earlier_invoices(administration)[-rng.randint(2, 9) :])
    return at(administration, first_lines(made), "number")


@plants("already-imported", "a cent off", earlier=True)
def imported_a_cent_off(administration: Administration, rng: Random) -> Expectation:
    made = again(administration, [rng.choice(earlier_invoices(administration)[-8:])])
    made[0][0].cents += rng.choice([-2, -1, 1, 2])
    return at(administration, first_lines(made), "number")


def changed(field: str, times: int = 1) -> Plant:
    def plant(administration: Administration, rng: Random) -> Expectation:
        made = again(administration, rng.sample(earlier_invoices(administration)[-8:], times))
        for lines in made:
            change(administration, lines, field, rng)
        return at(administration, first_lines(made), "number", problems=times)

    return plant


def change(administration: Administration, lines: list[Line], field: str, rng: Random) -> None:
    match field:
        case "total":
            lines[0].cents += 700
        case "debtor":
            known = {line.debtor for line in administration.earlier} - {lines[0].debtor}
            code = rng.choice(sorted(known))
            for line in lines:
                line.debtor = code
        case _:
            day = lines[0].date + dt.timedelta(days=1 if lines[0].date.day < 15 else -1)
            for line in lines:
                line.date = day


for what in ("total", "debtor", "date"):
    plants("changed-since-import", what, earlier=True)(changed(what))
plants("changed-since-import", "two invoices", earlier=True)(changed("total", times=2))


# Invoices made again: looks-already-imported, invoice-run-twice


def booked_as_well(administration: Administration, invoices: Sequence[Invoice]) -> None:
    """Books them under the numbers before the first booked one."""
    number = administration.earlier[0].number - len(invoices)
    lines = [
        line.copy(number=number + turn, description=f"Factuur {number + turn}")
        for turn, invoice in enumerate(invoices)
        for line in invoice.lines
    ]
    administration.earlier[:0] = lines


@plants("looks-already-imported", "one invoice", earlier=True, numbers="five")
@plants(
    "looks-already-imported",
    "everything given",
    earlier=True,
    numbers="five",
    lists={"ledger", "vat"},
    debtors=True,
)
def booked_under_another_number(administration: Administration, rng: Random) -> Expectation:
    invoice = rng.choice(month_invoices(administration))
    booked_as_well(administration, [invoice])
    return at(administration, first_lines([invoice.lines]), "number")


@plants("looks-already-imported", "two invoices", earlier=True, numbers="five")
def two_booked_under_other_numbers(administration: Administration, rng: Random) -> Expectation:
    invoices = rng.sample(month_invoices(administration), 2)
    booked_as_well(administration, invoices)
    return at(administration, first_lines(invoice.lines for invoice in invoices), "number", problems=2)


def in_a_row(administration: Administration, rng: Random) -> list[Invoice]:
    """Three to five invoices that follow each other, of as many debtors, none of them credited."""
    every, free = administration.invoices(), month_invoices(administration)
    size = rng.randint(3, 5)
    starts = list(range(len(every) - size))
    rng.shuffle(starts)
    for start in starts:
        row = every[start : start + size]
        known = {invoice.number for invoice in free}
        if (
            all(invoice.number in known for invoice in row)
            and len({invoice.debtor for invoice in row}) == size
        ):
            return row
    raise ValueError("no row of invoices")


@plants("invoice-run-twice", "in this file", gaps=False)
@plants(
    "invoice-run-twice", "in this file, everything given", earlier=True, lists={"ledger", "vat"}, debtors=True
)
def made_twice(administration: Administration, rng: Random) -> Expectation:
    number = administration.lines[-1].number
    made: list[list[Line]] = []
    for turn, invoice in enumerate(in_a_row(administration, rng), start=1):
        new = number + turn
        made.append([line.copy(number=new, description=f"Factuur {new}") for line in invoice.lines])
    administration.insert(None, *(line for lines in made for line in lines))
    return at(administration, first_lines(made), "number")


@plants("invoice-run-twice", "of what is in Exact", earlier=True, numbers="five")
def made_again_after_the_import(administration: Administration, rng: Random) -> Expectation:
    row = in_a_row(administration, rng)
    booked_as_well(administration, row)
    return at(administration, first_lines(invoice.lines for invoice in row), "number")


# credit-without-original


def a_credit_note(administration: Administration, rng: Random) -> Invoice:
    return rng.choice([invoice for invoice in administration.invoices() if invoice.is_credit])


@plants("credit-without-original", "a debtor without invoices", earlier=13, debtors=True)
def credit_for_a_stranger(administration: Administration, rng: Random) -> Expectation:
    note = a_credit_note(administration, rng)
    person = administration.debtor(note.debtor)
    code = str(max(int(debtor.code) for debtor in administration.people) + 1)
    administration.debtors.append(
        person.copy(code=code, first="Zwaantje", last="Dijkgraaf", email="", postcode="9999 ZZ")
    )
    administration.people.append(administration.debtors[-1])
    for line in note.lines:
        line.debtor = code
    return at(administration, note.lines, "debtor")


@plants("credit-without-original", "more credited than invoiced", earlier=13)
def more_credited_than_invoiced(administration: Administration, rng: Random) -> Expectation:
    note = a_credit_note(administration, rng)
    lines = [line for line in administration.lines + administration.earlier if line.debtor == note.debtor]
    note.lines[0].cents -= sum(line.cents for line in lines) + 1234
    notes = [
        invoice
        for invoice in administration.invoices()
        if invoice.is_credit and invoice.debtor == note.debtor
    ]
    return at(administration, lines_of(notes), "debtor")


# gap-in-invoice-numbers, gap-since-last-import


def removable(administration: Administration) -> list[int]:
    """Places of invoices between two others of their series, as the file counts them."""
    every = administration.invoices()
    return [
        place
        for place in range(1, len(every) - 1)
        if every[place + 1].number - every[place - 1].number == 2 and not every[place].is_credit
    ]


def remove_at(administration: Administration, places: Sequence[int]) -> Expectation:
    every = administration.invoices()
    behind = [every[place + 1].lines[0] for place in places]
    administration.remove(*lines_of(every[place] for place in places))
    return at(administration, behind, "number")


@plants("gap-in-invoice-numbers", "an invoice left out", gaps=False)
@plants("gap-in-invoice-numbers", "an invoice left out, with earlier imports", gaps=False, earlier=True)
def an_invoice_left_out(administration: Administration, rng: Random) -> Expectation:
    return remove_at(administration, [rng.choice(removable(administration))])


@plants("gap-in-invoice-numbers", "two gaps in one series", gaps=False, numbers="five")
def two_gaps(administration: Administration, rng: Random) -> Expectation:
    places = removable(administration)
    one = rng.choice(places)
    return remove_at(administration, [one, rng.choice([place for place in places if abs(place - one) > 2])])


@plants("gap-in-invoice-numbers", "two series", gaps=False, numbers="year", month=(2024, 1))
def gaps_in_two_series(administration: Administration, rng: Random) -> Expectation:
    places = removable(administration)
    late = [place for place in places if administration.invoices()[place].date.year == 2023]
    new = [place for place in places if place not in late]
    expected = remove_at(administration, [rng.choice(late), rng.choice(new)])
    return Expectation(2, 2, expected.places)


@plants("gap-in-invoice-numbers", "a jump", gaps=False, numbers="one")
def a_jump(administration: Administration, rng: Random) -> Expectation:
    every = administration.invoices()
    start, missing = rng.randint(3, len(every) - 2), rng.randint(2, 900)
    for invoice in every[start:]:
        administration.renumber(invoice.lines, invoice.number + missing)
    return Expectation(missing, 1, {administration.place(every[start].lines[0], "number")})


@plants("gap-since-last-import", "the first ones left out", earlier=True)
@plants(
    "gap-since-last-import",
    "the first ones left out, in January",
    earlier=True,
    month=(2024, 1),
    numbers="year",
)
def the_first_ones_left_out(administration: Administration, rng: Random) -> Expectation:
    gone = rng.randint(1, 2)
    every = administration.invoices()
    administration.remove(*lines_of(every[:gone]))
    return Expectation(gone, 1, {administration.place(every[gone].lines[0], "number")})


@plants("gap-since-last-import", "the last import left some out", earlier=True)
def the_last_import_left_some_out(administration: Administration, rng: Random) -> Expectation:
    debtors = [line.debtor for line in administration.earlier]
    gone = earlier_invoices(administration)[-rng.randint(1, 3) :]
    keep = {invoice.number for invoice in gone if debtors.count(invoice.debtor) > len(invoice.lines)}
    gone = [invoice for invoice in gone if invoice.number in keep] or gone[-1:]
    del administration.earlier[-sum(len(invoice.lines) for invoice in gone) :]
    return Expectation(len(gone), 1, {administration.place(administration.lines[0], "number")})


# older-than-last-import, numbers-out-of-date-order


@plants("older-than-last-import", "forgotten earlier", earlier=True)
def forgotten_earlier(administration: Administration, rng: Random) -> Expectation:
    count = rng.randint(1, 2)
    chosen = rng.sample(earlier_invoices(administration)[-9:-1], count)
    made = again(administration, sorted(chosen, key=lambda invoice: invoice.number))
    gone = {invoice.number for invoice in chosen}
    administration.earlier = [line for line in administration.earlier if line.number not in gone]
    return at(administration, [line for lines in made for line in lines], "number")


def dated(invoice: Invoice, date: dt.date) -> None:
    for line in invoice.lines:
        line.date, line.year, line.period = date, date.year, date.month


@plants("numbers-out-of-date-order", "a month too early", month=(2024, 5))
@plants("numbers-out-of-date-order", "a month too early, beside earlier ones", month=(2025, 9), earlier=True)
def a_month_too_early(administration: Administration, rng: Random) -> Expectation:
    month = month_invoices(administration)
    invoice = rng.choice(month[5:])
    dated(invoice, administration.invoices()[0].date)
    return at(administration, invoice.lines, "date")


@plants("numbers-out-of-date-order", "a month too late", month=(2024, 5))
def a_month_too_late(administration: Administration, rng: Random) -> Expectation:
    invoice = rng.choice(month_invoices(administration)[:-5])
    dated(invoice, dt.date(2024, 6, 3))
    return at(administration, invoice.lines, "date")
