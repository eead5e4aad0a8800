"""The changes of `plango-lint fix` as CSV, one a line, to keep beside the import."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from plango_lint.fixes.changes import Change
from plango_lint.notation import read_amount
from plango_lint.output.inert import inert
from plango_lint.output.json_report import decimal
from plango_lint.settings.vocabulary import PUBLIC

COLUMNS = (
    "file", "line", "row", "change", "invoice", "field", "column", "old", "new", "amount", "rules", "safety",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@")  # what a spreadsheet begins to compute at


def table(changes: Sequence[Change], *, personal: bool) -> str:
    """Lines and rows are those of the original, amounts of rows that went out in euros with a point.

    Old and new content of fields with personal data stays out, unless `personal`.
    """
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for change in changes:
        shown = personal or change.kind == "file" or change.field in PUBLIC
        cells = (
            change.path,
            change.line,
            change.row,
            change.kind,
            change.invoice,
            change.field,
            change.header,
            change.old if shown else None,
            change.new if shown else None,
            None if change.amount is None else decimal(change.amount),
            " ".join(change.rules),
            change.safety,
        )
        rows.writerow([_harmless(cell) if isinstance(cell, str) else cell for cell in cells])
    return out.getvalue()


def _harmless(text: str) -> str:
    """The text on one line, and never a formula."""
    line = inert(text)
    return f"'{line}" if line.startswith(_FORMULA) and not read_amount(line).readings else line
