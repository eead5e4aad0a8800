"""What the rules about amounts, repeated lines and tests stay silent about."""

from __future__ import annotations

import pytest

from tests.checks.small_files import places, problems

LINES = "Factuurnummer,Omschrijving,Bedrag ex. BTW"


def test_an_amount_as_usual_as_the_other_is_in_line() -> None:
    rows = [f'{1001 + n},Pakket,"{"10,00" if n < 3 else "1000,00"}"' for n in range(6)]
    assert problems("amount-out-of-line", LINES, rows) == []


@pytest.mark.parametrize(
    ("amount", "rows"), [("-1000,00", [5]), ("100,00", []), ("1000,01", []), ("0,10", [5]), ("0,01", [5])]
)
def test_exactly_a_hundred_times_whatever_the_sign(amount: str, rows: list[int]) -> None:
    file = [*(f'{1001 + n},Pakket,"10,00"' for n in range(3)), f'1009,Pakket,"{amount}"']
    assert places(problems("amount-out-of-line", LINES, file)) == rows


def test_two_lines_do_not_tell_what_is_usual() -> None:
    rows = ['1001,Pakket,"10,00"', '1002,Pakket,"10,00"', '1003,Pakket,"1000,00"']
    assert problems("amount-out-of-line", LINES, rows) == []


TOTALS = "Factuurnummer,Bedrag ex. BTW,Factuurtotaal"


def test_no_amount_that_can_be_read_is_in_line() -> None:
    """Of however many products."""
    rows = [f"{number},Product {number},x" for number in range(1, 200)]
    assert problems("amount-out-of-line", LINES, rows) == []


def test_totals_including_vat_are_not_compared() -> None:
    rows = [f'{1001 + n},"100,00","121,00"' for n in range(4)]
    assert problems("invoice-total-differs", TOTALS, rows) == []


def test_a_column_that_an_invoice_varies_in_holds_no_totals() -> None:
    rows = [
        '1001,"100,00","121,00"',
        '1001,"50,00","60,50"',
        '1002,"100,00","100,00"',
        '1003,"10,00","20,00"',
    ]
    assert problems("invoice-total-differs", TOTALS, rows) == []


@pytest.mark.parametrize(("stated", "rows"), [("100,05", []), ("100,06", [3]), ("-100,00", [3])])
def test_five_cents_may_be_rounding(stated: str, rows: list[int]) -> None:
    file = ['1001,"100,00","100,00"', f'1002,"100,00","{stated}"']
    assert places(problems("invoice-total-differs", TOTALS, file)) == rows


def test_an_invoice_with_an_unreadable_line_has_no_sum() -> None:
    rows = ['1001,"100,00","100,00"', '1002,"60,00","100,00"', '1002,"veertig","100,00"']
    assert problems("invoice-total-differs", TOTALS, rows) == []


BOOKS = "Factuurnummer,Omschrijving,Opmerking"


def sold(times: int, *others: str) -> list[str]:
    return [*(f"{1001 + n},Theorieboek," for n in range(times)), *others]


def test_ten_others_have_it_once() -> None:
    twice = ["2001,Theorieboek,", "2001,Theorieboek,"]
    assert problems("repeated-line", BOOKS, sold(9, *twice)) == []
    assert places(problems("repeated-line", BOOKS, sold(10, *twice))) == [13]


def test_a_column_that_no_field_uses_tells_lines_apart() -> None:
    assert (
        problems("repeated-line", BOOKS, sold(10, "2001,Theorieboek,deel 1", "2001,Theorieboek,deel 2")) == []
    )


def test_a_product_that_others_have_twice_too_is_sold_so() -> None:
    twice = [f"{number},Theorieboek," for number in (2001, 2001, 2002, 2002)]
    assert problems("repeated-line", BOOKS, sold(10, *twice)) == []


@pytest.mark.parametrize("name", ["Testa", "Proefles auto", "Proefrit", "Latest", ""])
def test_names_that_only_look_like_a_test(name: str) -> None:
    assert (
        problems("test-invoice", "Factuurnummer,Naam,Omschrijving", [f"1001,{name},{name or 'Rijles'}"]) == []
    )


def test_a_name_is_not_told_to_machines() -> None:
    (problem,) = problems("test-invoice", "Factuurnummer,Naam", ["1001,Testleerling 7"])
    assert "Testleerling 7" in problem.message
    assert "Testleerling" not in problem.public_message


def test_a_name_behind_a_debtors_code_is_not_told_to_machines() -> None:
    (problem,) = problems(
        "test-invoice",
        "Factuurnummer,Debiteurnummer",
        ["1001,934"],
        debtors="Debiteurnummer,Naam\n934,Testleerling 7",
    )
    assert "Testleerling 7" in problem.message
    assert "Testleerling" not in problem.public_message


def test_totals_including_vat_are_compared_with_the_lines_including_vat() -> None:
    header = "Factuurnummer,Bedrag ex. BTW,Bedrag incl. BTW,Factuurtotaal"
    rows = [f'{1001 + n},"100,00","121,00","{"141,00" if n == 5 else "121,00"}"' for n in range(6)]
    assert places(problems("invoice-total-differs", header, rows)) == [7]


def test_the_amount_that_was_cut_in_two_is_named_whichever_column_it_stands_in() -> None:
    header = "Factuurnummer,Bedrag ex. BTW,Bedrag incl. BTW"
    (problem,) = problems("unquoted-decimal-comma", header, ["1001,870,1052,70", "1002,55,66,55"])
    assert problem.message.startswith("The amount 1052,70 is not quoted")


def test_the_totals_of_each_file_are_its_own() -> None:
    """One file states totals excluding VAT, and the other including."""
    header = "Factuurnummer,Bedrag ex. BTW,Bedrag incl. BTW,Factuurtotaal"
    without = [f'{1001 + n},"100,00","121,00","100,00"' for n in range(4)]
    with_vat = [f'{2001 + n},"100,00","121,00","{"141,00" if n == 3 else "121,00"}"' for n in range(4)]
    (problem,) = problems("invoice-total-differs", header, without, invoices2="\n".join([header, *with_vat]))
    assert problem.message == "The lines of invoice 2004 add up to € 121,00, but its total is € 141,00."


def test_equal_lessons_on_one_invoice_are_normal() -> None:
    rows = [*(f"{1001 + n},Rijles 60 min," for n in range(10)), *["2001,Rijles 60 min,"] * 2]
    assert problems("repeated-line", BOOKS, rows) == []


def test_lines_with_a_fault_of_their_own_are_not_compared() -> None:
    """What stands in the cell is told already, and may be what differs."""
    rows = [f"{line},2" for line in sold(10)] + ["2001,Theorieboek,,BTW hoog"] * 2
    assert problems("repeated-line", f"{BOOKS},BTW code", rows) == []


def test_only_the_file_whose_amounts_were_cut_in_two_is_told() -> None:
    header = "Factuurnummer,Bedrag ex. BTW"
    second = f"{header}\n2001,870,00\n2002,55"
    found = problems("unquoted-decimal-comma", header, ["1001,870", "1002,55"], invoices2=second)
    assert [(place.file, place.row) for problem in found for place in problem.places] == [
        ("invoices2.csv", 2)
    ]
