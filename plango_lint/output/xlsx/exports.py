"""An export as a spreadsheet shows it, with its bad cells coloured and explained."""

from __future__ import annotations

from collections.abc import Sequence

from plango_lint.findings import Problem, SheetCell, SheetLine
from plango_lint.output.phrases import Phrases
from plango_lint.output.xlsx.book import GREY, MOST_COLUMNS, SEVERITIES, Page, Style
from plango_lint.output.xlsx.choosing import Part

_MEASURED = 200  # rows that the widths of the columns are taken from
_NARROWEST, _WIDEST, _ARROW = 6, 42, 3
_COMMENT_WIDTH, _LINE, _SIGNS = 360, 18, 52  # pixels, pixels, characters on a line
_LONGEST_HINT, _MOST_IN_CELL = 700, 4
_LEFT_OUT: Style = {**GREY, "italic": True}


def export_page(page: Page, part: Part, say: Phrases) -> None:
    page.codes_are_text()
    widths = _header(page, part)
    for index, line in enumerate(part.sheet.lines(part.rows)):
        _line(page, part, line, index)
        if index < _MEASURED:
            _measure(widths, line.cells)
    for column, width in enumerate(widths[:MOST_COLUMNS]):
        page.sheet.set_column(column, column, min(max(width + 1, _NARROWEST), _WIDEST))
    if not part.complete:
        page.sheet.set_default_row(hide_unused_rows=True)
        _note(page, (part.sheet.header_row or 1) - 1, 0, say("xlsx.rows-hidden", sheet=say("xlsx.summary")))
    for (row, column), problems in part.comments.items():
        _comment(page, row - 1, column - 1, problems, say)


def _header(page: Page, part: Part) -> list[int]:
    """Writes the names of the columns; gives the widths they ask for."""
    row, names = part.sheet.header_row, list(part.sheet.header)[:MOST_COLUMNS]
    if row is None or not names:
        return []
    last = int(part.rows[-1]) if len(part.rows) else row
    page.header(row - 1, names, last - 1)
    for column, name in enumerate(names, 1):
        if level := max(_level(part, 0, -1), _level(part, column, -1)):
            page.text(row - 1, column - 1, name, _coloured(level))
    return [len(name) + _ARROW for name in names]


def _line(page: Page, part: Part, line: SheetLine, index: int) -> None:
    whole = _level(part, 0, index)
    for column, cell in enumerate(line.cells[:MOST_COLUMNS], 1):
        level = max(whole, _level(part, column, index))
        style: Style = _coloured(level) if level else _LEFT_OUT if line.left_out else {}
        _cell(page, line.row - 1, column - 1, cell, style)
    for column, levels in part.levels.items():  # also where nothing stands
        if column > len(line.cells) and levels[index]:
            page.text(line.row - 1, column - 1, "", _coloured(levels[index]))


def _level(part: Part, column: int, index: int) -> int:
    levels = part.levels.get(column)
    return 0 if levels is None else int(levels[index])


def _coloured(level: int) -> Style:
    return SEVERITIES[int(level)]


def _cell(page: Page, row: int, column: int, cell: SheetCell, style: Style) -> None:
    if isinstance(cell, int):
        page.cents(row, column, cell, style)
    elif isinstance(cell, str):
        if cell or style:
            page.text(row, column, cell, style)
    else:
        page.day(row, column, cell, style)


def _measure(widths: list[int], cells: Sequence[SheetCell]) -> None:
    for column, cell in enumerate(cells[:MOST_COLUMNS]):
        width = len(cell) if isinstance(cell, str) else 10
        if column < len(widths):
            widths[column] = max(widths[column], width)
        else:
            widths.append(width)


def _comment(page: Page, row: int, column: int, problems: Sequence[Problem], say: Phrases) -> None:
    texts = []
    for problem in problems[:_MOST_IN_CELL]:
        severity = say(f"severity.{problem.severity.word}")
        texts.append(f"{severity}: {_short(page, problem.title)}\n{_short(page, problem.hint)}")
    if more := len(problems) - len(texts):
        texts.append(say("xlsx.more-in-cell", more))
    text = "\n\n".join(texts)
    _note(page, row, column, text)


def _note(page: Page, row: int, column: int, text: str) -> None:
    lines = sum(len(part) // _SIGNS + 1 for part in text.split("\n")) + 1
    page.sheet.write_comment(
        row,
        column,
        text,
        {"width": _COMMENT_WIDTH, "height": min(lines * _LINE, 500), "font_size": 9, "color": "#FFFFE1"},
    )


def _short(page: Page, text: str) -> str:
    text = page.book.fitting(text)
    return text if len(text) <= _LONGEST_HINT else f"{text[:_LONGEST_HINT].rstrip()}…"


__all__ = ["export_page"]
