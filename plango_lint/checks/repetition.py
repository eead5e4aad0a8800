"""Questions about invoices made twice, and credit notes for invoices nobody knows."""

from __future__ import annotations

import numpy as np
import pandas as pd

from plango_lint.books.booked import line_keys
from plango_lint.books.identity import booked, here, met
from plango_lint.books.registered import hashed
from plango_lint.checks.registry import Answer, check
from plango_lint.column import Column
from plango_lint.export import Export, remembered
from plango_lint.hits import Hits, Words
from plango_lint.masks import numbered
from plango_lint.table import no_cells
from plango_lint.texts.wording import Euros, Ranges

LEAST = 3  # invoices, and debtors, that make a run of equal ones no coincidence
CONTENT = ["who", "date", "total"]
KEY = [*CONTENT, "lines"]


@remembered()
def contents(export: Export) -> pd.DataFrame:
    """Every invoice here and in Exact by number, with `lines` as one text where another one has its
    debtor, date and total; `row` here (-1 in Exact only), `present`: its number is in this run too, `who`: a
    number for the debtor (Int64; NA where no invoice here is his)."""
    mine = _whole(export)
    theirs = booked(export).rename(columns={"row": "there"})
    if (table := export.tables.get("booked")) is not None:
        theirs["who"] = _numbers(table["debtor"].codes_in(export.invoices["debtor"])[theirs["there"]])
    numbers = Column(export.invoices, "number").whole.dropna()
    theirs["present"] = theirs["number"].isin(numbers)
    theirs = theirs[~theirs["there"].isin(met(export)["there"])].drop_duplicates(
        ["number", "year", "journal"]
    )
    every = pd.concat([mine.assign(there=-1, present=True), theirs.assign(row=-1)], ignore_index=True)
    every = every.sort_values(["number", "row"]).reset_index(drop=True)
    every["place"] = np.arange(len(every))
    every["credited"] = _credited(every)
    every["lines"] = _lines(export, every)
    return every


def _whole(export: Export) -> pd.DataFrame:
    """Invoices here; content that cannot be read in full is missing."""
    table = export.invoices
    known = [name for name in ("amount", "date", "debtor", "line_description") if table.has(name)]
    frame = here(export).copy()
    frame["who"] = _numbers(table["debtor"].codes[frame["row"]])
    unsure = ~export.entries.whole(*known)[frame["row"]]
    frame.loc[unsure, CONTENT] = None
    return frame


def _numbers(codes: np.ndarray) -> pd.arrays.IntegerArray:
    return pd.arrays.IntegerArray(codes.astype(np.int64), codes < 0)


def _credited(every: pd.DataFrame) -> np.ndarray:
    """Invoices whose total a credit note of the same debtor takes back, on their date or later."""
    notes = every[(every["total"] < 0) & every["who"].notna()]
    found = np.zeros(len(every), dtype=bool)
    rows = np.flatnonzero(every["who"].isin(notes["who"]))
    if not len(rows):
        return found
    last = notes.assign(total=-notes["total"]).groupby(["who", "total"], sort=False)["date"].max()
    theirs = every.iloc[rows]
    dates = theirs["date"].to_numpy()
    for cents in range(-2, 3):
        keys = pd.MultiIndex.from_arrays([theirs["who"], theirs["total"] + cents])
        found[rows] |= last.reindex(keys).to_numpy() >= dates
    return found


def _lines(export: Export, every: pd.DataFrame) -> pd.Series:
    """Texts and cents of the lines, hashed as the register has them; worked out only where it can matter; nothing for invoices of one
    debtor, date and total of which a source does not hold them."""
    lines = no_cells(len(every))
    known = every[CONTENT].notna().all(axis=1).to_numpy()
    content = numbered(*(every[name] for name in CONTENT))
    alike = every[known & (np.bincount(content)[content] > 1)]
    if alike.empty:
        return lines
    there, mine = alike[alike["there"] >= 0], alike[alike["row"] >= 0]
    if len(there) and export.has("booked.text"):
        lines[there.index] = hashed(export["booked.text"].raw.iloc[there["there"]]).to_numpy()
    if export.has("invoices.line_description"):
        entry = export.entries.entry
        rows = export.entries.rows_of(entry[mine["row"]])
        texts = line_keys(export.invoices).iloc[rows].groupby(entry[rows]).agg("\n".join)
        lines[mine.index] = hashed(texts.reindex(entry[mine["row"]])).to_numpy()
    held = lines[alike.index].notna().groupby([alike[name] for name in CONTENT]).transform("all")
    lines[alike.index[~held]] = ""
    return lines


