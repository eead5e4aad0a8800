"""plango-lint.toml -> Settings. Needs nothing but the standard library."""

from __future__ import annotations

from plango_lint.settings.matching import matches, pattern
from plango_lint.settings.model import (
    Accept,
    Exact,
    FailOn,
    MappingRow,
    Policy,
    Products,
    SavedImport,
    Settings,
)
from plango_lint.settings.toml import FILE_NAME, find, load, parse, places
from plango_lint.settings.vocabulary import FIELDS, ROLES

__all__ = [
    "FIELDS",
    "FILE_NAME",
    "ROLES",
    "Accept",
    "Exact",
    "FailOn",
    "MappingRow",
    "Policy",
    "Products",
    "SavedImport",
    "Settings",
    "find",
    "load",
    "matches",
    "parse",
    "pattern",
    "places",
]
