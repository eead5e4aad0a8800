"""Texts and levels as SARIF has them."""

from __future__ import annotations

import re
from typing import Any

from plango_lint.findings import Severity
from plango_lint.output.inert import inert
from plango_lint.output.paths import is_relative, relative, uri

Json = dict[str, Any]

ROOT = "%SRCROOT%"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LINK = re.compile(r"\](?=\()")


def plain(text: str) -> str:
    """A text without a link or a placeholder: `[x](y)` is a link in SARIF, and braces count double there.

    >>> plain("[x](y) {0}")
    '[x] (y) {{0}}'
    """
    return _LINK.sub("] ", inert(text)).replace("{", "{{").replace("}", "}}")


def message(text: str) -> Json:
    return {"text": plain(text)}


def artifact(path: str, folder: str) -> Json:
    """Where a file is: from the folder of the run, unless no way leads there."""
    path = relative(path, folder)
    return {"uri": uri(path), **({"uriBaseId": ROOT} if is_relative(path) else {})}
