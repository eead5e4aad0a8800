"""Repairs that put another code in a cell."""

from __future__ import annotations

import pytest

from tests.fixes.small import HEADER, LEDGER, VAT, copy, export, row, text

MAPPING = '[mapping]\n"Rijles*" = {{ ledger = "{}", vat = "{}" }}\n'
EXACT = {"ledger.csv": LEDGER, "vat.csv": VAT}


def test_a_code_with_a_zero_too_many_becomes_the_one_it_looks_like() -> None:
    """Only when a person agrees."""
    data = export(row(vat="02"))
    assert text(data, others=EXACT) == data
    assert text(data, others=EXACT, unsafe=True) == export(row(vat="2"))


def test_an_account_one_slip_away_becomes_the_one_it_looks_like() -> None:
    """Between its quotes, when it had them."""
    spoiled, meant = export(row(ledger='"819200"')), export(row(ledger='"810200"'))
    assert text(spoiled, others=EXACT, unsafe=True) == meant


def test_an_account_that_looks_like_two_stays() -> None:
    """Nobody can tell which of them it was."""
    two = LEDGER + "810201,Omzet praktijkexamens,Winst & Verlies,Nee\n"
    data = export(row(ledger="810209"))
    assert text(data, others={**EXACT, "ledger.csv": two}, unsafe=True) == data


def test_an_account_that_looks_like_none_stays() -> None:
    """A hint is all that is left."""
    data = export(row(ledger="444444"))
    assert text(data, others=EXACT, unsafe=True) == data


def test_an_account_never_becomes_a_blocked_one() -> None:
    """Exact would refuse that one too: 810300 is blocked."""
    data = export(row(ledger="811300"))
    assert text(data, others=EXACT, unsafe=True) == data


@pytest.mark.parametrize("wrong", ["04", "05", "07"], ids=["including VAT", "of purchases", "blocked"])
def test_a_vat_code_never_becomes_one_that_is_not_for_these_lines(wrong: str) -> None:
    """4 includes the VAT, 5 is for purchases, 7 is blocked."""
    data = export(row(vat=wrong))
    assert text(data, others=EXACT, unsafe=True) == data


def test_an_empty_account_becomes_that_of_the_mapping() -> None:
    """Only when a person agrees."""
    config = MAPPING.format("810200", "2")
    data = export(row(ledger=""))
    assert text(data, config=config) == data
    assert text(data, config=config, unsafe=True) == export(row(ledger="810200"))


def test_an_empty_cell_between_quotes_keeps_them() -> None:
    """The account stands between the quotes."""
    config = MAPPING.format("810200", "2")
    assert text(export(row(ledger='""')), config=config, unsafe=True) == export(row(ledger='"810200"'))


def test_an_empty_account_of_a_product_without_mapping_stays() -> None:
    """There is nothing to go by."""
    data = export(row(ledger="", text="Theorieboek"))
    assert text(data, config=MAPPING.format("810200", "2"), unsafe=True) == data


def test_an_empty_vat_code_becomes_that_of_the_mapping() -> None:
    """Only when a person agrees."""
    config = MAPPING.format("810200", "2")
    data = export(row(vat=""))
    assert text(data, config=config) == data
    assert text(data, config=config, unsafe=True) == export(row(vat="2"))


def test_an_account_other_than_that_of_the_mapping_becomes_it() -> None:
    """And so does a VAT code."""
    config = MAPPING.format("810200", "2")
    data = export(row(), row("202400006", ledger="1900"), row("202400007", vat="1"))
    made = export(row(), row("202400006"), row("202400007"))
    assert text(data, config=config, others=EXACT, unsafe=True) == made


@pytest.mark.parametrize("account", ["899999", "810300"], ids=["not in Exact", "blocked"])
def test_an_account_that_exact_lacks_is_never_put_in(account: str) -> None:
    """The mapping is wrong then, or the account is still to be made."""
    data = export(row(ledger=""))
    assert text(data, config=MAPPING.format(account, "2"), others=EXACT, unsafe=True) == data


