"""Questions about an invoice as the rows of one number: its header, its runs, its file."""

from __future__ import annotations

import numpy as np
import pandas as pd

from plango_lint.books.entries import as_read, bounds
from plango_lint.books.identity import here, pairs
from plango_lint.books.runs import Runs
from plango_lint.checks.registry import Answer, check
from plango_lint.column import Column
from plango_lint.export import Export
from plango_lint.hits import Hits, Words
from plango_lint.masks import Mask
from plango_lint.texts.wording import Cell, Names, Phrase, Term

HEADER = ("date", "debtor", "description")  # what tells two invoices of one number apart


@check
def constant_in_run(export: Export, of: list[str]) -> Answer:
    """These cells are the same in all rows of a run, as read; cells that cannot be read are passed over."""
    table, run = export.invoices, export.entries.run
    fields = [name.partition(".")[2] for name in of if export.has(name)]
    fields = [name for name in fields if _change(table[name].codes, run)]  # the same text is read the same
    odd = {name: _odd_ones(as_read(table[name]), run) for name in fields}
    odd = {name: mask for name, mask in odd.items() if mask.any()}
    pristine = {name: table[name] for name in odd}  # before this rule's own blame

    def words(hits: Hits, chosen: np.ndarray) -> Words:
        rows = np.flatnonzero(run == run[hits.rows[chosen[0]]])
        varying = [column for name, column in pristine.items() if odd[name][rows].any()]
        return {"differences": Names(tuple(_difference(column, rows) for column in varying))}

    for name, mask in odd.items():
        hits = table.hits(mask, name)
        hits.words = lambda chosen, hits=hits: words(hits, chosen)
        yield hits


def _change(codes: np.ndarray, run: np.ndarray) -> bool:
    """Some run holds more than one of these, what cannot be read passed over."""
    known = (codes >= 0) & (run >= 0)
    if not known.all():
        codes, run = codes[known], run[known]
    return bool(((run[1:] == run[:-1]) & (codes[1:] != codes[:-1])).any())


def _odd_ones(codes: np.ndarray, run: np.ndarray) -> Mask:
    """Rows that differ from what most rows of their run say; a tie goes to the first row."""
    odd = np.zeros(len(run), dtype=bool)
    if not _change(codes, run):
        return odd
    rows = np.flatnonzero((codes >= 0) & (run >= 0))
    lowest, highest = bounds(codes[rows], run[rows])
    rows = rows[lowest != highest]
    frame = pd.DataFrame({"run": run[rows], "code": codes[rows], "row": rows})
    by_value = frame.groupby(["run", "code"])["row"].agg(["size", "min"]).reset_index()
    best = by_value.sort_values(["run", "size", "min"], ascending=[True, False, True]).drop_duplicates("run")
    usual = pd.Series(best["code"].to_numpy(), index=best["run"].to_numpy())
    odd[rows] = frame["code"].to_numpy() != usual.loc[frame["run"]].to_numpy()
    return odd


def _difference(column: Column, rows: np.ndarray) -> Phrase:
    """`date (02-01-2024 and 03-01-2024)`, the values in the order of the file."""
    texts = column.text.iloc[rows].dropna().drop_duplicates()
    values = Names(tuple(Cell(text, column.personal) for text in texts))
    return Phrase("differs-in", {"what": Term(f"field-{column.name}"), "values": values})


@check
def one_run(export: Export, again: str) -> Answer:
    """An invoice stands in one piece: no other run has its number.

    `again` says which later runs are asked for: "repeated" (another invoice, or the same one line
    for line) or "apart" (the rest of the invoice).
    """
    table = export.invoices
    runs = Runs(table, export.entries.run, export.entries.entry)
    if not runs.second.any():
        return
    differing = runs.second & np.isin(runs.entry, runs.entry[runs.differs(HEADER)])
    # Two invoices of one number also cut the invoice in two that the second one stands in.
    rest = Runs(table, np.where(runs.spread(differing), -1, export.entries.run), export.entries.entry)
    alike, unknown = rest.alike()
    unsure = unknown | unknown[rest.first] | rest.touched(export.entries.unsure)
    alike = rest.within_block(alike, unsure)
    unlike = np.isin(rest.entry, rest.entry[rest.second & ~alike])
    if again == "apart":
        known = ~np.isin(rest.entry, rest.entry[unknown])
        yield _again(rest, rest.second & unlike & known, "invoice", rest.entry)
        return
    yield _again(runs, differing, "invoice", runs.entry, HEADER)
    # A block is one, also around an invoice that was changed in it and has a problem of its own.
    block = runs.blocks()[runs.of_row[rest.top]]
    yield _again(rest, rest.second & alike & ~unlike, "block", block)


def _again(runs: Runs, chosen: Mask, kind: str, cause: np.ndarray, header: tuple[str, ...] = ()) -> Hits:
    """The later runs as hits, by cause; `header` names the fields in which they may differ from the first."""
    hits = runs.table.hits(runs.spread(chosen), "number")
    hits.cause = [(kind, int(key)) for key in cause[runs.of_row[hits.rows]]]
    columns = [runs.table[name] for name in header if runs.table.has(name)]

    def words(picked: np.ndarray) -> Words:
        run = runs.of_row[hits.rows[picked[0]]]
        first, later = runs.rows(runs.first[run]), runs.rows(run)
        both = np.r_[first, later]
        differing = [c for c in columns if len({*as_read(c)[both].tolist()} - {-1}) > 1]
        how = Phrase("same-number", {"differences": Names(tuple(_difference(c, both) for c in differing))})
        return {
            "original": int(runs.table.rows[first[0]]),
            "again": int(runs.table.rows[later[0]]),
            "how": how if differing else Term("same-lines"),
        }

    hits.words = words
    return hits


@check
def in_one_file(export: Export) -> Answer:
    """An invoice number stands in one file of the run; the later file is named."""
    table = export.invoices
    invoices = here(export)
    twice = invoices[invoices["number"].duplicated(keep=False)]
    found = pairs(twice, twice)
    source = table.source_of
    found = found[source[found["here"]] > source[found["there"]]].drop_duplicates("here")
    first_file = dict(zip(export.entries.entry[found["here"]], source[found["there"]], strict=True))
    rows = export.entries.rows_of(np.array([*first_file], dtype=np.int64))
    cause = [
        (int(first_file[entry]), int(source[row]))
        for entry, row in zip(export.entries.entry[rows], rows, strict=True)
    ]

    def words(chosen: np.ndarray) -> Words:
        first, later = cause[chosen[0]]
        return {"first_file": table.file_names[first], "later_file": table.file_names[later]}

    yield Hits(table, rows, "number", cause=cause, words=words)
