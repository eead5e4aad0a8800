"""Exact's relations: A none, S suspect, P prospect, C customer; header names vary (domain.md 6)."""

from __future__ import annotations

import pandera.pandas as pa

from plango_lint.schemas import cells
from plango_lint.schemas.columns import column

# Compound names as only Exact's own lists have them: enough to tell relations from debtors.
TECHNICAL_HEADERS = (
    "AccountCode", "AccountName", "NameName", "IsBlocked", "StatusCode", "StatusDescription",
    "StatusDescriptionDescription", "AddressLine1", "PostcodeCode", "CountryCode", "SearchCode", "AccountSearchCode",
    "IsSupplier", "IsSales", "ClassificationCode", "AccountManagerFullName", "CodeCode", "ChamberOfCommerce",
)  # fmt: skip

SCHEMA = pa.DataFrameSchema(
    {
        "code": column(
            "code",
            ("Code", "Relatiecode", "Relatienummer", "Relatienr", "Relatie: Code", "AccountCode", "Account code", "CodeCode",
             "Debiteurnummer", "Debiteurnr", "Debiteurcode", "Klantnummer", "Klantcode", "Nummer", "Relatie"),
            cells.EMPTY,
        ),
        "name": column(
            "text",
            ("Name", "Naam", "AccountName", "Account name", "NameName", "Relatienaam", "Relatie: Naam", "Bedrijfsnaam",
             "Debiteurnaam", "Klantnaam"),
            personal=True,
        ),
        "status": column(
            "text",
            ("StatusCode", "Status", "Relatiestatus", "Status: Code", "Klantstatus", "Type", "Relatietype", "Type relatie",
             "Soort relatie", "TypeCode", "StatusDescription", "StatusDescriptionDescription", "Account status"),
        ),
        "blocked": column("text", ("IsBlocked", "Blocked", "Geblokkeerd", "Is geblokkeerd", "Blokkering")),
        "end_date": column("date", ("EndDate", "End date", "Einddatum", "Actief tot", "Datum einde", "Eind datum")),
        "email": column(
            "text",
            ("Email", "E-mail", "E-mailadres", "Emailadres", "E-mail address", "Email address"),
            personal=True,
        ),
        "postcode": column(
            "text", ("Postcode", "PostcodeCode", "PostalCode", "Postal code", "Zip code", "Zip"), personal=True
        ),
        "address": column(
            "text",
            ("AddressLine1", "Address line 1", "Adres", "Adresregel 1", "Adres 1", "Straat", "Address", "Street"),
            personal=True,
        ),
    }
)  # fmt: skip
