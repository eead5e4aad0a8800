"""Reading as a whole: it never raises, and keeps every cell."""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plango_lint.reading import assemble, read, start_of
from plango_lint.settings import Settings
from plango_lint.sources import InputFile
from tests.reading.exports import HEADER, cells, export, read_one, row

DAMAGE = st.lists(
    st.sampled_from(
        [
            HEADER,
            row(202400005),
            row(202400006, "870,00"),
            *'",;\t|\r\n',
            "\r\n",
            "870,00",
            "Totaal",
            "sep=;\n",
            "\x00",
            "€",
        ]
    )
    | st.text(max_size=5),
    max_size=12,
).map("".join)


def check_reads(data: bytes, role: str | None = None) -> None:
    """Reads, assembles and locates without an exception."""
    sources = read(InputFile("x.csv", data, role=role), Settings())
    assemble(sources)
    for source in sources:
        assert len(source.frame) == len(source.lines) == len(source.rows)
        assert source.lines.tolist() == sorted(source.lines)
        for line in [*source.lines[:3].tolist(), *(record.line for record in source.left_out[:3])]:
            start_of(source, line, 1)


@given(st.binary(max_size=300))
@settings(deadline=None)
def test_any_bytes_are_read(data: bytes) -> None:
    """Whatever they are, reading does not raise."""
    check_reads(data)


@given(
    DAMAGE,
    st.sampled_from(["utf-8", "utf-16", "cp1252"]),
    st.sampled_from([None, "invoices", "debtors", "ledger"]),
)
@settings(deadline=None, max_examples=200)
def test_any_damage_is_read(text: str, encoding: str, role: str | None) -> None:
    """Nor for pieces of exports in any order, whatever they are said to be."""
    check_reads(text.encode(encoding, "replace"), role)


@given(st.text(st.characters(exclude_characters="\x00\r\n\ufeff", exclude_categories=["Cs"]), max_size=20))
@settings(deadline=None)
def test_any_description_is_kept(text: str) -> None:
    """Character for character."""
    file = io.StringIO(newline="")
    line = next(csv.reader([row(202400005)]))
    line[8] = text
    csv.writer(file).writerows([HEADER.split(","), line])
    assert cells(read_one(file.getvalue()), "line_description") == [text]


@pytest.mark.parametrize("cell", ["9" * 5000, "¹", "٣", "9" * 200_000])
def test_digits_that_are_no_numbers(cell: str) -> None:
    """Python cannot or will not turn every string of digits into a number."""
    line = row(cell, f'"{cell},00"', vat=cell)
    for header in (HEADER, None):
        check_reads(export(line, line, header=header).encode())
        check_reads(export(line, line, header=header).encode(), "invoices")


def test_what_a_source_says_of_its_file() -> None:
    """Path, fingerprint and how it is written."""
    data = export(row(202400005)).encode("utf-8-sig")
    source = read_one(data, earlier=True, origin="folder")
    assert (source.path, source.sha256) == ("facturen.csv", hashlib.sha256(data).hexdigest())
    assert (source.encoding, source.plain_ascii, source.delimiter) == ("utf-8-sig", True, ",")
    assert (source.earlier, source.origin, source.header_line) == (True, "folder", 1)


def test_file_that_is_no_text_holds_nothing_else() -> None:
    """Only its failure."""
    source = read_one(b"PK\x03\x04xl/workbook.xml")
    assert (source.failure, source.role, source.columns) == ("xlsx-damaged", None, ())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_exacts_ledger_list_in_any_encoding(encoding: str) -> None:
    """TAB in UTF-16 as Exact exports it, `;` as Excel saves it again."""
    text = "Code\tDescriptionDescription\tBalanceTypeCode\tTypeCode\r\n810200\tOmzet\tW\t110\r\n"
    text = text if encoding == "utf-16" else text.replace("\t", ";")
    source = read_one(text.encode(encoding))
    assert (source.role, cells(source, "code"), cells(source, "type")) == ("ledger", ["810200"], ["110"])


def test_short_record_of_a_list_is_a_row() -> None:
    """Excel drops empty cells at the end."""
    source = read_one("Code;Naam;Status;Geblokkeerd\n934;Voorbeeld;C\n")
    assert (cells(source, "code"), len(source.frame.columns)) == (["934"], 4)


def test_xml_goes_to_the_lists(tmp_path: Path) -> None:
    """By content, whatever the file is called."""
    data = b'<?xml version="1.0"?><eExact><Journals><Journal code="70" type="20"/></Journals></eExact>'
    assert [source.role for source in read(InputFile(str(tmp_path), data), Settings())] == ["journals"]


@pytest.mark.parametrize("end", ["\n", "\r\n", ",,,,\n", ";;\n", " \t \n"])
def test_lines_of_nothing_at_the_end_are_not_there(end: str) -> None:
    """However many: Excel can write as many as a sheet has."""
    source = read_one(export(row(202400005)) + end * 300_000)
    assert (source.failure, cells(source, "number"), source.left_out) == (None, ["202400005"], [])


def test_a_cell_may_end_with_empty_lines() -> None:
    """Between its quotes."""
    source = read_one(f'{HEADER}\n{row(202400005)}\n"a\n\n\n\n"')
    assert [(record.line, record.lines, record.cells) for record in source.left_out] == [
        (3, 5, ("a\n\n\n\n",))
    ]


@pytest.mark.parametrize("line", ["x\n", "1,2\n", "\n", '"\n'])
def test_very_many_lines_of_hardly_anything(line: str) -> None:
    """Are no export, whatever stands above and below them."""
    source = read_one(export(row(202400005)) + line * 300_000 + row(202400006))
    assert (source.failure, source.role) == ("sparse", None)
