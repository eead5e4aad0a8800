"""What the rules about invoice numbers and their series stay silent about, and where they begin."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from plango_lint.books.entries import series, years_in
from plango_lint.books.series import starts_anew
from plango_lint.example_files import read_example
from plango_lint.examples import lint_example
from plango_lint.run import lint_files
from plango_lint.settings import Settings
from plango_lint.sources import InputFile
from tests.checks.small_files import places, problems

GAP, SINCE = "gap-in-invoice-numbers", "gap-since-last-import"
NUMBERS = "Factuurnummer,Factuuromschrijving"


def numbered(*numbers: object, text: str = "Rijlessen") -> list[str]:
    return [f"{number},{text}" for number in numbers]


def missing(rows: list[str], header: str = NUMBERS, rule: str = GAP, **lists: str) -> list[str]:
    """The numbers that are called missing, as the message names them."""
    return [
        problem.message.rstrip(".").rpartition(": ")[2] for problem in problems(rule, header, rows, **lists)
    ]


@pytest.mark.parametrize(
    ("third", "named"),
    [
        ([501, 502, 503, 504, 505, 506, 507, 508, 509, 510], True),
        (["n.v.t.", 502, 503, 504, 505, 506, 507, 508, 509, 510], True),
        (["n.v.t.", "n.v.t.", 503, 504, 505, 506, 507, 508, 509, 510], False),
        ([501] * 10, False),
    ],
    ids=["all", "nine of ten", "eight of ten", "one for all"],
)
def test_columns_of_different_digits_may_be_that_of_the_number(third: list[object], named: bool) -> None:
    """With two others that may be it, so that nothing is settled."""
    header = (
        "Kenmerk,Volgnr,Nr intern,Datum,Debiteurnummer,Factuuromschrijving,Boekjaar,Periode,Grootboekrekening"
    )
    header += ",Omschrijving,Bedrag ex. BTW,BTW code"
    rows = [
        f'{301 + index},{701 + index},{cell},15-01-2024,93{index},Rijlessen,2024,1,810200,Rijles,"870,00",2'
        for index, cell in enumerate(third)
    ]
    example = read_example({"invoices.csv": {"plain": False, "text": "\n".join([header, *rows])}})
    (message,) = [
        problem.message
        for problem in lint_example(example).problems
        if problem.rule == "no-invoice-number-column"
    ]
    assert ("3 (Nr intern)" in message) is named


def test_a_step_of_a_thousand_is_a_gap_and_one_more_a_new_series() -> None:
    assert series(np.array([1, 1001, 2002])).tolist() == [0, 0, 1]
    assert missing(numbered(5, 8)) == ["6, 7"]
    assert missing(numbered(5, 1006)) == []


def test_the_next_year_in_front_is_a_new_series() -> None:
    assert series(np.array([20239, 20241])).tolist() == [0, 0 + 1]
    assert series(np.array([20229, 20241])).tolist() == [0, 0]  # not the year after
    assert years_in(np.array([2024, 19891, 20240, 209999, 210011])).tolist() == [0, 0, 2024, 2099, 0]


@pytest.mark.parametrize(
    ("numbers", "anew"),
    [
        ({2023: [340, 341, 342], 2024: [1, 2, 3]}, True),
        ({2023: [340], 2024: [1, 2, 3]}, True),
        ({2023: [1, 2, 3, 4], 2024: [1, 2, 3]}, True),
        ({2023: [340, 341, 350], 2024: [349, 351, 352]}, False),
        ({2022: [50], 2023: [1, 2, 3], 2024: [4, 49, 51]}, False),  # a slip in one date
        ({2024: [1, 2, 3]}, False),
    ],
)
def test_numbers_start_anew_when_a_year_takes_those_below_or_of_the_last(
    numbers: dict[int, list[int]], anew: bool
) -> None:
    rows = [(number, year) for year, some in numbers.items() for number in some]
    assert starts_anew(pd.DataFrame(rows, columns=["number", "year"])) is anew


def test_numbers_that_start_anew_have_a_series_a_year() -> None:
    rows = [
        "348,29-12-2023,2023,12",
        "350,30-12-2023,2023,12",
        *(f"{n},15-01-2024,2024,1" for n in (1, 2, 4)),
    ]
    assert missing(rows, "Factuurnummer,Datum,Boekjaar,Periode") == ["349", "3"]


@pytest.mark.parametrize("lost", ["", "F17", "99999999999"])
def test_a_row_without_a_number_may_be_the_missing_one(lost: str) -> None:
    assert missing(numbered(5, lost, 8, 11)) == ["9, 10"]
    assert missing(numbered(5, 8, lost)) == ["6, 7"]
    assert missing(numbered(lost, 5, 8)) == ["6, 7"]


def test_a_row_that_was_left_out_may_be_the_missing_one() -> None:
    assert missing(
        [*numbered(5), "6,te,veel,velden,in,deze,rij,zeg,ik,je,echt,wel,hoor,12", *numbered(8, 10)]
    ) == ["9"]


def test_a_number_in_the_text_of_a_lost_row_is_not_missing() -> None:
    rows = [*numbered(5, 8), ",Factuur 7", *numbered(9)]
    assert missing(rows) == ["6"]


@pytest.mark.parametrize(
    ("numbers", "gaps"), [([1, 3, 4, 5, 4, 7], ["2"]), ([1, 4, 3, 4, 7], []), ([1, 2, 3, 5, 2], ["4"])]
)
def test_a_second_invoice_of_one_number_may_be_the_missing_one(numbers: list[int], gaps: list[str]) -> None:
    """Also where the first one stands, when that is out of place: its own number may be the wrong one."""
    rows = [f"{number},Rijlessen,{debtor}" for debtor, number in enumerate(numbers, start=900)]
    assert missing(rows, f"{NUMBERS},Debiteurnummer") == gaps


def test_a_number_that_is_booked_is_not_missing() -> None:
    assert missing(numbered(5, 8), earlier="Factuurnummer\n6\n9") == ["7"]


def test_an_export_that_begins_too_early_lacks_numbers_since_the_last_import() -> None:
    """Numbers behind the last one in Exact are missing once, and no longer in the middle of this run."""
    rows = numbered(4, 6, 7, 10, 12)
    (since,) = missing(rows, rule=SINCE, earlier="Factuurnummer\n4\n6\n7")
    assert since.endswith("2 numbers are missing (8, 9)")
    assert missing(rows, earlier="Factuurnummer\n4\n6\n7") == ["5 and 11"]


def test_the_first_of_a_new_series_is_no_gap() -> None:
    assert missing(numbered(5000, 5001), rule=SINCE, earlier="Factuurnummer\n7") == []
    assert missing(numbered(202400004), rule=SINCE, earlier="Factuurnummer\n202300350") == []


def test_nothing_is_missing_below_a_first_row_that_is_lost() -> None:
    assert missing(numbered("", 12), rule=SINCE, earlier="Factuurnummer\n9") == []


def test_an_overlap_leaves_no_gap_since_the_last_import() -> None:
    assert missing(numbered(9, 10, 11), rule=SINCE, earlier="Factuurnummer\n9\n10") == []


RUNS = "Factuurnummer,Debiteurnummer,Omschrijving"


def test_a_line_of_another_number_inside_an_invoice_is_one_problem() -> None:
    rows = ["5,934,Rijles", "6,935,Rijles", "5,934,Rijles", "6,935,Rijles"]
    assert places(problems("repeated-invoice", RUNS, rows)) == [4, 5]
    other = ["5,934,Rijles", "6,935,Rijles", "5,939,Rijles", "6,935,Rijles"]
    assert places(problems("repeated-invoice", RUNS, other)) == [4]
    assert problems("invoice-lines-apart", RUNS, other) == []


def test_a_copy_hides_no_gap() -> None:
    """Its number stands elsewhere, with the same header: it is no invoice that nobody can read."""
    rows = ["8,934,Rijles", "5,935,Rijles", "6,936,Rijles", "8,934,Rijles", "9,937,Rijles"]
    assert missing(rows, RUNS) == ["7"]
    first, other = ["5,934,Rijles", "8,935,Rijles"], f"{RUNS}\n5,934,Rijles\n8,935,Rijles"
    assert missing(first, RUNS, invoices2=other) == ["6, 7"]


def test_an_invoice_of_a_block_that_cannot_be_compared_was_pasted_too() -> None:
    header = "Factuurnummer,Debiteurnummer,Bedrag ex. BTW"
    rows = ['5,934,"60,00"', '6,935,"70,00"', '7,936,"80,00"']
    spoilt = ["6,935,zeventig" if row.startswith("6") else row for row in rows]
    for file in (rows + spoilt, spoilt + rows, rows + spoilt[1:], rows + spoilt[:2]):
        (found,) = problems("repeated-invoice", header, file)
        assert places([found]) == list(range(5, len(file) + 2))
        assert problems("invoice-lines-apart", header, file) == []


def test_a_block_goes_on_behind_an_invoice_that_was_changed_in_it() -> None:
    header = "Factuurnummer,Debiteurnummer,Omschrijving"
    rows = ["5,934,Rijles", "6,935,Rijles", "7,936,Rijles"]
    block, changed = problems("repeated-invoice", header, [*rows, rows[0], "6,939,Rijles", rows[2]])
    assert (places([block]), places([changed])) == ([5, 7], [6])


def test_the_same_invoice_three_times_is_two_repetitions() -> None:
    rows = ["5,934,Rijles", "6,935,Rijles"] * 3
    assert [problem.count for problem in problems("repeated-invoice", RUNS, rows)] == [2, 2]


def test_one_later_run_that_differs_makes_the_invoice_apart() -> None:
    rows = ["5,934,Rijles", "6,935,Rijles", "5,934,Rijles", "7,936,Rijles", "5,934,Toets"]
    assert problems("repeated-invoice", RUNS, rows) == []
    assert places(problems("invoice-lines-apart", RUNS, rows)) == [4, 6]


def test_what_nobody_can_read_settles_nothing() -> None:
    rows = ['5,934,"60,00"', '6,935,"60,00"', "5,934,zestig"]
    header = "Factuurnummer,Debiteurnummer,Bedrag ex. BTW"
    assert problems("repeated-invoice", header, rows) == []
    assert problems("invoice-lines-apart", header, rows) == []


def test_empty_cells_contradict_nothing() -> None:
    header = "Factuurnummer,Debiteurnummer,Factuuromschrijving"
    assert problems("invoice-header-varies", header, ["5,934,Factuur 5", "5,934,", "5,934,Factuur 5"]) == []


def test_the_majority_of_a_run_is_right() -> None:
    rows = ["5,935,Rijles", "5,934,Rijles", "5,934,Toets"]
    assert places(problems("invoice-header-varies", RUNS, rows)) == [2]


TEXTS = "Factuurnummer,Factuuromschrijving,Bedrag ex. BTW"


@pytest.mark.parametrize(
    "text",
    [
        "Factuur 10005",
        "Factuur 10005, vervangt 10006",
        "Termijn 2 van 10006",
        "DEEL 10006",
        "Klant 123456",
        "Rijles 60 min",
    ],
)
def test_descriptions_that_name_another_invoice_for_good_reason(text: str) -> None:
    assert problems("description-names-other-invoice", TEXTS, [f'10005,"{text}","60,00"']) == []


def test_a_free_invoice_names_its_own_number_too() -> None:
    assert places(problems("description-names-other-invoice", TEXTS, ['10005,Factuur 10001,"0,00"'])) == [2]


def test_a_credit_note_names_the_invoice_it_takes_back() -> None:
    assert problems("description-names-other-invoice", TEXTS, ['10005,Factuur 10001,"-60,00"']) == []
    assert places(problems("description-names-other-invoice", TEXTS, ['10005,Factuur 10001,"60,00"'])) == [2]


def test_the_code_of_the_debtor_is_no_invoice() -> None:
    header, row = f"{TEXTS},Debiteurnummer", '10005,Rijlessen klant {},"60,00",20934'
    assert problems("description-names-other-invoice", header, [row.format(20934)]) == []
    assert places(problems("description-names-other-invoice", header, [row.format(20935)])) == [2]


def test_a_copy_of_an_invoice_does_not_excuse_its_text() -> None:
    """Only texts that differ between the two invoices of one number are part of that problem."""
    wrong, next_ = '10005,Factuur 10007,"60,00"', '10006,Factuur 10006,"60,00"'
    assert places(problems("description-names-other-invoice", TEXTS, [wrong, next_, wrong])) == [2]
    right = wrong.replace("10007", "10005")
    assert problems("description-names-other-invoice", TEXTS, [wrong, next_, right]) == []


def test_the_same_number_of_another_year_may_stand_in_two_files() -> None:
    header = "Factuurnummer,Datum,Boekjaar,Periode"
    second = f"{header}\n7,15-12-2023,2023,12"
    assert problems("invoice-in-two-files", header, ["7,15-01-2024,2024,1"], invoices2=second) == []


def test_out_of_order_is_the_smallest_set() -> None:
    header, ordered = "Factuurnummer,Datum,Boekjaar,Periode", "01-02-2024,2024,2"
    rows = [f"1,{ordered}", "2,31-01-2024,2024,1", "3,30-01-2024,2024,1", "4,01-03-2024,2024,3"]
    assert places(problems("numbers-out-of-date-order", header, rows)) == [2]


def test_rows_whose_period_is_wrong_take_no_part_in_the_order() -> None:
    rows = ["1,01-02-2024,2024,2", "2,31-01-2024,2024,2", "3,02-02-2024,2024,2"]
    assert problems("numbers-out-of-date-order", "Factuurnummer,Datum,Boekjaar,Periode", rows) == []


def test_a_control_character_in_a_description_makes_no_other_description() -> None:
    """It has a rule of its own, and the space it becomes may stand beside another one."""
    rows = ["5,Factuur \t5", "5,Factuur 5", "5,Factuur5"]
    assert problems("invoice-header-varies", NUMBERS, rows) == []
    assert len(problems("control-character", NUMBERS, rows)) == 1


def test_a_number_that_two_invoices_have_is_out_of_no_order() -> None:
    """Which of them it belongs to, nobody knows; repeated-invoice tells them."""
    header = "Factuurnummer,Debiteurnummer,Datum,Boekjaar,Periode"
    december, january = "28-12-2023,2023,12", "15-01-2024,2024,1"
    rows = [f"57,934,{december}", f"55,935,{january}", f"56,936,{january}", f"57,937,{january}"]
    assert len(problems("repeated-invoice", header, rows)) == 1
    assert problems("numbers-out-of-date-order", header, rows) == []


SAVED = '[import]\ncolumns = ["Datum", "Factuurnummer", "Debiteurnummer"]'


def test_a_file_without_a_number_column_hides_no_other_file_whose_column_moved() -> None:
    first = "Datum,Debiteurnummer,Omschrijving\n15-01-2024,934,Rijles\n15-01-2024,935,Rijles"
    files = {"invoices2": "Factuurnummer,Datum,Debiteurnummer\n1,15-01-2024,934", "a": first}
    found = problems(
        "invoice-number-column-moved",
        "Datum,Factuurnummer,Debiteurnummer",
        ["15-01-2024,2,935"],
        SAVED,
        **files,
    )
    assert [place.file for problem in found for place in problem.places] == ["invoices2.csv"]


def test_a_moved_number_is_told_as_the_number_and_other_columns_as_none() -> None:
    """The field of a problem, for machines."""
    for rule, header, rows, field in (
        ("invoice-number-column-moved", "Factuurnummer,Datum,Debiteurnummer", ["2,15-01-2024,934"], "number"),
        ("layout-changed", "Debiteurnummer,Factuurnummer,Datum", ["934,2,15-01-2024"], None),
    ):
        assert [problem.field for problem in problems(rule, header, rows, SAVED)] == [field]


def test_without_a_column_of_digits_none_is_proposed() -> None:
    header = "Kenmerk,Datum,Debiteurnummer,Grootboekrekening,Omschrijving,Bedrag ex. BTW,BTW code"
    data = f'{header}\nA-1,15-01-2024,934,810200,Rijles,"60,00",2\n'.encode()
    report = lint_files([InputFile("facturen.csv", data)], Settings(language="en"))
    assert [problem.message for problem in report.problems if problem.rule == "no-invoice-number-column"] == [
        "facturen.csv does not show which column holds the invoice number."
    ]


def test_a_definition_without_the_number_expects_it_nowhere() -> None:
    saved = '[import]\ncolumns = ["Datum", "Debiteurnummer"]'
    assert problems("invoice-number-column-moved", "Factuurnummer,Datum", ["1,15-01-2024"], saved) == []
