"""Questions about lines that stand twice, and invoices that were only made to try."""

from __future__ import annotations

import re
from functools import partial

import numpy as np
import pandas as pd

from plango_lint.checks.registry import Answer, check
from plango_lint.column import Column
from plango_lint.export import Export
from plango_lint.hits import Hits, Words
from plango_lint.masks import Mask, numbered
from plango_lint.repairs import repaired
from plango_lint.table import Table
from plango_lint.texts.wording import Cell, Term

_NO_LETTERS = re.compile(r"[\W\d_]+")


@check
def once_per_invoice(export: Export, product: Column, least: int) -> Answer:
    """No line equals another of its invoice in every column, of a product that others have once at most.

    `least` is the number of other invoices with the product that it takes to know that. Lessons
    are left out: several equal ones on an invoice are normal.
    """
    table, run = product.table, export.entries.run
    asked = product.present & (run >= 0) & ~export.lesson & ~_blamed(table)
    together = numbered(np.where(asked, run, -1), product.codes)
    several = asked & (np.bincount(together[asked], minlength=int(together.max(initial=0)) + 1)[together] > 1)
    if not several.any():
        return
    frame = pd.DataFrame({"product": product.text, "run": run})[asked]
    candidates = np.flatnonzero(several)
    again = candidates[_again(table, run, candidates)]
    with_product = frame.drop_duplicates().groupby("product").size()
    twice = frame.loc[again].drop_duplicates().groupby("product").size()
    rare = twice.index[(twice == 1) & (with_product.reindex(twice.index) > least)]
    mask = np.zeros(len(table), dtype=bool)
    mask[again[frame.loc[again, "product"].isin(rare).to_numpy()]] = True
    yield table.hits(mask, product.name)


def _blamed(table: Table) -> Mask:
    """Rows in which some cell is blamed."""
    blamed = np.zeros(len(table), dtype=bool)
    for name in table.cells:
        hidden = table[name].hidden
        if hidden is not None:
            blamed |= hidden
    return blamed


def _again(table: Table, run: np.ndarray, rows: np.ndarray) -> Mask:
    """Which of these rows equal an earlier one of their run, in the columns that no field uses too."""
    found = np.zeros(len(rows), dtype=bool)
    for index, source in enumerate(table.sources):
        here = np.flatnonzero(table.source_of[rows] == index)
        cells = source.frame.iloc[table.within[rows[here]]].map(repaired, na_action="ignore")
        found[here] = cells.assign(run=run[rows[here]]).duplicated().to_numpy()
    return found


@check
def not_called(export: Export, names: list[str]) -> Answer:
    """Neither the debtor nor the line description is called so; digits, spaces and case do not matter."""
    table = export.invoices
    met = np.zeros(len(table), dtype=bool)
    for column, found, who in _called(export, frozenset(names)):
        hits = column.where(found & ~met)
        hits.words = partial(_who, hits, column, who)
        yield hits
        met |= found


def _who(hits: Hits, column: Column, names: dict[str, str], chosen: np.ndarray) -> Words:
    text = str(column.text.iloc[hits.rows[chosen[0]]])
    personal = text in names or column.personal  # a name, also when it stands behind a code
    return {"called": Term(f"called-{column.name}"), "name": Cell(names.get(text, text), personal)}


def _called(export: Export, wanted: frozenset[str]) -> list[tuple[Column, Mask, dict[str, str]]]:
    """Columns that name the debtor or the product, their rows with such a name, and the names behind codes."""
    found: list[tuple[Column, Mask, dict[str, str]]] = []
    for name in ("name", "line_description"):
        if export.has(f"invoices.{name}"):
            column = export[f"invoices.{name}"]
            found.append((column, _is_one_of(column, wanted), {}))
    if export.has("debtors.code", "invoices.debtor"):
        debtor = export["invoices.debtor"]
        names = _names(export.table("debtors"), wanted)
        found.insert(1, (debtor, debtor.is_one_of(names), names))
    return found


def _is_one_of(column: Column, names: frozenset[str]) -> Mask:
    return column.each(lambda text: _bare(text) in names, bool, False).to_numpy()


def _names(debtors: Table, wanted: frozenset[str]) -> dict[str, str]:
    """Code -> name of the debtors who are called so, in one column or as first and last name."""
    parts = debtors["first_name"].text.fillna("") + " " + debtors["last_name"].text.fillna("")
    called = debtors["name"].text.fillna(parts).str.strip()
    pairs = pd.DataFrame({"code": debtors["code"].text, "name": called}).dropna()
    pairs = pairs[[_bare(name) in wanted for name in pairs["name"]]]
    return dict(pairs.itertuples(index=False, name=None))


def _bare(text: str) -> str:
    return _NO_LETTERS.sub("", text.casefold())
