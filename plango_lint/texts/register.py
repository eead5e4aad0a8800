"""What `plango-lint register` says, in both languages."""

from __future__ import annotations

from typing import Any

from plango_lint.texts.wording import whole

SENTENCES: dict[str, dict[str, str]] = {
    # What stops it
    "corrupt": {
        "nl": "{path}: het register is beschadigd ({error}). Er is niets veranderd; zet een reservekopie terug, of geef het bestand een andere naam en registreer je imports opnieuw.",
        "en": "{path}: the register is damaged ({error}). Nothing was changed; put a backup back, or rename the file and register your imports again.",
    },
    "foreign": {
        "nl": '{path}: is geen register van plango-lint; kies met `register = "..."` in plango-lint.toml een ander bestand.',
        "en": '{path}: is no register of plango-lint; choose another file with `register = "..."` in plango-lint.toml.',
    },
    "newer": {
        "nl": "{path}: het register is gemaakt door een nieuwere plango-lint (versie {found} van het register, deze kent versie {known}). Werk plango-lint bij; er is niets veranderd.",
        "en": "{path}: the register was made by a newer plango-lint (version {found} of the register, this one knows version {known}). Update plango-lint; nothing was changed.",
    },
    "unwritable": {
        "nl": "{path}: het register kan niet geschreven worden ({error}). Er is niets veranderd; heb je schrijfrechten in die map?",
        "en": "{path}: the register cannot be written ({error}). Nothing was changed; may you write in that folder?",
    },
    "full": {
        "nl": "{path}: het register kan niet geschreven worden: de schijf is vol of geeft fouten ({error}). Er is niets veranderd; maak ruimte en probeer het opnieuw.",
        "en": "{path}: the register cannot be written: the disk is full or fails ({error}). Nothing was changed; make room and try again.",
    },
    "busy": {
        "nl": "{path}: een ander programma houdt het register bezet. Er is niets veranderd; probeer het straks opnieuw.",
        "en": "{path}: another program keeps the register busy. Nothing was changed; try again in a moment.",
    },
    "unreadable": {
        "nl": "{path}: het register kan niet gelezen worden ({error}).",
        "en": "{path}: the register cannot be read ({error}).",
    },
    "half-written": {
        "nl": "{path}: een afgebroken bewerking moet eerst teruggedraaid worden, en daarvoor mag deze gebruiker hier niet schrijven ({error}). Draai `plango-lint register list` als iemand die dat mag.",
        "en": "{path}: a run that was broken off must be taken back first, and this user may not write here ({error}). Run `plango-lint register list` as somebody who may.",
    },
}

