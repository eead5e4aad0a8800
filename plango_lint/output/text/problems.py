"""The problems: the worst in full, the others one line each, as far as the page goes."""

from __future__ import annotations

import json
from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from plango_lint.findings import Problem, Severity
from plango_lint.output.inert import inert
from plango_lint.output.phrases import euros
from plango_lint.output.text.excerpt import INDENT, excerpt
from plango_lint.output.text.lines import GREY, HEADING, SEVERITY_STYLES, Page, cut

LONGEST_VALUE = 60
LEAST_SHORT, ROOM_FOR_SHORT = 3, 16  # lines kept free for the one-line problems


def problems(page: Page, room: int) -> list[Text]:
    """Everything found, in about so many lines."""
    found = page.report.open_problems
    if not found:
        return []
    heading = Text(page.say("problems.heading"), HEADING)
    full = _in_full(page, found, room - 3)
    lines = [heading, *(line for block in full for line in block)]
    rest = found[len(full) :]
    short = _one_line_each(page, rest, room - len(lines) - 3) if rest else []
    lines += [Text(), *short] if rest else []
    explain = page.say("problems.explain", rule=found[0].rule)
    if rest and len(short) == len(rest):  # else the line that counts the others says so
        explain = f"{page.say('problems.in-full')} {explain}"
    return [*lines, *page.listed(page.sentence(explain, GREY))]


def _in_full(page: Page, found: Sequence[Problem], room: int) -> list[list[Text]]:
    """The worst problem always, the next ones while the rest still gets its line."""
    blocks: list[list[Text]] = []
    used = 0
    for position, problem in enumerate(found):
        block = [*([Text()] if position else []), *_full(page, problem)]
        left = _lines_needed(found[position + 1 :])
        used += len(block)
        if position and not page.options.all and used + min(left, ROOM_FOR_SHORT) > room:
            break
        blocks.append(block)
    return blocks


def _lines_needed(rest: Sequence[Problem]) -> int:
    """A line for every error and warning; what is only worth knowing can share one."""
    notes = any(problem.severity == Severity.INFO for problem in rest)
    return sum(problem.severity > Severity.INFO for problem in rest) + notes


def _full(page: Page, problem: Problem) -> list[Text]:
    indent = " " * INDENT
    lines = page.flow(Text.assemble(_severity(page, problem), "  ", _title(page, problem)), "  ", indent)
    lines += page.flow(Text(" · ".join(size_of(page, problem)), GREY), indent)
    lines += page.flow(page.sentence(problem.message), indent)
    if not page.tight or problem.severity > Severity.INFO:  # nothing is wrong in the rows of a note
        lines += excerpt(page, problem)
    if problem.hint:
        lines += page.flow(
            Text.assemble((page.say("problems.hint"), HEADING), page.sentence(problem.hint)), indent
        )
    if problem.fix:
        repair = page.say(f"problems.repair-{problem.fix.safety}")
        lines += page.flow(page.sentence(": ".join(filter(None, (repair, problem.fix.title)))), indent)
    return lines + _exception(page, problem, indent)


def _exception(page: Page, problem: Problem, indent: str) -> list[Text]:
    reason = page.say("problems.reason") if page.options.all else "..."
    toml = [Text(line) for line in exception_lines(page, problem, reason)]
    if not toml:
        return []
    question = page.say("problems.accept")
    if page.options.all:
        return [Text(indent + question, GREY), *(Text.assemble(indent, "  ", line) for line in toml)]
    return page.flow(Text(" ").join([Text(question), *toml]), indent)


def exception_lines(page: Page, problem: Problem, reason: str) -> list[str]:
    """The [[accept]] for who wants it so, ready to be pasted; nothing when the problem takes none."""
    if not problem.exception:
        return []
    return ["[[accept]]", *(_key(page, *key) for key in (*problem.exception, ("reason", reason)))]


def _key(page: Page, name: str, value: str) -> str:
    # What JSON writes in quotes, TOML reads; only a delete is escaped in the one alone.
    quoted = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return f"{name} = {page.data(quoted).plain}"


def _severity(page: Page, problem: Problem) -> Text:
    return Text(page.say(f"severity.{problem.severity.word}"), SEVERITY_STYLES[problem.severity])


def _title(page: Page, problem: Problem) -> Text:
    title = page.data(problem.title, HEADING)
    # A space or a control character in the value is often the fault itself: quote it.
    about = problem.subject or problem.value
    if about:
        value = page.data(about, limit=LONGEST_VALUE)
        quoted = about != about.strip() or not about.isprintable()
        title = Text.assemble(title, ": ", *(["'", value, "'"] if quoted else [value]))
    return title


def size_of(page: Page, problem: Problem) -> list[str]:
    """How much it is about: lines, invoices, euros; and the name of the rule."""
    say, parts = page.say, []
    if problem.whole_file or problem.unit == "file":
        parts += list(dict.fromkeys(page.data(place.file, limit=80).plain for place in problem.places[:3]))
    else:
        parts.append(say(f"counted.{problem.unit}", problem.count))
    if problem.causes > 1:
        parts.append(say("counted.cause", problem.causes))
    if problem.invoice_count and problem.unit != "invoice":
        parts.append(say("counted.invoice", problem.invoice_count))
    if problem.amount is not None:
        parts.append(euros(problem.amount))
    return [*parts, inert(problem.rule)]


def _one_line_each(page: Page, rest: Sequence[Problem], room: int) -> list[Text]:
    room = max(room, LEAST_SHORT)
    shown = rest if page.options.all or len(rest) <= room else rest[: room - 1]
    widest = max((cell_len(_severity(page, problem).plain) for problem in shown), default=0)
    lines = [_short(page, problem, widest) for problem in shown]
    left = rest[len(shown) :]
    if left:
        say = page.say
        counts = {
            level: sum(problem.severity == level for problem in left)
            for level in sorted(Severity, reverse=True)
        }
        listed = ", ".join(say(f"counted.{level.word}", count) for level, count in counts.items() if count)
        more = say("problems.more", problems=say("counted.more-problem", len(left)), counts=listed)
        lines += page.listed(page.sentence(more))
    return lines


def _short(page: Page, problem: Problem, widest: int) -> Text:
    """One line, whatever the width: title and value first, then count and euros, then the rule's name."""
    severity = _severity(page, problem)
    start = Text.assemble("  ", severity, " " * (widest - cell_len(severity.plain) + 2))
    title, parts = _title(page, problem), size_of(page, problem)
    shorter = [parts[0], *parts[-2:]] if problem.amount is not None else parts
    least = parts[:1] if problem.amount is None else [euros(problem.amount)]
    for chosen in (parts, shorter, shorter[:-1], least):
        size = Text("".join(f" · {part}" for part in chosen), GREY)
        room = page.width - cell_len(start.plain) - cell_len(size.plain)
        if cell_len(title.plain) <= room:
            break
    return Text.assemble(start, cut(title, max(room, 12)), size)
