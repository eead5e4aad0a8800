"""Options of the command line over plango-lint.toml: which settings a run goes by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from plango_lint.cli.console import language_of_locale
from plango_lint.settings import ROLES, Settings, find, load
from plango_lint.settings.rule_names import about_idle_globs, rule_names
from plango_lint.settings.vocabulary import unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plango_lint.findings import Language
    from plango_lint.settings import FailOn

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of `check`; None and empty: not given."""

    paths: Sequence[str] = ()
    formats: Sequence[str] = ("text",)  # NAME[:FILE]
    all: bool = False
    show_personal_data: bool = False
    quiet: bool = False
    roles: Sequence[str] = ()  # ROLE=FILE
    earlier: Sequence[Path] = ()
    config: Path | None = None
    rules: Sequence[Path] = ()
    language: Language | None = None
    fail_on: FailOn | None = None
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    require: Sequence[str] = ()
    limit: int | None = None
    as_of: str | None = None
    no_exceptions: bool = False


def settings_of(asked: Asked) -> Settings:
    """The settings file with the options over it. Wrong words in an option are usage errors."""
    settings = settings_for(asked.config, asked.rules, first_path_of(asked), asked.language)
    select, ignore, require = _globs(asked, settings)
    return replace(
        settings,
        fail_on=asked.fail_on or settings.fail_on,
        select=select or settings.select,
        ignore=ignore or settings.ignore,
        require=require or settings.require,
        limit=asked.limit or settings.limit,
        as_of=_day(asked.as_of) or settings.as_of,
        exact=replace(settings.exact, earlier=(*settings.exact.earlier, *asked.earlier)),
        roles=_roles(asked.roles),
        no_exceptions=asked.no_exceptions,
    )


def first_path_of(asked: Asked) -> Path | None:
    """The path whose folder the settings are looked for in."""
    return next((Path(path) for path in asked.paths if path != STDIN), None)


def settings_for(
    config: Path | None, rules: Sequence[Path], first_path: Path | None, language: Language | None
) -> Settings:
    """The settings file that counts here, with somebody's own rules and the language of the user."""
    path = config or find(first_path, Path.cwd())
    settings = load(_near(path), rules)
    return replace(
        settings,
        rules=(*settings.rules, *(folder for folder in rules if folder not in settings.rules)),
        language=language or settings.language or language_of_locale(),
    )


def _near(path: Path | None) -> Path | None:
    # Paths of the settings show up in the report: short ones where that is possible.
    # Found from a drive of Windows that stands for a folder on a server, a path begins with that server.
    for here in (Path.cwd(), Path.cwd().resolve()):
        if path is not None and path.is_absolute() and path.is_relative_to(here):
            return path.relative_to(here)
    return path


def _globs(asked: Asked, settings: Settings) -> list[tuple[str, ...]]:
    given = {"--select": asked.select, "--ignore": asked.ignore, "--require": asked.require}
    split = {option: split_globs(texts) for option, texts in given.items()}
    if any(split.values()):
        known = rule_names(settings.rules)
        for option, globs in split.items():
            if sentence := about_idle_globs(globs, known):
                raise typer.BadParameter(sentence, param_hint=option)
    return list(split.values())


def split_globs(texts: Sequence[str]) -> tuple[str, ...]:
    """As with ruff, a list may also be written with commas."""
    return tuple(glob.strip() for text in texts for glob in text.split(","))


def _roles(texts: Sequence[str]) -> dict[Path, str]:
    roles: dict[Path, str] = {}
    for text in texts:
        role, equals, file = text.partition("=")
        if not equals or not file:
            raise typer.BadParameter(f'expected ROLE=FILE, found "{text}".', param_hint="--as")
        if role not in ROLES:
            raise typer.BadParameter(unknown("role", role, ROLES), param_hint="--as")
        if roles.get(Path(file), role) != role:
            raise typer.BadParameter(
                f"{file} cannot be both {roles[Path(file)]} and {role}.", param_hint="--as"
            )
        roles[Path(file)] = role
    return roles


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(
            f'expected a date such as 2024-12-31, found "{text}".', param_hint="--as-of"
        ) from None
