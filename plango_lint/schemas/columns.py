"""How a schema declares one column."""

from __future__ import annotations

from typing import Any, Literal

import pandera.pandas as pa

Kind = Literal["code", "amount", "date", "text", "number"]  # "number": a whole number


def column(  # one keyword per thing a schema says of a column
    kind: Kind,
    headers: tuple[str, ...],
    *checks: pa.Check,
    required: bool = False,
    useful: bool = False,
    personal: bool = False,
) -> pa.Column:
    """A column of text.

    `headers` are the names it goes by, the most telling one first. `required`: without it
    the file cannot be imported; `useful`: without it Exact falls back on a default (rules
    missing-column and missing-useful-column). Neither is left to Pandera, whose answer to a
    missing column has no place. `personal`: machine formats do not show its cells.
    """
    metadata: dict[str, Any] = {
        "headers": headers,
        "required": required,
        "useful": useful,
        "kind": kind,
        "personal": personal,
    }
    return pa.Column(checks=list(checks), nullable=True, required=False, metadata=metadata)
