"""The control totals taken apart: by ledger account, VAT code, period and journal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text

from plango_lint.findings import LedgerTotal, Totals, VatTotal
from plango_lint.output.phrases import euros
from plango_lint.output.text.lines import GREY, Page, columns

MOST_ACCOUNTS, MOST_OTHERS, MOST_TIGHT = 6, 4, 3
LABELS = 30  # columns that the labels to the left take

Row = tuple[str, list[Text]]  # a label, and the lines beside it


def breakdowns(page: Page) -> list[Row]:
    say, all_of = page.say, page.report.totals
    rows = [
        (say("totals.by-ledger"), _ledger(page, all_of)),
        (say("totals.by-vat"), _vat_codes(page, all_of)),
        (say("totals.by-period"), _periods(page, all_of)),
    ]
    if len(all_of.by_journal) > 1:
        rows.append((say("totals.by-journal"), _journals(page, all_of)))
    return [row for row in rows if row[1]]


def _ledger(page: Page, all_of: Totals) -> list[Text]:
    def cells(total: LedgerTotal) -> list[Text]:
        name = page.data(total.description or "", limit=40)
        if total.balance_sheet:
            name = Text.assemble((page.say("totals.balance"), "yellow"), ", " if name.plain else "", name)
        return [_code(page, total.code), _vat_code(page, total.vat_code), *_sums(page, total), name]

    rows = [(cells(total), total.amount) for total in all_of.by_ledger]
    # Few accounts are ticked off one by one, whatever else there is to say.
    tight = MOST_ACCOUNTS if len(rows) <= MOST_ACCOUNTS else MOST_TIGHT
    return _table(page, rows, MOST_ACCOUNTS, (2, 3), tight)


def _vat_codes(page: Page, all_of: Totals) -> list[Text]:
    def cells(total: VatTotal) -> list[Text]:
        say = page.say
        vat = (
            say("totals.no-vat-amount")
            if total.vat is None
            else say("totals.vat-amount", amount=euros(total.vat))
        )
        return [_code(page, total.code), *_sums(page, total), Text(vat)]

    return _table(
        page, [(cells(total), total.amount) for total in all_of.by_vat_code], MOST_OTHERS, (1, 2, 3)
    )


def _periods(page: Page, all_of: Totals) -> list[Text]:
    lines: dict[str, int] = {}
    amounts: dict[str, int] = {}
    for total in all_of.by_period:
        name = "-".join(str(part) for part in (total.year, total.period) if part is not None)
        lines[name] = lines.get(name, 0) + total.lines
        amounts[name] = amounts.get(name, 0) + total.amount
    rows = [
        (
            [_code(page, name), Text(page.say("counted.row", lines[name])), Text(euros(amounts[name]))],
            amounts[name],
        )
        for name in lines
    ]
    return _table(page, rows, MOST_OTHERS, (1, 2))


def _journals(page: Page, all_of: Totals) -> list[Text]:
    rows = [
        (
            [
                _code(page, total.code),
                Text(page.say("counted.invoice", total.invoices)),
                Text(euros(total.amount)),
            ],
            total.amount,
        )
        for total in all_of.by_journal
    ]
    return _table(page, rows, MOST_OTHERS, (1, 2))


def _code(page: Page, code: str) -> Text:
    return page.data(code, limit=30) if code else Text(page.say("words.empty"))


def _vat_code(page: Page, code: str | None) -> Text:
    return Text() if code is None else Text(page.say("totals.vat-code", code=_code(page, code).plain))


def _sums(page: Page, total: LedgerTotal | VatTotal) -> list[Text]:
    return [Text(page.say("counted.row", total.lines)), Text(euros(total.amount))]


def _table(
    page: Page,
    rows: Iterable[tuple[list[Text], int]],
    most: int,
    right: Sequence[int],
    tight: int = MOST_TIGHT,
) -> list[Text]:
    """The first rows, and what the others are together; one row more is not worth a line that says so."""
    everything = list(rows)
    shown = page.first(everything, most, tight)
    lines = columns([cells for cells, _ in shown], page.width - LABELS, right, exact=range(4))
    left = everything[len(shown) :]
    if left:
        together = euros(sum(cents for _, cents in left))
        lines.append(page.sentence(page.say("totals.others", len(left), amount=together), GREY))
    return lines
