"""The distinct texts of a column: what is said of all of them at once."""

from __future__ import annotations

import re

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from plango_lint.distinct import Distinct

TEXTS = st.lists(st.text(st.sampled_from("a1ë|2 "), max_size=3), max_size=6, unique=True)


@given(TEXTS)
@example(["24000001", "24000002"])
@example(["1", "2", "12"])
@example(["1a", "2a", "a3"])
@example(["ë1", "aa1"])
@example([""])
def test_shapes_are_the_texts_with_a_zero_for_every_digit(texts: list[str]) -> None:
    shapes = Distinct(np.arange(len(texts)), texts).shapes
    assert sorted(shapes) == sorted({re.sub("[0-9]", "0", text) for text in texts})
