"""The control totals, as lines to tick off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plango_lint.findings import LedgerTotal, VatTotal
from plango_lint.output.html.pieces import Sentence, data, sentence
from plango_lint.output.phrases import euros, number
from plango_lint.output.text.breakdowns import Row
from plango_lint.output.text.lines import GREY, Page
from plango_lint.output.text.totals import closing_facts, facts_of_totals

MOST_ROWS = 100
LONGEST_CODE, LONGEST_NAME = 30, 60


@dataclass(frozen=True, slots=True)
class Line:
    label: str
    value: str
    note: str  # how the value came about, when that is not plain


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One total taken apart. The first column names the row, the last ones are numbers."""

    title: str
    columns: tuple[str, ...]
    numbers: int  # so many columns at the end
    rows: tuple[tuple[str, ...], ...]
    others: Sentence  # what the rows that are not shown are together


@dataclass(frozen=True, slots=True)
class TotalsShown:
    lines: tuple[Line, ...]
    breakdowns: tuple[Breakdown, ...]
    closing: tuple[Line, ...]


def totals(page: Page) -> TotalsShown:
    """Nothing when no line was understood and none left out."""
    all_of = page.report.totals
    if not all_of.lines and not all_of.left_out_rows:
        return TotalsShown((), (), ())
    made = (_ledger(page), _vat_codes(page), _periods(page), _journals(page))
    return TotalsShown(
        tuple(_lines(facts_of_totals(page))),
        tuple(one for one in made if one is not None),
        tuple(_lines(closing_facts(page))),
    )


def _lines(rows: Sequence[Row]) -> list[Line]:
    """Labels and values; what the terminal aligns with spaces is aligned by the page."""
    lines = []
    for label, texts in rows:
        parts: dict[bool, list[str]] = {False: [], True: []}  # by whether it is only a note
        for text in texts:
            ends = sorted(
                {0, len(text), *(span.start for span in text.spans), *(span.end for span in text.spans)}
            )
            for part in text.divide(ends[1:-1]):
                parts[any(span.style == GREY for span in part.spans)] += part.plain.split()
        if parts[False]:
            lines.append(Line(label, " ".join(parts[False]), " ".join(parts[True])))
    return lines


Cents = int


def _ledger(page: Page) -> Breakdown | None:
    def cells(one: LedgerTotal) -> tuple[str, ...]:
        name = data(page, one.description or "", LONGEST_NAME)
        if one.balance_sheet:
            name = ", ".join(filter(None, (name, page.say("totals.balance"))))
        vat_code = "" if one.vat_code is None else _code(page, one.vat_code)
        return (_code(page, one.code), name, vat_code, number(one.lines), euros(one.amount))

    rows = [(cells(one), one.amount) for one in page.report.totals.by_ledger]
    return _breakdown(page, "by-ledger", ("account", "description", "vat-code", "lines", "amount"), 2, rows)


def _vat_codes(page: Page) -> Breakdown | None:
    def cells(one: VatTotal) -> tuple[str, ...]:
        vat = page.say("totals.no-vat-amount") if one.vat is None else euros(one.vat)
        return (_code(page, one.code), number(one.lines), euros(one.amount), vat)

    rows = [(cells(one), one.amount) for one in page.report.totals.by_vat_code]
    return _breakdown(page, "by-vat", ("vat-code", "lines", "amount", "vat"), 3, rows)


def _periods(page: Page) -> Breakdown | None:
    lines: dict[str, int] = {}
    amounts: dict[str, Cents] = {}
    for one in page.report.totals.by_period:  # apart by VAT code, which Exact's own lists are not
        name = "-".join(str(part) for part in (one.year, one.period) if part is not None)
        lines[name] = lines.get(name, 0) + one.lines
        amounts[name] = amounts.get(name, 0) + one.amount
    rows = [((_code(page, name), number(lines[name]), euros(amounts[name])), amounts[name]) for name in lines]
    return _breakdown(page, "by-period", ("period", "lines", "amount"), 2, rows)


def _journals(page: Page) -> Breakdown | None:
    journals = page.report.totals.by_journal
    if len(journals) < 2:
        return None
    rows = [
        ((_code(page, one.code), number(one.invoices), euros(one.amount)), one.amount) for one in journals
    ]
    return _breakdown(page, "by-journal", ("journal", "invoices", "amount"), 2, rows)


def _code(page: Page, code: str) -> str:
    return data(page, code, LONGEST_CODE) or page.say("words.empty")


def _breakdown(
    page: Page,
    title: str,
    columns: Sequence[str],
    numbers: int,
    rows: Sequence[tuple[tuple[str, ...], Cents]],
) -> Breakdown | None:
    """One row more than fits is not worth a line that says so."""
    if not rows:
        return None
    everything = page.options.all or len(rows) <= MOST_ROWS
    shown = rows if everything else rows[: MOST_ROWS - 1]
    left = rows[len(shown) :]
    together = euros(sum(cents for _, cents in left))
    others = page.say("totals.others", len(left), amount=together) if left else ""
    return Breakdown(
        page.say(f"totals.{title}"),
        tuple(page.say(f"html.column-{name}") for name in columns),
        numbers,
        tuple(cells for cells, _ in shown),
        sentence(page, others),
    )
