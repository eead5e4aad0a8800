"""What `split` made, as people read it: the two parts and their sum, why the one waits, and what now."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from plango_lint.findings import Severity
from plango_lint.inputs import in_folder
from plango_lint.output.inert import inert
from plango_lint.output.phrases import Phrases
from plango_lint.run import report_of
from plango_lint.same_file import is_folder
from plango_lint.sources import shown_path
from plango_lint.splitting.parts import part_path
from plango_lint.texts.commands import typed
from plango_lint.texts.splitting import say
from plango_lint.texts.wording import Euros

if TYPE_CHECKING:
    from plango_lint.cli.options import Asked
    from plango_lint.findings import Language, Report
    from plango_lint.splitting.control import Amounts
    from plango_lint.splitting.dividing import Divided
    from plango_lint.splitting.division import Division

_COMMAND = re.compile(r"`plango-lint [^`]+`")
_SPACE = "\0"  # in a command, while lines are made
_LEFT = 2  # columns of the table that are words


def report_lines(divided: Divided, asked: Asked, width: int) -> list[str]:
    """The whole outcome, line by line."""
    page = _Page(divided, asked, width)
    lines: list[str] = []
    for division in divided.divisions:
        lines += [*page.about(division), ""]
    return lines + page.next_steps()


@dataclass
class _Page:
    divided: Divided
    asked: Asked
    width: int

    @property
    def language(self) -> Language:
        return self.divided.first.export.settings.language or "en"

    @cached_property
    def _last(self) -> Report | None:
        """The report of what is ready, with all that was checked with it."""
        return None if self.divided.last is None else report_of(self.divided.last)

    def say(self, key: str, **words: object) -> str:
        harmless = {
            name: inert(str(word)) if isinstance(word, str | Path) else word for name, word in words.items()
        }
        return say(key, self.language, **harmless)

    def about(self, division: Division) -> list[str]:
        whole = division.amounts(np.arange(division.rows))
        if not division.is_split:
            key = "all-ready" if whole.lines else "empty"
            sentence = self.say(key, path=division.path, invoices=whole.invoices, total=Euros(whole.cents))
            return self._wrapped(sentence)
        lines = self._table(division, whole)
        if division.ready_data is None:
            lines += self._wrapped(
                self.say("none-ready", path=division.path, held=part_path(division.path, "held"))
            )
        return [*lines, "", *self._reasons(division)]

    def _table(self, division: Division, whole: Amounts) -> list[str]:
        ready, held = division.amounts(division.ready_rows), division.amounts(division.held_rows)
        rows = [[self.say(f"head-{name}") for name in ("part", "file", "invoices", "rows", "total")]]
        if division.ready_data is not None:
            rows.append(self._row("ready", part_path(division.path, "ready"), ready))
        rows.append(self._row("held", part_path(division.path, "held"), held))
        rows.append(self._row("sum", division.path, whole))
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        return [
            "  ".join(
                cell.ljust(size) if index < _LEFT else cell.rjust(size)
                for index, (cell, size) in enumerate(zip(row, widths, strict=True))
            )
            for row in rows
        ]

    def _row(self, part: str, path: Path, amounts: Amounts) -> list[str]:
        total = self.say("euros", total=Euros(amounts.cents))
        name = inert(shown_path(path))
        return [self.say(f"part-{part}"), name, str(amounts.invoices), str(amounts.lines), total]

    def _reasons(self, division: Division) -> list[str]:
        lines = self._wrapped(self.say("why", held=part_path(division.path, "held")))
        for reason, invoices, rows in division.reasons():
            counts = [
                self.say(f"count-{what}", count=count)
                for what, count in (("invoices", invoices), ("rows", rows))
                if count
            ]
            lines += self._wrapped(f"{inert(reason)}: {', '.join(counts)}", first="  ")
        return lines

    def next_steps(self) -> list[str]:
        divisions = self.divided.divisions
        ready = [
            part_path(one.path, "ready") if one.is_split else one.path
            for one in divisions
            if one.ready_data is not None and one.rows
        ]
        held = [part_path(one.path, "held") for one in divisions if one.is_split]
        steps = [*(self._about_ready(ready) if ready else ())]
        if held:
            steps.append(self.say("next-repair", files=self._listed(held), command=_typed(held)))
        if not steps:
            return []
        lines = [self.say("next")]
        for number, step in enumerate(steps, 1):
            lines += self._wrapped(step, first=f"{number} ")
        if (unchecked := self._unchecked()) and ready:
            lines += ["", *self._wrapped(unchecked)]
        return lines

    def _about_ready(self, ready: list[Path]) -> list[str]:
        command = _typed(self._paths())
        if config := self.asked.config:
            command += f" --config {_typed([config])}"
        steps = []
        problems = self._last.open_problems if self._last else ()
        # Numbers are missing now because their invoices are held.
        warnings = [one for one in problems if one.severity == Severity.WARNING and one.unit != "number"]
        if warnings:
            steps.append(self.say("next-warnings", count=len(warnings), command=command))
        # An error that is left is about debtors, and none of them is on an invoice that is ready.
        errors = [one for one in problems if one.severity == Severity.ERROR]
        if errors:
            files = list(dict.fromkeys(Path(place.file) for one in errors for place in one.places))
            steps.append(self.say("next-debtors", files=self._listed(files), command=_typed(files)))
        steps.append(self.say("next-import", files=self._listed(ready), command=command))
        return [*steps, self.say("next-register", command=_typed(ready))]

    def _paths(self) -> list[Path]:
        """What to check now: the files of the run, with the ready part of an export instead of it."""
        instead = {
            one.original.source.path: part_path(one.path, "ready") if one.ready_data is not None else None
            for one in self.divided.divisions
            if one.is_split
        }
        known = {
            source.path for source in self.divided.first.export.sources if source.role and not source.earlier
        }
        named = [file for path in map(Path, self.asked.paths) for file in _inside(path)]
        paths = [instead.get(shown_path(path), path) for path in named if shown_path(path) in known]
        return list(dict.fromkeys(path for path in paths if path is not None))

    def _unchecked(self) -> str | None:
        if self._last is None:
            return None
        words = Phrases(self.language)
        roles = dict.fromkeys(one.role for one in self._last.not_checked)
        names = [words.name("roles", role) for role in roles]
        return self.say("next-unchecked", lists=words.listed(names)) if names else None

    def _listed(self, paths: list[Path]) -> str:
        return Phrases(self.language).listed([shown_path(path) for path in paths])

    def _wrapped(self, text: str, first: str = "") -> list[str]:
        # A command is copied from here, with the spaces in its files: it stays whole.
        lines = textwrap.wrap(
            _COMMAND.sub(lambda found: found[0].replace(" ", _SPACE), text),
            self.width,
            initial_indent=first,
            subsequent_indent=" " * len(first),
            break_long_words=False,
            break_on_hyphens=False,
        )
        return [line.replace(_SPACE, " ") for line in lines]


def _inside(path: Path) -> list[Path]:
    return in_folder(path) if is_folder(path) else [path]


def _typed(paths: list[Path]) -> str:
    return " ".join(typed(shown_path(path)) for path in paths)
