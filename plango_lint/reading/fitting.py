"""A record with too many cells: an amount that a decimal comma cut in two, or empty cells at the end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from plango_lint.notation import AMOUNTS, read_date
from plango_lint.reading.notations import amount_form
from plango_lint.repairs import repaired

_COUNTS = ("quantity", "vat_percentage")  # 1,5 lesson
_JOINED = re.compile(
    r"\s*(?:€\s*)?[+-]?\s*(?:€\s*)?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d{1,2}-?|(?:,\d{3})\.\d{2}-?)\s*"
)
_LEADING_ZERO = re.compile(r"[+-]?0\d")


@dataclass(frozen=True, slots=True)
class Fitted:
    """The cells of a record in the width of the file; `joined` are the amounts put together again."""

    cells: tuple[str, ...]
    joined: tuple[str, ...] = ()


def fit(cells: Sequence[str], width: int, fields: dict[int, str], delimiter: str) -> Fitted | None:
    """The one way in which a record with too many cells makes sense, or None."""
    surplus = len(cells) - width
    if surplus <= 0:  # just right: an amount of whole euros where the others were cut in two
        return Fitted(tuple(cells)) if not surplus and plausible(cells, fields) else None
    money = sorted(position for position, name in fields.items() if name in AMOUNTS)
    counts = sorted(position for position, name in fields.items() if name in (*AMOUNTS, *_COUNTS))
    if delimiter == ",":
        for positions in (money, counts):
            for joins in range(min(surplus, len(positions)), 0, -1):
                ways = _ways(cells, surplus, joins, positions, fields)
                if ways:
                    return ways[0] if len(ways) == 1 else None
    kept = tuple(cells[:width])
    return Fitted(kept) if _blank(cells[width:]) and plausible(kept, fields) else None


def _ways(
    cells: Sequence[str], surplus: int, joins: int, positions: list[int], fields: dict[int, str]
) -> list[Fitted]:
    stop = len(cells) - (surplus - joins)
    if not _blank(cells[stop:]):
        return []
    ways = (_joined(cells[:stop], set(chosen)) for chosen in combinations(positions, joins))
    return [way for way in ways if way is not None and plausible(way.cells, fields)]


def _joined(cells: Sequence[str], chosen: set[int]) -> Fitted | None:
    # `chosen` are positions in the row as it should be; each of them takes two cells here.
    whole: list[str] = []
    amounts: list[str] = []
    index = 0
    while index < len(cells):
        if len(whole) in chosen:
            amount = ",".join(cells[index : index + 2])
            if not _JOINED.fullmatch(amount):
                return None
            whole.append(amount)
            amounts.append(amount.strip())
            index += 2
        else:
            whole.append(cells[index])
            index += 1
    return Fitted(tuple(whole), tuple(amounts))


def _blank(cells: Iterable[str]) -> bool:
    return not any(cell.strip() for cell in cells)


def plausible(cells: Sequence[str], fields: dict[int, str]) -> bool:
    """Every cell of a known field is empty or looks like one of its field."""
    for position, name in fields.items():
        text = repaired(cells[position])
        if text and name in _LOOKS and not _LOOKS[name](text):
            return False
    return True


def _is_amount(text: str) -> bool:
    return bool(amount_form(text).readings) and not _LEADING_ZERO.match(text)


def _like(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern)
    return lambda text: compiled.fullmatch(text) is not None


_LOOKS: dict[str, Callable[[str], bool]] = {
    "date": lambda text: bool(read_date(text)),
    "due_date": lambda text: bool(read_date(text)),
    "year": _like(r"\d{4}"),
    "period": _like(r"\d{1,2}"),
    "number": _like(r"[^,]*\d[^,]*"),
    "debtor": _like(r"\S{1,18}"),
    "ledger": _like(r"\S{1,30}"),
    "vat_code": _like(r"\S{1,3}"),
    "line_description": _like(r".*[^\W\d_].*"),
    **dict.fromkeys((*AMOUNTS, *_COUNTS[:1]), _is_amount),
}
