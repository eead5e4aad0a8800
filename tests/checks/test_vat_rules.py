"""What the VAT rules stay silent about, where neither examples nor planted faults show it."""

from __future__ import annotations

import pytest

from plango_lint.example_files import read_example
from plango_lint.run import lint_files
from tests.checks.small_files import places, problems

VAT = """
Code,Omschrijving,Type,Percentage,Van,Tot en met
0,Geen,N,0,,
1,Laag oud,E,6,,31-12-2018
3,Laag nieuw,E,9,01-01-2019,
2,Hoog,E,21,,
"""


def found(invoices: str, settings: str = "", **lists: str) -> set[str]:
    """The rules that say something of these invoices; columns that are left out hold plain values."""
    files = {"invoices.csv": invoices, "plango-lint.toml": settings}
    example = read_example(files | {f"{name}.csv": text for name, text in lists.items()})
    return {problem.rule for problem in lint_files(example.files, example.settings).problems}


def lines(header: str, *rows: str) -> str:
    return "\n".join([header, *rows])


def test_a_low_percentage_alone_may_be_a_code() -> None:
    assert found(lines("Factuurnummer,BTW code", "1,9", "2,6")) == set()


def test_a_code_of_the_list_is_no_percentage_and_proves_none() -> None:
    """Where 21 is a code, 9 is no percentage either but an unknown code."""
    assert found(
        lines("Factuurnummer,BTW code", "1,21", "2,9"),
        vat="BTW-code,Omschrijving,Percentage\n21,Hoog,21\n2,Laag,9",
    ) == {"unknown-vat-code"}


def test_the_small_business_scheme_charges_no_vat_on_lessons() -> None:
    exempt = "[policy]\nsmall-business-scheme = true"
    ledger = "Code,Omschrijving,BTW-code\n810200,Omzet,2"
    rows = lines("Factuurnummer,BTW code", "1,0", "2,0")
    assert found(rows, exempt, vat=VAT, ledger=ledger) == set()
    assert found(rows, vat=VAT, ledger=ledger) == {"lesson-without-high-vat"}


def test_a_new_code_with_a_new_rate_is_no_slip() -> None:
    """19 books of 2018 at the old code, one of 2019 at the new one."""
    header = "Factuurnummer,Datum,Boekjaar,Periode,Omschrijving,BTW code"
    old = [f"{number},31-12-2018,2018,12,Theorieboek,1" for number in range(1, 21)]
    new = "21,02-01-2019,2019,1,Theorieboek,3"
    assert found(lines(header, *old, new), vat=VAT) <= {"several-periods"}


def test_a_column_with_the_invoices_total_is_not_held_against_its_lines() -> None:
    """Some exports repeat the total including VAT on every line; the cents are compared all the same."""
    header = "Factuurnummer,Bedrag ex. BTW,Bedrag incl. BTW"
    rows = [f'{number},"{amount},00","363,00"' for number in (1, 2, 3) for amount in (100, 200)]
    assert found(lines(header, *rows), vat=VAT) == set()
    cents = [f'{number},"{amount}","66,55"' for number in (1, 2, 3) for amount in ("45,45", "9,54")]
    assert found(lines(header, *cents), vat=VAT) == {"cents-will-differ"}


def test_a_total_on_the_first_line_of_its_invoice_is_not_held_against_that_line() -> None:
    """An amount that is less than the whole invoice is its own line's, and compared."""
    header = "Factuurnummer,Bedrag ex. BTW,Bedrag incl. BTW"
    once = [
        f'{number},"{amount},00",{total}'
        for number in (1, 2)
        for amount, total in ((100, '"363,00"'), (200, ""))
    ]
    assert found(lines(header, *once), vat=VAT) == set()
    blank = ['1,"100,00","131,00"', '1,"200,00",', '2,"100,00","121,00"', '2,"200,00",']
    assert found(lines(header, *blank), vat=VAT) == {"vat-does-not-add-up"}


def test_an_own_part_taken_back_is_no_exam_fee() -> None:
    header = "Factuurnummer,Omschrijving,Bedrag ex. BTW,BTW code"
    rows = ['1,Rijles 60 min,"60,00",2', '1,Praktijkexamen B,"-20,00",2']
    assert found(lines(header, *rows), vat=VAT) == set()


def test_an_invoice_that_may_miss_a_line_is_passed_over() -> None:
    """A line without VAT code could be the fee without VAT."""
    header = "Factuurnummer,Omschrijving,BTW code"
    rows = ["1,Praktijkexamen B,2", "1,Praktijkexamen B,"]
    assert found(lines(header, *rows), vat=VAT) == {"missing-vat-code"}


def test_a_code_in_another_case_is_suggested() -> None:
    vat = "BTW-code,Omschrijving,Percentage\nVH,Hoog,21"
    (problem,) = problems("unknown-vat-code", "Factuurnummer,BTW code", ["1,vh", "2,VH"], vat=vat)
    assert problem.message == "VAT code vh is not in Exact; VH is."


WITH_VAT = "Factuurnummer,Omschrijving,Bedrag ex. BTW,BTW bedrag,BTW code"


def test_one_invoice_that_repeats_its_vat_does_not_make_a_column_of_totals() -> None:
    """It takes two; lines without a number are no invoice."""
    one = ['1,Rijles,"100,00","63,00",2', '1,Theorieboek,"200,00","63,00",2']
    two = [line.replace("1,", "2,", 1) for line in one]
    lost = [line[1:] for line in one]
    assert places(problems("vat-does-not-add-up", WITH_VAT, one, vat=VAT)) == [2, 3]
    assert places(problems("vat-does-not-add-up", WITH_VAT, one + lost, vat=VAT)) == [2, 3, 4, 5]
    assert problems("vat-does-not-add-up", WITH_VAT, one + two, vat=VAT) == []


NEARLY = [*(f"{number},Theorieboek,2,810200" for number in range(1, 21)), "21,Theorieboek,3,810300"]


def test_a_product_that_the_mapping_names_is_judged_by_the_mapping() -> None:
    """By its account; the mapping says nothing here of its code."""
    header = "Factuurnummer,Omschrijving,BTW code,Grootboekrekening"
    mapping = '[mapping]\n"theorieboek" = { ledger = "810200" }'
    several = ("product-on-several-accounts", "product-on-several-vat-codes")
    assert [places(problems(rule, header, NEARLY)) for rule in several] == [[22], [22]]
    assert [places(problems(rule, header, NEARLY, mapping)) for rule in several] == [[], [22]]


@pytest.mark.parametrize(
    ("amount", "vat", "rows"),
    [
        ("2,00", "0,47", []),
        ("2,00", "0,48", [2]),
        ("2,00", "0,36", [2]),
        ("1000,00", "220,00", []),
        ("1000,00", "220,01", [2]),
    ],
)
def test_five_cents_and_one_percent_of_the_line_are_rounding(amount: str, vat: str, rows: list[int]) -> None:
    line = f'1,Rijles,"{amount}","{vat}",2'
    assert places(problems("vat-does-not-add-up", WITH_VAT, [line], vat=VAT)) == rows
