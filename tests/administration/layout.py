"""How a file is written: its columns, their headers, quoting, line endings, notation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Literal

Quoting = Literal["minimal", "text", "all"]

ARTICLE = {
    "number": "Factuurnummer", "date": "Datum", "debtor": "Debiteurnummer", "description": "Factuuromschrijving",
    "year": "Boekjaar", "period": "Periode", "ledger": "Grootboekrekening", "line_description": "Omschrijving",
    "amount": "Bedrag ex. BTW", "vat_code": "BTW code", "journal": "Dagboek", "due_date": "Vervaldatum",
    "name": "Naam", "quantity": "Aantal", "vat_amount": "BTW bedrag", "vat_percentage": "BTW percentage",
    "amount_including": "Bedrag incl. BTW", "invoice_total": "Factuurtotaal ex. BTW", "cost_centre": "Kostenplaats",
    "student": "Leerlingnummer", "location": "Locatie", "instructor": "Instructeur", "category": "Categorie",
    "remark": "Opmerking",
}  # fmt: skip
EXACT = ARTICLE | {
    "number": "Boekstuknummer", "date": "Factuurdatum", "debtor": "Relatiecode",
    "description": "Omschrijving: Kopregel", "amount": "Bedrag", "vat_code": "BTW-code", "journal": "Dagboek: Code",
    "vat_amount": "BTW-bedrag", "vat_percentage": "BTW-percentage", "cost_centre": "Kostenplaats: Code",
}  # fmt: skip
SPELLED = ARTICLE | {
    "number": "Factuurnr.", "date": "Factuurdatum", "debtor": "Debiteurnr.", "description": "Omschrijving factuur",
    "ledger": "Grootboekrek.", "line_description": "Regelomschrijving", "amount": "Bedrag excl. BTW",
    "vat_code": "Btw-code", "name": "Debiteurnaam", "vat_amount": "BTW-bedrag",
}  # fmt: skip
ENGLISH = {
    "number": "Invoice number", "date": "Invoice date", "debtor": "Debtor number",
    "description": "Invoice description", "year": "Financial year", "period": "Period", "ledger": "Ledger account",
    "line_description": "Line description", "amount": "Amount excl. VAT", "vat_code": "VAT code",
    "journal": "Journal", "due_date": "Due date", "name": "Name", "quantity": "Quantity",
    "vat_amount": "VAT amount", "vat_percentage": "VAT percentage", "amount_including": "Amount incl. VAT",
    "invoice_total": "Invoice total excl. VAT", "cost_centre": "Cost centre", "student": "Student number",
    "location": "Location", "instructor": "Instructor", "category": "Category", "remark": "Remark",
}  # fmt: skip
STYLES = {"article": ARTICLE, "exact": EXACT, "spelled": SPELLED, "english": ENGLISH}

DEBTORS_DUTCH = {
    "code": "Debiteurnummer", "name": "Naam", "first_name": "Voornaam", "infix": "Tussenvoegsel",
    "last_name": "Achternaam", "email": "E-mail", "phone": "Telefoon", "address": "Adres", "postcode": "Postcode",
    "city": "Woonplaats", "iban": "IBAN", "student": "Leerlingnummer",
}  # fmt: skip
DEBTORS_SPELLED = DEBTORS_DUTCH | {
    "code": "Debiteurnr.", "email": "E-mailadres", "phone": "Telefoonnummer", "city": "Plaats",
    "iban": "IBAN-nummer",
}  # fmt: skip
DEBTORS_ENGLISH = {
    "code": "Debtor number", "name": "Name", "first_name": "First name", "infix": "Infix",
    "last_name": "Last name", "email": "Email", "phone": "Phone", "address": "Address", "postcode": "Postcode",
    "city": "City", "iban": "IBAN", "student": "Student number",
}  # fmt: skip
DEBTOR_STYLES = {
    "article": DEBTORS_DUTCH, "exact": DEBTORS_DUTCH, "spelled": DEBTORS_SPELLED, "english": DEBTORS_ENGLISH,
}  # fmt: skip

# PlanGo's article: the number in column 9, the account in 10, the amount in 13.
ARTICLE_ORDER = [
    "year", "period", "debtor", "date", "student", "name", "location", "description", "number", "ledger",
    "line_description", "quantity", "amount", "vat_code",
]  # fmt: skip
NEEDED = [
    "number", "date", "debtor", "description", "year", "period", "ledger", "line_description", "amount", "vat_code",
]  # fmt: skip
HARMLESS = [
    "name",
    "quantity",
    "due_date",
    "journal",
    "student",
    "location",
    "instructor",
    "category",
    "remark",
]
WITH_VAT = ["vat_amount", "vat_percentage", "amount_including", "invoice_total"]
# Never between quotes when only texts are.
BARE = {"number", "debtor", "year", "period", "ledger", "vat_code", "journal", "quantity", "date", "due_date",
        "student", "vat_percentage", "code"}  # fmt: skip


@dataclass(slots=True)
class Layout:
    fields: list[str]
    headers: dict[str, str]
    quoting: Quoting = "minimal"
    delimiter: str = ","
    line_ending: str = "\r\n"
    encoding: str = "utf-8"
    bom: bool = False
    header_row: bool = True
    decimal: str = ","
    thousands: str = ""
    date_pattern: str = "%d-%m-%Y"
    period_digits: int = 1
    inserted: list[tuple[int, str, int]] = field(default_factory=list)  # after row, text, rows it counts for

    def column(self, name: str) -> int:
        """Position of a field's column, from 1."""
        return self.fields.index(name) + 1

    def first_row(self) -> int:
        """The row of the first record when nothing was inserted."""
        return 2 if self.header_row else 1


