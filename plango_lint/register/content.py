"""What is asked of the register and put into it, as SQL. Transactions are the caller's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plango_lint.register.model import File, Invoice, Known, Run, Shown

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping, Sequence

_FIELDS = "number, series, journal, year, period, date, debtor, total, lines, content"
# Number, with year and journal where both sides hold them: what makes two invoices one entry of Exact.
_SAME = """number = :number
    AND (year IS NULL OR :year IS NULL OR year = :year)
    AND (journal IS NULL OR :journal IS NULL OR journal = :journal)"""


def add(connection: sqlite3.Connection, files: Sequence[File], time: str) -> Run | None:
    """One run with the files whose content is not registered yet."""
    there = known(connection, [file.sha256 for file in files])
    new = {file.sha256: file for file in files if file.sha256 not in there}
    if not new:
        return None
    run = connection.execute("INSERT INTO runs (time) VALUES (?)", (time,)).lastrowid
    for file in new.values():
        _add_file(connection, run, file)
    _renew_ranges(connection, run)
    return runs(connection, run)[0]


def _add_file(connection: sqlite3.Connection, run: int | None, file: File) -> None:
    insert = connection.execute(
        "INSERT INTO files (run, name, sha256, role) VALUES (?, ?, ?, ?)",
        (run, file.name, file.sha256, file.role),
    )
    key = insert.lastrowid
    for invoice in file.invoices:
        values = (key, *(getattr(invoice, name.strip()) for name in _FIELDS.split(",")))
        row = connection.execute(
            f"INSERT INTO invoices (file, {_FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            values,
        ).lastrowid
        codes = ((row, code) for code in invoice.ledger)
        connection.executemany("INSERT INTO accounts (invoice, code) VALUES (?, ?)", codes)
    refused = ((key, one.number, one.year, one.journal) for one in file.refused)
    connection.executemany("INSERT INTO refused (file, number, year, journal) VALUES (?, ?, ?, ?)", refused)
    debtors = ((key, one.code, one.name) for one in file.debtors)
    connection.executemany("INSERT INTO debtors (file, code, name) VALUES (?, ?, ?)", debtors)


def _renew_ranges(connection: sqlite3.Connection, run: int | None, without: bool = False) -> None:
    """Works out anew the ranges of the book years a run touches; `without` as if it were not there."""
    years = connection.execute(
        "SELECT DISTINCT year FROM invoices JOIN files ON files.id = file WHERE run = ? AND year IS NOT NULL",
        (run,),
    ).fetchall()
    for (year,) in years:
        connection.execute("DELETE FROM ranges WHERE year = ?", (year,))
        # Numbers that follow each other have the same difference to their rank.
        connection.execute(
            """INSERT INTO ranges SELECT :year, min(number), max(number) FROM (
                SELECT number, number - dense_rank() OVER (ORDER BY number) AS island FROM invoices
                WHERE year = :year AND NOT (:without AND file IN (SELECT id FROM files WHERE run = :run)))
            GROUP BY island""",
            {"year": year, "without": without, "run": run},
        )


def undo(connection: sqlite3.Connection, run: int | None) -> Run | None:
    """Takes back a run, or the last one."""
    if run is None:
        run = connection.execute("SELECT max(id) FROM runs").fetchone()[0]
    chosen = runs(connection, run) if run is not None else []
    _renew_ranges(connection, run, without=True)
    connection.execute("DELETE FROM runs WHERE id = ?", (run,))
    return chosen[0] if chosen else None


def runs(connection: sqlite3.Connection, only: int | None = None) -> list[Run]:
    """Every run with what it holds, the oldest first; or only one."""
    files: dict[int, list[str]] = {}
    for run, name in connection.execute("SELECT run, name FROM files ORDER BY id"):
        files.setdefault(int(run), []).append(str(name))
    found = connection.execute(
        """SELECT runs.id, time, count(invoices.id), min(number), max(number), coalesce(sum(total), 0),
            (SELECT count(*) FROM debtors JOIN files ON files.id = debtors.file WHERE files.run = runs.id),
            (SELECT count(*) FROM refused JOIN files ON files.id = refused.file WHERE files.run = runs.id)
        FROM runs LEFT JOIN files ON files.run = runs.id LEFT JOIN invoices ON invoices.file = files.id
        WHERE :only IS NULL OR runs.id = :only GROUP BY runs.id ORDER BY runs.id""",
        {"only": only},
    )
    return [
        Run(int(run), str(time), tuple(files.get(int(run), ())), count, debtors, first, last, total, refused)
        for run, time, count, first, last, total, debtors, refused in found
    ]


def known(connection: sqlite3.Connection, sums: Collection[str]) -> dict[str, Known]:
    """Of these files the registered ones, with what Exact refused of each and no run holds by now."""
    found = {}
    for sha256 in dict.fromkeys(sums):
        for file, run, time, name in connection.execute(
            "SELECT files.id, run, time, name FROM files JOIN runs ON runs.id = run WHERE sha256 = ?",
            (sha256,),
        ).fetchall():
            count = connection.execute("SELECT count(*) FROM invoices WHERE file = ?", (file,)).fetchone()
            refused = connection.execute(
                "SELECT number, year, journal FROM refused WHERE file = ? ORDER BY number", (file,)
            ).fetchall()
            open_ = tuple(int(one[0]) for one in refused if not _held(connection, *one))
            found[sha256] = Known(int(run), str(time), str(name), int(count[0]), open_)
    return found


def _held(connection: sqlite3.Connection, number: int, year: int | None, journal: str | None) -> bool:
    same = {"number": number, "year": year, "journal": journal}
    query = f"SELECT 1 FROM invoices WHERE {_SAME} LIMIT 1"  # noqa: S608
    return connection.execute(query, same).fetchone() is not None


def booked(connection: sqlite3.Connection, files: Iterable[File]) -> dict[int, Shown]:
    """Of the invoices of these files, by number, a registered one that is the same entry."""
    found = {}
    for invoice in (one for file in files for one in file.invoices):
        same = {"number": invoice.number, "year": invoice.year, "journal": invoice.journal}
        for shown in _shown(connection, f"{_SAME} ORDER BY invoices.id DESC LIMIT 1", same):
            found[invoice.number] = shown
    return found


def invoices(connection: sqlite3.Connection, number: int) -> list[Shown]:
    """Every invoice of this number, the oldest run first."""
    return _shown(connection, "number = :number ORDER BY invoices.id", {"number": number})


def _shown(connection: sqlite3.Connection, where: str, values: Mapping[str, object]) -> list[Shown]:
    found = connection.execute(
        f"""SELECT invoices.id, runs.id, time, name, {_FIELDS} FROM invoices
        JOIN files ON files.id = file JOIN runs ON runs.id = run WHERE {where}""",  # noqa: S608
        values,
    ).fetchall()
    return [
        Shown(int(row[1]), str(row[2]), str(row[3]), Invoice(*(*row[4:], _accounts(connection, row[0]))))
        for row in found
    ]


def _accounts(connection: sqlite3.Connection, invoice: int) -> tuple[str, ...]:
    codes = connection.execute("SELECT code FROM accounts WHERE invoice = ? ORDER BY rowid", (invoice,))
    return tuple(str(code) for (code,) in codes)
