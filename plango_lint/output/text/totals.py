"""Control totals to tick off in Exact after the import."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from plango_lint.output.phrases import amount, day, euros, number
from plango_lint.output.text.breakdowns import Row, breakdowns
from plango_lint.output.text.lines import GREY, HEADING, Page


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


def _labelled(page: Page, rows: Sequence[Row]) -> list[Text]:
    widest = max(len(label) for label, _ in rows) + 2
    lines = []
    for label, content in rows:
        for position, text in enumerate(content):
            lines += page.flow(text, f"  {label if position == 0 else '':{widest}}", " " * (widest + 2))
    return lines


def _short(page: Page) -> list[Row]:
    return [_entries(page), _amount(page), _bridge(page), *_next_export(page)]


def _facts(page: Page) -> list[Row]:
    return [*facts_of_totals(page), *breakdowns(page), *closing_facts(page)]


def facts_of_totals(page: Page) -> list[Row]:
    """What is ticked off one by one, before the totals are taken apart."""
    say, all_of = page.say, page.report.totals
    extent = []
    if all_of.first_number and all_of.last_number:
        extent.append(say.between(all_of.first_number, all_of.last_number))
    if all_of.first_date and all_of.last_date:
        extent.append(say.between(day(all_of.first_date), day(all_of.last_date)))
    rows = [_entries(page), _invoices(page), (say("totals.extent"), [page.data(" · ".join(extent))])]
    return [*rows, _debtors(page), _amount(page), *_vat(page)]


def closing_facts(page: Page) -> list[Row]:
    """What became of every row, and where the next export starts."""
    return [_bridge(page), *_next_export(page)]


def _entries(page: Page) -> Row:
    return page.say("totals.entries"), [Text(number(page.report.totals.entries), HEADING)]


def _invoices(page: Page) -> Row:
    """Invoices and credit notes apart, as Exact lists them apart."""
    say, all_of = page.say, page.report.totals
    parts = [
        f"{number(all_of.invoices - all_of.credit_notes)}, {euros(all_of.amount - all_of.credit_amount)}"
    ]
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
    """All that is in the files; with the sum when a part of it is in Exact already."""
    all_of = page.report.totals
    text = Text(_below_each_other(page, all_of.amount), HEADING)
    if all_of.booked_invoices:
        booked = page.say("totals.booked", amount=euros(all_of.booked_amount))
        text = Text.assemble(text, f" - {booked} = ", (euros(all_of.amount - all_of.booked_amount), HEADING))
    return page.say("totals.amount"), [text]


def _next_export(page: Page) -> list[Row]:
    found = page.report.next_export
    if found is None:
        return []
    numbers = page.say.listed([str(number) for number in found.numbers])
    return [
        (page.say("totals.next"), [Text(page.say("totals.next-from", numbers=numbers, date=day(found.date)))])
    ]


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
    amounts = (all_of.amount, all_of.vat or 0, all_of.amount_including_vat or 0)
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
