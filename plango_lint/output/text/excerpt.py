"""A few rows of the file as a spreadsheet shows them, with the bad cell marked."""

from __future__ import annotations

from itertools import groupby

from rich.text import Text

from plango_lint.findings import ExcerptCell, Place, Problem
from plango_lint.output.inert import inert
from plango_lint.output.text.lines import GREY, MARKED, Page, columns, cut, end_of, indented

INDENT = 5
USUAL_PLACES = 3
WIDEST, WIDEST_MARKED = 26, 40


def excerpt(page: Page, problem: Problem) -> list[Text]:
    """The sample places of a problem, and how many there are besides."""
    shown = problem.places[: page.options.places(USUAL_PLACES)]
    if problem.whole_file and not any(place.excerpt for place in shown):
        return []
    lines: list[Text] = []
    for drawn, places in groupby(shown, key=lambda place: bool(place.excerpt)):
        draw = _tables if drawn else _mentions
        lines += draw(page, list(places))
    left = problem.places_total - len(shown)
    if left > 0 and shown:
        phrase = "more-places" if page.options.all else "more-some"
        unit = "row" if problem.unit == "row" else "place"
        more = page.say(f"problems.{phrase}", places=page.say(f"counted.more-{unit}", left))
        lines += page.flow(page.sentence(more, GREY), " " * INDENT)
    return lines


def _tables(page: Page, places: list[Place]) -> list[Text]:
    lines: list[Text] = []
    for _, alike in groupby(places, key=lambda place: (place.file, [cell.letter for cell in place.excerpt])):
        same = list(alike)
        headers = [cut(Text(inert(f"{cell.letter} {cell.header}"), GREY), WIDEST) for cell in same[0].excerpt]
        rows = [[Text(_name(page, same[0].file), GREY), *headers]]
        rows += [
            [Text(_position(page, place), GREY), *(_cell(page, cell) for cell in place.excerpt)]
            for place in same
        ]
        lines += indented(columns(rows, page.width - INDENT), INDENT)
    return lines


def _name(page: Page, path: str) -> str:
    """The name of the file alone, when that is enough to know which one it is."""
    name = path.rpartition("/")[2]
    alike = sum(file.path.rpartition("/")[2] == name for file in page.report.files)
    return end_of(inert(name if alike < 2 else path), WIDEST)


def _cell(page: Page, cell: ExcerptCell) -> Text:
    # Only the beginning is looked at: a cell of a million characters is cut anyway.
    text = Text(inert(cell.text[: WIDEST_MARKED + 1]))
    if not cell.marked:
        return cut(text, WIDEST)
    shown = cut(text, WIDEST_MARKED) if cell.text else Text(page.say("words.empty"))
    return Text.assemble("»", shown, "«", style=MARKED)


def _position(page: Page, place: Place) -> str:
    if place.row is not None:
        return page.say("words.row", row=place.row)
    return "" if place.line is None else page.say("words.line", line=place.line)


def _mentions(page: Page, places: list[Place]) -> list[Text]:
    """Places without an excerpt, in one running line."""
    mentions = []
    for place in places:
        parts = [place.cell or _position(page, place)]
        if place.invoice:
            parts.append(f"{page.say('words.invoice')} {place.invoice}")
        mentions.append(f"{place.file} {', '.join(filter(None, parts))}".rstrip())
    return page.flow(page.data("; ".join(mentions), GREY), " " * INDENT)
