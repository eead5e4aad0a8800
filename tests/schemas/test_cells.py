"""The vocabulary: what is a fault of a cell, and what is not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plango_lint.schemas import SCHEMAS, cells
from plango_lint.schemas.verdicts import faults_of, verdicts
from plango_lint.settings import Policy

from .tables import table


def has(cell: str, field: str, fault: str, policy: Policy | None = None) -> bool:
    """A cell of `table.field` has this fault."""
    name, _, column = field.partition(".")
    return bool(verdicts(table(name, **{column: [cell]}), policy or Policy())[column, fault][0])


def only(cell: str, field: str) -> set[str]:
    """Every fault a cell has."""
    name, _, column = field.partition(".")
    found = verdicts(table(name, **{column: [cell]}), Policy())
    return {fault for (_, fault), mask in found.items() if mask[0]}


FAULTY = [
    ("empty", "invoices.date", ["", "  ", "\u00a0", "\t"]),
    ("garbled-text", "invoices.line_description", ["Rijles NoÃ«l", "10 \u00e2\u201a\u00ac"]),
    ("control-character", "invoices.line_description", ["Rijles\n60 min", "a\x07b", "tab\t"]),
    ("stray-space", "invoices.debtor", [" 934", "934 ", "934\u00a0"]),
    ("formula-cell", "invoices.line_description", ["=SOM(A1)", "=1", "@SUM(1)", "+cmd|' /C calc'!A0", "-HYPERLINK(x)"]),
    ("currency-sign", "invoices.amount", ["€ 870,00", "870,00 EUR", "1 234,56", "€870", "EUR870"]),
    ("unreadable-amount", "invoices.amount", ["abc", "1.23,45", "--5", "+5-", "€ x", "9" * 13 + ",00"]),
    ("unreadable-date", "invoices.date", ["31-02-2024", "morgen", "2024", "13/13/2024", "15-01-0024"]),
    ("not-digits", "invoices.number", ["F202400005", "2024-0005", "2024 0005", "²"]),
    ("over-32-bits", "invoices.number", ["2147483648", "9" * 5000]),
    ("bad-debtor-code", "invoices.debtor", ["A934", "9" * 19, "9.34"]),
    ("bad-email", "debtors.email", ["jan", "jan@nl", "jan de@wit.nl", "a@b.nl;jan", ";"]),
    ("over-50", "debtors.name", ["x" * 51]),
    ("over-3", "invoices.vat_code", ["8020"]),
    ("bad-year", "invoices.year", ["24", "1989", "2100", "20244", "x"]),
    ("bad-period", "invoices.period", ["0", "14", "x", "1.5", "1000000001"]),
]  # fmt: skip
SOUND = [
    ("empty", "invoices.date", ["0", "-"]),
    ("garbled-text", "invoices.line_description", ["Rijles Noël", "€ 10", "Ã", "São"]),
    ("control-character", "invoices.line_description", ["Rijles 60 min", "NoÃ«l"]),
    ("stray-space", "invoices.debtor", ["934", "934\n"]),
    ("formula-cell", "invoices.line_description", ["+31 (0)6 12345678", "- korting", "-12,50", "-(12,50)", "a=b"]),
    ("stray-space", "invoices.amount", [" € 870,00 "]),
    ("currency-sign", "invoices.amount", ["870,00", "-870", "€ x", "870\t,00"]),
    ("unreadable-amount", "invoices.amount", ["870", "1.234,56", "1,234.56", "12,50-", "€ 870,00", "1.234"]),
    ("unreadable-date", "invoices.date", ["02-01-2024", "2-1-2024", "2024-01-02", "2-1-2024 00:00"]),
    ("not-digits", "invoices.number", ["202400005", " 5 "]),
    ("over-32-bits", "invoices.number", ["2147483647", "0002147483647", "x" * 20, "0" * 5000]),
    ("bad-debtor-code", "invoices.debtor", ["934", "0934", "9" * 18, " 934"]),
    ("bad-email", "debtors.email", ["j@wit.nl", "a@b.nl; c@d.nl", "a@b.nl,c@d.nl;"]),
    ("over-50", "debtors.name", ["x" * 50, "x" * 50 + "  "]),
    ("over-3", "invoices.vat_code", ["2", "2  ", "021"]),
    ("bad-year", "invoices.year", ["1990", "2099"]),
    ("bad-period", "invoices.period", ["1", "01", "13"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("fault", "field", "cell"), [(fault, field, cell) for fault, field, some in FAULTY for cell in some]
)
def test_a_faulty_cell(fault: str, field: str, cell: str) -> None:
    """The cell has the fault."""
    assert has(cell, field, fault)


@pytest.mark.parametrize(
    ("fault", "field", "cell"), [(fault, field, cell) for fault, field, some in SOUND for cell in some]
)
def test_a_sound_cell(fault: str, field: str, cell: str) -> None:
    """The cell does not have the fault."""
    assert not has(cell, field, fault)


@pytest.mark.parametrize(
    "field", ["number", "date", "debtor", "amount", "vat_code", "year", "line_description"]
)
def test_an_empty_cell_is_only_empty(field: str) -> None:
    """Nothing else is said of a cell that holds nothing, not even of its spaces."""
    assert only(" \t", f"invoices.{field}") == {"empty"}


def test_letters_in_a_debtor_code_are_a_matter_of_policy() -> None:
    """Policy `any` allows letters."""
    assert not has("A934", "invoices.debtor", "bad-debtor-code", Policy(debtor_code="any"))


def test_the_length_of_a_debtor_code_is_not() -> None:
    """Exact holds 18 characters, whatever the policy."""
    assert has("A" * 19, "debtors.code", "bad-debtor-code", Policy(debtor_code="any"))


def test_the_last_period_is_a_matter_of_policy() -> None:
    """A year of four periods ends with its closing period, 5."""
    policy = Policy(periods_per_year=4)
    cells = {cell: has(cell, "invoices.period", "bad-period", policy) for cell in ("5", "6")}
    assert cells == {"5": False, "6": True}


@pytest.mark.parametrize("role", SCHEMAS)
def test_faults_have_kebab_case_names(role: str) -> None:
    """Rule files quote the names."""
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", fault) for _, fault in faults_of(role))


SIGNS = st.sampled_from("0123456789.,-+=@#eE €Ã«\t\n\u00a0\u200b'\"abN()|")
TEXTS = st.text(SIGNS | st.characters(exclude_characters="\x00"), max_size=24) | st.text(
    "0123456789", max_size=60
)
EVERY_SIGN = ["", " ", "Zoë\t", "=1", "2E+8", "12345", "1,0", "9" * 99]  # of every fault: all texts are asked


@pytest.mark.parametrize("few", [0, 1_000])
@pytest.mark.parametrize("role", ["invoices", "debtors"])
@given(text=TEXTS)
@settings(deadline=None, max_examples=12)
def test_a_fault_always_has_its_sign(role: str, few: int, text: str) -> None:
    """Sound texts are passed over together, when none has a sign of the fault: that never passes over a fault,
    whether it is looked for in the texts or, of many, in what they look like."""
    names = SCHEMAS[role].columns
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cells, "_FEW", few)
        alone = verdicts(table(role, **{name: [text] for name in names}), Policy())
    asked = verdicts(table(role, **{name: [*EVERY_SIGN, text] for name in names}), Policy())
    assert {key for key, mask in alone.items() if mask[0]} == {key for key, mask in asked.items() if mask[-1]}
