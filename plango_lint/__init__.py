"""Checks a PlanGo export before it goes into Exact Online.

>>> from plango_lint import lint, Settings                          # doctest: +SKIP
>>> report = lint(["facturen.csv", "debiteuren.csv"], Settings())   # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plango_lint.run import lint
    from plango_lint.settings import Settings

    __version__: str

__all__ = ["Settings", "__version__", "lint"]


def __getattr__(name: str) -> Any:
    # pandas and pandera take most of the start: only whoever lints pays for them.
    if name == "lint":
        from plango_lint.run import lint

        return lint
    if name == "Settings":
        from plango_lint.settings import Settings

        return Settings
    if name == "__version__":
        return _version()
    raise AttributeError(f"module 'plango_lint' has no attribute {name!r}")


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("plango-lint")
    except PackageNotFoundError:  # run from a source tree that was never installed
        return "0"
