"""Lists saved from Excel as XLSX."""

from __future__ import annotations

import datetime as dt
import io
import sys
import zipfile
from decimal import Decimal

import pytest

from plango_lint.books.booked import booked_of
from plango_lint.reading import assemble, read
from plango_lint.reading.lists import workbook as reader
from plango_lint.run import lint_files
from plango_lint.settings import Settings
from plango_lint.sources import InputFile, Source
from tests.administration.workbook import Value, workbook
from tests.fuzzing.packed_shapes import PACKED_SHAPES

LEDGER: list[list[Value]] = [
    ["Code", "Omschrijving", "Balans / Winst & Verlies", "Geblokkeerd", "Type"],
    [810200, "Omzet", "Winst & Verlies", True, 110],
    ["0934", "Oude omzet", "Balans", "Nee", 20],
]


def of(rows: list[list[Value]], **more: object) -> Source:
    return of_bytes(workbook(rows), **more)


def of_bytes(data: bytes, **more: object) -> Source:
    (source,) = read(InputFile("lijst.xlsx", data, **more), Settings())  # type: ignore[arg-type]
    return source


def cells(source: Source, field: str) -> list[str]:
    column = source.column_of(field)
    assert column is not None
    return list(source.frame[column.position - 1])


@pytest.mark.parametrize(
    ("field", "plain"),
    [
        ("code", ["810200", "0934"]),
        ("balance", ["W", "B"]),
        ("blocked", ["true", "false"]),
        ("type", ["110", "20"]),
    ],
)
def test_a_ledger_list(field: str, plain: list[str]) -> None:
    """Numbers are codes without a point, booleans and words are yes and no."""
    assert cells(of(LEDGER), field) == plain


def test_dates_and_percentages() -> None:
    """As Excel keeps them: a count of days and a fraction."""
    source = of(
        [
            ["Code", "Omschrijving", "Percentage", "Van", "Tot en met"],
            [2, "Hoog", Decimal("0.19"), dt.date(2001, 1, 1), dt.date(2012, 9, 30)],
            [2, "Hoog", Decimal("0.21"), dt.date(2012, 10, 1), None],
        ]
    )
    found = {name: cells(source, name) for name in ("code", "percentage", "from", "until")}
    assert (source.role, found) == (
        "vat",
        {
            "code": ["2", "2"],
            "percentage": ["19", "21"],
            "from": ["01-01-2001", "01-10-2012"],
            "until": ["30-09-2012", ""],
        },
    )


def test_amounts_are_exact() -> None:
    """A binary fraction is written as Excel shows it."""
    texts = [reader.text_of(value) for value in (870.5, -1052.7, 0.1 + 0.2, 810200.0, 1e15, float("nan"))]
    assert texts == ["870,5", "-1052,7", "0,3", "810200", "1000000000000000", "0"]


def test_a_transaction_list() -> None:
    """Amounts that are no whole euros, dates and numbers make the same entries as the CSV."""
    header = [
        "EntryDate",
        "ReportingYear",
        "JournalCode",
        "EntryNumber",
        "TransactionType",
        "AmountDC",
        "LineNumber",
    ]
    day = dt.date(2023, 12, 28)
    rows: list[list[Value]] = [
        [*header],
        [day, 2023, 70, 202300118, 20, 1053, 0],
        [day, 2023, 70, 202300118, 20, Decimal("-870.25"), 1],
        [day, 2023, 70, 202300118, 20, Decimal("-182.75"), 9999],
    ]
    table = booked_of(assemble([of(rows)]), ())
    assert table is not None
    assert (table["number"].text.tolist(), table["amount"].cents.tolist()) == (["202300118"], [87025])
    assert f"{table['date'].dates.iloc[0]:%d-%m-%Y}" == "28-12-2023"


