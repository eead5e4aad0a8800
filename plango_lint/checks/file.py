"""Questions about a file as a whole, and about records that could not be understood."""

from __future__ import annotations

from plango_lint.checks.registry import Answer, check
from plango_lint.export import Export
from plango_lint.table import FileHits, Spot
from plango_lint.wording import Term


@check
def readable(export: Export) -> Answer:
    """The file is a text that can be decoded, or a list in a form that is known."""
    for source in export.sources:
        if source.failure:
            yield FileHits(source, words={"what": Term(f"failure-{source.failure}")})


@check
def understood(export: Export, reason: str) -> Answer:
    """No record was left out for this reason: blank, total, repeated-header, ragged, unclosed-quote."""
    for source in export.files("invoices", "debtors"):
        found = [record for record in source.left_out if record.reason == reason]
        by_size = {len(record.cells) for record in found} if reason == "ragged" else {None}
        for size in by_size:
            records = [record for record in found if size is None or len(record.cells) == size]
            if records:
                spots = [Spot(record.line, record.row, None, record.cells) for record in records]
                words = {"fields": size, "columns": len(source.columns)}
                yield FileHits(source, spots, cause=size, words=words, whole_file=False)
