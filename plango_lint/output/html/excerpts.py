"""Places in a file as small spreadsheets, and the places that cannot be drawn as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from plango_lint.findings import ExcerptCell, Place
from plango_lint.output.html.pieces import data
from plango_lint.output.text.lines import Page

LONGEST_CELL, LONGEST_MARKED, LONGEST_PATH = 60, 160, 120


@dataclass(frozen=True, slots=True)
class SheetCell:
    text: str
    marked: bool
    empty: bool


@dataclass(frozen=True, slots=True)
class SheetRow:
    name: str  # its number in a spreadsheet, else that of the line
    kind: str  # the word that goes before it when it is read aloud
    cells: tuple[SheetCell, ...]
    whole: bool  # no cell is marked: it is about the row


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of one file that show the same columns."""

    file: str
    letters: tuple[str, ...]
    headers: tuple[str, ...]  # empty when none of the columns has a name
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """Some places of a problem: sheets, then the mentions of places without a sheet."""

    sheets: tuple[Sheet, ...]
    mentions: tuple[str, ...]


def shown(page: Page, places: Sequence[Place]) -> Shown:
    drawn = [place for place in places if place.excerpt]
    alike = groupby(drawn, key=lambda place: (place.file, [cell.letter for cell in place.excerpt]))
    return Shown(
        tuple(_sheet(page, list(some)) for _, some in alike),
        tuple(_mention(page, place) for place in places if not place.excerpt),
    )


def _sheet(page: Page, places: Sequence[Place]) -> Sheet:
    first = places[0].excerpt
    headers = tuple(data(page, cell.header, LONGEST_CELL) for cell in first)
    return Sheet(
        data(page, _name(page, places[0].file), LONGEST_PATH),
        tuple(cell.letter for cell in first),
        headers if any(headers) else (),
        tuple(_row(page, place) for place in places),
    )


def _name(page: Page, path: str) -> str:
    """The name of the file alone, when that is enough to know which one it is."""
    name = path.rpartition("/")[2]
    alike = sum(file.path.rpartition("/")[2] == name for file in page.report.files)
    return name if alike < 2 else path


def _row(page: Page, place: Place) -> SheetRow:
    position = place.line if place.row is None else place.row
    kind = "line" if place.row is None else "row"
    return SheetRow(
        "" if position is None else str(position),
        "" if position is None else page.say(f"html.{kind}"),
        tuple(_cell(page, cell) for cell in place.excerpt),
        whole=not any(cell.marked for cell in place.excerpt),
    )


def _cell(page: Page, cell: ExcerptCell) -> SheetCell:
    limit = LONGEST_MARKED if cell.marked else LONGEST_CELL
    return SheetCell(data(page, cell.text, limit), cell.marked, empty=not cell.text)


def _mention(page: Page, place: Place) -> str:
    parts = [data(page, place.file, LONGEST_PATH)]
    if place.cell:
        parts.append(place.cell)
    elif place.row is not None:
        parts.append(page.say("words.row", row=place.row))
    elif place.line is not None:
        parts.append(page.say("words.line", line=place.line))
    if place.invoice:
        parts.append(f"{page.say('words.invoice')} {data(page, place.invoice, LONGEST_CELL)}")
    return ", ".join(parts)
