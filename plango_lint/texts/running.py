"""What is said while a run goes on, and by `check --watch`, in both languages."""

from __future__ import annotations

from typing import Any

from plango_lint.texts.wording import fill

SENTENCES: dict[str, dict[str, str]] = {
    # The stages of a run
    "begin": {"nl": "Bestanden lezen", "en": "Reading files"},
    "read": {"nl": "{file} lezen", "en": "Reading {file}"},
    "ask": {"nl": "Controles uitvoeren", "en": "Asking the rules"},
    "report": {"nl": "Rapport maken", "en": "Making the report"},
    "of": {"nl": "{done} van {total}", "en": "{done} of {total}"},
    # --watch
    "no-standard-input": {
        "nl": "van standaardinvoer is niet te zien of die verandert: geef met --watch een bestand of een map op.",
        "en": "standard input cannot be watched: give --watch a file or a folder.",
    },
    "checked": {
        "nl": "Nagekeken om {time}. Zodra er iets verandert, gebeurt dat opnieuw; stoppen met Ctrl+C.",
        "en": "Checked at {time}. Checks again when a file changes; stop with Ctrl+C.",
    },
    "not-checked": {
        "nl": "Niet nagekeken om {time}. Zodra er iets verandert, wordt het opnieuw geprobeerd; stoppen met Ctrl+C.",
        "en": "Not checked at {time}. Tries again when a file changes; stop with Ctrl+C.",
    },
}


def say(key: str, language: str, **words: Any) -> str:
    """One of the sentences, its words filled in."""
    return fill(SENTENCES[key][language], words, language)
