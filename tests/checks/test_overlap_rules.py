"""What the rules about earlier imports stay silent about, and where they begin."""

from __future__ import annotations

import pytest

from tests.checks.small_files import places, problems

CONTENT = "Factuurnummer,Debiteurnummer,Datum,Omschrijving,Bedrag ex. BTW"
LESSON = '15-01-2024,Rijles 60 min,"60,00"'


def lesson(number: int, debtor: int = 934, cents: str = "60,00", day: str = "15-01-2024") -> str:
    return f'{number},{debtor},{day},Rijles 60 min,"{cents}"'


def earlier(*rows: str) -> str:
    return "\n".join([CONTENT, *rows])


def test_two_cents_are_a_rounding_three_are_a_change() -> None:
    booked = earlier(lesson(1001), lesson(1002, 935))
    rows = [lesson(1001, cents="60,02"), lesson(1002, 935, cents="60,03")]
    assert places(problems("already-imported", CONTENT, rows, earlier=booked)) == [2]
    assert places(problems("changed-since-import", CONTENT, rows, earlier=booked)) == [3]


def test_the_same_number_in_another_year_is_another_entry() -> None:
    header = "Factuurnummer,Datum,Boekjaar,Periode"
    booked = f"{header}\n7,15-01-2023,2023,1"
    assert problems("already-imported", header, ["7,15-01-2024,2024,1"], earlier=booked) == []
    assert problems("changed-since-import", header, ["7,15-01-2024,2024,1"], earlier=booked) == []


def test_an_invoice_with_an_unreadable_line_is_compared_with_nothing() -> None:
    rows = [lesson(1001), lesson(1001, cents="zestig")]
    assert problems("changed-since-import", CONTENT, rows, earlier=earlier(lesson(1001))) == []


def test_the_hint_counts_what_is_not_in_exact_yet() -> None:
    """An invoice that cannot be compared is in Exact all the same."""
    booked = earlier(lesson(1001), lesson(1002, 935))
    rows = [lesson(1001), lesson(1002, 935, "zestig"), lesson(1003, 936)]
    (found,) = problems("already-imported", CONTENT, rows, earlier=booked)
    assert found.hint.endswith("import that copy: 1 invoice is not in Exact yet.")
    (found,) = problems("already-imported", CONTENT, rows[:1], earlier=booked)
    assert found.hint.endswith("; nothing is left to import then.")


def test_of_several_entries_the_most_like_one_counts() -> None:
    booked = earlier(lesson(1001, 999))
    found = problems(
        "already-imported", CONTENT, [lesson(1001)], earlier=earlier(lesson(1001)), earlier2=booked
    )
    assert places(found) == [2]


def test_every_difference_is_told_with_both_values() -> None:
    found = problems(
        "changed-since-import",
        CONTENT,
        [lesson(1001, 935, "70,00", "16-01-2024")],
        earlier=earlier(lesson(1001)),
    )
    message = found[0].message
    assert "the debtor is 934 there and 935 here" in message
    assert "the date is 15-01-2024 there and 16-01-2024 here" in message
    assert "the total excluding VAT is € 60,00 there and € 70,00 here" in message


def test_an_invoice_credited_and_made_again_looks_like_none() -> None:
    booked = earlier(lesson(1001))
    credit = lesson(1002, cents="-60,00", day="16-01-2024")
    assert places(problems("looks-already-imported", CONTENT, [lesson(1003)], earlier=booked)) == [2]
    assert problems("looks-already-imported", CONTENT, [credit, lesson(1003)], earlier=booked) == []
    assert problems("looks-already-imported", CONTENT, [lesson(1003)], earlier=booked + "\n" + credit) == []


@pytest.mark.parametrize(
    ("cents", "rows"), [("-60,02", []), ("-59,98", []), ("-60,03", [3]), ("-59,97", [3])]
)
def test_a_credit_note_two_cents_off_takes_the_invoice_back(cents: str, rows: list[int]) -> None:
    credit = lesson(1002, cents=cents, day="16-01-2024")
    found = problems("looks-already-imported", CONTENT, [credit, lesson(1003)], earlier=earlier(lesson(1001)))
    assert places(found) == rows


