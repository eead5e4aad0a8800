"""Sentences as people read them in a cell."""

from __future__ import annotations

import re

_COMMAND = re.compile(r"`([^`]+)`")


def plain(sentence: str) -> str:
    """A sentence whose commands and files stand between quotes, where a terminal has its colours.

    >>> plain("Importeer daarna `facturen.csv`.")
    'Importeer daarna “facturen.csv”.'
    """
    return _COMMAND.sub(r"“\1”", sentence)
