"""What stands in the way of a new file, in both languages."""

from __future__ import annotations

from typing import Any

from plango_lint.texts.wording import fill

SENTENCES: dict[str, dict[str, str]] = {
    "exists": {
        "nl": "{path}: bestaat al, en er is niets geschreven. Bewaar het onder een andere naam, of overschrijf het met --force.",
        "en": "{path}: exists already, and nothing was written. Keep it under another name, or overwrite it with --force.",
    },
    "spared": {
        "nl": "{path}: is een van de bestanden die gelezen zijn, en die verandert plango-lint nooit. Er is niets geschreven; kies een andere naam.",
        "en": "{path}: is one of the files that were read, and plango-lint never changes those. Nothing was written; choose another name.",
    },
    "no-file": {
        "nl": "{path}: is geen gewoon bestand (maar bijvoorbeeld een map) en kan dus niet overschreven worden. Er is niets geschreven; kies een andere naam.",
        "en": "{path}: is no ordinary file (but a folder, for instance), so it cannot be overwritten. Nothing was written; choose another name.",
    },
    "no-folder": {
        "nl": "{path}: de map {folder} bestaat niet. Er is niets geschreven; maak die map eerst, of kies een andere.",
        "en": "{path}: there is no folder {folder}. Nothing was written; make it first, or choose another one.",
    },
    "not-allowed": {
        "nl": "{path}: kan niet geschreven worden ({error}). Er is niets veranderd; heb je schrijfrechten in die map, en staat het bestand nergens open?",
        "en": "{path}: cannot be written ({error}). Nothing was changed; may you write in that folder, and is the file open nowhere?",
    },
    "full": {
        "nl": "{path}: kan niet geschreven worden: de schijf is vol ({error}). Er is niets veranderd; maak ruimte en probeer het opnieuw.",
        "en": "{path}: cannot be written: the disk is full ({error}). Nothing was changed; make room and try again.",
    },
    "failed": {
        "nl": "{path}: kan niet geschreven worden ({error}). Er is niets veranderd.",
        "en": "{path}: cannot be written ({error}). Nothing was changed.",
    },
}


def say(key: str, language: str, **words: Any) -> str:
    """One sentence; a Path in it stays whole."""
    return fill(SENTENCES[key][language], words, language)
