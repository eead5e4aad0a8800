"""Codes typed in plango-lint.toml, and the preset for a Dutch administration."""

from __future__ import annotations

from collections.abc import Sequence

from plango_lint.reading.lists.sources import Row, source_of
from plango_lint.settings import FILE_NAME, Settings
from plango_lint.sources import Source

# The default codes of one authentic administration (domain.md 3): a preset, never a truth. Rates
# and their dates are the law's (domain.md 5). What 10 (EU acquisitions) and 11 (private use)
# stand for is known, how they are set up is not.
_LOW = (("6", "", "31-12-2018"), ("9", "01-01-2019", ""))
_HIGH = (("19", "", "30-09-2012"), ("21", "01-10-2012", ""))
_NL_STANDARD: tuple[tuple[str, str, str, tuple[tuple[str, str, str], ...]], ...] = (
    ("0", "Geen btw", "N", (("0", "", ""),)),
    ("1", "Btw laag, exclusief", "E", _LOW),
    ("2", "Btw hoog, exclusief", "E", _HIGH),
    ("3", "Btw laag, inclusief", "I", _LOW),
    ("4", "Btw hoog, inclusief", "I", _HIGH),
    ("10", "EU-verwervingen", "", (("", "", ""),)),
    ("11", "Privégebruik", "", (("", "", ""),)),
)


def sources(settings: Settings) -> list[Source]:
    """A Source for every list of codes in the settings; none for what is not typed there."""
    path = settings.path.as_posix() if settings.path else FILE_NAME
    exact = settings.exact
    found = [
        _codes(role, codes, path)
        for role, codes in (
            ("ledger", exact.ledger_accounts),
            ("vat", exact.vat_codes),
            ("journals", exact.journals),
        )
        if codes
    ]
    return [*found, _preset(path)] if exact.vat_preset == "nl-standard" else found


def _codes(role: str, codes: Sequence[str], path: str) -> Source:
    rows: list[Row] = [{"code": code.strip()} for code in codes]
    return source_of(role, ("code",), rows, [1] * len(rows), path=path, sha256="", origin="inline")


def _preset(path: str) -> Source:
    rows = [
        {"code": code, "description": name, "type": kind, "percentage": rate, "from": first, "until": last}
        for code, name, kind, rates in _NL_STANDARD
        for rate, first, last in rates
    ]
    fields = ("code", "description", "type", "percentage", "from", "until")
    return source_of("vat", fields, rows, [1] * len(rows), path=path, sha256="", origin="inline", preset=True)