def _cased(rng: Random, headers: dict[str, str]) -> dict[str, str]:
    ways: list[Callable[[str], str]] = [str, str, str, str, str.upper, str.lower]
    way = rng.choice(ways)
    return {name: way(header) for name, header in headers.items()}


def invoice_layout(rng: Random, style: str | None, columns: set[str], quoting: Quoting | None) -> Layout:
    """`style` "article" is the article's own header row, in its own order; None lets the seed choose."""
    headers = STYLES[style] if style else _cased(rng, rng.choice(list(STYLES.values())))
    fields = list(ARTICLE_ORDER)
    if style != "article":
        fields = NEEDED + [name for name in HARMLESS if rng.random() < 0.35]
        fields += [name for name in WITH_VAT if rng.random() < 0.12]
        rng.shuffle(fields)
    for name in sorted(columns - set(fields)):
        fields.insert(rng.randint(0, len(fields)) if style != "article" else len(fields), name)
    return _varied(rng, fields, {name: headers[name] for name in fields}, quoting)


def debtor_layout(rng: Random, style: str | None, like: Layout, one_name: bool | None) -> Layout:
    headers = DEBTOR_STYLES[style] if style else _cased(rng, rng.choice(list(DEBTOR_STYLES.values())))
    if one_name is None:
        one_name = rng.random() < 0.4
    names = (
        ["name"]
        if one_name
        else rng.choice([["first_name", "infix", "last_name"], ["first_name", "last_name"]])
    )
    fields = ["code", *names, "email", "phone", "address", "postcode", "city", "iban"]
    fields += ["student"] if rng.random() < 0.3 else []
    if style != "article":
        rng.shuffle(fields)
    layout = _varied(rng, fields, {name: headers[name] for name in fields}, like.quoting)
    layout.bom, layout.line_ending = like.bom, like.line_ending
    return layout


def _varied(rng: Random, fields: list[str], headers: dict[str, str], quoting: Quoting | None) -> Layout:
    chosen: Quoting = rng.choice(["minimal", "text", "all"])
    return Layout(
        fields=fields,
        headers=headers,
        quoting=quoting or chosen,
        line_ending=rng.choice(["\r\n", "\n"]),
        bom=rng.random() < 0.3,
        thousands=rng.choice(["", "."]),
        period_digits=rng.choice([1, 1, 2]),
    )
