"""What `check` does with its options: settings, the run, and a report in every form asked for."""

from __future__ import annotations

import gc
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from plango_lint.cli import console
from plango_lint.cli.in_ci import located, summarise
from plango_lint.cli.options import Asked, settings_of
from plango_lint.cli.progress import HowFar, is_wanted
from plango_lint.errors import CannotRun, cannot_be_written
from plango_lint.output import BINARY, FORMATS, Options, lacking
from plango_lint.same_file import identity
from plango_lint.settings.vocabulary import unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from plango_lint.findings import Report
    from plango_lint.settings import Settings

__all__ = ["Asked", "run_check"]

_NEW_OBJECTS = 50_000  # made between two looks for garbage


@dataclass(frozen=True, slots=True)
class Form:
    """One report that was asked for: NAME[:FILE]."""

    name: str
    file: Path | None


def run_check(asked: Asked) -> int:
    """Lints and reports; gives the exit code."""
    forms = forms_of(asked.formats)
    settings = settings_of(asked)
    need_nothing_more(forms, settings)
    options, settings = options_of(asked, settings, forms)
    lint = loaded()
    with HowFar(settings.language or "en", wanted=is_wanted(quiet=asked.quiet)) as shown:
        report = lint([*asked.paths], settings, told=shown)
        publish(forms, report, options, settings, quiet=asked.quiet, hide=shown.hide)
    return report.exit_code


def options_of(asked: Asked, settings: Settings, forms: Sequence[Form]) -> tuple[Options, Settings]:
    """What the user says about the reports, and the settings of a run that has enough places for them."""
    options = Options(limit=settings.limit, all=asked.all, show_personal_data=asked.show_personal_data)
    if asked.all:
        return options, replace(settings, limit=sys.maxsize)
    if settings.limit is None and all(form.name == "text" for form in forms):
        from plango_lint.output.text.excerpt import USUAL_PLACES

        return options, replace(
            settings, limit=USUAL_PLACES
        )  # a hundred of each are not looked up for nothing
    return options, settings


def publish(  # noqa: PLR0913 - what is said besides the reports
    forms: Sequence[Form],
    report: Report,
    options: Options,
    settings: Settings,
    *,
    quiet: bool,
    hide: Callable[[], object] = bool,
) -> None:
    """Every report that was asked for; `hide` is called before anything is written to the screen.

    Raises CannotRun about files that cannot be written, when the others are.
    """
    read = _spare_what_was_read(forms, report, settings)
    options = located(options)
    unwritten = [sentence for form in forms if (sentence := _publish(form, report, options, quiet, hide))]
    if any(form.name == "github" for form in forms) and (sentence := summarise(report, options, read)):
        console.say(sentence)  # a summary that is not there changes no exit code
    if unwritten:
        raise CannotRun(" ".join(unwritten))


def loaded() -> Callable[..., Report]:
    """The linter. Importing it makes very many objects that stay: looking through them for garbage
    takes a seventh of a small run. A run itself leaves hardly any behind that only that would find."""
    gc.disable()
    from plango_lint.run import lint

    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS)
    gc.enable()
    return lint


def forms_of(formats: Sequence[str]) -> list[Form]:
    """The reports asked for; at most one without a file, and every file once."""
    forms = []
    for text in formats:
        name, colon, file = text.partition(":")
        if name not in FORMATS and name not in BINARY:
            raise typer.BadParameter(unknown("format", name, [*FORMATS, *BINARY]), param_hint="--format")
        if colon and not file:
            raise typer.BadParameter(f'expected NAME:FILE, found "{text}".', param_hint="--format")
        forms.append(Form(name, Path(file) if file else None))
    if bare := next((form.name for form in forms if form.name in BINARY and form.file is None), None):
        raise typer.BadParameter(f"{bare} is no text: use {bare}:FILE.", param_hint="--format")
    files = [identity(form.file) for form in forms if form.file]
    if len(files) > len(set(files)):
        raise typer.BadParameter("two reports cannot go to one file.", param_hint="--format")
    if sum(form.file is None for form in forms) > 1:
        raise typer.BadParameter(
            "only one report can do without a file; use NAME:FILE.", param_hint="--format"
        )
    return forms


def need_nothing_more(forms: Sequence[Form], settings: Settings) -> None:
    """A report that cannot be made is no reason to wait for the run."""
    for form in forms:
        if sentence := lacking(form.name, settings.language or "en"):
            raise CannotRun(sentence)


def _spare_what_was_read(forms: Sequence[Form], report: Report, settings: Settings) -> set[Hashable]:
    """A report never goes over an export, a list or the settings: gives what those are."""
    read = {identity(Path(file.path)) for file in report.files}
    read |= {identity(settings.path)} if settings.path else set()
    for form in forms:
        if form.file is not None and identity(form.file) in read:
            raise CannotRun(f"{form.file}: is a file that was read; give the report another name.")
    return read


def _made(name: str, report: Report, options: Options) -> bytes:
    if name in BINARY:
        return BINARY[name](report, options)
    return FORMATS[name](report, options).encode("utf-8", "replace")


def _publish(
    form: Form, report: Report, options: Options, quiet: bool, hide: Callable[[], object]
) -> str | None:
    """Writes one report; gives the sentence about a file that cannot be written, so that the others are."""
    if form.file is None:
        shown = replace(options, width=console.width(), color=console.wants_color())
        text = FORMATS[form.name](report, shown)
        hide()
        console.put(text, for_machines=form.name != "text")
        return None
    try:
        form.file.write_bytes(_made(form.name, report, options))
    except CannotRun as error:  # what the format needs is not installed
        return str(error)
    except OSError as error:
        return cannot_be_written(form.file, error)
    if not quiet:
        hide()
        console.say(f"{form.name} report written to {form.file}")
    return None