@remembered()
def run_again(export: Export) -> pd.DataFrame:
    """Invoices here that repeat lower numbers in the same order: at least three, of three debtors.

    An invoice whose original was credited was made again rightly; it counts for none.
    """
    every = contents(export)
    known = every[every["lines"].notna()].dropna(subset=KEY)  # few have any
    original = known.groupby(KEY)["place"].transform("min")
    again = known[(original < known["place"]) & (known["row"] >= 0)].assign(original=original)
    breaks = (again["place"].diff() != 1) | (again["original"].diff() < 0)
    again["chain"] = breaks.cumsum()
    again = again[~every["credited"].to_numpy()[again["original"]]]
    size = again.groupby("chain")["who"].agg(["size", "nunique"])
    good = size.index[(size["size"] >= LEAST) & (size["nunique"] >= LEAST)]
    again = again[again["chain"].isin(good)]
    return again.assign(like=every["number"].to_numpy()[again["original"]])


@check
def not_run_again(export: Export) -> Answer:
    """No three or more invoices in a row repeat lower numbers, here or in Exact."""
    again = run_again(export)
    hits = Hits(export.invoices, again["row"].to_numpy(), "number")
    hits.words = lambda chosen: {"originals": Ranges(tuple(sorted(again["like"].iloc[chosen])))}
    yield hits


@check
def credit_has_original(export: Export, months: int) -> Answer:
    """The credit notes of a debtor do not exceed his invoices, here and in Exact.

    Asked when Exact's entries reach so many months back. Rows nobody can read may be his invoice.
    """
    table, entries = export.invoices, export.entries
    export.table("booked")
    mine, theirs = here(export), booked(export).drop_duplicates(["number", "year", "journal"])
    first = table["date"].dates.min()
    unread = _unread(export)
    if unread is None or pd.isna(first) or not theirs["date"].min() <= first - pd.DateOffset(months=months):
        return
    noted = mine["debtor"][(mine["total"] < 0).fillna(False).to_numpy(dtype=bool)]
    if noted.empty:
        return
    theirs = theirs[~theirs["row"].isin(met(export)["there"])]
    every = pd.concat([mine, theirs])[["debtor", "total"]].dropna()
    signed = every.assign(invoiced=every["total"].clip(lower=0), credited=-every["total"].clip(upper=0))
    sums = signed.groupby("debtor", sort=False)[["invoiced", "credited"]].sum()
    short = sums[sums["credited"] > sums["invoiced"] + unread + 2]
    notes = mine[
        (mine["total"] < 0).fillna(False).to_numpy(dtype=bool) & mine["debtor"].isin(short.index).to_numpy()
    ]
    rows = entries.rows_of(entries.entry[notes["row"]])
    debtors = table["debtor"].text

    def words(chosen: np.ndarray) -> Words:
        debtor = debtors.iloc[rows[chosen[0]]]
        return {name: Euros(int(short.loc[debtor, name])) for name in ("invoiced", "credited")}

    yield Hits(table, rows, "debtor", words=words)


def _unread(export: Export) -> int | None:
    """Cents of lines that may belong to anybody's invoice; None when no one can tell how many."""
    table, entries = export.invoices, export.entries
    if any(source.lost for source in table.sources):
        return None
    cents = table["amount"].cents
    lost = ~(entries.numbered & table["debtor"].present) & ~table.gone
    if cents[lost].isna().any() or cents[~table.gone].isna().any():
        return None
    return int(cents[lost].clip(lower=0).sum())
