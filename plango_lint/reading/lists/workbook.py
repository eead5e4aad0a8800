"""Lists that people saved from Excel (XLSX), with python-calamine, which the extra `excel` brings.

A workbook is a ZIP of XML made by anyone: before it is opened, it is unpacked once within a bound,
whatever sizes it states, and no part may ask for a document type or for more cells than a list has.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from plango_lint.reading.columns import Naming, named_columns
from plango_lint.reading.lists.plain import LIST_ROLES, from_records
from plango_lint.reading.lists.xml_tree import DEEPEST, NotRead, new_parser
from plango_lint.reading.roles import role_by_headers
from plango_lint.sources import FailureReason, Source

if TYPE_CHECKING:
    from plango_lint.settings import Settings

MOST_BYTES = 100_000_000  # unpacked
MOST_CELLS = 5_000_000  # the smallest rectangle around them: it is that which takes memory
# Both are less for a small file, which holds very much only when it says the same thing again and again.
_BYTES_OF_SMALL, _CELLS_OF_SMALL = 30_000_000, 1_500_000
MOST_SHEETS = 100  # among which the list stands
_TITLE_ROWS = 20  # rows among which the headers stand
_PIECE = 1 << 16
_REFERENCE = re.compile(r"(?P<column>[A-Z]{1,3})(?P<row>[0-9]{1,7})")
_ROW = re.compile(r"(?P<row>[0-9]{1,7})")
_DIGITS = 15  # as many as Excel shows: behind them stands what binary fractions leave
Row = tuple[str, ...]


def read(source: Source, data: bytes, settings: Settings) -> Source:
    """Completes the source of a workbook: the first sheet that is a list, or why there is none."""
    wanted, source.role, source.family = source.role, None, "workbook"
    if wanted in ("invoices", "debtors") or source.earlier:
        return _failed(source, "xlsx")  # what goes to Exact is text with separators
    try:
        import python_calamine
    except ImportError:
        return _failed(source, "xlsx-extra")
    try:
        _inspect(data)
        with python_calamine.load_workbook(io.BytesIO(data)) as workbook:
            names = workbook.sheet_names[:MOST_SHEETS]
            sheets = (_rows(workbook.get_sheet_by_name(name)) for name in names)
            return _first_list(source, sheets, wanted, settings)
    except _TooLarge:
        return _failed(source, "xlsx-large")
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:
        return _failed(source, "xlsx-damaged")


def _failed(source: Source, reason: FailureReason) -> Source:
    source.failure = reason
    return source


def _first_list(
    source: Source, sheets: Iterable[Iterator[Row]], wanted: str | None, settings: Settings
) -> Source:
    for sheet in sheets:
        top = list(islice(sheet, _TITLE_ROWS))
        for index, cells in enumerate(top):
            role = _role(cells, wanted, settings)
            if role in ("invoices", "debtors"):
                return _failed(source, "xlsx")
            if role is not None:
                source.header_line = index + 1
                rows = [*top[index + 1 :], *sheet]
                return _list(source, rows, cells, _naming(role, cells, settings))
        source.unrecognised_headers = source.unrecognised_headers or _words(top)
    return source


def _naming(role: str, header: Row, settings: Settings) -> Naming:
    name = "booked" if role == "transactions" else role
    return Naming(role, header, len(header), settings.columns.get(name, {}))


def _role(cells: Row, wanted: str | None, settings: Settings) -> str | None:
    """What the rows below these cells are; one forced with --as needs only to find its columns."""
    found = role_by_headers(cells, settings.columns)
    role = "transactions" if wanted == "booked" else wanted
    if role in (None, found):
        return found
    return role if role in LIST_ROLES and len(named_columns(_naming(role, cells, settings))) > 1 else None


def _list(source: Source, rows: list[Row], header: Row, naming: Naming) -> Source:
    first = (source.header_line or 0) + 1
    known = {name: getattr(source, name) for name in ("path", "sha256", "origin", "family", "header_line")}
    numbers = range(first, first + len(rows))
    return from_records(naming.role, header, rows, numbers, columns=named_columns(naming), **known)


def _words(rows: Sequence[Row]) -> Row:
    return next((tuple(cell for cell in row if cell) for row in rows if any(row)), ())


def _rows(sheet: Any) -> Iterator[Row]:
    """The rows of a sheet as text, from the first one and the first column on."""
    shift = ("",) * (sheet.start[1] if sheet.start else 0)  # the library leaves out empty columns only
    known: dict[str, str] = {}  # a text that stands there often is kept once
    for cells in sheet.iter_rows():
        texts = map(text_of, cells)
        yield (*shift, *(known.setdefault(text, text) for text in texts))


def text_of(cell: object) -> str:
    """A cell as the same list would show it in a CSV: 810200, 0,21, 02-01-2024, true.

    >>> text_of(810200.0), text_of(0.1 + 0.2), text_of(dt.date(2024, 1, 2)), text_of(True)
    ('810200', '0,3', '02-01-2024', 'true')
    """
    match cell:
        case str():
            return cell
        case bool():
            return str(cell).lower()
        case int():
            return str(cell)
        case float():
            plain = Decimal(f"{cell:.{_DIGITS}g}") if cell == cell and abs(cell) < 1e300 else Decimal(0)  # noqa: PLR0124
            return f"{plain:f}".rstrip("0").rstrip(".").replace(".", ",") if plain % 1 else f"{plain:.0f}"
        case dt.date():  # a moment too
            return f"{cell:%d-%m-%Y}"
        case _:
            return "" if cell is None else str(cell)


class _TooLarge(Exception):  # noqa: N818  (a verdict on the file)
    pass


def _inspect(data: bytes) -> None:
    """Unpacks everything once. Raises what speaks against opening the workbook."""
    left = min(MOST_BYTES, _BYTES_OF_SMALL + 20 * len(data))
    cells = min(MOST_CELLS, _CELLS_OF_SMALL + len(data) // 5)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        if sum(part.file_size for part in packed.infolist()) > left:
            raise _TooLarge
        for part in packed.infolist():
            look = _Look(cells)
            with packed.open(part) as unpacked:  # zipfile holds it to the size it states, and checks the sum
                while piece := unpacked.read(_PIECE):
                    left -= len(piece)
                    if left < 0:
                        raise _TooLarge
                    look.at(piece)
            if part.filename.endswith(".xml"):
                look.end()


class _Look:
    """What a part of the workbook asks for, if it is XML."""

    def __init__(self, most_cells: int) -> None:
        self.most_cells = most_cells
        self.parser: expat.XMLParserType | None = new_parser()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.broken = False
        self.depth = 0
        self.row = self.column = self.last_row = self.last_column = 0

    def at(self, piece: bytes) -> None:
        if self.parser is not None:
            try:
                self.parser.Parse(piece, False)
            except expat.ExpatError:
                self.parser, self.broken = None, True

    def end(self) -> None:
        if self.broken or self.parser is None:
            raise NotRead("no XML")
        self.parser.Parse(b"", True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise NotRead("too deep")
        kind = name.rpartition(":")[2]
        if kind == "c":
            self._place(attributes.get("r"), _REFERENCE)
        elif kind == "row":
            self.column = 0
            self._place(attributes.get("r"), _ROW)
        if self.last_row * self.last_column > self.most_cells:
            raise _TooLarge

    def _place(self, stated: str | None, form: re.Pattern[str]) -> None:
        """Where a row or cell stands: as it says, else behind the one before. Other words are not understood
        alike by everybody, so they are refused."""
        found = form.fullmatch(stated) if stated is not None else None
        if stated is not None and found is None:
            raise NotRead("no reference")
        if found:
            self.row = int(found["row"])
            self.column = _column(found["column"]) if form is _REFERENCE else 0
        elif form is _ROW:
            self.row += 1
        else:
            self.column += 1
        self.last_row, self.last_column = max(self.last_row, self.row), max(self.last_column, self.column)

    def _end(self, _: str) -> None:
        self.depth -= 1


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
