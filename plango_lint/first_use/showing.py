"""What was found and what is proposed, as lines for the terminal. Text of files is made inert."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from plango_lint.output.inert import inert
from plango_lint.output.phrases import Phrases

if TYPE_CHECKING:
    from datetime import date

    from plango_lint.first_use.dialogue import Dialogue
    from plango_lint.first_use.facts import Facts, InvoiceExport
    from plango_lint.first_use.looking import SeenFile
    from plango_lint.first_use.proposing import Proposal

_MOST = 20


def show_found(facts: Facts, talk: Dialogue) -> None:
    """A line a file."""
    files = facts.found.files
    exports = {export.path: export for export in facts.exports}
    table = Table(box=None, show_header=False, padding=(0, 1))
    for file in files[:_MOST]:
        role, what = _about(file, exports.get(file.path), talk)
        table.add_row("", Text(inert(file.path)), Text(role), Text(what))
    talk.tell(
        "", Text(talk.words("found.heading", folder=inert(facts.found.folder.resolve().as_posix())), "bold")
    )
    talk.console.print(table)
    if len(files) > _MOST or facts.found.left_out:
        talk.tell("  " + talk.words("found.more", count=len(files) - _MOST))


def _about(file: SeenFile, export: InvoiceExport | None, talk: Dialogue) -> tuple[str, str]:
    say = Phrases(talk.words.language)
    if not file.roles:
        failed = {source.failure for source in file.sources} - {None}
        kind = "excel" if "xlsx" in failed else "unreadable" if failed else "unknown"
        return talk.words(f"found.{kind}"), ""
    role = ", ".join(say.name("roles", role) for role in dict.fromkeys(file.roles))
    if export is None:
        return role, say("counted.row", sum(len(source.frame) for source in file.sources))
    return role, f"{say('counted.invoice', export.invoices)}{_days(export, talk)}"


def _days(export: InvoiceExport, talk: Dialogue) -> str:
    if not export.first or not export.last:
        return ""
    return ", " + talk.words("found.days", first=day(export.first), last=day(export.last))


def day(value: date) -> str:
    """As the Dutch write it: 31-12-2023."""
    return f"{value:%d-%m-%Y}"


def show_mapping(proposal: Proposal, talk: Dialogue) -> None:
    """The proposed rows, numbered from 1."""
    table = Table(box=None, show_header=False, padding=(0, 1))
    for number, row in enumerate(proposal.mapping, 1):
        name = proposal.account_names.get(row.account, "")
        lines = talk.words("mapping.lines", lines=row.lines)
        table.add_row(
            f"  {number}", Text(inert(row.pattern)), Text(inert(f"{row.account} {name}".strip())), lines
        )
    talk.tell("", Text(talk.words("mapping.heading"), "bold"), talk.words("mapping.help"))
    talk.console.print(table)


def show_choices(paths: list[InvoiceExport], talk: Dialogue) -> None:
    """Exports to choose from, numbered from 1."""
    for number, export in enumerate(paths, 1):
        talk.tell(f"  {number}  {inert(export.path)}{_days(export, talk)}")
