"""Exact's VAT codes. A code with several dated percentages has a row for each (domain.md 3)."""

from __future__ import annotations

import pandera.pandas as pa

from plango_lint.schemas import cells
from plango_lint.schemas.columns import column

# Names of the code that say by themselves what the list is of.
CODE_HEADERS = ("BTW-code", "Btwcode", "BTW code: Code", "VAT code", "VATCode", "VATCodeCode")

SCHEMA = pa.DataFrameSchema(
    {
        "code": column("code", ("Code", *CODE_HEADERS), cells.EMPTY),
        "description": column(
            "text",
            ("DescriptionDescription", "Omschrijving", "Description", "Naam", "VATCodeDescription",
             "VATCodeDescriptionDescription", "BTW-code: Omschrijving"),
        ),
        "type": column(
            "text",
            ("TypeCode", "Type", "BTW-type", "Btwtype", "VAT type", "VATType", "Soort", "Inclusief / exclusief",
             "Incl./Excl.", "Inclusief/Exclusief", "VATTypeDescription", "TypeDescription"),
        ),
        "transaction": column(
            "text",
            ("VATTransactionType", "VatTransactionTypeCode", "Transactietype", "Type transactie", "BTW-transactietype",
             "Transaction type", "TransactionType", "Inkoop / verkoop", "Inkoop/Verkoop", "Soort transactie", "Gebruik"),
        ),
        "percentage": column(
            "number",
            ("Percentage", "BTW-percentage", "BTW %", "%", "VAT percentage", "VATPercentage", "Tarief", "BTW-tarief",
             "VAT rate", "Rate"),
        ),
        "from": column(
            "date",
            ("Van", "Vanaf", "Begindatum", "Ingangsdatum", "Startdatum", "Geldig vanaf", "From", "Start date", "StartDate",
             "Valid from"),
        ),
        "until": column(
            "date",
            ("Tot en met", "T/m", "Tot", "Einddatum", "Geldig tot", "Geldig t/m", "Until", "To", "End date", "EndDate",
             "Valid until"),
        ),
        "blocked": column("text", ("IsBlocked", "Geblokkeerd", "Blocked", "Is geblokkeerd", "Blokkering")),
    }
)  # fmt: skip
