"""A workbook in which every text stays text: no formula, no link to the world, no control character."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from textwrap import wrap
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from plango_lint.findings import Severity
from plango_lint.output.inert import visible
from plango_lint.output.phrases import Phrases

LONGEST_TEXT = 32_767  # UTF-16 units in a cell; Excel takes no more
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
_SIGNS = 1.1  # of a text, for every digit that fits in the width
_LINE, _HIGHEST = 15, 405  # points; Excel has no higher row
_ROOM_FOR_TAIL = 60  # of a text that is shortened: how many characters it had more
_OPTIONS = {
    "in_memory": True,  # personal data goes into no file besides the workbook
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_EPOCH = date(1899, 12, 30)
_FIRST_DAY = date(1900, 3, 1)  # the days before it have two numbers: Excel knows a 29 February 1900

Style = Mapping[str, Any]
HEADING: Style = {"bold": True, "font_size": 13}
HEADER: Style = {
    "bold": True,
    "bg_color": "#1F3864",
    "font_color": "#FFFFFF",
    "valign": "vcenter",
    "text_wrap": True,
}
BOLD: Style = {"bold": True}
GREY: Style = {"font_color": "#7F7F7F"}
WRAPPED: Style = {"text_wrap": True, "valign": "top"}
RULED: Style = {"text_wrap": True, "valign": "top", "bottom": 1, "bottom_color": "#D9D9D9"}  # a line below it
MONEY: Style = {"num_format": "#,##0.00_ ;[Red]-#,##0.00_ "}  # some room at the right
COUNT: Style = {"num_format": "#,##0_ "}
DAY: Style = {"num_format": "dd-mm-yyyy", "align": "left"}
SEVERITIES: Mapping[int, Style] = {
    Severity.ERROR: {"bg_color": "#FFC7CE", "font_color": "#9C0006"},
    Severity.WARNING: {"bg_color": "#FFEB9C", "font_color": "#7F6000"},
    Severity.INFO: {"bg_color": "#DDEBF7", "font_color": "#1F4E78"},
}


@dataclass
class Book:
    """The workbook that is being made; its pages count the texts that were too long."""

    say: Phrases
    shortened: int = 0
    _out: BytesIO = field(default_factory=BytesIO)
    _formats: dict[tuple[tuple[str, Any], ...], Format] = field(default_factory=dict)
    _pages: list[Page] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._workbook = xlsxwriter.Workbook(self._out, _OPTIONS)
        # The same report gives the same bytes: no time of making.
        self._workbook.set_properties({"title": "plango-lint", "created": datetime(1980, 1, 1)})  # noqa: DTZ001

    def page(self, name: str) -> Page:
        """A sheet; the name must be one that Excel takes."""
        sheet = self._workbook.add_worksheet(name)
        sheet.set_paper(9)  # A4
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&R&P / &N")
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        page = Page(self, sheet, name)
        self._pages.append(page)
        return page

    def style(self, *styles: Style) -> Format | None:
        """One format for these together; the later ones go first."""
        key = tuple(item for style in styles for item in style.items())
        if not key:
            return None
        if key not in self._formats:
            self._formats[key] = self._workbook.add_format(dict(key))
        return self._formats[key]

    def fitting(self, text: str) -> str:
        """The text as a cell can hold it."""
        shown = visible(text[:LONGEST_TEXT])  # a sign becomes no less than one
        more = len(text) - LONGEST_TEXT
        if more <= 0 and (len(shown) * 2 <= LONGEST_TEXT or _units(shown) <= LONGEST_TEXT):
            return shown
        self.shortened += 1
        kept = shown.encode("utf-16-le")[: 2 * (LONGEST_TEXT - _ROOM_FOR_TAIL)].decode("utf-16-le", "ignore")
        left_out = len(shown) - len(kept) + max(more, 0)
        return f"{kept.rstrip()}… {self.say('words.left-out', left_out)}"

    def bytes(self) -> bytes:
        """The whole file."""
        for page in self._pages:
            page.give_height()
        self._workbook.close()
        return self._out.getvalue()


@dataclass
class Page:
    """One sheet. Rows and columns count from 0 here, as they do in XlsxWriter."""

    book: Book
    sheet: Worksheet
    name: str
    _widths: tuple[float, ...] = ()
    _lines: dict[int, int] = field(default_factory=dict)  # that the texts of a row take, when more than one

    def text(self, row: int, column: int, text: str, *styles: Style) -> None:
        """A text, whatever it looks like."""
        text = self.book.fitting(text)
        self.sheet.write_string(row, column, text, self.book.style(*styles))
        if column < len(self._widths) and any("text_wrap" in style for style in styles):
            lines = len(wrap(text, max(int(self._widths[column] * _SIGNS), 4)))
            self._lines[row] = max(self._lines.get(row, 1), lines)

    def give_height(self) -> None:
        """Rows as high as their texts ask for: not every program finds that out for itself."""
        for row, lines in self._lines.items():
            self.sheet.set_row(row, min(lines * _LINE, _HIGHEST))

    def cents(self, row: int, column: int, cents: int | None, *styles: Style) -> None:
        """Cents as euros; nothing is an empty cell."""
        style = self.book.style(MONEY, *styles)
        if cents is None:
            self.sheet.write_blank(row, column, None, style)
        else:
            self.sheet.write_number(
                row, column, cents / 100, style
            )  # the number nearest to these two decimals

    def count(self, row: int, column: int, count: int | None, *styles: Style) -> None:
        style = self.book.style(COUNT, *styles)
        if count is None:
            self.sheet.write_blank(row, column, None, style)
        else:
            self.sheet.write_number(row, column, count, style)

    def day(self, row: int, column: int, day: date, *styles: Style) -> None:
        """A date; as text when it is one that Excel does not count."""
        if day < _FIRST_DAY:
            self.text(row, column, f"{day:%d-%m-}{day.year}", *styles)
        else:
            self.sheet.write_number(row, column, (day - _EPOCH).days, self.book.style(DAY, *styles))

    def header(self, row: int, names: Sequence[str], last: int | None = None) -> None:
        """Names of columns that stay in sight; with the last row below it, each with its filter."""
        for column, name in enumerate(names):
            self.text(row, column, name, HEADER)
        if last is not None:
            self.sheet.freeze_panes(row + 1, 0)
            self.sheet.repeat_rows(row)
            self.sheet.autofilter(row, 0, max(last, row + 1), len(names) - 1)

    def widths(self, *widths: float) -> None:
        """How wide the columns are, in digits."""
        self._widths = widths
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)

    def link(self, row: int, column: int, page: str, cell: str, text: str, *styles: Style) -> None:
        """A text that leads to a cell of this workbook."""
        target = page.replace("'", "''")
        style = self.book.style({"font_color": "#0563C1", "underline": 1}, *styles)
        self.sheet.write_url(row, column, f"internal:'{target}'!{cell}", style, self.book.fitting(text))

    def codes_are_text(self) -> None:
        """No green corner says that an account looks like a number."""
        self.sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{MOST_ROWS}"})


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
