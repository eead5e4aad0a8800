"""What the rules found -> which invoices must wait and why, and what stops a split altogether."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from plango_lint.books.entries import Entries
from plango_lint.column import Column
from plango_lint.findings import Severity
from plango_lint.hits import FileHits, Hits
from plango_lint.outcomes import Group
from plango_lint.repairs import repaired
from plango_lint.reporting.problems import severity_of
from plango_lint.rule import Rule
from plango_lint.run import Answers
from plango_lint.sources import Source
from plango_lint.splitting.records import Record
from plango_lint.table import Table
from plango_lint.texts.splitting import say

_RULE_OF = {
    "blank": "blank-row",
    "total": "total-row",
    "repeated-header": "repeated-header-row",
    "ragged": "ragged-row",
    "unclosed-quote": "unclosed-quote",
}

_KNOWN_DEBTORS = ("debtors.code", "relations.code", "booked.debtor", "transactions.debtor")
_TRAILING_ZERO = re.compile(r"[.,]0+$")  # Excel's, behind a code

Reasons = dict[str, None]  # in the order in which they were found


@dataclass(frozen=True, slots=True)
class Stop:
    """An error that no invoice can be taken away from: of a file, a column, a list, or what is missing."""

    title: str
    rule: str
    file: str | None


@dataclass
class Judgement:
    """What the errors of a run touch: rows of the invoices table, and records that are no rows."""

    answers: Answers
    stops: list[Stop] = field(default_factory=list)
    rows: dict[int, Reasons] = field(default_factory=dict)  # position in the table -> titles
    records: dict[tuple[str, int], Reasons] = field(default_factory=dict)  # path and line
    codes: dict[str, Reasons] = field(default_factory=dict)  # debtors that Exact will refuse
    nameless: Reasons = field(default_factory=dict)  # the same of debtors whose code is gone

    def __post_init__(self) -> None:
        for rule, group in _errors(self.answers):
            for part in group.parts:
                self._touch(rule, part.hits, part.hits.rows[part.chosen])
            for hits in group.files:
                self._touch_file(rule, hits)
        self._refuse_damaged_headers()
        if self.table is not None:
            self._hold_debtors(self.table)
            self._hold_unnumbered(self.table)
            self._hold_unsure(self.table)
            self._spread(self.table)

    @property
    def language(self) -> str:
        return self.answers.export.settings.language or "en"

    @cached_property
    def table(self) -> Table | None:
        """The invoice lines before any blame; None without any."""
        table = self.answers.export.tables.get("invoices")
        return replace(table, _hidden={}, _columns={}) if table is not None and len(table) else None

    @cached_property
    def entries(self) -> Entries:
        assert self.table is not None
        return Entries(self.table)

    @cached_property
    def titles(self) -> Mapping[str, str]:
        rules = (outcome.rule for outcome in self.answers.outcomes)
        return {rule.name: rule.texts[self.language].title for rule in rules}

    def of_record(self, record: Record, path: str) -> Reasons:
        """Why a record that is no row cannot be imported."""
        found = self.records.get((path, record.line))
        return found or {self.titles[_RULE_OF[record.left_out.reason]]: None} if record.left_out else {}

    def _title(self, rule: Rule) -> str:
        return self.titles[rule.name]

    def _touch(self, rule: Rule, hits: Hits, rows: np.ndarray) -> None:
        if hits.table.name not in ("invoices", "debtors") or rule.counts in ("file", "numbers"):
            # A list, or numbers that are not there: no invoice can be taken out for it.
            source = hits.table.sources[hits.table.source_of[int(rows[0])]]
            self.stops.append(Stop(self._title(rule), rule.name, source.path))
        elif hits.table.name == "debtors":
            self._touch_debtors(rule, hits.table, rows)
        else:
            for row in rows.tolist():
                self.rows.setdefault(row, {})[self._title(rule)] = None

    def _touch_debtors(self, rule: Rule, debtors: Table, rows: np.ndarray) -> None:
        hidden = debtors["code"].hidden
        damaged = np.zeros(len(debtors), dtype=bool) if hidden is None else hidden & ~debtors.gone
        texts = Column(debtors, "code").text
        for row in rows.tolist():
            text = texts.iloc[row] if isinstance(texts.iloc[row], str) else ""
            codes = {text, _TRAILING_ZERO.sub("", text)}
            self._refuse_codes(rule, codes)
            if (damaged[row] or not text) and not codes & self._used_codes:
                self.nameless[self._debtor_title(rule)] = None

    def _touch_file(self, rule: Rule, hits: FileHits) -> None:
        if hits.whole_file or hits.source is None:
            self.stops.append(Stop(self._title(rule), rule.name, hits.source.path if hits.source else None))
            return
        for spot in hits.spots:
            self.records.setdefault((hits.source.path, spot.line), {})[self._title(rule)] = None
            if hits.source.role == "debtors":
                self._refuse_codes(rule, {repaired(cell) for cell in spot.cells} - self._known_codes)

    @cached_property
    def _known_codes(self) -> set[str]:
        """Codes of debtors that can be read: what stands in a broken record beside them is another one's."""
        debtors = self.answers.export.tables.get("debtors")
        return set() if debtors is None else set(Column(debtors, "code").text.dropna())

    @cached_property
    def _used_codes(self) -> set[str]:
        return set() if self.table is None else set(self.table["debtor"].text.dropna())

    def _refuse_codes(self, rule: Rule, codes: set[str]) -> None:
        for code in codes:
            self.codes.setdefault(code, {})[self._debtor_title(rule)] = None

    def _debtor_title(self, rule: Rule) -> str:
        return say("debtor", self.language, title=self._title(rule))

    def _refuse_damaged_headers(self) -> None:
        for source in self.answers.export.files("invoices"):
            for record in source.left_out:
                if record.line == source.header_line:
                    rule = _RULE_OF[record.reason]
                    self.stops.append(Stop(self.titles[rule], rule, source.path))

    def _hold_debtors(self, table: Table) -> None:
        """An invoice of a debtor that Exact refuses is refused too.

        Where the code of such a debtor cannot be read, it may be that of whoever is known nowhere.
        """
        debtors = table["debtor"].text
        for row in np.flatnonzero(debtors.isin(list(self.codes))).tolist():
            self.rows.setdefault(row, {}).update(self.codes[debtors.iloc[row]])
        if self.nameless:
            known = self.answers.export.named(*_KNOWN_DEBTORS)
            for row in np.flatnonzero(debtors.notna() & ~debtors.isin(list(known))).tolist():
                self.rows.setdefault(row, {}).update(self.nameless)

    def _hold_unnumbered(self, table: Table) -> None:
        for row in np.flatnonzero(~table["number"].present).tolist():
            self.rows.setdefault(row, {say("no-number", self.language): None})

    def _hold_unsure(self, table: Table) -> None:
        """Invoices beside a line that nobody can read, or whose number is wrong, may miss that line."""
        blamed = self.answers.export.invoices
        hidden = blamed["number"].hidden
        wrong = np.zeros(len(table), dtype=bool) if hidden is None else hidden & ~blamed.gone
        wrong[[row for row in range(len(table)) if wrong[row] and row not in self.rows]] = False
        read = replace(table, sources=[_below_header(one) for one in table.sources])
        read = replace(read, _hidden={"number": wrong}, _columns={})
        for row in np.flatnonzero(Entries(read).unsure).tolist():
            self.rows.setdefault(row, {})[say("unsure", self.language)] = None

    def _spread(self, table: Table) -> None:
        """An invoice waits as a whole, with all of its reasons on every line."""
        entry = self.entries.entry
        together: dict[int, Reasons] = {}
        for row, reasons in sorted(self.rows.items()):
            if entry[row] >= 0:
                together.setdefault(int(entry[row]), {}).update(reasons)
        for row in range(len(table)):
            if int(entry[row]) in together:
                self.rows[row] = together[int(entry[row])]


def _errors(answers: Answers) -> Iterator[tuple[Rule, Group]]:
    """Every cause of severity error, as far as nobody accepted it."""
    for outcome in answers.outcomes:
        if not outcome.groups or severity_of(outcome.rule, answers.export) < Severity.ERROR:
            continue
        for group in outcome.groups:
            for piece, accepted in answers.acceptance.split(outcome.rule, group):
                if accepted is None:
                    yield outcome.rule, piece


def _below_header(source: Source) -> Source:
    """Without the titles that somebody put above the header: no line of an invoice got lost there."""
    if source.header_line is None:
        return source
    return replace(source, left_out=[one for one in source.left_out if one.line > source.header_line])
