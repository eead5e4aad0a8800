"""What every table looks like: its columns, the headers they go by, what their cells may hold.

One file per table. A cell that can be judged alone is judged here, with Pandera; whatever
needs a neighbour is a rule with a check of its own.
"""

from __future__ import annotations

import pandera.pandas as pa

from plango_lint.schemas import booked, debtors, invoices, journals, ledger, periods, relations, vat

__all__ = [
    "SCHEMAS",
    "booked",
    "debtors",
    "invoices",
    "journals",
    "ledger",
    "periods",
    "relations",
    "vat",
]

SCHEMAS: dict[str, pa.DataFrameSchema] = {
    "invoices": invoices.SCHEMA,
    "debtors": debtors.SCHEMA,
    "ledger": ledger.SCHEMA,
    "vat": vat.SCHEMA,
    "relations": relations.SCHEMA,
    "journals": journals.SCHEMA,
    "periods": periods.SCHEMA,
    "booked": booked.SCHEMA,
    "transactions": booked.TRANSACTIONS,
}
