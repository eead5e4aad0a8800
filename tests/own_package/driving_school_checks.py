"""A question of a driving school's own, for rule files of its own."""

from __future__ import annotations

from plango_lint.checks.registry import Answer, check
from plango_lint.column import Column


@check
def on_a_working_day(day: Column, free: str) -> Answer:
    """The date falls on another day of the week than `free` (0 is Monday)."""
    yield day.where(day.dates.dt.dayofweek == int(free))
