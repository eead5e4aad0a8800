"""Text from somebody's file, made harmless for Markdown: it shows what is there and is never markup.

GitHub and GitLab look for people, references and addresses after the Markdown was read, so a backslash
does not stop those; an invisible space of no width in between does.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from plango_lint.output.inert import shortened

LONGEST = 600
_APART = "&#8203;"
# A sign between two letters makes nothing; a # is one where a heading might end.
_MARKUP = re.compile(r"[\\`*\[~$]|(?<![^\W_])_+|_+(?![^\W_])|#(?![\w#])")
# Whole entities only, so that "Rijbewijs & co" stays as it is; an opening bracket is enough to stop a tag.
_ENTITIES = (
    (re.compile(r"&(?=#?\w+;)"), "&amp;"),
    (re.compile(r"<"), "&lt;"),
    (re.compile(r"\|"), "&#124;"),
)
_REFERENCE = re.compile(
    r"""(?<=[@~%])(?=[\w"])         # @jan, ~label, %milestone
      | (?<=[#!$&])(?=\d)           # #12, !12, $12, &12
      | (?<=\bGH-)(?=\d)            # GH-12
      | (?<=\[)(?=\w+:)             # [issue:12]
      | (?<=:)(?=//|[\w+-]+:)       # https://, :rocket:
      | (?<=\bwww)(?=\.)            # www.
    """,
    re.IGNORECASE | re.VERBOSE,
)
# What would make a heading, a list, a quotation or a line of the text that it begins.
_BEGINNING = re.compile(r"^(?:([-+=#:>])|(\d{1,9})(?=[.)](?:\s|$)))")
# Our own commands and settings in a sentence; whatever else stands between backticks may be data.
_CODE = re.compile(
    r"""`( (?:plango-lint|pip\ install|--|\[)[^`]*    # `plango-lint fix`, `--all`, `[mapping]`
       | [a-z]+(?:-[a-z]+)*\ =\ (?:true|"[\w.]*")    # `register = "..."`
       | [a-z]+(?:-[a-z]+)+ )`                       # `vat-exempt`
    """,
    re.VERBOSE,
)


def plain(text: str, left_out: Callable[[int], str], limit: int = LONGEST) -> str:
    """The text on one line, which Markdown shows as it is; not for the beginning of a line.

    >>> plain("<b> @jan #12 [a](b) |", str)
    '&lt;b> @&#8203;jan \\\\#&#8203;12 \\\\[a](b) &#124;'
    """
    return _plain(shortened(text, limit, left_out).strip())


def sentence(text: str, left_out: Callable[[int], str]) -> str:
    """A sentence, which may hold data, with our own commands in it as code. Not for a cell of a table,
    where a bar would end the code."""
    text = shortened(text, LONGEST, left_out).strip()
    parts = []
    start = 0
    for found in _CODE.finditer(text):
        parts += [_plain(text[start : found.start()]), f"`{found[1]}`"]
        start = found.end()
    parts.append(_plain(text[start:]))
    return _BEGINNING.sub(_no_beginning, "".join(parts))


def _plain(text: str) -> str:
    """No part of a reference stays next to the other."""
    parts = []
    start = 0
    for found in _REFERENCE.finditer(text):
        parts.append(_escaped(text[start : found.start()]))
        start = found.start()
    return _APART.join([*parts, _escaped(text[start:])])


def _escaped(text: str) -> str:
    text = _MARKUP.sub(lambda found: "".join(f"\\{character}" for character in found[0]), text)
    for sign, entity in _ENTITIES:
        text = sign.sub(entity, text)
    return text


def _no_beginning(found: re.Match[str]) -> str:
    return f"\\{found[1]}" if found[1] else f"{found[2]}\\"
