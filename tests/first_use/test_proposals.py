"""What is proposed beside places and mapping: layout, products and policy."""

from __future__ import annotations

from pathlib import Path

import pytest

from plango_lint.first_use.places import Places, likely_earlier
from plango_lint.first_use.proposing import Layout, charges_no_vat, propose
from plango_lint.first_use.writing import settings_text
from plango_lint.settings import parse
from tests.first_use.folders import DECEMBER, JANUARY, LESSONS, NOVEMBER, facts, facts_in, invoices, sample

RELATIONS = "Code,Naam,Status\n934,Jan de Vries,Klant\n"


def test_the_import_definition_is_that_of_the_newest_export() -> None:
    """Position, headers and notations."""
    other = DECEMBER.replace("Factuurnummer", "Factuurnr")
    layout = propose(facts(a=other, b=JANUARY), (), "nl").layout
    assert layout == Layout(
        file="b.csv",
        number_column=6,
        columns=tuple(JANUARY.partition("\n")[0].split(",")),
        number_notation="1.234,56",
        date_notation="dd-mm-yyyy",
    )


def test_a_saved_definition_is_that_of_the_last_export_that_went_to_exact() -> None:
    """The new one may have other columns: that is what the definition is compared with."""
    other = DECEMBER.replace("Factuurnummer", "Factuurnr")
    found = facts(a=other, b=JANUARY, c=NOVEMBER)
    layout = propose(found, ("a.csv", "c.csv"), "nl", saved_import=True).layout
    assert layout is not None
    assert (layout.file, "Factuurnr" in (layout.columns or ())) == ("a.csv", True)


def test_notations_that_excel_may_have_made_are_no_definition() -> None:
    """Decimal points and other dates are not PlanGo's; what went to Exact did so as it was."""
    points = JANUARY.replace('"50,00"', "50.00")
    for text in (
        points,
        JANUARY.replace('"50,00"', "50.00").replace(",", ";"),
        JANUARY.replace("15-01-2024", "2024-01-15"),
    ):
        proposal = propose(facts(facturen=text), (), "nl", saved_import=True)
        settings = parse(settings_text(proposal), Path())
        assert settings.saved_import.invoice_number_column == 6
        assert (settings.saved_import.number_notation, settings.saved_import.date_notation) == (None, None)
    booked = propose(facts(a=points), ("a.csv",), "nl", saved_import=True)
    assert parse(settings_text(booked), Path()).saved_import.number_notation == "1,234.56"


def test_without_a_header_row_there_are_no_headers() -> None:
    """The position of the number is all that is left."""
    bare = invoices(*[("Rijles", "8000", "2"), ("Boek", "8020", "1")] * 10).partition("\n")[2]
    layout = propose(facts(facturen=bare), (), "nl").layout
    assert layout is not None
    assert (layout.number_column, layout.columns) == (6, None)


@pytest.mark.parametrize(
    ("text", "globs"),
    [
        ("Autoles 50 min", ("*autoles*",)),
        ("10 schakellessen", ("*schakellessen*",)),
        ("Les 60 min", ("les *",)),
        ("Lessen", ("lessen",)),
        ("Rijles 60 min", ()),
        ("Theorieles", ()),
        ("Alles in een pakket", ()),
        ("Lesauto", ()),
    ],
)
def test_lessons_by_another_name(text: str, globs: tuple[str, ...]) -> None:
    """What the usual globs miss; what is no lesson stays out."""
    assert propose(facts(facturen=invoices((text, "8000", "2"))), (), "nl").lessons == globs


def test_a_lesson_without_vat_is_not_proposed() -> None:
    """Professional training is exempt: as a lesson it would only make false alarms."""
    assert propose(facts(facturen=invoices(("Praktijkles C", "8000", "0"))), (), "nl").lessons == ()


def test_exams_by_another_name() -> None:
    """Only when a part is without VAT, as a fee that is passed on is."""
    lines = [("Rijexamen", "1580", "0"), ("Rijexamen", "8010", "2"), ("Herexamen", "8010", "2")]
    assert propose(facts(facturen=invoices(*lines)), (), "nl").exam_fees == ("*rijexamen*",)


def test_no_vat_anywhere_looks_like_the_small_business_scheme() -> None:
    """By codes that everybody knows as none, or by the percentages."""
    assert charges_no_vat(facts(facturen=invoices(("Rijles", "8000", "0"))))
    assert not charges_no_vat(facts(facturen=invoices(("Rijles", "8000", "2"), ("Examen", "1580", "0"))))
    assert not charges_no_vat(facts(facturen=invoices(("Rijles", "8000", ""))))


def test_letters_in_debtor_codes() -> None:
    """A habit when there are many, or when Exact has them; a slip when there is one among many."""
    lettered = invoices(*LESSONS, debtor="L934")
    assert propose(facts(facturen=lettered), (), "nl").debtor_code == "any"
    many = "".join(f"{code},Jan,jan@example.nl\n" for code in range(100, 150))
    debtors = "Debiteurnummer,Naam,E-mail\n" + many
    assert propose(facts(facturen=lettered, debiteuren=debtors), (), "nl").debtor_code == "digits"
    relations = RELATIONS.replace("934", "L934")
    assert propose(facts(facturen=JANUARY, relaties=relations), (), "nl").debtor_code == "any"


@pytest.mark.parametrize(
    ("periods", "number"),
    [
        (
            [
                "01-01-2024,31-03-2024",
                "01-04-2024,30-06-2024",
                "01-07-2024,30-09-2024",
                "01-10-2024,31-12-2024",
            ],
            4,
        ),
        ([f"01-{month:02}-2024,{28}-{month:02}-2024" for month in range(1, 13)], 12),
        ([f"01-{month:02}-2024,{28}-{month:02}-2024" for month in (*range(1, 13), 12)], 12),
    ],
    ids=["quarters", "months", "closing"],
)
def test_periods_as_exact_has_them(periods: list[str], number: int) -> None:
    """A closing period, which holds the last days again, is not counted."""
    rows = "".join(f"2024,{n},{days}\n" for n, days in enumerate(periods, 1))
    proposal = propose(facts(facturen=JANUARY, perioden="Boekjaar,Periode,Van,Tot en met\n" + rows), (), "nl")
    assert proposal.periods_per_year == number


def test_periods_as_the_invoices_have_them() -> None:
    """Without a list, several months in one period prove quarters; one month may as well be a slip."""
    february, march = (invoices(*LESSONS, day=day) for day in ("15-02-2024", "15-03-2024"))
    assert propose(facts(a=february, b=march), (), "nl").periods_per_year == 12
    shifted = march.replace("\n2024,3,", "\n2024,1,")
    assert propose(facts(a=shifted), (), "nl").periods_per_year == 12
    assert (
        propose(facts(a=shifted, b=february.replace("\n2024,2,", "\n2024,1,")), (), "nl").periods_per_year
        == 4
    )


def test_the_broken_sample(tmp_path: Path) -> None:
    """Nothing that is wrong there becomes a setting."""
    broken = facts_in(sample(tmp_path / "broken", "broken"))
    proposal = propose(broken, likely_earlier(broken.exports), "nl")
    assert proposal.places == Places((".",), ("exact",), ("verwerkt/*.csv",), "verwerkt")
    assert {row.pattern: row.account for row in proposal.mapping} == {
        "Rijles*": "810200",
        "Gezondheidsverklaring": "1900",
        "Theorie-examen auto": "1900",
        "Korting pakket D, vroegboek": "810200",
        "Lespakket D, 30 rijlessen à 60 min": "810200",
    }
