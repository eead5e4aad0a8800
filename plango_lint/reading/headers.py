"""Which column is what, and which file: told by the headers the schemas declare, never by file names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache

from plango_lint.schemas import SCHEMAS, debtors, journals, ledger, relations, vat

_SIGNS = {"%": "percentage", "&": "en"}
_ALIKE = 0.72  # how much a header must look like a known one to be named as a near miss


@lru_cache(maxsize=1 << 14)  # of somebody's file; one may have a hundred thousand
def fold(header: str) -> str:
    """A header without case, accents, spaces and punctuation.

    >>> fold("Bedrag ex. BTW") == fold("bedrag-ex-btw")
    True
    """
    text = "".join(_SIGNS.get(sign, sign) for sign in header)
    plain = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[\W_]+", "", "".join(sign for sign in plain if not unicodedata.combining(sign)))


def names_of(role: str, field: str) -> tuple[str, ...]:
    """The headers a field goes by, the most telling one first."""
    column = SCHEMAS[role].columns.get(field) if role in SCHEMAS else None
    return column.metadata["headers"] if column is not None and column.metadata else ()


def field_of(role: str, header: str) -> str | None:
    """The field a header names in a file of this role."""
    found = _known(role).get(fold(header))
    return found[0] if found else None


def recognised(role: str, headers: Sequence[str]) -> dict[int, str]:
    """0-based position -> field. Of several columns for one field: the first in a PlanGo export,
    the one with the most telling name in a list (TypeCode before TypeDescription)."""
    best: dict[str, tuple[int, int]] = {}
    for position, header in enumerate(headers):
        if found := _known(role).get(fold(header)):
            field, rank = found
            # Debiteurnummer before Leerlingnummer, wherever they stand: both can be the debtor's.
            rank = 0 if role in ("invoices", "debtors") and field not in ("debtor", "code") else rank
            best[field] = min(best.get(field, (rank, position)), (rank, position))
    return {position: field for field, (_, position) in sorted(best.items(), key=lambda item: item[1][1])}


def nearest(role: str, field: str, headers: Sequence[str]) -> list[str]:
    """Headers of a file that look like a name of this field and name no other; best first."""
    known = [fold(name) for name in names_of(role, field)]
    scores = {
        header: max((SequenceMatcher(None, fold(header), name).ratio() for name in known), default=0.0)
        for header in headers
        if fold(header) and field_of(role, header) is None
    }
    near = sorted(
        (header for header in scores if scores[header] >= _ALIKE), key=lambda header: -scores[header]
    )
    return near[:3]


def role_of(headers: Sequence[str]) -> str | None:
    """What a file with these headers is; None when they do not settle it."""
    folded = frozenset(map(fold, headers)) - {""}
    return next((role for role, is_role in _SIGNS_OF.items() if is_role(folded)), None)


@cache
def _known(role: str) -> dict[str, tuple[str, int]]:
    # folded header -> field, and how telling the name is (0 is best)
    known: dict[str, tuple[str, int]] = {}
    for field in SCHEMAS[role].columns if role in SCHEMAS else ():
        for rank, name in enumerate(names_of(role, field)):
            known.setdefault(fold(name), (field, rank))
    return known


def _fields(role: str, folded: frozenset[str]) -> set[str]:
    return {found[0] for header in folded if (found := _known(role).get(header))}


def _any(folded: frozenset[str], names: Sequence[str]) -> bool:
    return not folded.isdisjoint(map(fold, names))


def _is_invoices(folded: frozenset[str]) -> bool:
    fields = _fields("invoices", folded)
    core = fields & {"number", "date", "ledger", "amount"}
    return len(core) >= 3 or (len(core) == 2 and len(fields) >= 4)


def _is_transactions(folded: frozenset[str]) -> bool:
    line = "amountdc" in folded and bool(folded & {"entrynumber", "invoicenumber"})
    return line and bool(folded & {"journalcode", "glaccountcodedescription"})


def _is_relations(folded: frozenset[str]) -> bool:
    # They look like debtors; a status, type or blocked column settles it (interface.md 1).
    fields = _fields("relations", folded)
    told = fields & {"status", "blocked", "end_date"} or _any(folded, relations.TECHNICAL_HEADERS)
    return fields >= {"code", "name"} and bool(told)


def _is_debtors(folded: frozenset[str]) -> bool:
    # Code and Naam alone are nobody's in particular: those would prove too much as relations.
    fields = _fields("debtors", folded)
    contact = fields & {"email", "phone", "address", "postcode", "city", "iban"}
    if _any(folded, debtors.CODE_HEADERS):
        return len(fields) >= 2
    if fields & {"first_name", "last_name"}:
        return bool(contact) or "code" in fields
    return "code" not in fields and "name" in fields and len(contact) >= 2


def _is_ledger(folded: frozenset[str]) -> bool:
    fields = _fields("ledger", folded)
    if "code" not in fields or len(fields) < 2:
        return False
    if fields & {"balance", "cost_centre_use"} or _any(folded, ledger.CODE_HEADERS):
        return True
    # A VAT code beside another code; only VAT lists have percentages and transaction types.
    own_code = bool(folded & {fold("Code"), fold("Rekening"), fold("Rekeningnummer"), fold("Nummer")})
    return own_code and "vat_code" in fields and not _fields("vat", folded) & {"percentage", "transaction"}


def _is_vat(folded: frozenset[str]) -> bool:
    fields = _fields("vat", folded)
    told = bool(fields & {"percentage", "transaction"}) or _any(folded, vat.CODE_HEADERS)
    return "code" in fields and len(fields) >= 2 and told


def _is_periods(folded: frozenset[str]) -> bool:
    fields = _fields("periods", folded)
    return fields >= {"year", "period"} and bool(fields & {"from", "until", "closed"})


def _is_journals(folded: frozenset[str]) -> bool:
    fields = _fields("journals", folded)
    return (
        "code" in fields
        and len(fields) >= 2
        and _any(folded, (*journals.CODE_HEADERS, *journals.TYPE_HEADERS))
    )


# In this order: a transaction list has what invoices have, a ledger list names VAT codes too.
_SIGNS_OF: dict[str, Callable[[frozenset[str]], bool]] = {
    "transactions": _is_transactions,
    "invoices": _is_invoices,
    "relations": _is_relations,
    "debtors": _is_debtors,
    "ledger": _is_ledger,
    "vat": _is_vat,
    "periods": _is_periods,
    "journals": _is_journals,
}
