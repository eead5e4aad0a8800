"""Audit files (auditfile financieel, XAF 3 and 4): ledger accounts, VAT codes, relations, periods,
journals, and the sales entries of one financial year.

Element names are those of the published schemas of 3.2 and 4.0. An audit file is complete for its
year only, and does not say what Exact allows now: what it lacks may be new since.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from plango_lint.notation import DUTCH
from plango_lint.reading.lists import values
from plango_lint.reading.lists.audit_entries import Entries
from plango_lint.reading.lists.sources import Row, of_columns, source_of
from plango_lint.reading.lists.xml_stream import Record, read_records
from plango_lint.sources import Source

ROOT = "auditfile"
_VERSION = re.compile(r"XAF[/_](\d+)\.")
_VERSIONS = ("3", "4")
_SALES = "S"
# The types of journals, as Exact numbers them.
_JOURNAL_TYPES = {"S": "20", "P": "22", "B": "12", "C": "10"}
_MEMORIAL = "90"
_FIELDS = {
    "header": frozenset(["fiscalYear"]),
    "customerSupplier": frozenset(["custSupID", "custSupName", "eMail"]),
    "ledgerAccount": frozenset(["accID", "accDesc", "accTp"]),
    "vatCode": frozenset(["vatID", "vatDesc", "vatToPayAccID", "vatToClaimAccID"]),
    "period": frozenset(["periodNumber", "startDatePeriod", "endDatePeriod"]),
    "journal": frozenset(["jrnID", "desc", "jrnTp"]),
    "transaction": frozenset(["nr", "desc", "periodNumber", "trDt"]),
    "trLine": frozenset(["nr", "accID", "docRef", "invRef", "desc", "amnt", "amntTp", "custSupID"]),
}
# Role -> its fields; what an audit file does not say is no column.
_LISTS = {
    "ledger": ("code", "description", "balance"),
    "vat": ("code", "description"),
    "relations": ("code", "name"),
    "periods": ("year", "period", "from", "until"),
    "journals": ("code", "description", "type"),
}


def is_known(namespace: str) -> bool:
    """The version of the format is one that is read here."""
    found = _VERSION.search(namespace)
    return found is not None and found[1] in _VERSIONS


def sources(pieces: Iterable[bytes], **known: Any) -> list[Source]:
    """A Source for every list of the file that holds something. Raises NotRead."""
    reading = _Reading()
    read_records(pieces, _FIELDS, reading.take, reading.is_passed)
    known = {**known, "complete": False, "family": "audit-file"}
    found = [
        source_of(role, fields, *reading.rows[role].without("code"), **known)
        for role, fields in _LISTS.items()
        if reading.rows[role].rows
    ]
    if reading.entries.lines:
        booked = reading.booked()
        found.append(of_columns("booked", booked, reading.entries.lines, number_notation=DUTCH, **known))
    return found


@dataclass
class _Rows:
    rows: list[Row] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def add(self, record: Record, **cells: str) -> None:
        self.rows.append(cells)
        self.lines.append(record.line)

    def without(self, key: str) -> tuple[list[Row], list[int]]:
        """The rows and lines, but for rows whose key is empty: they are nobody's."""
        kept = [index for index, row in enumerate(self.rows) if row.get(key, "-")]
        return [self.rows[index] for index in kept], [self.lines[index] for index in kept]


class _Reading:
    """What was taken from the file so far."""

    def __init__(self) -> None:
        self.rows = {role: _Rows() for role in _LISTS}
        self.entries = Entries()
        self.year = ""
        self._takers = {
            "header": self._header,
            "customerSupplier": self._relation,
            "ledgerAccount": self._account,
            "vatCode": self._vat,
            "period": self._period,
            "journal": self._journal,
            "transaction": self._entry,
            "trLine": self._line,
        }

    def take(self, record: Record) -> None:
        self._takers[record.name](record)

    def is_passed(self, record: Record) -> bool:
        """Entries of other than sales journals are of no use here."""
        if record.name == "transaction":
            journal = record.within
            return journal is None or journal.fields.get("jrnTp", "").upper() != _SALES
        return record.name == "trLine" and (record.within is None or record.within.name != "transaction")

    def booked(self) -> dict[str, list[str]]:
        """The cells of the sales entries, by field."""
        profit = {row["code"] for row in self.rows["ledger"].rows if row["balance"] == "W"}
        names = {row["code"]: row["description"] for row in self.rows["ledger"].rows}
        return {"year": [self.year] * len(self.entries.lines), **self.entries.columns(profit, names)}

    def _header(self, record: Record) -> None:
        year = record.fields.get("fiscalYear", "")
        self.year = year if re.fullmatch(r"[0-9]{4}", year) else ""

    def _relation(self, record: Record) -> None:
        said = record.fields
        self.rows["relations"].add(
            record, code=values.code(said.get("custSupID", "")), name=said.get("custSupName", "")
        )

    def _account(self, record: Record) -> None:
        said = record.fields
        self.rows["ledger"].add(
            record,
            code=values.code(said.get("accID", "")),
            description=said.get("accDesc", ""),
            balance=values.balance(said.get("accTp", "")),
        )

    def _vat(self, record: Record) -> None:
        said = record.fields
        code = values.code(said.get("vatID", ""))
        self.rows["vat"].add(record, code=code, description=said.get("vatDesc", ""))
        for name in ("vatToPayAccID", "vatToClaimAccID"):
            if account := values.code(said.get(name, "")):
                self.entries.vat_accounts.add(account)

    def _period(self, record: Record) -> None:
        said = record.fields
        if self.year and said.get("periodNumber", "").isdigit():
            self.rows["periods"].add(
                record,
                year=self.year,
                period=said["periodNumber"].lstrip("0") or "0",
                **{
                    "from": values.iso_date(said.get("startDatePeriod", "")),
                    "until": values.iso_date(said.get("endDatePeriod", "")),
                },
            )

    def _journal(self, record: Record) -> None:
        said = record.fields
        kind = said.get("jrnTp", "").upper()
        self.rows["journals"].add(
            record,
            code=values.code(said.get("jrnID", "")),
            description=said.get("desc", ""),
            type=_JOURNAL_TYPES.get(kind, _MEMORIAL) if kind else "",
        )

    def _line(self, record: Record) -> None:
        self.entries.add_line(record.fields)

    def _entry(self, record: Record) -> None:
        journal = record.within.fields.get("jrnID", "") if record.within else ""
        self.entries.close(record.fields, values.code(journal), record.line)
