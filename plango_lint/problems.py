"""Groups of hits -> problems: exact counts, invoices and euros, words, a sample of places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from plango_lint.acceptance import Acceptance
from plango_lint.engine import Group, Outcome
from plango_lint.entries import Entries
from plango_lint.export import Export
from plango_lint.findings import Fix, Place, Problem, Severity
from plango_lint.places import place_of_row, places_of_spots
from plango_lint.repairs import repaired
from plango_lint.rulebook import Rule
from plango_lint.table import Column, Hits, Words
from plango_lint.wording import Cell, Euros, Names, Ranges, Term, fill

MOST = 50  # problems of one rule: those with most euros, and one that sums up the rest
PUBLIC = frozenset(
    [
        "number",
        "date",
        "debtor",
        "year",
        "period",
        "journal",
        "ledger",
        "line_description",
        "amount",
        "vat_code",
        "code",
    ]
)
_UNITS = {"rows": "row", "invoices": "invoice", "numbers": "number", "codes": "code", "file": "file"}


@dataclass
class Pristine:
    """The invoices before any blame: what counts and euros are taken from."""

    export: Export

    @cached_property
    def entries(self) -> Entries | None:
        if "invoices" not in self.export.tables:
            return None
        table = replace(self.export.tables["invoices"], _hidden={}, _columns={})
        return Entries(table)

    @cached_property
    def cents(self) -> np.ndarray:
        """Absolute amounts per row; what cannot be read counts as nothing."""
        assert self.entries is not None
        return self.entries.table["amount"].cents.abs().fillna(0).to_numpy(dtype=np.int64)

    def text(self, name: str, row: int) -> str:
        assert self.entries is not None
        value = self.entries.table[name].text.iloc[row]
        return value if isinstance(value, str) else ""


@dataclass
class Facts:
    """One group, counted."""

    group: Group
    rule: Rule
    pristine: Pristine

    @cached_property
    def invoice_rows(self) -> np.ndarray:
        """Rows of the invoices table that the group names."""
        parts = [
            part.hits.rows[part.chosen] for part in self.group.parts if part.hits.table.name == "invoices"
        ]
        return np.unique(np.concatenate(parts)) if parts else np.empty(0, dtype=np.int64)

    @cached_property
    def entries(self) -> np.ndarray:
        if self.pristine.entries is None:
            return np.empty(0, dtype=np.int64)
        found = np.unique(self.pristine.entries.entry[self.invoice_rows])
        return found[found >= 0]

    @cached_property
    def numbers(self) -> list[int]:
        """Invoice numbers the group is about: the missing ones of a gap, else those of its rows."""
        given = [part.hits.numbers[part.chosen] for part in self.group.parts if part.hits.numbers is not None]
        if given:
            return [int(number) for number in np.unique(np.concatenate(given))]
        if self.pristine.entries is None or not len(self.invoice_rows):
            return []
        found = self.pristine.entries.number.iloc[self.invoice_rows].dropna()
        return sorted({int(number) for number in found})

    @cached_property
    def values(self) -> list[str]:
        """Distinct texts of the offending cells, in the order they are met."""
        found: dict[str, None] = {}
        for part in self.group.parts:
            if part.hits.column is None:
                continue
            raw = Column(part.hits.table, part.hits.column).raw.iloc[part.hits.rows[part.chosen]]
            found.update((repaired(text), None) for text in raw.drop_duplicates() if isinstance(text, str))
        found.update((hits.value, None) for hits in self.group.files if hits.value is not None)
        return list(found)

    @property
    def field(self) -> str | None:
        fields = {part.hits.column for part in self.group.parts} | {hits.field for hits in self.group.files}
        return next(iter(fields)) if len(fields) == 1 else None

    @property
    def whole_file(self) -> bool:
        return bool(self.group.files) and all(hits.whole_file for hits in self.group.files)

    @cached_property
    def rows_named(self) -> int:
        rows = sum(len(np.unique(part.hits.rows[part.chosen])) for part in self.group.parts)
        return rows + sum(len(hits.spots) or 1 for hits in self.group.files)

    @cached_property
    def count(self) -> int:
        if self.group.files:
            given = [hits.count for hits in self.group.files]
            if any(count is not None for count in given):
                return sum(count or 0 for count in given)
        match self.rule.counts:
            case "invoices":
                return len(self.entries) or self.rows_named
            case "numbers":
                return len(self.numbers)
            case "codes":
                return len(self.values)
            case "file":
                return 1
            case _:
                return self.rows_named

    @cached_property
    def amount(self) -> int | None:
        rows = self.invoice_rows
        if not len(rows) or self.rule.counts in ("file", "numbers"):
            return None  # what is missing has no lines
        if self.rule.about == "invoices" and self.pristine.entries is not None:
            rows = np.union1d(rows, self.pristine.entries.rows_of(self.entries))
        return int(self.pristine.cents[rows].sum())

    def words(self) -> dict[str, Any]:
        """What every message may say, and what the check adds."""
        personal = self.field is not None and self.field not in PUBLIC
        words: dict[str, Any] = {
            "value": Cell(", ".join(self.values[:3]), personal),
            "values": Names(tuple(self.values)),
            "count": self.count,
            "invoices": len(self.entries),
            "amount": Euros(self.amount or 0),
            "ranges": Ranges(tuple(self.numbers)),
            "field": Term(f"field-{self.field}") if self.field else "",
            **self._of_first_row(),
        }
        for part in self.group.parts:
            if part.hits.words is not None:
                words.update(part.hits.words(part.chosen))
        for hits in self.group.files:
            words.update(hits.words)
            if hits.source is not None:
                words.setdefault("file", hits.source.path)
        return words

    def _of_first_row(self) -> dict[str, Any]:
        if not self.group.parts:
            return {}
        hits = self.group.parts[0].hits
        row = int(hits.rows[self.group.parts[0].chosen[0]])
        source = hits.table.sources[hits.table.source_of[row]]
        words: dict[str, Any] = {"file": source.path, "row": int(hits.table.rows[row])}
        for name in hits.table.cells:
            text = Column(hits.table, name).text.iloc[row]
            words[name] = Cell(text if isinstance(text, str) else "", name not in PUBLIC)
        if hits.table.name == "invoices":
            words["invoice"] = words.get("number", Cell(""))
            words["product"] = words.get("line_description", Cell(""))
        return words


def problems_of(
    outcome: Outcome, export: Export, pristine: Pristine, acceptance: Acceptance, limit: int | None
) -> list[Problem]:
    """The problems of one rule, worst first, at most 50."""
    if not outcome.groups:
        return []  # also of a rule that is off, which has no severity
    split = [piece for group in outcome.groups for piece in acceptance.split(outcome.rule, group)]
    facts = [(Facts(group, outcome.rule, pristine), reason) for group, reason in split]
    facts.sort(key=lambda pair: (pair[1] is not None, -(pair[0].amount or 0), -pair[0].count))
    severity = severity_of(outcome.rule, export)
    most = len(facts) if len(facts) <= MOST else MOST - 1
    made = [_problem(one, severity, export, reason, limit) for one, reason in facts[:most]]
    if rest := facts[most:]:
        made.append(_rest([one for one, _ in rest], severity, export, limit))
    return made


def severity_of(rule: Rule, export: Export) -> Severity:
    """The user's word, else the first condition that holds, else the rule's own."""
    word = export.settings.severity.get(rule.name)
    if word is None:
        holding = (given for condition, given in rule.severities.items() if _holds(condition, export))
        word = next(holding, rule.severity)
    return Severity[word.upper()]


def _holds(condition: str, export: Export) -> bool:
    if condition == "with-small-business-scheme":
        return export.settings.policy.small_business_scheme
    kind, _, table = condition.rpartition("-")
    if kind == "with":
        return export.has(table)
    if kind == "with-weak":  # no list that proves what is not there
        return export.has(table) and not any(
            source.complete and not source.preset for source in export.tables[table].sources
        )
    raise ValueError(f"no severity condition {condition!r}")


def _problem(
    facts: Facts, severity: Severity, export: Export, accepted: str | None, limit: int | None
) -> Problem:
    rule, words = facts.rule, facts.words()
    language = export.settings.language or "en"
    texts = rule.texts[language]
    places = _places(facts, export, limit)
    return Problem(
        rule=rule.name,
        severity=severity,
        section=rule.section,
        title=texts.title,
        message=fill(texts.message, words, language),
        hint=fill(texts.hint, words, language),
        public_message=fill(texts.message, words, language, public=True),
        public_hint=fill(texts.hint, words, language, public=True),
        field=facts.field,
        value=facts.values[0] if len(facts.values) == 1 else None,
        personal=facts.field is not None and facts.field not in PUBLIC,
        causes=1,
        count=facts.count,
        unit=_UNITS[rule.counts],  # type: ignore[arg-type]
        invoice_count=len(facts.entries) if len(facts.invoice_rows) and rule.counts != "numbers" else None,
        amount=facts.amount,
        places=places,
        places_total=facts.rows_named,
        whole_file=facts.whole_file or rule.counts == "file",
        fix=_fix(rule, language),
        accepted=accepted,
    )


def _fix(rule: Rule, language: str) -> Fix | None:
    if rule.fix is None:
        return None
    return Fix(rule.fix.repair, rule.fix.safety, rule.texts[language].fix)  # type: ignore[arg-type]


def _places(facts: Facts, export: Export, limit: int | None) -> tuple[Place, ...]:
    places: list[Place] = []
    for part in facts.group.parts:
        rows = np.unique(part.hits.rows[part.chosen])
        shown = rows if limit is None else rows[: max(0, limit - len(places))]
        places.extend(place_of_row(part.hits.table, int(row), part.hits.column) for row in shown)
    for hits in facts.group.files:
        places.extend(places_of_spots(hits, export, None if limit is None else limit - len(places)))
    return tuple(places if limit is None else places[:limit])


def _rest(facts: Sequence[Facts], severity: Severity, export: Export, limit: int | None) -> Problem:
    """One problem for all the causes that are not shown one by one."""
    merged = Group("rest")
    for one in facts:
        merged.parts.extend(one.group.parts)
        merged.files.extend(one.group.files)
    whole = Facts(merged, facts[0].rule, facts[0].pristine)
    problem = _problem(whole, severity, export, None, limit)
    words: Mapping[str, Any] = {"causes": len(facts), "count": problem.count}
    message = fill("{rest}", {"rest": _rest_phrase(words, export)}, "en")
    return replace(problem, causes=len(facts), message=message, public_message=message, value=None)


def _rest_phrase(words: Words, export: Export) -> str:
    from plango_lint.phrases import PHRASES

    language = export.settings.language or "en"
    return fill(PHRASES["rest-message"][language], words, language)


__all__ = ["Hits", "Pristine", "problems_of", "severity_of"]
