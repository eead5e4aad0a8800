"""What Excel leaves in a cell when it opened and saved the file: the real value is gone.

The forms are those of domain.md 7 and the rule excel-damage.
"""

from __future__ import annotations

import re
from typing import Literal

Damage = Literal["scientific", "hashes", "error-value", "serial-date", "trailing-zero"]

# Excel always writes the sign of the exponent, so a code such as 12E4 is none of its doing.
_SCIENTIFIC = re.compile(r"[+-]?\d+([.,]\d+)?[Ee][+-]\d+")
_HASHES = re.compile(r"#{2,}")
_ERROR = re.compile(
    r"#(N/B|N/A|VERW!|REF!|WAARDE!|VALUE!|DEEL/0!|DIV/0!|NAAM\?|NAME\?|GETAL!|NUM!|LEEG!|NULL!)",
    re.IGNORECASE,
)
_SERIAL = re.compile(r"\d{5}([.,]\d+)?")
_TRAILING_ZERO = re.compile(r"\d+[.,]00?")  # a column shown as numbers comes with two
_FIRST_SERIAL, _LAST_SERIAL = 32874, 73050  # 1-1-1990 and 31-12-2099


def signs_of_damage(kind: str) -> str:
    """A pattern that every damaged text of a column of this kind has a match of, with a NUL around each text."""
    more = {"date": r"|(?<=\x00)\d{5}", "code": r"|[.,]00?(?=\x00)", "number": r"|[.,]00?(?=\x00)"}
    return rf"#|[Ee][+-]{more.get(kind, '')}"


def excel_damage(text: str, kind: str) -> Damage | None:
    """The damage a cell shows, in a column of this kind; None when there is none.

    >>> excel_damage("2,02E+08", "number")
    'scientific'
    >>> excel_damage("45293", "date")
    'serial-date'
    >>> excel_damage("870.0", "amount") is None
    True
    """
    if text[:1] == "#":
        if _HASHES.fullmatch(text):
            return "hashes"
        return "error-value" if _ERROR.fullmatch(text) else None
    if _SCIENTIFIC.fullmatch(text):
        return "scientific"
    if kind == "date" and _SERIAL.fullmatch(text) and _FIRST_SERIAL <= int(text[:5]) <= _LAST_SERIAL:
        return "serial-date"
    if kind in ("code", "number") and _TRAILING_ZERO.fullmatch(text):
        return "trailing-zero"
    return None
