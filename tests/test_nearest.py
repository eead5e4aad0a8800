"""Which code somebody probably meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plango_lint.texts.nearest import nearest_code, one_slip

CODES = st.text("018", min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("one", "other", "is_slip"),
    [
        ("8000", "8001", True),  # a sign wrong
        ("8000", "800", True),  # missing
        ("8000", "80100", True),  # extra
        ("8010", "8001", True),  # two neighbours swapped
        ("8010", "0018", False),
        ("8000", "8011", False),
        ("8000", "8000", False),
        ("80", "81", False),  # short words are all alike
    ],
)
def test_one_slip(one: str, other: str, is_slip: bool) -> None:
    """Between two words, whichever of them is the wrong one."""
    assert (one_slip(one, other), one_slip(other, one)) == (is_slip, is_slip)


@given(CODES, st.lists(CODES, unique=True, max_size=12))
def test_codes_are_found_wherever_the_slip_is(code: str, known: list[str]) -> None:
    """The first three of the list; none of them when one differs by leading zeros alone."""
    same = [other for other in known if other != code and other.lstrip("0") == code.lstrip("0")]
    assert nearest_code(code, known) == (same or [other for other in known if one_slip(code, other)])[:3]
