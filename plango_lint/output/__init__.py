"""The output formats: each one is a pure function Report -> text, loaded when it is asked for.

Every text ends with a line break, or is empty when there is nothing to say. Those in BINARY are bytes, for a file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import cast

from plango_lint.findings import Language, Report

__all__ = ["BINARY", "FORMATS", "BinaryFormat", "Format", "Options", "lacking"]


@dataclass(frozen=True, slots=True)
class Options:
    """What the user may say about a report."""

    width: int = 100
    color: bool = False
    limit: int | None = None  # sample places of a problem; None: what suits the format
    all: bool = False
    show_personal_data: bool = False
    folder: str = ""  # where paths are relative to; absolute, "" when nobody knows
    root: str = ""  # the checkout that a CI system names files from; absolute, "" when there is none

    def places(self, usual: int) -> int | None:
        """How many sample places to show; None is every one."""
        if self.all:
            return None
        return usual if self.limit is None else self.limit


Format = Callable[[Report, Options], str]
BinaryFormat = Callable[[Report, Options], bytes]


def _of(module: str) -> Format:
    def render(report: Report, options: Options) -> str:
        return cast("Format", import_module(f"{__name__}.{module}").render)(report, options)

    return render


def _of_bytes(module: str) -> BinaryFormat:
    def render(report: Report, options: Options) -> bytes:
        return cast("BinaryFormat", import_module(f"{__name__}.{module}").render)(report, options)

    return render


FORMATS: dict[str, Format] = {
    "text": _of("text"),
    "concise": _of("concise"),
    "json": _of("json_report"),
    "sarif": _of("sarif"),
    "gitlab": _of("gitlab"),
    "junit": _of("junit"),
    "github": _of("github"),
    "markdown": _of("markdown"),
    "html": _of("html"),
}
BINARY: dict[str, BinaryFormat] = {
    "xlsx": _of_bytes("xlsx"),
}
_NEEDS = {"xlsx": "xlsxwriter"}  # the module of an extra that a format cannot do without


def lacking(name: str, language: Language) -> str | None:
    """What to install before a format can be made, as a sentence; None when all is there."""
    if name not in _NEEDS or find_spec(_NEEDS[name]) is not None:
        return None
    from plango_lint.output.phrases import Phrases

    return Phrases(language)(f"{name}.package")
