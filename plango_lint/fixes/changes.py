"""What was changed in a file, by the lines and rows of the original."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import Literal

from plango_lint.fixes.document import Document
from plango_lint.fixes.edits import CellEdit, Edit, Removal, Rewrite
from plango_lint.notation import DUTCH, read_amount
from plango_lint.repairs import repaired
from plango_lint.rule import Rule
from plango_lint.sources import Source

Kind = Literal["cell", "removed", "dropped", "moved", "file"]  # dropped: with the whole of its invoice
_GONE = ("removed", "dropped")
_DROPS = ("drop-booked", "drop-invoices")  # repairs that take out invoices, not rows


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is other in the copy. `line` and `row` are those of the original."""

    kind: Kind
    path: str
    rules: tuple[str, ...]
    safety: str
    line: int
    row: int | None = None
    invoice: str | None = None
    debtor: str | None = None
    field: str | None = None
    header: str | None = None
    old: str | None = None
    new: str | None = None
    amount: int | None = None  # cents of a line that was removed


@dataclass
class Log:
    """The changes of a run, in the order in which they were made."""

    _changes: dict[tuple[object, ...], Change] = field(default_factory=dict)
    _given: set[tuple[object, ...]] = field(default_factory=set)  # rule, cell, text that it got
    _quoted: set[tuple[object, ...]] = field(default_factory=set)  # cells that kept their text
    _rows: dict[str, dict[int, int]] = field(default_factory=dict)  # path -> line -> row of the original

    def meet(self, source: Source) -> None:
        """The file before anything in it changes."""
        rows = dict(zip(source.lines, source.rows, strict=True))
        rows |= {record.line: record.row for record in source.left_out}
        self._rows[source.path] = rows

    def note(self, edit: Edit, rule: Rule, safety: str, document: Document) -> None:
        """An edit that is about to be made."""
        source = edit.source
        if isinstance(edit, Rewrite):
            key: tuple[object, ...] = (source.path, "file", edit.delimiter, edit.encoding)
            old, new = (
                (source.delimiter, edit.delimiter) if edit.delimiter else (source.encoding, edit.encoding)
            )
            name = "delimiter" if edit.delimiter else "encoding"
            self._changes[key] = Change(
                "file", source.path, (rule.name,), safety, 1, field=name, old=old, new=new
            )
            return
        line = document.origin(edit.line)
        here = _Row(source, edit.line)
        change = Change(
            "cell", source.path, (rule.name,), safety, line, self._rows[source.path].get(line),
            here.text("number"), here.text("debtor") or here.text("code"),
        )  # fmt: skip
        if isinstance(edit, CellEdit):
            column = source.columns[edit.position - 1]
            self._given.add(self._gift(edit, rule.name, document))
            self._note_cell(
                edit,
                replace(
                    change,
                    field=column.field,
                    header=column.header,
                    old=here.raw(edit.position),
                    new=edit.text,
                ),
            )
        elif isinstance(edit, Removal):
            kind: Kind = "dropped" if rule.fix and rule.fix.repair in _DROPS else "removed"
            self._changes[source.path, line] = replace(change, kind=kind, old=here.whole, amount=here.cents)
        else:
            self._changes.setdefault((source.path, line, "moved"), replace(change, kind="moved"))

    def _note_cell(self, edit: CellEdit, change: Change) -> None:
        key = (change.path, change.line, edit.position)
        before = self._changes.get(key)
        if change.old == change.new:
            self._quoted.add(key)
        if before is not None:
            safety = "unsafe" if "unsafe" in (before.safety, change.safety) else "safe"
            rules = tuple(dict.fromkeys((*before.rules, *change.rules)))
            change = replace(before, new=change.new, rules=rules, safety=safety)
        self._changes[key] = change

    def gave(self, edit: CellEdit, rule: str, document: Document) -> bool:
        """Whether this rule gave the cell this text before, and another one took it away."""
        return self._gift(edit, rule, document) in self._given

    def _gift(self, edit: CellEdit, rule: str, document: Document) -> tuple[object, ...]:
        return rule, edit.source.path, document.origin(edit.line), edit.position, edit.text

    def changes(self) -> tuple[Change, ...]:
        """By file and line. What was changed in a row that went out, or got its old text back, is not told."""
        kept = [change for key, change in self._changes.items() if self._is_told(key, change)]
        return tuple(sorted(kept, key=lambda one: (one.path, one.kind != "file", one.line)))

    def _is_told(self, key: tuple[object, ...], change: Change) -> bool:
        if change.kind in (*_GONE, "file"):
            return True
        removal = self._changes.get((change.path, change.line))
        if removal is not None and removal.kind in _GONE:
            return False
        return change.kind == "moved" or change.old != change.new or key in self._quoted


class _Row:
    """What stands in the record that begins on a physical line."""

    def __init__(self, source: Source, line: int) -> None:
        self.source = source
        index = bisect_left(source.lines, line)
        self.index = index if index < len(source.lines) and source.lines[index] == line else None
        at = bisect_left(source.left_out, line, key=lambda one: one.line)  # they are in the order of the file
        found = source.left_out[at] if at < len(source.left_out) else None
        self.left_out = found if found is not None and found.line == line else None

    def raw(self, position: int) -> str | None:
        if self.index is None:
            return None
        cell = self.source.frame.iloc[self.index, position - 1]
        return cell if isinstance(cell, str) else None

    def text(self, name: str) -> str | None:
        column = self.source.column_of(name)
        raw = self.raw(column.position) if column else None
        return repaired(raw) or None if raw is not None else None

    @property
    def whole(self) -> str | None:
        """A record that went out, as far as it was no invoice line."""
        return " ".join(filter(None, map(str.strip, self.left_out.cells))) if self.left_out else None

    @property
    def cents(self) -> int | None:
        text = self.text("amount")
        readings = read_amount(text).readings if text else {}
        wanted = self.source.number_notation or DUTCH
        reading = readings.get(wanted) or next(iter(readings.values()), None)
        return reading[0] if reading else None
