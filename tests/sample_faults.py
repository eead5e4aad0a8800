"""What went wrong in sample_exports/broken, fault by fault, as it happens at a driving school.

Each fault takes the month as the faults before it left it, and gives the rows it spoiled (or a text that says where).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.administration import Administration, Invoice, Line, Record

Spoil = Callable[[Administration], Sequence[Record | str]]


@dataclass(frozen=True, slots=True)
class Fault:
    topic: str
    rule: str  # that reports it, as one problem
    story: str
    dutch: str
    spoil: Spoil


FAULTS: list[Fault] = []


def happens(topic: str, rule: str, story: str, dutch: str) -> Callable[[Spoil], Spoil]:
    """Adds a fault to the broken month."""

    def register(spoil: Spoil) -> Spoil:
        FAULTS.append(Fault(topic, rule, story, dutch, spoil))
        return spoil

    return register


@happens(
    "Ledger account mapping",
    "missing-ledger-account",
    "The online theory course is new and has no omzetrekening in PlanGo: no ledger account.",
    "De theoriecursus heeft in PlanGo geen omzetrekening.",
)
def course_without_account(month: Administration) -> list[Line]:
    return _on_account(month.lines_of("course"), "")


@happens(
    "Ledger account mapping",
    "unknown-ledger-account",
    "The crash course stands on 810020, which Exact does not have: 810200 with two digits swapped.",
    "De spoedcursus staat op 810020, een rekening die Exact niet kent (bedoeld: 810200).",
)
def digits_swapped_in_account(month: Administration) -> list[Line]:
    return _on_account(month.lines_of("instalment"), "810020")


@happens(
    "Ledger account mapping",
    "ledger-account-differs-from-mapping",
    "The theory book stands on the lessons' account 810200; the mapping says 810400.",
    "Het theorieboek staat op de rekening van de rijlessen.",
)
def book_on_the_lessons(month: Administration) -> list[Line]:
    return _on_account(month.lines_of("book"), "810200")


@happens(
    "VAT codes",
    "percentage-as-vat-code",
    "Guidance at the exam has `21` as its VAT code: the percentage instead of Exact's code 2.",
    "Bij de begeleiding staat 21 als btw-code: het percentage, niet de code.",
)
def percentage_for_code(month: Administration) -> list[Line]:
    return _with_vat_code(month.lines_of("guidance"), "21")


@happens(
    "VAT codes",
    "vat-code-includes-vat",
    "The trial lesson has code 4, high VAT *including*, on an amount without VAT: Exact would book too little turnover.",
    "De proefles heeft code 4 (inclusief btw) terwijl het bedrag exclusief is.",
)
def code_including_vat(month: Administration) -> list[Line]:
    return _with_vat_code(month.lines_of("trial"), "4")


@happens(
    "VAT codes",
    "exam-fee-with-vat",
    "The tussentijdse toets was entered without its 0 % part: VAT over the CBR's fee too.",
    "De tussentijdse toets is niet gesplitst, dus ook over het CBR-tarief wordt btw gerekend.",
)
def toets_not_split(month: Administration) -> list[Line]:
    """One line for the whole amount instead of two."""
    fees = month.lines_of("toets-fee")
    for fee in fees:
        own = next(line for line in month.lines_of("toets-own") if line.number == fee.number)
        fee.cents += own.cents
        fee.ledger, fee.vat_code, fee.percentage = own.ledger, own.vat_code, own.percentage
        month.remove(own)
    return fees


@happens(
    "Unknown debtors",
    "unknown-debtor",
    "The debtors were exported from too late a date: three new students are neither in that file nor in Exact.",
    "Drie nieuwe leerlingen staan niet in het debiteurenbestand en niet in Exact.",
)
def debtors_exported_from_too_late(month: Administration) -> list[Record | str]:
    known = {relation.code for relation in month.relations}
    new = [debtor for debtor in month.debtors if debtor.code not in known]
    forgotten = new[:3]
    month.debtors = [debtor for debtor in month.debtors if debtor not in forgotten]
    codes = {debtor.code for debtor in forgotten}
    return [
        *(line for line in month.lines if line.debtor in codes),
        f"`debiteuren.csv`, not there: {', '.join(sorted(codes))}",
    ]


@happens(
    "Unknown debtors",
    "bad-email",
    "An e-mail address without a dot behind the @: Exact refuses the relation, and then its invoices.",
    "Een e-mailadres zonder punt achter de @.",
)
def email_without_a_dot(month: Administration) -> list[Record]:
    debtor = next(debtor for debtor in month.debtors if debtor.email.endswith("@example.nl"))
    debtor.email = debtor.email.removesuffix(".nl")
    return [debtor]


@happens(
    "Overlap with earlier imports",
    "already-imported",
    "Two invoices of 2023 are in the December export too, which has been imported.",
    "Twee facturen van december staan al in Exact.",
)
def december_again(month: Administration) -> list[Line]:
    """All three late invoices were in the last export; the third is the next fault's."""
    late = [invoice for invoice in month.invoices() if invoice.date.year < month.month[0]]
    month.earlier += [line.copy() for invoice in late for line in invoice.lines]
    return _lines(late[:2])


