"""Questions about relations: is the one in Exact still open, and is it the same person as in PlanGo."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from plango_lint.books.people import addresses, folded, plain, postcode, share_a_word
from plango_lint.checks.debtors import names_of
from plango_lint.checks.registry import Answer, check
from plango_lint.column import Column
from plango_lint.export import Lacking
from plango_lint.hits import Words
from plango_lint.masks import Mask, as_mask
from plango_lint.texts.wording import Cell, Names, Phrase, Term

Same = Callable[[str, str], bool]


@check
def still_open(cell: Column, among: Column, date: Column) -> Answer:
    """The relation is not blocked, and its end date is not before the date of the row."""
    if not (among.table.has("blocked") or among.table.has("end_date")):
        raise Lacking(f"{among.table.name}.blocked")
    # A column that the list lacks is missing everywhere, and then says nothing.
    blocked, ends = among.table["blocked"].text, among.table["end_date"].dates
    closed = np.append(as_mask(blocked == "true"), False)[_rows_that_say(cell, among, blocked)]
    ended = np.zeros(len(closed), dtype=bool)
    if ends.notna().any():
        ends = _said(cell, among, ends)
        ended = ~closed & as_mask(ends < date.dates)
    hits = cell.where(closed | ended)

    def words(chosen: np.ndarray) -> Words:
        row = hits.rows[chosen[0]]
        if closed[row]:
            return {"state": Term("relation-blocked")}
        return {"state": Phrase("relation-ended", {"date": ends.iloc[row].date()})}

    hits.words = words
    yield hits


@check
def same_relation(code: Column, among: Column) -> Answer:
    """A code that both tables hold belongs to one person: a word of the name, the e-mail or the postcode agrees."""
    ours, theirs = code.table, among.table
    listed = code.is_one_of(among.used)
    name, their_name = names_of(ours), _said(code, among, theirs["name"].text)
    wrong = listed & ~_agree(name, their_name, share_a_word, unknown=True)
    for field, same in (("email", _same_address), ("postcode", _same_postcode)):
        wrong &= ~_agree(ours[field].text, _said(code, among, theirs[field].text), same, unknown=False)
    hits = code.where(wrong)

    def words(chosen: np.ndarray) -> Words:
        row = hits.rows[chosen[0]]
        return {
            "name": Cell(name.iloc[row], personal=True),
            "their_name": Cell(their_name.iloc[row], personal=True),
        }

    hits.words = words
    yield hits


@check
def unchanged_relation(code: Column, among: Column) -> Answer:
    """Name, e-mail and address of a code that both tables hold are the same, as far as both say them."""
    ours, theirs = code.table, among.table
    listed = code.is_one_of(among.used)

    def differ(field: str, same: Same) -> Mask:
        mine = names_of(ours) if field == "name" else ours[field].text
        return listed & ~_agree(mine, _said(code, among, theirs[field].text), same, unknown=True)

    differing = {
        "names": differ("name", _same_words),
        "emails": differ("email", _same_address),
        "addresses": differ("postcode", _same_postcode) | differ("address", _same_line),
    }
    hits = code.where(np.logical_or.reduce([*differing.values()]))

    def words(chosen: np.ndarray) -> Words:
        counted = {what: int(mask[hits.rows[chosen]].sum()) for what, mask in differing.items()}
        changes = [Phrase(f"changed-{what}", {"count": count}) for what, count in counted.items() if count]
        return {"changes": Names(tuple(changes))}

    hits.words = words
    yield hits


def _said(codes: Column, among: Column, values: pd.Series) -> pd.Series:
    """What the lists say of each code. Missing where none says anything."""
    found = _rows_that_say(codes, among, values)
    return pd.Series(values.array.take(found, allow_fill=True), dtype=values.dtype)


def _rows_that_say(codes: Column, among: Column, values: pd.Series) -> np.ndarray:
    """The row of the lists that says something of each code: the first one. -1 where none does."""
    known = np.flatnonzero(among.present & values.notna().to_numpy())[::-1]
    row = np.full(int(among.codes.max(initial=-1)) + 2, -1)
    row[among.codes[known]] = known  # of several the first: it is written last
    return row[codes.codes_in(among)]  # -1, none: the last one


def _agree(mine: pd.Series, theirs: pd.Series, same: Same, *, unknown: bool) -> Mask:
    """Where two columns say the same; `unknown` is the answer where one of them is silent."""
    agree = np.full(len(mine), unknown)
    known, equal = (mine.notna() & theirs.notna()).to_numpy(), as_mask(mine == theirs)
    agree[known] = equal[known]
    rows = np.flatnonzero(known & ~equal)
    pairs = zip(mine.iloc[rows].tolist(), theirs.iloc[rows].tolist(), strict=True)
    agree[rows] = [same(one, other) for one, other in pairs]
    return agree


def _same_address(one: str, other: str) -> bool:
    return bool(addresses(one) & addresses(other))


def _same_postcode(one: str, other: str) -> bool:
    return postcode(one) == postcode(other)


def _same_words(one: str, other: str) -> bool:
    a, b = folded(one), folded(other)
    return (sorted(a.words), sorted(a.initials)) == (sorted(b.words), sorted(b.initials))


def _same_line(one: str, other: str) -> bool:
    return plain(one).split() == plain(other).split()
