"""The distinct texts of a column: what is said of all of them at once."""

from __future__ import annotations

import re

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from plango_lint.distinct import Distinct
from plango_lint.repairs import repaired

TEXTS = st.lists(st.text(st.sampled_from("a1ë|2 "), max_size=3), max_size=6, unique=True)


ANY = st.lists(st.text(st.sampled_from("a1ë|2 \x00\u00a0\n"), max_size=3), max_size=4, unique=True)


@given(ANY)
@example([])
@example(["1", "2" * 19])
def test_plain_texts_say_something_and_are_meant_as_they_stand(texts: list[str]) -> None:
    assert Distinct(np.arange(len(texts)), texts).plain == all(repaired(text) == text != "" for text in texts)


@given(ANY)
@example([])
@example(["1", "2" * 18])
@example(["1", "2" * 19])
@example(["1\x002"])
def test_numeric_texts_are_whole_numbers_that_fit(texts: list[str]) -> None:
    numeric = bool(texts) and all(re.fullmatch("[0-9]{1,18}", text) for text in texts)
    assert Distinct(np.arange(len(texts)), texts).numeric == numeric


@given(TEXTS)
@example(["24000001", "24000002"])
@example(["1", "2", "12"])
@example(["1a", "2a", "a3"])
@example(["ë1", "aa1"])
@example([""])
def test_shapes_are_the_texts_with_a_zero_for_every_digit(texts: list[str]) -> None:
    shapes = Distinct(np.arange(len(texts)), texts).shapes
    assert sorted(shapes) == sorted({re.sub("[0-9]", "0", text) for text in texts})
