"""A month before and after its repairs, record by record."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from plango_lint import settings
from plango_lint.column import Column
from plango_lint.export import Export
from plango_lint.findings import Problem, Report
from plango_lint.fixes.changes import Change
from plango_lint.fixes.mending import Mended, Wanted, mend
from plango_lint.fixes.registry import EXPORTS
from plango_lint.inputs import gather
from plango_lint.notation import AMOUNTS, DATES
from plango_lint.register import Register, place_of
from plango_lint.run import answers_on, export_of, report_of
from plango_lint.settings import Settings
from plango_lint.sources import InputFile, Source
from tests.administration import Administration, write
from tests.linting import register

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
At = tuple[str, int]  # path, and physical line in the original


@dataclass(frozen=True, slots=True)
class Piece:
    """A record, or a line that is none, as it stands in a file."""

    line: int
    text: str

    @property
    def bare(self) -> str:
        return self.text.rstrip("\r\n")


@dataclass
class Copy:
    """Files as they were and as `mend` made them, with all there is to compare."""

    before: Export
    after: Export
    report: Report  # of the files as they were
    left: Report  # of the mended ones
    mended: Mended
    again: Mended  # the mended files, mended once more
    files: Sequence[InputFile]
    mend: Callable[[], Mended]  # from the files as they were

    def told(self) -> str:
        """The problems before and after, and the changes, for whoever reads a failing test."""
        return "\n".join(
            [
                *(f"- {one.rule}: {one.message}" for one in self.report.problems),
                *(f"* {change}" for change in self.changes[:20]),
                *(f"+ {one.rule}: {one.message}" for one in self.left.problems),
            ]
        )

    @property
    def changes(self) -> tuple[Change, ...]:
        return self.mended.changes

    @cached_property
    def origins(self) -> dict[At, int]:
        """Line of the original by path and line of the mended file, by what the list of changes says."""
        found: dict[At, int] = {}
        for path in self.paths:
            wanted = self.order(path)
            pieces = pieces_of(source_at(self.after, path))
            if len(wanted) == len(pieces):
                found |= {(path, piece.line): was.line for was, piece in zip(wanted, pieces, strict=True)}
        return found

    @property
    def paths(self) -> list[str]:
        """The exports of the run."""
        return [source.path for source in self.before.files(*EXPORTS) if source.data]

    def of(self, path: str, *kinds: str) -> list[Change]:
        return [change for change in self.changes if change.path == path and change.kind in kinds]

    def order(self, path: str) -> list[Piece]:
        """The pieces of the original in the order that the list of changes gives them in the copy."""
        source = source_at(self.before, path)
        removed = {change.line for change in self.of(path, "removed", "dropped")}
        moved = {change.line: change.invoice for change in self.of(path, "moved")}
        numbers = _numbers(self.before, source)
        kept = [piece for piece in pieces_of(source) if piece.line not in removed]
        standing = [piece for piece in kept if piece.line not in moved]
        behind: dict[int, list[Piece]] = defaultdict(list)
        for piece in kept:
            if piece.line in moved:
                anchors = [
                    one.line
                    for one in standing
                    if one.line < piece.line and numbers.get(one.line) == numbers[piece.line]
                ]
                behind[anchors[-1]].append(piece)
        return [one for piece in standing for one in (piece, *behind[piece.line])]


def copy_of(administration: Administration, folder: Path, as_of: date, *, unsafe: bool) -> Copy:
    """Writes an administration and mends it."""
    write(administration, folder)
    for path, refused in administration.uploads.items():
        register(folder, path, refused)
    config = replace(settings.load(folder / "plango-lint.toml"), as_of=as_of, language="en", limit=100_000)
    paths = [*(folder / path for path in administration.uploads), folder]
    return mended_copy(gather(paths, config), config, Register(place_of(config, paths), "en"), unsafe=unsafe)


def mended_copy(
    files: Sequence[InputFile], config: Settings, known: Register | None = None, *, unsafe: bool
) -> Copy:
    """The same of files in memory."""

    def read(given: Sequence[InputFile]) -> Export:
        return export_of(given, config, known)

    mended = mend(files, read, Wanted(unsafe))
    after = answers_on(read(mended.files))
    return Copy(
        before=read(files),
        after=after.export,
        report=report_of(mended.first),
        left=report_of(after),
        mended=mended,
        again=mend(mended.files, read, Wanted(unsafe)),
        files=files,
        mend=lambda: mend(files, read, Wanted(unsafe)),
    )


def source_at(export: Export, path: str) -> Source:
    return next(source for source in export.sources if source.path == path)


def pieces_of(source: Source) -> list[Piece]:
    """The records of a file, and every other physical line of it, with their line ends."""
    lines = _LINE.findall(source.text)
    taken = {record.line: record.lines for record in source.left_out}
    rows = set(source.lines)
    pieces, index = [], 0
    while index < len(lines):
        size = taken.get(index + 1, 1)
        if index + 1 in rows:
            while "".join(lines[index : index + size]).count('"') % 2:
                size += 1
        pieces.append(Piece(index + 1, "".join(lines[index : index + size])))
        index += size
    return pieces


def cells_of(source: Source, line: int) -> tuple[str, ...] | None:
    """The cells of the row that begins on a line."""
    if line not in source.lines:
        return None
    return tuple(map(str, source.frame.iloc[source.lines.tolist().index(line)]))


def meanings(export: Export, names: Sequence[str] = (*AMOUNTS, *DATES)) -> Mapping[At, tuple[object, ...]]:
    """Cents and days of every line, as read."""
    table = export.tables.get("invoices")
    if table is None:
        return {}
    columns = [
        (Column(table, name).cents if name in AMOUNTS else Column(table, name).dates).astype("str").tolist()
        for name in names
        if table.has(name)
    ]
    paths = [table.file_names[index] for index in table.source_of]
    keys = zip(paths, table.lines.tolist(), strict=True)
    return dict(zip(keys, zip(*columns, strict=True), strict=True))


def _numbers(export: Export, source: Source) -> dict[int, str]:
    column = source.column_of("number")
    if column is None:
        return {}
    texts = source.frame[column.position - 1].str.strip().tolist()
    return dict(zip(source.lines, texts, strict=True))


def repairable(report: Report, *, unsafe: bool) -> list[Problem]:
    """Problems of which the report says that `fix` can do something about them."""
    return [
        problem
        for problem in report.open_problems
        if problem.fix is not None and (unsafe or problem.fix.safety == "safe")
    ]
