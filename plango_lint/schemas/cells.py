"""The vocabulary the schemas are written in: faults that one cell shows by itself.

Every word is a Pandera Check whose name is the **fault's** name, never the virtue's: a rule
file says that cells "are" `empty`, `over-50`, `unreadable-date`. A check fails for a cell that
has the fault. Faults are told apart as the rules read a cell (repairs.py): the first ones look
at the cell as it stands, all others at the cell as it was meant. A cell that holds nothing has
no other fault than `empty`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
import pandas as pd
import pandera.pandas as pa

from plango_lint import notation
from plango_lint.distinct import Distinct
from plango_lint.repairs import DAMAGE, between, repaired, trimmed, ungarbled, without_controls
from plango_lint.schemas.damage import excel_damage, signs_of_damage
from plango_lint.settings import Policy

# Every fault of a column asks again for the same texts.
_ungarbled = lru_cache(maxsize=1 << 18)(ungarbled)
_repaired = lru_cache(maxsize=1 << 18)(repaired)

Fault = Callable[[str], bool]
SIGN = "sign"
BEGIN, END = r"(?<=\x00)", r"(?=\x00)"
# Of more texts, a sign is looked for in their shapes. None of the patterns tells one digit from another to pass a text.
_FEW = 1_000
LARGEST_ENTRY_NUMBER = 2_147_483_647  # Exact keeps entry numbers in 32 bits


def fault(name: str, has: Fault, *, sign: str | None = None, as_meant: bool = False) -> pa.Check:
    """A check that fails for cells with this fault. It asks of every one: verdicts.py gives distinct texts.

    `sign` is a pattern that every text with the fault has a match of, told by its beginning and end too
    (BEGIN, END), and so has the text with a zero for every digit: where half a million texts have none, verdicts.py
    asks of none of them. It is a pattern of texts that are meant as they stand; DAMAGE is a sign of any fault.
    """

    def good(cells: pd.Series) -> pd.Series:
        texts = map(_repaired, cells) if as_meant else cells
        faulty = [(bool(text) or not as_meant) and has(text) for text in texts]
        return pd.Series(~np.array(faulty, dtype=bool), index=cells.index)

    # Without n_failure_cases Pandera copies every failing cell into its report: 20 times slower.
    return pa.Check(good, name=name, n_failure_cases=1, statistics={SIGN: sign})


def needed(checks: Sequence[pa.Check], cells: Distinct) -> list[pa.Check]:
    """Of these checks, the ones whose fault some of the texts may have."""
    if cells.holds_nul:
        return [*checks]
    signs = [(check.statistics or {}).get(SIGN) for check in checks]
    joined = between(cells.texts if len(cells.texts) <= _FEW else cells.shapes) if any(signs) else ""
    return [
        check
        for check, sign in zip(checks, signs, strict=True)
        if sign is None or _found(sign, joined, plain=cells.plain)
    ]


def _found(sign: str, joined: str, *, plain: bool) -> bool:
    if plain and sign == DAMAGE:
        return False
    return _pattern(sign if plain or sign == DAMAGE else f"{sign}|{DAMAGE}").search(joined) is not None


_pattern = lru_cache(maxsize=None)(re.compile)  # re forgets those it has not seen for a while


def meant(name: str, has: Fault, *, sign: str | None = None) -> pa.Check:
    """The same for a fault of the text as it was meant; a cell that holds nothing has none."""
    return fault(name, has, sign=sign, as_meant=True)


def _unlike(sound: str) -> str:
    """The sign of a fault that no text of this pattern has."""
    return rf"{BEGIN}(?!(?:{sound}){END})(?=[^\x00])"


def forget() -> None:
    """Give back the memory that a table's texts took."""
    _ungarbled.cache_clear()
    _repaired.cache_clear()


def at_most(longest: int) -> pa.Check:
    """`over-50`: more characters than Exact has room for (domain.md 3)."""
    return meant(f"over-{longest}", lambda text: len(text) > longest, sign=rf"[^\x00]{{{longest + 1}}}")


def _garbled(raw: str) -> bool:
    return not raw.isascii() and _ungarbled(raw) != raw


def _control(raw: str) -> bool:
    if raw.isprintable() and raw.isascii():
        return False
    text = _ungarbled(raw)
    return without_controls(text) != text and bool(_repaired(raw))


def _stray_space(raw: str) -> bool:
    if trimmed(raw) == raw:
        return False
    # Tabs and line breaks at an end are control characters, and reported as such alone.
    bare = _CONTROLS.sub("", _ungarbled(raw))
    return trimmed(bare) != bare and bool(_repaired(raw))


_CONTROLS = re.compile(r"[\x00-\x1f\x7f\x80-\x9f\u2028\u2029]")
_WORD = r"[^\x00\s@;,]+"
_PHONE = re.compile(r"\+[\d\s().\-/]+")


