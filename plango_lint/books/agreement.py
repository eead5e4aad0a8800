"""Several lists of one kind: which of them a rule hears about a code, and where they contradict each other.

Of what lists say of one code, the first to say it counts: Exact's XML, then its lists and people's
own, then an audit file, then a preset (the order of `assemble`); within a kind, as the files were
given. What the others say of it is hidden from every rule but the one that compares them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from plango_lint.books.people import share_a_word
from plango_lint.column import Column
from plango_lint.masks import Mask
from plango_lint.table import Table

KEYS = {"ledger": ("code",), "vat": ("code",), "relations": ("code",), "journals": ("code",),
        "periods": ("year", "period")}  # fmt: skip
# Field -> those that only mean something together with it.
_TOGETHER = {"percentage": ("from", "until"), "from": ("until",)}
_FIELDS = {
    "ledger": ("type", "blocked", "vat_code", "balance", "cost_centre_use"),
    "vat": ("type", "transaction", "blocked", "percentage"),
    "relations": ("status", "blocked", "end_date"),
    "journals": ("type", "blocked"),
    "periods": ("from", "closed"),
}


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two rows of a list's table that say different things of one code."""

    field: str
    first: int  # the row that counts
    other: int


def settle(tables: Mapping[str, Table]) -> None:
    """Hides what a later list says of a code of which an earlier one says it."""
    for name, fields in _FIELDS.items():
        table = tables.get(name)
        if table is None or len(table.sources) < 2:
            continue
        for field in fields:
            if table.has(field):
                said = _said(table, field)
                later = said.index[said["source"] != said["first"]].to_numpy()
                for hidden in (field, *_TOGETHER.get(field, ())):
                    table.blame(hidden, later)


def _said(table: Table, field: str) -> pd.DataFrame:
    """Of codes that several lists hold, the rows that say something in this field: `key`, `source`, `value`, and
    `first`, the source that counts."""
    key = key_of(table, KEYS[table.name])
    frame = pd.DataFrame({"key": key, "source": table.source_of, "value": Column(table, field).text})
    frame = frame[_shared(key, table.source_of)].dropna()
    return frame.assign(first=frame.groupby("key")["source"].transform("min"))


def _shared(key: pd.Series, source_of: np.ndarray) -> Mask:
    """Rows whose key stands in more than one source: few of tens of thousands, so all that follows is quick."""
    codes, keys = pd.factorize(key)
    holders = np.zeros(len(keys) + 1, dtype=np.int64)  # the last one: no key
    for source in np.unique(source_of):
        holders[np.unique(codes[source_of == source])] += 1
    holders[-1] = 0
    return holders[codes] > 1


def key_of(table: Table, names: tuple[str, ...]) -> pd.Series:
    """The code in one column, or year and period from two as `2024-1`."""
    columns = [table[name] if table[name].hidden is None else Column(table, name) for name in names]
    if len(columns) == 1:
        return columns[0].text
    numbers = [column.whole.astype("str") for column in columns]
    return numbers[0] + "-" + numbers[1]


def contradictions(table: Table, field: str, used: Mapping[str, pd.Series]) -> Iterator[Contradiction]:
    """What lists say differently of the codes in `used`, which names the dates on which each is used."""
    said = _said(table, field)
    said = said[said["key"].isin(list(used))]
    several = said.groupby("key")["source"].transform("nunique") > 1
    for key, rows in said[several].groupby("key", sort=False):
        parts = dict(list(rows.groupby("source")))
        first = parts.pop(int(rows["first"].iloc[0]))
        for other in parts.values():
            if _differ(table, field, first, other, used[str(key)]):
                yield Contradiction(field, int(first.index[0]), int(other.index[0]))


def _differ(table: Table, field: str, one: pd.DataFrame, other: pd.DataFrame, dates: pd.Series) -> bool:
    if field == "name":
        return not share_a_word(one["value"].iloc[0], other["value"].iloc[0])
    if field == "percentage":
        return any(_apart(_on(table, one, day), _on(table, other, day)) for day in dates.unique())
    if field == "from":
        return _days(table, one) != _days(table, other)
    return _apart(set(one["value"]), set(other["value"]))


def _apart(one: set[str], other: set[str]) -> bool:
    return bool(one) and bool(other) and not one & other


def _on(table: Table, rows: pd.DataFrame, day: np.datetime64) -> set[str]:
    """The percentages that hold on a day."""
    starts, ends = (Column(table, name).dates.iloc[rows.index] for name in ("from", "until"))
    return set(rows["value"][((starts.isna() | (starts <= day)) & (ends.isna() | (ends >= day))).to_numpy()])


def _days(table: Table, rows: pd.DataFrame) -> tuple[object, object]:
    at = rows.index[0]
    return tuple(Column(table, name).dates.iloc[at] for name in ("from", "until"))
