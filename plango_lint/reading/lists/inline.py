"""Codes typed in plango-lint.toml, as lists."""

from __future__ import annotations

from plango_lint.settings import Settings
from plango_lint.sources import Source


def sources(settings: Settings) -> list[Source]:
    return []
