"""Asks every rule in the order of blame, and keeps one cause one problem.

A check says where; this module adds what the rule file states: what is blamed, what a cause
is, whether the rule can be asked at all. No check knows of another rule.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from plango_lint.checks import binding
from plango_lint.errors import CannotRun
from plango_lint.export import Export, Lacking
from plango_lint.fixes import registry as fixes
from plango_lint.hits import FileHits, Hits
from plango_lint.outcomes import Alone, Answer, Causes, Groups, Outcome
from plango_lint.repairs import repaired
from plango_lint.rule import Rule
from plango_lint.settings import Settings, matches


def ask_all(rules: Sequence[Rule], export: Export, begin: Callable[[], object] = bool) -> list[Outcome]:
    """Every rule once, in order; each time one is asked, `begin` is called first.

    Rules that are off are asked too: they still blame.
    """
    for rule in rules:
        binding.validate(rule)
        fixes.validate(rule)
    later: dict[str, list[tuple[str, np.ndarray]]] = {}
    outcomes = []
    for rule in rules:
        begin()
        outcome, answers = _ask(rule, export, later.get(rule.name, []))
        outcomes.append(outcome)
        for answer in answers:
            if (hits := _blaming(rule, answer, export)) is not None:
                _blame(rule, hits, export, later)
        if is_off(rule, export.settings):
            outcome.status, outcome.groups, outcome.crash = "off", Groups(), None
    return outcomes


def is_off(rule: Rule, settings: Settings) -> bool:
    """Switched off by [severity], by ignore, or by select naming only others."""
    if settings.severity.get(rule.name) == "off" or matches(rule.name, settings.ignore):
        return True
    return bool(settings.select) and not matches(rule.name, settings.select)


def _ask(
    rule: Rule, export: Export, unseen: list[tuple[str, np.ndarray]]
) -> tuple[Outcome, list[Hits | FileHits]]:
    restore = _hide(export, unseen)
    try:
        for need in rule.needs:
            _require(need, export)
        answers = list(binding.ask(rule, export))
        groups = _grouped(rule, answers, export)
    except Lacking as lacking:
        return Outcome(rule, "skipped", lacking=lacking.what), []
    except CannotRun:
        raise
    except Exception as error:
        return Outcome(rule, "crashed", crash=_crash(error)), []
    finally:
        restore()
    return Outcome(rule, "asked", groups), answers


def _crash(error: Exception) -> str:
    """What went wrong and where. Not the message: that may hold somebody's cell, and machine formats show this."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" in {Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{where}"


def _require(need: str, export: Export) -> None:
    """A table, a column, or a setting the rule cannot do without."""
    if need.startswith("settings."):
        if not _set(need.removeprefix("settings."), export.settings):
            raise Lacking(need)
    elif not export.has(need):
        raise export.lacking(need)


def _set(name: str, settings: Settings) -> bool:
    saved = settings.saved_import
    return {
        "mapping": bool(settings.mapping),
        "mapping-ledger": any(row.ledger for row in settings.mapping),
        "mapping-vat": any(row.vat for row in settings.mapping),
        "import-columns": bool(saved.columns or saved.invoice_number_column),
        "import-notation": bool(saved.number_notation or saved.date_notation),
        "first-import": saved.first_import,
        "vat-filed-until": saved.vat_filed_until is not None,
    }[name]


def _hide(export: Export, unseen: list[tuple[str, np.ndarray]]) -> Callable[[], None]:
    """Hide invoice cells for one rule only; the returned function brings them back."""
    if not unseen:
        return lambda: None
    table = export.invoices
    before = table.snapshot()
    for name, rows in unseen:
        table.blame(name, rows)
    return lambda: table.restore(before)


def _blaming(rule: Rule, answer: Hits | FileHits, export: Export) -> Hits | None:
    """What an answer blames from: a whole file only when the rule says that it reaches so far."""
    if isinstance(answer, Hits):
        return answer
    table = export.tables.get("invoices")
    if rule.blame_reach != "file" or table is None or answer.source not in table.sources:
        return None
    index = table.sources.index(answer.source)
    return Hits(table, np.flatnonzero(table.source_of == index), None)


def _blame(rule: Rule, hits: Hits, export: Export, later: dict[str, list[tuple[str, np.ndarray]]]) -> None:
    for name in _blamed_fields(rule, hits):
        rows = _reached(rule, hits, export)
        if rule.blames_for:
            for other in rule.blames_for:
                later.setdefault(other, []).append((name, rows))
        else:
            hits.table.blame(name, rows)


def _blamed_fields(rule: Rule, hits: Hits) -> list[str]:
    fields = []
    for blamed in rule.blames:
        table, _, name = blamed.partition(".")
        if blamed == "cell":
            fields.append(hits.column or "*")
        elif table == hits.table.name:
            fields.append(name)
    return fields


def _reached(rule: Rule, hits: Hits, export: Export) -> np.ndarray:
    if rule.blame_reach == "file":
        return np.flatnonzero(np.isin(hits.table.source_of, hits.table.source_of[hits.rows]))
    if rule.blame_reach == "invoice" and hits.table.name == "invoices":
        entry = export.entries.entry
        return np.flatnonzero(np.isin(entry, entry[hits.rows]) & (entry >= 0))
    if rule.blame_reach == "run" and hits.table.name == "invoices":
        run = export.entries.run
        return np.flatnonzero(np.isin(run, run[hits.rows]) & (run >= 0))
    return hits.rows


def _grouped(rule: Rule, answers: Iterable[Hits | FileHits], export: Export) -> Groups:
    """Causes are looked for now, as what is hidden changes; groups are made when somebody needs them."""
    return Groups(
        [
            answer if isinstance(answer, FileHits) else Answer(answer, *_causes(rule, answer, export))
            for answer in answers
            if isinstance(answer, FileHits) or len(answer.rows)
        ]
    )


def _causes(rule: Rule, hits: Hits, export: Export) -> tuple[np.ndarray, Causes]:
    """A number per hit and the cause each number stands for."""
    if hits.cause is not None:
        return pd.factorize(np.fromiter(hits.cause, object, len(hits.rows)), use_na_sentinel=False)
    columns = [_cause_values(name, hits, export) for name in rule.cause]
    if len(columns) == 1:
        codes, values = pd.factorize(columns[0], use_na_sentinel=False)
        return codes, Alone(values)
    return pd.factorize(pd.MultiIndex.from_arrays(columns), use_na_sentinel=False)


def _cause_values(name: str, hits: Hits, export: Export) -> np.ndarray:
    table, rows = hits.table, hits.rows
    if name == "file":
        return np.array(table.file_names, dtype=object)[table.source_of[rows]]
    if name == "run":
        return np.zeros(len(rows), dtype=np.int64)
    if name == "field":
        return np.full(len(rows), hits.column or "", dtype=object)
    if name == "invoice":
        return export.entries.entry[rows]
    field_name = hits.column if name in ("value", "pattern") else name
    if field_name is None or not table.has(field_name):
        return np.full(len(rows), "", dtype=object)
    cells = table.distinct(field_name)
    used, codes = np.unique(cells.codes[rows], return_inverse=True)
    read = pattern if name == "pattern" else repaired
    values = [read(cells.texts[code]) if code >= 0 else "" for code in used.tolist()]
    return np.array([*values, None], dtype=object)[codes]


def pattern(text: str) -> str:
    """What texts of one make have in common: `A0` of F202400005, `0-0` of 2024-0005."""
    return re.sub(r"[^\W\d_]+", "A", re.sub(r"\d+", "0", repaired(text)))
