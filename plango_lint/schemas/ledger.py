"""Exact's ledger accounts. Technical headers: those of FinGLAccountSearch.csv (domain.md 6)."""

from __future__ import annotations

import pandera.pandas as pa

from plango_lint.schemas import cells
from plango_lint.schemas.columns import column

# Names of the code that say by themselves what the list is of.
CODE_HEADERS = (
    "Grootboekrekening", "Grootboekrekeningnummer", "Grootboekrekening: Code", "Grootboeknummer", "Grootboeknr",
    "Grootboekcode", "Grootboek", "GLAccountCode", "GL account", "G/L account", "Ledger account",
)  # fmt: skip

SCHEMA = pa.DataFrameSchema(
    {
        "code": column(
            "code", ("Code", *CODE_HEADERS, "Rekening", "Rekeningnummer", "Nummer", "Account code"), cells.EMPTY
        ),
        "description": column(
            "text",
            ("DescriptionDescription", "Omschrijving", "Description", "Naam", "Grootboekrekening: Omschrijving",
             "Grootboekomschrijving", "Rekeningnaam", "Rekeningomschrijving"),
        ),
        "balance": column(
            "text",
            ("BalanceTypeCode", "Balans / Winst & Verlies", "Balans of W&V", "Balans / W&V", "Balans/Winst en verlies",
             "Balans/Verlies & Winst", "Balance / Profit & Loss", "Balance sheet / Profit & loss", "Balance type",
             "Rekeningsoort", "B/W", "BalanceTypeDescription", "Balanstype"),
        ),
        "type": column(
            "number",
            ("TypeCode", "Type", "Grootboekrekeningtype", "Rekeningtype", "Type code", "Account type", "Soort",
             "TypeDescriptionDescription", "Type: Omschrijving"),
        ),
        "blocked": column("text", ("IsBlocked", "Geblokkeerd", "Blocked", "Is geblokkeerd", "Blokkering")),
        "vat_code": column(
            "code",
            ("VATCodeCode", "BTW-code", "BTW code", "VAT code", "VATCode", "Standaard btw-code", "BTW-code: Code"),
        ),
        "cost_centre_use": column(
            "text",
            ("UseCostcenter", "UseCostCenter", "Kostenplaats verplicht", "Kostenplaats", "Gebruik kostenplaats",
             "Kostenplaatsgebruik", "Cost centre", "Cost center", "Cost center mandatory", "Cost centre required"),
        ),
    }
)  # fmt: skip
