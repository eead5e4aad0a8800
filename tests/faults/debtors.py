"""Planted faults of debtors by themselves: their codes, names and e-mail addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import Random

from tests.administration import Administration, Debtor, Invoice, Line, Place
from tests.planting import Expectation, Plant, at, plants


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
