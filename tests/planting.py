"""The words in which planted faults are declared; nothing here knows the linter.

A planter takes a clean administration, spoils one thing at a random place, and says what must be found. It stands
in tests/faults/, in the file of its rule's section, and registers itself for one rule and one variant (one for
every trigger that the rule's definition names):

    @plants("unknown-ledger-account", "a digit typed wrong", lists={"ledger"})
    def digit_typed_wrong(administration: Administration, rng: Random) -> Expectation:
        line = rng.choice(administration.lines_of("lesson"))
        line.ledger = "899999"
        return at(administration, [line], "ledger")

    @plants("separator-line", "first line sep=")
    def first_line_sep(administration: Administration, rng: Random) -> Expectation:
        administration.insert_raw_line(0, "sep=,", rows=0)
        return Expectation(places={Place("facturen.csv")})

What follows the rule and variant are features of `clean`: the lists and files that the rule needs, and the
columns, gaps or numbers that the fault depends on. What is not named is left to the seed, so a planter must work
with every column order, quoting and numbering.

How to spoil
    line.ledger = "899999"            a value; totals, VAT, due dates and names follow it when written
    line.raw["amount"] = "870.00"     the text of one cell, whatever the value says; quoted when it must be
    line.written = ...                the physical row; start from administration.row_text(line)
    administration.insert(before, line.copy(number=...)) / remove(line) / renumber(lines, number)
    administration.insert_raw_line(line, text)      a physical row after a line's, or after a row (0 = top)
    administration.layout.headers["number"] = "Nr"       layout: headers, fields, delimiter, quoting, encoding, bom
    administration.overridden["invoices"] = b""          a whole file
    administration.extra_files["tweede.csv"] = administration.invoice_file(lines)
    administration.registered("facturen.csv", refused=[...])      in the register already, and checked again
    administration.configure("import", "first-import", True)
    administration.account(code).blocked = True          Exact's lists: ledger, vat, relations, journals, closed

What to expect
    at(administration, records, "ledger")     one problem, one place for each record
    at(administration, records)               the same for whole rows
    Expectation(count=3, problems=2, places=None, hides=...)    everything else
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any, Unpack

from tests.administration import Administration, Features, Place, Record, clean

EVERYTHING = frozenset({"*"})


@dataclass(frozen=True, slots=True)
class Expectation:
    """What must be added to the findings of the clean month, all of it by the planted rule."""

    count: int | None = 1  # faulty places over all its problems; None = not compared
    problems: int = 1  # causes
    places: set[Place] | None = None  # all of them; fields that are None in a place are not compared
    hides: frozenset[str] = frozenset()  # rules whose findings of the clean month may go; EVERYTHING = any
    options: Mapping[str, Any] = field(default_factory=dict)  # of `check`, beside as_of: {"as_of": date}


Plant = Callable[[Administration, Random], Expectation]


@dataclass(frozen=True, slots=True)
class Planted:
    """A spoiled administration and what must be found in it, ready to be written and linted."""

    rule: str
    variant: str
    administration: Administration
    expected: Expectation

    @property
    def options(self) -> dict[str, Any]:
        return {"as_of": self.administration.as_of, **self.expected.options}


@dataclass(frozen=True, slots=True)
class Planter:
    rule: str
    variant: str
    features: Features
    plant: Plant

    def __str__(self) -> str:
        return f"{self.rule}: {self.variant}"

    def clean(self, seed: int) -> Administration:
        """The month before the fault."""
        return clean(seed, **self.features)

    def planted(self, seed: int) -> Planted:
        """The same month with the fault in it."""
        administration = self.clean(seed)
        rng = Random(f"{seed}/{self}")  # noqa: S311
        return Planted(self.rule, self.variant, administration, self.plant(administration, rng))


_PLANTERS: dict[tuple[str, str], Planter] = {}


def plants(rule: str, variant: str, **features: Unpack[Features]) -> Callable[[Plant], Plant]:
    """Registers a planter; several may stand above one function when only the features differ."""

    def register(plant: Plant) -> Plant:
        if (rule, variant) in _PLANTERS:
            raise ValueError(f"two planters for {rule}: {variant}")
        _PLANTERS[rule, variant] = Planter(rule, variant, features, plant)
        return plant

    return register


def at(
    administration: Administration,
    records: Iterable[Record],
    name: str | None = None,
    *,
    problems: int = 1,
    hides: frozenset[str] = frozenset(),
) -> Expectation:
    """The cell `name` of each record, or the whole row, is a place. To be called when all is spoiled."""
    places = administration.places(records, name)
    return Expectation(len(places), problems, places, hides)


def planters() -> list[Planter]:
    """Those of every module in tests/faults/, by rule and variant."""
    for module in _fault_modules():
        importlib.import_module(module)
    return [_PLANTERS[key] for key in sorted(_PLANTERS)]


def _fault_modules() -> Iterator[str]:
    faults = importlib.import_module("tests.faults")
    yield from (f"tests.faults.{module.name}" for module in pkgutil.iter_modules(faults.__path__))
