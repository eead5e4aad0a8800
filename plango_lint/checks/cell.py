"""Questions a cell answers alone: the verdicts of the schemas."""

from __future__ import annotations

from plango_lint.checks.registry import Answer, check
from plango_lint.column import Column
from plango_lint.export import Export
from plango_lint.masks import Mask
from plango_lint.schemas.verdicts import damage_of, verdicts


@check
def cells(export: Export, of: list[str], are: str) -> Answer:
    """No cell has this fault of the schemas; `of` names table.field, those not there are passed over."""
    for column, failing in _failing(export, of, are):
        yield column.table.hits(failing, column.name)


@check
def undamaged(export: Export, of: list[str]) -> Answer:
    """Excel left no trace in these cells; each kind of damage in each field is a cause."""
    for column, failing in _failing(export, of, "excel-damage"):
        hits = column.table.hits(failing, column.name)
        damage = damage_of(column.table, column.name).iloc[hits.rows]
        hits.cause = [(kind, column.table.name, column.name) for kind in damage]
        yield hits


def _failing(export: Export, of: list[str], fault: str) -> list[tuple[Column, Mask]]:
    """The columns that are there, and their cells with the fault as far as not blamed."""
    asked = [name.split(".") for name in of if export.has(name)]
    if not asked:
        raise export.lacking(of[0])
    found = []
    for table_name, name in asked:
        table = export.table(table_name)
        if table_name not in export.verdicts:
            export.verdicts[table_name] = verdicts(table, export.settings.policy)
        failing = export.verdicts[table_name].get((name, fault))
        if failing is not None and failing.any():
            found.append((table[name], failing & table[name].raw.notna().to_numpy()))
    return found
