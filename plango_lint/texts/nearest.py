"""Near misses: what somebody probably meant. Suggested, never silently matched."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from pathlib import Path

# Windows says that a longer path is not there, unless somebody has switched that off.
LONGEST = 259 if os.name == "nt" else None


def nearest(word: str, known: Iterable[str], most: int = 3) -> list[str]:
    """At most three known words that look like this one, best first."""
    by_fold = {name.casefold(): name for name in known}
    found = difflib.get_close_matches(word.casefold(), list(by_fold), n=most, cutoff=0.6)
    return [by_fold[name] for name in found]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a sentence: `; did you mean a or b?`, or a full stop."""
    found = nearest(word, known)
    return f"; did you mean {' or '.join(found)}?" if found else "."


def did_you_mean_path(path: Path) -> str:
    """The same for a file or folder that is not there: what its folder holds instead."""
    if LONGEST and len(os.path.abspath(path)) > LONGEST:  # noqa: PTH100 - what Windows counts
        return f"; a path of more than {LONGEST} characters is not found here: put it in a folder with a shorter name."
    try:
        beside = [other.name for other in path.parent.iterdir()]
    except OSError:
        return "."
    return did_you_mean(path.name, beside)


def nearest_code(code: str, known: Iterable[str]) -> list[str]:
    """Codes that may be the same one: by spaces, leading zeros or case first, then one slip away."""
    candidates = tuple(known)
    same = [other for other in _by_bare(candidates).get(_bare(code), []) if other != code]
    if same:
        return same[:3]
    # Before or behind the slip everything is the same: that is soon told of very many codes.
    half = len(code) // 2
    start, end = code[:half], code[half + 1 :]
    near = (other for other in candidates if other.startswith(start) or other.endswith(end))
    return list(islice((other for other in near if one_slip(code, other)), 3))


@lru_cache(maxsize=2)
def _by_bare(codes: tuple[str, ...]) -> dict[str, list[str]]:
    """Made once for the many codes that are looked up in one list."""
    found: dict[str, list[str]] = {}
    for code in codes:
        found.setdefault(_bare(code), []).append(code)
    return found


def _bare(code: str) -> str:
    return code.strip().lstrip("0").casefold()


def one_slip(one: str, other: str) -> bool:
    """One sign wrong, missing, extra, or two neighbours swapped; short words are all alike."""
    if min(len(one), len(other)) < 3 or abs(len(one) - len(other)) > 1 or one == other:
        return False
    short, long = sorted((one, other), key=len)
    at = next((index for index, sign in enumerate(short) if sign != long[index]), len(short))
    if len(short) < len(long):
        return long[at + 1 :] == short[at:]
    swapped = one[at : at + 2] == other[at : at + 2][::-1]
    return one[at + 1 :] == other[at + 1 :] or (swapped and one[at + 2 :] == other[at + 2 :])
