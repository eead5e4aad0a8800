"""Planted faults of amounts beside their product's and invoice's other ones, of lines sold twice, and of tests."""

from __future__ import annotations

from collections import Counter
from random import Random

from tests.administration import Administration, Invoice, Line
from tests.administration.cells import amount_text
from tests.planting import Expectation, at, plants

# Round prices, so that a hundredth is an amount too.
ROUND = {"vat_amount"}


def plain_invoices(administration: Administration) -> list[Invoice]:
    """Invoices of the month with nothing taken back."""
    return [
        invoice for invoice in administration.invoices()[3:] if all(line.cents > 0 for line in invoice.lines)
    ]


def sell(administration: Administration, rng: Random, product: str, times: int) -> list[Line]:
    """One more line of a product on as many plain invoices that do not have it."""
    model = next(line for line in administration.lines_of(product))
    without = [
        invoice
        for invoice in plain_invoices(administration)
        if product not in {line.product for line in invoice.lines} and model not in invoice.lines
    ]
    return [add(administration, invoice, model) for invoice in rng.sample(without, times)]


def add(administration: Administration, invoice: Invoice, model: Line) -> Line:
    """A line like the model, behind those of the invoice."""
    last = invoice.lines[-1]
    line = last.copy(
        text=model.text,
        cents=model.cents,
        ledger=model.ledger,
        vat_code=model.vat_code,
        percentage=model.percentage,
        quantity=model.quantity,
        product=model.product,
    )
    index = administration.lines.index(last) + 1
    administration.insert(administration.lines[index] if index < len(administration.lines) else None, line)
    return line


# amount-out-of-line


def usual_line(administration: Administration, rng: Random) -> Line:
    """A positive line whose amount at least three others of its product have, on an invoice without any negative."""
    lines = [line for invoice in plain_invoices(administration) for line in invoice.lines]
    times = Counter((line.text, line.cents) for line in lines)
    return rng.choice([line for line in lines if times[line.text, line.cents] > 3])


@plants("amount-out-of-line", "a hundred times")
def hundred_times(administration: Administration, rng: Random) -> Expectation:
    line = usual_line(administration, rng)
    line.cents *= 100
    return at(administration, [line], "amount")


@plants("amount-out-of-line", "a thousand times")
def thousand_times(administration: Administration, rng: Random) -> Expectation:
    line = usual_line(administration, rng)
    line.cents *= 1000
    return at(administration, [line], "amount")


@plants("amount-out-of-line", "a hundredth", columns=ROUND)
def hundredth(administration: Administration, rng: Random) -> Expectation:
    line = rng.choice(sell(administration, rng, "package", 4))
    line.cents //= 100
    return at(administration, [line], "amount")


@plants("amount-out-of-line", "a thousandth", columns=ROUND)
def thousandth(administration: Administration, rng: Random) -> Expectation:
    line = rng.choice(sell(administration, rng, "package", 4))
    line.cents //= 1000
    return at(administration, [line], "amount")


@plants("amount-out-of-line", "two products, one of them twice")
def two_products(administration: Administration, rng: Random) -> Expectation:
    books = sell(administration, rng, "book", 6)[:2]
    line = next(line for line in _shuffled(rng, administration) if line.product != "book")
    for spoiled in (*books, line):
        spoiled.cents *= 100
    return at(administration, [*books, line], "amount", problems=2)


def _shuffled(rng: Random, administration: Administration) -> list[Line]:
    return [usual_line(administration, rng) for _ in range(200)]


@plants("amount-out-of-line", "taken back a hundred times")
def taken_back(administration: Administration, rng: Random) -> Expectation:
    """Its size counts, not its sign; the credit note was one before."""
    sold = Counter(
        (line.text, line.cents) for line in administration.lines_of("lesson", "package", "exam-fee")
    )
    credits_ = [invoice for invoice in administration.invoices() if invoice.is_credit]
    model = next(line for line in administration.lines_of("lesson") if sold[line.text, line.cents] > 3)
    line = rng.choice(credits_).lines[0]
    line.text, line.ledger, line.vat_code, line.product = model.text, model.ledger, model.vat_code, "lesson"
    line.percentage, line.cents = model.percentage, -100 * model.cents
    return at(administration, [line], "amount")


# invoice-total-differs


@plants("invoice-total-differs", "a line is gone", columns={"invoice_total"})
def line_gone(administration: Administration, rng: Random) -> Expectation:
    several = [invoice for invoice in plain_invoices(administration) if len(invoice.lines) > 1]
    invoice = rng.choice(several)
    state(administration, list(invoice.lines), invoice.total)
    gone = rng.choice(invoice.lines)
    administration.remove(gone)
    return at(administration, [line for line in invoice.lines if line is not gone], "invoice_total")


