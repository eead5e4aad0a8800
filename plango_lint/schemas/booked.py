"""Entries that are in Exact already, one row an invoice, and the transaction list they may come from.

Nobody types a booked table, so its columns go by no header. TRANSACTIONS has the technical
headers of FinTransactionSearch.csv, one row a line of an entry (domain.md 6).
"""

from __future__ import annotations

import pandera.pandas as pa

from plango_lint.schemas import cells
from plango_lint.schemas.columns import column

SCHEMA = pa.DataFrameSchema(
    {
        "number": column("number", (), cells.EMPTY),
        "year": column("number", ()),
        "journal": column("code", ()),
        "date": column("date", ()),
        "debtor": column("code", ()),
        "amount": column("amount", ()),
        "text": column("text", ()),
        "source": column("text", ()),
    }
)

TRANSACTIONS = pa.DataFrameSchema(
    {
        "number": column("number", ("EntryNumber",), cells.EMPTY),
        "year": column("number", ("ReportingYear",)),
        "period": column("number", ("ReportingPeriod",)),
        "journal": column("code", ("JournalCode", "JournalCodeDescriptionCode")),
        "journal_name": column(
            "text", ("JournalCodeDescriptionDescription", "JournalDescriptionDescription")
        ),
        "date": column("date", ("EntryDate",)),
        "debtor": column("code", ("AccountCode", "AccountCodeNameCode")),
        "name": column("text", ("AccountName", "AccountCodeNameDescription"), personal=True),
        "ledger": column(
            "code", ("GLAccountCodeDescriptionCode", "GLAccountCodeDescription", "GLAccountCode")
        ),
        "amount": column("amount", ("AmountDC",)),
        "vat_code": column("code", ("VATCode", "VATCodeDescriptionCode")),
        "text": column("text", ("Description",)),
        "type": column("number", ("TransactionType",)),
        "line": column("number", ("LineNumber",)),
        "invoice_number": column("number", ("InvoiceNumber",)),
        "reference": column("text", ("YourRef",)),
    }
)
