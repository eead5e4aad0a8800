"""Exports -> their parts: what the rules reject is taken out until nothing in the rest is rejected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from plango_lint.errors import CannotRun
from plango_lint.export import Export
from plango_lint.run import Answers, answers_on
from plango_lint.sources import InputFile, Source
from plango_lint.splitting.control import Unlike, compare
from plango_lint.splitting.division import Division
from plango_lint.splitting.judging import Judgement, Reasons, Stop
from plango_lint.splitting.parts import Original, part_path
from plango_lint.texts.splitting import say

MOST_PASSES = 6

Reader = Callable[[Sequence[InputFile]], Export]


class Stopped(Exception):  # noqa: N818 - a verdict about the files
    """Problems that no invoice can be taken away from."""

    def __init__(self, stops: Sequence[Stop]) -> None:
        super().__init__(stops[0].title)
        self.stops = list(dict.fromkeys(stops))


@dataclass
class Divided:
    """All exports of a run, and what was still said of what is ready."""

    first: Answers  # of the exports as they are
    divisions: list[Division] = field(default_factory=list)
    last: Answers | None = None  # of what is ready; None without any


def divide(files: Sequence[InputFile], export: Export, read: Reader) -> Divided:
    """Divides every invoice export of these files, which were read as `export`; writes nothing.

    Raises Stopped for a problem that no invoice can be taken away from, and CannotRun when the parts
    would not add up.
    """
    judgement = Judgement(answers_on(export))
    _refuse_crashes(judgement.answers)
    if judgement.stops:
        raise Stopped(judgement.stops)
    divided = Divided(judgement.answers, _divisions(files, judgement), judgement.answers)
    for _ in range(MOST_PASSES):
        if not any(division.is_split for division in divided.divisions):
            return divided
        ready = _ready_files(files, divided.divisions)
        if not any(division.ready_data for division in divided.divisions):
            divided.last = None
            break
        again = Judgement(answers_on(read(ready)))
        divided.last = again.answers
        if not _hold_more(divided.divisions, again):
            break
    else:
        raise CannotRun(say("no-end", judgement.language))
    for division in divided.divisions:
        _verify(division, export)
    return divided


def _refuse_crashes(answers: Answers) -> None:
    crashed = [outcome.rule.name for outcome in answers.outcomes if outcome.crash is not None]
    if crashed:
        raise CannotRun(say("crashed", answers.export.settings.language or "en", rule=crashed[0]))


def _divisions(files: Sequence[InputFile], judgement: Judgement) -> list[Division]:
    by_path = {file.path: file for file in files}
    made = []
    first = 0
    table = judgement.answers.export.tables.get("invoices")
    for source in table.sources if table is not None else ():
        rows = range(len(source.frame))
        held = {row: judgement.rows[first + row] for row in rows if first + row in judgement.rows}
        original = Original.of(by_path[source.path], source)
        if not original.is_whole():
            raise CannotRun(say("not-whole", judgement.language, path=Path(source.path)))
        made.append(Division(original, first, judgement, held))
        first += len(source.frame)
    return made


def _ready_files(files: Sequence[InputFile], divisions: Sequence[Division]) -> list[InputFile]:
    """The files of the run with what is ready in place of the exports."""
    data = {division.original.source.path: division.ready_data for division in divisions}
    ready = []
    for file in files:
        if file.path not in data:
            ready.append(file)
        elif (instead := data[file.path]) is not None:
            ready.append(replace(file, data=instead))
    return ready


def _hold_more(divisions: Sequence[Division], again: Judgement) -> bool:
    """Takes out what is rejected now that the others are gone; says whether there was any."""
    if again.stops:
        raise CannotRun(say("not-alone", again.language, title=again.stops[0].title))
    if again.table is None:
        return False
    more = False
    for source, first in _starts(again.table.sources):
        division = next(one for one in divisions if one.original.source.path == source.path)
        ready = division.ready_rows
        if len(ready) != len(source.frame) or source.lost:
            raise CannotRun(say("unlike", again.language, path=part_path(division.path, "ready")))
        found = {int(row): again.rows[first + at] for at, row in enumerate(ready) if first + at in again.rows}
        if found:
            more = True
            _hold(division, found)
    return more


def _hold(division: Division, found: dict[int, Reasons]) -> None:
    """More rows that wait, with the rest of their invoices."""
    for row, reasons in found.items():
        alike = np.flatnonzero(division.entry == division.entry[row]) if division.entry[row] >= 0 else [row]
        for one in alike:
            division.held[int(one)] = {**division.held.get(int(one), {}), **reasons}
    for name in ("ready_data", "held_data"):
        division.__dict__.pop(name, None)


def _starts(sources: Sequence[Source]) -> list[tuple[Source, int]]:
    sizes = [len(source.frame) for source in sources]
    return list(zip(sources, np.cumsum([0, *sizes[:-1]]).tolist(), strict=True))


def _verify(division: Division, export: Export) -> None:
    """Both parts, read anew, hold every row once, with the amounts of the original."""
    if not division.is_split:
        return
    original = division.original.source
    language = division.judgement.language
    parts = (
        ("ready", division.ready_data, division.ready_rows),
        ("held", division.held_data, division.held_rows),
    )
    cents = 0
    for name, data, rows in parts:
        path = part_path(division.path, name)  # type: ignore[arg-type]
        try:
            cents += compare(data, original, rows, export.settings, like_original=name == "held")
        except Unlike:
            raise CannotRun(say("unlike", language, path=path)) from None
    whole = division.amounts(np.arange(division.rows))
    ready, held = division.amounts(division.ready_rows), division.amounts(division.held_rows)
    if whole != ready + held or cents != whole.cents:
        raise CannotRun(say("no-sum", language, path=division.path))