def test_a_booked_invoice_explains_one_invoice_only() -> None:
    rows = [lesson(1002), lesson(1003)]
    assert places(problems("looks-already-imported", CONTENT, rows, earlier=earlier(lesson(1001)))) == [2]


def test_a_booked_invoice_of_this_file_explains_no_other() -> None:
    rows = [lesson(1001), lesson(1002)]
    assert problems("looks-already-imported", CONTENT, rows, earlier=earlier(lesson(1001))) == []


def test_another_text_is_another_lesson() -> None:
    row = '1002,934,15-01-2024,Rijles 90 min,"60,00"'
    assert problems("looks-already-imported", CONTENT, [row], earlier=earlier(lesson(1001))) == []


def run(start: int, *debtors: int, cents: str = "60,00", day: str = "15-01-2024") -> list[str]:
    return [lesson(start + turn, debtor, cents, day) for turn, debtor in enumerate(debtors)]


def test_three_invoices_of_two_debtors_are_no_run() -> None:
    assert problems("invoice-run-twice", CONTENT, run(1, 934, 935, 934) + run(4, 934, 935, 934)) == []


def test_a_run_in_another_order_is_no_run() -> None:
    assert problems("invoice-run-twice", CONTENT, run(1, 934, 935, 936) + run(4, 936, 935, 934)) == []


def test_a_run_that_was_credited_was_rightly_made_again() -> None:
    credited = run(4, 934, 935, 936, cents="-60,00", day="16-01-2024")
    rows = run(1, 934, 935, 936) + credited + run(7, 934, 935, 936)
    assert problems("invoice-run-twice", CONTENT, rows) == []


def test_a_credited_invoice_does_not_end_the_run() -> None:
    credit = lesson(5, 935, "-60,00", "16-01-2024")
    rows = [*run(1, 934, 935, 936, 937), credit, *run(6, 934, 935, 936, 937)]
    assert places(problems("invoice-run-twice", CONTENT, rows)) == [7, 9, 10]


def test_a_run_of_what_is_booked_is_one_problem() -> None:
    booked = earlier(*run(1, 934, 935, 936))
    rows = run(4, 934, 935, 936)
    assert [p.count for p in problems("invoice-run-twice", CONTENT, rows, earlier=booked)] == [3]
    assert problems("looks-already-imported", CONTENT, rows, earlier=booked) == []


LONG_AGO = lesson(1, 900, day="10-01-2023")


def test_credit_notes_wait_for_a_year_of_earlier_invoices() -> None:
    note = lesson(1002, cents="-60,00")
    assert problems("credit-without-original", CONTENT, [note], earlier=earlier(lesson(2, 900))) == []
    assert places(problems("credit-without-original", CONTENT, [note], earlier=earlier(LONG_AGO))) == [2]


def test_a_line_without_debtor_may_be_the_invoice_that_was_credited() -> None:
    note = lesson(1002, cents="-60,00")
    lost = '1001,,15-01-2024,Rijles 60 min,"60,00"'
    assert problems("credit-without-original", CONTENT, [lost, note], earlier=earlier(LONG_AGO)) == []


def test_a_credit_note_that_is_booked_counts_once() -> None:
    rows = [lesson(1001), lesson(1002, cents="-60,00")]
    booked = earlier(LONG_AGO, lesson(1001), lesson(1002, cents="-60,00"))
    assert problems("credit-without-original", CONTENT, rows, earlier=booked) == []


@pytest.mark.parametrize(("cents", "rows"), [("-60,02", []), ("-60,03", [3])])
def test_a_credit_note_may_be_two_cents_more_than_the_invoice(cents: str, rows: list[int]) -> None:
    """Of rounding, as with an invoice that is in Exact."""
    file = [lesson(1001), lesson(1002, cents=cents)]
    assert places(problems("credit-without-original", CONTENT, file, earlier=earlier(LONG_AGO))) == rows
