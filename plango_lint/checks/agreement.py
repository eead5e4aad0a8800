"""Questions about several lists of one kind: do they say the same."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import numpy as np
import pandas as pd

from plango_lint.books.agreement import KEYS, Contradiction, contradictions, key_of
from plango_lint.checks.registry import Answer, check
from plango_lint.column import Column
from plango_lint.export import Export
from plango_lint.hits import Hits, Words
from plango_lint.table import Table
from plango_lint.texts.phrases import PHRASES
from plango_lint.texts.wording import Cell, Names, Term

# Table -> the cells of an invoice line that name its code, and the column of the code in the list.
_USED = {
    "ledger": (("ledger",), "code"),
    "vat": (("vat_code",), "code"),
    "relations": (("debtor",), "code"),
    "periods": (("year", "period"), "period"),
}


@check
def lists_agree(export: Export, columns: list[str]) -> Answer:
    """Lists of one kind say the same about the codes that these invoices use; `columns` are named table.field.

    Two lists that differ in a field are one cause, whatever the number of codes.
    """
    for name in columns:
        table_name, _, field = name.partition(".")
        if not export.has(name) or len(export.tables[table_name].sources) < 2:
            continue
        table = export.tables[table_name]
        cells, column = _USED[table_name]
        found = list(contradictions(table, field, _used(export.invoices, cells)))
        pairs: dict[tuple[int, int], list[Contradiction]] = {}
        for one in found:
            pairs.setdefault((int(table.source_of[one.first]), int(table.source_of[one.other])), []).append(
                one
            )
        for (first, other), some in pairs.items():
            rows = np.array([row for one in some for row in (one.first, one.other)])
            cause = [(name, table.file_names[first], table.file_names[other])] * len(rows)
            yield Hits(table, rows, column, cause=cause, words=partial(_words, table, some))


def _used(invoices: Table, names: tuple[str, ...]) -> Mapping[str, pd.Series]:
    """The codes of the invoice lines, blamed or not, with the dates of the lines that name them."""
    return dict(list(Column(invoices, "date").dates.groupby(key_of(invoices, names))))


def _words(table: Table, found: list[Contradiction], _: np.ndarray) -> Words:
    one = found[0]
    keys = key_of(table, KEYS[table.name])
    codes = [Cell(str(keys.iloc[each.other])) for each in found]
    return {
        "field": Term(f"field-{one.field}" if one.field != "from" else "listed-days"),
        "what": Term(f"listed-{table.name}"),
        "codes": Names(tuple(codes)),
        "code": codes[0],
        "value": _shown(table, one.field, one.first),
        "other": _shown(table, one.field, one.other),
        "winning": table.file_names[table.source_of[one.first]],
        "losing": table.file_names[table.source_of[one.other]],
    }


def _shown(table: Table, field: str, row: int) -> object:
    text = str(Column(table, field).text.iloc[row])
    if field == "from":
        return Names((Cell(text), Cell(str(Column(table, "until").text.iloc[row]))))
    key = f"listed-{table.name}-{field}-{text}"
    key = key if key in PHRASES else f"listed-{text}"
    return Term(key) if key in PHRASES else Cell(text, personal=field == "name")
