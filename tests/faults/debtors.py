"""Planted faults of debtors: their codes and names, whether Exact knows them, and as whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from random import Random

from tests.administration import PATHS, Administration, Debtor, Invoice, Line, Relation
from tests.planting import Expectation, Plant, at, plants

DAY = dt.timedelta(days=1)


def an_invoice(administration: Administration, rng: Random, lines: int = 1) -> Invoice:
    return rng.choice([invoice for invoice in administration.invoices() if len(invoice.lines) >= lines])


def lines_for(administration: Administration, code: str) -> list[Line]:
    return [line for line in administration.lines if line.debtor == code]


def give(lines: Iterable[Line], code: str) -> list[Line]:
    """These lines to another debtor."""
    given = list(lines)
    for line in given:
        line.debtor = code
    return given


def free_code(administration: Administration, rng: Random) -> str:
    """A number nobody has, with zeros or without."""
    taken = {int(person.code) for person in administration.people}
    taken |= {int(relation.code) for relation in administration.relations}
    return str(rng.choice([code for code in range(20_000, 21_000) if code not in taken]))


def newcomer(administration: Administration, rng: Random, **changes: str) -> Debtor:
    """One more row in the debtors file, of somebody without invoices whom Exact does not know."""
    person = rng.choice(administration.debtors).copy(
        first="Zwaantje",
        infix="",
        last="Dijkgraaf",
        email="zwaantje@example.com",
        postcode="9999 ZZ",
        **{"code": free_code(administration, rng), **changes},
    )
    administration.debtors.insert(rng.randint(0, len(administration.debtors)), person)
    return person


# missing-debtor


@plants("missing-debtor", "on a whole invoice")
@plants("missing-debtor", "on a whole invoice, with everything given", lists={"relations"}, debtors=True)
@plants("missing-debtor", "on a whole invoice, beside earlier ones", earlier=True)
def invoice_without_debtor(administration: Administration, rng: Random) -> Expectation:
    return at(administration, give(an_invoice(administration, rng).lines, ""), "debtor")


@plants("missing-debtor", "on one line of several")
def line_without_debtor(administration: Administration, rng: Random) -> Expectation:
    line = rng.choice(an_invoice(administration, rng, lines=2).lines)
    return at(administration, give([line], ""), "debtor")


@plants("missing-debtor", "in the debtors file", debtors=True)
def debtor_without_code(administration: Administration, rng: Random) -> Expectation:
    return at(administration, [newcomer(administration, rng, code="")], "code")


@plants("missing-debtor", "in both files, a problem each", debtors=True, lists={"relations"})
def both_without_code(administration: Administration, rng: Random) -> Expectation:
    lines = give(an_invoice(administration, rng).lines, "")
    return at(administration, [*lines, newcomer(administration, rng, code="")], "debtor", problems=2).__class__(
        len(lines) + 1,
        2,
        administration.places(lines, "debtor") | administration.places(administration.debtors[-1:], "code"),
    )
