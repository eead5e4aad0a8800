"""What stays the same about a problem while the lines of a file move: for fingerprints that hold from one run to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from plango_lint.findings import Place
from plango_lint.outcomes import Group, Part
from plango_lint.reporting.facts import Facts
from plango_lint.settings.vocabulary import PUBLIC

REST = "rest"  # the cause of the problem that sums up the others
_CODES = ("number", "code", "debtor")  # what a row is known by, the surest first


def identity_of(facts: Facts) -> tuple[str, ...]:
    """The file, value or invoice that makes this cause another than the rule's other causes.

    No position in it, and no personal data: a hash of a name is soon guessed.
    """
    group = facts.group
    if group.cause == REST:
        return (REST,)
    if group.files:
        return tuple(_of_file(group))
    if not group.parts:
        return ()
    custom = group.parts[0].hits.cause is not None
    return tuple(_of_check(facts) if custom else _of_rule(facts))


def _of_file(group: Group) -> Iterator[str]:
    hits = group.files[0]
    yield hits.source.path if hits.source else ""
    if isinstance(hits.cause, str):  # the field or the reason, a word of ours
        yield hits.cause
    if hits.value is not None and hits.field in PUBLIC:
        yield hits.value


def _of_check(facts: Facts) -> Iterator[str]:
    """A check's own keys can be positions or names of people: of these only the files stay."""
    part, cause = facts.group.parts[0], facts.group.cause
    known = {source.path for source in facts.pristine.export.sources}
    yield from (word for word in (cause if isinstance(cause, tuple) else ()) if word in known)
    if part.hits.numbers is not None:
        yield str(facts.numbers[0])
    elif facts.value is not None and facts.field in PUBLIC:
        yield facts.value
    else:
        yield str(facts.numbers[0]) if facts.numbers else _code(part)


def _of_rule(facts: Facts) -> Iterator[str]:
    """The cause as the rule file names it: a value, an invoice, a field; a run as a whole needs no word."""
    part, cause = facts.group.parts[0], facts.group.cause
    assert isinstance(cause, tuple)
    for name, value in zip(facts.rule.cause, cause, strict=True):
        field = part.hits.column if name in ("value", "pattern") else name
        if name == "run":
            continue
        if name == "invoice" or (name not in ("file", "field") and field not in PUBLIC):
            yield _code(part)
        else:
            yield str(value)


def _code(part: Part) -> str:
    """Invoice number or code of the row that stands first."""
    table, row = part.hits.table, int(part.hits.rows[part.chosen[0]])
    for name in _CODES:
        if name in table.cells and isinstance(text := table.cells[name].iloc[row], str) and text.strip():
            return text.strip()
    return ""


def files_of(group: Group, places: Sequence[Place]) -> tuple[str, ...]:
    """Every file that a group names, in the order of its places."""
    found = dict.fromkeys(place.file for place in places)
    for part in group.parts:
        table = part.hits.table
        for source in np.unique(table.source_of[part.hits.rows[part.chosen]]):
            found.setdefault(table.file_names[source], None)
    found.update((hits.source.path, None) for hits in group.files if hits.source is not None)
    return tuple(found)