@happens(
    "Overlap with earlier imports",
    "changed-since-import",
    "The third invoice of December is in Exact too, but with one lesson less.",
    "Een derde factuur van december staat met een ander bedrag in Exact.",
)
def lesson_added_after_the_import(month: Administration) -> list[Line]:
    late = [invoice for invoice in month.invoices() if invoice.date.year < month.month[0]]
    booked = [line for line in month.earlier if line.number == late[2].number]
    month.earlier.remove(booked[-1])
    return _lines(late[2:])


@happens(
    "Invoice-number column",
    "invoice-number-column-moved",
    "PlanGo now exports the instructor: the number moves from column 9 to 10, but Exact's saved definition says 9.",
    "Door een nieuwe kolom (Instructeur) staat het factuurnummer in kolom 10 in plaats van 9.",
)
def column_for_the_instructor(month: Administration) -> list[str]:
    layout = month.layout
    layout.fields.insert(layout.fields.index("location") + 1, "instructor")
    layout.headers["instructor"] = "Instructeur"
    return [f"`facturen.csv` column {layout.column('number')}"]


@happens(
    "Invoice-number column",
    "invoice-lines-apart",
    "A line of an invoice was cut and pasted a few rows below: Exact sees the number change, and makes a second entry.",
    "De regels van een factuur staan niet bij elkaar.",
)
def line_pasted_elsewhere(month: Administration) -> list[Line]:
    long_lesson = next(line for line in month.lines if line.quantity == "1,5")
    invoices = month.invoices()
    home = next(index for index, invoice in enumerate(invoices) if long_lesson in invoice.lines)
    month.remove(long_lesson)
    month.insert(invoices[home + 3].lines[0], long_lesson)
    return [line for line in month.lines if line.number == long_lesson.number]


@happens(
    "Number format",
    "mixed-number-notation",
    "Four package prices were typed over by hand, with a point for a comma.",
    "Vier pakketprijzen hebben een punt in plaats van een komma.",
)
def points_for_commas(month: Administration) -> list[Line]:
    lines = month.lines_of("package")[2:6]
    for line in lines:
        line.raw["amount"] = f"{line.cents // 100}.{line.cents % 100:02d}"
    return lines


@happens(
    "Number format",
    "unquoted-decimal-comma",
    "Two rows were pasted without their quotes: the amount is two columns to Exact, and the VAT code moves up.",
    "Bij twee regels staat het bedrag niet tussen aanhalingstekens.",
)
def quotes_lost(month: Administration) -> list[Line]:
    plain = [line for line in month.lines_of("lesson") if month.row_text(line).count('"') == 2]
    lines = plain[-2:]
    for line in lines:
        line.written = month.row_text(line).replace('"', "")
    return lines


def _on_account(lines: list[Line], account: str) -> list[Line]:
    for line in lines:
        line.ledger = account
    return lines


def _with_vat_code(lines: list[Line], code: str) -> list[Line]:
    for line in lines:
        line.vat_code = code
    return lines


def _lines(invoices: Sequence[Invoice]) -> list[Line]:
    return [line for invoice in invoices for line in invoice.lines]
