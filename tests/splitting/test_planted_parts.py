"""A month with a planted fault, split: what is ready has no error any more, and nothing is lost or cut in two."""

from __future__ import annotations

import csv
import re
import zlib
from io import StringIO
from pathlib import Path

import pytest

from plango_lint.cli import run
from plango_lint.findings import Severity
from tests.administration import Administration
from tests.linting import found_in, lint_administration
from tests.planting import planters

EXPORT, READY, HELD = "facturen.csv", "facturen.ready.csv", "facturen.held.csv"
FAULTS = (
    "already-imported: the last ones again",
    "ambiguous-amount: 1.234 among whole euros",
    "bad-email: several are one problem",
    "bad-period: one value on several invoices, and another",
    "changed-since-import: two invoices",
    "closed-period: for the sales journal",
    "excel-damage: every kind in number",
    "invoice-header-varies: two invoices",
    "invoice-lines-apart: a line further on",
    "invoice-number-not-numeric: two patterns",
    "ledger-account-differs-from-mapping: one line",
    "missing-debtor: on one line of several",
    "missing-invoice-number: on one line",
    "mixed-date-notation: some as yyyy-mm-dd",
    "mixed-number-notation: some with a point",
    "ragged-row: too many and too few, two problems",
    "repeated-debtor: somebody else",
    "repeated-header-row: with the line sep= of that export, one problem",
    "repeated-invoice: two blocks",
    "total-row: what Excel writes for subtotals, one problem",
    "unclosed-quote: never closed",
    "unclosed-quote: two rows, one problem",
    "unknown-debtor: two in one problem",
    "unknown-ledger-account: with everything",
    "unquoted-decimal-comma: some rows",
    "vat-does-not-add-up: all VAT columns and a list",
)
PLANTERS = {str(planter): planter for planter in planters()}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_month_with_a_fault_is_split_into_what_is_ready_and_all_the_rest(
    fault: str, tmp_path: Path
) -> None:
    planted = PLANTERS[fault].planted(zlib.crc32(fault.encode()) % 1000)
    month, as_of = planted.administration, planted.options["as_of"]
    before = lint_administration(month, tmp_path, as_of)
    assert before.report.verdict == "reject", before.explained()

    assert run(["split", str(tmp_path), "--as-of", as_of.isoformat(), "--language", "en"]) == 1

    original, ready, held = (_text(tmp_path / name, month) for name in (EXPORT, READY, HELD))
    assert unmerged(original, ready, held, month.layouts["invoices"].delimiter) == []
    assert not _numbers(ready, month) & _numbers(held, month)
    _replace_export(tmp_path)
    after = found_in(tmp_path, as_of)
    # Debtors with an error stay in the debtors file; their invoices are held.
    left = [problem.rule for problem in after.report.open_problems if problem.severity == Severity.ERROR]
    assert left == [rule for rule in left if _is_about_debtors(rule, after.report.open_problems)]
    assert after.report.totals.lines == _rows(ready, month)


def _text(path: Path, month: Administration) -> str:
    return path.read_bytes().decode(
        "utf-8-sig" if month.layouts["invoices"].bom else month.layouts["invoices"].encoding
    )


def unmerged(original: str, ready: str, held: str, delimiter: str) -> list[str]:
    """What is left when every line of the original is taken, in order, from the part that it stands in."""
    first, second = _lines(ready), _lines(held)
    header, *lines = _lines(original)
    lost = []
    if first.pop(0) != header or not _is_with_reason(second.pop(0), header, delimiter):
        lost.append(header)
    for line in lines:
        if first and first[0] == line:
            first.pop(0)
        elif second and (second[0] == line or _is_with_reason(second[0], line, delimiter)):
            second.pop(0)
        else:
            lost.append(line)
    return lost + first + second


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text)


def _is_with_reason(line: str, original: str, delimiter: str) -> bool:
    body = original.rstrip("\r\n")
    end = original[len(body) :]
    return re.fullmatch(re.escape(body + delimiter) + r'"?\w[^"]+"?' + re.escape(end), line) is not None


def _cells(text: str, month: Administration) -> list[list[str]]:
    """The rows as they are read anywhere; broken ones may have another number of cells."""
    header, *rows = csv.reader(StringIO(text, newline=""), delimiter=month.layouts["invoices"].delimiter)
    return [cells for cells in rows if len(cells) == len(header)]


def _numbers(text: str, month: Administration) -> set[str]:
    column = month.layouts["invoices"].fields.index("number")
    return {cells[column].strip() for cells in _cells(text, month)} - {""}


def _rows(text: str, month: Administration) -> int:
    return len(_cells(text, month))


def _replace_export(folder: Path) -> None:
    (folder / READY).replace(folder / EXPORT)
    (folder / HELD).unlink()


def _is_about_debtors(rule: str, problems: object) -> bool:
    return all(
        Path(place.file).name == "debiteuren.csv"
        for problem in problems  # type: ignore[attr-defined]
        if problem.rule == rule and problem.severity == Severity.ERROR
        for place in problem.places
    )
