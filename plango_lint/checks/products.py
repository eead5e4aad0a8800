"""Questions about all lines of one product: what is usual for it, and what is not."""

from __future__ import annotations

import numpy as np
import pandas as pd

from plango_lint.books.vat import era
from plango_lint.checks.registry import Answer, check
from plango_lint.column import Column
from plango_lint.export import Export
from plango_lint.hits import Hits, Words
from plango_lint.masks import Mask, combined, numbered
from plango_lint.texts.wording import Cell


@check
def settled_on_one(
    export: Export,
    cell: Column,
    least: int,
    share: int,
    positive: bool = False,
    unless_mapped: bool = False,
    within_rates: bool = False,
) -> Answer:
    """A product with many lines has the same value on all of them, not only on nearly all.

    Exam products are split by PlanGo and left out. `least` lines of one text are needed, of
    which `share` percent agree; `within_rates` compares only lines of days with the same VAT rates.
    """
    described = export["invoices.line_description"]
    table = cell.table
    asked = table.present(cell.name, described.name) & ~export.exam_product
    if positive:
        asked &= _above_zero(export["invoices.amount"])
    if unless_mapped:
        asked &= (export.mapped < 0).to_numpy(dtype=bool)
    product = described.codes
    if within_rates:
        date = export["invoices.date"]
        asked &= date.dates.notna().to_numpy()
        product = numbered(product, date.of_dates("era", era).to_numpy())
    rows = np.flatnonzero(asked)
    which, first = combined(product[rows], cell.codes[rows])  # a product with a value
    usual = _usual(
        product[rows[first]], cell.text_of(rows[first]).to_numpy(), np.bincount(which), least, share
    )
    differs = np.flatnonzero(usual.notna().to_numpy()[which])
    hits = Hits(table, rows[differs], cell.name)

    def words(chosen: np.ndarray) -> Words:
        return {"usual": Cell(str(usual.iloc[which[differs[chosen[0]]]]))}

    hits.words = words
    yield hits


def _above_zero(amount: Column) -> Mask:
    return (amount.cents > 0).fillna(False).to_numpy(dtype=bool)


def _usual(product: np.ndarray, value: np.ndarray, lines: np.ndarray, least: int, share: int) -> pd.Series:
    """For each value of a product, with its number of lines, the other one that nearly all of them have; NA when
    there is none."""
    frame = pd.DataFrame({"product": product, "value": value, "lines": lines})
    total = frame.groupby("product")["lines"].transform("sum")
    nearly = frame[(total >= least) & (frame["lines"] * 100 >= total * share)]
    usual = frame["product"].map(dict(zip(nearly["product"], nearly["value"], strict=True)))
    return usual.mask(usual == frame["value"])
