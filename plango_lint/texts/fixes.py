"""What `plango-lint fix` says besides the report, in both languages."""

from __future__ import annotations

from typing import Any

from plango_lint.texts.wording import whole

SENTENCES: dict[str, dict[str, str]] = {
    # What stops it
    "needs-output": {
        "nl": "Van standaardinvoer is er geen map voor de kopie: geef met --output aan waar die moet komen.",
        "en": "Standard input has no folder for the copy: say with --output where it goes.",
    },
    "one-output": {
        "nl": "--output noemt één bestand, maar er veranderen er meer: {files}. Herstel ze één voor één, of laat --output weg.",
        "en": "--output names one file, but more than one would change: {files}. Repair them one by one, or leave --output out.",
    },
    # What was done
    "copy": {
        "nl": "{old} -> {new}: {count} {count|wijziging|wijzigingen}",
        "en": "{old} -> {new}: {count} {count|change|changes}",
    },
    "would": {
        "nl": "{old}: {count} {count|wijziging|wijzigingen} (nog niets geschreven)",
        "en": "{old}: {count} {count|change|changes} (nothing written yet)",
    },
    "nothing": {
        "nl": "Niets te herstellen, dus geen kopie gemaakt.",
        "en": "Nothing to repair, so no copy was made.",
    },
    "changes-in": {
        "nl": "Elke wijziging staat in {path}.",
        "en": "Every change stands in {path}.",
    },
    "more-unsafe": {
        "nl": "Meer kan met --unsafe, als jij het ermee eens bent: {rules}.",
        "en": "More can be done with --unsafe, if you agree: {rules}.",
    },
    "given-up": {
        "nl": "Niet gedaan, want een ander herstel maakt het weer ongedaan: {rules}.",
        "en": "Not done, because another repair undoes it: {rules}.",
    },
    # Kinds of changes, with how many
    "cells": {"nl": "{count} {count|cel|cellen}", "en": "{count} {count|cell|cells}"},
    "removed-rows": {"nl": "{count} {count|rij|rijen} eruit", "en": "{count} {count|row|rows} out"},
    "removed-invoices": {
        "nl": "{invoices} {invoices|factuur|facturen} eruit ({count} {count|rij|rijen}, {amount})",
        "en": "{invoices} {invoices|invoice|invoices} out ({count} {count|row|rows}, {amount})",
    },
    "moved-rows": {"nl": "{count} {count|rij|rijen} verplaatst", "en": "{count} {count|row|rows} moved"},
    "whole": {"nl": "hele bestand", "en": "whole file"},
    # The view by invoice
    "delimiter": {"nl": "scheidingsteken", "en": "delimiter"},
    "encoding": {"nl": "tekenset", "en": "encoding"},
    "of-invoice": {"nl": "Factuur {invoice}, debiteur {debtor}", "en": "Invoice {invoice}, debtor {debtor}"},
    "of-debtor": {"nl": "Debiteur {debtor}", "en": "Debtor {debtor}"},
    "elsewhere": {"nl": "Andere rijen", "en": "Other rows"},
    "row": {"nl": "rij {row}", "en": "row {row}"},
    "goes-out": {"nl": "gaat eruit", "en": "goes out"},
    "is-moved": {
        "nl": "gaat naar de andere regels van deze factuur",
        "en": "goes to the other lines of this invoice",
    },
    "out": {
        "nl": "Facturen {numbers} gaan eruit ({count} {count|rij|rijen}, {amount})",
        "en": "Invoices {numbers} go out ({count} {count|row|rows}, {amount})",
    },
    "one-out": {
        "nl": "Factuur {numbers} gaat eruit ({count} {count|rij|rijen}, {amount})",
        "en": "Invoice {numbers} goes out ({count} {count|row|rows}, {amount})",
    },
    "empty": {"nl": "(leeg)", "en": "(empty)"},
}


def say(key: str, language: str, **words: Any) -> str:
    """One sentence with its words filled in."""
    return whole(SENTENCES[key][language], words, language)
