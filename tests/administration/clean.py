"""A clean administration from a seed: every pattern that is normal, and nothing to report."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from random import Random
from typing import Any, Unpack

from .books import PATHS, SIMPLE_PATHS, WORKBOOK_PATHS, Administration
from .catalogue import ACCOUNTS, VAT_CODES, Catalogue, chosen, ledger_accounts, vat_list
from .features import Features, List
from .layout import WITH_VAT, debtor_layout, invoice_layout
from .month import (
    Entry,
    earlier_entries,
    late_entries,
    lines_of,
    month_entries,
    number_entries,
    plan_credits,
    plan_gaps,
)
from .people import students
from .records import Debtor, Line, Relation, Role

SERIES = ["year", "year", "five", "one"]
LOCATIONS = ["Utrecht", "Nieuwegein, Cityplaza", "Zeist"]
INSTRUCTORS = ["Kees", "Marloes", "André"]


def clean(seed: int, **features: Unpack[Features]) -> Administration:
    """The same seed and features give the same bytes; other features change as little as they can."""

    def part(name: str) -> Random:
        return Random(f"{seed}/{name}")  # noqa: S311

    month = features.get("month") or _month(part("month"))
    count = features.get("invoices") or part("count").randint(60, 120)
    old, new = _people(part("people"), count)
    columns = set(features.get("columns", ())) - set(features.get("without_columns", ()))
    layout = invoice_layout(part("layout"), features.get("style"), columns, features.get("quoting"))
    _leave_out(layout.fields, set(features.get("without_columns", ())))
    catalogue = Catalogue(
        part("catalogue"),
        chosen(part("accounts"), ACCOUNTS),
        chosen(part("vat"), VAT_CODES),
        whole_euros=bool(set(WITH_VAT) & set(layout.fields)) or part("euros").random() < 0.3,
        change=dt.date(*month, 15),
    )
    book = Bookkeeping(features, seed, month, catalogue, old, new)
    booked, entries = book.entries(count)
    gaps = number_entries(
        part("numbers"), features.get("numbers") or part("series").choice(SERIES), booked + entries
    )
    paths = book.paths()
    return Administration(
        seed=seed,
        month=month,
        lines=book.lines(entries),
        debtors=book.debtors_file(part("debtors file")),
        earlier=book.lines(booked),
        ledger=ledger_accounts(catalogue.accounts, catalogue.vat_codes),
        vat=vat_list(catalogue.vat_codes),
        relations=book.relations(part("relations")),
        people=old + new,
        accounts=dict(catalogue.accounts),
        vat_codes=dict(catalogue.vat_codes),
        layouts={
            "invoices": layout,
            "debtors": debtor_layout(
                part("debtors"), features.get("style"), layout, features.get("one_name")
            ),
            "earlier": replace(layout, fields=list(layout.fields), headers=dict(layout.headers), inserted=[]),
        },
        paths=paths,
        settings=book.settings(gaps, paths),
        gaps=gaps,
        rng=part("planter"),
    )


def _month(rng: Random) -> tuple[int, int]:
    """January, most often: the month that has invoices of another year in it."""
    year = rng.choice([2023, 2024, 2024, 2025])
    return (2024, 1) if rng.random() < 0.4 else (year, rng.choice([1, 1, *range(2, 13)]))


def _people(rng: Random, count: int) -> tuple[list[Debtor], list[Debtor]]:
    """Those who have been customers for a year, and the new ones."""
    first = rng.randint(90, 1200)
    codes = [first + number * 2 + rng.randint(0, 1) for number in range(count * 8 // 10)]
    people = students(rng, codes)
    return people[: count * 4 // 10], people[count * 4 // 10 :]


def _leave_out(fields: list[str], names: set[str]) -> None:
    fields[:] = [name for name in fields if name not in names]


@dataclass
class Bookkeeping:
    """How the features of one administration hang together."""

    features: Features
    seed: int
    month: tuple[int, int]
    catalogue: Catalogue
    old: list[Debtor]
    new: list[Debtor]

    @property
    def lists(self) -> set[List]:
        return set(self.features.get("lists", ()))

    def entries(self, count: int) -> tuple[list[Entry], list[Entry]]:
        """What was booked before, and what is to be imported now."""
        rng = Random(f"{self.seed}/month")  # noqa: S311
        late = late_entries(rng, self.catalogue, self.month, self.old)
        before = late[0].date
        if self.features.get("one_month"):
            late = []
        people = self.new[-1:] + self.old + self.new[:-1]
        entries = month_entries(rng, self.catalogue, self.month, count - len(late), people)
        if self.features.get("credits", True):
            plan_credits(rng, entries)
        gaps = self.features.get("gaps")
        if (rng.random() < 0.6) if gaps is None else gaps:
            plan_gaps(rng, entries)
        months = 2 if self.features.get("earlier") is True else int(self.features.get("earlier", 0))
        booked = earlier_entries(rng, self.catalogue, before, months, self.old) if months else []
        return booked, late + entries

    def lines(self, entries: list[Entry]) -> list[Line]:
        return [line for entry in entries for line in lines_of(entry, self.catalogue, self._extra(entry))]

    def _extra(self, entry: Entry) -> dict[str, str]:
        rng = Random(f"{self.seed}/{entry.debtor}")  # noqa: S311
        student = next(person.student for person in self.old + self.new if person.code == entry.debtor)
        return {
            "student": student,
            "location": rng.choice(LOCATIONS),
            "instructor": rng.choice(INSTRUCTORS),
            "category": "B",
            "remark": rng.choice(["", "", "", "Graag per e-mail"]),
        }

    def debtors_file(self, rng: Random) -> list[Debtor]:
        """New students and a few old ones; everybody when nothing else knows the old ones."""
        known = "relations" in self.lists or self.features.get("earlier")
        again = rng.sample(self.old, 4) if known else self.old
        return sorted(again + self.new, key=lambda debtor: int(debtor.code))

    def relations(self, rng: Random) -> list[Relation]:
        """Old customers, others who are none, and one prospect who becomes a customer by this import."""
        invoiced = self.old + ([] if self.features.get("debtors") else self.new)
        known = [
            Relation(d.code, d.name, email=d.email.split(";")[0].split(",")[0], postcode=d.postcode)
            for d in invoiced
        ]
        if self.features.get("debtors"):
            person = self.new[0]
            known.append(Relation(person.code, person.name, "P", email="", postcode=person.postcode))
        far = 90_000 + rng.randint(0, 900)
        others = [
            Relation(str(far), "Garage De Band (leverancier)", "A"),
            Relation(str(far + 1), "CBR", "A"),
            Relation(str(far + 2), "Tankpas & Zonen B.V.", "S"),
            Relation(str(far + 3), "Oud-leerling, vertrokken", "C", blocked=True),
        ]
        return known + others

    def paths(self) -> dict[Role, str]:
        given: list[Role] = ["invoices", "settings", *sorted(self.lists)]
        given += ["debtors"] if self.features.get("debtors") else []
        ways = self.features.get("earlier_as", {"export"}) if self.features.get("earlier") else set()
        given += ["earlier"] if "export" in ways else []
        given += ["transactions"] if "transactions" in ways else []
        given += ["audit-file"] if "audit-file" in ways or self.features.get("audit_file") else []
        paths = {"simple": SIMPLE_PATHS, "workbook": WORKBOOK_PATHS, "exact": PATHS}
        forms: dict[Any, str] = {**self.features.get("forms", {})}
        return {role: paths[forms.get(role, "exact")][role] for role in given}

    def settings(self, gaps: list[tuple[int, int]], paths: dict[Role, str]) -> dict[str, Any]:
        settings: dict[str, Any] = {"language": "nl"}
        known: dict[str, Any] = {}
        if any(path.startswith("exact/") for path in paths.values()):
            known["lists"] = ["exact"]
        if "earlier" in paths:
            known["earlier"] = ["verwerkt/*.csv"]
        if known:
            settings["exact"] = known
        if self.features.get("mapping"):
            settings["mapping"] = self._mapping()
        if gaps and self.features.get("earlier"):
            settings["accept"] = [_deleted(first, last) for first, last in gaps]
        return settings

    def _mapping(self) -> dict[str, Any]:
        accounts, vat = self.catalogue.accounts, self.catalogue.vat_codes
        return {
            "*rijles*": {"ledger": accounts["lessons"], "vat": vat["high"]},
            "Proefles*": accounts["lessons"],
            "Spoedcursus*": accounts["lessons"],
            "Theorieboek*": {"ledger": accounts["books"], "vat": vat["low"]},
            "Theoriecursus*": {"ledger": accounts["courses"], "vat": vat["high"]},
            "Theorie-examen*": {"ledger": accounts["cbr"], "vat": vat["none"]},
        }


def _deleted(first: int, last: int) -> dict[str, str]:
    numbers = str(first) if first == last else f"{first}..{last}"
    return {"rule": "gap-in-invoice-numbers", "invoice": numbers, "reason": "Concepten verwijderd in PlanGo"}
