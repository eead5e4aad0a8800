"""The two parts of an export as bytes: what is ready as it stood there, what is held with its reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from plango_lint.fixes.document import written
from plango_lint.reading.encoding import Encoding, encoding_of
from plango_lint.reading.locating import cell_starts, standing
from plango_lint.sources import InputFile, Source
from plango_lint.splitting.records import Record, records_of

Name = Literal["ready", "held"]


def part_path(path: Path, name: Name) -> Path:
    """Where a part of an export goes: beside it, `facturen.ready.csv`."""
    return path.with_name(f"{path.stem}.{name}{path.suffix or '.csv'}")


@dataclass
class Original:
    """An export and its records."""

    file: InputFile
    source: Source
    encoding: Encoding
    records: Sequence[Record]

    @classmethod
    def of(cls, file: InputFile, source: Source) -> Original:
        return cls(file, source, encoding_of(file.data), records_of(source))

    def is_whole(self) -> bool:
        """The records, put behind each other, are the file to the last byte."""
        return self.encoding.encoded("".join(record.text for record in self.records)) == self.file.data

    def ready(self, is_held: Callable[[int], bool]) -> bytes:
        """The header and the rows that need not wait, exactly as they are."""
        kept = (
            record.text
            for record in self.records
            if record.kind == "header" or (record.row is not None and not is_held(record.row))
        )
        return self.encoding.encoded("".join(kept))

    def held(self, column: str, reason: Callable[[Record], str | None]) -> bytes:
        """Everything else as it is, with a column behind it; a row without a reason is no part of it.

        An empty row gets none: with a reason it would be a row of an invoice that lacks everything. Excel
        would not know a line `sep=` that says more.
        """
        texts = []
        for record in self.records:
            if record.is_empty or record.kind == "separator":
                texts.append(record.text)
            elif (said := column if record.kind == "header" else reason(record)) is not None:
                texts.append(self._with(record, said))
        return self.encoding.encoded("".join(texts))

    def _with(self, record: Record, said: str) -> str:
        delimiter = self.source.delimiter or ","
        # What the encoding of the file does not have becomes a question mark.
        known = said.encode(self.encoding.codec, "replace").decode(self.encoding.codec)
        body = self._to_last_column(record)
        last = body[cell_starts(body, delimiter)[-1] :]
        return body + delimiter + written(known, delimiter, like=last) + record.ending

    def _to_last_column(self, record: Record) -> str:
        """Without the empty cells that somebody left behind the last column: the reason stands there now."""
        if record.kind not in ("header", "row"):
            return record.body
        found = standing(self.source, record.line)
        behind = found.index(len(self.source.columns) + 1) if found is not None else 0
        if found is None or not 0 < behind < len(found.starts):
            return record.body
        return record.body[: found.starts[behind] - 1]
