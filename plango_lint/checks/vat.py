"""Questions about VAT: the code as written, and the percentage it stands for on the invoice's date."""

from __future__ import annotations

import numpy as np
import pandas as pd

from plango_lint.checks.lists import listed_as
from plango_lint.checks.registry import Answer, check
from plango_lint.export import Export, Lacking
from plango_lint.table import Column, Hits, Words
from plango_lint.vat import Rate, VatCodes, high_rate, net_of, percent, rates_of_lines, read_rate, share
from plango_lint.wording import Cell, Euros, Names, Phrase

# Percentages that nobody uses as a code by accident, and those that need one of them beside them.
_SURE, _UNSURE = ("21", "19"), ("9", "6")


@check
def no_percentage(export: Export, cell: Column, among: Column | None = None) -> Answer:
    """The cell holds a code, no percentage; a code of the list is one, whatever it looks like."""
    codes = set() if among is None else set(among.text.dropna())
    bare = cell.text.mask(cell.text.isin(codes))
    sure = bare.isin(_SURE).to_numpy(dtype=bool)
    files = cell.table.source_of[sure]
    unsure = bare.isin(_UNSURE).to_numpy(dtype=bool) & np.isin(cell.table.source_of, files)
    signed = bare.str.contains("%", regex=False)
    hits = cell.where(sure | unsure | signed.fillna(False).to_numpy(dtype=bool))

    def words(chosen: np.ndarray) -> Words:
        row = int(hits.rows[chosen[0]])
        rate = read_rate(str(cell.text.iloc[row]))
        return {"suggestion": suggestion(export, rate, _day_of(export, row))}

    hits.words = words
    yield hits


@check
def no_vat_inside(
    export: Export,
    cell: Column,
    among: Column,
    property: Column,  # noqa: A002
    are: list[str],
) -> Answer:
    """The code does not take the VAT out of an amount that holds none."""
    for hits in listed_as(export, cell, among, property, are):
        assert isinstance(hits, Hits)
        hits.words = _Inside(export, hits).words
        yield hits


class _Inside:
    """What Exact books on including codes, instead of what was meant."""

    def __init__(self, export: Export, hits: Hits) -> None:
        self.export, self.hits = export, hits

    def words(self, chosen: np.ndarray) -> Words:
        rows = self.hits.rows[chosen]
        first = int(rows[0])
        rates, cents = self._lines(rows)
        if not len(cents):
            return {
                "booking": Phrase("vat-inside-unknown", {}),
                "loss": Phrase("vat-inside-some", {}),
                "suggestion": suggestion(self.export, None, None),
            }
        net = sum(map(net_of, cents, rates))
        amounts = {
            "amount": Euros(sum(cents)),
            "net": Euros(net),
            "vat": Euros(sum(cents) - net),
            "right": Euros(sum(map(share, cents, rates))),
        }
        return {
            "booking": Phrase("vat-inside", amounts),
            "loss": Euros(sum(cents) - net),
            "suggestion": suggestion(self.export, rates[0], _day_of(self.export, first)),
        }

    def _lines(self, rows: np.ndarray) -> tuple[list[int], list[int]]:
        """Rates and sizes of the lines of which both are known."""
        if not self.export.has("vat.percentage", "invoices.amount"):
            return [], []
        invoices = self.export.invoices
        codes, dates = invoices["vat_code"].unhidden.text, invoices["date"].dates
        rates = VatCodes(self.export).rate_of(codes.iloc[rows], dates.iloc[rows])
        lines = pd.DataFrame({"rate": rates, "cents": invoices["amount"].cents.iloc[rows].abs()}).dropna()
        return [int(rate) for rate in lines["rate"]], [int(cents) for cents in lines["cents"]]


def suggestion(export: Export, rate: int | None, day: pd.Timestamp | None) -> Phrase:
    """The code to use instead: the exclusive one of this percentage, when the list tells."""
    codes = []
    if rate is not None and export.has("vat.percentage"):
        codes = VatCodes(export).exclusive_of(rate, day)
    if rate is None:
        return Phrase("vat-code-of-exact", {})
    key = "vat-code-unknown" if not codes else "vat-code-one" if len(codes) == 1 else "vat-code-several"
    return Phrase(key, {"codes": Names(tuple(codes)), "rate": percent(rate)})


def _day_of(export: Export, row: int) -> pd.Timestamp | None:
    day = export.invoices["date"].dates.iloc[row]
    return None if pd.isna(day) else day


@check
def holds_on_date(export: Export, cell: Column, percentage: Column, date: Column) -> Answer:
    """One of the dated percentages of the code holds on the date."""
    if not export.has("vat.from") and not export.has("vat.until"):
        raise Lacking("vat.until")
    codes = VatCodes(export)
    dated = {rate.code for rate in codes.rates if rate.dated}
    held = codes.rate_of(cell.text, date.dates)
    hits = cell.where(cell.text.isin(dated) & held.isna() & date.dates.notna())

    def words(chosen: np.ndarray) -> Words:
        row = hits.rows[chosen[0]]
        return {"valid": _valid(codes.rates_of(str(cell.text.iloc[row])), date.dates.iloc[row])}

    hits.words = words
    yield hits


