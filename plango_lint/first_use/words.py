"""What `init` says and writes, in Dutch and English: words.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plango_lint.findings import Language


class Words:
    """Says the sentences of words.toml in one language.

    >>> Words("nl")("answers.yes")
    'ja'
    """

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, name: str, /, **words: object) -> str:
        section, _, key = name.partition(".")
        return str(_sentences()[section][key][self.language]).format(**words)


@cache
def _sentences() -> dict[str, dict[str, dict[str, Any]]]:
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
