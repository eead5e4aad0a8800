"""What a file is follows from its content, never from its name."""

from __future__ import annotations

import pytest

from plango_lint.settings import Settings
from tests.reading.exports import HEADER, export, read_one, row


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (HEADER + "\n", "invoices"),
        ("Debiteurnummer,Naam,E-mail\n934,Voorbeeld,a@b.nl\n", "debtors"),
        ("Code;Naam;Status\n934;Voorbeeld;C\n", "relations"),
        ("Code;Omschrijving;Balans / Winst & Verlies\n8000;Omzet;W\n", "ledger"),
        ("Code,Naam\n934,Voorbeeld\n", None),
        ("Bankrekening,Saldo\nNL00,1.00\n", None),
    ],
)
def test_role_by_headers(text: str, role: str | None) -> None:
    """Relations and debtors are told apart by status and PlanGo's own headers."""
    assert read_one(text).role == role


def test_forced_role() -> None:
    """--as goes before what the file looks like."""
    source = read_one("Code,Naam\n934,Voorbeeld\n", role="debtors")
    assert source.role == "debtors"
    assert [column.field for column in source.columns] == ["code", "name"]


def test_headers_in_the_settings_tell_the_role() -> None:
    """When all headers that [columns] names for it stand there."""
    chosen = Settings(columns={"invoices": {"number": "Nota", "amount": "Prijs"}})
    assert read_one("Nota,Prijs\n7,1.00\n8,2.00\n", chosen).role == "invoices"


def test_csv_that_is_forced_to_be_xml() -> None:
    """An audit file is XML or nothing."""
    assert read_one("Code,Naam\n", role="audit-file").failure == "xml"


def test_people_without_headers_have_no_role() -> None:
    """They may be debtors or relations."""
    assert read_one("934,Voorbeeld\n935,Proefpersoon\n").role is None


def test_role_of_a_forced_export_without_headers() -> None:
    """Columns then come from content."""
    source = read_one(export(row(202400005), row(202400006), header=None), role="invoices")
    assert (source.role, source.header_row) == ("invoices", False)
