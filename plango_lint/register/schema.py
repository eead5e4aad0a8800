"""The tables of the register, as the steps that made them: a new register takes them all, an older one
those it lacks. A step that was released is never changed again.
"""

from __future__ import annotations

import sqlite3

APPLICATION = 0x504C_4E47  # marks a file of SQLite as a register
STEPS = (
    # 1: what was imported. AUTOINCREMENT: the number of a run that was undone is not given again.
    """
    CREATE TABLE runs (id INTEGER PRIMARY KEY AUTOINCREMENT, time TEXT NOT NULL);
    CREATE TABLE files (
        id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
        name TEXT NOT NULL, sha256 TEXT NOT NULL UNIQUE, role TEXT NOT NULL);
    CREATE INDEX files_run ON files (run);
    CREATE TABLE invoices (
        id INTEGER PRIMARY KEY, file INTEGER NOT NULL REFERENCES files ON DELETE CASCADE,
        number INTEGER NOT NULL, series INTEGER NOT NULL, journal TEXT, year INTEGER, period INTEGER,
        date TEXT, debtor TEXT, total INTEGER, lines INTEGER NOT NULL, content TEXT);
    CREATE INDEX invoices_file ON invoices (file);
    CREATE INDEX invoices_number ON invoices (number);
    CREATE INDEX invoices_year ON invoices (year, number);
    CREATE INDEX invoices_debtor ON invoices (debtor, date);
    CREATE INDEX invoices_credit ON invoices (debtor) WHERE total < 0;
    CREATE INDEX invoices_date ON invoices (date);
    CREATE TABLE debtors (
        file INTEGER NOT NULL REFERENCES files ON DELETE CASCADE, code TEXT NOT NULL, name TEXT);
    CREATE INDEX debtors_file ON debtors (file);
    CREATE INDEX debtors_code ON debtors (code);
    """,
    # 2: what Exact refused of a file, and on which accounts it accepted lines.
    """
    CREATE TABLE refused (
        file INTEGER NOT NULL REFERENCES files ON DELETE CASCADE,
        number INTEGER NOT NULL, year INTEGER, journal TEXT);
    CREATE INDEX refused_file ON refused (file);
    CREATE TABLE accounts (
        invoice INTEGER NOT NULL REFERENCES invoices ON DELETE CASCADE, code TEXT NOT NULL);
    CREATE INDEX accounts_invoice ON accounts (invoice);
    CREATE INDEX accounts_code ON accounts (code, invoice);
    """,
    # 3: per book year the ranges of numbers without a gap. They follow from the invoices; worked out when a run
    # is added or taken back, so that no check has to go through a year's invoices to see what is missing.
    """
    CREATE TABLE ranges (year INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL);
    CREATE INDEX ranges_year ON ranges (year, first, last);
    INSERT INTO ranges SELECT year, min(number), max(number) FROM (
        SELECT year, number, number - dense_rank() OVER (PARTITION BY year ORDER BY number) AS island
        FROM invoices WHERE year IS NOT NULL) GROUP BY year, island;
    """,
)
VERSION = len(STEPS)


def version_of(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_register(connection: sqlite3.Connection) -> bool:
    return int(connection.execute("PRAGMA application_id").fetchone()[0]) == APPLICATION


def is_empty(connection: sqlite3.Connection) -> bool:
    """Nothing was ever written: the file was just made, or a process ended while making it."""
    return connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0


def upgrade(connection: sqlite3.Connection) -> None:
    """The steps a register lacks, inside the transaction of the caller."""
    for step in STEPS[version_of(connection) :]:
        for statement in filter(str.strip, step.split(";")):
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
