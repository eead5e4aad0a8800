"""What the rules about debtors make of several codes and several lists."""

from __future__ import annotations

import pytest

from tests.checks.small_files import places, problems

INVOICES = "Factuurnummer,Debiteurnummer"
RELATIONS = "Code,Naam,Status,Geblokkeerd"


def test_zeros_lost_from_a_whole_list_are_one_cause() -> None:
    """Who loses the zeros in front of one debtor number loses those of all; nobody's number is another cause."""
    found = problems(
        "unknown-debtor",
        INVOICES,
        ["1,0934", "2,00935", "3,77", "4,0934"],
        relations=f"{RELATIONS}\n934,Jan de Vries,C,Nee\n935,Piet Bos,C,Nee",
    )
    assert [(problem.count, places([problem])) for problem in found] == [(2, [2, 3, 5]), (1, [4])]
    assert "934 and 935 are" in found[0].message


def test_a_list_that_does_not_speak_of_blocks_hides_none() -> None:
    """Two lists of relations: what the first one lacks, the second one says."""
    found = problems(
        "debtor-blocked",
        INVOICES,
        ["1,934", "2,935"],
        relations="AccountCode,AccountName\n934,Jan de Vries\n935,Piet Bos",
        relations2=f"{RELATIONS}\n934,Jan de Vries,C,Ja\n935,Piet Bos,C,Nee",
    )
    assert places(found) == [2]


def test_a_name_that_only_the_second_list_holds_is_compared() -> None:
    found = problems(
        "debtor-code-taken",
        INVOICES,
        ["1,934"],
        debtors="Debiteurnummer,Naam\n934,Jan de Vries",
        relations="AccountCode,Status\n934,C",
        relations2=f"{RELATIONS}\n934,Garage De Band,A,Nee",
    )
    assert places(found) == [2]


def test_only_what_the_import_changes_is_counted() -> None:
    (found,) = problems(
        "relation-will-be-overwritten",
        INVOICES,
        ["1,934"],
        debtors="Debiteurnummer,Naam,E-mail\n934,Jan de Vries,jan@example.nl",
        relations=f"{RELATIONS},E-mail\n934,Jan de Vries,C,Nee,vroeger@example.nl",
    )
    assert (
        found.message == "Importing the debtors file changes what Exact holds of relations: 1 e-mail address."
    )


def test_a_company_and_a_person_have_a_name_in_columns_of_their_own() -> None:
    """Nameless is who has none in any of them, and that is one place."""
    rows = ["934,,Jan,de Vries", "935,Bakker Transport BV,,", "936,,,"]
    for header in ("Naam", "Bedrijfsnaam"):
        debtors = "\n".join([f"Debiteurnummer,{header},Voornaam,Achternaam", *rows])
        assert places(problems("debtor-without-name", INVOICES, ["1,934"], debtors=debtors)) == [4]


def test_eight_debtors_are_named_and_the_others_counted() -> None:
    rows = [f"{number},{number + 900}" for number in range(1, 10)]
    (found,) = problems("unknown-debtor", INVOICES, rows, relations=f"{RELATIONS}\n934,Jan de Vries,C,Nee")
    assert found.message.startswith("Debtors 901, 902, 903, 904, 905, 906, 907, 908 and 1 more are")


def test_a_relation_without_a_name_is_nobody_else() -> None:
    """An address may be an old one; who lives there nobody says."""
    found = problems(
        "debtor-code-taken",
        INVOICES,
        ["1,934"],
        debtors="Debiteurnummer,Naam,E-mail\n934,Jan de Vries,jan@example.nl",
        relations=f"{RELATIONS},E-mail\n934,,C,Nee,garage@example.nl",
    )
    assert found == []


@pytest.mark.parametrize(
    ("ours", "theirs", "rows"),
    [
        ("jan@example.nl,3511 AB", "JAN@example.nl,9999 ZZ", []),
        ("jan@example.nl,3511 AB", "info@example.nl,3511ab", []),
        ("jan@example.nl,3511 AB", "info@example.nl,9999 ZZ", [2]),
        (",", ",", [2]),
    ],
)
def test_who_has_another_name_is_the_same_by_an_address(ours: str, theirs: str, rows: list[int]) -> None:
    """People trade under another name; one e-mail address or postcode is enough, and silence is not."""
    found = problems(
        "debtor-code-taken",
        INVOICES,
        ["1,934"],
        debtors=f"Debiteurnummer,Naam,E-mail,Postcode\n934,Jan de Vries,{ours}",
        relations=f"Code,Naam,Status,E-mail,Postcode\n934,Garage De Band,C,{theirs}",
    )
    assert places(found) == rows


@pytest.mark.parametrize(
    ("first", "second", "rows"),
    [
        ("jan@example.nl,3511 AB", "JAN@example.nl,9999 ZZ", [2, 3]),
        ("jan@example.nl,3511 AB", "jan@example.com,3511ab", [2, 3]),
        ("jan@example.nl,3511 AB", "jan@example.com,9999 ZZ", []),
        (",", ",", []),
        ("jan@example.nl,", "jan@example.com,", []),
    ],
)
def test_namesakes_are_one_person_by_an_address(first: str, second: str, rows: list[int]) -> None:
    """Without one nobody knows."""
    debtors = f"Debiteurnummer,Naam,E-mail,Postcode\n934,Jan de Vries,{first}\n935,Jan de Vries,{second}"
    assert places(problems("same-person-twice", INVOICES, ["1,934", "2,935"], debtors=debtors)) == rows
