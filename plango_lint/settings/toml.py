"""The settings file: finding it, reading it, and its keys one by one."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from plango_lint.contents import real_path, toml_text
from plango_lint.errors import CannotRun, cannot_be_read
from plango_lint.same_file import is_file, is_folder
from plango_lint.settings import vocabulary
from plango_lint.settings.model import Accept, Settings
from plango_lint.settings.named import below
from plango_lint.settings.rule_names import about_idle_globs, about_unknown_rule, rule_names
from plango_lint.settings.section import Section
from plango_lint.settings.sections import (
    read_accept,
    read_columns,
    read_exact,
    read_mapping,
    read_policy,
    read_products,
    read_saved_import,
)
from plango_lint.texts.nearest import did_you_mean_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

FILE_NAME = "plango-lint.toml"


def find(first_path: Path | None, cwd: Path) -> Path | None:
    """The settings file nearest to the first path, upwards; else nearest to the current folder."""
    return next((place for place in places(first_path, cwd) if is_file(place)), None)


def places(first_path: Path | None, cwd: Path) -> Iterator[Path]:
    """Where a settings file may stand, the one that counts first."""
    starts = [cwd]
    if first_path is not None:
        given = cwd / first_path
        starts.insert(0, given if is_folder(given) else given.parent)
    for start in starts:
        folder = real_path(start)
        yield from (candidate / FILE_NAME for candidate in (folder, *folder.parents))


def load(path: Path | None, rules: Sequence[Path] = ()) -> Settings:
    """The settings in a file; without a file the defaults. `rules` are folders named elsewhere."""
    if path is None:
        return Settings()
    try:
        text = toml_text(path)
    except FileNotFoundError:
        raise CannotRun(f"{path}: no such file{did_you_mean_path(path)}") from None
    except OSError as error:
        raise CannotRun(cannot_be_read(path, error)) from None
    except UnicodeDecodeError:
        raise CannotRun(f"{path}: is not UTF-8 text; save it as UTF-8.") from None
    return _settings(text, path.parent, path, rules)


def parse(text: str, folder: Path) -> Settings:
    """The same from text; relative paths in it start from the folder."""
    return _settings(text, folder, None, ())


def _settings(text: str, folder: Path, path: Path | None, more_rules: Sequence[Path]) -> Settings:
    top = Section(str(path or FILE_NAME), "", _toml(text, str(path or FILE_NAME)))
    top.only(vocabulary.KEYS[""])
    severity = top.section("severity")
    settings = Settings(
        path=path,
        folder=folder,
        language=cast("None", top.one_of("language", ("nl", "en"))),
        files=top.paths("files", folder),
        fail_on=cast("None", top.one_of("fail-on", vocabulary.FAIL_ON)) or "error",
        select=top.texts("select"),
        ignore=top.texts("ignore"),
        require=top.texts("require"),
        limit=top.whole_number("limit", least=1),
        as_of=top.day("as-of"),
        rules=tuple(below(folder, name) for name in top.texts("rules")),
        register=below(folder, name) if (name := top.text("register")) else None,
        severity={rule: severity.one_of(rule, vocabulary.SEVERITIES) or "" for rule in severity},
        exact=read_exact(top, folder),
        saved_import=read_saved_import(top),
        columns=read_columns(top),
        mapping=read_mapping(top),
        products=read_products(top),
        policy=read_policy(top),
        accept=_located(read_accept(top), text),
    )
    _check_rule_names(top, settings, more_rules)
    return settings


def _located(exceptions: tuple[Accept, ...], text: str) -> tuple[Accept, ...]:
    """The exceptions with their lines, which TOML does not tell; the first line when that is not sure."""
    found = enumerate(text.splitlines(), 1)
    lines = [number for number, line in found if re.match(r"\s*\[\[\s*accept\s*\]\]", line)]
    if len(lines) != len(exceptions):
        return exceptions
    return tuple(replace(one, line=line) for one, line in zip(exceptions, lines, strict=True))


def _toml(text: str, file: str) -> Mapping[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        # "C:\exact" is the mistake on Windows; TOML takes the backslash for an escape.
        backslash = "; write paths with / or in 'single quotes'" if "\\" in str(error) else ""
        what = str(error).replace("at end of document", f"at line {len(text.splitlines())}, the end")
        raise CannotRun(f"{file}: is not valid TOML: {what}{backslash}.") from None
    except RecursionError:
        raise CannotRun(f"{file}: is not valid TOML: nested too deeply.") from None
    except ValueError:
        raise CannotRun(f"{file}: is not valid TOML: a number of too many digits.") from None


def _check_rule_names(top: Section, settings: Settings, more_rules: Sequence[Path]) -> None:
    globs = {"select": settings.select, "ignore": settings.ignore, "require": settings.require}
    if not any(globs.values()) and not settings.severity and not settings.accept:
        return
    known = rule_names([*settings.rules, *more_rules])
    for key, words in globs.items():
        if sentence := about_idle_globs(words, known):
            top.wrong(f"{key}: {sentence}")
    for rule in settings.severity:
        if sentence := about_unknown_rule(rule, known):
            top.section("severity").wrong(sentence)
    for number, exception in enumerate(settings.accept, 1):
        if sentence := about_unknown_rule(exception.rule, known):
            top.wrong(f"[[accept]] number {number}: rule: {sentence}")