@pytest.mark.parametrize("above", [1, 2, 19])
def test_headers_below_title_rows(above: int) -> None:
    """A title and empty rows may stand above them; rows count as Excel does."""
    titles: list[list[Value]] = [["Grootboekrekeningen"], *[[] for _ in range(above - 1)]]
    source = of([*titles, *LEDGER])
    assert (source.role, source.rows.tolist(), source.header_line) == (
        "ledger",
        [above + 2, above + 3],
        above + 1,
    )


def test_an_empty_row_and_column_before_the_list() -> None:
    """Rows and columns count as Excel counts them."""
    source = of([[], *[[None, *row] for row in LEDGER]])
    column = source.column_of("code")
    assert (source.role, source.rows.tolist(), column.position if column else None) == ("ledger", [3, 4], 2)


def test_rows_without_a_code_are_left_out() -> None:
    """Headings and empty rows are no accounts."""
    assert cells(of([*LEDGER, [], [None, "Totaal"]]), "code") == ["810200", "0934"]


def test_codes_that_stand_twice() -> None:
    """Both rows stay."""
    assert cells(of([*LEDGER, LEDGER[1]]), "code") == ["810200", "0934", "810200"]


def test_a_list_without_rows() -> None:
    """Headers alone are a list of nothing."""
    source = of(LEDGER[:1])
    assert (source.role, len(source.frame), source.failure) == ("ledger", 0, None)


def test_the_first_sheet_that_is_a_list() -> None:
    """Another sheet before it does no harm."""
    data = with_parts(
        workbook(LEDGER),
        {
            "xl/workbook.xml": lambda text: text.replace(
                "<sheets>", '<sheets><sheet name="Notities" sheetId="2" r:id="rId3"/>'
            ),
            "xl/_rels/workbook.xml.rels": lambda text: (
                text.replace("rId1", "rId3")
                .replace("</Relationships>", _SHEET_1 + "</Relationships>")
                .replace("worksheets/sheet1.xml", "worksheets/sheet2.xml", 1)
            ),
        },
        {"xl/worksheets/sheet2.xml": part(workbook([["Kleur"], ["rood"]]), "xl/worksheets/sheet1.xml")},
    )
    assert cells(of_bytes(data), "code") == ["810200", "0934"]


_SHEET_1 = (
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
    'Target="worksheets/sheet1.xml"/>'
)


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return packed.read(name)


def with_parts(data: bytes, changed: dict[str, object], added: dict[str, bytes]) -> bytes:
    """The workbook with other parts."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as packed,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as result,
    ):
        for name in packed.namelist():
            text = packed.read(name).decode()
            change = changed.get(name)
            result.writestr(name, change(text) if callable(change) else text)
        for name, content in added.items():
            result.writestr(name, content)
    return written.getvalue()


def test_the_wrong_file() -> None:
    """A workbook of something else has no role, and says what it has."""
    source = of([["Kleur", "Smaak"], ["rood", "zoet"]])
    assert (source.role, source.failure, source.unrecognised_headers) == (None, None, ("Kleur", "Smaak"))


@pytest.mark.parametrize(
    "header",
    [
        ["Factuurnummer", "Datum", "Grootboekrekening", "Bedrag ex. BTW"],
        ["Debiteurnummer", "Voornaam", "Achternaam"],
    ],
)
def test_plangos_own_exports_are_no_workbooks(header: list[str]) -> None:
    """Exact's import reads text, so an export that was saved as XLSX cannot be used."""
    source = of([[*header], [1]])
    assert (source.role, source.failure) == (None, "xlsx")


@pytest.mark.parametrize("more", [{"role": "invoices"}, {"role": "debtors"}, {"earlier": True}])
def test_named_as_an_export(more: dict[str, object]) -> None:
    """What somebody calls an export is one."""
    assert of(LEDGER, **more).failure == "xlsx"


def test_a_role_that_was_named() -> None:
    """With --as, headers that do not settle it are enough."""
    rows: list[list[Value]] = [["Code", "Naam"], [934, "Voorbeeld"]]
    assert of(rows).role is None
    assert (of(rows, role="relations").role, cells(of(rows, role="relations"), "code")) == (
        "relations",
        ["934"],
    )


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """The problem says what to install, in both languages."""
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    for language in ("nl", "en"):
        report = lint_files([InputFile("lijst.xlsx", workbook(LEDGER))], Settings(language=language))
        messages = {problem.rule: problem.message for problem in report.problems}
        assert 'pip install "plango-lint[excel]"' in messages["unreadable-file"]


