"""Planted faults of rows that share an invoice number: what they contradict, repeat, or stand apart from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from random import Random

from tests.administration import Administration, Invoice, Line, Place
from tests.faults.numbers import FILE, GAP, an_invoice, invoices_of
from tests.planting import Expectation, Plant, at, plants

DAY = dt.timedelta(days=1)


# invoice-header-varies


def another_debtor(administration: Administration, line: Line, rng: Random) -> str:
    return rng.choice([other.debtor for other in administration.lines if other.debtor != line.debtor])


def another_day(line: Line) -> dt.date:
    return line.date - DAY if line.date.day > 14 else line.date + DAY


def spoil(administration: Administration, line: Line, name: str, rng: Random) -> None:
    match name:
        case "date":
            line.date = another_day(line)
        case "debtor":
            line.debtor = another_debtor(administration, line, rng)
        case "description":
            line.description += " (vervolg)"
        case "year":
            line.year += 1
        case "period":
            line.period = line.period % 12 + 1
        case _:
            line.journal = "71"


def odd_line(invoice: Invoice, rng: Random) -> Line:
    """One that the others outvote, or the second of two."""
    return invoice.lines[1] if len(invoice.lines) == 2 else rng.choice(invoice.lines)


def one_field_varies(name: str) -> Plant:
    def plant(administration: Administration, rng: Random) -> Expectation:
        line = odd_line(an_invoice(administration, rng, least=2), rng)
        spoil(administration, line, name, rng)
        return at(administration, [line], name)

    return plant


for varying in ("date", "debtor", "description", "year", "period"):
    plants("invoice-header-varies", varying)(one_field_varies(varying))
plants("invoice-header-varies", "journal", columns={"journal"}, lists={"journals"})(
    one_field_varies("journal")
)
plants(
    "invoice-header-varies", "debtor, with everything given", lists={"relations"}, debtors=True, earlier=True
)(one_field_varies("debtor"))


@plants("invoice-header-varies", "date and debtor of one invoice")
def date_and_debtor_vary(administration: Administration, rng: Random) -> Expectation:
    line = odd_line(an_invoice(administration, rng, least=2), rng)
    spoil(administration, line, "date", rng)
    spoil(administration, line, "debtor", rng)
    row = administration.place(line).row
    return Expectation(count=2, places={Place(FILE, row, None)})


@plants("invoice-header-varies", "two invoices")
def two_invoices_vary(administration: Administration, rng: Random) -> Expectation:
    chosen = [odd_line(invoice, rng) for invoice in rng.sample(invoices_of(administration, least=2), 2)]
    for line in chosen:
        spoil(administration, line, "debtor", rng)
    return at(administration, chosen, "debtor", problems=2)


@plants("invoice-header-varies", "two invoices below each other under one number", gaps=False, earlier=True)
def neighbours_under_one_number(administration: Administration, rng: Random) -> Expectation:
    """The shorter of the two contradicts the other; its number, in no cell but its text, is not missing."""
    known = {invoice.number for invoice in invoices_of(administration)}
    pairs = [
        pair for pair in pairwise(administration.invoices()) if known >= {pair[0].number, pair[1].number}
    ]
    one, other = rng.choice([pair for pair in pairs if pair[0].debtor != pair[1].debtor])
    for line in other.lines:
        line.raw["number"] = str(one.number)
    odd = other.lines if len(other.lines) <= len(one.lines) else one.lines
    fields = 3 if one.date != other.date else 2
    places = {Place(FILE, place.row, None) for place in administration.places(odd)}
    return Expectation(len(odd) * fields, places=places)


# repeated-invoice, invoice-lines-apart


def freeze_totals(administration: Administration) -> None:
    """An invoice total is what PlanGo wrote, whatever number the lines get afterwards."""
    if "invoice_total" in administration.layout.fields:
        texts = [administration.cell(line, "invoice_total") for line in administration.lines]
        for line, text in zip(administration.lines, texts, strict=True):
            line.raw["invoice_total"] = text


def apart(administration: Administration, rng: Random) -> tuple[Invoice, Invoice]:
    """Two invoices that do not stand beside each other, of two debtors."""
    freeze_totals(administration)
    every = administration.invoices()
    while True:
        one, other = sorted(rng.sample(range(len(every)), 2))
        credit = every[one].is_credit or every[other].is_credit
        if other - one > 1 and not credit and every[one].debtor != every[other].debtor:
            return every[one], every[other]


@plants("repeated-invoice", "two invoices, the later one with the number of the other", gaps=False)
@plants("repeated-invoice", "two invoices, one number, beside earlier ones", gaps=False, earlier=True)
def later_has_the_number_of_the_other(administration: Administration, rng: Random) -> Expectation:
    one, other = apart(administration, rng)
    administration.renumber(other.lines, one.number)
    return at(administration, other.lines, "number")


@plants("repeated-invoice", "two invoices, the earlier one with the number of the other", gaps=False)
def earlier_has_the_number_of_the_other(administration: Administration, rng: Random) -> Expectation:
    one, other = apart(administration, rng)
    administration.renumber(one.lines, other.number)
    return at(administration, other.lines, "number")


@plants("repeated-invoice", "two invoices, one number, each its own text", gaps=False)
def one_number_with_two_texts(administration: Administration, rng: Random) -> Expectation:
    one, other = apart(administration, rng)
    for line in other.lines:
        line.number = one.number
    return at(administration, other.lines, "number")


@plants(
    "repeated-invoice",
    "the earlier one with the number of the other, not in its text",
    gaps=False,
    numbers="year",
)
def earlier_one_keeps_its_text(administration: Administration, rng: Random) -> Expectation:
    """The text of the first invoice names its own number: that is no second problem."""
    one, other = apart(administration, rng)
    for line in one.lines:
        line.number = other.number
    return at(administration, other.lines, "number")


def copies(lines: Sequence[Line]) -> list[Line]:
    return [line.copy() for line in lines]


@plants("repeated-invoice", "line for line", gaps=False)
@plants(
    "repeated-invoice", "line for line, everything given", lists={"ledger", "vat"}, debtors=True, earlier=True
)
def line_for_line(administration: Administration, rng: Random) -> Expectation:
    one, other = apart(administration, rng)
    pasted = copies(one.lines)
    administration.insert(other.lines[0], *pasted)
    return at(administration, pasted, "number", hides=GAP if administration.gaps else frozenset())


@plants("repeated-invoice", "a block at the end")
@plants(
    "repeated-invoice",
    "a block at the end, everything given",
    lists={"ledger", "vat"},
    debtors=True,
    earlier=True,
)
def block_at_the_end(administration: Administration, rng: Random) -> Expectation:
    freeze_totals(administration)
    every = administration.invoices()
    size = rng.randint(2, len(every) - 1)
    first = rng.randint(0, len(every) - 1 - size)
    pasted = copies([line for invoice in every[first : first + size] for line in invoice.lines])
    administration.insert(None, *pasted)
    return at(administration, pasted, "number")


@plants("repeated-invoice", "all of it twice")
def everything_twice(administration: Administration, _: Random) -> Expectation:
    freeze_totals(administration)
    pasted = copies(administration.lines)
    administration.insert(None, *pasted)
    return at(administration, pasted, "number")


@plants("repeated-invoice", "two blocks")
def two_blocks(administration: Administration, rng: Random) -> Expectation:
    freeze_totals(administration)
    every = administration.invoices()
    middle = len(every) // 2
    first, second = rng.randint(0, middle - 4), rng.randint(middle, len(every) - 5)
    pasted = copies(
        [line for start in (second, first) for invoice in every[start : start + 3] for line in invoice.lines]
    )
    administration.insert(None, *pasted)
    return at(administration, pasted, "number", problems=2)


@plants("invoice-lines-apart", "a line further on", gaps=False)
@plants("invoice-lines-apart", "a line further on, beside earlier ones", earlier=True)
def a_line_further_on(administration: Administration, rng: Random) -> Expectation:
    return moved(administration, rng, 1)


@plants("invoice-lines-apart", "two invoices")
def lines_of_two_invoices_apart(administration: Administration, rng: Random) -> Expectation:
    return moved(administration, rng, 2)


def moved(administration: Administration, rng: Random, times: int) -> Expectation:
    """The last line of invoices put behind another one; what is left is not that line again."""
    every = administration.invoices()
    fit = [place for place in range(len(every) - 2) if _splits(every[place])]
    chosen: list[Line] = []
    for place in sorted(rng.sample(fit, times), reverse=True):
        line = every[place].lines[-1]
        administration.remove(line)
        administration.insert(None, line)
        chosen.append(line)
    return at(administration, chosen, "number", problems=times)


def _splits(invoice: Invoice) -> bool:
    last = invoice.lines[-1]
    return len(invoice.lines) > 2 or (len(invoice.lines) == 2 and invoice.lines[0].text != last.text)


# invoice-in-two-files


def second_file(
    administration: Administration, path: str, lines: list[Line], counting: list[Line]
) -> set[Place]:
    """Writes another invoice file; gives the places of those of its lines that count."""
    administration.extra_files[path] = administration.invoice_file(lines)
    first = administration.layout.first_row()
    return {Place(path, first + lines.index(line), "number") for line in counting}


@plants("invoice-in-two-files", "an overlap", gaps=False)
@plants("invoice-in-two-files", "an overlap, beside earlier ones", earlier=True)
def overlapping_files(administration: Administration, rng: Random) -> Expectation:
    every = administration.invoices()
    again = copies([line for invoice in every[-rng.randint(1, 9) :] for line in invoice.lines])
    number = every[-1].number + 1
    new = [line.copy(number=number, description=f"Factuur {number}", raw={}) for line in every[-4].lines]
    for line in new:
        line.cents += 1300 if line.cents > 0 else 0
        line.debtor = an_invoice(administration, rng).debtor
    new = [line.copy(debtor=new[0].debtor, date=every[-1].date) for line in new if line.cents > 0]
    places = second_file(administration, "nieuw.csv", again + new, again)
    return Expectation(len(again), places=places, hides=frozenset({"amount-out-of-line"}))


@plants("invoice-in-two-files", "three files", gaps=False)
def three_files(administration: Administration, rng: Random) -> Expectation:
    """By pair of files: what stands in the second and what stands in the third one."""
    places = set()
    for path in ("nieuw.csv", "nog-een.csv"):
        again = copies(an_invoice(administration, rng).lines)
        places |= second_file(administration, path, again, again)
    return Expectation(len(places), 2, places)
