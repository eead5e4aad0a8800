"""How a file writes its amounts and dates: the vote of all cells of those columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from plango_lint.notation import AmountForm, notation_of_amounts, notation_of_dates, read_amount, read_date
from plango_lint.repairs import repaired
from plango_lint.sources import Source

_AMOUNTS = ("amount", "vat_amount", "amount_including", "invoice_total")
_DATES = ("date", "due_date")
_LONGEST_AMOUNT = 60  # Python refuses to read numbers of thousands of digits


def amount_form(text: str) -> AmountForm:
    """The readings of a cell as an amount; none for what is far too long to be one."""
    return read_amount(text) if len(text) <= _LONGEST_AMOUNT else AmountForm({})


def note_notations(source: Source) -> None:
    """Fills in the notations of a source that has its rows and columns."""
    amounts, dates = _cells(source, _AMOUNTS), _cells(source, _DATES)
    source.number_notation = notation_of_amounts((amount_form(text), times) for text, times in amounts)
    source.date_notation = notation_of_dates((read_date(text), times) for text, times in dates)


def _cells(source: Source, fields: Iterable[str]) -> list[tuple[str, int]]:
    counts: Counter[str] = Counter()
    for field in fields:
        column = source.column_of(field)
        if column is not None:
            for value, times in source.frame[column.position - 1].value_counts().items():
                counts[repaired(str(value))] += int(times)
    return list(counts.items())
