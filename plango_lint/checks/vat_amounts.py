"""Questions about the VAT that the file itself reckons with."""

from __future__ import annotations

import numpy as np
import pandas as pd

from plango_lint.books.vat import percent, rates_of_lines, read_rate, shares
from plango_lint.checks.registry import Answer, check
from plango_lint.column import Column
from plango_lint.export import Export, Lacking
from plango_lint.hits import Hits, Words
from plango_lint.masks import Mask
from plango_lint.texts.wording import Cell, Euros, Phrase

CENTS = 5  # a difference of rounding
_INVOICE_TOTALS = 2  # so many invoices repeat a column on all their lines before it counts as their total


@check
def vat_adds_up(
    export: Export,
    amount: Column,
    vat: Column | None = None,
    including: Column | None = None,
    percentage: Column | None = None,
) -> Answer:
    """Excluding and VAT make including, and the VAT is the rate's; small differences are rounding."""
    if vat is None and including is None:
        raise Lacking("invoices.vat_amount")
    vat, including = (
        column if column and not of_invoice(export, column) else None for column in (vat, including)
    )
    cents = amount.cents
    given = _cents(export, vat)
    total = _cents(export, including)
    charged = given.fillna(total - cents)
    off = np.zeros(len(cents), dtype=bool)
    expected = pd.Series(pd.NA, index=cents.index, dtype="Int64")
    rates = expected.copy()
    for known in _rates(export, percentage):
        meant = shares(cents, known)
        new = differs(charged - meant, cents) & ~off
        expected, rates, off = expected.mask(new, meant), rates.mask(new, known), off | new
    unequal = differs(cents + given - total, cents) & ~off
    sums = {"amount": cents, "given": given, "total": total, "charged": charged, "expected": expected}
    words = _Operands(export.invoices["number"], sums, rates)
    stated = given.notna().to_numpy()
    if vat is not None:
        yield words.on(vat.where(off & stated), "vat-not-rate")
    if including is not None:
        yield words.on(including.where(off & ~stated), "vat-not-rate-including")
        yield words.on(including.where(unequal), "vat-not-sum")


class _Operands:
    """The sum that does not come out, with its numbers, and whose it is."""

    def __init__(self, number: Column, cents: dict[str, pd.Series], rates: pd.Series) -> None:
        self.number, self.cents, self.rates = number, cents, rates

    def on(self, hits: Hits, phrase: str) -> Hits:
        def words(chosen: np.ndarray) -> Words:
            row = int(hits.rows[chosen[0]])
            number = self.number.text.iloc[row]
            invoice = number if isinstance(number, str) else "?"
            return {"sum": Phrase(phrase, self.of(row)), "invoice": Cell(invoice)}

        hits.words = words
        return hits

    def of(self, row: int) -> Words:
        known = {
            name: int(cents.iloc[row]) for name, cents in self.cents.items() if pd.notna(cents.iloc[row])
        }
        known["sum"] = known["amount"] + known.get("given", 0)
        known["meant"] = known["amount"] + known.get("expected", 0)
        rate = "" if pd.isna(self.rates.iloc[row]) else percent(int(self.rates.iloc[row]))
        return {name: Euros(cents) for name, cents in known.items()} | {"rate": rate}


def _cents(export: Export, column: Column | None) -> pd.Series:
    return (
        pd.Series(pd.NA, index=range(len(export.invoices)), dtype="Int64") if column is None else column.cents
    )


def differs(difference: pd.Series, cents: pd.Series) -> Mask:
    """More than rounding: over 5 cents and over 1 % of the line."""
    size = difference.abs()
    return ((size > CENTS) & (size > cents.abs() // 100)).fillna(False).to_numpy(dtype=bool)


def _rates(export: Export, percentage: Column | None) -> list[pd.Series]:
    """The rates a line's VAT is reckoned with: that of its code in Exact, and the file's own."""
    known = (
        [rates_of_lines(export)] if export.has("vat.percentage", "invoices.date", "invoices.vat_code") else []
    )
    return known + ([percentage.each(read_rate, "Int64", pd.NA)] if percentage is not None else [])


def of_invoice(export: Export, column: Column) -> bool:
    """The column holds one amount of the whole invoice: on each of its lines, or including VAT on one of them."""
    frame = pd.DataFrame(
        {"entry": export.entries.entry, "amount": export["invoices.amount"].cents, "given": column.cents}
    )
    frame = frame[(frame["entry"] >= 0) & frame["amount"].notna()]
    if column.name == "amount_including" and _once_for_all(frame):
        return True
    known = frame[frame["given"].notna() & (frame["given"] != 0)]
    distinct = known.groupby("entry")[["amount", "given"]].nunique()
    several = distinct[distinct["amount"] > 1]
    return len(several) >= _INVOICE_TOTALS and bool((several["given"] == 1).all())


def _once_for_all(lines: pd.DataFrame) -> bool:
    """Every invoice of several lines has the amount on one of them, and it is no less than all lines together."""
    per_entry = lines.groupby("entry").agg(
        lines=("amount", "size"), filled=("given", "count"), added=("amount", "sum"), given=("given", "sum")
    )
    several = per_entry[per_entry["lines"] > 1]
    once = (several["filled"] == 1) & (several["given"].abs() >= several["added"].abs())
    return len(several) >= _INVOICE_TOTALS and bool(once.all())


@check
def cents_agree(export: Export, amount: Column, including: Column) -> Answer:
    """What Exact makes of an invoice, excluding plus VAT per code, is PlanGo's total to the cent."""
    rates, given, entries = rates_of_lines(export), including.cents, export.entries
    if of_invoice(export, including):
        given = given.where(np.isin(np.arange(len(given)), entries.first_rows), 0)
    unknown = entries.beside(rates.isna().to_numpy())
    asked = entries.whole("amount", "date", "vat_code", including.name) & ~unknown
    frame = pd.DataFrame(
        {
            "entry": entries.entry,
            "code": export["invoices.vat_code"].text,
            "rate": rates,
            "cents": amount.cents,
            "given": given,
        }
    )[asked]
    sums = frame.groupby(["entry", "code", "rate"], as_index=False)[["cents", "given"]].sum()
    sums["off"] = sums["cents"] + shares(sums["cents"], sums["rate"]) - sums["given"]
    off = sums.groupby("entry")["off"].sum()
    first = entries.first_rows
    differences = off.reindex(entries.entry[first]).fillna(0).to_numpy(dtype=np.int64)
    hits = Hits(export.invoices, first[differences != 0], including.name)
    found = differences[differences != 0]
    hits.words = lambda chosen: {"cents": Euros(int(np.abs(found[chosen]).sum()))}
    yield hits
