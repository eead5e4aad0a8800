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
}
