"""Headers: what a column is called, what a file is, what somebody probably meant."""

from __future__ import annotations

import pytest

from plango_lint.reading.headers import field_of, fold, names_of, nearest, recognised, role_of
from plango_lint.schemas import SCHEMAS
from plango_lint.settings import FIELDS

ARTICLE = [
    "Datum", "Factuuromschrijving", "Debiteurnummer", "Factuurnummer", "Boekjaar", "Periode", "Grootboekrekening",
    "Omschrijving", "Bedrag ex. BTW", "BTW code",
]  # fmt: skip
WIZARD = [
    "Dagboek: Code", "Boekjaar", "Periode", "Boekstuknummer", "Omschrijving: Kopregel", "Factuurdatum", "Vervaldatum",
    "Valuta", "Code", "Naam", "Grootboekrekening", "Omschrijving", "BTW-code", "BTW-percentage", "Bedrag", "Aantal",
    "BTW-bedrag", "Van", "Naar", "Kostenplaats: Code",
]  # fmt: skip


@pytest.mark.parametrize("header", ["bedrag-ex-btw", "BEDRAG EX BTW", " Bedrag_ex.btw ", '"Bedrag ex. BTW"'])
def test_fold_forgets_case_spaces_and_punctuation(header: str) -> None:
    """Spellings of one header are one."""
    assert fold(header) == fold("Bedrag ex. BTW")


def test_fold_forgets_accents() -> None:
    """An accent makes no other header."""
    assert fold("Periodé") == fold("periode")


def test_fold_keeps_the_percent_sign() -> None:
    """A percentage of VAT is not VAT."""
    assert fold("BTW %") != fold("BTW")


def test_the_fields_are_those_of_the_interface() -> None:
    """Every table has exactly the fields settings, JSON and rule files may name."""
    declared = {role: tuple(schema.columns) for role, schema in SCHEMAS.items() if role in FIELDS}
    assert declared == FIELDS


@pytest.mark.parametrize("role", SCHEMAS)
def test_a_header_names_one_field_of_a_role(role: str) -> None:
    """No header is claimed by two fields of one table."""
    pairs = {(fold(name), field) for field in SCHEMAS[role].columns for name in names_of(role, field)}
    assert len(pairs) == len({name for name, _ in pairs})


def test_the_articles_columns_are_all_recognised() -> None:
    """Every column of PlanGo's article is a field."""
    assert list(recognised("invoices", ARTICLE).values()) == [
        "date", "description", "debtor", "number", "year", "period", "ledger", "line_description", "amount", "vat_code",
    ]  # fmt: skip


def test_the_wizards_names_are_recognised() -> None:
    """A file in the words of Exact's wizard is an invoice file; Code is the relation's."""
    fields = recognised("invoices", WIZARD)
    assert role_of(WIZARD) == "invoices"
    assert (fields[3], fields[4], fields[8], fields[19]) == ("number", "description", "debtor", "cost_centre")


def test_the_first_of_two_columns_counts_in_an_export() -> None:
    """Of two columns that name one field the first is taken."""
    assert recognised("invoices", ["Boekstuknummer", "Factuurnummer"]) == {0: "number"}


def test_the_code_counts_more_than_its_description_in_a_list() -> None:
    """In Exact's lists a code wins from its description, wherever it stands."""
    headers = ["Code", "TypeDescriptionDescription", "TypeCode"]
    assert recognised("ledger", headers) == {0: "code", 2: "type"}


def test_an_unknown_header_is_no_field() -> None:
    """A header nobody declared is nothing."""
    assert field_of("invoices", "Instructeur") is None


@pytest.mark.parametrize(
    ("headers", "role"),
    [
        (",".join(ARTICLE), "invoices"),
        ("Debiteurnummer,Naam,E-mail,Postcode", "debtors"),
        ("Voornaam,Achternaam,Telefoon", "debtors"),
        ("Code,Naam,Status", "relations"),
        ("Code,Name,Status,Blocked", "relations"),
        ("Debiteurnummer,Naam,Geblokkeerd", "relations"),
        ("AccountCode,AccountName,Email", "relations"),
        ("Code,Omschrijving,Balans / Winst & Verlies,Geblokkeerd", "ledger"),
        ("Code,Omschrijving,Balans / Winst & Verlies,Debet / Credit,Geblokkeerd", "ledger"),
        ("Code,DescriptionDescription,BalanceTypeCode,IsBlocked,TypeCode,VATCodeCode", "ledger"),
        ("Grootboekrekening,Omschrijving", "ledger"),
        ("Code,Omschrijving,Type,Transactietype,Percentage,Van,Tot en met,Geblokkeerd", "vat"),
        ("BTW-code,Omschrijving,Percentage", "vat"),
        ("Dagboek,Omschrijving,Type", "journals"),
        ("Boekjaar,Periode,Begindatum,Einddatum,Afgesloten", "periods"),
        ("EntryDate,JournalCode,EntryNumber,GLAccountCodeDescription,AccountCode,AmountDC", "transactions"),
        ("Entry Date,Journal Code,Entry Number,Account Code,Amount DC", "transactions"),
    ],
)
def test_role_of(headers: str, role: str) -> None:
    """What a file is shows in its headers."""
    assert role_of(headers.split(",")) == role


@pytest.mark.parametrize(
    "headers", ["Code,Omschrijving", "Code,Naam", "Code,Naam,E-mail", "Code,Omschrijving,Type,Geblokkeerd", "Artikel,Prijs", ""]
)  # fmt: skip
def test_headers_that_settle_nothing(headers: str) -> None:
    """What could be several lists is none of them."""
    assert role_of(headers.split(",")) is None


@pytest.mark.parametrize("left_out", ARTICLE)
def test_an_invoice_file_is_known_without_any_one_column(left_out: str) -> None:
    """A missing column is a problem of an invoice file, so it must still be one."""
    assert role_of([header for header in ARTICLE if header != left_out]) == "invoices"


def test_nearest_names_a_misspelt_header() -> None:
    """A slip in a header is named as a near miss."""
    assert nearest("invoices", "ledger", ["Datum", "Grotboekrekening", "Instructeur"]) == ["Grotboekrekening"]


def test_nearest_leaves_headers_of_other_fields_alone() -> None:
    """A header that names another field is not meant for this one."""
    assert nearest("invoices", "vat_amount", ["BTW-code"]) == []
