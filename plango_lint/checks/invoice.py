"""Questions about an invoice as the rows of one number: its header, its runs, its file."""

from __future__ import annotations

import numpy as np
import pandas as pd

from plango_lint.checks.registry import Answer, check
from plango_lint.entries import as_read, bounds
from plango_lint.export import Export
from plango_lint.identity import here, pairs
from plango_lint.table import Column, Hits, Mask, Table, Words
from plango_lint.wording import Cell, Phrase, Several, Term

HEADER = ("date", "debtor", "description")  # what tells two invoices of one number apart


@check
def constant_in_run(export: Export, of: list[str]) -> Answer:
    """These cells are the same in all rows of a run, as read; cells that cannot be read are passed over."""
    table, run = export.invoices, export.entries.run
    fields = [name.partition(".")[2] for name in of if export.has(name)]
    odd = {name: _odd_ones(as_read(table[name]), run) for name in fields}
    odd = {name: mask for name, mask in odd.items() if mask.any()}
    pristine = {name: table[name] for name in odd}  # before this rule's own blame

    def words(hits: Hits, chosen: np.ndarray) -> Words:
        rows = np.flatnonzero(run == run[hits.rows[chosen[0]]])
        varying = [column for name, column in pristine.items() if odd[name][rows].any()]
        return {"differences": Several(tuple(_difference(column, rows) for column in varying))}

    for name, mask in odd.items():
        hits = table.hits(mask, name)
        hits.words = lambda chosen, hits=hits: words(hits, chosen)
        yield hits


def _odd_ones(values: pd.Series, run: np.ndarray) -> Mask:
    """Rows that differ from what most rows of their run say; a tie goes to the first row."""
    codes, _ = pd.factorize(values)
    rows = np.flatnonzero((codes >= 0) & (run >= 0))
    odd = np.zeros(len(run), dtype=bool)
    if not len(rows):
        return odd
    lowest, highest = bounds(codes[rows], run[rows])
    rows = rows[lowest != highest]
    if not len(rows):
        return odd
    frame = pd.DataFrame({"run": run[rows], "code": codes[rows], "row": rows})
    by_value = frame.groupby(["run", "code"])["row"].agg(["size", "min"]).reset_index()
    best = by_value.sort_values(["run", "size", "min"], ascending=[True, False, True]).drop_duplicates("run")
    usual = pd.Series(best["code"].to_numpy(), index=best["run"].to_numpy())
    odd[rows] = frame["code"].to_numpy() != usual.loc[frame["run"]].to_numpy()
    return odd


def _difference(column: Column, rows: np.ndarray) -> Phrase:
    """`date (02-01-2024 and 03-01-2024)`, the values in the order of the file."""
    texts = column.text.iloc[rows].dropna().drop_duplicates()
    values = Several(tuple(Cell(text, column.name == "description") for text in texts))
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
    unlike = np.isin(rest.entry, rest.entry[rest.second & ~alike])
    if again == "apart":
        yield _again(rest, rest.second & unlike & ~np.isin(rest.entry, rest.entry[unknown]), None)
        return
    yield _again(runs, differing, HEADER)
    yield _again(rest, rest.second & alike & ~unlike, ())


def _again(runs: Runs, chosen: Mask, header: tuple[str, ...] | None) -> Hits:
    """The later runs as hits: copies that stand below each other as their originals do are one block."""
    hits = runs.table.hits(runs.spread(chosen), "number")
    cause = runs.blocks(chosen) if header == () else runs.entry
    hits.cause = [(header is None, int(key)) for key in cause[runs.of_row[hits.rows]]]
    columns = [runs.table[name] for name in header or () if runs.table.has(name)]

    def words(picked: np.ndarray) -> Words:
        run = runs.of_row[hits.rows[picked[0]]]
        first, later = runs.rows(runs.first[run]), runs.rows(run)
        both = np.r_[first, later]
        differing = [c for c in columns if as_read(c).iloc[both].dropna().nunique() > 1]
        how = Phrase("same-number", {"differences": Several(tuple(_difference(c, both) for c in differing))})
        return {
            "original": int(runs.table.rows[first[0]]),
            "again": int(runs.table.rows[later[0]]),
            "how": how if differing else Term("same-lines"),
        }

    hits.words = words
    return hits


class Runs:
    """The runs of a file, each an item of the arrays; `of_row` says which run a row belongs to."""

    def __init__(self, table: Table, run: np.ndarray, entry: np.ndarray) -> None:
        self.table = table
        self._rows = np.flatnonzero(run >= 0)
        # Without the rows that were taken out, what stood around them may be one run.
        entries = entry[self._rows]
        begins = np.r_[True, entries[1:] != entries[:-1]] if len(entries) else np.empty(0, dtype=bool)
        self.start = np.flatnonzero(begins)
        self.size = np.diff(np.r_[self.start, len(self._rows)])
        self.entry = entries[self.start]
        self.of_row = np.full(len(run), -1)
        self.of_row[self._rows] = np.cumsum(begins) - 1
        order = pd.Series(np.arange(len(self.entry)))
        self.first = order.groupby(self.entry).transform("min").to_numpy()
        self.second: Mask = self.first != order.to_numpy()

    def rows(self, run: int) -> np.ndarray:
        return self._rows[self.start[run] : self.start[run] + self.size[run]]

    def spread(self, chosen: Mask) -> Mask:
        """The rows of these runs."""
        mask = np.zeros(len(self.of_row), dtype=bool)
        mask[self._rows] = np.repeat(chosen, self.size)
        return mask

    def differs(self, fields: tuple[str, ...]) -> Mask:
        """Runs whose invoice has more than one value of one of these fields."""
        found = np.zeros(len(self.entry), dtype=bool)
        several = self.spread(np.isin(self.entry, self.entry[self.second]))
        for name in fields:
            codes, _ = pd.factorize(as_read(self.table[name]))
            rows = np.flatnonzero(several & (codes >= 0))
            if len(rows):
                entries = self.entry[self.of_row[rows]]
                order = np.argsort(entries, kind="stable")
                lowest, highest = bounds(codes[rows][order], entries[order])
                found |= np.isin(self.entry, entries[order][lowest != highest])
        return found

    def alike(self) -> tuple[Mask, Mask]:
        """Later runs with the lines of the first, in its order; and runs with an amount nobody can read."""
        cents = self.table["amount"].cents
        lines = self.table["line_description"].text.fillna("") + "\t" + cents.astype("str").fillna("")
        codes, _ = pd.factorize(lines)
        codes = codes[self._rows]
        unread = (
            np.add.reduceat(cents.isna().to_numpy()[self._rows], self.start) > 0
            if len(self.start)
            else self.second
        )
        alike = self.second & (self.size == self.size[self.first]) & ~unread & ~unread[self.first]
        later = np.flatnonzero(alike)
        sizes = self.size[later]
        step = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        one = codes[np.repeat(self.start[later], sizes) + step]
        other = codes[np.repeat(self.start[self.first[later]], sizes) + step]
        if len(later):
            same = np.logical_and.reduceat(one == other, np.cumsum(sizes) - sizes)
            alike[later[~same]] = False
        return alike, unread

    def blocks(self, chosen: Mask) -> np.ndarray:
        """A key per run: the same for chosen runs that follow each other as their originals do."""
        goes_on = np.zeros(len(chosen), dtype=bool)
        goes_on[1:] = chosen[1:] & chosen[:-1] & (self.first[1:] == self.first[:-1] + 1)
        return np.flatnonzero(~goes_on)[np.cumsum(~goes_on) - 1]


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
