"""What `plango-lint register` says, in both languages."""

from __future__ import annotations

from typing import Any

from plango_lint.texts.wording import fill

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


def say(key: str, language: str, **words: Any) -> str:
    """One sentence with its words filled in."""
    return fill(SENTENCES[key][language], words, language)
