"""Whatever a cell holds, in the workbook it is a text that does nothing; LibreOffice reads the same."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from plango_lint.findings import Report
from plango_lint.output import BINARY, Options
from tests.output.test_golden import ROOT, broken
from tests.output.xlsx.exports import HEADER, line, report_on, text_of
from tests.output.xlsx.reading_back import Rows, comments, parts, sheets

# What stands in the file, and what the cell shows; the same where it is left out.
HOSTILE: dict[str, str] = {
    "=cmd()": "",
    "=1+1": "",
    "+1+1": "",
    "-1+1": "",
    "@SUM(A1:A9)": "",
    '=HYPERLINK("https://example.org","x")': "",
    "https://example.org/": "",
    "mailto:a@example.org": "",
    "internal:Totalen!A1": "",
    "external:C:\\autoexec.bat": "",
    "file:///etc/passwd": "",
    "{=A1}": "",
    "</t></si><c><f>1+1</f></c>": "",
    "]]>&amp;<!--": "",
    "_x0041_": "",
    "_x0000_": "",
    "::error::kapot": "",
    "\x1b[31mrood\x1b[0m": "␛[31mrood␛[0m",
    "bel\x07 en \x01 en \x7f": "bel␇ en ␁ en ␡",
    "\u202eomgekeerd\u200f": "<U+202E>omgekeerd<U+200F>",
    "twee\nregels": "twee␊regels",
    "😀 à côté": "",
    "00810200": "",
    "1E5": "",
    "x" * 10_000: "",
}
SOFFICE = shutil.which("soffice")
NEEDS_SOFFICE = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")


def made(report: Report) -> bytes:
    return BINARY["xlsx"](report, Options())


@pytest.fixture(scope="module")
def data() -> bytes:
    """Every text as an account, a description, an amount and a name of a column."""
    rows = [
        line(number, Grootboekrekening=text, Omschrijving=text, Bedrag_ex__BTW=text, Datum=text)
        for number, text in enumerate(HOSTILE)
    ]
    return made(report_on(text_of([*rows, *(line(100 + number) for number in range(40))])))


def test_every_text_is_shown_and_does_nothing(data: bytes) -> None:
    """As it stands in the file; a character that is none has a visible substitute."""
    rows = sheets(data)["facturen"]
    for row, (text, shown) in zip(rows[1:], HOSTILE.items(), strict=False):
        assert row[HEADER.index("Omschrijving")] == (shown or text)
        assert row[HEADER.index("Grootboekrekening")] == (shown or text)
    assert {row[1] for row in rows[1:]} == {"0934"}


def test_nothing_in_the_file_can_run(data: bytes) -> None:
    """No formula, no link out of the workbook, no macro, no control character, in any part of it."""
    files = parts(data)
    for name, text in files.items():
        assert "<f>" not in text, name
        assert "<f " not in text, name
        assert "External" not in text, name
        assert not any(ord(sign) < 32 and sign not in "\r\n\t" for sign in text), name
    assert not any("vba" in name.casefold() or "external" in name.casefold() for name in files)


def test_a_comment_shows_hostile_text_too(data: bytes) -> None:
    """The title and hint of a problem may hold what stood in the file."""
    assert comments(data, "facturen")
    assert not any("\x1b" in text or "\u202e" in text for text in comments(data, "facturen").values())


def test_a_text_too_long_for_a_cell_is_shortened_and_told() -> None:
    """Excel refuses a file with more than 32,767 characters in a cell; a smiley counts for two."""
    long = [line(1, Omschrijving="y" * 40_000), line(2, Omschrijving="😀" * 20_000), line(3)]
    book = sheets(made(report_on(text_of(long), language="nl")))
    texts = [row[6] for row in book["facturen"][1:]]
    assert [len(text.encode("utf-16-le")) // 2 <= 32_767 for text in texts] == [True, True, True]
    assert texts[0].startswith("y" * 32_000)
    assert texts[0].endswith("tekens)")
    told = [row[1] for row in book["Samenvatting"] if len(row) > 1 and "ingekort" in str(row[1])]
    assert told == ["2 teksten waren te lang voor een cel en zijn ingekort."]


@pytest.mark.parametrize(
    "path",
    [
        "=1+1.csv",
        "[a]:b*c?.csv",
        "'x'.csv",
        "Totalen.csv",
        "y" * 40 + ".csv",
        "\x1b.csv",
        "history.csv",
        ".csv",
    ],
)
def test_no_name_of_a_file_breaks_the_workbook(path: str) -> None:
    """A sheet is called like its file as far as Excel lets it."""
    names = list(sheets(made(report_on(text_of([line(1)]), path, language="nl"))))
    assert len(names) == 5
    assert len({name.casefold() for name in names}) == 5
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\\x1b") for name in names)


def as_libreoffice_reads_it(data: bytes, folder: Path) -> dict[str, Rows]:
    """Opened in LibreOffice, saved in its own format, and read back."""
    (folder / "report.xlsx").write_bytes(data)
    command = [str(SOFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "ods", "--outdir", str(folder), str(folder / "report.xlsx")],
        check=True,
        capture_output=True,
        timeout=300,
    )
    saved = (folder / "report.ods").read_bytes()
    with ZipFile(BytesIO(saved)) as archive:
        assert b"table:formula" not in archive.read("content.xml")
    return sheets(saved)


def _filled(book: dict[str, Rows]) -> dict[str, list[list[Any]]]:
    return {name: [row for row in rows if row] for name, rows in book.items()}


@NEEDS_SOFFICE
def test_libreoffice_reads_hostile_cells_as_the_same_texts(data: bytes, tmp_path: Path) -> None:
    """No text has become a number, a formula or a link."""
    assert _filled(as_libreoffice_reads_it(data, tmp_path)) == _filled(sheets(data))


@NEEDS_SOFFICE
def test_libreoffice_reads_the_broken_sample_as_it_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every cell of every sheet: texts, numbers and dates."""
    monkeypatch.chdir(ROOT)
    data = made(broken("nl"))
    assert _filled(as_libreoffice_reads_it(data, tmp_path)) == _filled(sheets(data))
