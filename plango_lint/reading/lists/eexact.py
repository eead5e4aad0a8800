"""eExact XML (Import/Export > XML): the topics that say what Exact knows.

Names and values are those of Exact's published schema (eExact-XML.xsd) and its exports.
Percentages are fractions (0.21), codes may be padded with spaces, and in FinYears the status
of a journal is 0 when the period is closed for it (domain.md 6).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from plango_lint.reading.lists import values
from plango_lint.reading.lists.sources import Row, of_columns
from plango_lint.reading.lists.xml_tree import Node, read_entries
from plango_lint.sources import Source

Rows = Iterator[tuple[Node, Row]]


# What only some exports say. Where no row says it, the list does not know, and has no column.
_OPTIONAL = ("blocked", "end_date", "email", "postcode", "address", "vat_code", "cost_centre_use")


def sources(pieces: Iterable[bytes], **known: Any) -> list[Source]:
    """A Source for every topic of the file, in its order. Raises NotRead."""
    lists: dict[str, _List] = {}

    def take(topic: str, node: Node) -> None:
        *_, rows_of = _TOPICS[topic]
        for place, row in rows_of(node):
            lists[topic].add(row, place.line)

    def begin(topic: str) -> None:
        if topic in _TOPICS:
            lists.setdefault(topic, _List(_TOPICS[topic][2]))

    elements = {topic: element for topic, (_, element, *_) in _TOPICS.items()}
    read_entries(pieces, elements, _PLACED, take, begin)
    return [
        of_columns(_TOPICS[topic][0], found.columns(), found.lines, **known) for topic, found in lists.items()
    ]


class _List:
    """The rows of one topic, as columns: as a dict for each, very many rows would take far more memory."""

    def __init__(self, fields: tuple[str, ...]) -> None:
        self.fields = fields
        self.cells: dict[str, list[str]] = {name: [] for name in (*fields, *_OPTIONAL)}
        self._columns = [(name, cells.append) for name, cells in self.cells.items()]
        self.lines: list[int] = []
        self.said: set[str] = set()

    def add(self, row: Row, line: int) -> None:
        self.said.update(row)
        said = row.get
        for name, append in self._columns:
            append(said(name, ""))
        self.lines.append(line)

    def columns(self) -> dict[str, list[str]]:
        optional = (name for name in _OPTIONAL if name in self.said and name not in self.fields)
        return {name: self.cells[name] for name in (*self.fields, *optional)}


def _said(**cells: str) -> Row:
    return {name: cell for name, cell in cells.items() if cell}


def _blocked(node: Node) -> str:
    said = node.get("blocked") or node.within("IsBlocked") or node.within("Blocked")
    return values.yes_or_no(said) if said else ""


def _ledger(node: Node) -> Rows:
    vat = next(iter(node.all("VAT")), None)
    use = node.get("useCostCenter") or node.within("UseCostCenter") or node.within("UseCostcenter")
    row = {
        "code": values.code(node.get("code")),
        "description": node.within("Description"),
        "balance": values.balance(node.get("balanceType")),
        "type": values.account_type(node.get("type")),
    }
    more = _said(
        blocked=_blocked(node),
        vat_code=values.code(vat.get("code")) if vat is not None else "",
        cost_centre_use=values.cost_centre_use(use),
    )
    yield node, {**row, **more}


def _vat(node: Node) -> Rows:
    """One row for every dated percentage; the code's own percentage when it has none."""
    row = {
        "code": values.code(node.get("code")),
        "description": node.within("Description"),
        "type": values.vat_type(node.get("type")),
        "transaction": values.transaction(node.get("vattransactiontype")),
        **_said(blocked=_blocked(node)),
    }
    dated = node.all("VATPercentages/VATPercentage")
    if not dated:
        yield node, {**row, "percentage": values.fraction(node.within("Percentage"))}
    for rate in dated:
        yield (
            rate,
            {
                **row,
                "percentage": values.fraction(rate.get("percentage")),
                "from": values.iso_date(rate.within("StartDate")),
                "until": values.iso_date(rate.within("EndDate")),
            },
        )


def _relation(node: Node) -> Rows:
    row = {
        "code": values.code(node.get("code")),
        "name": node.within("Name"),
        "status": values.status(node.get("status")),
    }
    more = _said(
        blocked=_blocked(node),
        end_date=values.iso_date(node.within("EndDate")),
        email=node.within("Email"),
        # An address stands below the relation, or below its main contact.
        postcode=node.below("PostalCode"),
        address=node.below("AddressLine1"),
    )
    yield node, {**row, **more}


def _journal(node: Node) -> Rows:
    row = {
        "code": values.code(node.get("code")),
        "description": node.within("Description"),
        "type": values.journal_type(node.get("type")),
        **_said(blocked=_blocked(node)),
    }
    yield node, row


def _year(year: Node) -> Rows:
    """One row for every journal of every period; `closed` is that journal's."""
    for period in year.all("FinPeriod"):
        row = {
            "year": values.code(year.get("number")),
            "period": values.code(period.get("number")),
            "from": values.iso_date(period.within("DateStart")),
            "until": values.iso_date(period.within("DateEnd")),
        }
        kept = period.all("Journals/Journal")
        if not kept:
            yield period, row
        for journal in kept:
            yield (
                journal,
                {
                    **row,
                    "journal": values.code(journal.get("code")),
                    "closed": {"0": "true", "1": "false"}.get(journal.get("status"), ""),
                    "journal_type": values.journal_type(journal.get("type")),
                },
            )


_PLACED = ("VATPercentage", "FinPeriod", "Journal")  # rows that are not entries of a topic
# Topic -> role, the element of one entry, the fields it always has, and its rows.
_TOPICS: dict[str, tuple[str, str, tuple[str, ...], Callable[[Node], Rows]]] = {
    "GLAccounts": ("ledger", "GLAccount", ("code", "description", "balance", "type"), _ledger),
    "VATs": (
        "vat",
        "VAT",
        ("code", "description", "type", "transaction", "percentage", "from", "until"),
        _vat,
    ),
    "Accounts": ("relations", "Account", ("code", "name", "status"), _relation),
    "Journals": ("journals", "Journal", ("code", "description", "type"), _journal),
    "FinYears": (
        "periods",
        "FinYear",
        ("year", "period", "from", "until", "journal", "closed", "journal_type"),
        _year,
    ),
}
