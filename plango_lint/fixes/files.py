"""Repairs of how a file is written as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from plango_lint.fixes.edits import CellEdit, Removal, Rewrite
from plango_lint.fixes.registry import Case, repair
from plango_lint.reading.locating import standing


@repair("delimiter")
def with_commas(case: Case) -> Iterator[Rewrite]:
    """The columns are separated by commas; cells that hold one are quoted."""
    for source in case.sources():
        yield Rewrite(source, delimiter=",")


@repair("encoding")
def in_utf8(case: Case) -> Iterator[Rewrite]:
    """The file is written in UTF-8, without a mark."""
    for source in case.sources():
        yield Rewrite(source, encoding="utf-8")


@repair("remove-separator-line")
def without_separator_line(case: Case) -> Iterator[Removal]:
    """The line `sep=;` goes."""
    for source in case.sources():
        yield Removal(source, 1)


@repair("quote-amount")
def quote_amount(case: Case) -> Iterator[CellEdit]:
    """Amounts that a decimal comma cut in two are quoted."""
    named = case.rows()
    if named is None:
        return
    table, rows = named
    for row in rows.tolist():
        source = table.sources[table.source_of[row]]
        found = standing(source, int(table.lines[row]))
        cells = source.frame.iloc[int(table.within[row])]
        for column in source.columns:
            if found is not None and found.cut_in_two(column.position):
                yield CellEdit(
                    source, found.line, column.position, str(cells.iloc[column.position - 1]).strip()
                )
