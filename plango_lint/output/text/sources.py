"""What was read, how, and what was not checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from plango_lint.findings import ReadFile
from plango_lint.output.inert import inert
from plango_lint.output.phrases import number
from plango_lint.output.text.lines import GREY, HEADING, Page, end_of

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
MOST_FILES, MOST_FILES_TIGHT = 8, 4
FIRST = {"invoices": 0, "debtors": 1}
NARROWEST_NAME, ROOM_FOR_FACTS = 36, 24  # columns


def sources(page: Page) -> list[Text]:
    """A line a file, and a line for every list that was missing."""
    files = in_order(page.report.files)
    shown = page.first(files, MOST_FILES, MOST_FILES_TIGHT)
    lines = [Text(page.say("read.heading"), HEADING)] if files else []
    roles = [_role(page, file) for file in shown]
    most = max(NARROWEST_NAME, page.width - max(map(cell_len, roles), default=0) - ROOM_FOR_FACTS)
    names = [(end_of(inert(file.path), most), role) for file, role in zip(shown, roles, strict=True)]
    widths = [max(map(cell_len, column)) for column in zip(*names, strict=True)]
    for (path, role), file in zip(names, shown, strict=True):
        start = "  ".join(
            name + " " * (width - cell_len(name)) for name, width in zip((path, role), widths, strict=True)
        )
        lines += page.flow(how_read(page, file), f"  {start}  ", " " * (sum(widths) + 6))
    if len(shown) < len(files):
        lines += page.listed(other_files(page, files[len(shown) :]))
    return lines + _unchecked(page)


def in_order(files: Sequence[ReadFile]) -> list[ReadFile]:
    """What goes to Exact first: of the lists besides, some may not be named."""
    return sorted(files, key=lambda file: FIRST.get(file.role or "", len(FIRST)))


def _role(page: Page, file: ReadFile) -> str:
    return page.say.name("roles", file.role) if file.role else "?"


def how_read(page: Page, file: ReadFile) -> Text:
    say = page.say
    if file.role is None:
        return Text(say("read.needs-excel" if file.needs_excel else "read.unknown"))
    facts = [say("counted.row", file.rows)]
    if len(file.roles) > 1:
        facts[0] += f" ({say.listed([say.name('roles', role) for role in file.roles])})"
    if file.left_out:
        facts.append(say("read.left-out", file.left_out))
    if file.encoding_unusual and file.encoding:
        facts.append(say("read.encoding", encoding=file.encoding))
    if file.role in ("invoices", "debtors"):
        facts += _oddities(page, file)
    return page.data(", ".join(facts))


def _oddities(page: Page, file: ReadFile) -> list[str]:
    """How a PlanGo export differs from what PlanGo makes."""
    say, odd = page.say, []
    if file.delimiter not in (None, ","):
        odd.append(say("read.delimiter", delimiter=delimiter_name(page, file.delimiter)))
    if file.header_row is False:
        odd.append(say("read.no-header"))
    if file.number_notation not in (None, "1.234,56"):
        odd.append(say("read.numbers", notation=file.number_notation))
    if file.date_notation not in (None, "dd-mm-yyyy"):
        odd.append(say("read.dates", notation=say.date_notation(file.date_notation)))
    return odd


def delimiter_name(page: Page, delimiter: str) -> str:
    return page.say.name("delimiter", DELIMITERS.get(delimiter, inert(delimiter)))


def other_files(page: Page, files: Sequence[ReadFile]) -> Text:
    say = page.say
    counted = Counter(file.role for file in files)
    roles = [
        f"{number(count)} x {say.name('roles', role) if role else say('read.unrecognised')}"
        for role, count in counted.items()
    ]
    return page.sentence(say("read.others", len(files), roles=", ".join(roles)), GREY)


def _unchecked(page: Page) -> list[Text]:
    missing = page.report.not_checked
    if not missing:
        return []
    lines = page.listed(Text(page.say("read.not-checked"), "yellow"))
    names = [page.say.name("roles", unchecked.role) for unchecked in missing]
    widest = max(map(len, names))
    for name, unchecked in zip(names, missing, strict=True):
        lines += page.flow(page.sentence(unchecked.sentence), f"    {name:{widest}}  ")
    return lines
