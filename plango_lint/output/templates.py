"""The hint of a rule where no problem fills it in: what is put in is described."""

from __future__ import annotations

import re

from plango_lint.output.phrases import Phrases

_HOLE = re.compile(r"\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}")


def described(template: str, say: Phrases) -> str:
    """The template for people: plural where a number would decide, and a description for every other word.

    >>> described("Make {value} in Exact{nearest}.", Phrases("en"))
    'Make «value» in Exact«…».'
    """

    def put(found: re.Match[str]) -> str:
        name, one, many = found.groups()
        if one is not None:
            return str(many)
        if not say.knows(f"hole.{name}"):
            return "«…»"
        words = say(f"hole.{name}")
        return f"«{words}»" if words else ""

    return _HOLE.sub(put, template)
