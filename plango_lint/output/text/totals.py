"""Control totals to tick off in Exact after the import."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text

from plango_lint.findings import LedgerTotal, Totals, VatTotal
from plango_lint.output.phrases import amount, day, euros, number
from plango_lint.output.text.lines import GREY, HEADING, Page, columns

MOST_ACCOUNTS, MOST_OTHERS, MOST_TIGHT = 6, 4, 3


def totals(page: Page) -> list[Text]:
    """All control totals; only the first few while the files still need a repair."""
    if not page.report.totals.lines and not page.report.totals.left_out_rows:
        return []
    repair = page.report.verdict == "reject"
    short = repair and not page.options.all
    rows = _short(page) if short else _facts(page)
    lines = [Text(page.say("totals.after-repair" if repair else "totals.heading"), HEADING)]
    lines += _labelled(page, rows)
    if repair:
        lines += page.listed(Text(page.say("totals.provisional"), GREY))
    return lines


Row = tuple[str, list[Text]]


def _labelled(page: Page, rows: Sequence[Row]) -> list[Text]:
    widest = max(len(label) for label, _ in rows) + 2
    lines = []
    for label, content in rows:
        for position, text in enumerate(content):
            lines += page.flow(text, f"  {label if position == 0 else '':{widest}}", " " * (widest + 2))
    return lines


def _short(page: Page) -> list[Row]:
    return [_entries(page), _amount(page), _bridge(page)]


def _facts(page: Page) -> list[Row]:
    say, all_of = page.say, page.report.totals
    extent = []
    if all_of.first_number and all_of.last_number:
        extent.append(say.between(all_of.first_number, all_of.last_number))
    if all_of.first_date and all_of.last_date:
        extent.append(say.between(day(all_of.first_date), day(all_of.last_date)))
    rows = [_entries(page), _invoices(page), (say("totals.extent"), [page.data(" · ".join(extent))])]
    return [*rows, _debtors(page), _amount(page), *_vat(page), *_tables(page), _bridge(page)]


def _entries(page: Page) -> Row:
    return page.say("totals.entries"), [Text(number(page.report.totals.entries), HEADING)]


def _invoices(page: Page) -> Row:
    """Invoices and credit notes apart, as Exact lists them apart."""
    say, all_of = page.say, page.report.totals
    parts = [f"{number(all_of.invoices)}, {euros(all_of.amount - all_of.credit_amount)}"]
    if all_of.credit_notes:
        parts.append(f"{say('counted.credit', all_of.credit_notes)}, {euros(all_of.credit_amount)}")
    return say("totals.invoices"), [Text(" · ".join(parts))]


def _debtors(page: Page) -> Row:
    all_of = page.report.totals
    text = number(all_of.debtors)
    if all_of.new_debtors is not None:
        text += ", " + page.say("totals.new-debtors", all_of.new_debtors)
    return page.say("totals.debtors"), [Text(text)]


def _amount(page: Page) -> Row:
    """What goes into Exact; with the sum when a part of it is there already."""
    all_of = page.report.totals
    text = Text(_below_each_other(page, all_of.amount - all_of.booked_amount), HEADING)
    if all_of.booked_invoices:
        operands = page.say("totals.in-file", all=euros(all_of.amount), booked=euros(all_of.booked_amount))
        text = Text.assemble(text, (f" = {operands}", GREY))
    return page.say("totals.amount"), [text]


def _vat(page: Page) -> list[Row]:
    say, all_of = page.say, page.report.totals
    computed = (f"  {say('totals.computed')}", GREY)
    known = [("totals.vat", all_of.vat), ("totals.including", all_of.amount_including_vat)]
    return [
        (say(label), [Text.assemble(_below_each_other(page, cents), computed)])
        for label, cents in known
        if cents is not None
    ]


def _below_each_other(page: Page, cents: int) -> str:
    """Excluding, VAT and including, in one column."""
    if page.report.verdict == "reject" and not page.options.all:
        return euros(cents)
    all_of = page.report.totals
    amounts = (all_of.amount - all_of.booked_amount, all_of.vat or 0, all_of.amount_including_vat or 0)
    return f"€ {amount(cents):>{max(len(amount(one)) for one in amounts)}}"


def _bridge(page: Page) -> Row:
    all_of = page.report.totals
    sum_of = page.say(
        "totals.bridge",
        all=number(all_of.lines + all_of.left_out_rows),
        new=number(all_of.lines - all_of.booked_rows),
        booked=number(all_of.booked_rows),
        left_out=number(all_of.left_out_rows),
    )
    return page.say("totals.rows"), [Text(sum_of)]


def _tables(page: Page) -> list[Row]:
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
            name.append(f" ({page.say('totals.balance')})".removeprefix("" if name.plain else " "), "yellow")
        return [_code(page, total.code), name, _vat_code(page, total.vat_code), *_sums(page, total)]

    return _table(page, [(cells(total), total.amount) for total in all_of.by_ledger], MOST_ACCOUNTS, (3, 4))


def _vat_codes(page: Page, all_of: Totals) -> list[Text]:
    def cells(total: VatTotal) -> list[Text]:
        say = page.say
        vat = say("totals.no-vat-amount") if total.vat is None else say("totals.vat-amount", amount=euros(total.vat))
        return [_code(page, total.code), *_sums(page, total), Text(vat)]

    return _table(page, [(cells(total), total.amount) for total in all_of.by_vat_code], MOST_OTHERS, (1, 2, 3))


def _periods(page: Page, all_of: Totals) -> list[Text]:
    lines: dict[str, int] = {}
    amounts: dict[str, int] = {}
    for total in all_of.by_period:
        name = "-".join(str(part) for part in (total.year, total.period) if part is not None)
        lines[name] = lines.get(name, 0) + total.lines
        amounts[name] = amounts.get(name, 0) + total.amount
    rows = [
        ([_code(page, name), Text(page.say("counted.row", lines[name])), Text(euros(amounts[name]))], amounts[name])
        for name in lines
    ]
    return _table(page, rows, MOST_OTHERS, (1, 2))


def _journals(page: Page, all_of: Totals) -> list[Text]:
    rows = [
        (
            [_code(page, total.code), Text(page.say("counted.invoice", total.invoices)), Text(euros(total.amount))],
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


def _table(page: Page, rows: Iterable[tuple[list[Text], int]], most: int, right: Sequence[int]) -> list[Text]:
    """The first rows, and what the others are together; one row more is not worth a line that says so."""
    everything = list(rows)
    shown = page.first(everything, most, MOST_TIGHT)
    lines = columns([cells for cells, _ in shown], page.width - 26, right)
    left = everything[len(shown) :]
    if left:
        together = euros(sum(cents for _, cents in left))
        lines.append(page.sentence(page.say("totals.others", len(left), amount=together), GREY))
    return lines
