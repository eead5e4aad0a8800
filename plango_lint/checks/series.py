"""Questions about the series of invoice numbers: is one missing, too old, or out of order."""

from __future__ import annotations

from bisect import bisect_right
from functools import partial

import numpy as np
import pandas as pd

from plango_lint.books.lost import lost
from plango_lint.books.series import booked_since, joined, numbering, numbers_between
from plango_lint.checks.registry import Answer, check
from plango_lint.column import Column
from plango_lint.export import Export, Lacking, remembered
from plango_lint.hits import Hits, Words
from plango_lint.texts.wording import Phrase


@check
def no_gap(export: Export, since: str) -> Answer:
    """No number is missing: "first", between the first and last of a series in this run, or "last-import",
    between the last one of the series in Exact and this run's first behind it.

    Numbers that are booked are not missing, nor is one that may stand in a row nobody can read. A number
    is missing once: what is missing since the last import is not missing in this run too.
    """
    known = numbering(export)
    steps = _inside(known.here) if since == "first" else _since_last(export)
    step, numbers = numbers_between(steps["first"].to_numpy(), steps["last"].to_numpy())
    years = steps["year"].to_numpy()[step]
    missing = ~known.is_booked(numbers, years) & ~lost(export).holds(numbers)
    if since == "first":
        missing &= ~_within(_since_last(export), numbers, years)
    step, numbers = step[missing], numbers[missing]

    def words(chosen: np.ndarray) -> Words:
        row = steps.iloc[step[chosen[0]]]
        return {
            "first": int(row["begin"]),
            "last": int(row["end"]),
            "from_date": _from_date(export, int(row["before"])),
        }

    rows, series = steps["row"].to_numpy()[step], steps["series"].to_numpy()[step]
    yield Hits(export.invoices, rows, "number", cause=series.tolist(), words=words, numbers=numbers)


def _inside(known: pd.DataFrame) -> pd.DataFrame:
    """The steps over a number between neighbours of a series, and what the series begins and ends with."""
    ends = known.groupby("series")["number"].agg(["min", "max"])
    number, series = known["number"].to_numpy(), known["series"].to_numpy()
    over = 1 + np.flatnonzero((number[1:] > number[:-1] + 1) & (series[1:] == series[:-1]))
    steps = known.iloc[over]
    return steps.assign(
        first=number[over - 1] + 1,
        last=steps["number"] - 1,
        begin=ends["min"].loc[steps["series"]].to_numpy(),
        end=ends["max"].loc[steps["series"]].to_numpy(),
        before=-1,
    ).reset_index(drop=True)


@remembered()
def _since_last(export: Export) -> pd.DataFrame:
    """From the last entry of each series in Exact to this run's first behind it, whether or not the run begins
    with what is in Exact already."""
    known = numbering(export).all
    last = known[known["there"] >= 0].groupby("series").tail(1).set_index("series")
    highest = known["series"].map(last["number"])
    new = known[(known["here"] >= 0) & (known["number"] > highest)].groupby("series").head(1)
    booked = last.loc[new["series"]]
    steps = new.assign(
        row=new["here"],
        first=booked["number"].to_numpy() + 1,
        last=new["number"] - 1,
        begin=booked["number"].to_numpy(),
        end=new["number"],
        before=booked["there"].to_numpy(),
    )
    return steps[steps["last"] >= steps["first"]].reset_index(drop=True)


def _within(steps: pd.DataFrame, numbers: np.ndarray, years: np.ndarray) -> np.ndarray:
    found = np.zeros(len(numbers), dtype=bool)
    for year, first, last in steps[["year", "first", "last"]].itertuples(index=False):
        found |= (years == year) & (numbers >= first) & (numbers <= last)
    return found


@check
def no_booked_gap(export: Export, unless_only: str) -> Answer:
    """No number is missing between two entries of a series that the register or Exact's own lists hold, of
    the book year of this run and the one before.

    What is booked without those (`unless_only` is that kind) proves no gap, but fills one. Numbers between
    the first and last of this run are a question of their own, and so is what nobody can read.
    """
    known = numbering(export)
    registered = known.registered
    own = known.booked[
        ~export.tables["booked"]["kind"]
        .text.iloc[known.booked["row"]]
        .isin((unless_only, "register"))
        .to_numpy()
    ]
    if own.empty and registered.empty:
        raise Lacking("entries")
    own = own[booked_since(export, own["row"].to_numpy())]
    steps = _inside(joined(own, registered))
    step, numbers = numbers_between(steps["first"].to_numpy(), steps["last"].to_numpy())
    years = steps["year"].to_numpy()[step]
    there = known.is_booked(numbers, years) | known.is_registered(numbers, years)
    missing = ~(there | known.spans(numbers, years) | lost(export).holds(numbers))
    step, numbers = step[missing], numbers[missing]

    rows, series = steps["row"].to_numpy()[step], steps["series"].to_numpy()[step]
    first = np.full(len(rows), export.entries.first_rows[0] if len(export.entries.first_rows) else 0)
    # The entry behind a gap is its place. The register has none: the first invoice of this run stands for it.
    for table, chosen, at in (
        (export.tables["booked"], rows >= 0, rows),
        (export.invoices, rows < 0, first),
    ):
        words = partial(_ends_of, steps, step[chosen])
        yield Hits(table, at[chosen], "number", series[chosen].tolist(), words, numbers[chosen])


