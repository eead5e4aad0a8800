"""What was not given, and the sentence that says how to get it. A rule that lacks it is skipped."""

from __future__ import annotations

from plango_lint.settings.vocabulary import NEEDED_SETTINGS
from plango_lint.texts.wording import Term, fill

# Menu names are those that sources confirm; other places are described.
_TABLES = {
    "invoices": {
        "nl": "Geef een factuurbestand uit PlanGo mee.",
        "en": "Give an invoice export from PlanGo.",
    },
    "debtors": {
        "nl": "Geef het debiteurenbestand uit PlanGo mee.",
        "en": "Give the debtors export from PlanGo.",
    },
    "ledger": {
        "nl": "Geef de lijst met grootboekrekeningen uit Exact mee (in Exact: de lijst openen en naar Excel of CSV exporteren, of Import/Export > XML, grootboekrekeningen).",
        "en": "Give the list of ledger accounts from Exact (in Exact: open the list and export it to Excel or CSV, or Import/Export > XML, ledger accounts).",
    },
    "vat": {
        "nl": "Geef de btw-codes uit Exact mee (in Exact: Import/Export > XML, btw-codes), of typ ze in plango-lint.toml onder [exact] vat-codes.",
        "en": "Give the VAT codes from Exact (in Exact: Import/Export > XML, VAT codes), or type them in plango-lint.toml under [exact] vat-codes.",
    },
    "relations": {
        "nl": "Geef de relatielijst uit Exact mee (in Exact: Import/Export > CSV/Excel > Relaties, of Import/Export > XML, relaties).",
        "en": "Give the relations list from Exact (in Exact: Import/Export > CSV/Excel > Relaties, or Import/Export > XML, relations).",
    },
    "entries": {
        "nl": "Registreer wat je importeert met `plango-lint register add`, of geef de transactielijst of de auditfile (XAF) uit Exact mee.",
        "en": "Register what you import with `plango-lint register add`, or give Exact's transaction list or audit file (XAF).",
    },
    "journals": {
        "nl": "Geef de dagboeken uit Exact mee (in Exact: Import/Export > XML, dagboeken), of typ ze in plango-lint.toml onder [exact] journals.",
        "en": "Give the journals from Exact (in Exact: Import/Export > XML, journals), or type them in plango-lint.toml under [exact] journals.",
    },
    "periods": {
        "nl": "Geef de periode-datumtabel uit Exact mee (in Exact: Import/Export > XML, boekjaren).",
        "en": "Give the period table from Exact (in Exact: Import/Export > XML, financial years).",
    },
    "booked": {
        "nl": "Registreer wat je importeert met `plango-lint register add`, of geef eerder geïmporteerde exports uit PlanGo mee met `--earlier BESTAND`, of de transactielijst of de auditfile (XAF) uit Exact.",
        "en": "Register what you import with `plango-lint register add`, or give the exports that were imported before with `--earlier FILE`, or Exact's transaction list or audit file (XAF).",
    },
}
_COLUMN = {
    "nl": "{table} heeft geen kolom voor {field}.",
    "en": "{table} has no column for {field}.",
}
_NAMES = {
    "invoices": {"nl": "Het factuurbestand", "en": "The invoice file"},
    "debtors": {"nl": "Het debiteurenbestand", "en": "The debtors file"},
    "ledger": {"nl": "De lijst met grootboekrekeningen", "en": "The list of ledger accounts"},
    "vat": {"nl": "De lijst met btw-codes", "en": "The list of VAT codes"},
    "relations": {"nl": "De relatielijst", "en": "The relations list"},
    "journals": {"nl": "De lijst met dagboeken", "en": "The list of journals"},
    "periods": {"nl": "De periode-datumtabel", "en": "The period table"},
    "booked": {"nl": "De lijst met eerdere boekingen", "en": "The list of earlier entries"},
}
_SETTINGS = {
    "nl": "Vul {key} in in plango-lint.toml.",
    "en": "Fill in {key} in plango-lint.toml.",
}


def sentence(what: str, language: str) -> str:
    """What to give for "ledger", "ledger.type" or "settings.mapping"."""
    table, _, name = what.partition(".")
    if table == "settings":
        return fill(_SETTINGS[language], {"key": NEEDED_SETTINGS[name]}, language)
    if name and table in _NAMES:
        return fill(
            _COLUMN[language], {"table": _NAMES[table][language], "field": Term(f"field-{name}")}, language
        )
    return _TABLES.get(table, {}).get(language, what)
