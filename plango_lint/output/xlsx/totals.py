"""The control totals as real numbers and dates, to tick off in Exact and to compute with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from plango_lint.findings import Report
from plango_lint.output.phrases import Phrases
from plango_lint.output.xlsx.book import BOLD, GREY, HEADER, HEADING, Page, Style

# Every table below the totals has these columns, so that their amounts stand below each other.
_COLUMNS = ("code", "description", "vat-code", "lines", "amount", "vat-column")
_RIGHT: Style = {"align": "right"}
_MOST_ROWS = 10_000  # of a table; what is left is one row, so that the amounts add up

Row = tuple[str, str, str, int, int, int | None]  # as _COLUMNS; amounts in cents


def totals_page(page: Page, report: Report, say: Phrases) -> None:
    page.codes_are_text()
    page.widths(38, 30, 10, 10, 18, 16)
    rejected = report.verdict == "reject"
    page.text(0, 0, say("totals.after-repair" if rejected else "totals.heading"), HEADING)
    row = 1
    if rejected:
        page.text(row, 0, say("totals.provisional"), GREY)
        row += 1
    row = _facts(page, row + 1, report, say)
    totals = report.totals
    tables: dict[str, list[Row]] = {
        "by-ledger": [
            (
                one.code,
                _named(one.description, one.balance_sheet, say),
                one.vat_code or "",
                one.lines,
                one.amount,
                None,
            )
            for one in totals.by_ledger
        ],
        "by-vat": [(one.code, "", "", one.lines, one.amount, one.vat) for one in totals.by_vat_code],
        "by-period": [
            (_period(one.year, one.period), "", one.vat_code or "", one.lines, one.amount, None)
            for one in totals.by_period
        ],
        "by-journal": [(one.code, "", "", one.invoices, one.amount, None) for one in totals.by_journal],
    }
    for name, rows in tables.items():
        if rows:
            row = _table(page, row + 1, name, rows, say)


def _named(description: str | None, balance: bool, say: Phrases) -> str:
    return ", ".join(filter(None, (say("totals.balance") if balance else "", description)))


def _period(year: int | None, period: int | None) -> str:
    return "-".join(str(part) for part in (year, period) if part is not None)


def _facts(page: Page, row: int, report: Report, say: Phrases) -> int:
    totals = report.totals
    counts = {
        say("totals.entries"): totals.entries,
        say("totals.invoices"): totals.invoices,
        f"  {say('xlsx.credit-notes')}": totals.credit_notes,
        f"  {say('xlsx.booked')}": totals.booked_invoices or None,
        say("xlsx.debtors"): totals.debtors,
        f"  {say('xlsx.new-debtors')}": totals.new_debtors,
        say("xlsx.lines"): totals.lines,
        say("xlsx.left-out"): totals.left_out_rows or None,
    }
    money = {
        say("totals.amount"): totals.amount,
        f"  {say('xlsx.credit-notes')}": totals.credit_amount if totals.credit_notes else None,
        f"  {say('xlsx.booked')}": totals.booked_amount if totals.booked_invoices else None,
        say("xlsx.to-import"): totals.amount - totals.booked_amount if totals.booked_invoices else None,
        f"{say('totals.vat')}, {say('totals.computed')}": totals.vat,
        f"{say('totals.including')}, {say('totals.computed')}": totals.amount_including_vat,
    }
    for write, facts in ((page.count, counts), (page.cents, money)):
        for label, value in facts.items():
            if value is not None:
                page.text(row, 0, label)
                write(row, 1, value, _RIGHT, {} if label.startswith(" ") else BOLD)
                row += 1
        row += 1
    return _extent(page, row, report, say)


def _extent(page: Page, row: int, report: Report, say: Phrases) -> int:
    totals, then = report.totals, report.next_export
    texts = {
        "first-number": totals.first_number,
        "last-number": totals.last_number,
        "next-number": say.listed([str(one) for one in then.numbers]) if then else None,
    }
    days = {
        "first-date": totals.first_date,
        "last-date": totals.last_date,
        "next-date": then.date if then else None,
    }
    for name in ("first-number", "last-number", "first-date", "last-date", "next-number", "next-date"):
        if text := texts.get(name):
            page.text(row, 1, text, _RIGHT)
        elif iso := days.get(name):
            page.day(row, 1, date.fromisoformat(iso), _RIGHT)
        else:
            continue
        page.text(row, 0, say(f"xlsx.{name}"))
        row += 1
    return row


def _table(page: Page, row: int, name: str, rows: Sequence[Row], say: Phrases) -> int:
    page.text(row, 0, say(f"totals.{name}"), HEADING)
    row += 1
    renamed = {"lines": "invoices"} if name == "by-journal" else {}
    for column, key in enumerate(renamed.get(key, key) for key in _COLUMNS):
        page.text(row, column, say(f"xlsx.{key}"), HEADER, _RIGHT if column > 2 else {})
    for code, description, vat_code, lines, amount, vat in _fitting(rows, say):
        row += 1
        page.text(row, 0, code or say("words.empty"))
        page.text(row, 1, description)
        page.text(row, 2, vat_code)
        page.count(row, 3, lines)
        page.cents(row, 4, amount)
        if vat is not None:
            page.cents(row, 5, vat)
    return row + 1


def _fitting(rows: Sequence[Row], say: Phrases) -> Sequence[Row]:
    """The rows as far as there is room, and the others together."""
    if len(rows) <= _MOST_ROWS:
        return rows
    others = rows[_MOST_ROWS - 1 :]
    vat = [one[5] for one in others]
    whole = None if None in vat else sum(filter(None, vat))
    lines, amount = sum(one[3] for one in others), sum(one[4] for one in others)
    return [*rows[: _MOST_ROWS - 1], (say("xlsx.other-rows", len(others)), "", "", lines, amount, whole)]
