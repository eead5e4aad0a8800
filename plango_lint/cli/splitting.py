"""What `split` does with its options: the run, two files beside each export, and what is said of them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from plango_lint.cli import console
from plango_lint.cli.options import STDIN, Asked, settings_of
from plango_lint.cli.progress import HowFar, is_wanted
from plango_lint.errors import CannotRun
from plango_lint.output.inert import inert
from plango_lint.register import Register, place_of
from plango_lint.settings import matches
from plango_lint.texts.commands import typed
from plango_lint.texts.splitting import say
from plango_lint.writing_files import refuse_target, write_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plango_lint.export import Export
    from plango_lint.findings import Language
    from plango_lint.settings import Settings
    from plango_lint.splitting.dividing import Divided, Stopped


def run_split(asked: Asked, *, force: bool) -> int:
    """Splits; gives the exit code: 1 when something is held."""
    from plango_lint.cli.split_report import report_lines
    from plango_lint.inputs import gather
    from plango_lint.run import export_of
    from plango_lint.splitting.dividing import Stopped, divide

    _refuse_stdin(asked)
    settings = settings_of(asked)
    language = settings.language or "en"
    files = gather(asked.paths, settings)
    register = Register(place_of(settings, asked.paths), language)
    spared = [*(Path(file.path) for file in files), *([settings.path] if settings.path else [])]
    with HowFar(language, wanted=is_wanted(quiet=asked.quiet)) as shown:
        export = export_of(files, settings, register, told=shown)
        targets = _targets(export)
        for target in targets:
            refuse_target(target, force=force, language=language, spared=spared)
        try:
            divided = divide(files, export, lambda those: export_of(those, settings, register, told=shown))
        except Stopped as stop:
            shown.hide()
            console.say(_sentence(stop, language))
            return 1
    if not divided.divisions:
        raise CannotRun(say("no-invoices", language))
    if unasked := _unasked(divided, settings):
        console.say(say("required", language, rule=unasked))
        return 1
    gone = _write(divided, targets, spared, force=force)
    console.put("\n".join(report_lines(divided, asked, console.width())) + "\n")
    for path in () if asked.quiet else gone:
        console.say(say("gone", language, path=path))
    return 1 if any(division.is_split for division in divided.divisions) else 0


def _refuse_stdin(asked: Asked) -> None:
    roles = [text.partition("=")[2] for text in asked.roles]
    if STDIN in (*asked.paths, *roles):
        raise typer.BadParameter(
            'expected files or folders, found "-": the two parts go beside the file that they are made of.',
            param_hint="PATH",
        )


def _targets(export: Export) -> list[Path]:
    """Both parts of every export."""
    from plango_lint.splitting.parts import part_path

    paths = [Path(source.path) for source in export.files("invoices")]
    return [part_path(path, name) for path in paths for name in ("ready", "held")]


def _unasked(divided: Divided, settings: Settings) -> str | None:
    """A rule that must be asked, and was not."""
    outcomes = (*divided.first.outcomes, *(divided.last.outcomes if divided.last else ()))
    names = (outcome.rule.name for outcome in outcomes if outcome.status != "asked")
    return next((name for name in names if matches(name, settings.require)), None)


def _write(divided: Divided, targets: Sequence[Path], spared: Sequence[Path], *, force: bool) -> list[Path]:
    """Writes all parts of all exports or none; gives those of an earlier split that are no more."""
    language = divided.first.export.settings.language or "en"
    parts = {path: data for division in divided.divisions for path, data in division.parts().items()}
    like = {path: division.path for division in divided.divisions for path in division.parts()}
    write_all(parts, force=force, language=language, spared=spared, like=like)
    stale = [path for path in targets if path not in parts and os.path.lexists(path)]
    for path in stale:
        try:
            path.unlink()
        except OSError as error:
            raise CannotRun(say("stale", language, path=path, error=str(error.strerror))) from None
    return stale


def _sentence(stop: Stopped, language: Language) -> str:
    """The problems that stop it, and what to do first."""
    first = next((one for one in stop.stops if one.file), None)
    if first is None or first.file is None:
        return say("stop-run", language, what=say("problem-run", language, title=stop.stops[0].title))
    what = say("problem", language, title=first.title, file=inert(first.file))
    if rest := len(stop.stops) - 1:
        what = say("problem-more", language, what=what, count=rest)
    return say("stop", language, what=what, file=inert(typed(first.file)))
