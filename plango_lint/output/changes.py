"""What `plango-lint fix` changed, for people: how much of what, and a view by invoice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from plango_lint.findings import Language
from plango_lint.fixes.changes import Change
from plango_lint.output.inert import inert, shortened
from plango_lint.texts.fixes import say
from plango_lint.texts.wording import Euros, Ranges

_LONGEST = 80  # characters of a cell

Repairs = Mapping[str, str]  # rule -> what its repair does, in the reader's language


def summary(changes: Sequence[Change], repairs: Repairs, language: Language) -> list[str]:
    """A line for every rule: how many cells, rows or invoices, and what was done to them."""
    lines = []
    for rules in dict.fromkeys(change.rules for change in changes):
        mine = [change for change in changes if change.rules == rules]
        what = ", ".join(filter(None, (repairs.get(rule, "") for rule in rules)))
        for _, some in _by_kind(mine):
            told = f"{what} ({', '.join(rules)})" if what else ", ".join(rules)
            lines.append(f"  {_size(some, language)}: {told}")
    return lines


def _by_kind(changes: Sequence[Change]) -> Iterator[tuple[str, list[Change]]]:
    for kind in ("file", "cell", "moved", "removed", "dropped"):
        if mine := [change for change in changes if change.kind == kind]:
            yield kind, mine


def _size(changes: Sequence[Change], language: Language) -> str:
    match changes[0].kind:
        case "file":
            return say("whole", language)
        case "cell":
            return say("cells", language, count=len(changes))
        case "moved":
            return say("moved-rows", language, count=len(changes))
        case "removed":
            return say("removed-rows", language, count=len(changes))
        case _:
            return _gone(changes, language)


def _gone(changes: Sequence[Change], language: Language) -> str:
    invoices = {change.invoice for change in changes if change.invoice}
    words = {"count": len(changes), "invoices": len(invoices), "amount": _amount(changes)}
    return say("removed-invoices", language, **words)


def by_invoice(changes: Sequence[Change], language: Language) -> list[str]:
    """Every change of one file: what is about the whole of it, then invoice by invoice, then other rows."""
    lines = [f"  {_of_file(change, language)}" for change in changes if change.kind == "file"]
    gone, rest = _whole_invoices(changes)
    for rules, some in gone.items():
        lines.append(f"  {_going(some, language)}  [{', '.join(rules)}]")
    for head, under in groupby(rest, key=lambda change: _head(change, language)):
        lines.append(f"  {head}")
        lines += [f"    {_line(change, language)}  [{', '.join(change.rules)}]" for change in under]
    return lines


def _whole_invoices(changes: Sequence[Change]) -> tuple[dict[tuple[str, ...], list[Change]], list[Change]]:
    """Rows that go out by the invoice, for each rule; and the other changes of rows."""
    gone: dict[tuple[str, ...], list[Change]] = {}
    rest = []
    for change in changes:
        if change.kind == "dropped" and (change.invoice or "").isdigit():
            gone.setdefault(change.rules, []).append(change)
        elif change.kind != "file":
            rest.append(change)
    return gone, rest


def _going(changes: Sequence[Change], language: Language) -> str:
    numbers = sorted({int(change.invoice) for change in changes if change.invoice})
    words = {"numbers": Ranges(tuple(numbers)), "count": len(changes), "amount": _amount(changes)}
    return say("one-out" if len(numbers) == 1 else "out", language, **words)


def _head(change: Change, language: Language) -> str:
    if change.invoice:
        words = {"invoice": _cell(change.invoice, language), "debtor": _cell(change.debtor, language)}
        return say("of-invoice", language, **words)
    if change.debtor:
        return say("of-debtor", language, debtor=_cell(change.debtor, language))
    return say("elsewhere", language)


def _of_file(change: Change, language: Language) -> str:
    old, new = _cell(change.old, language), _cell(change.new, language)
    return f"{say(change.field or 'whole', language)}: {old} -> {new}  [{', '.join(change.rules)}]"


def _line(change: Change, language: Language) -> str:
    row = say("row", language, row=change.row or change.line)
    if change.kind in ("removed", "dropped"):
        what = f"  {_cell(change.old, language)}" if change.old else ""
        return f"{row} {say('goes-out', language)}{what}"
    if change.kind == "moved":
        return f"{row} {say('is-moved', language)}"
    name = inert(change.header or change.field or "")
    old, new = _cell(change.old, language), _cell(change.new, language)
    return f'{row}  {name}: {old} -> "{new}"' if old == new else f"{row}  {name}: {old} -> {new}"


def _cell(text: str | None, language: Language) -> str:
    return shortened(text, _LONGEST, lambda left: f"(+{left})") if text else say("empty", language)


def _amount(changes: Sequence[Change]) -> Euros:
    return Euros(sum(change.amount or 0 for change in changes))
