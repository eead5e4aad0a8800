"""What the rules about ledger accounts and the mapping say, and what they leave to another rule."""

from __future__ import annotations

import pytest

from tests.checks.small_files import places, problems

LINES = "Factuurnummer,Omschrijving,Grootboekrekening,Bedrag ex. BTW,BTW code"
LEDGER = "Code,Omschrijving,Balans / Winst & Verlies\n1900,CBR,Balans\n810200,Omzet,W&V\n810300,Examens,W&V"
MAPPING = '[mapping]\n"*examen*" = { ledger = "1900", vat = "0" }'
FEE, OWN = '1,Praktijkexamen B,1900,"132,50",0', '1,Praktijkexamen B,810300,"95,00",2'
DIFFERS = ("ledger-account-differs-from-mapping", "vat-code-differs-from-mapping")


def off_the_mapping(*rows: str) -> list[int]:
    return [row for rule in DIFFERS for row in places(problems(rule, LINES, rows, MAPPING, ledger=LEDGER))]


@pytest.mark.parametrize(
    "fee",
    [
        '1,Praktijkexamen B,19000,"132,50",0',  # unknown-ledger-account
        '1,Praktijkexamen B,,"132,50",0',  # missing-ledger-account
        '1,Praktijkexamen B,1900,"132,50",',  # missing-vat-code
        '1,,1900,"132,50",0',  # missing-description
        '1,Praktijkexamen B,1900,"132,50"',  # ragged-row
    ],
)
def test_the_other_half_of_an_exam_is_not_blamed_for_its_fee(fee: str) -> None:
    """Whatever is wrong with the fee is told once; then nothing tells which part the other line is."""
    assert off_the_mapping(fee, OWN) == []


def test_an_exam_without_a_number_is_a_missing_number_only() -> None:
    assert off_the_mapping(FEE[1:], OWN[1:], '2,Theorie-examen,1900,"48,85",0') == []


@pytest.mark.parametrize(
    "fee", ['1,Praktijkexamen B,1900,"132,50",2', '1,Praktijkexamen B,810300,"132,50",0']
)
def test_the_half_that_follows_the_mapping_in_one_thing_is_the_fee(fee: str) -> None:
    """Its code or its account is wrong; the own part beside it is right in both."""
    assert off_the_mapping(fee, OWN) == [2]


def test_half_an_exam_may_be_taken_back_alone() -> None:
    """Sold alone, it has to follow the mapping."""
    assert off_the_mapping(FEE, OWN, '2,Praktijkexamen B,810300,"-95,00",2') == []
    assert off_the_mapping('2,Praktijkexamen B,810300,"95,00",2') == [2, 2]


def test_an_unknown_account_is_named_when_the_vat_code_is_missing_too() -> None:
    rows = ['1,Rijles 60 min,810299,"60,00",', '2,Rijles 60 min,,"60,00",']
    found = problems("missing-vat-code", LINES, rows, ledger=LEDGER)
    assert [problem.message.partition(" has")[0] for problem in found] == [
        "1 line on account 810299",
        "1 line without an account",
    ]


def test_a_line_without_description_can_miss_its_account_too() -> None:
    found = problems("missing-ledger-account", LINES, ['1,,,"60,00",2'])
    assert [problem.message for problem in found] == ["A line without description has no ledger account."]


def test_what_an_account_is_comes_from_the_list_that_says_it() -> None:
    """The first list names the account, and only the second one its type."""
    (found,) = problems(
        "ledger-account-wrong-type",
        LINES,
        ['1,Rijles,1300,"60,00",2'],
        ledger="Grootboekrekening,Omschrijving\n1300,Debiteuren",
        ledger2="Grootboekrekening,Omschrijving,Type\n1300,Debiteuren,20",
    )
    assert found.message.startswith("Account 1300 is an accounts receivable account;")


@pytest.mark.parametrize("spoilt", ["21,Theorieboek,", "21,,810300"])
def test_a_line_without_account_or_product_is_on_no_other_account(spoilt: str) -> None:
    """That it misses something is told by another rule."""
    rows = [*(f"{number},Theorieboek,810200" for number in range(1, 21)), spoilt]
    header = "Factuurnummer,Omschrijving,Grootboekrekening"
    assert problems("product-on-several-accounts", header, rows) == []


def test_a_mapping_to_a_blocked_account_does_not_open_it() -> None:
    ledger = "Grootboekrekening,Omschrijving,Geblokkeerd\n810200,Omzet,Ja"
    mapping = '[mapping]\n"*rijles*" = { ledger = "810200" }'
    assert places(
        problems("ledger-account-blocked", LINES, ['1,Rijles,810200,"60,00",2'], mapping, ledger=ledger)
    ) == [2]