def _valid(rates: list[Rate], day: pd.Timestamp) -> Phrase:
    """Until when it held, or from when it will."""
    ends = [rate.until for rate in rates if rate.until is not None and rate.until < day]
    if ends:
        return Phrase("vat-held-until", {"date": max(ends).date()})
    starts = [rate.start for rate in rates if rate.start is not None]
    return Phrase("vat-holds-from", {"date": min(starts).date()})


@check
def charged_at(export: Export, lines: str, rate: str) -> Answer:
    """Lines are charged at the rate they belong at, unless the school charges no VAT at all.

    `lines` is "lessons" (exempt products left out) or "not-exams". `rate` is "high", the high rate
    of the date, or "account", the rate of the ledger account's own code.
    """
    charged = rates_of_lines(export)
    expected = high_rate(export["invoices.date"].dates) if rate == "high" else _rates_of_accounts(export)
    if export.settings.policy.small_business_scheme:
        return
    asked = export.lesson & ~export.vat_exempt if lines == "lessons" else ~export.exam_product
    asked = asked & export["invoices.line_description"].present
    differs = (charged != expected).fillna(False).to_numpy(dtype=bool)
    hits = export["invoices.vat_code"].where(asked & differs)

    def words(chosen: np.ndarray) -> Words:
        row = hits.rows[chosen[0]]
        return {"rate": percent(int(charged.iloc[row])), "expected": percent(int(expected.iloc[row]))}

    hits.words = words
    yield hits


def _rates_of_accounts(export: Export) -> pd.Series:
    """The percentage of the code that each line's ledger account has by itself."""
    codes, defaults = export["ledger.code"].text, export["ledger.vat_code"].text
    known = pd.DataFrame({"code": codes, "default": defaults}).dropna().drop_duplicates("code")
    own = export["invoices.ledger"].text.map(known.set_index("code")["default"])
    return VatCodes(export).rate_of(own.astype("str"), export["invoices.date"].dates)


@check
def exam_fees_apart(export: Export) -> Answer:
    """An invoice with an exam product that carries VAT holds one without VAT too: the examiner's own fee."""
    lines = _Whole(export)
    exams = lines.asked & export.exam_product
    free = lines.entry[exams & (lines.rates == 0)]
    charged = exams & (lines.rates > 0) & (lines.cents > 0)
    yield export["invoices.vat_code"].where(charged & ~np.isin(lines.entry, free))


@check
def discounts_as_lines(export: Export) -> Answer:
    """A discount has the rate of one of the positive lines it stands beside.

    A product that is taken back at the rate at which other lines sell it is no discount.
    """
    lines = _Whole(export)
    described = export["invoices.line_description"].text.fillna("")
    cell = export["invoices.vat_code"]
    sold = lines.known & (lines.cents > 0)
    beside = _groups(lines.entry, lines.rates)
    elsewhere = _groups(described, cell.text.fillna(""))
    negative = lines.asked & (lines.cents < 0)
    hits = cell.where(negative & ~np.isin(beside, beside[sold]) & ~np.isin(elsewhere, elsewhere[sold]))

    def words(chosen: np.ndarray) -> Words:
        row = hits.rows[chosen[0]]
        mates = (lines.entry == lines.entry[row]) & sold
        rates = tuple(percent(int(rate)) for rate in np.unique(lines.rates[mates]))
        return {"rate": percent(int(lines.rates[row])), "rates": Names(rates)}

    hits.words = words
    yield hits


class _Whole:
    """Lines with their rates; `asked` are those of whole invoices with a positive total."""

    def __init__(self, export: Export) -> None:
        rates, cents = rates_of_lines(export), export["invoices.amount"].cents
        entries = export.entries
        self.entry = entries.entry
        self.rates = rates.fillna(-1).to_numpy(dtype=np.int64)
        self.cents = cents.fillna(0).to_numpy(dtype=np.int64)
        self.known = rates.notna().to_numpy() & entries.numbered
        whole = entries.whole("amount", "vat_code", "date", "line_description")
        unknown = np.isin(self.entry, self.entry[~self.known])
        positive = (entries.totals > 0).fillna(False).to_numpy(dtype=bool)
        self.asked = whole & ~unknown & positive


def _groups(*keys: object) -> np.ndarray:
    codes, _ = pd.factorize(pd.MultiIndex.from_arrays(keys))
    return codes


__all__ = ["charged_at", "discounts_as_lines", "exam_fees_apart", "holds_on_date", "no_percentage", "no_vat_inside"]
