"""What stops a run: one clear sentence for the user, exit code 2."""

from __future__ import annotations


class CannotRun(Exception):  # noqa: N818 - a verdict about the run; it reads as one where it is raised
    """The run cannot be done as asked; carries the sentence the user reads."""
