"""A file as it was read: what reading hands over, before any rule asks anything."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from plango_lint.errors import CannotRun, cannot_be_read

if TYPE_CHECKING:
    from plango_lint.reading.lines import Lines

PIECE = 1 << 18
LeftOutReason = Literal["blank", "total", "repeated-header", "ragged", "unclosed-quote"]
DATA = ("ragged", "unclosed-quote")  # left out, and yet somebody's data
FailureReason = Literal[
    "empty", "zip", "xlsx", "xlsx-extra", "xlsx-large", "xlsx-damaged", "pdf", "image", "html", "nul", "encoding",
    "sparse", "xml", "binary",
]  # fmt: skip
WORKBOOKS = ("xlsx", "xlsx-extra", "xlsx-large", "xlsx-damaged")
Origin = Literal["named", "folder", "inline"]
Family = Literal["eexact", "audit-file", "workbook"]  # files that are no text with separators


@dataclass(frozen=True, slots=True)
class InputFile:
    """Bytes and where they came from. `path` is what the user sees, never opened again.

    Of a large XML file `data` is only the beginning; the whole is read from `large`, piece by piece.
    """

    path: str
    data: bytes
    origin: Origin = "named"  # "folder": met while looking through a folder
    role: str | None = None  # forced with --as
    earlier: bool = False  # an export that is in Exact already
    large: Path | None = None

    def pieces(self) -> Iterator[bytes]:
        """The whole content. Raises CannotRun when a large file cannot be read to its end."""
        if self.large is None:
            yield from (self.data[at : at + PIECE] for at in range(0, len(self.data), PIECE))
            return
        try:
            with self.large.open("rb") as file:
                while piece := file.read(PIECE):
                    yield piece
        except OSError as error:
            raise CannotRun(cannot_be_read(self.path, error)) from None

    def sha256(self) -> str:
        digest = hashlib.sha256()
        for piece in self.pieces():
            digest.update(piece)
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A record that could not be understood and that no rule about cells sees."""

    reason: LeftOutReason
    line: int  # physical
    row: int  # as a spreadsheet shows it
    cells: tuple[str, ...]
    before: int  # position of the first understood row behind it, within its source
    lines: int = 1  # physical lines it takes


@dataclass(frozen=True, slots=True)
class SourceColumn:
    position: int  # from 1
    header: str | None
    field: str | None  # field of the role's vocabulary


def _none() -> np.ndarray:
    return np.empty(0, dtype=np.int64)


@dataclass(slots=True, eq=False)
class Source:
    """One file. `frame` holds its understood rows, all text, columns 0..n-1 by position.

    A column is categorical or plain text: the same cells either way.
    """

    path: str
    sha256: str
    origin: Origin = "named"
    role: str | None = None
    family: Family | None = None
    earlier: bool = False
    imported: date | None = None  # the day on which the register says it went into Exact
    complete: bool = True  # a list that also proves what is not there
    preset: bool = False
    failure: FailureReason | None = None
    encoding: str | None = None  # "utf-8", "utf-8-sig", "utf-16", "utf-32", "windows-1252"
    plain_ascii: bool = True
    delimiter: str | None = None
    separator_line: bool = False
    header_row: bool = True
    header_line: int | None = None
    number_notation: str | None = None  # "1.234,56" or "1,234.56"; None = no unambiguous amount
    date_notation: str | None = None
    columns: tuple[SourceColumn, ...] = ()
    repeated: dict[str, tuple[int, ...]] = field(default_factory=dict)  # field -> positions, unsettled
    unrecognised_headers: tuple[str, ...] = ()
    frame: pd.DataFrame = field(default_factory=pd.DataFrame)
    lines: np.ndarray = field(default_factory=_none)  # physical line of each row
    rows: np.ndarray = field(default_factory=_none)  # spreadsheet row of each row
    joined: list[int] = field(default_factory=list)  # rows read by joining an unquoted decimal comma
    joined_amounts: list[str] = field(default_factory=list)  # what was joined there
    left_out: list[LeftOut] = field(default_factory=list)
    data: bytes = field(default=b"", repr=False)  # of a file that is text; the same object as the file's
    # Codes and texts of columns, from their first cell on that somebody asked for.
    cells: dict[int, tuple[np.ndarray, np.ndarray]] = field(default_factory=dict, repr=False)
    physical: Lines | None = field(default=None, repr=False)  # made when first asked for a place

    @property
    def text(self) -> str:
        """The file as text, made anew whenever it is asked for: a large file is as much again."""
        from plango_lint.reading.encoding import decode

        return decode(self.data).text

    def cell(self, within: int, position: int) -> str | None:
        """The text in a row of `frame`, in the column at this position; None where there is none."""
        if position > self.frame.shape[1] or within >= len(self.frame):
            return None
        if position not in self.cells:
            column = self.frame.iloc[:, position - 1]
            if isinstance(column.dtype, pd.CategoricalDtype):
                self.cells[position] = column.cat.codes.to_numpy(), column.cat.categories.to_numpy()
            else:
                self.cells[position] = np.arange(len(column)), column.to_numpy()
        codes, texts = self.cells[position]
        text = texts[codes[within]] if codes[within] >= 0 else None
        return text if isinstance(text, str) else None

    @property
    def lost(self) -> list[LeftOut]:
        """Records left out that may hold a line or a debtor; a total, a blank row and a header do not."""
        return [record for record in self.left_out if record.reason in DATA]

    def column_of(self, name: str) -> SourceColumn | None:
        """The column that holds a field, or None."""
        return next((column for column in self.columns if column.field == name), None)


def shown_path(path: Path) -> str:
    """As the user would type it: relative where that is shorter, with forward slashes."""
    if path.is_absolute():
        relative = os.path.relpath(path) if path.drive.lower() == Path.cwd().drive.lower() else str(path)
        path = Path(relative) if not relative.startswith("..") else path
    return path.as_posix()


def current_folder() -> str:
    """The current folder with forward slashes; empty when it is gone."""
    try:
        return Path.cwd().as_posix()
    except OSError:
        return ""
