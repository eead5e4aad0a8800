"""Which cells of the exports a workbook shows, which are coloured, and which have a comment.

A large export does not fit: a workbook of a hundred thousand lines opens slowly, and nobody looks through it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from plango_lint.findings import Mark, Place, Problem, ReadFile, Report, Sheet
from plango_lint.output.xlsx.book import MOST_COLUMNS, MOST_ROWS
from plango_lint.output.xlsx.names import sheet_names

MOST_CELLS = 200_000  # of all exports together: about 13,000 invoice lines
MOST_COMMENTS = 1_000  # Excel draws each, also when nobody looks at it
COMMENTS_OF_ONE = 100  # of one problem
_LEAST = 4  # cells that a row takes the room of, when it has fewer

Cell = tuple[int, int]  # row and column, from 1


@dataclass
class Part:
    """What is shown of one export. Rows and columns count from 1, as in a spreadsheet."""

    file: ReadFile
    sheet: Sheet
    name: str
    rows: np.ndarray  # shown, ascending
    # The worst severity per shown row (and of the header, which is the last), by column; 0: of the whole row.
    levels: dict[int, np.ndarray] = field(default_factory=dict)
    comments: dict[Cell, list[Problem]] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        return len(self.rows) == len(self.sheet.rows)

    @cached_property
    def positions(self) -> np.ndarray:
        """The rows that can be marked: those shown, and the header."""
        return np.append(self.rows, self.sheet.header_row or 0)

    def shows(self, place: Place) -> bool:
        return place.row is not None and bool((self.positions == place.row).any())


@dataclass
class Choice:
    """What is shown of all exports."""

    parts: list[Part]
    commented: int = 0  # cells
    left_uncommented: int = 0  # places

    def part(self, path: str) -> Part | None:
        return next((part for part in self.parts if part.file.path == path), None)


def choose(report: Report, usual_name: str, taken: Sequence[str]) -> Choice:
    """The cells to show: those of problems first, the worst first."""
    files = [file for file in report.files if file.sheet is not None]
    files.sort(key=lambda file: file.role != "invoices")
    names = sheet_names([file.path for file in files], usual_name, taken)
    rooms = _rooms([int(_taken(file.sheet).sum()) for file in files if file.sheet])
    marks = {number: list(problem.marks) for number, problem in enumerate(report.open_problems)}
    parts = []
    for file, name, room in zip(files, names, rooms, strict=True):
        assert file.sheet is not None
        own = [
            (problem, mark)
            for number, problem in enumerate(report.open_problems)
            for mark in marks[number]
            if mark.file == file.path
        ]
        parts.append(Part(file, file.sheet, name, _rows(file.sheet, own, room)))
    choice = Choice(parts)
    for number, problem in enumerate(report.open_problems):
        _mark(choice, problem, marks[number])
    return choice


def _rooms(sizes: Sequence[int]) -> list[int]:
    """How many cells of each file there is room for; what small files leave is for the large ones."""
    rooms = [0] * len(sizes)
    left = MOST_CELLS
    for done, index in enumerate(sorted(range(len(sizes)), key=lambda index: sizes[index])):
        rooms[index] = min(sizes[index], left // (len(sizes) - done))
        left -= rooms[index]
    return rooms


def _rows(sheet: Sheet, marks: Sequence[tuple[Problem, Mark]], room: int) -> np.ndarray:
    taken = _taken(sheet)
    if taken.sum() <= room and (not len(sheet.rows) or sheet.rows[-1] <= MOST_ROWS):
        return sheet.rows
    worst = np.zeros(len(sheet.rows), dtype=np.int8)
    for problem, mark in marks:
        found = np.isin(sheet.rows, mark.rows)
        worst[found] = np.maximum(worst[found], int(problem.severity))
    worst[sheet.rows > MOST_ROWS] = -1
    order = np.lexsort((sheet.rows, -worst))
    fits = (np.cumsum(taken[order]) <= room) & (worst[order] >= 0)
    return np.sort(sheet.rows[order[fits]])


def _taken(sheet: Sheet) -> np.ndarray:
    """The room that each row takes, in cells."""
    return np.clip(sheet.widths, _LEAST, max(MOST_COLUMNS, _LEAST))


def _mark(choice: Choice, problem: Problem, marks: Sequence[Mark]) -> None:
    own = 0
    for mark in marks:
        part = choice.part(mark.file)
        if part is None or (mark.column or 0) > MOST_COLUMNS:
            continue
        shown = np.isin(part.positions, mark.rows)
        levels = part.levels.setdefault(mark.column or 0, np.zeros(len(shown), dtype=np.int8))
        levels[shown] = np.maximum(levels[shown], int(problem.severity))
        rows = np.sort(part.positions[shown])[: COMMENTS_OF_ONE - own].tolist()
        own += len(rows)
        told = sum(_comment(choice, part, (row, mark.column or 1), problem) for row in rows)
        choice.left_uncommented += int(shown.sum()) - told


def _comment(choice: Choice, part: Part, cell: Cell, problem: Problem) -> bool:
    """Adds a problem to the comment at a cell, as long as there is room for one."""
    if cell not in part.comments:
        if choice.commented >= MOST_COMMENTS:
            return False
        choice.commented += 1
    part.comments.setdefault(cell, []).append(problem)
    return True
