"""Records that are no rows are left out, each with its reason and place."""

from __future__ import annotations

import pytest

from tests.reading.exports import HEADER, cells, export, left_out, read_one, row

FIRST, SECOND = row(202400005), row(202400006)
TOTAL = ",,,,,,,,Totaal,1740.00,"


@pytest.mark.parametrize("blank", ["", ",,,,,,,,,,", " , ,,,,,,,,,"])
def test_blank_row_between_data_rows(blank: str) -> None:
    """Whatever it is made of."""
    source = read_one(export(FIRST, blank, SECOND))
    assert left_out(source) == [("blank", 3, 3)]
    assert (source.lines.tolist(), source.rows.tolist()) == ([2, 4], [2, 4])


@pytest.mark.parametrize("rest", ["\r\n\r\n\r\n", ",,,,,,,,,,\r\n\r\n"])
def test_blank_rows_at_the_end_are_nothing(rest: str) -> None:
    """No place, no row."""
    assert left_out(read_one(export(FIRST, SECOND) + rest)) == []


@pytest.mark.parametrize(
    "total",
    [
        TOTAL,
        TOTAL.replace("Totaal", "SUBTOTAAL:"),
        TOTAL.replace("Totaal", "Saldo"),
        ",,,,,,Totaal,,,1740.00,",
        ",,,,,,,,,1740.00,",
        "Totaal,1740.00",
        '"1740,00"',
        ",,,,,,,,Som,1740.00,",
        "2024,1,,,,,,,,1740.00,",
        ",,,,,,Totaal 202400005,,,1740.00,",
        ",,,,,,202400005 Total,,,1740.00,",
    ],
)
def test_total_row(total: str) -> None:
    """By its word or by holding nothing but amounts, also when it has too few cells."""
    source = read_one(export(FIRST, SECOND, total))
    assert left_out(source) == [("total", 4, 4)]
    assert source.left_out[0].before == 2


@pytest.mark.parametrize(("other", "reason"), [(HEADER, "repeated-header"), (TOTAL, "total")])
def test_blank_row_beside_a_row_that_holds_no_data_is_nothing(other: str, reason: str) -> None:
    """A paste or a total is one fault, also with air around it; a blank row further on is another."""
    third = row(202400007)
    source = read_one(export(FIRST, "", "", other, "", SECOND, "", third))
    assert left_out(source) == [(reason, 5, 5), ("blank", 8, 8)]


def test_row_with_a_number_is_no_total() -> None:
    """A product may be called Totaalpakket."""
    source = read_one(export(row(202400005, text="Totaalpakket B")))
    assert (left_out(source), cells(source, "number")) == ([], ["202400005"])


@pytest.mark.parametrize("text", ["Rijles 60 min", "Totaal pakket B"])
def test_row_without_a_number_is_no_total(text: str) -> None:
    """It is a line whose number is missing, which is another rule's."""
    assert left_out(read_one(export(FIRST, row("", text=text)))) == []


@pytest.mark.parametrize(
    "header", [HEADER, HEADER.upper(), "Datum,Factuurnummer,Bedrag ex. BTW,Grootboekrekening"]
)
def test_header_among_the_data(header: str) -> None:
    """Two exports pasted together, of one layout or of two."""
    source = read_one(export(FIRST, header, SECOND))
    assert left_out(source) == [("repeated-header", 3, 3)]
    assert cells(source, "number") == ["202400005", "202400006"]


@pytest.mark.parametrize("ragged", [f"{FIRST},5", "2024,1,934", FIRST.removesuffix(",2")])
def test_row_with_another_number_of_cells(ragged: str) -> None:
    """Left out with its cells, and where it stood among the rows."""
    source = read_one(export(FIRST, ragged, SECOND))
    assert left_out(source) == [("ragged", 3, 3)]
    assert source.left_out[0].before == 1


def test_cells_are_text_as_they_stand_there() -> None:
    """Nothing is turned into a number, a missing value or trimmed text."""
    source = read_one("Debiteurnummer,Naam,E-mail\n007, NA ,null\n")
    assert source.frame.to_numpy().tolist() == [["007", " NA ", "null"]]
