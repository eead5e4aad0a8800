"""Planted faults of debtors: their codes and names, whether Exact knows them, and as whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from random import Random

from tests.administration import PATHS, Administration, Debtor, Invoice, Line, Place, Relation
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
    invented = {
        "code": free_code(administration, rng),
        "first": "Zwaantje",
        "infix": "",
        "last": "Dijkgraaf",
        "email": "zwaantje@example.com",
        "postcode": "9999 ZZ",
    }
    person = rng.choice(administration.debtors).copy(**{**invented, **changes})
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
    person = newcomer(administration, rng, code="")
    places = administration.places(lines, "debtor") | administration.places([person], "code")
    return Expectation(len(places), 2, places)


# bad-debtor-code


def badly_coded(spoil: Callable[[str], str], *, any_sign: bool = False) -> Plant:
    """An invoice whose debtor's number is spoiled."""

    def plant(administration: Administration, rng: Random) -> Expectation:
        if any_sign:
            administration.configure("policy", "debtor-code", "any")
        invoice = an_invoice(administration, rng)
        return at(administration, give(invoice.lines, spoil(invoice.debtor)), "debtor")

    return plant


plants("bad-debtor-code", "a letter")(badly_coded(lambda code: f"L{code}"))
plants("bad-debtor-code", "a letter, with everything given", lists={"relations"}, debtors=True, earlier=True)(
    badly_coded(lambda code: f"L{code}")
)
plants("bad-debtor-code", "a dash inside")(badly_coded(lambda code: f"{code}-1"))
plants("bad-debtor-code", "a space inside")(badly_coded(lambda code: f"{code[0]} {code[1:]}"))
plants("bad-debtor-code", "nineteen digits")(badly_coded(lambda code: code.rjust(19, "1")))
plants("bad-debtor-code", "letters allowed, and too long")(
    badly_coded(lambda code: code.rjust(19, "L"), any_sign=True)
)


@plants("bad-debtor-code", "in the debtors file", debtors=True)
def row_with_letter(administration: Administration, rng: Random) -> Expectation:
    return at(administration, [newcomer(administration, rng, code="L20001")], "code")


@plants("bad-debtor-code", "one debtor in both files", debtors=True)
def letter_in_both_files(administration: Administration, rng: Random) -> Expectation:
    person = newcomer(administration, rng, code="L20001")
    lines = give(an_invoice(administration, rng).lines, person.code)
    places = administration.places(lines, "debtor") | administration.places([person], "code")
    # A problem in two files is about two fields, and then names neither.
    return Expectation(len(places), 1, {Place(place.file, place.row) for place in places})


# repeated-debtor


def under_two_names(spoil: Callable[[Debtor], dict[str, str]]) -> Plant:
    """A second row for somebody's number."""

    def plant(administration: Administration, rng: Random) -> Expectation:
        person = rng.choice([person for person in administration.debtors if not person.infix])
        other = newcomer(administration, rng, code=person.code, **spoil(person))
        return at(administration, [person, other], "code")

    return plant


plants("repeated-debtor", "somebody else", debtors=True)(under_two_names(lambda _: {}))
plants("repeated-debtor", "somebody else, with the relations", debtors=True, lists={"relations"})(
    under_two_names(lambda _: {})
)
plants("repeated-debtor", "another first name", debtors=True)(
    under_two_names(lambda person: {"last": person.last})
)
plants("repeated-debtor", "another initial", debtors=True)(
    under_two_names(lambda person: {"first": "W." if person.first[0] in "QX" else "Q.", "last": person.last})
)


# debtor-without-name


@plants("debtor-without-name", "one name column", debtors=True, one_name=True)
@plants("debtor-without-name", "first and last name", debtors=True, one_name=False)
@plants("debtor-without-name", "with the relations", debtors=True, lists={"relations"})
def without_name(administration: Administration, rng: Random) -> Expectation:
    person = newcomer(administration, rng)
    person.first = person.infix = person.last = ""
    return at(administration, [person], name_field(administration))


def name_field(administration: Administration) -> str:
    return "name" if "name" in administration.layouts["debtors"].fields else "last_name"


@plants("debtor-without-name", "two of them are one problem", debtors=True)
def two_without_name(administration: Administration, rng: Random) -> Expectation:
    people = [
        newcomer(administration, rng),
        newcomer(administration, rng, code="30001", email="", postcode=""),
    ]
    for person in people:
        person.first = person.infix = person.last = ""
    return at(administration, people, name_field(administration))


# bad-email


def badly_mailed(text: str, **features: bool) -> None:
    @plants("bad-email", text, debtors=True, **features)  # type: ignore[arg-type]
    def plant(administration: Administration, rng: Random) -> Expectation:
        person = rng.choice(administration.debtors)
        person.raw["email"] = text
        return at(administration, [person], "email")


for address in (
    "zwaantje.example.nl",
    "zwaantje@example",
    "zwaantje dijkgraaf@example.nl",
    "zwaantje@example.nl; ouders",
    "zwaantje@example.nl, ouders@example",
):
    badly_mailed(address)


@plants("bad-email", "several are one problem", debtors=True, lists={"relations"})
def several_bad_addresses(administration: Administration, rng: Random) -> Expectation:
    people = rng.sample(administration.debtors, 3)
    for person in people:
        person.raw["email"] = "geen"
    return at(administration, people, "email")


# debtor-name-too-long


@plants("debtor-name-too-long", "one name column", debtors=True, one_name=True)
@plants("debtor-name-too-long", "first and last name", debtors=True, one_name=False)
def long_name(administration: Administration, rng: Random) -> Expectation:
    person = newcomer(administration, rng)
    person.last = person.last.ljust(rng.randint(51, 70) - len(f"{person.first} "), "x")
    return at(administration, [person], name_field(administration))


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


# same-person-twice


def again(**changes: str) -> Plant:
    """Somebody of the debtors file once more, under another number."""

    def plant(administration: Administration, rng: Random) -> Expectation:
        person = rng.choice([person for person in administration.debtors if person.email])
        same = person.copy(code=free_code(administration, rng), **changes)
        administration.debtors.append(same)
        places = administration.places([person, same], "code")
        return Expectation(2, 1, places)

    return plant


plants("same-person-twice", "same e-mail", debtors=True)(again(postcode="9999 ZZ"))
plants("same-person-twice", "same postcode", debtors=True)(again(email=""))
plants("same-person-twice", "with the relations", debtors=True, lists={"relations"})(again())


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
