"""What a repair does to a file: a cell gets another text, a record goes or moves, the whole is written otherwise."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from plango_lint.sources import Source


@dataclass(frozen=True, slots=True, eq=False)
class Rewrite:
    """The whole file with another delimiter or in another encoding."""

    source: Source
    delimiter: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class CellEdit:
    """Another text in one cell of the record that begins on this physical line."""

    source: Source
    line: int
    position: int  # of the column, from 1
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Removal:
    """The record that begins on this physical line is taken out."""

    source: Source
    line: int


@dataclass(frozen=True, slots=True, eq=False)
class Move:
    """The record that begins on `line` goes behind the one that begins on `behind`."""

    source: Source
    line: int
    behind: int


Edit = Rewrite | CellEdit | Removal | Move


class Taken:
    """The places that edits touch already. Two edits meet when one touches what the other does."""

    def __init__(self) -> None:
        self._files: set[Hashable] = set()
        self._wholes: set[Hashable] = set()
        self._records: set[Hashable] = set()
        self._cells: set[Hashable] = set()
        self._with_cells: set[Hashable] = set()  # records
        self._rows: Counter[str] = Counter()  # that go out, by path

    def meets(self, edit: Edit) -> bool:
        path = edit.source.path
        if isinstance(edit, Rewrite):
            return path in self._files
        if path in self._wholes:
            return True
        records = _records(edit)
        if isinstance(edit, CellEdit):
            cell = (path, edit.line, edit.position)
            return cell in self._cells or any(one in self._records for one in records)
        return any(one in self._records or one in self._with_cells for one in records)

    def empties(self, edits: Sequence[Edit]) -> bool:
        """With these a file would have no row left, although each problem leaves some."""
        gone = Counter(edit.source.path for edit in edits if _is_of_row(edit))
        sizes = {edit.source.path: len(edit.source.lines) for edit in edits}
        return any(self._rows[path] + more >= sizes[path] for path, more in gone.items())

    def take(self, edit: Edit) -> None:
        path = edit.source.path
        self._files.add(path)
        if isinstance(edit, Rewrite):
            self._wholes.add(path)
        elif isinstance(edit, CellEdit):
            self._cells.add((path, edit.line, edit.position))
            self._with_cells.update(_records(edit))
        else:
            self._records.update(_records(edit))
            self._rows[path] += _is_of_row(edit)


def _is_of_row(edit: Edit) -> bool:
    """It takes out a row of the table, not a total or the like."""
    if not isinstance(edit, Removal):
        return False
    index = bisect_left(edit.source.lines, edit.line)
    return index < len(edit.source.lines) and edit.source.lines[index] == edit.line


def _records(edit: CellEdit | Removal | Move) -> Iterator[Hashable]:
    yield edit.source.path, edit.line
    if isinstance(edit, Move):
        yield edit.source.path, edit.behind
