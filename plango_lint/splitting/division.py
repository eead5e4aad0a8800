"""One export and what becomes of it: which rows wait, why, and what its two parts hold."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from plango_lint.splitting.control import Amounts, amounts_of
from plango_lint.splitting.judging import Judgement, Reasons
from plango_lint.splitting.parts import Original, part_path
from plango_lint.splitting.records import Record
from plango_lint.texts.splitting import say


@dataclass
class Division:
    """One export and what becomes of it."""

    original: Original
    first: int  # position of its first row in the table of all exports
    judgement: Judgement
    held: dict[int, Reasons]  # rows that wait, by position within the file

    @property
    def path(self) -> Path:
        return Path(self.original.source.path)

    @cached_property
    def rows(self) -> int:
        return len(self.original.source.frame)

    @property
    def ready_rows(self) -> np.ndarray:
        return np.array([row for row in range(self.rows) if row not in self.held], dtype=np.int64)

    @property
    def held_rows(self) -> np.ndarray:
        return np.array(sorted(self.held), dtype=np.int64)

    @property
    def waiting(self) -> list[Record]:
        """Records that are no rows, and that keep the file from being imported."""
        lost = {id(record) for record in self.original.source.lost}
        return [
            record
            for record in self.original.records
            if record.left_out is not None
            and (
                id(record.left_out) in lost
                or (self.original.source.path, record.line) in self.judgement.records
            )
        ]

    @property
    def is_split(self) -> bool:
        """Something of it waits."""
        return bool(self.held or self.waiting)

    @cached_property
    def ready_data(self) -> bytes | None:
        """None when nothing of it is ready; the file itself when all of it is."""
        if not self.is_split:
            return self.original.file.data
        return self.original.ready(self.held.__contains__) if len(self.ready_rows) else None

    @cached_property
    def held_data(self) -> bytes | None:
        if not self.is_split:
            return None
        return self.original.held(say("column", self.judgement.language), self._reason)

    def parts(self) -> dict[Path, bytes]:
        """What is to be written, and where."""
        if not self.is_split:
            return {}
        parts = {part_path(self.path, "ready"): self.ready_data, part_path(self.path, "held"): self.held_data}
        return {path: data for path, data in parts.items() if data is not None}

    def _reason(self, record: Record) -> str | None:
        if record.kind == "row":
            reasons = self.held.get(record.row or 0)
            return "; ".join(reasons) if reasons else None
        return "; ".join(self.judgement.of_record(record, self.original.source.path))

    def reasons(self) -> list[tuple[str, int, int]]:
        """Every reason with the number of invoices, and of records that are of no invoice; most first."""
        invoices: dict[str, set[int]] = {}
        loose: Counter[str] = Counter()
        entry = self.entry
        for row, reasons in self.held.items():
            for reason in reasons:
                if entry[row] >= 0:
                    invoices.setdefault(reason, set()).add(int(entry[row]))
                else:
                    loose[reason] += 1
        for record in self.original.records:
            if record.kind == "left-out":
                loose.update([*self.judgement.of_record(record, self.original.source.path)])
        found = {reason: (len(invoices.get(reason, ())), loose[reason]) for reason in {**invoices, **loose}}
        ordered = sorted(found.items(), key=lambda one: (-one[1][0], -one[1][1], one[0]))
        return [(reason, *counts) for reason, counts in ordered]

    @cached_property
    def entry(self) -> np.ndarray:
        """The invoice of every row; -1 without a number."""
        if self.judgement.table is None or not self.rows:
            return np.empty(0, dtype=np.int64)
        return self.judgement.entries.entry[self.first : self.first + self.rows]

    def amounts(self, rows: np.ndarray) -> Amounts:
        """Invoices, lines and euros of some of its rows."""
        return amounts_of(self.judgement.table, self.entry, self.first, rows)
