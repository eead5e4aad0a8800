"""A few cells linted: columns that are left out hold plain values, as in a rule file's examples."""

from __future__ import annotations

from collections.abc import Iterable

from plango_lint.example_files import read_example
from plango_lint.examples import lint_example
from plango_lint.findings import Problem


def problems(
    rule: str, header: str, rows: Iterable[str], settings: str = "", *, second: str = "", **lists: str
) -> list[Problem]:
    """What one rule says of these invoice lines; `second` is the text of another export behind them."""
    files: dict[str, object] = {
        "invoices.csv": "\n".join([header, *rows]),
        "plango-lint.toml": settings,
        **{f"{name}.csv": text for name, text in lists.items()},
    }
    if second:
        files["invoices-2.csv"] = {"text": second, "role": "invoices", "plain": True}
    example = read_example(files)
    report = lint_example(example)
    assert not [status for status in report.rules if status.status == "crashed"]
    return [problem for problem in report.problems if problem.rule == rule]


def places(found: Iterable[Problem]) -> list[int]:
    """The rows of all places, as a spreadsheet counts."""
    return sorted(place.row or 0 for problem in found for place in problem.places)
