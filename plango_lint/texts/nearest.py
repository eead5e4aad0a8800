"""Near misses: what somebody probably meant. Suggested, never silently matched."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable
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
    candidates = list(known)
    same = [other for other in candidates if _bare(other) == _bare(code) and other != code]
    if same:
        return same[:3]
    return [other for other in candidates if one_slip(code, other)][:3]


def _bare(code: str) -> str:
    return code.strip().lstrip("0").casefold()


def one_slip(one: str, other: str) -> bool:
    """One sign wrong, missing, extra, or two neighbours swapped; short words are all alike."""
    if min(len(one), len(other)) < 3 or abs(len(one) - len(other)) > 1 or one == other:
        return False
    if len(one) == len(other):
        wrong = [i for i in range(len(one)) if one[i] != other[i]]
        swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1
        return len(wrong) == 1 or (
            swapped and one[wrong[0]] == other[wrong[1]] and one[wrong[1]] == other[wrong[0]]
        )
    short, long = sorted((one, other), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
