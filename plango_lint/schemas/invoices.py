"""The invoice export (factuurbestand), as PlanGo's article maps it on Exact's Verkoopboekingen.

Headers: the article's columns; the names Exact's import wizard has for the same fields; those
of its technical lists; what people and other programs write. PlanGo's real header row is not
public, so this is a wide net. `Omschrijving` is the line's and `Factuuromschrijving` the
header's (article, steps 8 and 10). `Code` is Exact's name of the relation code.
"""

from __future__ import annotations

import pandera.pandas as pa

from plango_lint.schemas import cells
from plango_lint.schemas.columns import column
from plango_lint.settings import Policy

SCHEMA = pa.DataFrameSchema(
    {
        "number": column(
            "number",
            (
                "Factuurnummer", "Factuurnr", "Factuurnr.", "Factuur nr", "Factuur nummer", "Nummer factuur", "Fact.nr.",
                "Factuur no", "Factuurno", "Faktuurnummer", "Boekstuknummer", "Boekstuknr", "Boekstuk", "Boekingsnummer",
                "Verkoopfactuurnummer", "Factuur-ID", "Invoice number", "Invoice no", "Invoice nr", "Invoice",
                "InvoiceNumber", "Entry number", "EntryNumber",
            ),
            cells.EMPTY, cells.damaged("number"), *cells.CODE, cells.NOT_DIGITS, cells.OVER_32_BITS,
        ),
        "date": column(
            "date",
            (
                "Datum", "Factuurdatum", "Fact.datum", "Datum factuur", "Faktuurdatum", "Boekdatum", "Boekingsdatum",
                "Boekstukdatum", "Documentdatum", "Date", "Invoice date", "InvoiceDate", "Entry date", "EntryDate",
            ),
            cells.EMPTY, cells.damaged("date"), *cells.CODE, cells.UNREADABLE_DATE,
            required=True,
        ),
        "debtor": column(
            "code",
            (
                "Debiteurnummer", "Debiteurnr", "Debiteurnr.", "Debiteurennummer", "Debiteurennr", "Debiteur nummer",
                "Debiteurcode", "Debiteurencode", "Debiteur", "Deb.nr.", "Debnr", "Relatiecode", "Relatienummer",
                "Relatienr", "Relatie", "Relatie: Code", "Code", "Klantnummer", "Klantnr", "Klantcode", "Klant",
                "Klant: Code", "Leerlingnummer", "Leerlingnr", "Debtor", "Debtor number", "Debtor code", "Customer number",
                "Customer code", "Customer", "Account code", "AccountCode", "Account: Code",
            ),
            cells.EMPTY, cells.damaged("code"), *cells.CODE, cells.bad_debtor_code(Policy()),
            required=True,
        ),
        "description": column(
            "text",
            (
                "Factuuromschrijving", "Omschrijving: Kopregel", "Omschrijving kopregel", "Kopregel", "Factuur omschrijving",
                "Omschrijving factuur", "Factuurtekst", "Boekingsomschrijving", "Omschrijving boeking", "Kopomschrijving",
                "Invoice description", "Header description", "Description: Header", "Entry description",
            ),
            cells.EMPTY, *cells.TEXT,
            useful=True,
        ),
        "year": column(
            "number",
            ("Boekjaar", "Jaar", "Boek jaar", "Financieel jaar", "Financial year", "Fiscal year", "Year",
             "Reporting year", "ReportingYear", "FinYear", "FinancialYear"),
            cells.EMPTY, cells.damaged("number"), *cells.CODE, cells.BAD_YEAR,
            useful=True,
        ),
        "period": column(
            "number",
            ("Periode", "Boekperiode", "Periode nr", "Periodenummer", "Boekingsperiode", "Period", "Financial period",
             "Reporting period", "ReportingPeriod", "FinPeriod", "FinancialPeriod"),
            cells.EMPTY, cells.damaged("number"), *cells.CODE, cells.bad_period(Policy()),
            useful=True,
        ),
        "ledger": column(
            "code",
            (
                "Grootboekrekening", "Grootboekrekeningnummer", "Grootboeknummer", "Grootboeknr", "Grootboek", "Gb-rekening",
                "GB rekening", "Grootboekrek.", "Grootboekrekening: Code", "Grootboekcode", "Grootboekrekening code",
                "Omzetrekening", "Tegenrekening", "Rekening", "Ledger account", "Ledger", "G/L account", "GL account",
                "GLAccount", "GLAccountCode", "GL Account Code", "General ledger account", "Revenue account",
            ),
            cells.EMPTY, cells.damaged("code"), *cells.CODE,
            required=True,
        ),
        "line_description": column(
            "text",
            (
                "Omschrijving", "Regelomschrijving", "Omschrijving regel", "Factuurregel", "Factuurregelomschrijving",
                "Omschrijving: Regel", "Artikelomschrijving", "Artikel", "Product", "Productomschrijving", "Dienst",
                "Description", "Line description", "Item description", "Line text",
            ),
            cells.EMPTY, *cells.TEXT,
            useful=True,
        ),
        "amount": column(
            "amount",
            (
                "Bedrag ex. BTW", "Bedrag exclusief BTW", "Bedrag excl. BTW", "Bedrag exbtw", "Bedrag excl", "Bedrag ex",
                "Bedrag exclusief", "Bedrag zonder BTW", "Bedrag", "Regelbedrag", "Regelbedrag excl. BTW", "Nettobedrag",
                "Netto bedrag", "Netto", "Bedrag (EUR)", "Bedrag in euro", "Bedrag euro", "Exclusief BTW", "Excl. BTW",
                "Ex. BTW", "Ex BTW bedrag", "Totaal excl. BTW regel", "Omzet", "Amount", "Amount excl. VAT",
                "Amount excluding VAT", "Amount ex VAT", "Net amount", "AmountDC", "Amount DC",
            ),
            cells.EMPTY, cells.damaged("amount"), *cells.AMOUNT, cells.CURRENCY_SIGN, cells.UNREADABLE_AMOUNT,
            required=True,
        ),
        "vat_code": column(
            "code",
            ("BTW code", "BTW-code", "Btwcode", "BTW-code: Code", "BTW cd", "BTW tariefcode", "BTW-tariefcode", "Btw nr",
             "Code BTW", "VAT code", "VATCode", "VAT-code", "VATCodeCode", "Tax code"),
            cells.EMPTY, cells.damaged("code"), *cells.CODE, cells.at_most(3),
            required=True,
        ),
        "journal": column(
            "code",
            ("Dagboek", "Dagboek: Code", "Dagboekcode", "Dagboeknummer", "Dagboek nr", "Dagboeknr", "Journaal", "Journal",
             "Journal code", "JournalCode", "Journal: Code"),
            cells.EMPTY, cells.damaged("code"), *cells.CODE,
        ),
        "due_date": column(
            "date",
            ("Vervaldatum", "Verval datum", "Uiterste betaaldatum", "Betalen voor", "Betaaldatum uiterlijk", "Due date",
             "DueDate"),
            cells.EMPTY, cells.CONTROL_CHARACTER, cells.UNREADABLE_DATE,
        ),
        "name": column(
            "text",
            ("Naam", "Debiteurnaam", "Debiteurennaam", "Debiteur naam", "Naam debiteur", "Klantnaam", "Relatienaam",
             "Relatie: Naam", "Naam leerling", "Leerling", "Leerlingnaam", "Naam klant", "Cursist", "Name", "Debtor name",
             "Customer name", "Account name", "AccountName"),
            cells.EMPTY, *cells.TEXT,
            personal=True,
        ),
        "quantity": column(
            "amount",  # 1,5 lesson of 60 minutes (domain.md 2)
            ("Aantal", "Hoeveelheid", "Aantal eenheden", "Quantity", "Qty"),
            cells.EMPTY, cells.CONTROL_CHARACTER, cells.UNREADABLE_AMOUNT,
        ),
        "vat_amount": column(
            "amount",
            ("BTW-bedrag", "BTW bedrag", "Bedrag BTW", "Btwbedrag", "BTW bedrag (EUR)", "VAT amount", "VATAmount",
             "VAT amount DC", "Tax amount"),
            cells.EMPTY, cells.CONTROL_CHARACTER, cells.CURRENCY_SIGN, cells.UNREADABLE_AMOUNT,
        ),
        "vat_percentage": column(
            "amount",
            ("BTW-percentage", "BTW percentage", "BTW %", "% BTW", "BTW perc", "BTW-perc.", "Percentage BTW", "BTW-tarief",
             "BTW tarief", "VAT percentage", "VATPercentage", "VAT %", "VAT rate"),
            cells.EMPTY, cells.CONTROL_CHARACTER,
        ),
        "amount_including": column(
            "amount",
            ("Bedrag incl. BTW", "Bedrag inclusief BTW", "Bedrag in. BTW", "Bedrag inc. BTW", "Bedrag incl",
             "Bedrag inclusief", "Inclusief BTW", "Incl. BTW", "Brutobedrag", "Bruto bedrag", "Bruto",
             "Amount incl. VAT", "Amount including VAT", "Amount inc VAT", "Gross amount"),
            cells.EMPTY, cells.CONTROL_CHARACTER, cells.CURRENCY_SIGN, cells.UNREADABLE_AMOUNT,
        ),
        "invoice_total": column(
            "amount",
            ("Factuurtotaal", "Factuurbedrag", "Totaalbedrag", "Totaal factuur", "Totaal", "Factuurtotaal excl. BTW",
             "Factuurtotaal ex. BTW", "Factuurbedrag ex. BTW", "Totaalbedrag ex. BTW", "Invoice total excl. VAT",
             "Factuurbedrag excl. BTW", "Totaal excl. BTW", "Totaal ex. BTW", "Totaalbedrag excl. BTW",
             "Invoice total", "Invoice amount", "Total"),
            cells.EMPTY, cells.CONTROL_CHARACTER, cells.CURRENCY_SIGN, cells.UNREADABLE_AMOUNT,
        ),
        "cost_centre": column(
            "code",
            ("Kostenplaats", "Kostenplaats: Code", "Kostenplaatscode", "Kostenplaats code", "Cost centre", "Cost center",
             "CostCenterCode", "Cost center: Code", "Cost centre code"),
            cells.EMPTY, *cells.CODE,
        ),
    }
)  # fmt: skip