def _formula(text: str) -> bool:
    if text[0] == "=":
        return True
    if text[0] not in "+-@" or not ("(" in text or "|" in text):
        return False
    return not _PHONE.fullmatch(text) and not notation.read_amount(re.sub(r"[()]", "", text)).readings


def _currency(raw: str) -> bool:
    # A control character between the digits is reported as such, and not once more as a space.
    text = _repaired(raw)
    form = notation.read_amount(text if text == raw else trimmed(_CONTROLS.sub("", _ungarbled(raw))))
    return form.currency and bool(form.readings)  # what is no amount at all is unreadable-amount


def _stray_space_of_amount(raw: str) -> bool:
    # " € 870,00 " is how a spreadsheet shows money: one fault, and it is currency-sign.
    return _stray_space(raw) and not _currency(raw)


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _too_large(text: str) -> bool:
    digits = text.lstrip("0")  # a number of thousands of digits is none Python would convert
    return _digits(text) and (len(digits) > 10 or int(digits or "0") > LARGEST_ENTRY_NUMBER)


def _bad_email(text: str) -> bool:
    addresses = [address.strip() for address in re.split(r"[;,]", text)]
    return any(_bad_address(address) for address in addresses if address) or not any(addresses)


def _bad_address(address: str) -> bool:
    _, at, host = address.rpartition("@")
    return not at or "." not in host or any(sign.isspace() for sign in address)


def _bad_year(text: str) -> bool:
    return not (_digits(text) and len(text) == 4 and 1990 <= int(text) <= 2099)


EMPTY = fault("empty", lambda raw: not _repaired(raw), sign=DAMAGE)
GARBLED_TEXT = fault("garbled-text", _garbled, sign=DAMAGE)
CONTROL_CHARACTER = fault("control-character", _control, sign=DAMAGE)
STRAY_SPACE = fault("stray-space", _stray_space, sign=DAMAGE)
FORMULA_CELL = meant("formula-cell", _formula, sign=rf"{BEGIN}[=+\-@]")
CURRENCY_SIGN = fault("currency-sign", _currency, sign=r"[^\x000-9.,-]")
UNREADABLE_AMOUNT = meant(
    "unreadable-amount",
    lambda text: not notation.read_amount(text).readings,
    sign=_unlike(r"-?[0-9]{1,9}(?:,[0-9]{2})?"),
)
UNREADABLE_DATE = meant(
    "unreadable-date",
    lambda text: not notation.read_date(text),
    sign=_unlike(
        r"(?:(?:0[1-9]|1[0-9]|2[0-8])-(?:0[1-9]|1[0-2])|(?:29|30)-(?:01|0[3-9]|1[0-2])|31-(?:0[13578]|1[02]))-20[0-9]{2}"
    ),
)
NOT_DIGITS = meant("not-digits", lambda text: not _digits(text), sign=r"[^\x000-9]")
OVER_32_BITS = meant("over-32-bits", _too_large, sign=r"\d{10}")
BAD_EMAIL = meant("bad-email", _bad_email, sign=_unlike(rf"{_WORD}@{_WORD}\.{_WORD}"))
BAD_YEAR = meant("bad-year", _bad_year, sign=_unlike(r"20[0-9]{2}"))


def damaged(kind: str) -> pa.Check:
    """`excel-damage` in a column of this kind; damage.py tells which damage it is."""
    return meant(
        "excel-damage", lambda text: excel_damage(text, kind) is not None, sign=signs_of_damage(kind)
    )


def bad_debtor_code(policy: Policy) -> pa.Check:
    """More than 18 characters, or other than digits unless the policy says any (domain.md 3)."""
    any_sign = policy.debtor_code == "any"
    sign = r"[^\x00]{19}" if any_sign else r"[^\x000-9]|\d{19}"
    return meant("bad-debtor-code", lambda text: len(text) > 18 or not (any_sign or _digits(text)), sign=sign)


def bad_period(policy: Policy) -> pa.Check:
    """Not one of the year's periods, nor the closing period behind them; `01` is 1."""
    periods = {str(period) for period in range(1, policy.periods_per_year + 2)}
    sign = _unlike(f"0?(?:{'|'.join(periods)})")
    return meant("bad-period", lambda text: text.lstrip("0") not in periods, sign=sign)


# Faults that depend on the policy; the schemas declare them under the default one.
BY_POLICY: dict[str, Callable[[Policy], pa.Check]] = {
    "bad-debtor-code": bad_debtor_code,
    "bad-period": bad_period,
}

CODE = (STRAY_SPACE, CONTROL_CHARACTER)
AMOUNT = (fault("stray-space", _stray_space_of_amount, sign=DAMAGE), CONTROL_CHARACTER)
TEXT = (GARBLED_TEXT, CONTROL_CHARACTER, FORMULA_CELL)
