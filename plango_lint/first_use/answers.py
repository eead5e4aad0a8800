"""Answers that came as options, so that nobody has to be asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from plango_lint.notation import read_date

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from plango_lint.first_use.looking import Columns

_NOTATIONS = ("dd-mm-yyyy", "yyyy-mm-dd", "d/m/yyyy", "dd-mm-yy", "d/m/yy")


@dataclass(frozen=True, slots=True)
class Answers:
    """None: not given."""

    earlier: tuple[Path, ...] | None = None
    saved_import: bool | None = None
    first_import: bool | None = None
    settings_since: date | None = None
    vat_filed_until: date | None = None
    mapping: bool | None = None
    products: bool | None = None
    small_business_scheme: bool | None = None
    debtor_code: Literal["digits", "any"] | None = None
    columns: Columns = field(default_factory=dict)


def read_day(text: str) -> date | None:
    """A day as people here type it, or as settings write it.

    >>> read_day("31-12-2023") == read_day("2023-12-31")
    True
    """
    readings = read_date(text)
    return next((readings[name] for name in _NOTATIONS if name in readings), None)
