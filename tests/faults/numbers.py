"""Planted faults of the invoice number: its column, the number itself, and the rows that share it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from tests.administration import Administration, Invoice, Line, Place
from tests.planting import EVERYTHING, Expectation, at, plants

GAP = frozenset({"gap-in-invoice-numbers"})  # a row without a number hides a gap beside it
FILE = "facturen.csv"


def invoices_of(administration: Administration, least: int = 1) -> list[Invoice]:
    """Those of the month itself, no credit notes, with so many lines."""
    month = [i for i in administration.invoices() if (i.date.year, i.date.month) == administration.month]
    return [invoice for invoice in month if len(invoice.lines) >= least and not invoice.is_credit]


def an_invoice(administration: Administration, rng: Random, least: int = 1) -> Invoice:
    return rng.choice(invoices_of(administration, least))


# no-invoice-number-column


@plants("no-invoice-number-column", "two columns hold it", columns={"remark"}, lists={"ledger"})
def two_columns_hold_it(administration: Administration, _: Random) -> Expectation:
    administration.layout.headers |= {"number": "Kolom A", "remark": "Kolom B"}
    for line in administration.lines:
        line.extra["remark"] = str(line.number)
    return Expectation(places={Place(FILE)}, hides=EVERYTHING)


@plants(
    "no-invoice-number-column", "an unknown header above numbers with letters", without_columns={"student"}
)
def unknown_header_above_letters(administration: Administration, _: Random) -> Expectation:
    administration.layout.headers["number"] = "Kolom A"
    for line in administration.lines:
        line.raw["number"] = f"PG{line.number}"
        line.description = "Rijlessen"
    return Expectation(places={Place(FILE)}, hides=EVERYTHING)


# invoice-number-column-moved, layout-changed


def headers_of(administration: Administration, fields: Sequence[str]) -> list[str]:
    return [administration.layout.headers[name] for name in fields]


def swapped(fields: Sequence[str], one: str, other: str) -> list[str]:
    turned = {one: other, other: one}
    return [turned.get(name, name) for name in fields]


def another_field(administration: Administration, rng: Random, *but: str) -> str:
    needed = {
        "date",
        "debtor",
        "description",
        "year",
        "period",
        "ledger",
        "line_description",
        "amount",
        "vat_code",
    }
    return rng.choice(sorted(needed - set(but)))


@plants("invoice-number-column-moved", "another position is saved")
def another_position_saved(administration: Administration, rng: Random) -> Expectation:
    layout = administration.layout
    places = [place for place in range(1, len(layout.fields) + 3) if place != layout.column("number")]
    administration.configure("import", "invoice-number-column", rng.choice(places))
    return Expectation(places={Place(FILE)})


@plants("invoice-number-column-moved", "the saved header row has it elsewhere", lists={"ledger", "vat"})
def saved_header_row_has_it_elsewhere(administration: Administration, rng: Random) -> Expectation:
    fields = swapped(administration.layout.fields, "number", another_field(administration, rng))
    administration.configure("import", "columns", headers_of(administration, fields))
    return Expectation(places={Place(FILE)})


@plants("invoice-number-column-moved", "a column was added before it", columns={"remark"})
def a_column_was_added_before_it(administration: Administration, _: Random) -> Expectation:
    layout = administration.layout
    layout.fields.remove("remark")
    administration.configure("import", "columns", headers_of(administration, layout.fields))
    administration.configure("import", "invoice-number-column", layout.column("number"))
    layout.fields.insert(0, "remark")
    return Expectation(places={Place(FILE)})


@plants("layout-changed", "two columns changed places")
def two_columns_changed_places(administration: Administration, rng: Random) -> Expectation:
    one = another_field(administration, rng)
    fields = swapped(administration.layout.fields, one, another_field(administration, rng, one))
    administration.configure("import", "columns", headers_of(administration, fields))
    return Expectation(places={Place(FILE)})


@plants("layout-changed", "a column was added behind the number", columns={"remark"})
def a_column_was_added_behind_the_number(administration: Administration, rng: Random) -> Expectation:
    layout = administration.layout
    layout.fields = ["number", *(name for name in layout.fields if name not in ("number", "remark"))]
    administration.configure("import", "columns", headers_of(administration, layout.fields))
    administration.configure("import", "invoice-number-column", 1)
    layout.fields.insert(rng.randint(1, 4), "remark")
    return Expectation(places={Place(FILE)})


# missing-invoice-number, invoice-number-not-numeric, invoice-number-too-large, odd-invoice-number


@plants("missing-invoice-number", "on one line", gaps=False)
@plants(
    "missing-invoice-number",
    "on one line, with everything given",
    lists={"ledger", "vat", "relations"},
    debtors=True,
)
def number_missing_on_a_line(administration: Administration, rng: Random) -> Expectation:
    line = rng.choice(administration.lines)
    line.raw["number"] = rng.choice(["", " "])
    return at(administration, [line], "number", hides=GAP if administration.gaps else frozenset())


@plants("missing-invoice-number", "on a whole invoice", gaps=False)
@plants("missing-invoice-number", "on a whole invoice, beside earlier ones", earlier=True, gaps=False)
@plants(
    "missing-invoice-number",
    "on a whole invoice, and it is in no text",
    without_columns={"description"},
    gaps=False,
)
def number_missing_on_an_invoice(administration: Administration, rng: Random) -> Expectation:
    invoice = rng.choice(administration.invoices())
    return spoiled(administration, [invoice], lambda _: "")


@plants("missing-invoice-number", "on the last invoice", gaps=False)
def number_missing_on_the_last_invoice(administration: Administration, _: Random) -> Expectation:
    return spoiled(administration, administration.invoices()[-1:], lambda _: "")


def spoiled(
    administration: Administration,
    invoices: Sequence[Invoice],
    written: Callable[[int], str],
    problems: int = 1,
) -> Expectation:
    """The number of these invoices written in another way, one cause for each way."""
    lines = [line for invoice in invoices for line in invoice.lines]
    for line in lines:
        line.raw["number"] = written(line.number)
    hides = GAP if administration.gaps else frozenset()
    return at(administration, lines, "number", problems=problems, hides=hides)


@plants("invoice-number-not-numeric", "a letter in front", gaps=False)
@plants("invoice-number-not-numeric", "a letter in front, beside earlier ones", earlier=True)
def letter_in_front(administration: Administration, rng: Random) -> Expectation:
    return spoiled(administration, rng.sample(administration.invoices(), 3), lambda number: f"F{number}")


@plants("invoice-number-not-numeric", "a dash inside", numbers="year", gaps=False)
def dash_inside(administration: Administration, rng: Random) -> Expectation:
    return spoiled(administration, [an_invoice(administration, rng)], lambda n: f"{n}"[:4] + "-" + f"{n}"[4:])


@plants("invoice-number-not-numeric", "a space inside", numbers="five", gaps=False)
def space_inside(administration: Administration, rng: Random) -> Expectation:
    return spoiled(administration, [an_invoice(administration, rng)], lambda n: f"{n}"[:2] + " " + f"{n}"[2:])


@plants("invoice-number-not-numeric", "two patterns", gaps=False)
def two_patterns(administration: Administration, rng: Random) -> Expectation:
    one, other = rng.sample(invoices_of(administration), 2)
    ways = {one.number: f"Factuur {one.number}", other.number: f"{other.number}A"}
    return spoiled(administration, [one, other], ways.__getitem__, problems=2)


@plants("invoice-number-not-numeric", "in the whole file")
def letters_in_the_whole_file(administration: Administration, _: Random) -> Expectation:
    expected = spoiled(administration, administration.invoices(), lambda number: f"F{number}")
    return Expectation(expected.count, 1, expected.places, EVERYTHING)


@plants("invoice-number-too-large", "two invoices", gaps=False)
@plants("invoice-number-too-large", "two invoices, beside earlier ones", earlier=True)
def number_too_large(administration: Administration, rng: Random) -> Expectation:
    return spoiled(administration, rng.sample(administration.invoices(), 2), lambda n: str(n + 7 * 10**10))


@plants("invoice-number-too-large", "just above the limit", gaps=False)
def number_just_above_the_limit(administration: Administration, rng: Random) -> Expectation:
    return spoiled(administration, [an_invoice(administration, rng)], lambda _: "2147483648")


@plants("odd-invoice-number", "a digit wrong", gaps=False)
@plants("odd-invoice-number", "a digit wrong, beside earlier ones", earlier=True)
def digit_wrong(administration: Administration, rng: Random) -> Expectation:
    return spoiled(
        administration, [an_invoice(administration, rng)], lambda number: str(number + 700_000_000)
    )


@plants("odd-invoice-number", "two numbers, in the text too", gaps=False)
def two_odd_numbers(administration: Administration, rng: Random) -> Expectation:
    lines: list[Line] = []
    for turn, invoice in enumerate(rng.sample(invoices_of(administration), 2), start=1):
        administration.renumber(invoice.lines, turn * 500_000_000 + 17)
        lines += invoice.lines
    return at(administration, lines, "number", problems=2)


# description-names-other-invoice


@plants("description-names-other-invoice", "one of this file", numbers="year", gaps=False)
@plants(
    "description-names-other-invoice", "one of this file, beside earlier ones", numbers="five", earlier=True
)
def names_one_of_this_file(administration: Administration, rng: Random) -> Expectation:
    one, other = rng.sample(invoices_of(administration), 2)
    for line in one.lines:
        line.description = line.description.replace(str(one.number), str(other.number))
    return at(administration, one.lines, "description")


@plants("description-names-other-invoice", "two that nobody knows", numbers="five")
def names_two_that_nobody_knows(administration: Administration, rng: Random) -> Expectation:
    lines = [line for invoice in rng.sample(invoices_of(administration), 2) for line in invoice.lines]
    for line in lines:
        line.description = f"Factuur {rng.choice([10001, 99887])} rijlessen".replace("10001", "99887")
    return at(administration, lines, "description")
