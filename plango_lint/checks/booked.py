"""Questions about invoices that are in Exact already."""

from __future__ import annotations

import numpy as np
import pandas as pd

from plango_lint.books.identity import compared, here, met
from plango_lint.books.registered import day_of
from plango_lint.checks.registry import Answer, check
from plango_lint.checks.repetition import KEY, contents, run_again
from plango_lint.export import Export
from plango_lint.hits import FileHits, Hits, Words
from plango_lint.texts.wording import Cell, Euros, Names, Phrase, Term


@check
def not_booked(export: Export, content: str) -> Answer:
    """No invoice is booked in Exact already: with the same content, or with other content.

    Content is debtor, date and total, as far as both sides hold them.
    """
    both = compared(export)
    same = both["differing"].map(len) == 0
    chosen = both[same if content == "same" else ~same]
    table = export.tables["booked"]
    there = chosen["there"].to_numpy()
    kinds = table["kind"].text.iloc[there].fillna("").tolist()
    files = [table.sources[index] for index in table.source_of[there]]
    hits = Hits(export.invoices, chosen["here"].to_numpy(), "number")
    # An invoice of which a cell cannot be read is compared with nothing, but its number is in Exact.
    new = len(here(export)) - met(export)["here"].nunique()
    then = Phrase("import-the-rest", {"rest": new}) if new else Term("nothing-to-import")

    def words(picked: np.ndarray) -> Words:
        row = chosen.iloc[picked[0]]
        differences = Names(tuple(_difference(row, name) for name in row["differing"]))
        file = files[picked[0]]
        source = Phrase(f"booked-by-{kinds[picked[0]]}", {"file": file.path, "day": file.imported})
        return {"source": source, "then": then, "differences": differences}

    hits.words = words
    if content == "same":
        hits.cause = [(file.path, file.imported) for file in files]
    yield hits


@check
def not_registered(export: Export) -> Answer:
    """No file that somebody named was imported as a whole, by the register."""
    for source in export.files("invoices"):
        known = export.registered.get(source.sha256)
        if known is not None and known.whole and source.origin != "folder":
            words = {
                "day": day_of(known.time),
                "registered": Cell(known.name),
                "run": known.run,
                "booked": known.invoices,
            }
            yield FileHits(source, words=words)


def _difference(row: pd.Series, name: str) -> Phrase:
    return Phrase(
        "differs-from-booked",
        {"what": Term(f"booked-{name}"), "old": _shown(row[f"{name}_there"]), "new": _shown(row[name])},
    )


def _shown(value: object) -> object:
    match value:
        case pd.Timestamp():
            return value.date()
        case str():
            return Cell(value)
        case _:
            return Euros(int(value))  # type: ignore[call-overload]


@check
def unlike_booked(export: Export) -> Answer:
    """No invoice has the debtor, date, total and lines of one that is booked under another number.

    Not when the booked one is in this run too, or was credited; each booked one explains one
    invoice. Invoices in a row that repeat others in the same order are a question of their own.
    """
    export.table("booked")
    every = contents(export)
    in_a_row = run_again(export)["row"]
    known = every[every["lines"].notna()]  # few, and of others nobody can say
    mine = known[(known["row"] >= 0) & ~known["row"].isin(in_a_row) & known["total"].notna()]
    free = known[~known["present"] & ~known["credited"]]
    found = _one_to_one(mine, free)
    hits = Hits(export.invoices, found["row"].to_numpy(), "number")

    def words(chosen: np.ndarray) -> Words:
        row = found.iloc[chosen[0]]
        return {
            "other": int(row["number_there"]),
            "total": Euros(int(row["total"])),
            "day": row["date"].date(),
        }

    hits.words = words
    yield hits


def _one_to_one(mine: pd.DataFrame, theirs: pd.DataFrame) -> pd.DataFrame:
    """Pairs of equal content, each invoice at most once: the n-th here with the n-th there."""
    parts = [frame.dropna(subset=KEY) for frame in (mine, theirs)]
    parts = [part.assign(turn=part.groupby(KEY).cumcount()) for part in parts]
    both = parts[0].merge(parts[1], on=[*KEY, "turn"], suffixes=("", "_there"))
    return both.sort_values("row")
