"""`register add`: what keeps an upload out of the register, and what goes in."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from plango_lint.cli import console
from plango_lint.cli.options import STDIN, Asked, settings_of
from plango_lint.cli.progress import HowFar, is_wanted
from plango_lint.cli.registered import moment, say, told
from plango_lint.errors import CannotRun
from plango_lint.findings import Severity
from plango_lint.register import Register, place_of
from plango_lint.same_file import is_folder
from plango_lint.sources import shown_path
from plango_lint.texts.wording import Names, Ranges

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from plango_lint.findings import Language, Report
    from plango_lint.register import File, Shown

# An upload that Exact accepted is in Exact, so its own lists say so too; the register is asked apart.
OVERLAP = ("file-already-imported", "already-imported", "changed-since-import")
MOST_ERRORS = 5
TIMES_ASKED = 3


class _Refused(Exception):  # noqa: N818
    """The upload does not go into the register; carries the sentence."""


@dataclass(frozen=True)
class _Upload:
    """One `register add`: the files that were named, and the register they go to."""

    files: Sequence[File]
    report: Report
    register: Register
    language: Language

    def say(self, key: str, **words: object) -> str:
        return say(key, self.language, **words)


def run_add(asked: Asked, entries: int | None, refused: Sequence[str], *, anyway: bool) -> int:
    """Registers an upload; gives the exit code."""
    ranges = [_range(text) for text in refused]
    if unfit := next((path for path in asked.paths if path == STDIN or is_folder(Path(path))), None):
        raise typer.BadParameter(f'expected files, found "{unfit}".', param_hint="FILE")
    upload = _read(asked)
    new = [file for file in upload.files if not _told_known(file, upload)]
    if not new and upload.files:
        return 0
    try:
        upload = replace(upload, files=_without(new, ranges))
        _refuse(upload, entries, anyway=anyway)
    except _Refused as stop:
        if _known_meanwhile(new, upload):
            return 0
        console.say(str(stop))
        return 1
    run = upload.register.add(upload.files, datetime.now(UTC).isoformat(timespec="seconds"))
    if run is None:  # another process was first
        return 0 if all(_told_known(file, upload) for file in new) else 2
    console.put(told(run, "added", upload.language) + "\n")
    if run.refused:
        console.put(upload.say("left-out", count=run.refused) + "\n")
    console.put(upload.say("stands-in", path=str(upload.register.path)) + "\n")
    return 0


def _read(asked: Asked) -> _Upload:
    from plango_lint.books.registered import files_of
    from plango_lint.inputs import gather
    from plango_lint.run import export_of, report_on

    settings = settings_of(asked)
    language = settings.language or "en"
    register = Register(place_of(settings, asked.paths), language)
    with HowFar(language, wanted=is_wanted(quiet=asked.quiet)) as told:
        export = export_of(gather(asked.paths, settings), settings, register, told=told)
        named = {shown_path(Path(path)) for path in asked.paths}
        files = files_of(export.tables, named)  # before the rules: what they blame went to Exact all the same
        return _Upload(files, report_on(export, told), register, language)


def _told_known(file: File, upload: _Upload) -> bool:
    """Whether the register holds the file already; says so then."""
    known = upload.register.known([file.sha256]).get(file.sha256)
    if known is None:
        return False
    words = {"file": file.name, "registered": known.name, "run": known.run, "day": moment(known.time)}
    sentence = upload.say("known", **words)
    if known.refused:
        sentence += " " + upload.say("known-in-part", run=known.run, numbers=Ranges(known.refused))
    console.put(sentence + "\n")
    return True


def _known_meanwhile(files: Sequence[File], upload: _Upload) -> bool:
    """Whether another process has registered these files since they were looked up; says so then."""
    known = upload.register.known([file.sha256 for file in files])
    return bool(files) and len(known) == len(files) and all(_told_known(file, upload) for file in files)


def _range(text: str) -> range:
    form = re.fullmatch(r"\s*(\d{1,18})\s*(?:\.\.\s*(\d{1,18})\s*)?", text, re.ASCII)
    if form is None or int(form[1]) > int(form[2] or form[1]):
        raise typer.BadParameter(
            f'expected an invoice number, or a range such as 202400007..202400009, found "{text}".',
            param_hint="--except",
        )
    return range(int(form[1]), int(form[2] or form[1]) + 1)


def _without(files: Sequence[File], ranges: Sequence[range]) -> list[File]:
    """The files without the invoices that Exact refused; every number that is named must be there."""
    numbers = {invoice.number for file in files for invoice in file.invoices}
    for wanted in ranges:
        if not any(number in wanted for number in numbers):
            raise typer.BadParameter(f"no invoice {_shown(wanted)} in these files.", param_hint="--except")

    def is_refused(number: int) -> bool:
        return any(number in wanted for wanted in ranges)

    return [
        replace(
            file,
            invoices=tuple(one for one in file.invoices if not is_refused(one.number)),
            refused=tuple(one for one in file.invoices if is_refused(one.number)),
        )
        for file in files
    ]


def _shown(wanted: range) -> str:
    return str(wanted[0]) if len(wanted) == 1 else f"{wanted[0]}..{wanted[-1]}"


def _refuse(upload: _Upload, entries: int | None, *, anyway: bool) -> None:
    """Raises the sentence about the first thing that keeps the upload out."""
    if not anyway:
        _refuse_errors(upload)
    if not upload.files:
        raise _Refused(upload.say("no-export"))
    if not anyway and (there := upload.register.booked(upload.files)):
        raise _Refused(_about_overlap(upload, there))
    count = sum(len(file.invoices) for file in upload.files)
    if any(file.invoices or file.refused for file in upload.files):
        _refuse_count(upload, count, entries)


def _refuse_errors(upload: _Upload) -> None:
    errors = [
        problem
        for problem in upload.report.open_problems
        if problem.severity == Severity.ERROR and problem.rule not in OVERLAP
    ]
    if errors:
        lines = [upload.say("errors", count=len(errors))]
        lines += [f"  - {problem.title} ({problem.rule})" for problem in errors[:MOST_ERRORS]]
        if rest := len(errors) - MOST_ERRORS:
            lines += [upload.say("more-errors", count=rest)] if rest > 0 else []
        raise _Refused("\n".join([*lines, upload.say("errors-next")]))


def _about_overlap(upload: _Upload, there: dict[int, Shown]) -> str:
    one = next(iter(there.values()))
    return upload.say(
        "overlap",
        count=len(there),
        numbers=Ranges(tuple(sorted(there))),
        file=one.file,
        day=moment(one.time),
        run=one.run,
        options=_options(there),
    )


def _options(numbers: Collection[int]) -> str:
    from plango_lint.texts.ranges import ranges

    found = [f"--except {_shown(range(first, last + 1))}" for first, last in ranges(sorted(numbers))]
    return " ".join(found[:3]) + (" ..." if len(found) > 3 else "")


def _refuse_count(upload: _Upload, count: int, entries: int | None) -> None:
    if entries is None:
        entries = _asked_for(upload) if sys.stdin.isatty() else None
        if entries is None:
            console.say(upload.say("own-count", count=count))
            return
    if entries < count:
        files = Names(tuple(file.name for file in upload.files if file.role == "invoices"), most=3)
        raise _Refused(
            upload.say("fewer", entries=entries, count=count, missing=count - entries, files=files)
        )
    if entries > count:
        raise _Refused(upload.say("more", entries=entries, count=count, extra=entries - count))


def _asked_for(upload: _Upload) -> int | None:
    """The number of entries that somebody at the terminal reads from Exact."""
    for _ in range(TIMES_ASKED):
        sys.stderr.write(upload.say("ask-entries") + " ")
        sys.stderr.flush()
        answer = sys.stdin.readline()
        if answer.strip().isascii() and answer.strip().isdigit():
            return int(answer)
        if not answer:
            break
        console.say(upload.say("ask-again"))
    raise CannotRun(upload.say("not-answered"))
