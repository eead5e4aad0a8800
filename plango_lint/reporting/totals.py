"""Control totals, to tick off in Exact. All amounts in cents, over the understood rows."""

from __future__ import annotations

from typing import cast

import numpy as np
import pandas as pd

from plango_lint.books.entries import Entries, entries_of
from plango_lint.books.identity import booked, invoices_of, pairs
from plango_lint.books.vat import net_of, shares, vat_codes
from plango_lint.column import Column
from plango_lint.export import Export
from plango_lint.findings import JournalTotal, LedgerTotal, PeriodTotal, Totals, VatTotal
from plango_lint.masks import combined
from plango_lint.table import Table


class _Lines:
    """The invoice lines Exact would get, with each field as the totals need it."""

    def __init__(self, export: Export) -> None:
        table = export.invoices
        self.table = table
        self.twice = _hidden_altogether(table)
        self.entries = entries_of(table.unblamed())
        self.keep = ~self.twice
        self.cents = Column(table, "amount").cents.fillna(0).astype(np.int64).mask(self.twice, 0)
        self.dates = Column(table, "date").dates
        self.booked = _booked(export, self.entries)

    def column(self, name: str) -> Column:
        """As it stands in the files, blamed or not."""
        return Column(self.table, name)

    def used(self, name: str) -> list[str | None]:
        """Every text of these lines once; None where one says nothing."""
        column = self.column(name)
        there = np.bincount(column.codes[self.keep] + 1) > 0
        texts = [None, *column.category.cat.categories.tolist()]
        return [text for text, used in zip(texts, there.tolist(), strict=False) if used]

    def text(self, name: str) -> pd.Series:
        return self.column(name).category[self.keep]

    def sums(self, groups: np.ndarray) -> np.ndarray:
        """The cents of each group, a number from 0 per row."""
        found = np.zeros(int(groups.max(initial=-1)) + 1, dtype=np.int64)
        np.add.at(found, groups, self.cents.to_numpy())  # those of what stands here twice are 0
        return found


def _hidden_altogether(table: Table) -> np.ndarray:
    """Rows a rule blamed as a whole: the same invoice once more."""
    names = [name for name in ("number", "amount", "date", "debtor") if table.has(name)]
    hidden = np.ones(len(table), dtype=bool) if len(names) == 4 else np.zeros(len(table), dtype=bool)
    for name in names:
        mask = table[name].hidden
        hidden &= mask if mask is not None else False
    return hidden


def _booked(export: Export, entries: Entries) -> np.ndarray:
    if not export.has("booked.number"):
        return np.zeros(len(entries.table), dtype=bool)
    known = pairs(invoices_of(entries.table, entries), booked(export))["here"]
    return np.isin(entries.entry, entries.entry[known])


def totals_of(export: Export) -> Totals:
    """The control totals of all invoice files; nothing but zeros without one."""
    left_out = sum(len(source.left_out) for source in export.files("invoices"))
    if not export.has("invoices"):
        return Totals(left_out_rows=left_out)
    lines = _Lines(export)
    per_entry = lines.entries.sums(lines.cents)[lines.entries.first_rows].to_numpy(dtype=np.int64)
    first = lines.entries.first_rows
    fresh = ~lines.booked & lines.keep
    negative = per_entry < 0
    vat = _vat(export, lines)
    all_vat = _vat_of_all(lines, vat)
    return Totals(
        invoices=int(lines.keep[first].sum()),
        credit_notes=int((negative & lines.keep[first]).sum()),
        lines=int(lines.keep.sum()),
        entries=int(fresh[first].sum()),
        debtors=len([debtor for debtor in lines.used("debtor") if debtor is not None]),
        new_debtors=_new_debtors(export),
        amount=int(lines.cents[lines.keep].sum()),
        credit_amount=int(per_entry[negative & lines.keep[first]].sum()),
        vat=None if all_vat is None else int(all_vat.sum()),
        amount_including_vat=_including(export, lines, all_vat),
        booked_invoices=int((lines.booked & lines.keep)[first].sum()),
        booked_amount=int(lines.cents[lines.booked & lines.keep].sum()),
        booked_rows=int((lines.booked & lines.keep).sum()),
        left_out_rows=left_out + int(lines.twice.sum()),
        **_extent(lines),
        by_ledger=_by_ledger(export, lines),
        by_vat_code=_by_vat_code(lines, vat),
        by_period=_by_period(lines),
        by_journal=_by_journal(lines),
    )


def _extent(lines: _Lines) -> dict[str, str | None]:
    numbers = lines.entries.number.dropna()
    dates = lines.dates.dropna()
    return {
        "first_number": None if numbers.empty else str(numbers.min()),
        "last_number": None if numbers.empty else str(numbers.max()),
        "first_date": None if dates.empty else f"{dates.min():%Y-%m-%d}",
        "last_date": None if dates.empty else f"{dates.max():%Y-%m-%d}",
    }


def _new_debtors(export: Export) -> int | None:
    if not (export.has("debtors.code") and export.complete("relations")):
        return None
    known = export.named("relations.code", "booked.debtor", "transactions.debtor")
    ours, used = Column(export.tables["debtors"], "code").used, Column(export.invoices, "debtor").used
    return len(({*ours} & {*used}) - known)


