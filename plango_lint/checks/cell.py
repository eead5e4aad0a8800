"""Questions a cell answers alone: the verdicts of the schemas."""

from __future__ import annotations

from plango_lint.checks.registry import Answer, check
from plango_lint.export import Export, Lacking
from plango_lint.schemas.verdicts import verdicts


@check
def cells(export: Export, of: list[str], are: str) -> Answer:
    """Cells are what the schema says of them; `of` names table.field, those not there are passed over."""
    asked = [name.split(".") for name in of if export.has(name)]
    if not asked:
        raise Lacking(of[0])
    for table_name, name in asked:
        table = export.table(table_name)
        if table_name not in export.verdicts:
            export.verdicts[table_name] = verdicts(table, export.settings.policy)
        failing = export.verdicts[table_name].get((name, are))
        if failing is not None:
            yield table.hits(failing & table[name].raw.notna().to_numpy(), name)
