"""Planted faults of section J: exceptions with nothing left to accept."""

from __future__ import annotations

import datetime as dt
from random import Random

from tests.administration import Administration, Place
from tests.faults.amounts import plain_invoices
from tests.planting import Expectation, plants

SETTINGS = {Place("plango-lint.toml")}


@plants("stale-exception", "another invoice than the credit notes")
def another_invoice(administration: Administration, rng: Random) -> Expectation:
    administration.accept("credit-note", invoice=rng.choice(plain_invoices(administration)).number)
    return Expectation(places=SETTINGS)


@plants("stale-exception", "invoices of another year")
def invoices_of_another_year(administration: Administration, rng: Random) -> Expectation:
    first = rng.randint(1, 10**6) + 2 * 10**9
    administration.accept("gap-in-invoice-numbers", invoice=f"{first}..{first + rng.randint(1, 40)}")
    return Expectation(places=SETTINGS)


@plants("stale-exception", "a value that is not there any more", lists={"ledger"})
def value_not_there(administration: Administration, rng: Random) -> Expectation:
    administration.accept("unknown-ledger-account", field="ledger", value=f"89{rng.randint(1000, 9999)}")
    return Expectation(places=SETTINGS)


@plants("stale-exception", "a rule that finds nothing")
def rule_finds_nothing(administration: Administration, rng: Random) -> Expectation:
    administration.accept(
        rng.choice(["missing-description", "total-row", "invoice-lines-apart", "future-date"])
    )
    return Expectation(places=SETTINGS)


@plants("stale-exception", "its last day is over, and what it accepted is still there")
def last_day_over(administration: Administration, rng: Random) -> Expectation:
    administration.accept("credit-note", until=administration.as_of - dt.timedelta(days=rng.randint(1, 400)))
    return Expectation(places=SETTINGS)


@plants("stale-exception", "two with nothing left, and one whose last day is over")
def three_of_two_kinds(administration: Administration, rng: Random) -> Expectation:
    rule_finds_nothing(administration, rng)
    another_invoice(administration, rng)
    last_day_over(administration, rng)
    return Expectation(count=3, problems=2, places=SETTINGS)
