"""The rules about earlier imports, when it is the register that knows of them."""

from __future__ import annotations

from pathlib import Path

from tests.checks.small_files import places, problems

CONTENT = "Factuurnummer,Debiteurnummer,Datum,Boekjaar,Periode,Omschrijving,Bedrag ex. BTW"


def lesson(number: int, debtor: int = 934, euros: str = "60,00", day: str = "15-01-2024") -> str:
    month, year = day[3:5], day[6:]
    return f'{number},{debtor},{day},{year},{int(month)},Rijles 60 min,"{euros}"'


def table(*rows: str) -> str:
    return "\n".join([CONTENT, *rows])


def test_the_message_names_the_day_and_the_file_of_the_import() -> None:
    rows = [lesson(1001), lesson(1002)]
    found = problems("already-imported", CONTENT, rows, registered=table(lesson(1001)))
    assert "by the register (imported on 03-02-2024 from registered.csv)" in found[0].message


def test_each_import_is_a_problem_of_its_own() -> None:
    found = problems(
        "already-imported",
        CONTENT,
        [lesson(1001), lesson(1002), lesson(1003)],
        registered=table(lesson(1001)),
        registered2=table(lesson(1002)),
    )
    assert sorted(problem.message.partition("from ")[2][:15] for problem in found) == [
        "registered.csv)",
        "registered2.csv",
    ]


def test_an_invoice_registered_twice_is_told_once() -> None:
    """A re-export that went in with --anyway: of its two entries the one that is most alike counts."""
    both = {"registered": table(lesson(1001)), "registered2": table(lesson(1001, euros="70,00"))}
    rows = [lesson(1001), lesson(1002)]
    assert places(problems("already-imported", CONTENT, rows, **both)) == [2]
    assert problems("changed-since-import", CONTENT, rows, **both) == []


def test_what_changed_since_is_told_with_both_values() -> None:
    found = problems(
        "changed-since-import", CONTENT, [lesson(1001, 935, "70,00")], registered=table(lesson(1001))
    )
    assert "the debtor is 934 there and 935 here" in found[0].message
    assert "the total excluding VAT is € 60,00 there and € 70,00 here" in found[0].message


def test_the_same_content_under_another_number_looks_imported() -> None:
    """Line texts are compared too, though the register holds but their hash."""
    booked = table(lesson(1001))
    assert places(problems("looks-already-imported", CONTENT, [lesson(1002)], registered=booked)) == [2]
    other = lesson(1002).replace("60 min", "90 min")
    assert problems("looks-already-imported", CONTENT, [other], registered=booked) == []


def test_credited_and_made_again_is_right() -> None:
    """Also when the credit note is in the register, and of another day than the invoice made again."""
    credit = lesson(1002, euros="-60,00", day="20-01-2024")
    again = [lesson(1003)]
    assert problems("looks-already-imported", CONTENT, again, registered=table(lesson(1001), credit)) == []
    rows = [credit, *again]
    assert problems("looks-already-imported", CONTENT, rows, registered=table(lesson(1001))) == []
    assert problems("already-imported", CONTENT, rows, registered=table(lesson(1001))) == []


def test_a_series_that_starts_anew_each_year_is_told_apart() -> None:
    """Number 3 of 2024 is another entry than number 3 of 2023, and the gap is one of its own year."""
    last_year = [lesson(number, 900 + number, day="15-12-2023") for number in range(1, 60)]
    this_year = [lesson(number, 800 + number) for number in range(1, 4)]
    booked = {"registered": table(*last_year), "registered2": table(*this_year)}
    rows = [lesson(3, 803), lesson(5, 805), lesson(6, 806)]
    assert places(problems("already-imported", CONTENT, rows, **booked)) == [2]
    assert problems("changed-since-import", CONTENT, rows, **booked) == []
    rows = [lesson(6, 806), lesson(7, 807)]
    gap = problems("gap-since-last-import", CONTENT, rows, **booked)
    assert [(problem.value, problem.count) for problem in gap] == [("4-5", 2)]
    assert problems("older-than-last-import", CONTENT, rows, **booked) == []


def test_a_long_series_has_one_end_however_far_it_is() -> None:
    """Of 4,000 registered invoices few are looked up, and their last one is known all the same."""
    booked = table(*(lesson(number, number) for number in range(1, 4001) if number != 17))
    found = problems("older-than-last-import", CONTENT, [lesson(17, 17)], registered=booked)
    assert "4000" in found[0].message
    assert problems("gap-since-last-import", CONTENT, [lesson(17, 17)], registered=booked) == []


