"""Which files are to be checked, which are in Exact already, and where Exact's lists are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from glob import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from plango_lint.first_use.facts import InvoiceExport
    from plango_lint.first_use.looking import Found, SeenFile

DONE = "verwerkt"  # where exports go after the import, unless there is such a folder already
# A folder for what is done with. Only a proposal follows from its name: somebody is asked.
_DONE_WITH = re.compile(
    r"verwerkte?|ge[iï]mporteerde?|ingelezen|archief|oude?|eerdere?|gedaan|done|imported|processed|archived?|old|earlier"
)
_WORD = re.compile(r"[^\W\d_]+")  # "oud" is one, and no part of "boekhouding"


@dataclass(frozen=True, slots=True)
class Places:
    """Paths for plango-lint.toml, relative to it."""

    files: tuple[str, ...]
    lists: tuple[str, ...]
    earlier: tuple[str, ...]
    done: str  # the folder to move an export to when it is in Exact


def likely_earlier(exports: Sequence[InvoiceExport]) -> list[str]:
    """Exports that are probably in Exact: in a folder for what is done, or older than the newest one."""
    done = [export.path for export in exports if _is_done(export.path)]
    waiting = [export for export in exports if export.path not in done and export.last] or exports
    dated = [export for export in waiting if export.last]
    if not dated:
        return done if len(done) < len(exports) else []
    newest = max(dated, key=lambda export: (export.last, export.first))
    return [
        export.path
        for export in exports
        if export.path != newest.path and (export.path in done or _precedes(export, newest))
    ]


def _is_done(path: str) -> bool:
    folder, _, _ = path.casefold().rpartition("/")
    return any(_DONE_WITH.fullmatch(word) for word in _WORD.findall(folder))


def _precedes(export: InvoiceExport, newest: InvoiceExport) -> bool:
    """Most of its lines are older than the first of the newest; the ends of two months may overlap."""
    if not (export.middle and export.last and newest.first and newest.last):
        return False
    return export.middle < newest.first and export.last < newest.last


def places_of(found: Found, earlier: Collection[str]) -> Places:
    """The settings for these exports when those of `earlier` are in Exact already."""
    booked = [file for file in found.exports("invoices") if file.path in earlier]
    now = [file for file in found.exports("invoices") if file.path not in earlier]
    folders_now = {file.folder for file in now}
    done_with = {file.folder for file in booked} - folders_now
    now += [file for file in found.exports("debtors") if file.folder not in done_with]
    files = _in_order(file.folder for file in now)
    return Places(
        files=files or (".",),
        lists=_lists(found.lists, [*now, *booked], files),
        earlier=_earlier(booked, done_with, folders_now),
        done=next((folder for folder in sorted(done_with) if _is_done(f"{folder}/")), DONE),
    )


def _lists(lists: Sequence[SeenFile], exports: Sequence[SeenFile], files: Sequence[str]) -> tuple[str, ...]:
    """Folders that hold nothing else, else the files; what `files` reads anyway is not named again."""
    mixed = {file.folder for file in exports}
    named = (file.path if file.folder in mixed else file.folder for file in lists if file.folder not in files)
    return _in_order(named)


def _earlier(booked: Sequence[SeenFile], done_with: Collection[str], now: Collection[str]) -> tuple[str, ...]:
    """Whole folders where that is possible: what is moved there next month belongs to it then."""
    patterns = [
        f"{escape(file.folder)}/*.{file.path.rpartition('.')[2]}" if file.folder in done_with else file.path
        for file in booked
    ]
    standing = [] if DONE in now or any(_is_done(f"{folder}/") for folder in done_with) else [f"{DONE}/*.csv"]
    return _in_order([*standing, *patterns])


def _in_order(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(names), key=lambda name: (name != ".", name)))
