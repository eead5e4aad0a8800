"""How lists write what they say, and the one way it is written from here on.

Exact's technical lists have codes and True/False, its Dutch screens words, people Ja/Nee. A
value that is not understood becomes empty: a list that is unclear proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from plango_lint.repairs import repaired

Value = Callable[[str], str]

_YES = frozenset(
    [
        "ja",
        "j",
        "yes",
        "y",
        "true",
        "waar",
        "1",
        "-1",
        "x",
        "geblokkeerd",
        "blocked",
        "afgesloten",
        "gesloten",
        "closed",
        "dicht",
    ]
)
_NO = frozenset(["nee", "neen", "n", "no", "false", "onwaar", "0", "actief", "active", "open", "vrij"])
# Types of Exact's REST reference for ledger accounts and journals, by what its lists call them.
_ACCOUNT_TYPES = {
    "kas": "10", "cash": "10", "bank": "12", "creditcard": "14", "credit card": "14", "betaalservice": "16",
    "payment service": "16", "debiteuren": "20", "accounts receivable": "20",
    "vooruitontvangen debiteuren": "21", "crediteuren": "22", "accounts payable": "22", "btw": "24", "vat": "24",
    "algemeen": "90", "general": "90", "omzet": "110", "revenue": "110", "kostprijs van de omzet": "111",
    "kostprijs omzet": "111", "cost of goods": "111", "overige kosten": "120", "other costs": "120",
    "kosten": "121", "verkoop, algemene en beheerskosten": "121", "verkoop-, algemene en beheerskosten": "121",
}  # fmt: skip
_JOURNAL_TYPES = {
    "kas": "10", "cash": "10", "bank": "12", "verkoop": "20", "verkopen": "20", "sales": "20",
    "inkoop": "22", "inkopen": "22", "purchase": "22", "memoriaal": "90", "general journal": "90",
}  # fmt: skip
_TRANSACTION_TYPES = {
    "verkoopboeking": "20", "verkoop": "20", "sales entry": "20", "sales": "20", "verkoopfactuur": "20",
    "verkoopcreditnota": "21", "creditnota": "21", "sales credit note": "21", "credit note": "21",
}  # fmt: skip
_STATUSES = {
    "geen klant": "A", "niet-klant": "A", "no customer": "A", "not a customer": "A", "potenti": "P",
    "customer": "C", "klant": "C", "debiteur": "C", "prospect": "P", "suspect": "S", "none": "A", "geen": "A",
    "leverancier": "A", "supplier": "A", "crediteur": "A", "relatie": "A",
}  # fmt: skip
_VAT_TYPES = {
    "excl": "E", "incl": "I", "geen": "N", "no vat": "N", "none": "N", "zonder": "N", "alleen grondslag": "B",
    "grondslag": "B", "base": "B", "0 % base": "B", "0%": "B",
}  # fmt: skip
_TRANSACTIONS = {
    "beide": "B", "both": "B", "inkoop en verkoop": "B", "inkoop & verkoop": "B", "inkoop/verkoop": "B",
    "inkoop": "P", "purchase": "P", "verkoop": "S", "sales": "S", "sale": "S",
}  # fmt: skip
_COST_CENTRES = {
    "1": "true", "mandatory": "true", "verplicht": "true", "required": "true", "0": "false", "optional": "false",
    "optioneel": "false", "2": "false", "none": "false", "geen": "false",
}  # fmt: skip
_SERIAL_DAYS = re.compile(r"\d{5}")
_FIRST_DAY = date(1899, 12, 30)  # Excel's day 0
_few = lru_cache(maxsize=10_000)  # a list of 20,000 relations says the same few words again and again


def code(text: str) -> str:
    """A code without the spaces Exact pads it with; zeros in front are part of it."""
    return repaired(text)


@_few
def yes_or_no(text: str) -> str:
    """`true`, `false`, or empty when it is neither; nothing written is no."""
    word = repaired(text).casefold()
    return "true" if word in _YES else "false" if word in _NO or not word else ""


def closed(text: str) -> str:
    """The same for periods, where a bare number means one thing in XML and another in REST lists."""
    word = repaired(text)
    return "" if word.lstrip("-").isdigit() or not word else yes_or_no(word)


@_few
def balance(text: str) -> str:
    """`B` balance sheet, `W` profit and loss.

    >>> balance("Winst & Verlies")
    'W'
    """
    letter = repaired(text)[:1].upper()
    return "B" if letter == "B" else "W" if letter in ("W", "P", "V") else ""


@_few
def account_type(text: str) -> str:
    """The number of a ledger account type: `110`, also from `110 - Omzet` or `Omzet`."""
    return _number_or_word(text, _ACCOUNT_TYPES)


@_few
def journal_type(text: str) -> str:
    """The number of a journal type: `20`, also from `Verkoop` or `Verkoopdagboek`."""
    word = repaired(text).casefold()
    starts = (number for name, number in _JOURNAL_TYPES.items() if word.startswith(name))
    return _number_or_word(text, {}) or next(starts, "")


@_few
def transaction_type(text: str) -> str:
    """What an entry is: 20 sales, 21 a credit note; other numbers as they stand."""
    return _number_or_word(text, _TRANSACTION_TYPES)


def _number_or_word(text: str, words: Mapping[str, str]) -> str:
    found = re.match(r"\d+(?=$|\s|[.,]0+$|[:;-])", repaired(text))
    return found[0] if found else words.get(repaired(text).casefold(), "")


@_few
def status(text: str) -> str:
    """A none, S suspect, P prospect, C customer; someone who is a customer too is a customer.

    >>> status("Klant, leverancier")
    'C'
    """
    word = repaired(text).casefold()
    if word.upper() in ("A", "S", "P", "C"):
        return word.upper()
    return next((letter for name, letter in _STATUSES.items() if name in word), "")


@_few
def vat_type(text: str) -> str:
    """E excluding, I including, N no VAT, B 0 % base only."""
    return _letter_or_start(re.sub(r"(?i)^\s*(btw|vat)[ -]+", "", text), "EINB", _VAT_TYPES)


@_few
def transaction(text: str) -> str:
    """B both, P purchase, S sales."""
    return _letter_or_start(text, "BPS", _TRANSACTIONS)


def _letter_or_start(text: str, letters: str, words: Mapping[str, str]) -> str:
    word = repaired(text).casefold()
    if len(word) == 1:
        return word.upper() if word.upper() in letters else ""
    return next((letter for name, letter in words.items() if word.startswith(name)), "")


@_few
def cost_centre_use(text: str) -> str:
    """`true` when the account demands a cost centre. Exact's numbers: 0 optional, 1 mandatory, 2 none."""
    word = repaired(text).casefold()
    if word in _COST_CENTRES or not word:
        return _COST_CENTRES.get(word, "")
    return yes_or_no(word)


@_few
def percentage(text: str) -> str:
    """A rate as people say it: 21 for `21`, `21,00%` and the fraction `0.21`.

    >>> percentage("0,09"), percentage("21,00 %"), percentage("0")
    ('9', '21', '0')
    """
    word = repaired(text)
    number = _decimal(word.replace("%", "").strip())
    if number is None:
        return ""
    return _plain(number if "%" in word or number >= 1 else number * 100)


@_few
def fraction(text: str) -> str:
    """A rate that is always a fraction, as in the XML."""
    number = _decimal(repaired(text))
    return "" if number is None else _plain(number * 100)


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() and 0 <= number <= 100 else None


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


@_few
def iso_date(text: str) -> str:
    """A date of the XML, with or without a time, as dd-mm-yyyy."""
    try:
        return f"{date.fromisoformat(repaired(text)[:10]):%d-%m-%Y}"
    except ValueError:
        return ""


def serial_date(text: str) -> str:
    """The day Excel counts with this number; empty when it is no such number."""
    if not _SERIAL_DAYS.fullmatch(text) or not text.isascii():
        return ""
    return f"{_FIRST_DAY + timedelta(days=int(text)):%d-%m-%Y}"
