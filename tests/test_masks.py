"""Numbers for combinations, and masks over the rows of a group: what rules over very many lines are asked with."""

from __future__ import annotations

import numpy as np
import pandas as pd
from hypothesis import example, given
from hypothesis import strategies as st

from plango_lint.books.entries import spread
from plango_lint.masks import combined, numbered

FEW = st.integers(-1, 3)
FAR = st.sampled_from([-(2**62), -1, 0, 7, 2**62])  # numbers too far apart to be counted up to
TEXTS = st.sampled_from(["a", "b", None])
ROWS = st.lists(st.tuples(FEW, FAR, TEXTS), max_size=30)


def keys(rows: list[tuple[int, int, str | None]]) -> tuple[np.ndarray, np.ndarray, pd.Series]:
    few, far, texts = zip(*rows, strict=True) if rows else ((), (), ())
    return np.array(few, dtype=np.int64), np.array(far, dtype=np.int64), pd.Series(texts, dtype="str")


@given(ROWS)
@example([(0, 0, "a")] * 2)
def test_rows_have_one_number_when_they_say_the_same(rows: list[tuple[int, int, str | None]]) -> None:
    numbers = numbered(*keys(rows)).tolist()
    assert sorted(set(numbers)) == list(range(len(set(rows))))
    assert len(set(zip(rows, numbers, strict=True))) == len(set(rows))


@given(ROWS)
def test_the_first_row_stands_for_all_with_its_number(rows: list[tuple[int, int, str | None]]) -> None:
    which, first = combined(*keys(rows))
    assert [rows.index(row) for row in rows] == first[which].tolist()


@given(st.lists(st.tuples(FEW, st.booleans()), max_size=30))
def test_a_mask_spreads_over_groups_but_not_over_what_is_in_none(rows: list[tuple[int, bool]]) -> None:
    groups = np.array([group for group, _ in rows], dtype=np.int64)
    named = np.array([is_named for _, is_named in rows], dtype=bool)
    wanted = {group for group, is_named in rows if is_named and group >= 0}
    assert spread(named, groups).tolist() == [group in wanted for group, _ in rows]
