"""Planted faults of debtors against Exact: whether it knows them, and as whom."""

from __future__ import annotations

import datetime as dt
from random import Random

from tests.administration import PATHS, Administration, Relation
from tests.faults.debtors import an_invoice, free_code, give, lines_for
from tests.planting import Expectation, Plant, at, plants

DAY = dt.timedelta(days=1)

# unknown-debtor


@plants("unknown-debtor", "somebody new", lists={"relations"})
@plants("unknown-debtor", "not in the debtors file either", lists={"relations"}, debtors=True)
@plants("unknown-debtor", "nor in earlier exports", lists={"relations"}, debtors=True, earlier=True)
@plants("unknown-debtor", "a simple list", lists={"relations"}, forms={"relations": "simple"})
def nobody_knows(administration: Administration, rng: Random) -> Expectation:
    lines = give(an_invoice(administration, rng).lines, free_code(administration, rng))
    return Expectation(1, 1, administration.places(lines, "debtor"))


@plants("unknown-debtor", "two in one problem", lists={"relations"})
def nobody_knows_two(administration: Administration, rng: Random) -> Expectation:
    code = free_code(administration, rng)
    lines = []
    for invoice, debtor in zip(rng.sample(administration.invoices(), 2), (code, f"7{code}"), strict=True):
        lines += give(invoice.lines, debtor)
    return Expectation(2, 1, administration.places(lines, "debtor"))


@plants("unknown-debtor", "gone from the relations", lists={"relations"})
def gone_from_exact(administration: Administration, rng: Random) -> Expectation:
    lines = lines_for(administration, an_invoice(administration, rng).debtor)
    administration.relations.remove(administration.relation(lines[0].debtor))
    return Expectation(1, 1, administration.places(lines, "debtor"))


@plants("unknown-debtor", "a first import", debtors=True)
def first_import(administration: Administration, rng: Random) -> Expectation:
    administration.configure("import", "first-import", True)
    return nobody_knows(administration, rng)


@plants("unknown-debtor", "leading zeros", lists={"relations"})
@plants("unknown-debtor", "leading zeros, in the debtors file", lists={"relations"}, debtors=True)
def leading_zeros(administration: Administration, rng: Random) -> Expectation:
    invoice = an_invoice(administration, rng)
    lines = give(invoice.lines, "0" * rng.randint(1, 3) + invoice.debtor)
    return Expectation(1, 1, administration.places(lines, "debtor"))


@plants("unknown-debtor", "zeros on every invoice are one problem", lists={"relations"})
@plants("unknown-debtor", "zeros on every invoice, in the debtors file", lists={"relations"}, debtors=True)
def zeros_everywhere(administration: Administration, rng: Random) -> Expectation:
    zeros = "0" * rng.randint(1, 3)
    for line in administration.lines:
        line.debtor = zeros + line.debtor
    codes = {line.debtor for line in administration.lines}
    places = administration.places(administration.lines, "debtor")
    return Expectation(len(codes), 1, places, hides=frozenset({"debtor-not-yet-in-exact"}))


@plants("unknown-debtor", "a space inside", lists={"relations"})
def space_inside(administration: Administration, rng: Random) -> Expectation:
    administration.configure("policy", "debtor-code", "any")
    invoice = an_invoice(administration, rng)
    lines = give(invoice.lines, f"{invoice.debtor[0]} {invoice.debtor[1:]}")
    return Expectation(1, 1, administration.places(lines, "debtor"))


@plants("unknown-debtor", "a near miss is a problem of its own", lists={"relations"})
def near_miss_apart(administration: Administration, rng: Random) -> Expectation:
    first, second = rng.sample(administration.invoices(), 2)
    lines = give(first.lines, f"0{first.debtor}") + give(second.lines, free_code(administration, rng))
    return Expectation(2, 2, administration.places(lines, "debtor"))


# debtor-not-in-export


@plants("debtor-not-in-export", "gone from the debtors file", debtors=True)
def gone_from_debtors(administration: Administration, rng: Random) -> Expectation:
    lines = lines_for(administration, an_invoice(administration, rng).debtor)
    administration.debtors.remove(administration.debtor(lines[0].debtor))
    return Expectation(1, 1, administration.places(lines, "debtor"))


@plants("debtor-not-in-export", "nor in earlier exports, two in one problem", debtors=True, earlier=True)
def not_in_any(administration: Administration, rng: Random) -> Expectation:
    booked = {line.debtor for line in administration.earlier}
    codes = sorted({line.debtor for line in administration.lines} - booked)
    chosen = rng.sample(codes, 2)
    for code in chosen:
        administration.debtors.remove(administration.debtor(code))
    lines = [line for line in administration.lines if line.debtor in chosen]
    return Expectation(2, 1, administration.places(lines, "debtor"))


# debtor-not-yet-in-exact


