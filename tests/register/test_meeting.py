"""What a check looks up in the register: what the files at hand can meet, found by an index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plango_lint.register import MEMORY, Invoice, Register, schema
from plango_lint.register.meeting import FIELDS, Sought, Span, meeting, ranges
from tests.registering import TIME, file, invoice


def met(invoices: Iterable[Invoice], sought: Sought) -> list[int]:
    """The numbers that are handed over, besides the ends of each year and the oldest."""
    plain = Sought(sought.spans or (Span(10**9, 10**9),), sought.debtors, sought.credited, sought.accounts)
    held = [*invoices, *(invoice(10**8 + n, date="1990-01-01", debtor=None) for n in range(-3, 4))]
    with Register(MEMORY) as register:
        register.add([file("a", held)], TIME)
        rows = register.meeting(plain)
    return sorted(row[0] for row in rows if isinstance(row[0], int) and row[0] < 10**7)


def numbered(*numbers: int) -> list[Invoice]:
    return [invoice(number, debtor=None, year=None) for number in numbers]


def test_of_a_long_series_few_are_handed_over() -> None:
    """All of the numbers at hand, the one below, and steps of at most a thousand up to the last."""
    found = met(numbered(*range(1, 6001)), Sought([Span(100, 110)], {}, (), ()))
    assert found == [99, *range(100, 111), 1110, 2110, 3110, 4110, 5110, 6000]


def test_the_way_up_ends_where_the_series_does() -> None:
    """At a step of more than a thousand, and at the next year in the numbers."""
    assert met(numbered(1, 900, 1900, 2901, 2902), Sought([Span(5, 6)], {}, (), ())) == [1, 900, 1900]
    assert met(numbered(20231, 20235, 20241, 20242), Sought([Span(20232, 20233)], {}, (), ())) == [
        20231,
        20235,
    ]


def test_a_step_never_jumps_over_the_end_of_a_series() -> None:
    """20239 and 20241 are of two series though they are but two apart."""
    numbers = numbered(*range(20230, 20260))
    assert met(numbers, Sought([Span(20231, 20231)], {}, (), ())) == [20230, 20231, 20239]


def test_a_span_of_a_year_stays_in_it() -> None:
    invoices = [invoice(n, year=year, debtor=None) for year in (2023, 2024) for n in range(1, 2001)]
    with Register(MEMORY) as register:
        register.add([file("a", invoices)], TIME)
        rows = register.meeting(Sought([Span(10, 12, 2024)], {}, (), ()))
    found = [(row[FIELDS.index("year")], row[0]) for row in rows]
    ends = [1, 2, 3, 1998, 1999, 2000]
    own = [*ends[:3], 9, 10, 11, 12, 1012, *ends[3:]]
    assert sorted(found) == [(2023, n) for n in ends] + [(2024, n) for n in own]


def test_of_a_debtor_what_his_invoices_can_meet() -> None:
    """Those of his days, from the first to the last, his credit notes, his last invoice; all when he gets a credit
    note now."""
    invoices = [
        invoice(1, year=None, date="2024-01-01"),
        invoice(2, year=None, date="2024-01-02"),
        invoice(3, year=None, date="2024-01-03", total=-6000),
        invoice(4, year=None, date="2024-01-04"),
        invoice(5, year=None, date="2024-01-01", debtor="1"),
    ]
    assert met(invoices, Sought((), {"934": ("2024-01-01", "2024-01-01")}, (), ())) == [1, 3, 4]
    assert met(invoices, Sought((), {"934": ("2024-01-01", "2024-01-02")}, (), ())) == [1, 2, 3, 4]
    assert met(invoices, Sought((), {"934": None}, (), ())) == [3, 4]
    assert met(invoices, Sought((), {"934": None}, ["934"], ())) == [1, 2, 3, 4]


@given(
    st.lists(st.tuples(st.sampled_from([2022, 2023, 2024]), st.integers(1, 30)), max_size=60),
    st.sets(st.integers(0, 2)),
)
def test_ranges_hold_the_numbers_of_a_year_and_no_others(
    pairs: list[tuple[int, int]], undone: set[int]
) -> None:
    """Each as long as can be; also after a run was taken back."""
    parts = [pairs[turn::3] for turn in range(3)]
    with Register(MEMORY) as register:
        for turn, part in enumerate(parts):
            register.add([file(str(turn), [invoice(n, year=year, debtor=None) for year, n in part])], TIME)
        for turn in undone:
            register.undo(turn + 1)
            parts[turn] = []
        found = register.ranges([2023, 2024])
    for year in (2023, 2024):
        held = {number for part in parts for own, number in part if own == year}
        own = [(first, last) for which, first, last in found if which == year]
        assert [number for first, last in own for number in range(first, last + 1)] == sorted(held)
        assert [first for first, _ in own] == sorted(number for number in held if number - 1 not in held)


def test_each_account_is_shown_once() -> None:
    invoices = [invoice(n, year=None, debtor=None, ledger=("8000", "1900")) for n in (1, 2)]
    assert met(invoices, Sought((), {}, (), ["1900", "8000", "7"])) == [2]


@pytest.mark.parametrize("year", [None, 2024])
def test_no_question_reads_the_whole_register(year: int | None) -> None:
    """Every question finds its rows by an index, so a million invoices cost hardly more than a hundred."""
    asked: list[str] = []
    connection = sqlite3.connect(MEMORY, isolation_level=None)
    schema.upgrade(connection)
    connection.execute("INSERT INTO runs VALUES (1, ?)", (TIME,))
    connection.execute("INSERT INTO files VALUES (1, 1, 'a', 'a', 'invoices')")
    rows = ((n, 2000 + n % 9, str(n), "2024-01-01") for n in range(1, 2000))
    connection.executemany(
        "INSERT INTO invoices (file, number, series, year, debtor, date, total, lines)"
        " VALUES (1, ?, 1, ?, ?, ?, 1, 1)",
        rows,
    )
    connection.set_trace_callback(asked.append)
    meeting(connection, Sought([Span(5, 9, year)], {"934": ("2024-01-15", "2024-01-20")}, ["934"], ["8000"]))
    ranges(connection, [2004, 2005])
    connection.set_trace_callback(None)
    plans = {query: connection.execute(f"EXPLAIN QUERY PLAN {query}").fetchall() for query in asked}
    # Tables of a row a file or a run, "no table at all" and what is asked about are small enough to be read.
    scans = {
        query: detail
        for query, plan in plans.items()
        for *_, detail in plan
        if "SCAN" in detail and "CONSTANT ROW" not in detail and not detail.startswith("SCAN asked ")
    }
    assert len(plans) > 10
    assert scans == {}
    connection.close()