def state(administration: Administration, lines: list[Line], cents: int) -> None:
    for line in lines:
        line.raw["invoice_total"] = amount_text(cents, administration.layout)


@plants("invoice-total-differs", "a line of another invoice", columns={"invoice_total"})
def line_of_another(administration: Administration, rng: Random) -> Expectation:
    invoice = rng.choice(plain_invoices(administration))
    state(administration, list(invoice.lines), invoice.total)
    line = add(administration, invoice, rng.choice(administration.lines_of("book")))
    state(administration, [line], invoice.total)
    return at(administration, [*invoice.lines, line], "invoice_total")


@plants("invoice-total-differs", "some cents on some invoices", columns={"invoice_total"})
def some_cents(administration: Administration, rng: Random) -> Expectation:
    lines: list[Line] = []
    for invoice in rng.sample(administration.invoices(), 3):
        state(administration, list(invoice.lines), invoice.total + rng.choice([-6, 6, 50]))
        lines += invoice.lines
    return at(administration, lines, "invoice_total")


# zero-amount


@plants("zero-amount", "some lines")
def nothing(administration: Administration, rng: Random) -> Expectation:
    lines = rng.sample([line for invoice in plain_invoices(administration) for line in invoice.lines], 3)
    for line in lines:
        line.cents = 0
    return at(administration, lines, "amount")


# repeated-line


@plants("repeated-line", "a book")
@plants("repeated-line", "a book beside columns that no field uses", columns={"remark", "location"})
def a_book_twice(administration: Administration, rng: Random) -> Expectation:
    return sold_twice(administration, rng, "book")


@plants("repeated-line", "one part of an exam")
def an_exam_twice(administration: Administration, rng: Random) -> Expectation:
    """Both parts of an exam have one text: only equal lines count."""
    return sold_twice(administration, rng, "exam-fee")


def sold_twice(administration: Administration, rng: Random, product: str) -> Expectation:
    line = rng.choice(sell(administration, rng, product, 11))
    again = [line.copy() for _ in range(rng.randint(1, 2))]
    index = administration.lines.index(line)
    administration.insert(line, *again)
    return at(administration, administration.lines[index + 1 : index + 1 + len(again)], "line_description")


# credit-note


@plants("credit-note", "the only one", credits=False)
def the_only_credit_note(administration: Administration, rng: Random) -> Expectation:
    return at(administration, credited(administration, rng), "number")


@plants("credit-note", "part of it charged again", credits=False)
def part_charged_again(administration: Administration, rng: Random) -> Expectation:
    line = credited(administration, rng)[0]
    charge = line.copy(cents=-line.cents // 2, text="Administratiekosten")
    administration.insert(line, charge)
    return at(administration, [charge], "number")  # an invoice's place is its first line


@plants("credit-note", "one more")
def one_more_credit_note(administration: Administration, rng: Random) -> Expectation:
    """The clean month holds some already: the problem is the same, with more invoices."""
    return at(administration, credited(administration, rng), "number", problems=0)


def credited(administration: Administration, rng: Random) -> list[Line]:
    """An invoice becomes a credit note; gives the line that stands for it."""
    invoice = rng.choice(plain_invoices(administration))
    for line in invoice.lines:
        line.cents = -line.cents
    return [invoice.lines[0]]


# test-invoice

NAMES = ["Test", "test", "Testleerling", "TEST leerling 2", "Proef", "test 1"]


@plants("test-invoice", "in the name column", columns={"name"})
@plants("test-invoice", "in the name column and the debtors file", columns={"name"}, debtors=True)
def name_in_the_file(administration: Administration, rng: Random) -> Expectation:
    invoice = rng.choice(administration.invoices())
    name = rng.choice(NAMES)
    for line in invoice.lines:
        line.raw["name"] = name
    return at(administration, invoice.lines, "name")


@plants("test-invoice", "one name in the debtors file", debtors=True, one_name=True, without_columns={"name"})
@plants(
    "test-invoice", "two names in the debtors file", debtors=True, one_name=False, without_columns={"name"}
)
def name_of_the_debtor(administration: Administration, rng: Random) -> Expectation:
    invoiced = {line.debtor for line in administration.lines}
    debtor = rng.choice([debtor for debtor in administration.debtors if debtor.code in invoiced])
    debtor.first, debtor.infix, debtor.last = rng.choice(
        [("Test", "", "Leerling"), ("", "", "Test"), ("Test", "", "2")]
    )
    lines = [line for line in administration.lines if line.debtor == debtor.code]
    return at(administration, lines, "debtor")


@plants("test-invoice", "in the line description")
def line_description(administration: Administration, rng: Random) -> Expectation:
    line = rng.choice([line for invoice in plain_invoices(administration) for line in invoice.lines])
    line.text = rng.choice(NAMES)
    return at(administration, [line], "line_description")
