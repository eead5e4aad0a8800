"""The workbook of the broken sample, beside its report and its exports."""

from __future__ import annotations

import csv
import re
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from plango_lint import lint, settings
from plango_lint.cli import run
from plango_lint.findings import Language, Report, Severity, Unchecked
from plango_lint.output import BINARY, Options
from plango_lint.output.xlsx.book import SEVERITIES
from tests.output.reports import report, with_exceptions
from tests.output.xlsx.reading_back import Rows, coloured, comments, links, parts, sheets

BROKEN = Path(__file__).resolve().parent.parent.parent.parent / "sample_exports" / "broken"
NAMES: dict[Language, list[str]] = {
    "nl": ["Samenvatting", "Problemen", "facturen", "debiteuren", "Totalen", "Controles"],
    "en": ["Summary", "Problems", "facturen", "debiteuren", "Totals", "Rules"],
}


def made(report: Report) -> bytes:
    return BINARY["xlsx"](report, Options())


def broken(language: Language = "nl", limit: int | None = None) -> Report:
    return lint(BROKEN, replace(settings.load(BROKEN / "plango-lint.toml"), language=language, limit=limit))


@pytest.fixture(scope="module")
def broken_report() -> Report:
    return broken()


@pytest.fixture(scope="module")
def data(broken_report: Report) -> bytes:
    return made(broken_report)


@pytest.fixture(scope="module")
def book(data: bytes) -> dict[str, Rows]:
    return sheets(data)


def test_sheets_in_the_language_of_the_report(book: dict[str, Rows]) -> None:
    """A sheet for each export of the run, and none for lists and earlier exports."""
    assert list(book) == NAMES["nl"]
    assert list(sheets(made(broken("en")))) == NAMES["en"]


def test_the_same_report_gives_the_same_bytes(broken_report: Report, data: bytes) -> None:
    """Nothing in it depends on the clock."""
    assert made(broken_report) == data


def test_a_row_for_every_problem(broken_report: Report, book: dict[str, Rows]) -> None:
    """Counts and euros are numbers; names, codes and texts are texts."""
    rows = [dict(zip(book["Problemen"][0], row, strict=False)) for row in book["Problemen"][1:]]
    assert [
        (row["Controle"], row["Probleem"], row["Wat er staat"], row["Aantal"], row["Facturen"], row["Bedrag"])
        for row in rows
    ] == [
        (
            one.rule,
            one.title,
            one.value or "",
            one.count,
            "" if one.invoice_count is None else one.invoice_count,
            "" if one.amount is None else one.amount / 100,
        )
        for one in broken_report.problems
    ]
    assert [row["Wat er aan de hand is"] for row in rows] == [
        one.message.replace("`", "") for one in broken_report.problems
    ]
    assert [row["Geaccepteerd"] for row in rows] == [one.accepted or "" for one in broken_report.problems]
    assert [bool(row["Herstel"]) for row in rows] == [one.fix is not None for one in broken_report.problems]


