"""Questions about debtors: who is known, by which name, under which code."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from plango_lint.checks.registry import Answer, check
from plango_lint.column import Column
from plango_lint.export import Export, Lacking
from plango_lint.hits import Words
from plango_lint.masks import Mask, as_mask
from plango_lint.table import Table
from plango_lint.texts.wording import Names, Phrase, Term


@check
def somebody_known(
    export: Export,
    cell: Column,
    among: list[str],
    complete: str = "",
    whole: str = "",
    only_without: str = "",
    near_apart: bool = False,
) -> Answer:
    """The debtor stands in one of the columns of `among`, as far as they are given.

    `complete` is the list that must be there to be sure; a first import is sure of the debtors
    file. `whole` is a list that must not be an audit file's, which proves one year. `only_without` is the list that makes the question needless. With `near_apart` a code
    that differs by spaces or leading zeros from a known one is a cause of its own.
    """
    first_import = export.settings.saved_import.first_import and export.has("debtors")
    if complete and not export.has(complete) and not first_import:
        raise Lacking(complete)
    if whole and not export.complete(whole):
        raise Lacking(whole)
    codes = export.named(*among)
    hits = cell.where(~cell.is_one_of(codes) & (not (only_without and export.has(only_without))))
    values = cell.text.iloc[hits.rows].to_numpy()
    near = _near(set(values), codes) if near_apart else {}
    hits.cause = [_slip(value, near.get(value, ())) for value in values]

    def words(chosen: np.ndarray) -> Words:
        rows = hits.rows[chosen]
        found = tuple(dict.fromkeys(values[chosen]))
        alike = Names(tuple(dict.fromkeys(name for value in found for name in near.get(value, ()))), most=8)
        meant = {"names": alike, "number": len(found)}
        return {
            "values": Names(found, most=8),
            "number": len(found),
            "known": Phrase("debtor-near", meant) if alike.names else "",
            "instead": Phrase("debtor-near-hint", meant) if alike.names else "",
            "date": _earliest(cell.table, rows),
        }

    hits.words = words
    yield hits


def _near(values: set[str], known: Iterable[str]) -> dict[str, tuple[str, ...]]:
    # Spaces and leading zeros only: a debtor one digit away is somebody else.
    by_bare: dict[str, list[str]] = {}
    for code in known if values else ():
        by_bare.setdefault(_bare(code), []).append(code)
    return {value: tuple(sorted(by_bare[_bare(value)])) for value in values if _bare(value) in by_bare}


def _slip(code: str, known: tuple[str, ...]) -> str:
    """What a code differs by from known ones that are nearly the same; nothing when there are none."""
    if not known:
        return ""
    return "zeros" if any(code.lstrip("0") == other.lstrip("0") for other in known) else "spaces"


def _bare(code: str) -> str:
    return "".join(code.split()).lstrip("0")


def _earliest(table: Table, rows: np.ndarray) -> object:
    """The date from which debtors must be exported to hold these."""
    dates = table["date"].dates.iloc[rows].dropna()
    return dates.min().date() if len(dates) else Term("debtor-date-unknown")


def names_of(table: Table) -> pd.Series:
    """The name of each row: from its own column, else first and last name together."""
    if not (table.has("name") or table.has("last_name") or table.has("first_name")):
        raise Lacking(f"{table.name}.name")
    return table.once("names", _names)


def _names(table: Table) -> pd.Series:
    first, last = table["first_name"].text.fillna(""), table["last_name"].text.fillna("")
    both = (first + " " + last).str.strip()
    return table["name"].text.fillna(both.mask(both == ""))


@check
def named(table: Table, at_most: int = 0) -> Answer:
    """Every row has a name; with `at_most` the question is whether it is no longer than that."""
    names = names_of(table)
    own = table["name"]
    if at_most:
        wrong, in_name = as_mask(names.str.len() > at_most), own.present
    else:
        wrong, in_name = _nameless(table), own.empty
    for hits in (table.hits(wrong & in_name, "name"), table.hits(wrong & ~in_name, "last_name")):
        codes = table["code"].text.iloc[hits.rows].to_numpy()
        hits.words = lambda chosen, codes=codes: {"codes": _codes(codes[chosen])}
        yield hits


def _nameless(table: Table) -> Mask:
    """Rows in which every name column that their file has is empty: companies and people may have one each."""
    columns = [Column(table, name) for name in ("name", "first_name", "last_name")]
    lacking = [column.empty | column.raw.isna().to_numpy() for column in columns]
    blamed = [table[column.name].raw.isna().to_numpy() & column.raw.notna().to_numpy() for column in columns]
    some = np.logical_or.reduce([column.raw.notna().to_numpy() for column in columns])
    return np.logical_and.reduce(lacking) & some & ~np.logical_or.reduce(blamed)


def _codes(codes: np.ndarray) -> Names:
    return Names(tuple(code if isinstance(code, str) else Term("debtor-without-code") for code in codes))
