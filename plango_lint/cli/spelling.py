"""What a console shows for a character that it lacks: `EUR` for the euro sign, `e` for é, `->` for an arrow.

Windows writes a pipe or a file in cp1252 or cp850, other systems in ASCII when nothing is set.
"""

from __future__ import annotations

import codecs
import unicodedata

NAME = "plango-lint-spelling"  # as an error handler of `open`, `encode` and `reconfigure`

# Letters that are no accent on another letter, and signs that are known by another shape.
_SPELLED = str.maketrans({
    "€": "EUR", "→": "->", "←": "<-", "…": "...", "·": "-", "•": "*", "–": "-", "—": "-", "−": "-", "×": "x",  # noqa: RUF001
    "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'", "«": "<", "»": ">", "⁄": "/",  # noqa: RUF001
    "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
    "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i",  # noqa: RUF001
    # Pictures of control characters, as a terminal is used to show those: ␛ is ^[.
    **{chr(0x2400 + code): f"^{chr(code ^ 0x40)}" for code in range(0x20)}, "␡": "^?",
})  # fmt: skip


def spelled(text: str) -> str:
    """The text in ASCII; a question mark where nothing resembles it.

    >>> spelled("één café: € 12 → Šimić ☃")
    'een cafe: EUR 12 -> Simic ?'
    """
    parts = unicodedata.normalize("NFKD", text.translate(_SPELLED)).translate(_SPELLED)
    return (
        "".join(sign for sign in parts if not unicodedata.combining(sign)).encode("ascii", "replace").decode()
    )


def _for_lacking(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return spelled(error.object[error.start : error.end]), error.end


def use() -> str:
    """Makes the error handler known; gives its name."""
    codecs.register_error(NAME, _for_lacking)
    return NAME
