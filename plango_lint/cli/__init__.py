"""The command line: arguments in, report and exit code out."""

from __future__ import annotations

from plango_lint.cli.app import app, main, run

__all__ = ["app", "main", "run"]
