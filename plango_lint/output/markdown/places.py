"""Where a problem stands, as a spreadsheet names it: cells of one column below each other are one range."""

from __future__ import annotations

from collections.abc import Sequence

from plango_lint.findings import Place
from plango_lint.output.phrases import Phrases

Run = list[Place]


def ranges(places: Sequence[Place], say: Phrases) -> list[tuple[str, list[str]]]:
    """Every file with its places in order: J14, J20:J22. A file as a whole has none."""
    files: dict[str, list[Place]] = {}
    for place in places:
        files.setdefault(place.file, []).append(place)
    return [
        (file, [name for run in _runs(mine) if (name := _name(run, say))]) for file, mine in files.items()
    ]


def _runs(places: Sequence[Place]) -> list[Run]:
    runs: list[Run] = []
    for place in places:
        if runs and _follows(runs[-1][-1], place):
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _follows(before: Place, place: Place) -> bool:
    same = place.column == before.column and (place.cell is None) == (before.cell is None)
    return same and None not in (before.row, place.row) and place.row == (before.row or 0) + 1


def _name(run: Run, say: Phrases) -> str:
    first, last = run[0], run[-1]
    if first.cell is not None and last.cell is not None:
        return first.cell if first is last else f"{first.cell}:{last.cell}"
    if first.row is not None and last.row is not None:
        return say("words.row", row=first.row if first is last else f"{first.row}-{last.row}")
    return "" if first.line in (None, 1) else say("words.line", line=first.line)
