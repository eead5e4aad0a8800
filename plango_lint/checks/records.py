"""Questions about records: which could not be understood, which had to be mended to be read."""

from __future__ import annotations

import numpy as np

from plango_lint.checks.registry import Answer, check
from plango_lint.export import Export
from plango_lint.hits import FileHits, Spot
from plango_lint.sources import LeftOut, Source
from plango_lint.texts.wording import Cell, Ranges

PLANGO = ("invoices", "debtors")


@check
def understood(export: Export, reason: str) -> Answer:
    """No record was left out for this reason: blank, total, repeated-header, ragged, unclosed-quote.

    Ragged records are told apart by their number of fields: each is a cause of its own.
    """
    for source in export.files(*PLANGO):
        found = [record for record in source.left_out if record.reason == reason]
        sizes = sorted({len(record.cells) for record in found}) if reason == "ragged" else [None]
        for size in sizes:
            records = [record for record in found if size is None or len(record.cells) == size]
            if records:
                yield _hits(source, records, size)


def _hits(source: Source, records: list[LeftOut], size: int | None) -> FileHits:
    spots = [Spot(record.line, record.row, None, record.cells) for record in records]
    rows = Ranges(tuple(record.row for record in records))
    words = {"fields": size, "columns": len(source.columns), "rows": rows}
    return FileHits(source, spots, cause=size, words=words, whole_file=False)


@check
def quoted_amounts(export: Export) -> Answer:
    """No amount had to be joined from two fields because its decimal comma was not quoted."""
    table = export.invoices
    for index, source in enumerate(table.sources):
        if not source.joined:
            continue
        joined = np.isin(table.within, source.joined) & (table.source_of == index)
        example = source.joined_amounts[0]

        yield table.hits(joined, "amount", words=lambda _, example=example: {"value": Cell(example)})