def test_in_a_folder_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook that merely lies there is no problem, and the report says how it would be read."""
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    invoices = b'Factuurnummer,Datum,Grootboekrekening,Bedrag ex. BTW\n1,02-01-2024,8000,"5,00"\n'
    files = [InputFile("f.csv", invoices), InputFile("lijst.xlsx", workbook(LEDGER), "folder")]
    report = lint_files(files, Settings())
    assert "unreadable-file" not in {problem.rule for problem in report.problems}
    assert [file.needs_excel for file in report.files] == [False, True]


def test_truncated_at_any_byte() -> None:
    """Nothing of a damaged workbook is used."""
    data = workbook(LEDGER)
    for size in range(4, len(data), 23):
        source = of_bytes(data[:size])
        assert source.failure in ("xlsx-damaged", "zip"), size


def test_a_part_that_is_no_xml() -> None:
    """Nor of one whose sheet is cut off."""
    data = with_parts(workbook(LEDGER), {"xl/worksheets/sheet1.xml": lambda text: text[:-30]}, {})
    assert of_bytes(data).failure == "xlsx-damaged"


def test_a_document_type_in_a_part() -> None:
    """No part may define entities."""
    bomb = '<!DOCTYPE worksheet [<!ENTITY a "ha">]><worksheet'
    data = with_parts(
        workbook(LEDGER), {"xl/worksheets/sheet1.xml": lambda text: text.replace("<worksheet", bomb)}, {}
    )
    assert of_bytes(data).failure == "xlsx-damaged"


def test_a_workbook_that_unpacks_to_too_much() -> None:
    """A bound holds, whatever the file is when packed."""
    data = with_parts(workbook(LEDGER), {}, {"xl/media/image.bin": bytes(reader.MOST_BYTES + 1)})
    assert len(data) < 1_000_000
    assert of_bytes(data).failure == "xlsx-large"


def test_sizes_that_are_not_true() -> None:
    """A part that states less than it unpacks to is no part of a workbook."""
    data = bytearray(with_parts(workbook(LEDGER), {}, {"xl/media/image.bin": bytes(50_000)}))
    directory = data.rindex(b"PK\x01\x02")  # of the last part
    data[directory + 24 : directory + 28] = (10).to_bytes(4, "little")
    assert of_bytes(bytes(data)).failure == "xlsx-damaged"


@pytest.mark.parametrize("place", ["XFD1048576", "A99999999", "AAA60000"])
def test_a_cell_far_away(place: str) -> None:
    """Two cells far apart would make a table of billions."""
    data = with_parts(
        workbook(LEDGER),
        {"xl/worksheets/sheet1.xml": lambda text: text.replace('<c r="E3"', f'<c r="{place}"')},
        {},
    )
    assert of_bytes(data).failure in ("xlsx-large", "xlsx-damaged")


@pytest.mark.parametrize(
    ("shape", "size", "failure"),
    [
        ("a zip bomb", 1_100_000, "xlsx-large"),  # thirty times as much
        ("a workbook of empty cells", 6_500_000, "xlsx-large"),
        ("a workbook with elements within elements", 1_000, "xlsx-damaged"),
    ],
)
def test_a_small_workbook_that_holds_very_much(shape: str, size: int, failure: str) -> None:
    """Says the same thing again and again, and is no list."""
    assert of_bytes(PACKED_SHAPES[shape](size)["lijst.xlsx"]).failure == failure


def test_only_the_first_sheets_are_looked_at() -> None:
    """A list is on one of them, not behind a hundred others."""
    data = PACKED_SHAPES["a workbook with many sheets"](50_000)["lijst.xlsx"]
    assert (of_bytes(data).failure, of_bytes(data).role) == (None, None)
