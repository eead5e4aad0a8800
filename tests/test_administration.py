"""The clean administrations are what their docstrings promise, judged without the linter."""

from __future__ import annotations

import ast
import csv
import io
import tomllib
import xml.etree.ElementTree as ET
from collections import Counter
from fnmatch import fnmatch
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from tests import administration as package
from tests import planting
from tests.administration import FULL, Administration, Line, Place, clean, varied, write

SEEDS = range(40)


@pytest.fixture(params=SEEDS, scope="module")
def month(request: pytest.FixtureRequest) -> Administration:
    return clean(request.param, **FULL)


def rows_of(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def test_no_word_of_the_linter() -> None:
    """What is clean must not follow from what the linter makes of it."""
    for path in [*Path(package.__path__[0]).glob("*.py"), Path(planting.__file__)]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert not any(name.startswith("plango_lint") for name in names), path


def test_same_seed_same_bytes(tmp_path: Path) -> None:
    for folder in ("first", "second"):
        write(clean(5, **FULL), tmp_path / folder)
    first, second = (sorted((tmp_path / folder).rglob("*.*")) for folder in ("first", "second"))
    assert len(first) == 7
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_other_seeds_differ_in_content_and_form() -> None:
    months = [clean(seed, **FULL) for seed in SEEDS]
    assert len({month.content("invoices") for month in months}) == len(SEEDS)
    assert len({tuple(month.layout.fields) for month in months}) == len(SEEDS)
    assert {month.layout.quoting for month in months} == {"minimal", "text", "all"}
    assert len({month.layout.headers["number"] for month in months}) > 3
    assert len({len(str(month.lines[-1].number)) for month in months}) > 2
    assert len({month.month for month in months}) > 5


def test_reads_back_as_it_was_meant(month: Administration) -> None:
    layout = month.layout
    header, *rows = rows_of(month.text("invoices"))
    assert header == [layout.headers[field] for field in layout.fields]
    assert len(set(header)) == len(header)
    assert len(rows) == len(month.lines)
    for line, row in zip(month.lines, rows, strict=True):
        cells = dict(zip(layout.fields, row, strict=True))
        assert cells["number"] == str(line.number)
        assert cells["date"] == f"{line.date:%d-%m-%Y}"
        assert int(cells["amount"].replace(".", "").replace(",", "")) == line.cents
        assert cells["line_description"] == line.text
    assert month.content("invoices").decode("utf-8-sig") == month.text("invoices")
    month.text("invoices").encode("cp1252")


def test_lists_hold_what_the_invoices_use(month: Administration) -> None:
    ledger = rows_of(month.content("ledger").decode("utf-16"), "\t")
    vat = ET.fromstring(month.content("vat"))  # noqa: S314
    relations = ET.fromstring(month.content("relations"))  # noqa: S314
    known = {(account.get("code") or "").strip() for account in relations.iter("Account")}
    assert {line.ledger for line in month.lines} <= {row[0] for row in ledger[1:]}
    assert {line.vat_code for line in month.lines} <= {code.get("code") for code in vat.iter("VAT")}
    assert {line.debtor for line in month.lines} <= known | {debtor.code for debtor in month.debtors}
    assert {line.debtor for line in month.lines} - {debtor.code for debtor in month.debtors}
    assert tomllib.loads(month.text("settings"))["exact"]["lists"] == ["exact"]


def test_debtors_are_unique(month: Administration) -> None:
    codes = Counter(debtor.code for debtor in month.people)
    names = Counter(debtor.name for debtor in month.people)
    assert max(codes.values()) == max(names.values()) == 1
    assert all(len(debtor.name) <= 50 for debtor in month.people)
    assert any(";" in debtor.email for debtor in month.people)
    assert any(not debtor.email for debtor in month.people)


def test_invoices_hang_together(month: Administration) -> None:
    invoices = month.invoices()
    assert 60 <= len(invoices) <= 120
    assert len({invoice.number for invoice in invoices}) == len(invoices)
    for invoice in invoices:
        assert len({(line.date, line.debtor, line.description) for line in invoice.lines}) == 1
        assert all((line.year, line.period) == (line.date.year, line.date.month) for line in invoice.lines)
    assert [invoice.date for invoice in invoices] == sorted(invoice.date for invoice in invoices)
    assert (invoices[-1].date - invoices[0].date).days < 40


def test_numbers_follow_on_from_the_earlier_ones(month: Administration) -> None:
    numbers = [line.number for line in [*month.earlier, *month.lines]]
    missing = {number for first, last in month.gaps for number in range(first, last + 1)}
    for before, after in pairwise(numbers):
        new_year = str(after).startswith(str(month.month[0])) and str(before)[:4] == str(month.month[0] - 1)
        assert new_year or set(range(before + 1, after)) <= missing
    assert max(line.date for line in month.earlier) < min(line.date for line in month.lines)


def test_every_normal_pattern_is_there(month: Administration) -> None:
    invoices = month.invoices()
    lessons = {line.cents for line in month.lines_of("lesson") if line.quantity == "1"}
    assert len(lessons) == 2, "a price change"
    assert any(len(invoice.lines) > len({line.text for line in invoice.lines}) for invoice in invoices)
    assert any(line.quantity == "1,5" for line in month.lines)
    assert any(line.cents < 0 < invoice.total for invoice in invoices for line in invoice.lines)
    assert sum("termijn" in line.text for line in month.lines) == 3
    assert len({line.cents for line in month.lines if "termijn" in line.text}) == 1
    assert any(line.product == "book" for line in month.lines)
    assert sum((line.year, line.period) != month.month for line in month.lines) >= 3
    for invoice in invoices:
        products = [line.product for line in invoice.lines]
        assert products.count("exam-fee") == products.count("exam-own")
        assert products.count("toets-fee") == products.count("toets-own")


def test_credit_notes_take_back_a_part(month: Administration) -> None:
    credits_ = [invoice for invoice in month.invoices() if invoice.is_credit]
    assert credits_
    for credit in credits_:
        of_debtor = [invoice for invoice in month.invoices() if invoice.debtor == credit.debtor]
        assert sum(invoice.total for invoice in of_debtor) >= 0
        assert of_debtor[0].number < credit.number


def test_one_text_one_account_but_for_exams(month: Administration) -> None:
    exams = [
        "*cbr*",
        "*praktijkexamen*",
        "*theorie-examen*",
        "*tussentijdse toets*",
        "*gezondheidsverklaring*",
    ]
    found: dict[str, set[tuple[str, str]]] = {}
    for line in month.lines:
        if not any(fnmatch(line.text.lower(), pattern) for pattern in exams) or "Begeleiding" in line.text:
            found.setdefault(line.text, set()).add((line.ledger, line.vat_code))
        if "rijles" in line.text.lower() or "proefles" in line.text.lower():
            assert line.vat_code == month.vat_codes["high"]
    assert max(len(ways) for ways in found.values()) == 1


@pytest.mark.parametrize("seed", range(50))
def test_every_mix_of_lists_knows_every_debtor(seed: int) -> None:
    features = varied(seed)
    month = clean(seed, **features)
    for role in month.paths:
        month.content(role)
    known = {debtor.code for debtor in month.debtors} | {
        line.debtor for line in month.earlier if features["earlier"]
    }
    if "relations" in month.paths:
        known |= {relation.code for relation in month.relations}
    if {"debtors", "relations"} & set(month.paths):
        assert {line.debtor for line in month.lines} <= known


def test_places_survive_insertions_and_removals() -> None:
    month = clean(1, **FULL)
    line = month.lines[7]
    assert month.place(line, "amount").row == 9
    month.remove(month.lines[0])
    assert month.insert_raw_line(0, "sep=,", rows=0) == 1
    assert month.insert_raw_line(month.lines[1], "Totaal") == 4
    place = month.place(line, "amount")
    rows = rows_of(month.text("invoices").removeprefix("sep=,"))[1:]
    assert place == Place("facturen.csv", 9, "amount")
    assert place.column is not None
    assert place.row is not None
    assert rows[place.row - 1][place.column - 1] == month.cell(line, "amount")


def test_cells_and_rows_can_be_overridden() -> None:
    month = clean(2, quoting="minimal")
    line = month.lines[3]
    line.raw["amount"] = "870.00"
    assert rows_of(month.text("invoices"))[4][month.layout.column("amount") - 1] == "870.00"
    line.written = month.row_text(line) + ",too much"
    assert month.text("invoices").splitlines()[4].endswith(",too much")
    month.overridden["invoices"] = b"\0"
    assert month.content("invoices") == b"\0"


def test_a_planter_declares_its_fault() -> None:
    def digit_typed_wrong(administration: Administration, rng: Random) -> planting.Expectation:
        line: Line = rng.choice(administration.lines_of("lesson"))
        line.ledger = "899999"
        return planting.at(administration, [line], "ledger")

    planter = planting.Planter("unknown-ledger-account", "a digit", {"lists": {"ledger"}}, digit_typed_wrong)
    first, second = planter.planted(3), planter.planted(3)
    assert first.administration.content("invoices") == second.administration.content("invoices")
    assert first.administration.content("invoices") != planter.clean(3).content("invoices")
    assert first.expected == second.expected
    assert first.expected.count == 1


def test_planters_are_registered_once() -> None:
    names = [str(planter) for planter in planting.planters()]
    assert len(names) == len(set(names))
