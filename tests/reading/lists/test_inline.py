"""Codes typed in plango-lint.toml."""

from __future__ import annotations

import pandas as pd

from plango_lint.reading.lists import inline
from plango_lint.settings import Exact, Settings


def test_nothing_typed() -> None:
    """Settings without codes are no lists."""
    assert inline.sources(Settings()) == []


def test_typed_codes() -> None:
    """Every kind of code is a complete list that came with the settings."""
    exact = Exact(ledger_accounts=("810200", " 1900 "), vat_codes=("0", "2"), journals=("70",))
    found = inline.sources(Settings(exact=exact))
    assert [(s.role, list(s.frame[0]), s.origin, s.complete, s.preset) for s in found] == [
        ("ledger", ["810200", "1900"], "inline", True, False),
        ("vat", ["0", "2"], "inline", True, False),
        ("journals", ["70"], "inline", True, False),
    ]


def test_the_preset_says_so() -> None:
    """nl-standard is a preset, never a truth."""
    (source,) = inline.sources(Settings(exact=Exact(vat_preset="nl-standard")))
    assert (source.role, source.preset) == ("vat", True)
    assert list(dict.fromkeys(source.frame[0])) == ["0", "1", "2", "3", "4", "10", "11"]


def test_the_presets_rates_leave_no_day_out() -> None:
    """Every dated rate starts the day after the one before it."""
    (source,) = inline.sources(Settings(exact=Exact(vat_preset="nl-standard")))
    named = source.frame.set_axis([str(column.field) for column in source.columns], axis=1)
    high = named[named["code"] == "2"]
    ends, starts = (pd.to_datetime(high[name], format="%d-%m-%Y") for name in ("until", "from"))
    assert list(high["percentage"]) == ["19", "21"]
    assert ends.iloc[0] + pd.Timedelta(days=1) == starts.iloc[1]
