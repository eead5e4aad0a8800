"""Questions about a VAT code as it is written, and about what Exact says of it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from plango_lint.books.vat import Rate, net_of, percent, read_rate, share, vat_codes
from plango_lint.checks.lists import listed_as
from plango_lint.checks.registry import Answer, check
from plango_lint.column import Column
from plango_lint.export import Export, Lacking
from plango_lint.hits import Hits, Words
from plango_lint.masks import Mask
from plango_lint.texts.wording import Euros, Names, Phrase

# Percentages that are hardly ever a code, and those that need one of them beside them to tell.
_SURE, _UNSURE = ("21", "19"), ("9", "6")


@check
def no_percentage(export: Export, cell: Column, among: Column | None = None) -> Answer:
    """The cell holds a code, no percentage; a code of the list is one, whatever it looks like."""
    codes = {*among.text.dropna()} if among is not None else set()

    def cells_like(like: Callable[[str], bool]) -> Mask:
        return cell.each(lambda text: text not in codes and like(text), bool, False).to_numpy()

    sure, signed = cells_like(_SURE.__contains__), cells_like(lambda text: "%" in text)
    may_be = cells_like(_UNSURE.__contains__)
    unsure = may_be & np.isin(cell.table.source_of, cell.table.source_of[sure])
    hits = cell.where(sure | unsure | signed)
    dates = cell.table["date"].dates

    def words(chosen: np.ndarray) -> Words:
        row = hits.rows[chosen[0]]
        rate = read_rate(str(cell.text.iloc[row]))
        return {"suggestion": _suggestion(export, rate, dates.iloc[row])}

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
    """The list does not say that the code takes VAT out of an amount; these amounts hold none."""
    (hits,) = listed_as(export, cell, among, property, are)
    assert isinstance(hits, Hits)
    dates = cell.table["date"].dates.iloc[hits.rows]
    rates = vat_codes(export).rate_of(cell.text_of(hits.rows), dates)
    lines = pd.DataFrame(
        {"rate": rates, "cents": cell.table["amount"].cents.iloc[hits.rows].abs(), "date": dates}
    )

    def words(chosen: np.ndarray) -> Words:
        known = lines.iloc[chosen].dropna()
        if not len(known):
            nothing = _suggestion(export, None)
            return {
                "booking": Phrase("vat-inside", {}),
                "loss": Phrase("vat-loss", {}),
                "suggestion": nothing,
            }
        rate, day = int(known["rate"].iloc[0]), known["date"].iloc[0]
        return _booked(known) | {"suggestion": _suggestion(export, rate, day)}

    hits.words = words
    yield hits


def _booked(lines: pd.DataFrame) -> dict[str, Phrase]:
    """What Exact makes of the amounts with an including code, and what was meant."""
    pairs = [(int(cents), int(rate)) for cents, rate in zip(lines["cents"], lines["rate"], strict=True)]
    amount = sum(cents for cents, _ in pairs)
    net = sum(net_of(cents, rate) for cents, rate in pairs)
    meant = sum(share(cents, rate) for cents, rate in pairs)
    sums = {"amount": amount, "net": net, "vat": amount - net, "meant": meant}
    return {
        "booking": Phrase("vat-inside-sums", {name: Euros(cents) for name, cents in sums.items()}),
        "loss": Phrase("vat-loss-sum", {"loss": Euros(amount - net)}),
    }


def _suggestion(export: Export, rate: int | None, date: object = None) -> Phrase:
    """The code to use instead: the exclusive one of this percentage, when the list tells."""
    if rate is None:
        return Phrase("vat-code-of-exact", {})
    day = date if isinstance(date, pd.Timestamp) else None
    codes = vat_codes(export).exclusive_of(rate, day) if export.has("vat.percentage") else []
    key = "vat-code-unknown" if not codes else "vat-code-one" if len(codes) == 1 else "vat-code-several"
    return Phrase(key, {"codes": Names(tuple(codes)), "rate": percent(rate)})


@check
def holds_on_date(export: Export, cell: Column, percentage: Column, date: Column) -> Answer:  # noqa: ARG001  (makes a list without percentages lacking)
    """One of the dated percentages of the code holds on the date."""
    if not export.has("vat.from") and not export.has("vat.until"):
        raise Lacking("vat.until")
    codes = vat_codes(export)
    dated = {rate.code for rate in codes.rates if rate.dated}
    held = codes.rate_of_lines(cell, date)
    hits = cell.where(cell.is_one_of(dated) & held.isna() & date.dates.notna())

    def words(chosen: np.ndarray) -> Words:
        row = hits.rows[chosen[0]]
        return {"valid": _valid(codes.rates_of(str(cell.text.iloc[row])), date.dates.iloc[row])}

    hits.words = words
    yield hits


def _valid(rates: list[Rate], day: pd.Timestamp) -> Phrase:
    """Until when the code held, or from when it will."""
    ends = [rate.until for rate in rates if rate.until is not None and rate.until < day]
    if ends:
        return Phrase("vat-held-until", {"date": max(ends).date()})
    starts = [rate.start for rate in rates if rate.start is not None]
    return Phrase("vat-holds-from", {"date": min(starts).date()})
