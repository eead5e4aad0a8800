"""A file as it is rewritten: pieces of its text, each with the physical line of the original it came from.

What no edit touches keeps its characters, and with them its bytes: same encoding, same line ends, same
quotes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from plango_lint.fixes.edits import CellEdit, Edit, Move, Removal, Rewrite
from plango_lint.reading.encoding import Encoding, encoding_of
from plango_lint.reading.lines import LINE_END, Lines, line_end, with_ends
from plango_lint.reading.locating import Standing, cell_starts, standing
from plango_lint.reading.records import Reader

_BREAKS = ("\n", "\r")


@dataclass
class Document:
    """One file. `pieces` are records or single lines of them, with their line ends; `origins` the lines
    (from 1) of the original on which they began."""

    encoding: Encoding
    pieces: list[str]
    origins: list[int] = field(default_factory=list)
    _starts: list[int] | None = field(default=None, repr=False)  # made when first asked

    @classmethod
    def of(cls, data: bytes, text: str) -> Document:
        """The document of a file that was read as this text."""
        pieces = with_ends(text)
        return cls(encoding_of(data), pieces, list(range(1, len(pieces) + 1)))

    def data(self) -> bytes:
        """The bytes of the file. Raises UnicodeEncodeError for a character its encoding does not have."""
        return self.encoding.encoded("".join(self.pieces))

    def read_as(self, data: bytes) -> None:
        """The text as reading will find it: a file that has lost its last é may be UTF-8 all at once."""
        found = encoding_of(data)
        if found != self.encoding:
            codec, self.encoding = self.encoding.codec, found
            self.pieces = [piece.encode(codec).decode(found.codec) for piece in self.pieces]

    def origin(self, line: int) -> int:
        """The line of the original on which the piece began that this physical line is in."""
        index = self._index(line)
        return self.origins[index] if index < len(self.origins) else line

    def apply(self, edits: Sequence[Edit]) -> None:
        """Makes these edits, which touch no place twice; lines are those of the text as it is now."""
        for edit in edits:
            if isinstance(edit, Rewrite):
                self._rewrite(edit)
                return
        cells = defaultdict(list)
        for edit in edits:
            if isinstance(edit, CellEdit):
                cells[edit.line].append(edit)
        made = {line: self._with(line, changes) for line, changes in cells.items()}
        gone = {edit.line: self._covered(edit) for edit in edits if isinstance(edit, Removal | Move)}
        moved = [edit for edit in edits if isinstance(edit, Move)]
        self._rebuild(made, gone, moved)

    def _firsts(self) -> list[int]:
        """The physical line, from 1, on which each piece begins now, and the one behind the last."""
        if self._starts is None:
            sizes = (max(1, len(LINE_END.findall(piece))) for piece in self.pieces)
            self._starts = [*accumulate(sizes, initial=1)]
        return self._starts

    def _index(self, line: int) -> int:
        return bisect_right(self._firsts(), line) - 1

    def _covered(self, edit: CellEdit | Removal | Move) -> range:
        """The pieces that a record takes."""
        found = standing(edit.source, edit.line)
        lines = found.piece.stop if found is not None else 1
        return range(self._index(edit.line), self._index(edit.line + lines - 1) + 1)

    def _with(self, line: int, changes: list[CellEdit]) -> tuple[range, str]:
        """The pieces of a record, and its text with other cells."""
        source = changes[0].source
        found = standing(source, line)
        assert found is not None
        raw = with_cells(found, changes)
        covered = self._covered(changes[0])
        return covered, raw + line_end(self.pieces[covered[-1]])

    def _rebuild(
        self,
        made: dict[int, tuple[range, str]],
        gone: dict[int, range],
        moved: Iterable[Move],
    ) -> None:
        drop = {index for covered in gone.values() for index in covered}
        instead = {covered[0]: text for covered, text in made.values()}
        drop |= {index for covered, _ in made.values() for index in covered[1:]}
        behind: dict[int, list[int]] = defaultdict(list)
        for edit in moved:
            anchor = self._covered(Removal(edit.source, edit.behind))[-1]
            behind[anchor].extend(gone[edit.line])
        order: list[int] = []
        for index in range(len(self.pieces)):
            if index not in drop:
                order.append(index)
            order += behind.get(index, [])
        end = next((found for piece in self.pieces if (found := line_end(piece))), "\r\n")
        pieces = [instead.get(index, self.pieces[index]) for index in order]
        self.pieces = [_ended(piece, end) for piece in pieces[:-1]] + pieces[-1:]
        self.origins = [self.origins[index] for index in order]
        self._starts = None

    def _rewrite(self, edit: Rewrite) -> None:
        if edit.encoding is not None:
            self.encoding = Encoding(b"", edit.encoding)
        if edit.delimiter is None or edit.source.delimiter is None:
            return
        text = "".join(self.pieces)
        reader = Reader(Lines(text), edit.source.delimiter, len(edit.source.columns) or None)
        index = 0
        pieces, origins = [], []
        while index < len(reader.lines):
            record = reader.piece(index)
            first, last = self._index(index + 1), self._index(record.stop)
            raw = "".join(self.pieces[first : last + 1])
            end = line_end(raw)
            sound = record.record is not None
            pieces.append(
                _separated(raw.removesuffix(end), edit.source.delimiter, edit.delimiter, sound) + end
            )
            origins.append(self.origins[first])
            index = record.stop
        self.pieces, self.origins, self._starts = pieces, origins, None


def with_cells(found: Standing, changes: Sequence[CellEdit]) -> str:
    """The text of a record with these cells instead of its own."""
    delimiter = found.source.delimiter or ","
    raw = found.raw
    for change in sorted(changes, key=lambda one: -one.position):
        span = found.span(change.position)
        if span is not None:
            start, stop = span
            raw = raw[:start] + written(change.text, delimiter, like=raw[start:stop]) + raw[stop:]
    return raw


def written(text: str, delimiter: str, like: str = "") -> str:
    """A cell's text as it stands in a file: quoted where it must be, and where the cell was."""
    if like.startswith('"') or any(sign in text for sign in (delimiter, '"', *_BREAKS)):
        return '"' + text.replace('"', '""') + '"'
    return text


def _separated(raw: str, old: str, new: str, sound: bool) -> str:
    """A record with another delimiter; its cells keep their quotes."""
    if not sound:
        return raw.replace(old, new)
    starts = cell_starts(raw, old)
    cells = [raw[start : stop - 1] for start, stop in zip(starts, [*starts[1:], len(raw) + 1], strict=True)]
    return new.join(cell if cell.startswith('"') else written(cell, new) for cell in cells)


def _ended(piece: str, end: str) -> str:
    return piece if line_end(piece) else piece + end
