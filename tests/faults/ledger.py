"""Planted faults of ledger accounts and journals."""

from __future__ import annotations

from random import Random

from tests.administration import Administration, LedgerAccount, Line
from tests.planting import Expectation, Plant, at, plants


def a_line(administration: Administration, rng: Random) -> Line:
    return rng.choice(administration.lines)


def lines_on(administration: Administration, account: str) -> list[Line]:
    return [line for line in administration.lines if line.ledger == account]


# missing-ledger-account


@plants("missing-ledger-account", "on one line")
@plants("missing-ledger-account", "with the lists", lists={"ledger", "vat"})
@plants("missing-ledger-account", "with a mapping", mapping=True)
def without_account(administration: Administration, rng: Random) -> Expectation:
    line = a_line(administration, rng)
    line.ledger = ""
    return at(administration, [line], "ledger")


@plants("missing-ledger-account", "on every line of one product")
def product_without_account(administration: Administration, rng: Random) -> Expectation:
    text = a_line(administration, rng).text
    lines = [line for line in administration.lines if line.text == text]
    for line in lines:
        line.ledger = ""
    return at(administration, lines, "ledger")


@plants("missing-ledger-account", "two products are two problems", lists={"ledger"})
def two_products_without_account(administration: Administration, rng: Random) -> Expectation:
    lines = [rng.choice(administration.lines_of("trial")), rng.choice(administration.lines_of("course"))]
    for line in lines:
        line.ledger = ""
    return at(administration, lines, "ledger", problems=2)


# unknown-ledger-account


@plants("unknown-ledger-account", "a digit typed wrong", lists={"ledger"})
@plants("unknown-ledger-account", "with everything", lists={"ledger", "vat"}, mapping=True, earlier=True)
@plants("unknown-ledger-account", "a simple list", lists={"ledger"}, forms={"ledger": "simple"})
def digit_typed_wrong(administration: Administration, rng: Random) -> Expectation:
    line = a_line(administration, rng)
    line.ledger = line.ledger[:-1] + ("7" if line.ledger[-1] != "7" else "6")
    return at(administration, [line], "ledger")


@plants("unknown-ledger-account", "a leading zero too many", lists={"ledger"})
def leading_zero(administration: Administration, rng: Random) -> Expectation:
    line = a_line(administration, rng)
    line.ledger = f"0{line.ledger}"
    return at(administration, [line], "ledger")


@plants("unknown-ledger-account", "gone from Exact", lists={"ledger"})
def gone_from_exact(administration: Administration, rng: Random) -> Expectation:
    account = administration.account(a_line(administration, rng).ledger)
    administration.ledger.remove(account)
    return at(administration, lines_on(administration, account.code), "ledger")


@plants("unknown-ledger-account", "accounts typed in the settings")
def not_typed(administration: Administration, rng: Random) -> Expectation:
    administration.configure("exact", "ledger-accounts", sorted(administration.accounts.values()))
    return digit_typed_wrong(administration, rng)


@plants("unknown-ledger-account", "fee part of a split exam that is mapped", lists={"ledger"}, mapping=True)
def unknown_fee(administration: Administration, rng: Random) -> Expectation:
    """The own part beside it is not blamed for being on an account of its own."""
    fee = rng.choice(administration.lines_of("exam-fee"))
    administration.configure(
        "mapping", fee.text, {"ledger": fee.ledger, "vat": administration.vat_codes["none"]}
    )
    fee.ledger = f"{fee.ledger[:-1]}7"
    return at(administration, [fee], "ledger")


# ledger-account-blocked


@plants("ledger-account-blocked", "an account that is used", lists={"ledger"})
@plants(
    "ledger-account-blocked",
    "an account that is used, a simple list",
    lists={"ledger"},
    forms={"ledger": "simple"},
)
def account_blocked(administration: Administration, rng: Random) -> Expectation:
    account = administration.account(a_line(administration, rng).ledger)
    account.blocked = True
    return at(administration, lines_on(administration, account.code), "ledger")


@plants("ledger-account-blocked", "one line on a blocked account", lists={"ledger", "vat"}, earlier=True)
def on_blocked_account(administration: Administration, rng: Random) -> Expectation:
    line = a_line(administration, rng)
    line.ledger = next(account.code for account in administration.ledger if account.blocked)
    return at(administration, [line], "ledger")


