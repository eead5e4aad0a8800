"""Lines of a report: wrapped paragraphs and aligned columns, made of Rich `Text` and never of markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rich.cells import cell_len
from rich.text import Text

from plango_lint.findings import Report, Severity
from plango_lint.output import Options
from plango_lint.output.inert import shortened
from plango_lint.output.phrases import Phrases

VERDICT_STYLES = {"reject": "bold red", "review": "bold yellow", "ready": "bold green"}
SEVERITY_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}
HEADING, GREY, COMMAND, MARKED = "bold", "dim", "cyan", "bold red"

T = TypeVar("T")

WIDEST_PAGE = 120  # longer lines are hard to read
LONGEST_SENTENCE = 600
GAP, NARROWEST = 2, 6
MOST_SIGNS = 4  # for a column of the page: signs that combine take no room of their own
# A command between backticks, an amount behind its € and a short number behind its word stay on one line.
# So do the two sides of an arrow.
_WORD = re.compile(
    r"(?:€ (?=[-\d])| → |(?<=[a-z]) (?=\d{1,3}[,.;)](?: |$))|[^ `]|`plango-lint [^`]+`|`[^`]{1,60}`|`)+"
)
_COMMAND = re.compile(r"`[^`]+`")


@dataclass(frozen=True, slots=True)
class Page:
    """What every part of the report is written from and for."""

    report: Report
    options: Options
    say: Phrases
    tight: bool = False  # much to say: every list of things is kept shorter

    @property
    def width(self) -> int:
        return min(max(self.options.width, 40), WIDEST_PAGE)

    def first(self, things: Sequence[T], usual: int, tight: int) -> Sequence[T]:
        """As many as there is room for; leaves a line to say how many there are besides."""
        most = tight if self.tight else usual
        return things if self.options.all or len(things) <= most else things[: most - 1]

    def data(self, text: str, style: str = "", limit: int = LONGEST_SENTENCE) -> Text:
        """Text from somebody's file or path, harmless; says how much is left out."""
        return Text(shortened(text, limit, lambda count: self.say("words.left-out", count)), style)

    def sentence(self, text: str, style: str = "") -> Text:
        """A sentence, which may hold data, with its commands made to stand out."""
        line = self.data(text, style)
        for found in _COMMAND.finditer(line.plain):
            line.stylize(COMMAND, found.start(), found.end())
        return line

    def flow(self, text: Text, first: str = "", rest: str | None = None) -> list[Text]:
        """A paragraph over as many lines as it takes, its later lines below its first."""
        rest = " " * len(first) if rest is None else rest
        room = max(self.width - max(len(first), len(rest)), NARROWEST)
        breaks = list(_breaks(text.plain, room))
        lines = list(text.divide(breaks))
        for line in lines:
            line.rstrip()
        return [Text.assemble(rest if n else first, line) for n, line in enumerate(lines)]

    def listed(self, text: Text, indent: int = 2) -> list[Text]:
        return self.flow(text, " " * indent)


def _breaks(plain: str, width: int) -> Iterator[int]:
    start, most = 0, MOST_SIGNS * width  # no more is looked at for one line, however long a word is
    for word in _WORD.finditer(plain):
        if _fits(plain[start : min(word.end(), start + most + 1)], width):
            continue
        if word.start() > start:
            start = word.start()
            yield start
        if "`plango-lint " in word[0]:
            continue  # what is to be copied from here stays whole, also when it is longer than a line
        while not _fits(plain[start : min(word.end(), start + most + 1)], width):
            start += len(fitting(plain[start : min(word.end(), start + most)], width))
            yield start


def _fits(text: str, width: int) -> bool:
    return len(text) <= MOST_SIGNS * width and cell_len(text) <= width


def fitting(text: str, width: int) -> str:
    """The beginning of the text that fits in so many columns; at least one character."""
    used = 0
    for position, character in enumerate(text):
        used += cell_len(character)
        if used > width and position:
            return text[:position]
    return text


def cut(text: Text, width: int) -> Text:
    """The text, or its beginning and an ellipsis."""
    if cell_len(text.plain) <= width:
        return text
    kept = text[: len(fitting(text.plain, max(width - 1, 1)))]
    kept.rstrip()
    return kept.append("…")


def end_of(text: str, width: int) -> str:
    """The text, or an ellipsis and its end: of a path the name of the file tells most."""
    if cell_len(text) <= width:
        return text
    kept = fitting(text[::-1], max(width - 1, 1))[::-1]
    whole = kept.find("/")  # whole names of folders, when little is lost by that
    return "…" + (kept[whole:] if 0 <= whole <= len(kept) // 2 else kept)


def columns(
    rows: Sequence[Sequence[Text]], width: int, right: Sequence[int] = (), exact: Sequence[int] = ()
) -> list[Text]:
    """Cells below each other; when they do not fit, the widest gives way, but never an exact one."""
    if not rows:
        return []
    widths = [max(cell_len(row[n].plain) for row in rows) for n in range(len(rows[0]))]
    giving = [n for n in range(len(widths)) if n not in exact]
    while giving and sum(widths) + GAP * (len(widths) - 1) > width:
        widest = max(giving, key=lambda n: widths[n])
        if widths[widest] <= NARROWEST:
            break
        widths[widest] -= 1
    return [_aligned(row, widths, right) for row in rows]


def _aligned(row: Sequence[Text], widths: Sequence[int], right: Sequence[int]) -> Text:
    line = Text()
    for n, (cell, width) in enumerate(zip(row, widths, strict=True)):
        shown = cut(cell, width)
        space = " " * (width - cell_len(shown.plain))
        line.append(" " * GAP if n else "")
        line.append_text(Text.assemble(space, shown) if n in right else Text.assemble(shown, space))
    line.rstrip()
    return line


def indented(lines: Sequence[Text], indent: int) -> list[Text]:
    return [Text.assemble(" " * indent, line) for line in lines]
