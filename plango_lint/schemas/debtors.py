"""The debtors export (debiteurenbestand), imported in Exact as relations that are customers.

Only `Debiteurnummer` is known from PlanGo's article; the other headers are Exact's wizard's and
what planning programs of driving schools write.
"""

from __future__ import annotations

import pandera.pandas as pa

from plango_lint.schemas import cells
from plango_lint.schemas.columns import column
from plango_lint.settings import Policy

# Names of the code that say by themselves that the file is PlanGo's (interface.md 1).
CODE_HEADERS = (
    "Debiteurnummer", "Debiteurnr", "Debiteurnr.", "Debiteurennummer", "Debiteurennr", "Debiteur nummer", "Debiteurcode",
    "Debiteurencode", "Debiteur", "Deb.nr.", "Debnr", "Klantnummer", "Klantnr", "Klantcode", "Leerlingnummer",
    "Leerlingnr", "Cursistnummer", "Debtor number", "Debtor code", "Debtor", "Customer number", "Customer code",
)  # fmt: skip

SCHEMA = pa.DataFrameSchema(
    {
        "code": column(
            "code",
            (*CODE_HEADERS, "Code", "Relatiecode", "Relatienummer", "Relatienr", "Nummer", "Account code", "AccountCode"),
            cells.EMPTY, cells.damaged("code"), *cells.CODE, cells.bad_debtor_code(Policy()),
            required=True,
        ),
        "name": column(
            "text",
            ("Naam", "Debiteurnaam", "Debiteurennaam", "Naam debiteur", "Volledige naam", "Klantnaam", "Relatienaam",
             "Leerling", "Leerlingnaam", "Naam leerling", "Cursist", "Name", "Full name", "Debtor name", "Customer name",
             "Account name", "AccountName", "Bedrijfsnaam", "Bedrijf", "Company name", "Company"),
            cells.EMPTY, *cells.TEXT, cells.at_most(50),
            required=True, personal=True,
        ),
        "first_name": column(
            "text",
            ("Voornaam", "Voornamen", "Roepnaam", "First name", "FirstName", "Given name"),
            cells.EMPTY, *cells.TEXT,
            personal=True,
        ),
        "last_name": column(
            "text",
            ("Achternaam", "Familienaam", "Last name", "LastName", "Surname", "Family name"),
            cells.EMPTY, *cells.TEXT,
            personal=True,
        ),
        "email": column(
            "text",
            ("E-mail", "Email", "E-mailadres", "Emailadres", "Mail", "Mailadres", "E-mail address", "Email address"),
            cells.EMPTY, *cells.TEXT, cells.BAD_EMAIL,
            personal=True,
        ),
        "phone": column(
            "text",
            ("Telefoon", "Telefoonnummer", "Telefoonnr", "Tel", "Tel.nr.", "Mobiel", "Mobiel nummer", "Mobielnummer",
             "Mobiele telefoon", "Phone", "Phone number", "Mobile"),
            cells.EMPTY, cells.GARBLED_TEXT, cells.CONTROL_CHARACTER,
            personal=True,
        ),
        "address": column(
            "text",
            ("Adres", "Straat", "Straatnaam", "Adresregel 1", "Adres 1", "Straat en huisnummer", "Straat + huisnummer",
             "Address", "Address line 1", "AddressLine1", "Street"),
            cells.EMPTY, *cells.TEXT,
            personal=True,
        ),
        "postcode": column(
            "text",
            ("Postcode", "Postcode + plaats", "Zip", "Zip code", "Postal code", "PostalCode"),
            cells.EMPTY, *cells.TEXT,
            personal=True,
        ),
        "city": column(
            "text",
            ("Plaats", "Woonplaats", "Stad", "Plaatsnaam", "City", "Town"),
            cells.EMPTY, *cells.TEXT,
            personal=True,
        ),
        "iban": column(
            "text",
            ("IBAN", "IBAN-nummer", "Bankrekening", "Bankrekeningnummer", "Rekeningnummer", "Bank account"),
            cells.EMPTY, cells.CONTROL_CHARACTER,
            personal=True,
        ),
    }
)  # fmt: skip
