"""Lines of a transaction list -> the sales entries they make, one row an invoice.

Of the entries of sales journals, revenue is what stands on neither the debtor's line (0) nor the
VAT line (9999), with its sign turned (domain.md 6). The number is the entry number: that is where
PlanGo's invoice number goes on import (Boekstuknummer = Factuurnummer), and what Exact refuses a
second time. Only where a line has none that is a number does the invoice number count, then Your ref.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from plango_lint.masks import Mask, numbered, positions
from plango_lint.table import Table

SALES = ("20", "21")  # a sales entry, a credit note
DEBTOR_LINE, VAT_LINE = 0, 9999
NOT_REVENUE = ("20", "24")  # types of the debtors' account and of VAT accounts
_SALES_JOURNAL = r"verkoop|sales"
_CENTS = 2  # a rounding


def invoices(table: Table, journals: Collection[str], not_revenue: Collection[str]) -> pd.DataFrame:
    """The sales entries, in the order of their first lines; `row` is that line's position.

    `journals` are sales journals known from elsewhere, for lists without a transaction type.
    `not_revenue` are ledger accounts of debtors and VAT, for lists without line numbers.
    """
    lines = pd.DataFrame(
        {
            "number": _numbers(table),
            **{name: table[name].text for name in ("year", "period", "journal", "debtor", "ledger", "text")},
            "date": table["date"].dates,
            "amount": table["amount"].cents,
            "line": table["line"].whole,
            "row": np.arange(len(table)),
        }
    )
    lines["revenue"] = _revenue(table, lines, not_revenue)
    lines["entry"] = numbered(table.source_of, lines["number"], lines["year"], lines["journal"])
    lines = lines[_sales(table, journals) & lines["number"].notna().to_numpy()]
    lines = lines.sort_values(["entry", "line", "row"], kind="stable")
    entries = lines.groupby("entry", sort=False)
    found = entries[["number", "year", "period", "journal", "date", "debtor"]].first()
    found["row"] = entries["row"].min()
    found["cents"] = _totals(lines)
    found = found.join(_said(lines))
    return found.sort_values("row").reset_index(drop=True)


def _numbers(table: Table) -> pd.Series:
    number = table["number"].text.where(table["number"].whole.notna())
    for name in ("invoice_number", "reference"):
        number = number.fillna(table[name].text.where(table[name].whole.notna()))
    return number


def _sales(table: Table, journals: Collection[str]) -> Mask:
    """Lines of sales entries: their type says so, else their journal; a list of one journal is of that one."""
    kind, journal = table["type"].text, table["journal"].text
    by_journal = journal.isin(list(journals)) | (journal.notna() & (journal.nunique() == 1))
    if not journals and (named := table["journal_name"].text).notna().any():
        by_journal = named.str.contains(_SALES_JOURNAL, case=False).fillna(False).astype(bool)
    return np.where(kind.notna(), kind.isin(SALES), by_journal).astype(bool)


def _revenue(table: Table, lines: pd.DataFrame, not_revenue: Collection[str]) -> pd.Series:
    """Whether each line is revenue (boolean; NA where nothing tells)."""
    if table.has("line"):
        return ~lines["line"].isin([DEBTOR_LINE, VAT_LINE]).astype("boolean").mask(lines["line"].isna())
    if not not_revenue:
        return pd.Series(pd.NA, index=lines.index, dtype="boolean")
    return ~lines["ledger"].isin(list(not_revenue)).astype("boolean").mask(lines["ledger"].isna())


def _totals(lines: pd.DataFrame) -> pd.Series:
    """Totals excluding VAT; NA where a line is unclear, or the debtor's line does not balance the others:
    then the list holds the entry only in part."""
    revenue = lines["revenue"].fillna(False).to_numpy(dtype=bool)
    sums = -lines["amount"].where(revenue, 0).groupby(lines["entry"], sort=False).sum()
    unclear = lines["revenue"].isna() | lines["amount"].isna()
    none = ~pd.Series(revenue, lines.index).groupby(lines["entry"], sort=False).any()
    whole = lines["amount"].groupby(lines["entry"], sort=False).sum().abs() <= _CENTS
    debtor = (lines["line"] == DEBTOR_LINE).fillna(False).groupby(lines["entry"], sort=False).any()
    unknown = unclear.groupby(lines["entry"], sort=False).any() | none | (debtor & ~whole)
    return sums.astype("Int64").mask(unknown.fillna(True).astype(bool))


def _said(lines: pd.DataFrame) -> pd.DataFrame:
    """Per entry: its lines as one text, where every line has one, and the accounts they stand on."""
    sold = lines.iloc[positions(lines["revenue"])]
    texts = sold["text"] + "\t" + (-sold["amount"]).astype("str")
    known = texts.notna().groupby(sold["entry"]).all()
    joined = texts.fillna("").groupby(sold["entry"]).agg("\n".join).where(known)
    accounts = sold.dropna(subset=["ledger"]).drop_duplicates(["entry", "ledger"])
    return pd.DataFrame({"text": joined, "ledger": accounts.groupby("entry")["ledger"].agg("\n".join)})
