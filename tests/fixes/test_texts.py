"""Repairs of what stands in one cell."""

from __future__ import annotations

import pytest

from tests.fixes.small import HEADER, copy, export, mended, row, text

DEBTORS = "Debiteurnummer,Naam\r\n934,{}\r\n"
TWO_NAMES = "Debiteurnummer,Voornaam,Achternaam\r\n934,{},{}\r\n"


@pytest.mark.parametrize(
    ("name", "cell", "trimmed"),
    [
        ("vat", "2 ", "2"),
        ("vat", " 2", "2"),
        ("vat", '" 2\u00a0"', '"2"'),
        ("ledger", "\u202f810200", "810200"),
        ("date", " 15-01-2024  ", "15-01-2024"),
        ("amount", '" 870,00 "', '"870,00"'),
    ],
)
def test_spaces_around_a_code_go(name: str, cell: str, trimmed: str) -> None:
    """Also those of a code of one digit; quotes stay as they were."""
    assert text(export(row(**{name: cell}))) == export(row(**{name: trimmed}))


@pytest.mark.parametrize("cell", ["2\t", '"2\n"', '"\r\n2"', '"\t 2 \t"'])
def test_control_characters_at_the_end_of_a_code_go_with_their_space(cell: str) -> None:
    """A space instead, and then the space: never a sign of the code itself."""
    assert text(export(row(vat=cell))) == export(row(vat='"2"' if cell.startswith('"') else "2"))


def test_a_line_break_in_a_text_becomes_a_space() -> None:
    """The cell keeps its quotes, and the record takes one line."""
    spoiled = export(row(text='"Rijles\r\n60 min"'), row("202400006"))
    assert text(spoiled) == export(row(text='"Rijles 60 min"'), row("202400006"))


def test_spaces_in_a_text_stay() -> None:
    """A description is no code."""
    data = export(row(text=" Rijles  60 min "))
    assert text(data, unsafe=True) == data


def test_letters_decoded_twice_come_back_when_a_person_agrees() -> None:
    """Not without: it might be what somebody wrote."""
    spoiled = export(row(text="FriÃ«zen rijles"))
    assert text(spoiled) == spoiled
    assert text(spoiled, unsafe=True) == export(row(text="Friëzen rijles"))


def test_letters_that_the_encoding_does_not_have_stay() -> None:
    """A file in windows-1252 cannot hold ć: the cell stays, and its bytes."""
    spoiled = export(row(text="JokiÄ‡ rijles"), row("202400006", text="Rijles café")).encode("cp1252")
    made = copy(spoiled, unsafe=True, config='ignore = ["odd-encoding"]')
    assert not made.changes
    assert "garbled-text" in {problem.rule for problem in made.left.problems}


def test_letters_come_back_in_windows_1252_as_one_byte() -> None:
    """The encoding is that of the file."""
    other = row("202400006", text="Rijles café")
    spoiled = export(row(text="FriÃ«zen rijles"), other).encode("cp1252")
    made = mended(spoiled, unsafe=True, config='ignore = ["odd-encoding"]')
    assert made == export(row(text="Friëzen rijles"), other).encode("cp1252")


@pytest.mark.parametrize(
    ("cell", "bare"),
    [
        ('"€ 870,00"', '"870,00"'),
        ('"EUR 1.870,00"', '"1.870,00"'),
        ("€ 870", "870"),
        ('"€ 12,50-"', '"12,50-"'),
        ('"- 12,50"', '"-12,50"'),
    ],
)
def test_the_euro_sign_goes_out_of_an_amount(cell: str, bare: str) -> None:
    """With the spaces beside it; the sign of the amount stays where it is."""
    rows = row(), row("202400006", amount='"55,00"')
    spoiled = row("202400007", amount=cell)
    assert text(export(*rows, spoiled)) == export(*rows, row("202400007", amount=bare))


def test_a_formula_gets_an_apostrophe() -> None:
    """Only when a person agrees."""
    spoiled = export(row(text="=SOM(A1)"))
    assert text(spoiled) == spoiled
    assert text(spoiled, unsafe=True) == export(row(text="'=SOM(A1)"))


def test_a_formula_between_quotes_keeps_them() -> None:
    """And the quotes in it stay doubled."""
    spoiled = export(row(text='"=HYPERLINK(""x"")"'))
    assert text(spoiled, unsafe=True) == export(row(text='"\'=HYPERLINK(""x"")"'))


def test_a_cell_that_loses_its_spaces_keeps_its_garbled_letters() -> None:
    """What those were is a person's to agree to."""
    assert text(export(row(debtor=" 9Ã«4 "))) == export(row(debtor="9Ã«4"))


def test_a_long_name_ends_after_50_characters() -> None:
    """Only when a person agrees; no space is left at the end."""
    name = "Stichting Begeleid Leren en Werken Utrecht en Oms treken"
    debtors = {"debiteuren.csv": DEBTORS.format(name)}
    assert text(export(row()), "debiteuren.csv", others=debtors) == DEBTORS.format(name)
    made = text(export(row()), "debiteuren.csv", others=debtors, unsafe=True)
    assert made == DEBTORS.format("Stichting Begeleid Leren en Werken Utrecht en Oms")


@pytest.mark.parametrize(
    ("first", "last", "cut"),
    [("Jan", "A" * 50, "A" * 46), ("", "A" * 60, "A" * 50)],
    ids=["with a first name", "without"],
)
def test_of_two_names_the_last_one_is_cut(first: str, last: str, cut: str) -> None:
    """Together with the space between them they have 50 characters."""
    debtors = {"debiteuren.csv": TWO_NAMES.format(first, last)}
    made = text(export(row()), "debiteuren.csv", others=debtors, unsafe=True)
    assert made == TWO_NAMES.format(first, cut)


@pytest.mark.parametrize("size", [49, 60])
def test_a_first_name_that_leaves_no_room_is_left_alone(size: int) -> None:
    """Which part of it to keep is not for us to say."""
    debtors = {"debiteuren.csv": TWO_NAMES.format("A" * size, "Jansen")}
    assert not copy(export(row()), others=debtors, unsafe=True).changes


@pytest.mark.parametrize(
    ("written", "digits"), [("F202400005", "202400005"), ("2024-0005", "20240005"), ("2024 0005", "20240005")]
)
def test_an_invoice_number_keeps_its_digits(written: str, digits: str) -> None:
    """Only when a person agrees; the description says what it said."""
    spoiled = export(row(written), row("202400006"))
    assert text(spoiled) == spoiled
    made = text(spoiled, unsafe=True)
    assert made == export(row(digits, description=f"Factuur {written}"), row("202400006"))


@pytest.mark.parametrize(
    ("one", "other"),
    [("F202400005", "202400005"), ("F202400005", "G202400005"), ("F202400005", "F0202400005")],
)
def test_digits_that_two_invoices_would_share_are_no_number(one: str, other: str) -> None:
    """Two invoices would become one."""
    data = export(row(one), row(other))
    assert not copy(data, unsafe=True).changes


def test_digits_that_are_too_large_for_exact_are_no_number() -> None:
    """Exact's entry numbers end at 2147483647."""
    assert not copy(export(row("F2147483648")), unsafe=True).changes


def test_the_header_is_never_touched() -> None:
    """Spaces around a column's name are no fault."""
    data = export(row(), header=HEADER.replace("Datum", " Datum "))
    assert text(data, unsafe=True) == data
