"""The settings of one run, as plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

FailOn = Literal["error", "warning", "info", "never"]
NumberNotation = Literal["1.234,56", "1,234.56"]


@dataclass(frozen=True, slots=True)
class Exact:
    """What Exact knows: lists, earlier imports, and codes that were simply typed in."""

    lists: tuple[Path, ...] = ()
    earlier: tuple[Path, ...] = ()  # globs expanded
    ledger_accounts: tuple[str, ...] = ()
    vat_codes: tuple[str, ...] = ()
    vat_preset: Literal["nl-standard"] | None = None
    journals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedImport:
    """The import definition saved in Exact: `[import]`."""

    invoice_number_column: int | None = None
    columns: tuple[str, ...] | None = None
    number_notation: NumberNotation | None = None
    date_notation: str | None = None
    first_import: bool = False
    settings_since: date | None = None
    vat_filed_until: date | None = None


@dataclass(frozen=True, slots=True)
class MappingRow:
    """Lines whose description matches the pattern belong on this account, with this VAT code."""

    pattern: str
    ledger: str | None = None
    vat: str | None = None


@dataclass(frozen=True, slots=True)
class Products:
    """Globs on the line description that say what kind of product a line sells."""

    lessons: tuple[str, ...] = ("*rijles*", "*proefles*", "*motorles*")
    exam_fees: tuple[str, ...] = (
        "*CBR*",
        "*praktijkexamen*",
        "*theorie-examen*",
        "*theorieexamen*",
        "*faalangstexamen*",
        "*tussentijdse toets*",
        "TTT*",
        "*nader onderzoek*",
        "*gezondheidsverklaring*",
    )
    not_exam_fees: tuple[str, ...] = ("*examentraining*", "*examenles*", "*begeleiding*", "*lesauto*")
    vat_exempt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Policy:
    small_business_scheme: bool = False
    debtor_code: Literal["digits", "any"] = "digits"
    periods_per_year: int = 12


@dataclass(frozen=True, slots=True)
class Accept:
    """One exception, by business identity."""

    rule: str
    reason: str
    invoice: tuple[int, int] | None = None  # first and last number, both included
    field: str | None = None
    value: str | None = None
    until: date | None = None
    line: int = 1  # of the settings file on which it begins


@dataclass(frozen=True, slots=True)
class Settings:
    """plango-lint.toml with its paths resolved; the options of the command line go over it."""

    path: Path | None = None
    folder: Path = Path()  # base of relative paths
    language: Literal["nl", "en"] | None = None
    files: tuple[Path, ...] = ()
    fail_on: FailOn = "error"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    require: tuple[str, ...] = ()
    limit: int | None = None
    as_of: date | None = None
    rules: tuple[Path, ...] = ()
    register: Path | None = None
    severity: Mapping[str, str] = field(default_factory=dict)  # rule -> error, warning, info or off
    exact: Exact = Exact()
    saved_import: SavedImport = SavedImport()
    columns: Mapping[str, Mapping[str, str | int]] = field(default_factory=dict)
    mapping: tuple[MappingRow, ...] = ()
    products: Products = Products()
    policy: Policy = Policy()
    accept: tuple[Accept, ...] = ()
    roles: Mapping[Path, str] = field(default_factory=dict)  # from --as
    no_exceptions: bool = False
