"""Planted contradictions between two lists of one kind. Rules go by the first one, so nothing else is found."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from tests.administration import Administration, Place
from tests.administration.exact import ledger_simple, relations_simple, vat_simple
from tests.administration.sheets import periods as period_sheet
from tests.administration.sheets import relations as relation_sheet
from tests.planting import Expectation, plants

OLD = "exact/oude-lijst.csv"
OLD_WORKBOOK = "exact/oude-lijst.xlsx"
RULE = "lists-disagree"
Spoil = Callable[[Any], None]


def setting(name: str, value: Any) -> Spoil:
    return lambda record: setattr(record, name, value)


def differently(records: Sequence[Any], index: int, spoil: Spoil) -> list[Any]:
    """Copies of a list's records, one of them spoiled."""
    copies = copy.deepcopy(list(records))
    spoil(copies[index])
    return copies


def found(*places: Place) -> Expectation:
    return Expectation(count=1, places=set(places))


# Ledger accounts: Exact's search list, and an older simple one behind it


def ledger_with(spoil: Spoil) -> Callable[[Administration, Random], Expectation]:
    def plant(administration: Administration, rng: Random) -> Expectation:
        code = rng.choice(administration.lines_of("lesson")).ledger
        index = [account.code for account in administration.ledger].index(code)
        old = differently(administration.ledger, index, spoil)
        administration.extra_files[OLD] = ledger_simple(old, administration.vat)
        return found(Place(administration.paths["ledger"], index + 2, "code"), Place(OLD, index + 2, "code"))

    return plant


for field, value in (("type", 121), ("blocked", True), ("balance", "B"), ("vat_code", "9")):
    plants(RULE, f"ledger: {field}", lists={"ledger"})(ledger_with(setting(field, value)))


# VAT codes: Exact's XML, which has lines and no rows, and a simple list


def vat_with(spoil: Spoil) -> Callable[[Administration, Random], Expectation]:
    def plant(administration: Administration, _: Random) -> Expectation:
        index = [code.role for code in administration.vat].index("high")
        old = differently(administration.vat, index, spoil)
        administration.extra_files[OLD] = vat_simple(old)
        row = 2 + sum(len(code.rates) for code in old[:index])
        return found(Place(administration.paths["vat"]), Place(OLD, row, "code"))

    return plant


def another_rate(code: Any) -> None:
    code.rates[-1].percentage = 20


plants(RULE, "vat: type", lists={"vat"})(vat_with(setting("type", "I")))
plants(RULE, "vat: blocked", lists={"vat"})(vat_with(setting("blocked", True)))
plants(RULE, "vat: transaction", lists={"vat"})(vat_with(setting("transaction", "P")))
plants(RULE, "vat: percentage", lists={"vat"})(vat_with(another_rate))


# Relations: Exact's XML, and a simple list or a workbook


def relation_with(spoil: Spoil, path: str = OLD) -> Callable[[Administration, Random], Expectation]:
    def plant(administration: Administration, rng: Random) -> Expectation:
        used = {line.debtor for line in administration.lines}
        index = rng.choice([i for i, each in enumerate(administration.relations) if each.code in used])
        old = differently(administration.relations, index, spoil)
        written = relations_simple(old) if path == OLD else relation_sheet(old, 1)
        administration.extra_files[path] = written
        row = index + (2 if path == OLD else 3)
        return found(Place(administration.paths["relations"]), Place(path, row, "code"))

    return plant


plants(RULE, "relations: status", lists={"relations"})(relation_with(setting("status", "S")))
plants(RULE, "relations: blocked", lists={"relations"})(relation_with(setting("blocked", True)))
plants(RULE, "relations: name", lists={"relations"})(relation_with(setting("name", "Xaviera Qwyn")))
plants(RULE, "relations: status, in a workbook", lists={"relations"})(
    relation_with(setting("status", "S"), OLD_WORKBOOK)
)


# Periods: Exact's XML, and a workbook


@plants(RULE, "periods: closed", lists={"periods"})
def closed_in_one(administration: Administration, _: Random) -> Expectation:
    return with_periods(administration, closed=[administration.month])


def with_periods(administration: Administration, **spoiled: Any) -> Expectation:
    years = sorted({line.year for line in administration.lines})
    administration.extra_files[OLD_WORKBOOK] = period_sheet(years, **{"closed": [], "title": 0, **spoiled})
    row = 1 + years.index(administration.month[0]) * 12 + administration.month[1]
    return found(Place(administration.paths["periods"]), Place(OLD_WORKBOOK, row, "period"))


@plants(RULE, "periods: another last day", lists={"periods"})
def another_last_day(administration: Administration, _: Random) -> Expectation:
    return with_periods(administration, short=administration.month)


@plants(RULE, "an audit file calls the debtor somebody else", lists={"relations"}, audit_file=True)
def another_name_in_the_audit_file(administration: Administration, rng: Random) -> Expectation:
    used = {line.debtor for line in administration.lines}
    relation = rng.choice(
        [each for each in administration.relations if each.code in used and each.status == "C"]
    )
    name, relation.name = relation.name, "Xaviera Qwyn"
    administration.overridden["audit-file"] = administration.content("audit-file")
    relation.name = name
    return found(Place(administration.paths["relations"]), Place(administration.paths["audit-file"]))
