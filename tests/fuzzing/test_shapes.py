"""Hostile shapes, small: `python -m tests.benchmarks.bounds` runs the same ones large, and measures them."""

from __future__ import annotations

import pytest

from tests.fuzzing.every_shape import SHAPES_BY_NAME
from tests.fuzzing.unbroken import check_holds, folder_of

SMALL = 20_000  # bytes


@pytest.mark.parametrize("name", SHAPES_BY_NAME)
def test_a_report_or_a_sentence(name: str) -> None:
    """Whatever the shape of a file, a run ends as it should."""
    with folder_of(SHAPES_BY_NAME[name](SMALL)):
        check_holds(["."])
