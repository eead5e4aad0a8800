"""Exact's journals (dagboeken). Type 20 is sales (domain.md 3)."""

from __future__ import annotations

import pandera.pandas as pa

from plango_lint.schemas import cells
from plango_lint.schemas.columns import column

# Names of the code that say by themselves what the list is of.
CODE_HEADERS = (
    "Dagboek", "Dagboekcode", "Dagboek: Code", "Dagboeknummer", "Dagboeknr", "JournalCode", "Journal code", "Journal",
)  # fmt: skip
TYPE_HEADERS = ("Dagboektype", "Type dagboek", "Journal type", "JournalType", "Soort dagboek", "Dagboeksoort")

SCHEMA = pa.DataFrameSchema(
    {
        "code": column("code", ("Code", *CODE_HEADERS), cells.EMPTY),
        "description": column(
            "text",
            ("DescriptionDescription", "Omschrijving", "Description", "Naam", "Dagboek: Omschrijving", "Dagboeknaam",
             "Dagboekomschrijving", "JournalDescription", "Journal description"),
        ),
        "type": column(
            "number",
            ("TypeCode", *TYPE_HEADERS, "Type", "Dagboek: Type", "Soort", "TypeDescription"),
        ),
        "blocked": column("text", ("IsBlocked", "Geblokkeerd", "Blocked", "Is geblokkeerd", "Blokkering")),
    }
)  # fmt: skip
