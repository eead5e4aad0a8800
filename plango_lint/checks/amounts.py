"""Questions about amounts, each beside the others of its product or its invoice."""

from __future__ import annotations

import numpy as np
import pandas as pd

from plango_lint.checks.registry import Answer, check
from plango_lint.column import Column
from plango_lint.export import Export
from plango_lint.hits import Words
from plango_lint.masks import Mask
from plango_lint.texts.wording import Euros

FACTORS = (100, 1_000)  # a decimal mark lost, or read as the mark of thousands


@check
def in_line(cell: Column, product: Column, least: int) -> Answer:
    """No amount is exactly 100 or 1,000 times, or a 100th or 1,000th of, what the product usually costs.

    Usual is what at least `least` lines have, and more than have the amount itself. Signs do not
    matter: a line that takes back has the size of the line it takes back.
    """
    table = cell.table
    asked = table.present(cell.name, product.name) & (cell.cents != 0).fillna(False).to_numpy(dtype=bool)
    which, first = table.combined(product, cell)
    frame = pd.DataFrame(
        {
            "product": product.codes[first],
            "size": cell.cents.iloc[first].fillna(0).abs().to_numpy(dtype=np.int64),
            "lines": np.bincount(which[asked], minlength=len(first)),
        }
    )
    lines = frame.groupby(["product", "size"])["lines"].sum()
    usual = _usual(lines[lines >= least])
    found = pd.MultiIndex.from_frame(frame[["product", "size"]])
    meant = usual["usual"].reindex(found).to_numpy()
    more = usual["lines"].reindex(found).to_numpy() > lines.reindex(found).to_numpy()
    mask = asked & more[which]
    hits = table.hits(mask, cell.name)

    def words(chosen: np.ndarray) -> Words:
        row = hits.rows[chosen[0]]
        return {
            "found": Euros(int(cell.cents.iloc[row])),
            "usual": Euros(int(meant[which[row]])),
        }

    hits.words = words
    yield hits


def _usual(lines: pd.Series) -> pd.DataFrame:
    """For each product and size that is a factor off: the usual size, and how many lines have that."""
    frame = lines.rename("lines").reset_index().rename(columns={"size": "usual"})
    parts = []
    for factor in FACTORS:
        exact = frame[frame["usual"] % factor == 0]
        parts.append(frame.assign(size=frame["usual"] * factor))
        parts.append(exact.assign(size=exact["usual"] // factor))
    most = pd.concat(parts).sort_values("lines", ascending=False, kind="stable")
    return most.drop_duplicates(["product", "size"]).set_index(["product", "size"])


@check
def total_of_lines(
    export: Export, cell: Column, amount: Column, including: Column | None, within: int
) -> Answer:
    """The lines of an invoice add up to the total that the invoice states.

    A column that no invoice varies in states totals. Whether they are totals excluding or including
    VAT is told by most invoices; where the lines of fewer than half of a file add up to either, they
    are totals of something else.
    """
    entries, table = export.entries, export.invoices
    wrong = np.zeros(len(table), dtype=bool)
    added = pd.Series(pd.NA, index=table["amount"].raw.index, dtype="Int64")
    first = entries.first_rows
    for lines in (amount, including):
        if lines is None:
            continue
        asked = entries.whole(lines.name, cell.name)
        sums = entries.sums(lines.cents)
        off = asked & ((sums - cell.cents).abs() > within).fillna(False).to_numpy(dtype=bool)
        varies = asked & _varies(entries.entry, cell.cents)
        for index in range(len(table.sources)):
            ours = first[(table.source_of[first] == index) & asked[first]]
            of_file = table.source_of == index
            if not (of_file & varies).any() and 2 * int(off[ours].sum()) <= len(ours) > 0:
                fresh = of_file & off & added[of_file].isna().all()
                wrong |= fresh
                added = added.mask(of_file & asked, sums)
    hits = cell.where(wrong)

    def words(chosen: np.ndarray) -> Words:
        row = hits.rows[chosen[0]]
        return {"added": Euros(int(added.iloc[row])), "stated": Euros(int(cell.cents.iloc[row]))}

    hits.words = words
    yield hits


def _varies(entry: np.ndarray, cents: pd.Series) -> Mask:
    """Rows of invoices that hold more than one amount."""
    return (cents.groupby(entry).transform("nunique") > 1).to_numpy()


@check
def amount_is(cell: Column, cents: int) -> Answer:
    """No line has exactly this amount."""
    yield cell.where(cell.cents == cents)


@check
def positive_total(export: Export) -> Answer:
    """No invoice has a negative total."""
    entries, table = export.entries, export.invoices
    negative = entries.whole("amount") & (entries.totals < 0).fillna(False).to_numpy(dtype=bool)
    first = entries.first_rows[negative[entries.first_rows]]
    hits = table["number"].where(np.isin(np.arange(len(table)), first))
    hits.words = lambda chosen: {"total": Euros(int(entries.totals.iloc[hits.rows[chosen]].sum()))}
    yield hits
