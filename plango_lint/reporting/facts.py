"""One group of hits, counted: places, invoices and euros, and the words its message may say."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from plango_lint.books.entries import Entries, ascending, entries_of
from plango_lint.export import Export
from plango_lint.outcomes import Group
from plango_lint.repairs import repaired
from plango_lint.rule import Rule
from plango_lint.settings.vocabulary import PUBLIC
from plango_lint.texts.ranges import ranges
from plango_lint.texts.wording import Cell, Euros, Names, Ranges, Term

FEW = 3  # ranges of missing numbers that fit behind a title


@dataclass
class Pristine:
    """The invoices before any blame: what counts and euros are taken from."""

    export: Export

    @cached_property
    def entries(self) -> Entries | None:
        if "invoices" not in self.export.tables:
            return None
        return entries_of(self.export.tables["invoices"].unblamed())

    @cached_property
    def cents(self) -> np.ndarray:
        """Absolute amounts per row; what cannot be read counts as nothing."""
        assert self.entries is not None
        return self.entries.table["amount"].cents.abs().fillna(0).to_numpy(dtype=np.int64)

    @cached_property
    def numbers(self) -> np.ndarray:
        """The invoice number of each row, -1 for none."""
        assert self.entries is not None
        return self.entries.number.fillna(-1).to_numpy(dtype=np.int64)

    def text(self, name: str, row: int) -> str:
        assert self.entries is not None
        value = self.entries.table[name].text.iloc[row]
        return value if isinstance(value, str) else ""


@dataclass
class Facts:
    """One group, counted."""

    group: Group
    rule: Rule
    pristine: Pristine

    @cached_property
    def invoice_rows(self) -> np.ndarray:
        """Rows of the invoices table that the group names."""
        parts = [
            part.hits.rows[part.chosen] for part in self.group.parts if part.hits.table.name == "invoices"
        ]
        if len(parts) == 1 and len(parts[0]) == 1:  # of most groups where there are very many
            return parts[0]
        return ascending(np.concatenate(parts)) if parts else np.empty(0, dtype=np.int64)

    @cached_property
    def entries(self) -> np.ndarray:
        if self.pristine.entries is None:
            return np.empty(0, dtype=np.int64)
        found = ascending(self.pristine.entries.entry[self.invoice_rows])
        return found[found >= 0]

    @cached_property
    def numbers(self) -> list[int]:
        """Invoice numbers the group is about: the missing ones of a gap, else those of its rows."""
        given = [part.hits.numbers[part.chosen] for part in self.group.parts if part.hits.numbers is not None]
        if given:
            return [int(number) for number in ascending(np.concatenate(given))]
        if self.pristine.entries is None or not len(self.invoice_rows):
            return []
        found = ascending(self.pristine.numbers[self.invoice_rows])
        return [int(number) for number in found if number >= 0]

    @cached_property
    def values(self) -> list[str]:
        """Distinct texts of the offending cells, in the order they are met."""
        found = dict.fromkeys(map(repaired, self._written))
        found.update((hits.value, None) for hits in self.group.files if hits.value is not None)
        return list(found)

    @cached_property
    def _written(self) -> list[str]:
        """The same texts as they stand in the file."""
        found: dict[str, None] = {}
        for part in self.group.parts:
            if part.hits.column is not None:
                cells = part.hits.table.distinct(part.hits.column)
                codes = pd.unique(cells.codes[part.hits.rows[part.chosen]])
                found.update((cells.texts[code], None) for code in codes.tolist() if code >= 0)
        return list(found)

    @property
    def value(self) -> str | None:
        """The one offending value; of a gap, the numbers that are missing."""
        if self.rule.counts == "numbers":
            known = ranges(self.numbers)
            shown = (str(first) if first == last else f"{first}-{last}" for first, last in known)
            return ", ".join(shown) if len(known) <= FEW else None
        return self.values[0] if len(self.values) == 1 else None

    @cached_property
    def subject(self) -> str | None:
        """The text that makes the cause, when another field than the problem's own does: the product."""
        name = self.rule.cause[0]
        if not self.group.parts or not self.group.parts[0].hits.table.has(name) or name == self.field:
            return None
        hits = self.group.parts[0].hits
        raw = hits.table.cells[name].iloc[int(hits.rows[self.group.parts[0].chosen[0]])]
        return repaired(raw) or None if isinstance(raw, str) else None

    @property
    def field(self) -> str | None:
        fields = {part.hits.column for part in self.group.parts} | {hits.field for hits in self.group.files}
        return next(iter(fields)) if len(fields) == 1 else None

    @property
    def whole_file(self) -> bool:
        return bool(self.group.files) and all(hits.whole_file for hits in self.group.files)

    @cached_property
    def rows_named(self) -> int:
        chosen = (part.hits.rows[part.chosen] for part in self.group.parts)
        rows = sum(len(ascending(some)) if len(some) > 1 else len(some) for some in chosen)
        return rows + sum(len(hits.spots) or 1 for hits in self.group.files)

    @cached_property
    def count(self) -> int:
        if self.group.files:
            given = [hits.count for hits in self.group.files]
            if any(count is not None for count in given):
                return sum(count or 0 for count in given)
        match self.rule.counts:
            case "invoices":
                return len(self.entries) or self.rows_named
            case "numbers":
                return len(self.numbers)
            case "codes":
                return len(self.values)
            case "file":
                return 1
            case _:
                return self.rows_named

    @cached_property
    def amount(self) -> int | None:
        rows = self.invoice_rows
        if not len(rows) or self.rule.counts in ("file", "numbers"):
            return None  # what is missing has no lines
        if self.rule.about == "invoices" and self.pristine.entries is not None:
            lines = self.pristine.entries.rows_of(self.entries)
            once = lines[~self.pristine.export.invoices.gone[lines]]  # not the second copy of an invoice
            rows = np.union1d(rows, once)
        return int(self.pristine.cents[rows].sum())

    def words(self) -> dict[str, Any]:
        """What every message may say, and what the check adds."""
        personal = self.field is not None and self.field not in PUBLIC
        words: dict[str, Any] = {
            "value": Cell(", ".join(self.values[:3]), personal),
            "values": Names(tuple(self.values)),
            "written": Cell(", ".join(self._written[:3]), personal),
            "count": self.count,
            "invoices": len(self.entries),
            "amount": Euros(self.amount or 0),
            "ranges": Ranges(tuple(self.numbers)),
            "field": Term(f"field-{self.field}") if self.field else "",
            **self._of_first_row(),
        }
        for part in reversed(self.group.parts):  # the first place shown is the one the message is about
            if part.hits.words is not None:
                words.update(part.hits.words(part.chosen))
        for hits in self.group.files:
            words.update(hits.words)
            if hits.source is not None:
                words.setdefault("file", hits.source.path)
        return words

    def _of_first_row(self) -> dict[str, Any]:
        if not self.group.parts:
            return {}
        hits = self.group.parts[0].hits
        row = int(hits.rows[self.group.parts[0].chosen[0]])
        source = hits.table.sources[hits.table.source_of[row]]
        words: dict[str, Any] = {"file": source.path, "row": int(hits.table.rows[row])}
        for name in hits.table.cells:
            cells = hits.table.distinct(name)
            code = int(cells.codes[row])
            words[name] = Cell(repaired(cells.texts[code]) if code >= 0 else "", name not in PUBLIC)
        if hits.table.name == "invoices":
            words["invoice"] = words.get("number", Cell(""))
            words["product"] = words.get("line_description", Cell(""))
        return words
