"""One way of writing for what lists write in many."""

from __future__ import annotations

import pytest

from plango_lint.reading.lists import values


@pytest.mark.parametrize(
    ("value", "written", "plain"),
    [
        (values.code, "               934", "934"),
        (values.code, "0934", "0934"),
        (values.yes_or_no, "Ja", "true"),
        (values.yes_or_no, "True", "true"),
        (values.yes_or_no, "WAAR", "true"),
        (values.yes_or_no, "Nee", "false"),
        (values.yes_or_no, "False", "false"),
        (values.yes_or_no, "", "false"),
        (values.yes_or_no, "misschien", ""),
        (values.closed, "Afgesloten", "true"),
        (values.closed, "Open", "false"),
        (values.closed, "1", ""),
        (values.balance, "Winst & Verlies", "W"),
        (values.balance, "Verlies & Winst", "W"),
        (values.balance, "Profit & loss", "W"),
        (values.balance, "Balans", "B"),
        (values.balance, "", ""),
        (values.account_type, "110", "110"),
        (values.account_type, "110 - Omzet", "110"),
        (values.account_type, "Omzet", "110"),
        (values.account_type, "Debiteuren", "20"),
        (values.account_type, "iets anders", ""),
        (values.journal_type, "Verkoop", "20"),
        (values.journal_type, "Verkoopdagboek", "20"),
        (values.journal_type, "20 - Verkoop", "20"),
        (values.journal_type, "Bank / Kas", "12"),
        (values.journal_type, "Overig", ""),
        (values.status, "C", "C"),
        (values.status, "Klant", "C"),
        (values.status, "Leverancier, klant", "C"),
        (values.status, "Leverancier", "A"),
        (values.status, "Geen klant", "A"),
        (values.status, "Potentiële klant", "P"),
        (values.status, "Prospect", "P"),
        (values.status, "", ""),
        (values.vat_type, "Exclusief", "E"),
        (values.vat_type, "Incl.", "I"),
        (values.vat_type, "i", "I"),
        (values.vat_type, "Geen btw", "N"),
        (values.vat_type, "Btw inclusief", "I"),
        (values.transaction, "Inkoop", "P"),
        (values.transaction, "Inkoop en verkoop", "B"),
        (values.transaction, "Verkoop", "S"),
        (values.percentage, "0.21", "21"),
        (values.percentage, "0,09", "9"),
        (values.percentage, "21 %", "21"),
        (values.percentage, "21,00%", "21"),
        (values.percentage, "21", "21"),
        (values.percentage, "0", "0"),
        (values.percentage, "5,5", "5.5"),
        (values.percentage, "veel", ""),
        (values.percentage, "NaN", ""),
        (values.cost_centre_use, "Ja", "true"),
        (values.cost_centre_use, "2", "false"),
        (values.cost_centre_use, "Verplicht", "true"),
        (values.iso_date, "2024-01-31", "31-01-2024"),
        (values.iso_date, "2024-01-31T00:00:00", "31-01-2024"),
        (values.iso_date, "", ""),
        (values.serial_date, "45293", "02-01-2024"),
    ],
)
def test_value(value: values.Value, written: str, plain: str) -> None:
    """Every way of writing has one plain form, and what is not understood says nothing."""
    assert value(written) == plain
