"""Exact's Periode-datumtabel: financial years and periods, their dates, and what is closed."""

from __future__ import annotations

import pandera.pandas as pa

from plango_lint.schemas import cells
from plango_lint.schemas.columns import column

SCHEMA = pa.DataFrameSchema(
    {
        "year": column(
            "number",
            ("Boekjaar", "Jaar", "Financieel jaar", "FinYear", "ReportingYear", "Reporting year", "Financial year",
             "Fiscal year", "Year"),
            cells.EMPTY,
        ),
        "period": column(
            "number",
            ("Periode", "Boekperiode", "Periodenummer", "Periode nr", "FinPeriod", "ReportingPeriod", "Reporting period",
             "Financial period", "Period"),
            cells.EMPTY,
        ),
        "from": column(
            "date",
            ("Van", "Vanaf", "Begindatum", "Startdatum", "Datum van", "Datum begin", "StartDate", "Start date", "DateStart",
             "From", "Begin"),
        ),
        "until": column(
            "date",
            ("Tot en met", "T/m", "Tot", "Einddatum", "Datum tot", "Datum tot en met", "Datum einde", "EndDate", "End date",
             "DateEnd", "Until", "To", "Einde"),
        ),
        "journal": column("code", ("Dagboek", "Dagboek: Code", "Dagboekcode", "JournalCode", "Journal code", "Journal")),
        "closed": column(
            "text",
            ("Afgesloten", "Gesloten", "Is afgesloten", "Closed", "IsClosed", "Is closed", "Status", "Periodestatus"),
        ),
    }
)  # fmt: skip
