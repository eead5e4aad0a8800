"""Planted faults against the other forms in which Exact's knowledge comes: audit files, transaction lists, workbooks."""

from __future__ import annotations

from random import Random

from tests.administration import Administration
from tests.administration.features import EarlierAs
from tests.faults import ledger, overlap, periods, relations, vat
from tests.planting import Expectation, Plant, at, plants

# What was imported before, as Exact itself tells it.
FROM_TRANSACTIONS: frozenset[EarlierAs] = frozenset({"transactions"})
FROM_AUDIT: frozenset[EarlierAs] = frozenset({"audit-file"})
FROM_EVERYTHING: frozenset[EarlierAs] = frozenset({"export", "transactions", "audit-file"})
WAYS = (
    ("a transaction list", FROM_TRANSACTIONS),
    ("an audit file", FROM_AUDIT),
    ("three kinds of sources", FROM_EVERYTHING),
)


def in_every_way(rule: str, variant: str, plant: Plant, **features: str) -> None:
    """The same fault, whatever tells what was imported before."""
    for way, sources in WAYS:
        plants(rule, f"{variant}, by {way}", earlier=True, earlier_as=sources, **features)(plant)  # type: ignore[arg-type]


in_every_way("already-imported", "one invoice", overlap.one_already_imported)
in_every_way("already-imported", "the last ones again", overlap.last_ones_again)
in_every_way("already-imported", "a cent off", overlap.imported_a_cent_off)
for what in ("total", "debtor", "date"):
    in_every_way("changed-since-import", what, overlap.changed(what))
in_every_way("looks-already-imported", "one", overlap.booked_under_another_number, numbers="five")
in_every_way("invoice-run-twice", "of what is in Exact", overlap.made_again_after_the_import, numbers="five")
in_every_way("gap-since-last-import", "the first ones left out", overlap.the_first_ones_left_out)
in_every_way("older-than-last-import", "forgotten earlier", overlap.forgotten_earlier)


# Exact says what was corrected there after the import: its word goes before the export's.


@plants("changed-since-import", "corrected in Exact", earlier=True, earlier_as=FROM_EVERYTHING)
def corrected_in_exact(administration: Administration, rng: Random) -> Expectation:
    made = overlap.again(administration, [rng.choice(overlap.earlier_invoices(administration)[-8:])])
    export = administration.content("earlier")
    for line in administration.earlier:
        if line.number == made[0][0].number:
            line.cents += 1000
    administration.overridden["earlier"] = export
    return at(administration, overlap.first_lines(made), "number")


# Lists that an audit file holds


def with_audit_file(rule: str, variant: str, plant: Plant) -> None:
    plants(rule, f"{variant}, by an audit file", audit_file=True)(plant)


with_audit_file("unknown-ledger-account", "a digit typed wrong", ledger.digit_typed_wrong)
with_audit_file("unknown-vat-code", "a code that is nowhere", vat.code_nowhere)
with_audit_file("unknown-debtor", "somebody new", relations.nobody_knows)
with_audit_file("unknown-debtor", "leading zeros", relations.leading_zeros)
plants("unknown-journal", "by an audit file", audit_file=True, columns={"journal"})(ledger.in_journal("71"))
plants("journal-not-for-sales", "by an audit file", audit_file=True, columns={"journal"})(
    ledger.in_journal("60")
)
plants("debtor-code-taken", "by an audit file", audit_file=True, debtors=True)(relations.somebody_else)


@plants(
    "unknown-period", "a closing period, by an audit file", audit_file=True, earlier=True, month=(2024, 5)
)
def unknown_in_audit_file(administration: Administration, rng: Random) -> Expectation:
    return periods.unknown_closing_period(administration, rng)


# Workbooks


def with_workbook(rule: str, variant: str, plant: Plant, *lists: str) -> None:
    forms = dict.fromkeys(lists, "workbook")
    plants(rule, f"{variant}, in a workbook", lists=frozenset(lists), forms=forms)(plant)  # type: ignore[arg-type]


with_workbook("unknown-ledger-account", "a digit typed wrong", ledger.digit_typed_wrong, "ledger")
with_workbook("unknown-ledger-account", "a leading zero too many", ledger.leading_zero, "ledger")
with_workbook("ledger-account-blocked", "an account that is used", ledger.account_blocked, "ledger")
with_workbook("ledger-account-wrong-type", "type 20", ledger.on_type(20), "ledger")
with_workbook("unknown-vat-code", "a code that is nowhere", vat.code_nowhere, "vat")
with_workbook("vat-code-blocked", "blocked", vat.blocked_code, "vat")
with_workbook("vat-code-not-for-sales", "purchase only", vat.purchase_code, "vat")
with_workbook("vat-code-includes-vat", "high rate", vat.including_code, "vat")
with_workbook("unknown-debtor", "somebody new", relations.nobody_knows, "relations")
with_workbook("debtor-not-a-customer", "a prospect", relations.no_customer, "relations")
with_workbook("debtor-blocked", "blocked", relations.blocked, "relations")
with_workbook("debtor-blocked", "ended before the invoice", relations.ended, "relations")
with_workbook("unknown-period", "a closing period", periods.unknown_closing_period, "periods")


# What Exact's own lists lack


def never_imported(administration: Administration, rng: Random, count: int = 1) -> None:
    """Invoices between two others that are in Exact, left out there."""
    every = overlap.earlier_invoices(administration)
    inner = [
        invoice
        for before, invoice, behind in zip(every, every[1:], every[2:], strict=False)
        if behind.number - before.number == 2
    ]
    chosen = rng.sample(inner[::2], count)
    gone = {invoice.number for invoice in chosen}
    administration.earlier = [line for line in administration.earlier if line.number not in gone]


@plants("gap-in-booked-numbers", "one invoice", earlier=True, earlier_as=FROM_TRANSACTIONS)
@plants("gap-in-booked-numbers", "one invoice, by an audit file", earlier=True, earlier_as=FROM_AUDIT)
@plants(
    "gap-in-booked-numbers",
    "one invoice, numbers anew",
    earlier=True,
    earlier_as=FROM_TRANSACTIONS,
    numbers="one",
)
def one_never_imported(administration: Administration, rng: Random) -> Expectation:
    never_imported(administration, rng)
    return Expectation()


@plants("gap-in-booked-numbers", "several", earlier=True, earlier_as=FROM_TRANSACTIONS, numbers="five")
def several_never_imported(administration: Administration, rng: Random) -> Expectation:
    never_imported(administration, rng, 3)
    return Expectation(count=3)
