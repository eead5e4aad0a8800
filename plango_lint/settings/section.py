"""One table of plango-lint.toml: its values by type, or an error that names file, key and what was expected."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING, NoReturn

from plango_lint.errors import CannotRun
from plango_lint.settings.named import below, expanded
from plango_lint.settings.vocabulary import misplaced, unknown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path


class Section:
    """The keys and values under one heading, such as `[exact]`; the top of the file has none."""

    def __init__(self, file: str, heading: str, values: Mapping[str, object]) -> None:
        self.file = file
        self.heading = heading
        self.values = values

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def __iter__(self) -> Iterator[str]:
        return iter(self.values)

    def wrong(self, sentence: str) -> NoReturn:
        place = f"{self.file}: {self.heading}" if self.heading else f"{self.file}:"
        raise CannotRun(f"{place} {sentence}{'' if sentence[-1] in '.?' else '.'}")

    def only(self, keys: Collection[str], kind: str = "key") -> None:
        """Stops at the first key that is none of these."""
        for key in self.values:
            if key not in keys:
                elsewhere = misplaced(key) if kind == "key" else ""
                self.wrong(f'unknown key "{key}"{elsewhere}' if elsewhere else unknown(kind, key, keys))

    def expected(self, key: str, what: str) -> NoReturn:
        self.wrong(f"{key}: expected {what}, found {_shown(self.values[key])}")

    def text(self, key: str) -> str | None:
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            self.expected(key, "a text in quotes")
        return value

    def texts(self, key: str, *, may_be_empty: bool = False) -> tuple[str, ...]:
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(_is_text(item, may_be_empty) for item in value):
            self.expected(key, 'a list of texts in quotes, such as ["a", "b"]')
        return tuple(value)

    def paths(self, key: str, folder: Path, may_be_none: bool = False) -> tuple[Path, ...]:
        """Paths below the folder, globs expanded; one that finds nothing stays as written, unless it may."""
        found: dict[Path, None] = {}
        for name in self.texts(key):
            near = expanded(folder, name)
            found |= dict.fromkeys(near if near or may_be_none else [below(folder, name)])
        return tuple(found)

    def one_of(self, key: str, words: Collection[str]) -> str | None:
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, str) or value not in words:
            self.expected(key, f"one of {', '.join(words)}")
        return value

    def whole_number(self, key: str, least: int, most: int | None = None) -> int | None:
        value = self.values.get(key)
        if value is None:
            return None
        limits = f"from {least} to {most}" if most is not None else f"of {least} or more"
        # True is an int to Python, not to whoever wrote it.
        if isinstance(value, bool) or not isinstance(value, int) or value < least or (most or value) < value:
            self.expected(key, f"a whole number {limits}")
        return value

    def yes_or_no(self, key: str, default: bool) -> bool:
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            self.expected(key, "true or false (without quotes)")
        return value

    def day(self, key: str) -> date | None:
        value = self.values.get(key)
        if isinstance(value, str):
            with suppress(ValueError):
                value = date.fromisoformat(value)
        # A datetime is a date to Python; here the time would be lost without a word.
        if isinstance(value, datetime) or not isinstance(value, date | None):
            self.expected(key, "a date such as 2024-12-31")
        return value

    def section(self, key: str, keys: Collection[str] | None = None) -> Section:
        """The table below a key; an absent one is empty. `keys` are the only ones it may have."""
        value = self.values.get(key, {})
        heading = f"{self.heading[:-1]}.{key}]" if self.heading else f"[{key}]"
        if not isinstance(value, dict):
            self.expected(key, f"a section headed {heading}")
        found = Section(self.file, heading, value)
        if keys is not None:
            found.only(keys)
        return found

    def sections(self, key: str, keys: Collection[str]) -> list[Section]:
        """The tables of `[[key]]`."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.expected(key, f"sections headed [[{key}]]")
        found = [Section(self.file, f"[[{key}]] number {n}:", item) for n, item in enumerate(value, 1)]
        for section in found:
            section.only(keys)
        return found


def _is_text(value: object, may_be_empty: bool) -> bool:
    return isinstance(value, str) and (may_be_empty or bool(value.strip()))


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, dict):
        return "a section"
    if isinstance(value, list):
        return f"[{', '.join(_shown(item) for item in value)}]"
    return str(value)
