"""How much a problem is about, and where a place is, in words for formats without a layout of their own."""

from __future__ import annotations

from plango_lint.findings import Place, Problem
from plango_lint.output.inert import inert
from plango_lint.output.phrases import Phrases, euros


def size(problem: Problem, say: Phrases) -> str:
    """Lines, invoices and euros: `31 regels · 12 facturen · € 10.440,00`."""
    parts = []
    if not problem.whole_file and problem.unit != "file":
        parts.append(say(f"counted.{problem.unit}", problem.count))
    if problem.causes > 1:
        parts.append(say("counted.cause", problem.causes))
    if problem.invoice_count and problem.unit != "invoice":
        parts.append(say("counted.invoice", problem.invoice_count))
    if problem.amount is not None:
        parts.append(euros(problem.amount))
    return " · ".join(parts)


def spot(place: Place, say: Phrases) -> str:
    """The cell as a spreadsheet names it, else the row or the line."""
    if place.cell:
        return inert(place.cell)
    if place.row:
        return say("words.row", row=place.row)
    return say("words.line", line=place.line or 1)


def spot_and_invoice(place: Place, say: Phrases) -> str:
    """The same, and the invoice that stands there."""
    if not place.invoice:
        return spot(place, say)
    return f"{spot(place, say)}, {say('words.invoice')} {inert(place.invoice[:40])}"
