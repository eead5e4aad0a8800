"""Small pieces of the page: sentences with commands in them, and text out of somebody's file."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plango_lint.output.text.lines import LONGEST_SENTENCE, Page

_COMMAND = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence; `command` when it is to be typed or copied."""

    text: str
    command: bool = False


Sentence = tuple[Piece, ...]


def sentence(page: Page, text: str) -> Sentence:
    """A sentence, made harmless, in pieces: what stands between backticks is a command."""
    parts = _COMMAND.split(data(page, text))
    return tuple(Piece(part, command=bool(n % 2)) for n, part in enumerate(parts) if part)


def data(page: Page, text: str, limit: int = LONGEST_SENTENCE) -> str:
    """Text from somebody's file or path, on one line; says how much is left out. Not escaped: the template
    does that."""
    return page.data(text, limit=limit).plain
