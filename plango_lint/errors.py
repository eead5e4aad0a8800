"""What stops a run: one clear sentence for the user, exit code 2."""

from __future__ import annotations


class CannotRun(Exception):  # noqa: N818 - a verdict about the run; it reads as one where it is raised
    """The run cannot be done as asked; carries the sentence the user reads."""


def cannot_be_read(path: object, error: OSError) -> str:
    """The sentence about a file that is there and does not open."""
    return f"{path}: cannot be read: {why(error)}"


def cannot_be_written(path: object, error: OSError) -> str:
    """The same about a file that is to be made."""
    return f"{path}: cannot be written: {why(error)}"


def why(error: OSError) -> str:
    """What the system says, as the end of a sentence, and what may be behind it.

    Windows denies permission to a file that another program has open, such as Excel or a synchronised folder.
    """
    said = error.strerror or str(error)
    denied = isinstance(error, PermissionError)
    return f"{said}; is it open in another program, and may you use it?" if denied else f"{said}."
