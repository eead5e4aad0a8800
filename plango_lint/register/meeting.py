"""What the files at hand can meet in the register, and nothing else: every question finds its rows by an index,
so a register of a million invoices costs a check hardly more than one of a hundred.

That are, of registered invoices,
- those numbered within the series of these files; the one below each; and above, a chain of them, no step of
  which would start a new series, up to the last of the series;
- the first and last ones of every book year, which tell whether numbers start anew each year;
- of the debtors at hand: those between their first and last date here, credit notes, the last one, and for who gets
  a credit note all;
- one for each ledger account at hand, and the oldest of all, which tells how far back the register reaches.
A registered debtor of whom there is no invoice is a row with nothing but his code.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator, Mapping, Sequence

FIELDS = (
    "number",
    "year",
    "period",
    "journal",
    "date",
    "debtor",
    "total",
    "content",
    "sha256",
    "name",
    "time",
    "ledger",
)
# Of tens of thousands of debtors, each looked up by the index, in one statement.
_OF_THE_DATES = """id IN (SELECT one.id FROM json_each(?) AS asked CROSS JOIN invoices AS one
    ON one.debtor = json_extract(asked.value, '$[0]')
    AND one.date BETWEEN json_extract(asked.value, '$[1]') AND json_extract(asked.value, '$[2]'))"""
_CREDIT_NOTES = """id IN (SELECT one.id FROM json_each(?) AS asked CROSS JOIN invoices AS one
    ON one.debtor = asked.value AND one.total < 0)"""
_LAST = """id IN (SELECT (SELECT one.id FROM invoices AS one WHERE one.debtor = asked.value
    ORDER BY one.date DESC LIMIT 1) FROM json_each(?) AS asked)"""
_OF_DEBTORS = """id IN (SELECT one.id FROM json_each(?) AS asked CROSS JOIN invoices AS one
    ON one.debtor = asked.value)"""
STEP = 1_000  # a larger step in the numbers starts a new series
ENDS = 3  # numbers at either end of a book year that say enough about it
AT_ONCE = 500  # rows fetched by one statement
_SELECT = """SELECT number, year, period, journal, date, debtor, total, content, sha256, name, time,
    (SELECT group_concat(code, char(10)) FROM accounts WHERE accounts.invoice = invoices.id)
    FROM invoices JOIN files ON files.id = invoices.file JOIN runs ON runs.id = files.run"""


@dataclass(frozen=True, slots=True)
class Span:
    """The first and last number of a series at hand; the year when it is one of a book year."""

    first: int
    last: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Sought:
    """What the files at hand hold."""

    spans: Sequence[Span]
    debtors: Mapping[
        str, tuple[str, str] | None
    ]  # code -> first and last date of his invoices, ISO; None unknown
    credited: Collection[str]  # debtors with a credit note
    accounts: Collection[str]


def meeting(connection: sqlite3.Connection, sought: Sought) -> list[tuple[object, ...]]:
    """Rows of FIELDS, each registered invoice once, in the order in which they were registered."""
    # Which ones is answered by indexes alone; only then are the rows themselves fetched, each once.
    found: set[int] = set()
    for where, values in _questions(connection, sought):
        # Every `where` is one of the texts below; what the files hold is only ever a value.
        keys = connection.execute(f"SELECT id FROM invoices WHERE {where}", values)  # noqa: S608
        found.update(int(key) for (key,) in keys)
    return [*_fetched(connection, sorted(found)), *_debtors_alone(connection, sought)]


def ranges(connection: sqlite3.Connection, years: Collection[int]) -> list[tuple[int, int, int]]:
    """Year, first and last of every unbroken range of registered numbers in these book years."""
    query = "SELECT year, first, last FROM ranges WHERE year = ? ORDER BY first"
    found = (row for year in years for row in connection.execute(query, (year,)))
    return [(int(year), int(first), int(last)) for year, first, last in found]


def _fetched(connection: sqlite3.Connection, keys: Sequence[int]) -> Iterator[tuple[object, ...]]:
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        places = ", ".join("?" * len(some))
        yield from connection.execute(f"{_SELECT} WHERE invoices.id IN ({places}) ORDER BY invoices.id", some)


def _questions(connection: sqlite3.Connection, sought: Sought) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for span in sought.spans:
        yield from _around(connection, span)
    for year in _years(connection):
        for order in ("ASC", "DESC"):
            yield f"year = ? ORDER BY year {order}, number {order} LIMIT {ENDS}", (year,)
    dated = [(debtor, *dates) for debtor, dates in sought.debtors.items() if dates is not None]
    yield _OF_THE_DATES, (json.dumps(dated),)
    debtors = json.dumps([*sought.debtors])
    yield _CREDIT_NOTES, (debtors,)
    yield _LAST, (debtors,)
    yield _OF_DEBTORS, (json.dumps([*sought.credited]),)
    for code in sought.accounts:
        yield "id = (SELECT max(invoice) FROM accounts WHERE code = ?)", (code,)
    yield "date = (SELECT min(date) FROM invoices) LIMIT 1", ()


def _around(connection: sqlite3.Connection, span: Span) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The invoices within a span, the nearest below it, and the way up to the end of its series."""
    within, values = ("", ()) if span.year is None else ("year = ? AND ", (span.year,))
    yield within + "number BETWEEN ? AND ?", (*values, span.first, span.last)
    query = f"SELECT max(number) FROM invoices WHERE {within}number < ?"  # noqa: S608
    numbers = [_one(connection, query, values, span.first)]
    last: int | None = span.last
    while last is not None:
        last = _higher(connection, within, values, last)
        numbers.append(last)
    for number in numbers:
        if number is not None:
            yield within + "number = ?", (*values, number)


