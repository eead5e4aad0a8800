"""Which exports are to be checked, which are in Exact already, and where Exact's lists are."""

from __future__ import annotations

import pytest

from plango_lint.first_use.facts import days_of
from plango_lint.first_use.places import Places, likely_earlier, places_of
from tests.first_use.folders import DEBTORS, DECEMBER, JANUARY, LEDGER, LESSONS, NOVEMBER, found, invoices


def places(**files: str) -> Places:
    seen = found(**files)
    return places_of(seen, likely_earlier([days_of(file) for file in seen.exports("invoices")]))


def test_the_layout_of_the_samples() -> None:
    """Exports beside two folders: one of lists, one of what is done."""
    assert places(
        facturen=JANUARY, debiteuren=DEBTORS, exact__ledger=LEDGER, verwerkt__december=DECEMBER
    ) == Places(files=(".",), lists=("exact",), earlier=("verwerkt/*.csv",), done="verwerkt")


def test_everything_in_one_folder() -> None:
    """The older exports are named; lists beside the exports are read anyway."""
    assert places(januari=JANUARY, december=DECEMBER, november=NOVEMBER, grootboek=LEDGER) == Places(
        files=(".",), lists=(), earlier=("december.csv", "november.csv", "verwerkt/*.csv"), done="verwerkt"
    )


def test_a_folder_a_month() -> None:
    """The newest month is to be checked, the others are done; debtors of a month that is done stay out."""
    assert places(
        maand_1__facturen=JANUARY,
        maand_12__facturen=DECEMBER,
        maand_12__debiteuren=DEBTORS,
        exact__lijst=LEDGER,
    ) == Places(
        files=("maand_1",), lists=("exact",), earlier=("maand_12/*.csv", "verwerkt/*.csv"), done="verwerkt"
    )


@pytest.mark.parametrize(
    ("folder", "done"),
    [
        ("2_verwerkt", True),
        ("Oude_exports", True),
        ("geïmporteerd", True),
        ("Boekhouding", False),
        ("goud", False),
    ],
)
def test_folders_for_what_is_done(folder: str, done: bool) -> None:
    """Told by a whole word of the name; an export of the same days says nothing by itself."""
    same = invoices(*LESSONS, number=202400500)
    exports = [days_of(file) for file in found(**{f"{folder}__a": JANUARY, "b": same}).exports("invoices")]
    assert likely_earlier(exports) == ([f"{folder}/a.csv"] if done else [])


def test_a_list_among_done_exports_is_named_itself() -> None:
    """A folder of lists holds nothing else."""
    assert places(export__januari=JANUARY, oud__december=DECEMBER, oud__lijst=LEDGER) == Places(
        files=("export",), lists=("oud/lijst.csv",), earlier=("oud/*.csv",), done="oud"
    )


def test_a_folder_with_odd_signs() -> None:
    """A pattern must not take the folder's name for one."""
    seen = places_of(found(**{"boek[1]__december": DECEMBER, "januari": JANUARY}), ["boek[1]/december.csv"])
    assert seen.earlier == ("boek[[]1]/*.csv", "verwerkt/*.csv")


def test_two_exports_of_the_same_days_are_both_to_be_checked() -> None:
    """Two locations, for instance."""
    other = invoices(*LESSONS, number=500, day="16-01-2024")
    assert likely_earlier([days_of(file) for file in found(a=JANUARY, b=other).exports("invoices")]) == [
        "a.csv"
    ]
    mixed = other.rstrip() + "\n" + JANUARY.partition("\n")[2].replace("15-01-2024", "14-01-2024")
    assert likely_earlier([days_of(file) for file in found(a=JANUARY, b=mixed).exports("invoices")]) == []


def test_a_single_export_is_to_be_checked_wherever_it_lies() -> None:
    """Otherwise there would be nothing to check."""
    assert places(archief__facturen=JANUARY).files == ("archief",)
