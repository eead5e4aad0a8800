"""Questions about people within one table: one name under one code, one code for one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

import numpy as np
import pandas as pd

from plango_lint.books.people import addresses, full_name, postcode, same_name
from plango_lint.checks.debtors import names_of
from plango_lint.checks.registry import Answer, check
from plango_lint.column import Column
from plango_lint.hits import Words
from plango_lint.masks import Mask
from plango_lint.table import Table
from plango_lint.texts.wording import Cell, Names


@check
def one_name(code: Column) -> Answer:
    """No code stands in the table under two names."""
    table = code.table
    names = names_of(table)
    again = pd.Series(code.present & names.notna().to_numpy())
    again &= code.text.duplicated(keep=False)
    rows = np.flatnonzero(again)
    wrong: list[int] = []
    for _, group in pd.Series(rows).groupby(code.text.iloc[rows].to_numpy()):
        first = names.iloc[group.iloc[0]]
        if any(not same_name(first, names.iloc[row]) for row in group):
            wrong.extend(group)
    hits = table.hits(np.isin(np.arange(len(table)), wrong), code.name)

    def words(chosen: np.ndarray) -> Words:
        found = dict.fromkeys(names.iloc[hits.rows[chosen]])
        return {"names": Cell(", ".join(found), personal=True)}

    hits.words = words
    yield hits


@check
def one_code(code: Column) -> Answer:
    """Nobody stands in the table under two codes: same full name, and same e-mail or postcode."""
    table = code.table
    names = names_of(table)
    signs = _signs(table)
    people: dict[tuple[str, ...], list[int]] = {}
    rows = np.flatnonzero(code.present & names.notna().to_numpy() & _shared(signs))
    for row, text in zip(rows.tolist(), names.iloc[rows], strict=True):
        if name := full_name(text):
            people.setdefault(name, []).append(row)
    cause: dict[int, tuple[object, ...]] = {}
    for name, namesakes in people.items():
        for index, same in enumerate(_same_people(signs, namesakes) if len(namesakes) > 1 else ()):
            if code.text.iloc[same].nunique() > 1:
                cause.update((row, (name, index)) for row in same)
    hits = table.hits(np.isin(np.arange(len(table)), list(cause)), code.name)
    hits.cause = [cause[row] for row in hits.rows]
    hits.words = lambda chosen: {
        "name": Cell(names.iloc[hits.rows[chosen[0]]], personal=True),
        "values": Names(tuple(dict.fromkeys(code.text.iloc[hits.rows[chosen]]))),
    }
    yield hits


def _signs(table: Table) -> list[tuple[str, ...]]:
    """What each row shows of somebody beside the name: e-mail addresses and postcode."""
    emails = table["email"].each(lambda text: tuple(addresses(text)), object, ())
    postcodes = table["postcode"].each(lambda text: (postcode(text),) if text else (), object, ())
    return (emails + postcodes).tolist()


def _shared(signs: list[tuple[str, ...]]) -> Mask:
    """Rows that share a sign with another one."""
    rows = Counter(chain.from_iterable(signs))
    several = {sign for sign, count in rows.items() if count > 1}
    return np.array([not several.isdisjoint(some) for some in signs], dtype=bool)


def _same_people(signs: list[tuple[str, ...]], rows: list[int]) -> Iterator[list[int]]:
    """Rows of one name, put together when they share an e-mail address or a postcode."""
    left = list(rows)
    while left:
        same = [left.pop(0)]
        known = set(signs[same[0]])
        while more := [row for row in left if not known.isdisjoint(signs[row])]:
            for row in more:
                left.remove(row)
                same.append(row)
                known.update(signs[row])
        if len(same) > 1:
            yield sorted(same)