def _higher(connection: sqlite3.Connection, within: str, values: tuple[int, ...], number: int) -> int | None:
    """The highest registered number that is sure to be of the same series, else the next one if it is."""
    top = min(number + STEP, _end_of_block(number))
    query = f"SELECT max(number) FROM invoices WHERE {within}number > ? AND number <= ?"  # noqa: S608
    if (found := _one(connection, query, values, number, top)) is not None:
        return found
    query = f"SELECT min(number) FROM invoices WHERE {within}number > ? AND number <= ?"  # noqa: S608
    found = _one(connection, query, values, number, number + STEP)
    if found is None or (_year(number) and _year(found) == _year(number) + 1):
        return None
    return found


def _one(connection: sqlite3.Connection, query: str, values: tuple[int, ...], *numbers: int) -> int | None:
    found = connection.execute(query, (*values, *numbers)).fetchone()[0]
    return None if found is None else int(found)


def _year(number: int) -> int:
    """The year that a number of at least five digits begins with, or 0."""
    head = int(str(number)[:4])
    return head if number > 9_999 and 1990 <= head <= 2099 else 0


def _end_of_block(number: int) -> int:
    """The last number that begins with the same year; of others, the last before numbers may begin with one."""
    if number <= 9_999:
        return 9_999
    unit = int(10 ** (len(str(number)) - 4))
    head = number // unit
    if head < 1990:
        return 1990 * unit - 1
    return (head + 1 if head <= 2099 else 10_000) * unit - 1


def _years(connection: sqlite3.Connection) -> Iterator[int]:
    # Each by the index: a list of all years would be read from all invoices.
    year = _one(connection, "SELECT min(year) FROM invoices", ())
    while year is not None:
        yield year
        year = _one(connection, "SELECT min(year) FROM invoices WHERE year > ?", (), year)


def _debtors_alone(connection: sqlite3.Connection, sought: Sought) -> Iterator[tuple[object, ...]]:
    query = """SELECT code, sha256, files.name, time FROM json_each(?) AS asked CROSS JOIN debtors
        ON code = asked.value JOIN files ON files.id = debtors.file JOIN runs ON runs.id = files.run"""
    known: dict[str, tuple[object, ...]] = {}
    for row in connection.execute(query, (json.dumps([*sought.debtors]),)):
        known.setdefault(row[0], row)
    for row in known.values():
        alone = dict(zip(("debtor", "sha256", "name", "time"), row, strict=True))
        yield tuple(alone.get(field) for field in FIELDS)