@plants("debtor-not-yet-in-exact", "new students", lists={"relations"})
@plants("debtor-not-yet-in-exact", "a simple list", lists={"relations"}, forms={"relations": "simple"})
def new_students(administration: Administration, rng: Random) -> Expectation:
    # A month whose debtors are all in Exact, to which a debtors file with some of them is added.
    chosen = rng.sample(sorted({line.debtor for line in administration.lines}), rng.randint(1, 4))
    for code in chosen:
        administration.relations.remove(administration.relation(code))
    administration.debtors[:] = [administration.debtor(code) for code in chosen]
    administration.paths["debtors"] = PATHS["debtors"]
    lines = [line for line in administration.lines if line.debtor in chosen]
    return Expectation(len(chosen), 1, administration.places(lines, "debtor"))


# debtor-code-taken

TAKEN: dict[str, dict[str, str]] = {
    "by a supplier": {"name": "Garage De Band B.V.", "status": "A"},
    "by a customer": {"name": "Tankpas & Zonen", "status": "C", "email": "info@example.com"},
    "by somebody with other data": {
        "name": "P. Zuiderzee",
        "status": "C",
        "email": "pz@example.com",
        "postcode": "1111 AA",
    },
}


def taken(relation: dict[str, str]) -> Plant:
    def plant(administration: Administration, rng: Random) -> Expectation:
        known = {relation.code for relation in administration.relations}
        person = rng.choice([person for person in administration.debtors if person.code not in known])
        administration.relations.append(Relation(person.code, **relation))  # type: ignore[arg-type]
        return at(administration, [person], "code")

    return plant


for variant, other in TAKEN.items():
    plants("debtor-code-taken", variant, lists={"relations"}, debtors=True)(taken(other))


@plants("debtor-code-taken", "an old customer is somebody else", lists={"relations"}, debtors=True)
def somebody_else(administration: Administration, rng: Random) -> Expectation:
    codes = {person.code for person in administration.debtors}
    relation = rng.choice([relation for relation in administration.relations if relation.code in codes])
    relation.name, relation.email, relation.postcode = "Boekhandel Zuiderzee", "", ""
    return at(administration, [administration.debtor(relation.code)], "code")


# debtor-not-a-customer


@plants("debtor-not-a-customer", "a prospect", lists={"relations"})
@plants("debtor-not-a-customer", "not in this debtors file", lists={"relations"}, debtors=True)
@plants("debtor-not-a-customer", "a simple list", lists={"relations"}, forms={"relations": "simple"})
@plants("debtor-not-a-customer", "invoiced before", lists={"relations"}, earlier=True)
def no_customer(administration: Administration, rng: Random) -> Expectation:
    relation = an_old_customer(administration, rng)
    relation.status = rng.choice(["A", "S", "P"])
    return at(administration, lines_for(administration, relation.code), "debtor")


def an_old_customer(administration: Administration, rng: Random) -> Relation:
    """Somebody on these invoices whom Exact knows and the debtors file does not hold."""
    imported = (
        {person.code for person in administration.debtors} if "debtors" in administration.paths else set()
    )
    invoiced = {line.debtor for line in administration.lines}
    known = [one for one in administration.relations if one.code in invoiced and one.code not in imported]
    return rng.choice(known)


# debtor-blocked


@plants("debtor-blocked", "blocked", lists={"relations"})
@plants("debtor-blocked", "blocked, a simple list", lists={"relations"}, forms={"relations": "simple"})
@plants("debtor-blocked", "blocked, with everything given", lists={"relations"}, debtors=True, earlier=True)
def blocked(administration: Administration, rng: Random) -> Expectation:
    relation = an_old_customer(administration, rng)
    relation.blocked = True
    return at(administration, lines_for(administration, relation.code), "debtor")


@plants("debtor-blocked", "ended before the invoice", lists={"relations"})
@plants("debtor-blocked", "ended, a simple list", lists={"relations"}, forms={"relations": "simple"})
def ended(administration: Administration, rng: Random) -> Expectation:
    relation = an_old_customer(administration, rng)
    last = max(line.date for line in lines_for(administration, relation.code))
    relation.end_date = last - DAY * rng.choice([1, 1, 40])
    late = [line for line in lines_for(administration, relation.code) if line.date > relation.end_date]
    return at(administration, late, "debtor")


# relation-will-be-overwritten


def changed(field: str, value: str) -> Plant:
    """Exact holds something else of somebody in the debtors file."""

    def plant(administration: Administration, rng: Random) -> Expectation:
        codes = {person.code for person in administration.debtors if getattr(person, field)}
        relation = rng.choice([relation for relation in administration.relations if relation.code in codes])
        setattr(relation, field, value.format(relation.name))
        return Expectation(1, 1, administration.places([administration.debtor(relation.code)], "code"))

    return plant


for name, text in {"name": "{}-Zuiderzee", "email": "vroeger@example.com", "postcode": "1111 AA"}.items():
    plants("relation-will-be-overwritten", f"another {name}", lists={"relations"}, debtors=True)(
        changed(name, text)
    )
plants("relation-will-be-overwritten", "another name, a simple list", lists={"relations"}, debtors=True,
       forms={"relations": "simple"})(changed("name", "{}-Zuiderzee"))  # fmt: skip
