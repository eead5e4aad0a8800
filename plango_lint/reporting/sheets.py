"""A PlanGo export as a spreadsheet shows it, made of what was read when a format asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import repeat

import numpy as np

from plango_lint.findings import Sheet, SheetCell, SheetLine
from plango_lint.notation import AMOUNTS, DATE_NOTATIONS, DATES, DUTCH, PLANGO_DATE, read_amount, read_date
from plango_lint.sources import LeftOut, Source


def sheet_of(source: Source) -> Sheet | None:
    """The sheet of a file with separators; None for one that could not be read."""
    return ExportSheet(source) if source.failure is None and source.family is None else None


@dataclass(frozen=True, eq=False)
class ExportSheet:
    """Rows of the file and, between them, the records that could not be understood."""

    source: Source

    @property
    def header(self) -> Sequence[str]:
        return [column.header or "" for column in self.source.columns] if self.header_row else []

    @property
    def header_row(self) -> int | None:
        source = self.source
        if source.header_line is None:
            return None
        # A spreadsheet counts records, and takes the line that names the separator for none.
        above = (record for record in source.left_out if record.line < source.header_line)
        further = sum(record.lines - 1 for record in above)
        return max(1, source.header_line - further - source.separator_line)

    @cached_property
    def rows(self) -> np.ndarray:
        return np.sort(np.concatenate([self._understood, self._left_out]))

    @cached_property
    def widths(self) -> np.ndarray:
        rows = np.concatenate([self._understood, self._left_out])
        width = self.source.frame.shape[1]
        cells = [len(record.cells) for record in self._records]
        widths = np.concatenate([np.full(len(self._understood), width), np.array(cells, dtype=np.int64)])
        return widths[np.argsort(rows, kind="stable")]

    def lines(self, rows: np.ndarray) -> Iterator[SheetLine]:
        chosen = np.isin(self._understood, rows)
        wanted = set(rows.tolist())
        left_out = [record for record in self._records if record.row in wanted]
        frame = self.source.frame[chosen]
        cells = zip(
            *(self._typed(position, frame[position].tolist()) for position in range(frame.shape[1])),
            strict=True,
        )
        lines = [
            SheetLine(row, line) for row, line in zip(self._understood[chosen].tolist(), cells, strict=True)
        ]
        lines += [SheetLine(record.row, record.cells, left_out=True) for record in left_out]
        yield from sorted(lines, key=lambda line: line.row)

    @cached_property
    def _understood(self) -> np.ndarray:
        return np.array(self.source.rows, dtype=np.int64)

    @cached_property
    def _left_out(self) -> np.ndarray:
        return np.array([record.row for record in self._records], dtype=np.int64)

    @cached_property
    def _records(self) -> list[LeftOut]:
        header = (
            self.header_row
        )  # one whose quotes do not fit is left out, and read as the header all the same
        return [record for record in self.source.left_out if record.row != header]

    def _typed(self, position: int, texts: list[str]) -> list[SheetCell]:
        column = next((one for one in self.source.columns if one.position == position + 1), None)
        read: Callable[[str, str], SheetCell]
        if column is not None and column.field in AMOUNTS:
            read, notation = cents_of, self.source.number_notation or DUTCH
        elif column is not None and column.field in DATES:
            read, notation = day_of, self.source.date_notation or PLANGO_DATE
        else:
            return list(texts)
        known = dict(zip(distinct := set(texts), map(read, distinct, repeat(notation)), strict=True))
        return [known[text] for text in texts]


def cents_of(text: str, notation: str) -> str | int:
    """An amount that is written as it should be; any other stays the text that somebody has to look at.

    >>> cents_of("1.052,70", DUTCH), cents_of("€ 5,00", DUTCH), cents_of("5,00-", DUTCH)
    (105270, '€ 5,00', '5,00-')
    """
    form = read_amount(text)
    if notation not in form.readings or form.currency or form.ambiguous or not text[-1:].isdigit():
        return text
    cents, decimals = form.readings[notation]
    return cents if decimals <= 2 and text[0] != "+" else text


def day_of(text: str, notation: str) -> str | date:
    """A date in the notation of its file; any other stays the text that somebody has to look at.

    >>> day_of("02-01-2024", PLANGO_DATE), day_of("2 januari", PLANGO_DATE)
    (datetime.date(2024, 1, 2), '2 januari')
    """
    if not DATE_NOTATIONS[notation].match(text):
        return text
    return read_date(text).get(notation, text)
