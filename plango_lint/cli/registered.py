"""`register list`, `show` and `undo`: the register as people read it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from plango_lint.cli.options import settings_for
from plango_lint.errors import CannotRun
from plango_lint.output.inert import inert
from plango_lint.register import Register, place_of
from plango_lint.texts import register as texts
from plango_lint.texts.wording import Euros

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plango_lint.findings import Language
    from plango_lint.register import Run, Shown


def opened(config: Path | None, language: Language | None) -> tuple[Register, Language]:
    """The register that counts here, and the language of the user."""
    settings = settings_for(config, (), None, language)
    words = settings.language or "en"
    return Register(place_of(settings), words), words


def say(key: str, language: Language, **words: object) -> str:
    """One sentence for the terminal; what stands in files and their names does nothing there."""
    harmless = {name: inert(word) if isinstance(word, str) else word for name, word in words.items()}
    return texts.say(key, language, **harmless)


def run_lines(register: Register, language: Language) -> str:
    """A line a run, the oldest first."""
    runs = register.runs()
    if not runs:
        return say("nothing", language, path=str(register.path)) + "\n"
    head = [say(f"head-{name}", language) for name in ("run", "day", "invoices", "numbers", "total", "files")]
    rows = [head, *([*_cells(run), inert(", ".join(run.files))] for run in runs)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _cells(run: Run) -> list[str]:
    total = say("euros", "en", total=Euros(run.total)) if run.invoices else ""
    return [str(run.id), moment(run.time), str(run.invoices), numbers_of(run), total]


def numbers_of(run: Run) -> str:
    """The lowest and highest number of a run."""
    if run.first is None:
        return ""
    return str(run.first) if run.first == run.last else f"{run.first}-{run.last}"


def moment(time: str) -> str:
    """A time of the register on the user's own clock."""
    return f"{datetime.fromisoformat(time).astimezone():%d-%m-%Y %H:%M}"


def invoice_lines(shown: Sequence[Shown], number: int, register: Register, language: Language) -> str:
    """What is registered of a number, run by run."""
    if not shown:
        return say("no-such-invoice", language, number=number, path=str(register.path)) + "\n"
    return "\n".join(_invoice(one, language) for one in shown)


def _invoice(one: Shown, language: Language) -> str:
    invoice = one.invoice
    day = f"{date.fromisoformat(invoice.date):%d-%m-%Y}" if invoice.date else None
    facts = {
        "day": day,
        "debtor": invoice.debtor,
        "total": None if invoice.total is None else Euros(invoice.total),
        "lines": invoice.lines,
        "year": invoice.year,
        "period": invoice.period,
        "journal": invoice.journal,
        "ledger": ", ".join(invoice.ledger) or None,
    }
    known = {say(f"fact-{name}", language): value for name, value in facts.items() if value is not None}
    widest = max(map(len, known), default=0)
    lines = [
        say("invoice", language, number=invoice.number, run=one.run, day=moment(one.time), file=one.file)
    ]
    lines += [f"  {name:{widest}}  {say('fact', 'en', value=value)}" for name, value in known.items()]
    return "\n".join(lines) + "\n"


def undone(register: Register, number: int | None, language: Language) -> str:
    """Takes a run back, and tells what it held."""
    run = register.undo(number)
    if run is None:
        key = "nothing-to-undo" if number is None else "no-such-run"
        raise CannotRun(say(key, language, run=number, path=str(register.path)))
    return told(run, "undone", language) + "\n"


def told(run: Run, key: str, language: Language) -> str:
    """One sentence about a run: its invoices, numbers, euros, debtors and files."""
    held = say("held-nothing", language)
    if run.invoices:
        words = {"invoices": run.invoices, "numbers": numbers_of(run), "total": Euros(run.total)}
        held = say("held-invoices", language, **words)
        if run.debtors:
            held = say("held-both", language, held=held, debtors=run.debtors)
    elif run.debtors:
        held = say("held-debtors", language, debtors=run.debtors)
    return say(key, language, run=run.id, held=held, files=", ".join(run.files), day=moment(run.time))
