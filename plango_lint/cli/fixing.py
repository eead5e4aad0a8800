"""What `fix` does with its options: the repairs, the copies, and a report of what is left."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from plango_lint import rulebook
from plango_lint.cli import console
from plango_lint.cli.checking import forms_of, loaded, need_nothing_more, publish
from plango_lint.cli.options import STDIN, Asked, settings_of, split_globs
from plango_lint.cli.progress import HowFar, is_wanted
from plango_lint.errors import CannotRun
from plango_lint.output import Options
from plango_lint.output.change_table import table
from plango_lint.output.changes import by_invoice, summary
from plango_lint.output.inert import inert
from plango_lint.register import Register, place_of
from plango_lint.settings.rule_names import about_idle_globs, rule_names
from plango_lint.stages import Told, nobody
from plango_lint.texts.fixes import say
from plango_lint.texts.wording import Names
from plango_lint.writing_files import write_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plango_lint.export import Export
    from plango_lint.findings import Language, Report
    from plango_lint.fixes.mending import Mended
    from plango_lint.settings import Settings
    from plango_lint.sources import InputFile


@dataclass(frozen=True, slots=True)
class Wish:
    """Which repairs, and where the copies go."""

    unsafe: bool = False
    rules: Sequence[str] = ()  # globs
    output: Path | None = None
    changes: Path | None = None
    force: bool = False
    only_show: bool = False


@dataclass(frozen=True)
class _Task:
    """One `fix`, with what it goes by."""

    asked: Asked
    wish: Wish
    settings: Settings
    told: Told = nobody  # hears what it is doing

    @property
    def language(self) -> Language:
        return self.settings.language or "en"

    def read(self, files: Sequence[InputFile]) -> Export:
        """The files as they are at this moment, with what the register knows."""
        from plango_lint.run import export_of

        register = Register(place_of(self.settings, self.asked.paths), self.language)
        return export_of(files, self.settings, register, told=self.told)

    def shown(self) -> HowFar:
        """Shows how far a part of it is, when that takes long."""
        return HowFar(self.language, wanted=is_wanted(quiet=self.asked.quiet))


def run_fix(asked: Asked, wish: Wish) -> int:
    """Repairs, writes and reports; gives the exit code."""
    forms = forms_of(asked.formats)
    settings = settings_of(asked)
    need_nothing_more(forms, settings)
    rules = _rules(wish, settings)
    if asked.all:
        settings = replace(settings, limit=sys.maxsize)
    task = _Task(asked, wish, settings)
    if STDIN in asked.paths and wish.output is None and not wish.only_show:
        raise typer.BadParameter(say("needs-output", task.language), param_hint="PATH")
    loaded()
    with task.shown() as shown:
        mended = _mended(replace(task, told=shown), rules)
    copies = _copies(task, mended)
    if wish.only_show:
        console.put(_told(task, mended, copies, full=True))
        return 1 if mended.changes else 0
    _write(task, mended, copies)
    told = _told(task, mended, copies, full=False)
    with task.shown() as shown:
        report = _report(replace(task, told=shown), mended, copies)
    for_people = any(form.name == "text" and form.file is None for form in forms)
    if for_people:
        console.put(told + "\n")
    elif not asked.quiet:
        console.say_lines(told)
    options = Options(limit=asked.limit, all=asked.all, show_personal_data=asked.show_personal_data)
    publish(forms, report, options, settings, quiet=asked.quiet)
    return report.exit_code


def _rules(wish: Wish, settings: Settings) -> tuple[str, ...]:
    globs = split_globs(wish.rules)
    if globs and (sentence := about_idle_globs(globs, rule_names(settings.rules))):
        raise typer.BadParameter(sentence, param_hint="--rule")
    return globs


def _mended(task: _Task, rules: tuple[str, ...]) -> Mended:
    from plango_lint.fixes.mending import Wanted, mend
    from plango_lint.inputs import gather

    files = gather(task.asked.paths, task.settings)
    return mend(files, task.read, Wanted(task.wish.unsafe, rules), task.told)


def _copies(task: _Task, mended: Mended) -> dict[str, Path]:
    """Where the copy of every changed file goes, by the path of the original."""
    changed = mended.changed
    if task.wish.output is None:
        return {path: _beside(Path(path)) for path in changed}
    if len(changed) > 1:
        raise CannotRun(say("one-output", task.language, files=Names(tuple(changed))))
    return dict.fromkeys(changed, task.wish.output)


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.stem}.fixed{path.suffix}")


def _write(task: _Task, mended: Mended, copies: dict[str, Path]) -> None:
    """All copies and the list of changes, or none of them; what was read is never gone over."""
    read = {Path(file.path) for file in mended.files} | (
        {task.settings.path} if task.settings.path else set()
    )
    wanted = {copy: _data(mended, path) for path, copy in copies.items()}
    if task.wish.changes is not None:
        text = table(mended.changes, personal=task.asked.show_personal_data)
        wanted[task.wish.changes] = text.encode("utf-8-sig")
    like = {copy: Path(path) for path, copy in copies.items()}
    write_all(wanted, force=task.wish.force, language=task.language, spared=read, like=like)


def _data(mended: Mended, path: str) -> bytes:
    return next(file.data for file in mended.files if file.path == path)


def _told(task: _Task, mended: Mended, copies: dict[str, Path], *, full: bool) -> str:
    """What was done, or would be: a summary of every file, or every change of it."""
    language, lines = task.language, []
    repairs = {rule.name: rule.texts[language].fix for rule in rulebook.load(task.settings.rules)}
    for path, copy in copies.items():
        mine = [change for change in mended.changes if change.path == path]
        words = {"old": inert(path), "new": inert(copy.as_posix()), "count": len(mine)}
        lines.append(say("would" if full else "copy", language, **words))
        lines += by_invoice(mine, language) if full else summary(mine, repairs, language)
    if not copies:
        lines.append(say("nothing", language))
    if task.wish.changes is not None and not full:
        lines.append(say("changes-in", language, path=inert(str(task.wish.changes))))
    for key, names in (("given-up", mended.conflicts), ("more-unsafe", mended.unsafe)):
        if names:
            lines.append(say(key, language, rules=Names(names, most=9)))
    return "\n".join(lines) + "\n"


def _report(task: _Task, mended: Mended, copies: dict[str, Path]) -> Report:
    """The report of the files as they are now, the copies under their own names."""
    from plango_lint.run import report_of, report_on

    if not copies:
        return report_of(mended.first)
    files = [
        replace(file, path=copies[file.path].as_posix()) if file.path in copies else file
        for file in mended.files
    ]
    return report_on(task.read(files), task.told)
