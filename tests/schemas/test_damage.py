"""What Excel leaves behind, by kind of column."""

from __future__ import annotations

import pytest

from plango_lint.schemas.damage import excel_damage
from plango_lint.schemas.verdicts import damage_of

from .tables import table


@pytest.mark.parametrize(
    ("text", "kind", "damage"),
    [
        ("2,02E+08", "number", "scientific"),
        ("2.02E+08", "code", "scientific"),
        ("8,7E-02", "amount", "scientific"),
        ("####", "date", "hashes"),
        ("#N/B", "amount", "error-value"),
        ("#N/A", "code", "error-value"),
        ("#REF!", "code", "error-value"),
        ("#WAARDE!", "amount", "error-value"),
        ("#VALUE!", "amount", "error-value"),
        ("45293", "date", "serial-date"),
        ("934.0", "code", "trailing-zero"),
        ("202400005,0", "number", "trailing-zero"),
        ("2,00", "code", "trailing-zero"),
    ],
)
def test_damage(text: str, kind: str, damage: str) -> None:
    """Each form of damage has its kind."""
    assert excel_damage(text, kind) == damage


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("870.0", "amount"),
        ("45293", "number"),
        ("12E4", "code"),
        ("12345", "date"),
        ("20240102", "date"),
        ("#", "code"),
        ("#1 les", "text"),
        ("810200", "code"),
        ("", "code"),
    ],
)
def test_no_damage(text: str, kind: str) -> None:
    """What people write themselves is no damage."""
    assert excel_damage(text, kind) is None


def test_damage_of_a_column() -> None:
    """The kind of damage of every cell, so that problems can be told apart by it."""
    found = damage_of(table("invoices", number=["202400005", " 2,02E+08", "####"]), "number")
    assert found.tolist() == [None, "scientific", "hashes"]