# What its commands say; put below, so that SENTENCES above stays one page.
SENTENCES |= {
    "added": {
        "nl": "Geregistreerd als invoer {run}: {held} uit {files}.",
        "en": "Registered as run {run}: {held} from {files}.",
    },
    "undone": {
        "nl": "Uit het register gehaald: invoer {run} van {day}, met {held} uit {files}. Terugzetten gaat met `plango-lint register add` en dezelfde bestanden.",
        "en": "Taken out of the register: run {run} of {day}, with {held} from {files}. To put it back, use `plango-lint register add` with the same files.",
    },
    "held-nothing": {"nl": "geen facturen", "en": "no invoices"},
    "held-invoices": {
        "nl": "{invoices} {invoices|factuur|facturen} ({numbers}), {total} exclusief btw,",
        "en": "{invoices} {invoices|invoice|invoices} ({numbers}), {total} excluding VAT,",
    },
    "held-both": {
        "nl": "{held} en {debtors} {debtors|debiteur|debiteuren}",
        "en": "{held} and {debtors} {debtors|debtor|debtors}",
    },
    "held-debtors": {
        "nl": "{debtors} {debtors|debiteur|debiteuren}",
        "en": "{debtors} {debtors|debtor|debtors}",
    },
    "left-out": {
        "nl": "Niet geregistreerd, omdat Exact {count|die|ze} weigerde: {count} {count|factuur|facturen}.",
        "en": "Not registered, because Exact refused {count|it|them}: {count} {count|invoice|invoices}.",
    },
    "stands-in": {"nl": "Register: {path}", "en": "Register: {path}"},
    "known": {
        "nl": "{file} staat al in het register: invoer {run} van {day}, als {registered}. Er is niets veranderd.",
        "en": "{file} is in the register already: run {run} of {day}, as {registered}. Nothing was changed.",
    },
    "known-in-part": {
        "nl": "Van dit bestand weigerde Exact toen {numbers}; staan die er nu in, haal de invoer dan weg met `plango-lint register undo --run {run}` en registreer het bestand opnieuw.",
        "en": "Of this file Exact refused {numbers} then; if they are in Exact now, take the run out with `plango-lint register undo --run {run}` and register the file again.",
    },
    # What `add` refuses
    "no-export": {
        "nl": "Er is niets geregistreerd: dit is geen factuurbestand of debiteurenbestand uit PlanGo.",
        "en": "Nothing was registered: this is no invoice or debtors export from PlanGo.",
    },
    "errors": {
        "nl": "Er is niets geregistreerd: {count|er is|er zijn} {count} {count|fout|fouten} waarmee Exact dit niet, of verkeerd, zou boeken.",
        "en": "Nothing was registered: {count|there is|there are} {count} {count|error|errors} with which Exact would not book this, or wrongly.",
    },
    "more-errors": {"nl": "  - en nog {count}", "en": "  - and {count} more"},
    "errors-next": {
        "nl": "`plango-lint check` laat zien waar. Registreer het bestand zoals je het hebt geïmporteerd; heeft Exact dit bestand toch aangenomen, herhaal dan met --anyway.",
        "en": "`plango-lint check` shows where. Register the file as you imported it; if Exact did accept this file, repeat with --anyway.",
    },
    "overlap": {
        "nl": "Er is niets geregistreerd: {count|factuur|facturen} {numbers} {count|staat|staan} al in het register, van {day} uit {file} (invoer {run}), dus heeft Exact {count|die|ze} nu geweigerd. Laat {count|die|ze} weg met {options}, of herhaal met --anyway.",
        "en": "Nothing was registered: {count|invoice|invoices} {numbers} {count|is|are} in the register already, of {day} from {file} (run {run}), so Exact refused {count|it|them} this time. Leave {count|it|them} out with {options}, or repeat with --anyway.",
    },
    "fewer": {
        "nl": "Er is niets geregistreerd: Exact meldde {entries} {entries|boeking|boekingen}, maar in {files} {count|staat|staan} {count} {count|factuur|facturen}. Zoek in Exact welke {missing} {missing|ontbreekt|ontbreken} en herhaal met --except NUMMER voor elke factuur die Exact weigerde: die {missing|blijft|blijven} dan nieuw voor de volgende keer.",
        "en": "Nothing was registered: Exact reported {entries} {entries|entry|entries}, but there {count|is|are} {count} {count|invoice|invoices} in {files}. Look in Exact which {missing} {missing|is|are} missing and repeat with --except NUMBER for every invoice that Exact refused: {missing|it stays|they stay} new for the next time.",
    },
    "more": {
        "nl": "Er is niets geregistreerd: Exact meldde {entries} {entries|boeking|boekingen}, {extra} meer dan de {count} {count|factuur|facturen} hier. Is dit het bestand dat je hebt geïmporteerd, en zijn het alle bestanden? Wat Exact boekte, hoort niet bij --except.",
        "en": "Nothing was registered: Exact reported {entries} {entries|entry|entries}, {extra} more than the {count} {count|invoice|invoices} here. Is this the file that you imported, and are these all of the files? What Exact booked does not belong in --except.",
    },
    "own-count": {
        "nl": "Niet gevraagd hoeveel boekingen Exact meldde; uitgegaan van {count}, zoveel facturen zijn het. Met --entries N wordt het vergeleken.",
        "en": "Not asked how many entries Exact reported; taken to be {count}, the number of invoices. With --entries N it is compared.",
    },
    "ask-entries": {
        "nl": "Hoeveel boekingen heeft Exact gemeld na de import?",
        "en": "How many entries did Exact report after the import?",
    },
    "ask-again": {
        "nl": "Typ het getal dat Exact meldde, bijvoorbeeld 97.",
        "en": "Type the number that Exact reported, such as 97.",
    },
    "not-answered": {
        "nl": "Er is niets geregistreerd: zonder het aantal boekingen dat Exact meldde kan het niet vergeleken worden. Je kunt het ook meegeven met --entries N.",
        "en": "Nothing was registered: without the number of entries that Exact reported nothing can be compared. You can also give it with --entries N.",
    },
    # What `list`, `show` and `undo` say
    "nothing": {
        "nl": "Er is nog niets geregistreerd ({path}).",
        "en": "Nothing is registered yet ({path}).",
    },
    "no-such-invoice": {
        "nl": "Factuur {number} staat niet in het register ({path}).",
        "en": "Invoice {number} is not in the register ({path}).",
    },
    "nothing-to-undo": {
        "nl": "{path}: er is niets om terug te draaien; het register is leeg.",
        "en": "{path}: there is nothing to undo; the register is empty.",
    },
    "no-such-run": {
        "nl": "{path}: invoer {run} staat er niet in; `plango-lint register list` noemt ze alle.",
        "en": "{path}: holds no run {run}; `plango-lint register list` names all of them.",
    },
    "invoice": {
        "nl": "{number}, geïmporteerd op {day} uit {file} (invoer {run})",
        "en": "{number}, imported on {day} from {file} (run {run})",
    },
    "fact": {"nl": "{value}", "en": "{value}"},
    "euros": {"nl": "{total}", "en": "{total}"},
    **{
        f"fact-{key}": {"nl": dutch, "en": english}
        for key, dutch, english in (
            ("day", "datum", "date"),
            ("debtor", "debiteur", "debtor"),
            ("total", "exclusief btw", "excluding VAT"),
            ("lines", "regels", "lines"),
            ("year", "boekjaar", "year"),
            ("period", "periode", "period"),
            ("journal", "dagboek", "journal"),
            ("ledger", "grootboek", "ledger"),
        )
    },
    **{
        f"head-{key}": {"nl": dutch, "en": english}
        for key, dutch, english in (
            ("run", "Invoer", "Run"),
            ("day", "Datum", "Date"),
            ("invoices", "Facturen", "Invoices"),
            ("numbers", "Nummers", "Numbers"),
            ("total", "Exclusief btw", "Excluding VAT"),
            ("files", "Bestanden", "Files"),
        )
    },
}


def say(key: str, language: str, **words: Any) -> str:
    """One sentence with its words filled in, whole: a path that is cut off helps nobody."""
    return whole(SENTENCES[key][language], words, language)
