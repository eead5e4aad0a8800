"""An invoice export as the records it is made of, each as it stands in the file."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import Literal

from plango_lint.reading.lines import Lines, line_end, with_ends
from plango_lint.reading.records import Reader
from plango_lint.repairs import repaired
from plango_lint.sources import LeftOut, Source

Kind = Literal["header", "row", "left-out", "blank", "separator"]


@dataclass(frozen=True, slots=True)
class Record:
    """One record: all of its physical lines, with their line ends."""

    kind: Kind
    text: str
    line: int  # physical, from 1
    row: int | None = None  # position within the source, of a row
    left_out: LeftOut | None = None

    @property
    def ending(self) -> str:
        """The line end behind it; nothing at the end of a file without one."""
        return line_end(self.text)

    @property
    def is_empty(self) -> bool:
        """Without any value, reported or not."""
        return self.kind == "blank" or (self.left_out is not None and self.left_out.reason == "blank")

    @property
    def body(self) -> str:
        return self.text.removesuffix(self.ending)


def records_of(source: Source) -> list[Record]:
    """Every record in the order of the file; put behind each other they are its text.

    A blank one is a line that nobody reports: at the end of a file, beside a header. A line that is
    not known to begin a record belongs to the one above it.
    """
    texts = with_ends(source.text)
    known = _known(source)
    firsts = sorted(known)
    reader = Reader(Lines(source.text), source.delimiter or ",", len(source.columns) or None)
    records: list[Record] = []
    line = 1
    while line <= len(texts):
        record = known.get(line)
        stop = line + 1
        if record is not None and record.kind != "separator":
            following = bisect_right(firsts, line)
            bound = firsts[following] if following < len(firsts) else len(texts) + 1
            lines = record.left_out.lines if record.left_out else 1
            stop = min(max(line + lines, reader.piece(line - 1).stop + 1), bound)
        text = "".join(texts[line - 1 : stop - 1])
        if record is not None:
            records.append(replace(record, text=text))
        elif _is_blank(text, source) or not records:
            records.append(Record("blank", text, line))
        else:
            records[-1] = replace(records[-1], text=records[-1].text + text)
        line = stop
    return records


def _known(source: Source) -> dict[int, Record]:
    """By physical line, what is known to begin there."""
    known = {line: Record("row", "", line, row=index) for index, line in enumerate(source.lines)}
    known |= {one.line: Record("left-out", "", one.line, left_out=one) for one in source.left_out}
    if source.header_line is not None:
        known[source.header_line] = Record("header", "", source.header_line)
    if source.separator_line:
        known[1] = Record("separator", "", 1)
    return known


def _is_blank(text: str, source: Source) -> bool:
    return not any(repaired(cell.strip('"')) for cell in text.split(source.delimiter or ","))
