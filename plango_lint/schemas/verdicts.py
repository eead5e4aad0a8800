"""The verdicts of a table's schema: which rows fail which word of cells.py.

A table is validated once, as the distinct texts of every column below each other: what is said
of a text holds for all rows that have it. Measured (architecture.md 5): 200,000 rows with every
cell wrong take about a second this way, and minutes when each cell is asked by itself.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from plango_lint.distinct import Distinct
from plango_lint.masks import Mask
from plango_lint.schemas import SCHEMAS
from plango_lint.schemas.cells import BY_POLICY, forget, needed
from plango_lint.schemas.damage import excel_damage
from plango_lint.settings import Policy
from plango_lint.table import Table

__all__ = ["damage_of", "faults_of", "verdicts"]

Verdict = tuple[str, str]  # field, name of the fault
# A column of more texts is asked what it needs by itself: beside others it would fill those up to its length. For
# fewer, making a schema of their own takes longer than asking them all there is.
_FEW = 5_000


def verdicts(table: Table, policy: Policy) -> dict[Verdict, Mask]:
    """The rows that fail, for every fault the schema knows of the table's columns.

    Cells of a source that has no such column (NA) never fail.
    """
    schema = under(policy, _role(table))
    coded = {name: table.distinct(name) for name in schema.columns if name in table.cells}
    none = np.zeros(len(table), dtype=bool)
    none.flags.writeable = False  # shared by all faults that nothing shows
    found = {(name, str(check.name)): none for name in coded for check in schema.columns[name].checks}
    for (name, fault), faulty in _failures(schema, coded).items():
        flags = np.zeros(len(coded[name].texts) + 1, dtype=bool)  # the last one: -1, no cell
        flags[faulty] = True
        found[name, fault] = flags[coded[name].codes]
    return found


def faults_of(role: str) -> set[Verdict]:
    """Every verdict a table of this role can give."""
    return {
        (name, str(check.name)) for name, column in SCHEMAS[role].columns.items() for check in column.checks
    }


def damage_of(table: Table, field: str) -> pd.Series:
    """The kind of Excel damage of every cell of a field; None where there is none."""
    kind = str((SCHEMAS[_role(table)].columns[field].metadata or {})["kind"])
    return table[field].each(lambda text: excel_damage(text, kind))


@lru_cache(maxsize=64)  # Pandera copies the whole schema, which takes longer than asking it of a month
def under(policy: Policy, role: str) -> pa.DataFrameSchema:
    """The schema of a role with the faults that depend on this policy."""
    schema = SCHEMAS.get(role, pa.DataFrameSchema())
    if policy == Policy():
        return schema
    changed = {
        name: {"checks": [_bound(check, policy) for check in column.checks]}
        for name, column in schema.columns.items()
        if any(check.name in BY_POLICY for check in column.checks)
    }
    return schema.update_columns(changed) if changed else schema


def _bound(check: pa.Check, policy: Policy) -> pa.Check:
    return BY_POLICY[check.name](policy) if check.name in BY_POLICY else check


def _role(table: Table) -> str:
    return "invoices" if table.name == "earlier" else table.name


def _failures(schema: pa.DataFrameSchema, cells: dict[str, Distinct]) -> dict[Verdict, np.ndarray]:
    """Positions of the failing distinct texts, by verdict."""
    asked = {name: needed(schema.columns[name].checks, one) for name, one in cells.items()}
    texts = {name: cells[name].texts for name, checks in asked.items() if checks}
    few = {name: some for name, some in texts.items() if len(some) <= _FEW}
    longest = max(map(len, few.values()), default=0)
    columns = {name: pd.Series(some, dtype=object).reindex(range(longest)) for name, some in few.items()}
    try:
        found = _failing(schema, pd.DataFrame(columns)) if few else {}
        for name in texts.keys() - few.keys():
            alone = pa.Column(checks=asked[name], nullable=True, name=name)
            found |= _failing(alone, pd.DataFrame({name: pd.Series(texts[name], dtype=object)}))
    finally:
        forget()
    return found


def _failing(schema: pa.DataFrameSchema | pa.Column, frame: pd.DataFrame) -> dict[Verdict, np.ndarray]:
    try:
        schema.validate(frame, lazy=True)
    except SchemaErrors as errors:
        return {
            (str(error.schema.name), str(error.check.name)): _positions(error.check_output)
            for error in errors.schema_errors
        }
    return {}


def _positions(output: pd.Series) -> np.ndarray:
    # Pandera leaves missing cells out of its output: only the labels tell which cells these are.
    return output.index[~output.to_numpy(dtype=bool)].to_numpy()
