"""Groups of digits are found in all texts at once as they would be one by one."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from plango_lint.digits import Digits

TEXTS = st.lists(st.text("0123456789 -\0é٣"), max_size=8)


@given(TEXTS, st.integers(1, 18))
@example(["1\0", "2"], 1)  # what stands between the texts when they are looked at
def test_all_at_once_is_one_by_one(texts: list[str], most: int) -> None:
    digits = Digits.of(texts)
    found = zip(
        digits.text.tolist(), digits.length.tolist(), digits.alone.tolist(), digits.numbers(most), strict=True
    )
    expected = [
        (index, len(group), group == text, int(group[:most]))
        for index, text in enumerate(texts)
        for group in re.findall("[0-9]+", text)
    ]
    assert [(text, length, alone, int(number)) for text, length, alone, number in found] == [
        (text, length, alone, number) for text, length, alone, number in expected
    ]