# ledger-account-wrong-type and ledger-account-not-revenue


def on_type(kind: int) -> Plant:
    """A line on an account of this type."""

    def plant(administration: Administration, rng: Random) -> Expectation:
        accounts = administration.accounts_of_type(kind)
        if not accounts:
            width = len(administration.accounts["lessons"])
            accounts = [LedgerAccount(f"3{kind}".ljust(width, "0"), f"Rekening van type {kind}", "B", kind)]
            administration.ledger += accounts
        line = a_line(administration, rng)
        line.ledger = rng.choice(accounts).code
        return at(administration, [line], "ledger")

    return plant


for kind in (20, 24):
    plants("ledger-account-wrong-type", f"type {kind}", lists={"ledger"})(on_type(kind))
    plants("ledger-account-wrong-type", f"type {kind}, with the VAT codes", lists={"ledger", "vat"})(
        on_type(kind)
    )
for kind in (10, 12, 14, 16, 21, 22, 111, 121, 130):
    plants("ledger-account-not-revenue", f"type {kind}", lists={"ledger"})(on_type(kind))
plants("ledger-account-not-revenue", "with everything", lists={"ledger", "vat"}, earlier=True)(on_type(121))
plants("ledger-account-not-revenue", "a simple list", lists={"ledger"}, forms={"ledger": "simple"})(
    on_type(10)
)


# ledger-account-differs-from-mapping


@plants("ledger-account-differs-from-mapping", "one line", mapping=True)
@plants("ledger-account-differs-from-mapping", "with the lists", mapping=True, lists={"ledger", "vat"})
def off_the_mapping(administration: Administration, rng: Random) -> Expectation:
    line = rng.choice(administration.lines_of("trial", "instalment", "book", "course", "theory"))
    others = set(administration.accounts.values()) - {line.ledger}
    line.ledger = rng.choice(sorted(others))
    return at(administration, [line], "ledger")


@plants("ledger-account-differs-from-mapping", "two accounts are two problems", mapping=True)
def off_the_mapping_twice(administration: Administration, rng: Random) -> Expectation:
    lines = rng.sample(administration.lines_of("lesson"), 2)
    for line, account in zip(lines, ("exams", "courses"), strict=True):
        line.ledger = administration.accounts[account]
    return at(administration, lines, "ledger", problems=2)


# cost-centre-required


@plants("cost-centre-required", "an account that is used", lists={"ledger"}, forms={"ledger": "simple"},
        without_columns={"cost_centre"})  # fmt: skip
def cost_centre_demanded(administration: Administration, rng: Random) -> Expectation:
    account = administration.account(a_line(administration, rng).ledger)
    account.cost_centre = True
    return at(administration, lines_on(administration, account.code), "ledger")


# product-on-several-accounts


@plants("product-on-several-accounts", "one line elsewhere")
@plants(
    "product-on-several-accounts", "one line elsewhere, with the lists", lists={"ledger", "vat"}, invoices=110
)
def one_elsewhere(administration: Administration, rng: Random) -> Expectation:
    line = rng.choice(administration.lines_of("lesson"))
    line.ledger = administration.accounts["exams"]
    return at(administration, [line], "ledger")


# unknown-journal, journal-not-for-sales, several-journals


def in_journal(code: str) -> Plant:
    """An invoice in another journal."""

    def plant(administration: Administration, rng: Random) -> Expectation:
        lines = rng.choice(administration.invoices()).lines
        for line in lines:
            line.journal = code
        return at(administration, lines, "journal")

    return plant


plants("unknown-journal", "one invoice", lists={"journals"}, columns={"journal"})(in_journal("71"))
plants("unknown-journal", "a leading zero", lists={"journals"}, columns={"journal"})(in_journal("070"))
plants("journal-not-for-sales", "purchases", lists={"journals"}, columns={"journal"})(in_journal("60"))
plants("journal-not-for-sales", "the bank", lists={"journals", "periods"}, columns={"journal"})(
    in_journal("20")
)


@plants("several-journals", "two that are for sales", columns={"journal"}, lists={"journals"})
@plants("several-journals", "without a list", columns={"journal"})
def two_journals(administration: Administration, rng: Random) -> Expectation:
    administration.journals["71"] = 20
    for line in rng.choice(administration.invoices()).lines:
        line.journal = "71"
    return Expectation(2, 1, administration.places(administration.lines, "journal"))