def _vat(export: Export, lines: _Lines) -> pd.Series | None:
    """VAT per code as Exact will compute it: per invoice and code, rounded once. Index: code.

    A code that lacks a rate on one of its lines is not in it.
    """
    if not export.has("vat.percentage"):
        return None
    codes = vat_codes(export)
    code = lines.column("vat_code")
    rates = codes.rate_of_lines(code, lines.column("date"))
    which, rows = combined(lines.entries.entry, code.codes, rates.fillna(-1).to_numpy(dtype=np.int64))
    used = np.bincount(which[lines.keep], minlength=len(rows)) > 0
    sums = pd.DataFrame(
        {
            "code": code.codes[rows],
            "rate": rates.iloc[rows].to_numpy(),
            "cents": lines.sums(which),
        }
    )[used]
    sums = sums[(sums["code"] >= 0) & ~sums["code"].isin(sums["code"][sums["rate"].isna()])]
    kinds, names = codes.kind("type"), code.category.cat.categories.tolist()
    parts = ((names[cast("int", number)], part) for number, part in sums.groupby("code"))
    vat = {
        name: _vat_of(part["cents"], part["rate"].astype("Int64"), kinds.get(name)) for name, part in parts
    }
    return pd.Series(vat, dtype="int64")


def _vat_of_all(lines: _Lines, vat: pd.Series | None) -> pd.Series | None:
    """The same when it covers every line: a total without one of its codes would be ticked off wrongly."""
    return vat if vat is not None and {*lines.used("vat_code")} <= {*vat.index} else None


def _vat_of(cents: pd.Series, rates: pd.Series, kind: str | None) -> int:
    """The VAT of these invoices on one code."""
    if kind in ("N", "B"):
        return 0
    if kind == "I":  # Exact takes the VAT out of the amount
        return sum(int(a) - net_of(int(a), int(rate)) for a, rate in zip(cents, rates, strict=True))
    return int(shares(cents.astype("Int64"), rates).sum())


def _including(export: Export, lines: _Lines, vat: pd.Series | None) -> int | None:
    if vat is None:
        return None
    kinds = vat_codes(export).kind("type")
    inside = sum(int(amount) for code, amount in vat.items() if kinds.get(str(code)) == "I")
    return int(lines.cents[lines.keep].sum()) + int(vat.sum()) - inside


def _by_ledger(export: Export, lines: _Lines) -> tuple[LedgerTotal, ...]:
    names, balance = _ledger_facts(export)
    grouped = _sums(lines, "ledger", "vat_code")
    return tuple(
        LedgerTotal(code, names.get(code), vat or None, lines_, amount, balance.get(code) == "B")
        for (code, vat), (lines_, amount) in grouped
    )


def _ledger_facts(export: Export) -> tuple[dict[str, str], dict[str, str]]:
    if not export.has("ledger.code"):
        return {}, {}
    table = export.tables["ledger"]
    codes = Column(table, "code").text.fillna("")
    facts = [
        dict(zip(codes, Column(table, name).text.fillna(""), strict=True)) if table.has(name) else {}
        for name in ("description", "balance")
    ]
    return facts[0], facts[1]


def _by_vat_code(lines: _Lines, vat: pd.Series | None) -> tuple[VatTotal, ...]:
    grouped = _sums(lines, "vat_code")
    return tuple(
        VatTotal(code, count, amount, None if vat is None or code not in vat.index else int(vat[code]))
        for (code,), (count, amount) in grouped
    )


def _by_period(lines: _Lines) -> tuple[PeriodTotal, ...]:
    totals = [
        PeriodTotal(_int(year), _int(period), vat or None, count, amount)
        for (year, period, vat), (count, amount) in _sums(lines, "year", "period", "vat_code")
    ]
    return tuple(sorted(totals, key=lambda total: (total.year or 0, total.period or 0, total.vat_code or "")))


def _int(text: str) -> int | None:
    return int(text) if text.isdigit() else None


def _by_journal(lines: _Lines) -> tuple[JournalTotal, ...]:
    if not lines.table.has("journal"):
        return ()
    journal, entry = lines.text("journal"), lines.entries.entry[lines.keep]
    frame = pd.DataFrame({"code": journal, "entry": entry, "cents": lines.cents[lines.keep]})
    totals = [
        JournalTotal(
            "" if pd.isna(code) else str(code), int(part["entry"].nunique()), int(part["cents"].sum())
        )
        for code, part in frame.groupby("code", dropna=False)
    ]
    return tuple(sorted(totals, key=lambda total: total.code))


def _sums(lines: _Lines, *names: str) -> list[tuple[tuple[str, ...], tuple[int, int]]]:
    """Lines and cents for every combination of these, in the order of their texts; "" where a cell says nothing."""
    columns = [lines.column(name) for name in names]
    whole = [name in ("year", "period") for name in names]
    which, rows = combined(
        *(
            one.numbered("whole") if is_whole else one.codes
            for one, is_whole in zip(columns, whole, strict=True)
        )
    )
    sizes, totals = np.bincount(which[lines.keep], minlength=len(rows)), lines.sums(which)
    said = [
        (one.whole if is_whole else one.text).iloc[rows] for one, is_whole in zip(columns, whole, strict=True)
    ]
    keys = [tuple("" if pd.isna(part) else str(part) for part in key) for key in zip(*said, strict=True)]
    return sorted(
        (key, (int(size), int(total))) for key, size, total in zip(keys, sizes, totals, strict=True) if size
    )
