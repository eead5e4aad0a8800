"""Questions about the percentage of a line: is it the one that belongs there."""

from __future__ import annotations

import numpy as np
import pandas as pd

from plango_lint.books.entries import spread
from plango_lint.books.vat import high_rate, percent, rates_of_lines, vat_codes
from plango_lint.checks.registry import Answer, check
from plango_lint.export import Export
from plango_lint.hits import Words
from plango_lint.masks import numbered
from plango_lint.texts.wording import Cell, Names


@check
def charged_at(export: Export, lines: str, rate: str) -> Answer:
    """Lines are charged at the rate they belong at, unless the school charges no VAT at all.

    `lines` is "lessons" (exempt products left out) or "not-exams". `rate` is "high", the high rate
    of the date, or "account", the rate of the ledger account's own code.
    """
    charged = rates_of_lines(export)
    date = export["invoices.date"]
    expected = date.of_dates("high rate", high_rate) if rate == "high" else _rates_of_accounts(export)
    if export.settings.policy.small_business_scheme:
        return
    described = export["invoices.line_description"].present
    asked = export.lesson & ~export.vat_exempt if lines == "lessons" else ~export.exam_product
    differs = (charged != expected).fillna(False).to_numpy(dtype=bool)
    hits = export["invoices.vat_code"].where(asked & described & differs)

    def words(chosen: np.ndarray) -> Words:
        row = hits.rows[chosen[0]]
        return {"rate": percent(int(charged.iloc[row])), "expected": percent(int(expected.iloc[row]))}

    hits.words = words
    yield hits


def _rates_of_accounts(export: Export) -> pd.Series:
    """The percentage of the code that the ledger account of each line has by itself."""
    codes, own = export["ledger.code"].text, export["ledger.vat_code"].text
    accounts = pd.DataFrame({"code": codes, "own": own}).dropna().drop_duplicates("code")
    own_code = accounts.set_index("code")["own"]
    ledger, date = export["invoices.ledger"], export["invoices.date"]
    which, rows = ledger.table.combined(ledger, date)
    dates = date.dates.iloc[rows]
    given = ledger.text.iloc[rows].map(own_code)
    return vat_codes(export).rate_of(given, dates).mask(dates.isna()).take(which).reset_index(drop=True)


@check
def exam_fees_apart(export: Export) -> Answer:
    """An invoice with an exam product that carries VAT holds one without VAT too: the fee passed on."""
    lines = _Lines(export, "amount", "vat_code", "date", "line_description")
    exams = lines.asked & export.exam_product
    apart = spread(exams & (lines.rates == 0), lines.entry)
    charged = exams & (lines.rates > 0) & (lines.cents > 0)
    yield export["invoices.vat_code"].where(charged & ~apart)


@check
def discounts_as_lines(export: Export) -> Answer:
    """A negative line has the rate of one of the positive lines it stands beside.

    A product that is taken back with the code that other lines sell it with is no discount.
    """
    lines = _Lines(export, "amount", "vat_code", "date")
    cell, described = export["invoices.vat_code"], export.invoices["line_description"]
    negative = lines.asked & (lines.cents < 0)
    if not negative.any():
        return
    sold = lines.known & (lines.cents > 0)
    by_rate = numbered(lines.entry, lines.rates)
    by_product = numbered(described.codes, cell.codes)
    taken_back = described.present & spread(sold, by_product)
    hits = cell.where(negative & ~spread(sold, by_rate) & ~taken_back)

    def words(chosen: np.ndarray) -> Words:
        row = hits.rows[chosen[0]]
        beside = lines.rates[(lines.entry == lines.entry[row]) & sold]
        rates = tuple(percent(int(rate)) for rate in np.unique(beside))
        return {"rate": Cell(percent(int(lines.rates[row]))), "rates": Names(rates)}

    hits.words = words
    yield hits


class _Lines:
    """Invoice lines with their rates; `asked` are those of whole invoices with a positive total."""

    def __init__(self, export: Export, *fields: str) -> None:
        rates, cents = rates_of_lines(export), export["invoices.amount"].cents
        entries = export.entries
        self.entry = entries.entry
        self.rates = rates.fillna(-1).to_numpy(dtype=np.int64)
        self.cents = cents.fillna(0).to_numpy(dtype=np.int64)
        self.known = rates.notna().to_numpy() & entries.numbered
        positive = (entries.totals > 0).fillna(False).to_numpy(dtype=bool)
        self.asked = entries.whole(*fields) & ~entries.beside(~self.known) & positive
