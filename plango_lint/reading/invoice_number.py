"""The column of the bare invoice number: found by what stands in it, never assumed."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from plango_lint.repairs import repaired

_WORDED = re.compile(r"[^\W\d_]{3,}\W*\s\W*\d")  # Factuur 202400005
_SAMPLE = 2000
_MOST = 0.9


def bare(cells: pd.Series) -> bool:
    """At least 90 % of the cells are digits only."""
    return bool(len(cells)) and float(_spread(cells, _is_digits).mean()) >= _MOST


def names_number(cells: pd.Series) -> bool:
    """Most cells name an invoice in words: "Factuur 202400005"."""
    filled = [text for cell in cells.head(_SAMPLE) if (text := repaired(cell))]
    return bool(filled) and sum(bool(_WORDED.match(text)) for text in filled) > len(filled) / 2


def stands_in(numbers: pd.Series, texts: pd.Series) -> float:
    """The share of rows whose number stands in the text of the same row, as a number of its own."""
    held = sum(
        digits in text and digits in re.findall(r"\d+", text)
        for number, text in zip(numbers.tolist(), texts.tolist(), strict=True)
        if (digits := repaired(number))
    )
    return held / max(len(numbers), 1)


def find_number(frame: pd.DataFrame, fields: dict[int, str]) -> int | None:
    """The bare invoice number among the columns that are no other field; None on a tie.

    Candidates hold digits, one run of rows per value, and more than one value. Preferred is
    the one that stands in its row's description, then one that rises, then the longest.
    """
    single = _one_invoice(frame, fields)
    free = [position for position in range(frame.shape[1]) if position not in fields]
    candidates = [position for position in free if _is_candidate(frame[position], single=single)]
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    ranks = {position: _rank(frame, position, fields) for position in candidates}
    best = max(ranks.values())
    winners = [position for position in candidates if ranks[position] == best]
    return winners[0] if len(winners) == 1 else None


def _one_invoice(frame: pd.DataFrame, fields: dict[int, str]) -> bool:
    heads = [p for p, name in fields.items() if name in ("date", "debtor", "description", "year", "period")]
    told = any(fields[position] in ("debtor", "description") for position in heads)
    return len(frame) == 1 or (told and all(frame[position].nunique() == 1 for position in heads))


def _is_candidate(cells: pd.Series, *, single: bool) -> bool:
    if not bare(cells):
        return False
    values = _digits(cells)
    runs = 1 + int((values.to_numpy()[1:] != values.to_numpy()[:-1]).sum())
    return runs == values.nunique() and (single or runs > 1)


def _rank(frame: pd.DataFrame, position: int, fields: dict[int, str]) -> tuple[bool, bool, int]:
    values = _digits(frame[position])
    whole = values.drop_duplicates()
    whole = whole[whole.str.len() < 19].astype("int64")
    rising = bool((np.diff(whole.to_numpy()) > 0).all())
    return _described(frame, position, fields), rising, int(values.str.len().max())


def _described(frame: pd.DataFrame, position: int, fields: dict[int, str]) -> bool:
    described = [other for other, name in fields.items() if name == "description"]
    free = [other for other in range(frame.shape[1]) if other not in fields and other != position]
    texts = described or [other for other in free if _is_text(frame[other])]
    return any(stands_in(frame[position], frame[other]) >= _MOST for other in texts)


def _is_text(cells: pd.Series) -> bool:
    # A year stands in every date, which says nothing.
    filled = [text for cell in cells.head(_SAMPLE) if (text := repaired(cell))]
    words = [any(sign.isalpha() for sign in text) for text in filled]
    return bool(words) and sum(words) >= _MOST * len(words)


def _digits(cells: pd.Series) -> pd.Series:
    texts = _spread(cells, lambda cell: repaired(cell) if _is_digits(cell) else None)
    return texts.dropna().reset_index(drop=True)


def _is_digits(cell: str) -> bool:
    text = repaired(cell)
    return text.isascii() and text.isdigit()


def _spread(cells: pd.Series, function: Callable[[str], Any]) -> pd.Series:
    codes, values = pd.factorize(cells)
    results = pd.Series([function(value) for value in values.tolist()])
    return results.iloc[codes].reset_index(drop=True)