def _ends_of(steps: pd.DataFrame, step: np.ndarray, chosen: np.ndarray) -> Words:
    row = steps.iloc[step[chosen[0]]]
    return {"first": int(row["begin"]), "last": int(row["end"])}


def _from_date(export: Export, row: int) -> Phrase | str:
    if row < 0 or not export.has("booked.date"):
        return ""
    day = export.tables["booked"]["date"].dates.iloc[row]
    return "" if pd.isna(day) else Phrase("from-date", {"day": day.date()})


@check
def above_last_booked(export: Export) -> Answer:
    """An invoice that is not booked comes after the last booked one of its series."""
    known = numbering(export).all
    is_booked = known["there"] >= 0
    last = known["number"].where(is_booked).groupby(known["series"]).transform("max")
    older = known[~is_booked & (known["number"] < last)]
    entries = export.entries
    rows = entries.rows_of(entries.entry[older["here"]])
    hits = Hits(export.invoices, rows, "number")
    hits.words = lambda _: {"last": int(last[older.index].max())}
    yield hits


@check
def in_date_order(export: Export, by: list[str]) -> Answer:
    """In a series, no higher number is dated in an earlier calendar month than a lower one.

    The smallest set of invoices whose removal restores the order is named; an invoice of which a
    cell of `by` cannot be read is passed over, and so is one whose number was taken from another one:
    which of the two it belongs to, nobody knows.
    """
    table, entries = export.invoices, export.entries
    fields = [name.partition(".")[2] for name in by if export.has(name)]
    unread = entries.beside(entries.numbered & ~table.present(*fields))
    dates = export["invoices.date"].dates
    month = (dates.dt.year * 12 + dates.dt.month).to_numpy()
    known = numbering(export).here
    number = table["number"].whole
    taken = Column(table, "number").whole[number.isna()].dropna()
    known = known[~unread[known["row"]] & ~known["number"].isin(taken).to_numpy()]
    for series, part in known.groupby("series"):
        months = month[part["row"]].astype(np.int64)
        out = _out_of_order(months)
        if not out.any():
            continue
        rows = entries.rows_of(entries.entry[part["row"].to_numpy()[out]])
        first = int(np.flatnonzero(out)[0])
        other = _contradicting(months, out, first)
        words = {
            "invoice": int(part["number"].iloc[first]),
            "day": dates.iloc[part["row"].iloc[first]].date(),
            "other": int(part["number"].iloc[other]),
            "other_day": dates.iloc[part["row"].iloc[other]].date(),
        }
        yield Hits(table, rows, "date", cause=[series] * len(rows), words=partial(_said, words))


def _said(words: Words, _: np.ndarray) -> Words:
    return words


def _out_of_order(months: np.ndarray) -> np.ndarray:
    """The fewest items without which the others do not fall."""
    out = np.zeros(len(months), dtype=bool)
    if not (months[1:] < months[:-1]).any():
        return out
    tails: list[int] = []  # lowest last month of a row of this length ...
    ends: list[int] = []  # ... and the item that has it
    previous = np.full(len(months), -1)
    for item, month in enumerate(months.tolist()):
        length = bisect_right(tails, month)
        previous[item] = ends[length - 1] if length else -1
        tails[length : length + 1], ends[length : length + 1] = [month], [item]
    out[:] = True
    item = ends[-1]
    while item >= 0:
        out[item] = False
        item = int(previous[item])
    return out


def _contradicting(months: np.ndarray, out: np.ndarray, item: int) -> int:
    """The nearest invoice in order that this one is too early or too late for."""
    before = np.flatnonzero(~out[:item] & (months[:item] > months[item]))
    if len(before):
        return int(before[-1])
    return item + 1 + int(np.flatnonzero(~out[item + 1 :] & (months[item + 1 :] < months[item]))[0])