def test_a_file_in_the_register_is_one_problem_and_its_invoices_are_none() -> None:
    text = {"text": table(lesson(1001), lesson(1002)), "registered": True}
    rules = ("file-already-imported", "already-imported", "changed-since-import", "looks-already-imported")
    found = {rule: _of_registered(rule, text) for rule in rules}
    assert {rule: len(problems) for rule, problems in found.items()} == dict.fromkeys(rules, 0) | {
        "file-already-imported": 1
    }


def _of_registered(rule: str, text: dict[str, object]) -> list[object]:
    from plango_lint.example_files import read_example
    from plango_lint.examples import lint_example

    report = lint_example(read_example({"invoices.csv": text}))
    return [problem for problem in report.problems if problem.rule == rule]


def test_a_registered_debtor_is_known() -> None:
    """From his own invoices, and from the debtors file that was registered."""
    relations = "Code;Naam;Status\n1;Kees;C\n"
    rows = [lesson(1005, 934), lesson(1006, 935), lesson(1007, 936)]
    found = problems(
        "unknown-debtor",
        CONTENT,
        rows,
        relations=relations,
        registered=table(lesson(1001, 934)),
        registered_debtors="Debiteurnummer,Naam\n935,Jan de Vries\n",
    )
    assert [problem.value for problem in found] == ["936"]


def test_an_account_that_was_accepted_before_is_meant() -> None:
    ledger = "Code,Omschrijving,Balans / Winst & Verlies,Type\n1010,Kas,Balans,10\n8000,Omzet,Winst & Verlies,110\n"
    header = "Factuurnummer,Grootboekrekening"
    rows = ["1001,1010"]
    assert places(problems("ledger-account-not-revenue", header, rows, ledger=ledger)) == [2]
    booked = "Factuurnummer,Debiteurnummer,Grootboekrekening\n7,1,1010"
    assert problems("ledger-account-not-revenue", header, rows, ledger=ledger, registered=booked) == []


def test_the_register_lies_beside_the_settings() -> None:
    from plango_lint.register import place_of
    from plango_lint.settings import Settings

    beside = place_of(Settings(path=Path("books/plango-lint.toml")), ["elsewhere/a.csv"])
    assert beside == Path("books/.plango-lint/register.sqlite3")


def missing(*rows: str, **registered: str) -> list[tuple[str, int]]:
    """What gap-in-booked-numbers says is missing, and the row at which it says so."""
    found = problems("gap-in-booked-numbers", CONTENT, rows, **registered)
    return [(problem.value or "", place.row or 0) for problem in found for place in problem.places]


def test_numbers_that_miss_in_the_register_are_told_at_the_first_invoice_here() -> None:
    """The register has no place of its own; what the files at hand do not meet counts as well."""
    registered = table(*(lesson(number) for number in range(1, 60) if number not in (7, 8, 30)))
    assert missing(lesson(60, debtor=935), lesson(61, debtor=936), registered=registered) == [("7-8, 30", 2)]


def test_a_missing_number_that_is_imported_now_is_not_missing() -> None:
    """It stands in this run."""
    registered = table(lesson(1001), lesson(1002), lesson(1004))
    assert missing(lesson(1003, debtor=935), registered=registered) == []


def test_a_number_that_another_source_holds_is_not_missing() -> None:
    """An earlier export proves that it went to Exact."""
    sources = {"registered": table(lesson(1001), lesson(1003)), "earlier": table(lesson(1002, debtor=935))}
    assert missing(lesson(1004, debtor=936), **sources) == []


def test_years_before_the_last_one_are_not_looked_at() -> None:
    """Their VAT is settled."""
    old = [lesson(number, day="15-01-2022") for number in (901, 903)]
    last = [lesson(number, day="15-01-2023") for number in (5001, 5003)]
    assert missing(lesson(9001, debtor=935), registered=table(*old, *last)) == [("5002", 2)]


def test_numbers_that_start_anew_each_year_are_told_apart() -> None:
    """Number 2 of last year fills no gap of this one."""
    last = [lesson(number, day="15-01-2023") for number in (1, 2, 3, 4)]
    this = [lesson(number, day="10-01-2024") for number in (1, 3, 4)]
    assert missing(lesson(5, debtor=935), registered=table(*last, *this)) == [("2", 2)]