@pytest.mark.parametrize("name", ["facturen", "debiteuren"])
def test_the_export_stands_there_as_it_is(name: str, book: dict[str, Rows]) -> None:
    """Every cell at its place: amounts and dates as what they mean, all others as what is written."""
    with (BROKEN / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *lines = csv.reader(file)
    assert book[name][0] == header
    for row, line in zip(book[name][1:], lines, strict=True):
        if len(line) > len(header):  # the amount whose decimal comma is not quoted is read as one
            line[13:15] = [f"{line[13]},{line[14]}"]
        if name == "facturen" and re.fullmatch(r"-?[\d.]+,\d\d", line[13]):
            line[13] = line[13].replace(".", "")  # a number has no points of its own
        shown = [*row, *[""] * (len(header) - len(row))]
        assert [_written(cell) for cell in shown] == line


def _written(cell: Any) -> str:
    if isinstance(cell, float | int):
        cents = Decimal(str(cell)) * 100
        assert cents == int(cents)
        return f"{Decimal(str(cell)):.2f}".replace(".", ",")
    return f"{cell:%d-%m-%Y}" if isinstance(cell, date) else str(cell)


def test_every_bad_cell_is_coloured(data: bytes) -> None:
    """All places of all problems, not a sample: each in the colour of the worst problem there."""
    expected: dict[str, dict[str, int]] = {}
    for problem in broken(limit=sys.maxsize).open_problems:
        for place in problem.places:
            if place.cell:
                cells = expected.setdefault(Path(place.file).stem, {})
                cells[place.cell] = max(cells.get(place.cell, 0), problem.severity)
    assert expected
    for name, cells in expected.items():
        colours = {cell: f"#{colour}" for cell, colour in coloured(data, name).items()}
        assert colours == {cell: SEVERITIES[level]["bg_color"] for cell, level in cells.items()}


def test_a_comment_says_what_is_wrong_and_what_to_do(broken_report: Report, data: bytes) -> None:
    """Title and hint, at every place of a problem that has no more than a hundred of them."""
    found = comments(data, "facturen")
    for problem in broken_report.open_problems:
        if problem.places_total <= 100:
            for place in problem.places:
                if place.cell and place.file.endswith("facturen.csv"):
                    assert problem.title in found[place.cell]
                    assert problem.hint in found[place.cell]


def test_links_lead_to_cells_of_the_workbook(broken_report: Report, data: bytes) -> None:
    """The first place of every problem; there is no link to anywhere else."""
    first = [problem.places[0] for problem in broken_report.problems]
    found = links(data, "Problemen")
    assert found == {
        f"C{row}": f"'{Path(place.file).stem}'!{place.cell or 'A1'}" for row, place in enumerate(first, 2)
    }
    assert not any('TargetMode="External"' in part for part in parts(data).values())


def test_totals_are_numbers_and_dates(broken_report: Report, book: dict[str, Rows]) -> None:
    """Every amount of the report, to the cent."""
    totals = broken_report.totals
    found = {row[0].strip(): row[1] for row in book["Totalen"] if len(row) == 2}
    assert found["Boekingen die Exact meldt"] == totals.entries
    assert found["Exclusief btw"] == totals.amount / 100
    assert found["Nog te importeren, exclusief btw"] == (totals.amount - totals.booked_amount) / 100
    assert found["Eerste factuurnummer"] == totals.first_number
    assert found["Laatste datum"] == date.fromisoformat(totals.last_date or "")
    start = book["Totalen"].index(["Per rekening"]) + 2
    rows = book["Totalen"][start : start + len(totals.by_ledger)]
    assert [(row[0], row[2], row[3], row[4]) for row in rows] == [
        (one.code or "(leeg)", one.vat_code or "", one.lines, one.amount / 100) for one in totals.by_ledger
    ]


def test_every_rule_with_its_outcome(broken_report: Report, book: dict[str, Rows]) -> None:
    """The catalogue, in its order, and what became of each rule."""
    words = {"passed": "in orde", "found": "gevonden", "skipped": "overgeslagen", "off": "uitgezet"}
    titles = {info.name: info.title for info in broken_report.catalogue}
    assert [(row[0], row[2], row[6]) for row in book["Controles"][1:]] == [
        (titles.get(rule.name, rule.name), words[rule.status], rule.name) for rule in broken_report.rules
    ]


def test_the_summary_says_what_to_do(broken_report: Report, book: dict[str, Rows]) -> None:
    """The verdict first, then the steps, then how much was found."""
    rows = book["Samenvatting"]
    assert rows[0] == ["NIET IMPORTEREN"]
    steps = [row[1] for row in rows if row and row[0] in {"1", "2", "3", "4"}]
    assert [step.replace("“", "`").replace("”", "`") for step in steps] == list(broken_report.steps)
    assert ["Fouten", float(broken_report.count(Severity.ERROR))] in rows


def test_what_was_not_checked() -> None:
    """The lists that were missing stand in the verdict, and what to do about each in the summary."""
    rows = sheets(made(report(not_checked=(Unchecked("ledger", "Exporteer de lijst."),))))["Samenvatting"]
    assert rows[0] == ["KLAAR OM TE IMPORTEREN, voor zover gecontroleerd (grootboek niet)"]
    assert ["grootboek", "Exporteer de lijst."] in rows


def test_accepted_problems_come_last_with_their_reason() -> None:
    """They are told, and count for nothing."""
    rows = sheets(made(with_exceptions()))
    assert rows["Problemen"][1][12] == "Concepten verwijderd in PlanGo"
    assert ["Geaccepteerd in plango-lint.toml", 1.0] in rows["Samenvatting"]


def test_filters_and_headers_that_stay() -> None:
    """On every list: the header stays in sight and each column has its filter."""
    data = made(broken())
    for number in (2, 3, 4, 6):
        page = parts(data)[f"xl/worksheets/sheet{number}.xml"]
        assert "<autoFilter ref=" in page
        assert 'ySplit="1"' in page
        assert 'state="frozen"' in page


def test_on_the_command_line(tmp_path: Path) -> None:
    """Beside another report; the exit code is that of what was found."""
    path = tmp_path / "report.xlsx"
    arguments = ["check", str(BROKEN), "--language", "en", "-q", "-f", f"concise:{tmp_path / 'places'}"]
    assert run([*arguments, "-f", f"xlsx:{path}"]) == 1
    assert list(sheets(path.read_bytes())) == NAMES["en"]


def test_a_table_of_totals_is_right_below_its_name() -> None:
    """VAT codes with the VAT Exact will compute, periods, and the journal with its invoices."""
    rows = sheets(made(report()))["Totalen"]
    assert rows[rows.index(["Per btw-code"]) + 2] == ["2", "", "", 198.0, 29761.9, 6250.0]
    assert rows[rows.index(["Per periode"]) + 2] == ["2024-1", "", "2", 198.0, 29761.9]
    assert rows[rows.index(["Per dagboek"]) + 1][3] == "Facturen"
    assert rows[rows.index(["Per dagboek"]) + 2] == ["70", "", "", 97.0, 31870.0]
