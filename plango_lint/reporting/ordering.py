"""The causes of one rule, those with most euros first, and one group of all that are too many to show.

Euros and places of very many causes are added up all at once: a large file can have one in every cell.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from plango_lint.outcomes import Alone, Answer, Causes, Group, Outcome, Part
from plango_lint.reporting.acceptance import Acceptance
from plango_lint.reporting.facts import Facts, Pristine
from plango_lint.reporting.identity import REST
from plango_lint.rule import Rule

MOST = 50  # problems of one rule: those with most euros, and one that sums up the rest


@dataclass(frozen=True, slots=True)
class Ordered:
    """The causes to show, and the others as one; `reason` when somebody accepted all of these."""

    reason: str | None
    shown: Sequence[Group]
    rest: Group | None = None
    causes: int = 0  # that the rest sums up


def ordered(outcome: Outcome, pristine: Pristine, acceptance: Acceptance) -> Iterator[Ordered]:
    """The causes of an outcome, open and accepted ones apart."""
    rule = outcome.rule
    answers = [answer for answer in outcome.groups.answers if isinstance(answer, Answer)]
    many = max((len(answer.causes) for answer in answers), default=0) > MOST
    alone = len(answers) == len(outcome.groups.answers) and len({id(one.hits.table) for one in answers}) == 1
    if many and alone and rule.counts in ("rows", "invoices") and not acceptance.concerns(rule):
        yield _all_at_once(_Places.of(answers), rule, pristine)
        return
    split = [piece for group in outcome.groups for piece in acceptance.split(rule, group)]
    for reason in dict.fromkeys(reason for _, reason in split):
        groups = [group for group, given in split if given == reason]
        groups.sort(key=lambda group: _most_first(group, rule, pristine))
        most = len(groups) if len(groups) <= MOST else MOST - 1
        rest = groups[most:]
        yield Ordered(reason, groups[:most], _merged(rest) if rest else None, len(rest))


def _most_first(group: Group, rule: Rule, pristine: Pristine) -> tuple[int, int]:
    facts = Facts(group, rule, pristine)  # dropped once they gave the order: there may be very many
    return -(facts.amount or 0), -facts.count


def _merged(groups: Sequence[Group]) -> Group:
    """The places of several causes in one group, those of one answer together."""
    parts: dict[int, list[Part]] = {}
    for part in (part for group in groups for part in group.parts):
        parts.setdefault(id(part.hits), []).append(part)
    together = (np.concatenate([part.chosen for part in same]) for same in parts.values())
    merged = [Part(same[0].hits, chosen) for same, chosen in zip(parts.values(), together, strict=True)]
    return Group(REST, merged, [file for group in groups for file in group.files])


@dataclass(frozen=True, slots=True)
class _Places:
    """The places of several answers about one table; arrays with an item for each."""

    answers: Sequence[Answer]
    causes: Sequence[Hashable] | Alone  # of all answers, each once
    code: np.ndarray  # which cause
    answer: np.ndarray  # whose place it is
    within: np.ndarray  # position among the hits of its answer
    row: np.ndarray

    @classmethod
    def of(cls, answers: Sequence[Answer]) -> _Places:
        numbers, causes = _numbered([each.causes for each in answers])
        return cls(
            answers,
            causes,
            np.concatenate([number[each.codes] for number, each in zip(numbers, answers, strict=True)]),
            np.repeat(np.arange(len(answers)), [len(each.codes) for each in answers]),
            np.concatenate([np.arange(len(each.codes)) for each in answers]),
            np.concatenate([each.hits.rows for each in answers]),
        )

    def parts(self, chosen: np.ndarray) -> list[Part]:
        """These places by answer, in the order in which they come."""
        answer = self.answer[chosen]
        return [
            Part(self.answers[one].hits, self.within[chosen[answer == one]])
            for one in dict.fromkeys(answer.tolist())
        ]


def _numbered(several: Sequence[Causes]) -> tuple[list[np.ndarray], Sequence[Hashable] | Alone]:
    """For the causes of each answer a number among those of all."""
    if len(several) == 1 and isinstance(several[0], Alone):
        return [np.arange(len(several[0]))], several[0]
    alone = [causes.values for causes in several if isinstance(causes, Alone)]
    if len(alone) == len(several):
        codes, distinct = pd.factorize(np.concatenate(alone), use_na_sentinel=False)
        return np.split(codes, np.cumsum([len(values) for values in alone])[:-1]), Alone(distinct)
    known: dict[Hashable, int] = {}
    numbers = [np.array([known.setdefault(one, len(known)) for one in causes]) for causes in several]
    return numbers, list(known)


def _all_at_once(places: _Places, rule: Rule, pristine: Pristine) -> Ordered:
    amounts, counts = _sizes(places, rule, pristine)
    order = np.lexsort((-counts, -amounts))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    ranks = rank[places.code]
    by_rank = np.argsort(ranks, kind="stable")
    bounds = np.searchsorted(ranks[by_rank], np.arange(MOST)).tolist()
    shown = [
        Group(places.causes[order[at]], places.parts(by_rank[bounds[at] : bounds[at + 1]]))
        for at in range(MOST - 1)
    ]
    rest = Group(REST, places.parts(by_rank[bounds[-1] :]))
    return Ordered(None, shown, rest, len(order) - len(shown))


def _sizes(places: _Places, rule: Rule, pristine: Pristine) -> tuple[np.ndarray, np.ndarray]:
    """Cents and places of every cause, as Facts gives them for one."""
    known = pd.DataFrame({"code": places.code, "row": places.row, "answer": places.answer}).drop_duplicates()
    named = _added(known["code"], np.ones(len(known)), places)
    if places.answers[0].hits.table.name != "invoices" or pristine.entries is None:
        return np.zeros_like(named), named
    entry, cents = pristine.entries.entry, pristine.cents
    lines = known.drop_duplicates(["code", "row"])
    code, row = lines["code"].to_numpy(), lines["row"].to_numpy()
    pairs = pd.DataFrame({"code": code, "entry": entry[row]})
    pairs = pairs[pairs["entry"] >= 0].drop_duplicates()
    invoices = _added(pairs["code"], np.ones(len(pairs)), places)
    counts = np.where(invoices > 0, invoices, named) if rule.counts == "invoices" else named
    if rule.about != "invoices":
        return _added(code, cents[row], places), counts
    # All lines of an invoice but those of its second copy, and what is named beside them.
    gone = pristine.export.invoices.gone
    whole = np.bincount(entry[(entry >= 0) & ~gone], cents[(entry >= 0) & ~gone], entry.max(initial=0) + 1)
    beside = gone[row] | (entry[row] < 0)
    amounts = _added(pairs["code"], whole[pairs["entry"]], places)
    return amounts + _added(code[beside], cents[row[beside]], places), counts


def _added(codes: np.ndarray | pd.Series, values: np.ndarray, places: _Places) -> np.ndarray:
    # Sums of cents stay exact far beyond any administration: up to 2 ** 53.
    return np.bincount(codes, values, len(places.causes)).astype(np.int64)
