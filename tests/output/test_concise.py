"""The concise report: one place a line."""

from __future__ import annotations

from typing import Any

import pytest

from plango_lint.findings import Place, Report
from plango_lint.output import FORMATS, Options

from .reports import debtor_problem, delimiter_problem, gap_problem, place, problem, rejected, report


def concise(what: Report, **options: Any) -> str:
    return FORMATS["concise"](what, Options(**options))


def test_a_place_a_line() -> None:
    """file:line:character: severity rule message."""
    one = problem(places=(place(),), places_total=1)
    assert concise(rejected(problems=(one,))) == (
        "facturen.csv:14:61: error unknown-ledger-account "
        "Grootboekrekening 810299 staat niet in Exact; 810200 lijkt er het meest op.\n"
    )


def test_nothing_found() -> None:
    """Nothing found is nothing said."""
    assert concise(report()) == ""


def test_whole_file() -> None:
    """A problem of a whole file stands at its first character."""
    assert concise(rejected(problems=(delimiter_problem(),))).startswith(
        "facturen.csv:1:1: error wrong-delimiter "
    )


def test_no_position() -> None:
    """A place without a line, such as one in an XML list, stands at 1:1."""
    somewhere = problem(places=(Place("auditfile.xaf", line=None),), places_total=1)
    assert concise(rejected(problems=(somewhere,))).startswith("auditfile.xaf:1:1: error ")


def test_problem_without_a_place() -> None:
    """A problem of the run as a whole is not lost."""
    nowhere = problem("no-plango-export", places=(), places_total=0)
    assert concise(rejected(problems=(nowhere,))).startswith("plango-lint: error no-plango-export ")


def test_accepted_problems() -> None:
    """Accepted problems are left out."""
    assert concise(report(problems=(gap_problem(accepted="Afgesproken"),))) == ""


def test_places_that_are_left_out_are_counted() -> None:
    """The last place shown says how many there are besides."""
    shown = concise(rejected("en", problems=(problem(),)), limit=2).splitlines()
    assert len(shown) == 2
    assert shown[-1].endswith(" (and 29 more places)")
    assert "more" not in shown[0]


def test_all_places() -> None:
    """With all, the limit does not hold."""
    assert len(concise(rejected(problems=(problem(),)), limit=1, all=True).splitlines()) == 5


def test_personal_data() -> None:
    """Names stay out, unless they are asked for."""
    personal = rejected(problems=(debtor_problem(),))
    assert "Jan de Vries" not in concise(personal)
    assert "Jan de Vries" in concise(personal, show_personal_data=True)


@pytest.mark.parametrize(
    "cell", ["a\nb", "\x1b[31m", "\r\n::error::x", "\u202e", "\u2028", "x" * 10_000, "\x85"]
)
def test_hostile_cells(cell: str) -> None:
    """Data cannot begin a line, nor hide or colour one."""
    bad = problem(message=cell, places=(place(file=cell),), places_total=1)
    shown = concise(rejected(problems=(bad,)))
    assert shown.count("\n") == 1
    assert shown.removesuffix("\n").isprintable()
    assert not shown.startswith("::")
