"""The sample month in two uploads, as schools do it: the first was saved in Excel, the second begins too early."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence

from tests.administration import Administration, Line

FIRST_UNTIL = dt.date(2024, 1, 15)
SECOND_FROM = dt.date(2024, 1, 11)  # four days too early


def first(administration: Administration) -> Administration:
    """Until the middle of the month, with its debtors."""
    lines = [line for line in administration.lines if line.date <= FIRST_UNTIL]
    return _only(administration, lines, set())


def second(administration: Administration) -> Administration:
    """The rest of the month and four days of the first upload; the first draft behind those was deleted."""
    lines = [line for line in administration.lines if line.date >= SECOND_FROM]
    deleted = min(line.number for line in lines if line.date > FIRST_UNTIL)
    told = {line.debtor for line in administration.lines if line.date <= FIRST_UNTIL}
    return _only(administration, [line for line in lines if line.number != deleted], told)


def _only(administration: Administration, lines: Sequence[Line], told: set[str]) -> Administration:
    codes = {line.debtor for line in lines} - told
    administration.lines = list(lines)
    administration.debtors = [debtor for debtor in administration.debtors if debtor.code in codes]
    return administration


def saved_in_excel(export: bytes, amount: str) -> bytes:
    """The export as somebody looked at it in Excel: semicolons, euro signs, and a sum below the last row."""
    header, *rows = csv.reader(io.StringIO(export.decode("utf-8"), newline=""))
    place = header.index(amount)
    for row in rows:
        row[place] = f"€ {row[place]}"
    below = [""] * len(header)
    below[place - 1], below[place] = "Totaal", f"€ {_sum(rows, place)}"
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows([header, *rows, below])
    return out.getvalue().encode("utf-8-sig")


def _sum(rows: Sequence[Sequence[str]], place: int) -> str:
    bare = (row[place].removeprefix("€ ").replace(".", "").replace(",", "") for row in rows)
    euros, cents = divmod(sum(map(int, bare)), 100)
    return f"{euros:,}".replace(",", ".") + f",{cents:02}"


def settings(of_month: str) -> str:
    """The settings of the month, without earlier exports: here the register remembers."""
    return (
        "".join(
            line
            for line in of_month.splitlines(keepends=True)
            if not line.startswith(("earlier", "# Nummers"))
        ).rstrip()
        + "\n"
    )


def folder(made: Mapping[str, Mapping[str, bytes]], amount: str, of_month: str) -> dict[str, bytes]:
    """The files below sample_exports/two-uploads, from those of both administrations."""
    files = {name: data for name, data in made["first"].items() if name.startswith("exact/")}
    files["plango-lint.toml"] = settings(of_month).encode()
    for upload, name in (("first", "1-15-januari"), ("second", "16-31-januari")):
        for file in ("facturen.csv", "debiteuren.csv"):
            files[f"{name}/{file}"] = made[upload][file]
    files["1-15-januari/facturen.csv"] = saved_in_excel(files["1-15-januari/facturen.csv"], amount)
    return files
