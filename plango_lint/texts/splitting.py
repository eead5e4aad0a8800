"""What `plango-lint split` says, in both languages."""

from __future__ import annotations

from typing import Any

from plango_lint.texts.wording import whole

SENTENCES: dict[str, dict[str, str]] = {
    # In the held part
    "column": {"nl": "Reden", "en": "Reason"},
    "debtor": {"nl": "Debiteur: {title}", "en": "Debtor: {title}"},
    "no-number": {"nl": "Geen leesbaar factuurnummer", "en": "No readable invoice number"},
    "unsure": {
        "nl": "Mist misschien een regel: ernaast of erin staat een regel die niet te lezen is, of zonder goed nummer",
        "en": "May miss a line: beside or in it stands a line that cannot be read, or without a good number",
    },
    # What stops it
    "no-invoices": {
        "nl": "Er is niets te splitsen: hier is geen factuurbestand uit PlanGo bij.",
        "en": "There is nothing to split: no invoice export from PlanGo is among these files.",
    },
    "crashed": {
        "nl": "Er is niets geschreven: regel {rule} liep vast, dus wat klaar is, is niet te zeggen. `plango-lint check` laat zien waarop.",
        "en": "Nothing was written: rule {rule} crashed, so nobody can say what is ready. `plango-lint check` shows on what.",
    },
    "required": {
        "nl": "Er is niets geschreven: regel {rule} moet gecontroleerd worden (`require`), en dat kon niet. `plango-lint check` laat zien wat er ontbreekt.",
        "en": "Nothing was written: rule {rule} must be checked (`require`), and could not be. `plango-lint check` shows what is missing.",
    },
    "stop": {
        "nl": "Er is niets gesplitst: {what} geldt voor het hele bestand of een hele kolom, dus geen enkele factuur is klaar. Herstel dat eerst, met `plango-lint fix {file}` of zoals `plango-lint check` het zegt.",
        "en": "Nothing was split: {what} is about the whole file or a whole column, so no invoice is ready. Repair that first, with `plango-lint fix {file}` or as `plango-lint check` says.",
    },
    "stop-run": {
        "nl": "Er is niets gesplitst: {what} geldt voor alles samen, dus geen enkele factuur is klaar. `plango-lint check` zegt wat je eerst doet.",
        "en": "Nothing was split: {what} is about all of it, so no invoice is ready. `plango-lint check` says what to do first.",
    },
    "problem": {"nl": "“{title}” ({file})", "en": "“{title}” ({file})"},
    "problem-run": {"nl": "“{title}”", "en": "“{title}”"},
    "problem-more": {
        "nl": "{what}, met nog {count} {count|probleem|problemen},",
        "en": "{what}, with {count} more {count|problem|problems},",
    },
    "stale": {
        "nl": "{path}: is van een vorige keer en kan niet weggehaald worden ({error}). Haal het zelf weg: er hoort nu niets in.",
        "en": "{path}: is of an earlier time and cannot be removed ({error}). Remove it yourself: nothing belongs in it now.",
    },
    "not-whole": {
        "nl": "{path}: kan niet byte voor byte overgenomen worden, dus er is niets geschreven. Herstel het eerst met `plango-lint fix`.",
        "en": "{path}: cannot be taken over byte by byte, so nothing was written. Repair it first with `plango-lint fix`.",
    },
    "not-alone": {
        "nl": "Er is niets geschreven: zonder de facturen met een fout geeft de rest “{title}”. Herstel eerst de fouten die `plango-lint check` noemt.",
        "en": "Nothing was written: without the invoices that have an error, the rest gives “{title}”. Repair the errors that `plango-lint check` names first.",
    },
    "unlike": {
        "nl": "{path}: zou, opnieuw gelezen, niet precies dezelfde regels opleveren. Er is niets geschreven; herstel eerst wat `plango-lint check` noemt.",
        "en": "{path}: would, when read again, not give exactly the same lines. Nothing was written; repair what `plango-lint check` names first.",
    },
    "no-sum": {
        "nl": "{path}: de totalen van de twee delen samen zouden niet die van het bestand zijn. Er is niets geschreven; herstel eerst wat `plango-lint check` noemt.",
        "en": "{path}: the totals of both parts would not add up to those of the file. Nothing was written; repair what `plango-lint check` names first.",
    },
    "no-end": {
        "nl": "Er is niets geschreven: steeds als een factuur eruit gaat, krijgt een andere een fout. Herstel eerst wat `plango-lint check` noemt.",
        "en": "Nothing was written: whenever an invoice is taken out, another one gets an error. Repair what `plango-lint check` names first.",
    },
    # What it did
    "all-ready": {
        "nl": "{path}: alles is klaar ({invoices} {invoices|factuur|facturen}, {total} exclusief btw). Importeer dit bestand zelf; er is niets geschreven.",
        "en": "{path}: everything is ready ({invoices} {invoices|invoice|invoices}, {total} excluding VAT). Import this file itself; nothing was written.",
    },
    "empty": {
        "nl": "{path}: er staan geen facturen in. Er is niets geschreven.",
        "en": "{path}: holds no invoices. Nothing was written.",
    },
    "none-ready": {
        "nl": "{path}: geen enkele factuur is klaar om te importeren; alles staat in {held}.",
        "en": "{path}: no invoice is ready to import; everything is in {held}.",
    },
    "gone": {
        "nl": "{path}: was van een vorige keer en is weggehaald, want er hoort nu niets in.",
        "en": "{path}: was of an earlier time and has been removed, as nothing belongs in it now.",
    },
    "head-part": {"nl": "Deel", "en": "Part"},
    "head-file": {"nl": "Bestand", "en": "File"},
    "head-invoices": {"nl": "Facturen", "en": "Invoices"},
    "head-rows": {"nl": "Regels", "en": "Rows"},
    "head-total": {"nl": "Exclusief btw", "en": "Excluding VAT"},
    "part-ready": {"nl": "Klaar", "en": "Ready"},
    "part-held": {"nl": "Wacht", "en": "Held"},
    "part-sum": {"nl": "Samen", "en": "Together"},
    "euros": {"nl": "{total}", "en": "{total}"},
    "loose": {
        "nl": "Verder {count|staat|staan} in {held} {count} {count|regel die geen factuurregel is of niet te lezen is|regels die geen factuurregel zijn of niet te lezen zijn}.",
        "en": "{held} also holds {count} {count|row that is no invoice line or cannot be read|rows that are no invoice lines or cannot be read}.",
    },
    "why": {
        "nl": "Waarom {held} wacht (per factuur in de laatste kolom, Reden; een factuur kan er meer hebben)",
        "en": "Why {held} waits (for each invoice in the last column, Reason; an invoice may have several)",
    },
    "count-invoices": {
        "nl": "{count} {count|factuur|facturen}",
        "en": "{count} {count|invoice|invoices}",
    },
    "count-rows": {"nl": "{count} {count|regel|regels}", "en": "{count} {count|row|rows}"},
    # What now
    "next": {"nl": "Wat nu", "en": "What now"},
    "next-import": {
        "nl": "Importeer {files} in Exact, en eerst de debiteuren als die nieuw zijn. `plango-lint check {command}` noemt de totalen om af te vinken.",
        "en": "Import {files} in Exact, the debtors first when those are new. `plango-lint check {command}` names the totals to tick off.",
    },
    "next-warnings": {
        "nl": "Kijk eerst naar {count} {count|waarschuwing|waarschuwingen} over wat klaar is; `plango-lint check {command}` laat {count|die|ze} zien.",
        "en": "Look at {count} {count|warning|warnings} about what is ready first; `plango-lint check {command}` shows {count|it|them}.",
    },
    "next-debtors": {
        "nl": "In {files} staat een fout bij debiteuren; geen van de facturen die klaar zijn is van hen. Herstel dat met `plango-lint fix {command}` of in PlanGo voordat je ze importeert.",
        "en": "{files} has an error in debtors; none of the invoices that are ready is theirs. Repair it with `plango-lint fix {command}` or in PlanGo before you import them.",
    },
    "next-unchecked": {
        "nl": "Klaar betekent: voor zover gecontroleerd. Niet gecontroleerd: {lists}.",
        "en": "Ready means: as far as checked. Not checked: {lists}.",
    },
    "next-register": {
        "nl": "Zet wat Exact aannam in het register: `plango-lint register add {command}`.",
        "en": "Put what Exact accepted in the register: `plango-lint register add {command}`.",
    },
    "next-repair": {
        "nl": "Herstel {files}, met `plango-lint fix {command}` of in PlanGo en Exact, en controleer het opnieuw.",
        "en": "Repair {files}, with `plango-lint fix {command}` or in PlanGo and Exact, and check it again.",
    },
}


def say(key: str, language: str, **words: Any) -> str:
    """One sentence with its words filled in, whole: a path that is cut off helps nobody."""
    return whole(SENTENCES[key][language], words, language)