def test_a_vat_code_that_exact_lacks_is_never_put_in() -> None:
    """The same of codes."""
    data = export(row(vat=""))
    assert text(data, config=MAPPING.format("810200", "3"), others=EXACT, unsafe=True) == data


@pytest.mark.parametrize(("written", "code"), [("21", "2"), ("21%", "2"), ("9 %", "1")])
def test_a_percentage_becomes_its_code(written: str, code: str) -> None:
    """The one for amounts without VAT; only when a person agrees."""
    data = export(row(vat=written, text="Theorieboek"))
    assert text(data, others=EXACT) == data
    assert text(data, others=EXACT, unsafe=True) == export(row(vat=code, text="Theorieboek"))


def test_a_percentage_that_two_codes_have_stays() -> None:
    """Nobody can tell which of them it was."""
    two = VAT + "3,Btw hoog anders,E,B,21,01-10-2012,,Nee\n"
    data = export(row(vat="21"))
    assert text(data, others={"vat.csv": two}, unsafe=True) == data


def test_a_percentage_stays_when_no_list_of_codes_is_there() -> None:
    """Which code Exact has for it is not known."""
    data = export(row(vat="21"))
    assert text(data, unsafe=True) == data


def test_a_code_that_includes_vat_becomes_the_one_that_does_not() -> None:
    """Of the same percentage; only when a person agrees."""
    data = export(row(vat="4"))
    assert text(data, others=EXACT) == data
    assert text(data, others=EXACT, unsafe=True) == export(row(vat="2"))


def test_a_code_that_includes_vat_stays_when_two_do_not() -> None:
    """Nobody can tell which of them it should be."""
    two = VAT + "3,Btw hoog anders,E,B,21,01-10-2012,,Nee\n"
    data = export(row(vat="4"))
    assert text(data, others={"vat.csv": two}, unsafe=True) == data


@pytest.mark.parametrize(
    ("vat", "charged", "made"), [("1", "182,70", "2"), ("2", "0,00", "2"), ("0", "182,70", "2")]
)
def test_a_code_is_that_of_the_vat_on_the_line_or_stays(vat: str, charged: str, made: str) -> None:
    """[mapping] says 2. The customer has paid what stands there, also where that is no VAT at all."""
    header = f"{HEADER},Btw-bedrag"
    others = (row("202400006") + ',"182,70"', row("202400007", vat="2") + ',"182,70"')
    data = export(row(vat=vat) + f',"{charged}"', *others, header=header)
    wanted = export(row(vat=made) + f',"{charged}"', *others, header=header)
    assert text(data, config=MAPPING.format("810200", "2"), others=EXACT, unsafe=True) == wanted


def test_a_code_of_another_percentage_than_was_charged_is_not_put_in() -> None:
    """No VAT stands on the line, so [mapping] and the invoice say two things: a person must decide."""
    header = f"{HEADER},Btw-bedrag"
    data = export(row(vat="0") + ',"0,00"', row("202400006") + ',"182,70"', header=header)
    assert text(data, config=MAPPING.format("810200", "2"), others=EXACT, unsafe=True) == data


def test_year_and_period_become_those_of_the_date() -> None:
    """Only when a person agrees; what agrees stays as it is written."""
    data = export(row(), row("202400006", year="2023", period="02"), row("202400007", period="01"))
    made = export(row(), row("202400006", year="2024", period="01"), row("202400007", period="01"))
    assert text(data) == data
    assert text(data, unsafe=True) == made


def test_a_code_that_includes_vat_is_never_put_in() -> None:
    """Also when [mapping] says so: the code that does not would come back, and they would go on for ever."""
    made = copy(export(row(vat="2")), config=MAPPING.format("810200", "4"), others=EXACT, unsafe=True)
    assert not made.changes
