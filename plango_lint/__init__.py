"""Checks a PlanGo export before it goes into Exact Online.

>>> from plango_lint import lint, Settings                          # doctest: +SKIP
>>> report = lint(["facturen.csv", "debiteuren.csv"], Settings())   # doctest: +SKIP
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plango_lint.lint import lint
    from plango_lint.settings import Settings

__all__ = ["Settings", "__version__", "lint"]

try:
    __version__ = version("plango-lint")
except PackageNotFoundError:  # run from a source tree that was never installed
    __version__ = "0"


def __getattr__(name: str) -> Any:
    # pandas and pandera take most of the start: only whoever lints pays for them.
    if name == "lint":
        from plango_lint.lint import lint

        return lint
    if name == "Settings":
        from plango_lint.settings import Settings

        return Settings
    raise AttributeError(f"module 'plango_lint' has no attribute {name!r}")
