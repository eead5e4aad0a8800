"""The sources of a role become one table of text."""

from __future__ import annotations

from plango_lint.reading import assemble
from tests.reading.exports import HEADER, export, read_one, row


def test_one_source_is_not_copied() -> None:
    """A million rows are held once."""
    source = read_one(export(row(202400005), row(202400006)))
    table = assemble([source])["invoices"]
    assert table.cells["number"].tolist() == ["202400005", "202400006"]
    assert (table.lines.tolist(), table.rows.tolist(), table.within.tolist()) == ([2, 3], [2, 3], [0, 1])


def test_sources_stand_below_each_other() -> None:
    """Where one lacks a column, its cells are missing."""
    first = read_one(export(row(202400005)))
    second = read_one(export(row(202400006), header=HEADER.replace("Periode", "Iets")))
    table = assemble([first, second])["invoices"]
    assert table.source_of.tolist() == [0, 1]
    assert table.cells["period"].isna().tolist() == [False, True]
    assert {str(cells.dtype) for cells in table.cells.values()} == {"str"}


def test_earlier_exports_are_a_table_of_their_own() -> None:
    """Invoices that are in Exact already are never among those to import."""
    source = read_one(export(row(202400005)), earlier=True)
    assert list(assemble([source])) == ["earlier"]


def test_files_without_role_or_content_make_no_table() -> None:
    """Nor do failures."""
    assert assemble([read_one("hallo\n"), read_one(b"%PDF-")]) == {}
