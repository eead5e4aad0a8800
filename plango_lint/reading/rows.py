"""Which records are rows of the file, and which are left out, with the reason."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from plango_lint.notation import AMOUNTS
from plango_lint.reading import headers
from plango_lint.reading.columns import Fields, Naming
from plango_lint.reading.fitting import fit
from plango_lint.reading.notations import amount_form
from plango_lint.reading.records import Record, Records
from plango_lint.repairs import repaired
from plango_lint.sources import DATA, LeftOut, LeftOutReason, Source

# A whole word: "Totaalpakket rijlessen" is a product.
_TOTAL = re.compile(
    r"(?:(?:sub|eind)?tota(?:al(?:bedrag)?|len)|(?:sub|grand )?totals?|saldo)\b", re.IGNORECASE
)
# What Excel's subtotals write in the column they are made for: "Totaal 202400028", "202400028 Total".
_TOTAL_OF = re.compile(rf"{_TOTAL.pattern}|.*\btota(?:al|l)$", re.IGNORECASE)
_MAKES_A_LINE = ("date", "debtor", "ledger", "vat_code")
_MOST_LABELS = 2
_SEPARATOR = re.compile(r"sep=.?", re.IGNORECASE)
_LONGEST_HEADER = 100
_MOST_CELLS = 1000  # a record with more is no header, no total, and too long to look at closely
_DIGIT = re.compile(r"\d")
_DECIMALS = re.compile(r"\d[.,]\d{2}\b")


@dataclass(slots=True)
class Rows:
    """Rows in the order of the file, with those read by joining an unquoted decimal comma."""

    frame: pd.DataFrame
    lines: np.ndarray
    rows: np.ndarray
    joined: dict[int, tuple[str, ...]] = field(default_factory=dict)  # physical line -> amounts


@dataclass(slots=True)
class Unfit:
    """A record that is no row, before its place among the rows is known."""

    record: Record
    reason: LeftOutReason


def gather(records: Records, naming: Naming, fields: Fields, delimiter: str) -> tuple[Rows, list[Unfit]]:
    """The regular rows and the records that can be made to fit; the rest with the reason."""
    unfit: list[Unfit] = []
    fitted: list[tuple[Record, tuple[str, ...]]] = []
    joined = dict(records.joined)
    judge = Judge(naming, fields)
    for record in records.odd:
        reason = judge.reason(record.cells) if record.sound else "unclosed-quote"
        way = fit(record.cells, naming.width, fields, delimiter) if reason is None else None
        if way is None:
            unfit.append(Unfit(record, reason or "ragged"))
            continue
        fitted.append((record, way.cells))
        if way.joined:
            joined[record.line] = way.joined
    return merged(records, fitted, joined), unfit


def merged(
    records: Records,
    fitted: list[tuple[Record, tuple[str, ...]]],
    joined: dict[int, tuple[str, ...]] | None = None,
) -> Rows:
    """The regular records and those that were made to fit, in the order of the file."""
    found = records.joined_by(fitted)
    frame = pd.DataFrame(dict(enumerate(map(pd.Series, found.columns))), copy=False)
    return Rows(frame, found.lines, found.rows, joined or {})


class Judge:
    """Tells by its cells that a record is no row: a header again, a total, or nothing at all."""

    def __init__(self, naming: Naming, fields: Fields) -> None:
        self.naming = naming
        key = "number" if naming.role == "invoices" else "code"
        self.key = next((position for position, name in fields.items() if name == key), None)
        self.money = {position for position, name in fields.items() if name in AMOUNTS}
        self.summed = self.money | {position for position, name in fields.items() if name == "quantity"}
        self.makers = [position for position, name in fields.items() if name in _MAKES_A_LINE]
        self.header = [repaired(cell).casefold() for cell in naming.header or ()]

    def reason(self, cells: Sequence[str]) -> LeftOutReason | None:
        if len(cells) > _MOST_CELLS:
            return None
        texts = [repaired(cell) for cell in cells]
        if not any(texts):
            return "blank"
        if self._is_header(texts):
            return "repeated-header"
        return "total" if self.naming.role == "invoices" and self._is_total(texts) else None

    def suspects(self, frame: pd.DataFrame) -> np.ndarray:
        """Rows worth a look: only those without a number in the cell of the number can be no rows."""
        if self.key is None:
            return np.arange(len(frame))
        cells = frame[self.key].cat
        texts = cells.categories.tolist()
        if "".join(texts).isdecimal() and "" not in texts:
            return np.flatnonzero(cells.codes < 0)
        bare = [
            not text.isdecimal() and (not _DIGIT.search(text) or bool(_TOTAL_OF.match(text)))
            for text in texts
        ]
        return np.flatnonzero(np.array([*bare, True])[cells.codes])

    def _is_header(self, texts: list[str]) -> bool:
        if self.header and [text.casefold() for text in texts] == self.header:
            return True
        # A second export pasted behind this one may have other columns.
        filled = [text for text in texts if text]
        if len(filled) == 1 and _SEPARATOR.fullmatch(
            filled[0]
        ):  # what stands above the header of that export
            return True
        if len(filled) < 3 or any(len(text) > _LONGEST_HEADER or _DIGIT.search(text) for text in filled):
            return False
        named = len(headers.recognised(self.naming.role, texts))
        return named >= 3 and named * 2 >= len(filled)

    def _is_total(self, texts: list[str]) -> bool:
        number = texts[self.key] if self.key is not None and self.key < len(texts) else ""
        if _DIGIT.search(number) and not _TOTAL_OF.match(number):
            return False
        whole = len(texts) == self.naming.width and len(self.makers) == len(_MAKES_A_LINE)
        if whole and all(texts[position] for position in self.makers):
            return False  # a line of "Totaal pakket" whose number is missing
        if any(map(_TOTAL.match, texts)) or _TOTAL_OF.match(number):
            return True
        labels = [text for position, text in enumerate(texts) if text and not self._is_sum(position, text)]
        # "Som" or "Btw" beside an amount, also in the column of the dates, and nothing that makes a line of it.
        empty = whole and not any(_DIGIT.search(texts[position]) for position in self.makers)
        summed = any(
            self._is_sum(position, texts[position]) for position in self.money if position < len(texts)
        )
        return not labels or (empty and summed and len(labels) <= _MOST_LABELS)

    def _is_sum(self, position: int, text: str) -> bool:
        return bool(amount_form(text).readings and (position in self.summed or _DECIMALS.search(text)))


def leave_out(rows: Rows, unfit: list[Unfit], naming: Naming, fields: Fields) -> tuple[Rows, list[Unfit]]:
    """The rows without headers, totals and blank records, and those among the left-out ones."""
    judge = Judge(naming, fields)
    drop: list[int] = []
    suspects = judge.suspects(rows.frame)
    looked_at = rows.frame.iloc[suspects]
    for position, *texts in zip(
        suspects.tolist(), *(looked_at[name].tolist() for name in looked_at), strict=True
    ):
        cells = tuple(texts)
        reason = judge.reason(cells)
        if reason is not None:
            drop.append(position)
            record = Record(cells, int(rows.lines[position]), int(rows.rows[position]))
            unfit.append(Unfit(record, reason))
    if drop:
        keep = np.ones(len(rows.frame), dtype=bool)
        keep[drop] = False
        frame = rows.frame[keep].reset_index(drop=True)
        frame = frame.apply(lambda cells: cells.cat.remove_unused_categories())
        rows = Rows(frame, rows.lines[keep], rows.rows[keep], rows.joined)
    return rows, sorted(unfit, key=lambda one: one.record.line)


def hand_over(rows: Rows, unfit: list[Unfit], source: Source) -> None:
    """Writes rows and left-out records into the source."""
    source.frame, source.lines, source.rows = rows.frame, rows.lines, rows.rows
    for line, amounts in sorted(rows.joined.items()):
        position = bisect_left(rows.lines, line)
        if position < len(rows.lines) and rows.lines[position] == line:
            source.joined.append(position)
            source.joined_amounts.extend(amounts)
    if not unfit:
        return
    data = np.sort(np.append(rows.lines, [one.record.line for one in unfit if one.reason in DATA]))
    other = [one.record.line for one in unfit if one.reason not in (*DATA, "blank")]
    for one in unfit:
        record = one.record
        # A blank record counts only between data rows: at the end of a file, or beside the header
        # of a second export or a total, it is nothing.
        if one.reason == "blank" and not _between(record.line, data, other):
            continue
        before = bisect_left(rows.lines, record.line)
        source.left_out.append(
            LeftOut(one.reason, record.line, record.row, record.cells, before, record.lines)
        )


def _between(line: int, data: np.ndarray, other: list[int]) -> bool:
    """The nearest records on both sides of a line, of those that are not blank, hold data."""
    before, behind = bisect_left(data, line), bisect_left(other, line)
    if not 0 < before < len(data):
        return False
    above = not behind or data[before - 1] > other[behind - 1]
    return bool(above and (behind == len(other) or data[before] < other[behind]))
