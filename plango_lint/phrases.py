"""Fixed words and sentence parts that fill a hole in a message, in both languages."""

from __future__ import annotations

PHRASES: dict[str, dict[str, str]] = {
    "nothing": {"nl": "niets", "en": "nothing"},
    "and": {"nl": "en", "en": "and"},
    "and-more": {"nl": "{names} en nog {rest}", "en": "{names} and {rest} more"},
    "near": {"nl": "; wel {names}", "en": "; {names} is"},
    "personal": {"nl": "(weggelaten)", "en": "(left out)"},
    "rest-message": {
        "nl": "Nog {causes} andere oorzaken van deze soort, samen op {count} {count|plaats|plaatsen}.",
        "en": "{causes} more causes of this kind, on {count} {count|place|places} together.",
    },
    # The file
    "failure-empty": {"nl": "leeg", "en": "empty"},
    "failure-zip": {"nl": "een ZIP-bestand", "en": "a ZIP file"},
    "failure-xlsx": {"nl": "een Excel-bestand (XLSX)", "en": "an Excel file (XLSX)"},
    "failure-pdf": {"nl": "een PDF", "en": "a PDF"},
    "failure-image": {"nl": "een afbeelding", "en": "an image"},
    "failure-html": {"nl": "een webpagina (HTML)", "en": "a web page (HTML)"},
    "failure-nul": {"nl": "geen tekst (het bevat nultekens)", "en": "no text (it holds NUL bytes)"},
    "failure-encoding": {"nl": "geen leesbare tekst", "en": "no readable text"},
    "failure-xml": {"nl": "onvolledige of onveilige XML", "en": "incomplete or unsafe XML"},
    "failure-binary": {"nl": "geen tekst", "en": "no text"},
    "delimiter-comma": {"nl": "een komma", "en": "a comma"},
    "delimiter-semicolon": {"nl": "een puntkomma", "en": "a semicolon"},
    "delimiter-tab": {"nl": "een tab", "en": "a tab"},
    "delimiter-bar": {"nl": "een streepje (|)", "en": "a bar (|)"},
    "column-invoices-date": {"nl": "datum", "en": "date"},
    "column-invoices-debtor": {"nl": "debiteurnummer", "en": "debtor number"},
    "column-invoices-ledger": {"nl": "grootboekrekening", "en": "ledger account"},
    "column-invoices-amount": {"nl": "bedrag exclusief btw", "en": "amount excluding VAT"},
    "column-invoices-vat_code": {"nl": "btw-code", "en": "VAT code"},
    "column-invoices-year": {"nl": "boekjaar", "en": "year"},
    "column-invoices-period": {"nl": "periode", "en": "period"},
    "column-invoices-description": {"nl": "factuuromschrijving", "en": "invoice description"},
    "column-invoices-line_description": {"nl": "omschrijving", "en": "line description"},
    "column-debtors-code": {"nl": "debiteurnummer", "en": "debtor number"},
    "column-debtors-name": {"nl": "naam", "en": "name"},
}
