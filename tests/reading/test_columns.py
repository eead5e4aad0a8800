"""Which column is which field: settings, headers, and content where headers do not settle it."""

from __future__ import annotations

import pytest

from plango_lint.settings import Settings
from tests.reading.exports import FIELDS, HEADER, cells, export, read_one, row


def test_headers_name_the_fields() -> None:
    """In any case and punctuation."""
    source = read_one(export(row(202400005), header=HEADER.upper().replace(".", "")))
    assert [column.field for column in source.columns] == FIELDS


@pytest.mark.parametrize("column", [5, "Naam", "naam"])
def test_settings_go_over_headers(column: int | str) -> None:
    """A position or a header."""
    source = read_one(export(row(202400005)), Settings(columns={"invoices": {"debtor": column}}))
    assert cells(source, "debtor") == ["Voorbeeld J."]


def test_unknown_headers_are_listed() -> None:
    """So that the nearest one can be suggested."""
    source = read_one(export(row(202400005), header=HEADER.replace("BTW code", "Tarief")))
    assert (source.column_of("vat_code"), source.unrecognised_headers) == (None, ("Tarief",))


def test_most_telling_header_wins() -> None:
    """Of two columns that can be the debtor, the one that says so."""
    header = HEADER.replace("Naam", "Leerlingnummer").replace("Debiteurnummer", "Naam")
    header = header.replace("Periode", "Debiteurnummer")
    found = read_one(export(row(202400005), header=header)).column_of("debtor")
    assert found is not None
    assert found.header == "Debiteurnummer"


def test_repeated_header_with_the_same_values_is_settled() -> None:
    """Either column will do."""
    source = read_one(export(row(202400005) + ",2", header=HEADER + ",BTW code"))
    assert (cells(source, "vat_code"), source.repeated) == (["2"], {})


def test_repeated_header_with_other_values_is_not_settled() -> None:
    """The field is missing, and its positions are told."""
    source = read_one(export(row(202400005) + ",4", header=HEADER + ",BTW code"))
    assert source.repeated == {"vat_code": (11, 12)}
    assert source.column_of("vat_code") is None


def test_repeated_header_that_settings_settle() -> None:
    """[columns] says which one is meant."""
    chosen = Settings(columns={"invoices": {"vat_code": 12}})
    source = read_one(export(row(202400005) + ",4", header=HEADER + ",BTW code"), chosen)
    assert (cells(source, "vat_code"), source.repeated) == (["4"], {})


def test_description_twice_is_settled_by_the_number_in_it() -> None:
    """The one that holds the invoice number is the invoice's, the other the line's."""
    header = HEADER.replace("Factuuromschrijving", "Omschrijving")
    source = read_one(export(row(202400005), row(202400006), header=header))
    assert cells(source, "description") == ["Factuur 202400005", "Factuur 202400006"]
    assert cells(source, "line_description") == ["Rijles 60 min"] * 2


def test_description_twice_without_the_number_is_not_settled() -> None:
    """Neither says which one is the invoice's."""
    header = HEADER.replace("Naam", "Omschrijving")
    assert read_one(export(row(202400005), header=header)).repeated == {"line_description": (5, 9)}


@pytest.mark.parametrize("lines", ["Line description", "Regelomschrijving"])
def test_two_names_for_the_text_of_a_line_are_told_apart_by_the_number(lines: str) -> None:
    """The one that holds the invoice number is the invoice's own description."""
    header = HEADER.replace("Omschrijving", lines).replace("Factuuromschrijving", "Description")
    header = header.replace("Factuur" + lines.lower(), "Description").replace(
        "Factuur" + lines, "Description"
    )
    source = read_one(export(row(202400005), row(202400006), header=header))
    found = {name: source.column_of(name) for name in ("description", "line_description")}
    assert {name: column.header for name, column in found.items() if column} == {
        "description": "Description",
        "line_description": lines,
    }


def test_column_that_names_something_else_is_not_the_number() -> None:
    """Leerlingnummer is the debtor's, also when another column is that already."""
    lines = [row(f"{5000 + index}", text="Rijles") for index in range(3)]
    header = HEADER.replace("Factuurnummer", "Leerlingnummer")
    assert read_one(export(*lines, header=header)).column_of("number") is None


def test_number_under_the_header_of_a_text() -> None:
    """Two columns named Factuuromschrijving: the one with nothing but the number is the number."""
    header = HEADER.replace("Factuurnummer", "Factuuromschrijving")
    source = read_one(export(*(row(202400005 + index) for index in range(3)), header=header))
    assert cells(source, "number") == ["202400005", "202400006", "202400007"]
