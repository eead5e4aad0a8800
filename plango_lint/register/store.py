"""The file of the register: opening it, one transaction a change, and a sentence for whatever goes wrong.

The journal is SQLite's rollback journal, not a write-ahead log: that one needs memory shared by all who have
the file open, which a network drive does not give, and it is there that a driving school keeps its books.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from plango_lint.errors import CannotRun
from plango_lint.register import content, schema
from plango_lint.register.meeting import meeting, ranges
from plango_lint.register.place import uri_of
from plango_lint.texts.register import say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from plango_lint.register.meeting import Sought
    from plango_lint.register.model import File, Known, Run, Shown

MEMORY = ":memory:"
PATIENCE = 30.0  # seconds that one process waits for another
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_FULL = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
_FORBIDDEN = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)
_HOT = getattr(sqlite3, "SQLITE_READONLY_ROLLBACK", 776)


class Register:
    """The register at a path, opened for each use; with MEMORY one that lives as long as this object."""

    def __init__(self, path: Path | str, language: str = "en") -> None:
        self.path = path
        self.language = language
        self._memory = self._connect("rwc") if path == MEMORY else None

    # Reading: never creates, and changes nothing but a transaction that somebody else did not finish.

    @property
    def exists(self) -> bool:
        return self._memory is not None or Path(self.path).exists()

    def known(self, sums: Collection[str]) -> dict[str, Known]:
        """Of these files, by SHA-256, the ones that were registered."""
        with self._reading() as connection:
            return {} if connection is None else content.known(connection, sums)

    def meeting(self, sought: Sought) -> list[tuple[object, ...]]:
        """What the files at hand can meet; see `register.meeting`."""
        with self._reading() as connection:
            return [] if connection is None else meeting(connection, sought)

    def ranges(self, years: Collection[int]) -> list[tuple[int, int, int]]:
        """Year, first and last of every unbroken range of registered numbers in these book years."""
        with self._reading() as connection:
            return [] if connection is None else ranges(connection, years)

    def runs(self) -> list[Run]:
        """Every run, the oldest first."""
        with self._reading() as connection:
            return [] if connection is None else content.runs(connection)

    def invoices(self, number: int) -> list[Shown]:
        """Every registered invoice of this number, the oldest first."""
        with self._reading() as connection:
            return [] if connection is None else content.invoices(connection, number)

    def booked(self, files: Sequence[File]) -> dict[int, Shown]:
        """Of the invoices in these files, by number, those that are registered: number, year and journal."""
        with self._reading() as connection:
            return {} if connection is None else content.booked(connection, files)

    # Writing: one transaction a change.

    def add(self, files: Sequence[File], time: str) -> Run | None:
        """One run with those of the files that are not there yet; None when there are none.

        When it returns, the run is on the disk.
        """
        with self._writing() as connection:
            return content.add(connection, files, time)

    def undo(self, run: int | None = None) -> Run | None:
        """Takes back one run, the last one unless another is named; None when it is not there."""
        if not self.exists:
            return None
        with self._writing() as connection:
            return content.undo(connection, run)

    # The file

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection | None]:
        """A connection within one moment of the register; None when nothing was ever written."""
        if not self.exists:
            yield None
            return
        with self._told(), self._opened("rw") as connection:
            connection.execute("BEGIN")
            readable = None
            try:
                readable = self._readable(connection)
                yield readable
            finally:
                if readable is not None and readable is not connection:
                    readable.close()
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")

    def _readable(self, connection: sqlite3.Connection) -> sqlite3.Connection | None:
        if schema.is_empty(connection):
            return None
        self._expect_register(connection)
        if schema.version_of(connection) == schema.VERSION:
            return connection
        # An older register is upgraded by whoever adds to it; to read it, a copy is.
        copy = sqlite3.connect(MEMORY, isolation_level=None)
        try:
            connection.backup(copy)
            schema.upgrade(copy)
        except sqlite3.Error:
            copy.close()
            raise
        return copy

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._told():
            if self._memory is None:
                Path(self.path).parent.mkdir(parents=True, exist_ok=True)
            with self._opened("rwc") as connection:
                connection.execute("BEGIN IMMEDIATE")
                try:
                    if not schema.is_empty(connection):
                        self._expect_register(connection)
                    schema.upgrade(connection)
                    yield connection
                    connection.execute("COMMIT")
                except BaseException:
                    with suppress(sqlite3.Error):
                        connection.execute("ROLLBACK")
                    raise

    @contextmanager
    def _opened(self, mode: str) -> Iterator[sqlite3.Connection]:
        if self._memory is not None:
            yield self._memory
            return
        connection = self._connect(mode)
        try:
            yield connection
        finally:
            connection.close()

    def _connect(self, mode: str) -> sqlite3.Connection:
        if self.path == MEMORY:
            name: str = MEMORY
        else:
            name = f"{uri_of(Path(self.path).absolute())}?mode={mode}"
        connection = sqlite3.connect(name, timeout=PATIENCE, isolation_level=None, uri=True)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            # Beyond FULL, EXTRA also survives a power cut right behind the end of a transaction.
            connection.execute("PRAGMA synchronous = EXTRA")
            connection.execute("PRAGMA trusted_schema = OFF")
        except sqlite3.Error:  # a file that is left open can be neither moved nor repaired on Windows
            connection.close()
            raise
        return connection

    def _expect_register(self, connection: sqlite3.Connection) -> None:
        if not schema.is_register(connection):
            raise CannotRun(self._say("foreign"))
        if (found := schema.version_of(connection)) > schema.VERSION:
            raise CannotRun(self._say("newer", found=found, known=schema.VERSION))

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turns what SQLite and the file system complain about into a sentence for the user."""
        try:
            yield
        except OSError as error:
            raise CannotRun(self._say("unwritable", error=error.strerror or error)) from None
        except sqlite3.Error as error:
            raise CannotRun(self._complaint(error)) from None
        except (ValueError, OverflowError) as error:  # a value that no register holds
            raise CannotRun(self._say("corrupt", error=error)) from None

    def _complaint(self, error: sqlite3.Error) -> str:
        code = getattr(error, "sqlite_errorcode", None)
        kind = code & 0xFF if code is not None else None
        key = "corrupt"
        if code == _HOT:
            key = "half-written"
        elif kind in _BUSY:
            key = "busy"
        elif kind in _FULL:
            key = "full"
        elif kind in _FORBIDDEN:
            key = "unwritable"
        return self._say(key, error=error)

    def _say(self, key: str, **words: object) -> str:
        return say(key, self.language, path=str(self.path), **words)

    def close(self) -> None:
        """Ends a register in memory."""
        if self._memory is not None:
            self._memory.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
