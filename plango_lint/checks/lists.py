"""Questions about what Exact knows: is it there, and is it what a sales line may use."""

from __future__ import annotations

import numpy as np
import pandas as pd

from plango_lint.books.entries import spread
from plango_lint.checks.registry import Answer, check
from plango_lint.column import Column
from plango_lint.export import Export, Lacking
from plango_lint.hits import Hits, Words
from plango_lint.masks import Mask, as_mask, numbered
from plango_lint.texts.nearest import nearest_code
from plango_lint.texts.phrases import PHRASES
from plango_lint.texts.wording import Cell, Near, Phrase, Term


@check
def known(cell: Column, among: Column) -> Answer:
    """The cell's value is one of the values of the other column; near misses are named."""
    codes = tuple(among.text.dropna().drop_duplicates())
    hits = cell.where(~cell.is_one_of(codes))
    hits.words = lambda chosen: {"nearest": Near(tuple(nearest_code(_value(cell, hits, chosen), codes)))}
    yield hits


@check
def listed_as(
    export: Export,
    cell: Column,
    among: Column,
    property: Column,  # noqa: A002
    are: list[str] | None = None,
    are_not: list[str] | None = None,
    unless_mapped: bool = False,
    unless_used_before: bool = False,
    unless_in: list[str] | None = None,
    only_without: str = "",
) -> Answer:
    """The list does not say this of the cell's value: its type, its use, that it is blocked.

    `are` names what it must not say, `are_not` the only things it may say. The exceptions are
    for what somebody decided: a [mapping] row names the value, booked lines hold it, or it stands
    in a column of `unless_in`. `only_without` asks only in files that lack this column.
    """
    said = property.text.isin(are) if are is not None else ~property.text.isin(are_not or [])
    codes = among.text[said & property.text.notna() & among.text.notna()].unique()
    if unless_mapped:
        part = "vat" if among.table.name == "vat" else "ledger"
        codes = np.setdiff1d(codes, [getattr(row, part) or "" for row in export.settings.mapping])
    if unless_used_before and export.has(f"booked.{cell.name}"):
        used = export[f"booked.{cell.name}"].raw.dropna().unique()
        codes = np.setdiff1d(codes, [code for lines in used for code in lines.split("\n")])
    wrong = cell.is_one_of(set(codes) - export.named(*unless_in or ()))
    if only_without:
        wrong &= Column(cell.table, only_without).raw.isna().to_numpy()
    hits = cell.where(wrong)
    hits.words = lambda chosen: said_of(_value(cell, hits, chosen), among, property)
    yield hits


def said_of(code: str, among: Column, property: Column) -> Words:  # noqa: A002
    """What the list says of a code, and what it calls the code."""
    rows = np.flatnonzero((among.text == code).to_numpy(dtype=bool) & property.present)
    word = str(property.text.iloc[rows[0]])
    key = f"{among.table.name}-{property.name}-{word}"
    names = among.table["description"].text.iloc[rows].dropna()
    return {
        "listed": Term(key) if key in PHRASES else Cell(word),
        "called": Cell(names.iloc[0] if len(names) else code),
    }


@check
def filled(
    export: Export,
    cell: Column,
    by: Column | None = None,
    among: Column | None = None,
    default: Column | None = None,
) -> Answer:
    """The cell holds something; if not, the list says what Exact takes instead for the value in `by`."""
    hits = cell.table.hits(cell.empty, cell.name)
    taken = _said(among, default) if among is not None and default is not None else {}
    named = None if by is None else Column(by.table, by.name)  # what an earlier rule blamed is named too

    def words(chosen: np.ndarray) -> Words:
        value = named.some(hits.rows[chosen[:1]])[0] if named is not None else None
        code = taken.get(value) if value else None
        return {
            "whose": Phrase(f"of-{by.name}", {"value": value})
            if by is not None and value
            else Term(f"without-{by.name if by is not None else 'line_description'}"),
            "default": Phrase("vat-default", {"code": code}) if code else "",
            "older": _older(export, hits.rows[chosen]),
        }

    hits.words = words
    yield hits


def _said(among: Column, property: Column) -> dict[str, str]:  # noqa: A002
    """Code -> what the lists say of it; the first to say something wins."""
    said = pd.DataFrame({"code": among.text, "said": property.text}).dropna()
    return dict(said.drop_duplicates("code").itertuples(index=False, name=None))


def _older(export: Export, rows: np.ndarray) -> Phrase | str:
    """Whether these invoices are from before PlanGo's settings were right, when we know since when."""
    since = export.settings.saved_import.settings_since
    earliest = export.invoices["date"].dates.iloc[rows].min()
    old = since is not None and not pd.isna(earliest) and earliest.date() < since
    return Phrase("older-than-settings", {"date": since}) if old else ""


@check
def follows_mapping(export: Export, cell: Column, part: str) -> Answer:
    """The cell holds what [mapping] says for this product: part is "ledger" or "vat".

    PlanGo splits an exam product in two lines with one text: beside a line that follows the
    mapping, the other line is the other part and may differ.
    """
    if not any(getattr(row, part) for row in export.settings.mapping):
        raise Lacking(f"settings.mapping-{part}")
    described = export["invoices.line_description"]
    wanted = [getattr(row, part) for row in export.settings.mapping]
    same, says = _mapped(export, cell, part)
    wrong = says & described.present & ~same
    if wrong.any():
        wrong &= ~_other_part(export, cell, described, same)
    hits = cell.where(wrong)
    hits.words = lambda chosen: {"wanted": Cell(wanted[export.mapped.iloc[hits.rows[chosen[0]]]])}
    yield hits


def _mapped(export: Export, cell: Column, part: str) -> tuple[Mask, Mask]:
    """Cells that hold what [mapping] says of their line; and lines of which it says something."""
    wanted = [getattr(row, part) for row in export.settings.mapping] + [None]  # -1: no row
    mapped = export.mapped.to_numpy()
    same = cell.coded_as(wanted)[mapped] == cell.codes
    return same, np.array([code is not None for code in wanted])[mapped]


def _other_part(export: Export, cell: Column, described: Column, same: Mask) -> Mask:
    """Exam products that are or may be the other part of one that follows the mapping.

    That is the line beside it with the same text that follows the mapping here, or in more of account
    and code than this one. It may also have a cell that cannot be read, or be left out; and of a part
    that is taken back alone nothing tells which one it is.
    """
    entries, table = export.entries, export.invoices
    exam = export.exam_product
    follows = sum(
        _mapped(export, table[name], part)[0].astype(int)
        for name, part in (("ledger", "ledger"), ("vat_code", "vat"))
    )
    lines = numbered(entries.entry, described.codes)
    best = pd.Series(follows).groupby(lines).transform("max").to_numpy()
    beside = spread(exam & (same | ~cell.present), lines) | (best > follows)
    unsure = entries.unsure | entries.beside(~described.present)
    alone = np.bincount(lines)[lines] == 1
    taken_back = alone & as_mask(table["amount"].cents < 0)
    return exam & (beside | unsure | taken_back | (entries.entry < 0))


def _value(cell: Column, hits: Hits, chosen: np.ndarray) -> str:
    return str(cell.text.iloc[hits.rows[chosen[0]]])
