"""Proposed settings -> plango-lint.toml, with a comment for every key."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from plango_lint.first_use.products import KNOWN
from plango_lint.first_use.toml_text import comment, commented_out, pair, product
from plango_lint.first_use.words import Words
from plango_lint.output.inert import inert

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from plango_lint.first_use.mapping import Row
    from plango_lint.first_use.proposing import Layout, Proposal
    from plango_lint.first_use.toml_text import Value

Lines = list[str]


def settings_text(proposal: Proposal) -> str:
    """The whole file. What nobody has settled stands there as an example that does not count."""
    say = Words(proposal.language)
    sections = [
        comment(say("file.opening")),
        _top(proposal, say),
        _exact(proposal, say),
        _import(proposal, say),
        _columns(proposal, say),
        _mapping(proposal, say),
        _products(proposal, say),
        _policy(proposal, say),
        [*comment(say("file.accept")), *commented_out(_accept(say))],
    ]
    return "\n\n".join("\n".join(section) for section in sections if section) + "\n"


def save(path: Path, text: str) -> None:
    """Writes the whole file or nothing; raises OSError."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink()


def _key(
    say: Words, key: str, value: Value, *, counts: bool = True, because: str = "", **words: object
) -> Lines:
    """One key below its comment; `counts` is False for an example, `because` names the reason of this value."""
    lines = pair(key, value)
    said = say(f"file.{key}", **words) + (f" {say(because)}" if because else "")
    return [*comment(said), *(lines if counts else commented_out(lines))]


def _top(proposal: Proposal, say: Words) -> Lines:
    return [
        *_key(say, "language", proposal.language),
        *_key(say, "files", proposal.places.files),
    ]


def _exact(proposal: Proposal, say: Words) -> Lines:
    places = proposal.places
    return [
        *comment(say("file.exact")),
        "[exact]",
        *_key(say, "lists", places.lists or ("exact",), counts=bool(places.lists)),
        *_key(say, "earlier", places.earlier, done=inert(places.done)),
        *_key(say, "ledger-accounts", ("810200", "810300"), counts=False),
        *_key(say, "vat-codes", "nl-standard", counts=False),
        *_key(say, "journals", ("70",), counts=False),
    ]


def _import(proposal: Proposal, say: Words) -> Lines:
    saved = proposal.saved_import
    lines = [*comment(say("file.import-saved" if saved else "file.import-not-saved")), "[import]"]
    if proposal.layout:
        lines += _layout(proposal.layout, say, counts=saved)
    lines += _key(say, "first-import", proposal.first_import)
    since, until = proposal.settings_since, proposal.vat_filed_until
    lines += _key(say, "settings-since", since or date(2024, 1, 1), counts=since is not None)
    return lines + _key(say, "vat-filed-until", until or date(2023, 12, 31), counts=until is not None)


def _layout(layout: Layout, say: Words, *, counts: bool) -> Lines:
    columns = {"invoice-number-column": layout.number_column, "columns": layout.columns}
    notations = {"number-notation": layout.number_notation, "date-notation": layout.date_notation}
    lines = comment(say("file.layout", file=inert(layout.file)))
    lines += _given(columns, counts=counts)
    if not layout.notations_sure:
        lines += comment(say("file.notations-unsure"))
    return lines + _given(notations, counts=counts and layout.notations_sure)


def _given(keys: Mapping[str, Value | None], *, counts: bool) -> Lines:
    lines = [line for key, value in keys.items() if value is not None for line in pair(key, value)]
    return lines if counts else commented_out(lines)


def _columns(proposal: Proposal, say: Words) -> Lines:
    if not proposal.columns:
        return [
            *comment(say("file.columns")),
            *commented_out(["[columns.invoices]", 'number = "Factuurnr."']),
        ]
    lines = comment(say("file.columns"))
    for role, fields in proposal.columns.items():
        lines += [
            f"[columns.{role}]",
            *(line for field, value in fields.items() for line in pair(field, value)),
        ]
    return lines


def _mapping(proposal: Proposal, say: Words) -> Lines:
    if not proposal.mapping:
        return [*comment(say("file.mapping")), *commented_out(["[mapping]", '"Rijles*" = "810200"'])]
    return [
        *comment(say("file.mapping")),
        "[mapping]",
        *(
            f"{product(row.pattern, row.account)}  # {_reason(row, proposal, say)}"
            for row in proposal.mapping
        ),
    ]


def _reason(row: Row, proposal: Proposal, say: Words) -> str:
    name = inert(proposal.account_names.get(row.account, ""))[:40]
    seen = say("file.seen" if row.texts == 1 else "file.seen-family", lines=row.lines, texts=row.texts)
    return f"{name}: {seen}" if name else seen


def _products(proposal: Proposal, say: Words) -> Lines:
    lines = [*comment(say("file.products")), "[products]"]
    for key, usual, more in (
        ("lessons", KNOWN.lessons, proposal.lessons),
        ("exam-fees", KNOWN.exam_fees, proposal.exam_fees),
    ):
        because = "file.because-seen" if more else ""
        lines += _key(say, key, (*usual, *more), counts=bool(more), because=because)
    return lines + _key(say, "vat-exempt", ("*code 95*",), counts=False)


def _policy(proposal: Proposal, say: Words) -> Lines:
    letters = "file.because-letters" if proposal.debtor_code == "any" else ""
    periods = "file.because-periods" if proposal.periods_per_year != 12 else ""
    return [
        *comment(say("file.policy")),
        "[policy]",
        *_key(say, "small-business-scheme", proposal.small_business_scheme),
        *_key(say, "debtor-code", proposal.debtor_code, because=letters),
        *_key(say, "periods-per-year", proposal.periods_per_year, because=periods),
    ]


def _accept(say: Words) -> Lines:
    return [
        "[[accept]]",
        *pair("rule", "gap-in-invoice-numbers"),
        *pair("invoice", "202400007..202400009"),
        *pair("reason", say("file.accept-reason")),
    ]
