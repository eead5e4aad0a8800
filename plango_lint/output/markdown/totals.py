"""Control totals to tick off in Exact after the import."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plango_lint.findings import Totals
from plango_lint.output.markdown.page import Page
from plango_lint.output.phrases import day, euros, number

MOST_ROWS = 40
_RIGHT = "--:"
Rows = list[tuple[str, str]]


def totals(page: Page) -> list[str]:
    """Lines; only the first few totals while the files still need a repair."""
    all_of, say = page.report.totals, page.say
    if not all_of.lines and not all_of.left_out_rows:
        return []
    repair = page.report.verdict == "reject"
    lines = [f"### {say('totals.after-repair' if repair else 'totals.heading')}", ""]
    short = repair and not page.options.all
    rows = [*_entries(page), *([] if short else _counts(page)), *_amounts(page, short), *_bridge(page)]
    lines += [page.row("", ""), page.row("---", _RIGHT), *(page.row(*row) for row in rows)]
    if not short:
        lines += [line for table in _breakdowns(page, all_of) for line in ("", *table)]
    return [*lines, *(["", say("totals.provisional")] if repair else [])]


def _entries(page: Page) -> Rows:
    return [(page.say("totals.entries"), f"**{number(page.report.totals.entries)}**")]


def _counts(page: Page) -> Rows:
    say, all_of = page.say, page.report.totals
    rows = [
        (
            say("totals.invoices"),
            f"{number(all_of.invoices - all_of.credit_notes)}, {euros(all_of.amount - all_of.credit_amount)}",
        )
    ]
    if all_of.credit_notes:
        credit = f"{say('counted.credit', all_of.credit_notes)}, {euros(all_of.credit_amount)}"
        rows.append(("", credit))
    extent = []
    if all_of.first_number and all_of.last_number:
        extent.append(page.plain(say.between(all_of.first_number, all_of.last_number)))
    if all_of.first_date and all_of.last_date:
        extent.append(say.between(day(all_of.first_date), day(all_of.last_date)))
    debtors = number(all_of.debtors)
    if all_of.new_debtors is not None:
        debtors += f", {say('totals.new-debtors', all_of.new_debtors)}"
    return [*rows, (say("totals.extent"), " · ".join(extent)), (say("totals.debtors"), debtors)]


def _amounts(page: Page, short: bool) -> Rows:
    say, all_of = page.say, page.report.totals
    text = euros(all_of.amount)
    if all_of.booked_invoices:
        booked = say("totals.booked", amount=euros(all_of.booked_amount))
        text += f" - {booked} = {euros(all_of.amount - all_of.booked_amount)}"
    rows = [(say("totals.amount"), f"**{text}**")]
    known = [] if short else [("totals.vat", all_of.vat), ("totals.including", all_of.amount_including_vat)]
    for label, cents in known:
        if cents is not None:
            rows.append((f"{say(label)} ({say('totals.computed')})", euros(cents)))
    return rows


def _bridge(page: Page) -> Rows:
    say, all_of, following = page.say, page.report.totals, page.report.next_export
    sum_of = say(
        "totals.bridge",
        all=number(all_of.lines + all_of.left_out_rows),
        new=number(all_of.lines - all_of.booked_rows),
        booked=number(all_of.booked_rows),
        left_out=number(all_of.left_out_rows),
    )
    rows = [(say("totals.rows"), sum_of)]
    if following is not None:
        numbers = say.listed([str(one) for one in following.numbers])
        rows.append((say("totals.next"), say("totals.next-from", numbers=numbers, date=day(following.date))))
    return rows


def _breakdowns(page: Page, all_of: Totals) -> Iterable[list[str]]:
    say = page.say
    ledger = [
        (
            _code(page, one.code),
            page.plain(one.description or ""),
            "" if one.vat_code is None else say("totals.vat-code", code=_code(page, one.vat_code)),
            say("totals.balance") if one.balance_sheet else "",
            say("counted.row", one.lines),
            euros(one.amount),
        )
        for one in all_of.by_ledger
    ]
    yield from _table(page, "totals.by-ledger", ledger, [one.amount for one in all_of.by_ledger])
    vat = [
        (
            _code(page, one.code),
            say("totals.no-vat-amount")
            if one.vat is None
            else say("totals.vat-amount", amount=euros(one.vat)),
            say("counted.row", one.lines),
            euros(one.amount),
        )
        for one in all_of.by_vat_code
    ]
    yield from _table(page, "totals.by-vat", vat, [one.amount for one in all_of.by_vat_code])
    yield from _periods(page, all_of)
    journals = [
        (_code(page, one.code), say("counted.invoice", one.invoices), euros(one.amount))
        for one in all_of.by_journal
    ]
    if len(journals) > 1:
        yield from _table(page, "totals.by-journal", journals, [one.amount for one in all_of.by_journal])


def _periods(page: Page, all_of: Totals) -> Iterable[list[str]]:
    sums: dict[str, tuple[int, int]] = {}
    for one in all_of.by_period:
        name = "-".join(str(part) for part in (one.year, one.period) if part is not None)
        lines, amount = sums.get(name, (0, 0))
        sums[name] = lines + one.lines, amount + one.amount
    rows = [
        (_code(page, name), page.say("counted.row", lines), euros(amount))
        for name, (lines, amount) in sums.items()
    ]
    yield from _table(page, "totals.by-period", rows, [amount for _, amount in sums.values()])


def _code(page: Page, code: str) -> str:
    return page.plain(code, 30) if code else page.say("words.empty")


def _table(
    page: Page, heading: str, rows: Sequence[tuple[str, ...]], amounts: Sequence[int]
) -> Iterable[list[str]]:
    """A table with its heading in its first cell, and what the rows that are left out are together."""
    if not rows:
        return
    shown = rows if page.options.all or len(rows) <= MOST_ROWS else rows[:MOST_ROWS]
    width = len(rows[0])
    table = [
        page.row(page.say(heading), *[""] * (width - 1)),
        page.row("---", *["---"] * (width - 3), _RIGHT, _RIGHT),
    ]
    table += [page.row(*row) for row in shown]
    if left := amounts[len(shown) :]:
        table += ["", page.sentence(page.say("totals.others", len(left), amount=euros(sum(left))))]
    yield table
