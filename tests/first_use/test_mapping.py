"""Which rows of [mapping] are proposed, and which never."""

from __future__ import annotations

from plango_lint.first_use.proposing import propose
from tests.first_use.folders import facts

LEDGER = """\
Code,Omschrijving,Balans / Winst & Verlies,Type,Geblokkeerd,BTW-code
8000,Omzet rijlessen,W,110,Nee,2
8010,Omzet examens,W,110,Nee,
8090,Omzet oud,W,110,Ja,
1300,Debiteuren,B,20,Nee,
1580,CBR,B,90,Nee,0
"""


def mapping(*lines: tuple[str, str, str], ledger: str | None = None) -> dict[str, str]:
    """Pattern -> account of the rows that are proposed for these lines."""
    from tests.first_use.folders import invoices

    files = {"facturen": invoices(*lines)} | ({"grootboek": ledger} if ledger else {})
    return {row.pattern: row.account for row in propose(facts(**files), (), "nl").mapping}


def test_a_text_that_always_stands_on_one_account_is_proposed() -> None:
    """Word for word when no other text begins alike."""
    assert mapping(("Theorieboek", "8020", "1"), ("Theorieboek", "8020", "1")) == {"Theorieboek": "8020"}


def test_one_line_is_no_habit() -> None:
    """What was sold once proves nothing."""
    assert mapping(("Theorieboek", "8020", "1")) == {}


def test_texts_that_begin_alike_are_a_family() -> None:
    """Packages of one lesson, whatever their case, are one row."""
    lines = [
        ("Rijles 60 min", "8000", "2"),
        ("Rijles 90 min", "8000", "2"),
        ("rijles - Pakket D", "8000", "2"),
    ]
    assert mapping(*lines) == {"Rijles*": "8000"}


def test_a_family_that_disagrees_falls_apart() -> None:
    """The smaller families in it that agree are rows of their own."""
    lines = [
        ("Cursus theorie auto", "8030", "2"),
        ("Cursus theorie motor", "8030", "2"),
        ("Cursus code 95", "8040", "0"),
        ("Cursus code 95", "8040", "0"),
    ]
    assert mapping(*lines) == {"Cursus theorie*": "8030", "Cursus code 95": "8040"}


def test_a_text_on_two_accounts_is_in_no_row() -> None:
    """Nor may the row of another text say anything about it."""
    lines = [
        ("Rijles", "8000", "2"),
        ("Rijles", "8010", "2"),
        ("Rijles 60 min", "8000", "2"),
        ("Rijles 60 min", "8000", "2"),
    ]
    assert mapping(*lines) == {"Rijles 60 min": "8000"}


def test_a_text_without_an_account_is_in_no_row() -> None:
    """An empty cell is no account."""
    assert mapping(("Rijles", "8000", "2"), ("Rijles", "8000", "2"), ("Rijles", "", "2")) == {}


def test_a_star_in_a_text_catches_no_other_product() -> None:
    """`Les * A` is a glob too; its row would speak for `Les B A`."""
    lines = [
        ("Les * A", "8000", "2"),
        ("Les * A", "8000", "2"),
        ("Les B A", "8010", "2"),
        ("Les B A", "8010", "2"),
    ]
    assert mapping(*lines) == {"Les B A": "8010", "Les * A": "8000"}


def test_split_exams_are_in_no_row() -> None:
    """The CBR's fee and a part of one's own, with one text."""
    lines = [("Praktijkexamen B", "1580", "0"), ("Praktijkexamen B", "8010", "2")] * 2
    assert mapping(*lines) == {}


def test_an_exam_with_vat_is_in_no_row() -> None:
    """Where its fee belongs is not known yet."""
    assert mapping(*[("Praktijkexamen B", "8010", "2")] * 2) == {}


def test_a_fee_that_is_only_passed_on_is_a_row_word_for_word() -> None:
    """Exams are no family: the next one may be split."""
    lines = [("Theorie-examen auto", "1580", "0")] * 2 + [("Theorie-examen motor", "1580", "0")] * 2
    assert mapping(*lines) == {"Theorie-examen auto": "1580", "Theorie-examen motor": "1580"}


def test_an_account_that_exact_does_not_take_is_in_no_row() -> None:
    """Unknown, blocked, or the debtors' own."""
    lines = [
        ("Boek", "8000", "2"),
        ("Cursus", "8020", "2"),
        ("Huur", "8090", "2"),
        ("Korting", "1300", "2"),
    ] * 2
    assert mapping(*lines, ledger=LEDGER) == {"Boek": "8000"}


def test_a_product_with_another_vat_code_than_its_account_is_in_no_row() -> None:
    """One of both is wrong."""
    lines = [("Theorieboek", "8000", "1"), ("Huur lesauto", "8010", "2")] * 2
    assert mapping(*lines, ledger=LEDGER) == {"Huur lesauto": "8010"}


def test_dates_in_texts_leave_one_row() -> None:
    """Every line has a text of its own, and all of them begin with the product."""
    lines = [(f"Rijles {day:02}-01-2024", "8000", "2") for day in range(1, 28)]
    assert mapping(*lines) == {"Rijles*": "8000"}


def test_a_number_in_front_names_no_family() -> None:
    """`20*` would catch whatever is sold by twenty."""
    lines = [("20 rijlessen", "8000", "2"), ("20 rijlessen auto", "8000", "2")]
    assert mapping(*lines) == {"20 rijlessen*": "8000"}
