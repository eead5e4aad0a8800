"""Faults of VAT: section F of the catalogue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from random import Random

from tests.administration import Administration, Features, Invoice, Line
from tests.administration.cells import amount_text
from tests.administration.records import VatRate
from tests.planting import Expectation, at, plants

VAT_COLUMNS = {"vat_amount", "vat_percentage", "amount_including"}
SIMPLE: Features = {"lists": {"vat"}, "forms": {"vat": "simple"}}


def some(rng: Random, lines: Sequence[Line], most: int = 4) -> list[Line]:
    return rng.sample(lines, rng.randint(1, min(most, len(lines))))


def with_text_of(administration: Administration, product: str) -> list[Line]:
    """Every line, credit notes too, that has the text of a product's first line."""
    text = administration.lines_of(product)[0].text
    return [line for line in administration.lines if line.text == text]


def coded(administration: Administration, lines: Sequence[Line], code: str, problems: int = 1) -> Expectation:
    for line in lines:
        line.vat_code = code
    return at(administration, lines, "vat_code", problems=problems)


# Codes as they are written


@plants("missing-vat-code", "empty on one account")
@plants("missing-vat-code", "empty on one account, account's default known", lists={"ledger"})
@plants("missing-vat-code", "empty on one account, with VAT columns", lists={"vat"}, columns=VAT_COLUMNS)
def code_left_empty(administration: Administration, rng: Random) -> Expectation:
    return coded(administration, some(rng, administration.lines_of("lesson", "package", "bundle")), "")


@plants("missing-vat-code", "spaces only, on two accounts")
def code_of_spaces(administration: Administration, rng: Random) -> Expectation:
    lines = some(rng, administration.lines_of("lesson")) + some(rng, administration.lines_of("book"))
    for line in lines:
        line.raw["vat_code"] = "  "
    return at(administration, lines, "vat_code", problems=2)


@plants("missing-vat-code", "small-business scheme", lists={"vat"})
def code_left_empty_by_a_small_business(administration: Administration, rng: Random) -> Expectation:
    administration.configure("policy", "small-business-scheme", True)
    return coded(administration, administration.lines_of("theory", "health"), "")


@plants("bad-vat-code", "more than 3 characters")
@plants("bad-vat-code", "more than 3 characters, with a VAT list", lists={"vat"})
def long_code(administration: Administration, rng: Random) -> Expectation:
    code = rng.choice(["BTW hoog", "810200", "2100", "21 %", "HOOG"])
    return coded(administration, some(rng, administration.lines), code)


@plants("percentage-as-vat-code", "21 or 19")
@plants("percentage-as-vat-code", "21 or 19, with a VAT list", lists={"vat"})
def bare_percentage(administration: Administration, rng: Random) -> Expectation:
    return coded(administration, some(rng, administration.lines_of("lesson")), rng.choice(["21", "19"]))


@plants("percentage-as-vat-code", "with a percent sign")
@plants("percentage-as-vat-code", "with a percent sign, with a VAT list", **SIMPLE)
def percent_sign(administration: Administration, rng: Random) -> Expectation:
    return coded(
        administration, some(rng, administration.lines), rng.choice(["21%", "9%", "0%", "6 %", "%21"])
    )


@plants("percentage-as-vat-code", "9 or 6 beside 21 or 19")
@plants("percentage-as-vat-code", "9 or 6 beside 21 or 19, with a VAT list", lists={"vat"})
def low_percentage_beside_high(administration: Administration, rng: Random) -> Expectation:
    high, low = some(rng, administration.lines_of("lesson")), some(rng, administration.lines_of("book"))
    coded(administration, high, rng.choice(["21", "19"]))
    coded(administration, low, rng.choice(["9", "6"]))
    return at(administration, high + low, "vat_code", problems=2)


# Codes against Exact's list


@plants("unknown-vat-code", "a code that is nowhere", lists={"vat"})
@plants("unknown-vat-code", "a code that is nowhere, simple list", **SIMPLE)
@plants("unknown-vat-code", "9, with no 21 beside it", lists={"vat"})
def code_nowhere(administration: Administration, rng: Random) -> Expectation:
    return coded(administration, some(rng, administration.lines), rng.choice(["9", "ZZ", "12", "99"]))


@plants("unknown-vat-code", "leading zero lost or added", lists={"vat"})
def another_zero(administration: Administration, rng: Random) -> Expectation:
    code = administration.vat_codes["high"]
    code = code.lstrip("0") if code.startswith("0") else f"0{code}"
    return coded(administration, some(rng, administration.lines_of("lesson", "trial")), code)


@plants("unknown-vat-code", "codes typed in the settings")
def code_not_typed(administration: Administration, rng: Random) -> Expectation:
    administration.configure(
        "exact", "vat-codes", [administration.vat_codes[role] for role in ("none", "low", "high")]
    )
    return coded(administration, some(rng, administration.lines), "ZZ")


@plants("unknown-vat-code", "preset")
def code_not_in_preset(administration: Administration, rng: Random) -> Expectation:
    administration.configure("exact", "vat-codes", "nl-standard")
    standard = {
        administration.vat_codes[role]: code for role, code in (("none", "0"), ("low", "1"), ("high", "2"))
    }
    for line in administration.lines:
        line.vat_code = standard[line.vat_code]
    return coded(administration, some(rng, administration.lines), "12")


@plants("vat-code-blocked", "blocked", lists={"vat"})
@plants("vat-code-blocked", "blocked, simple list", **SIMPLE)
def blocked_code(administration: Administration, rng: Random) -> Expectation:
    return coded(
        administration, some(rng, administration.lines_of("lesson")), administration.vat_codes["blocked"]
    )


@plants("vat-code-not-for-sales", "purchase only", lists={"vat"})
@plants("vat-code-not-for-sales", "purchase only, simple list", **SIMPLE)
def purchase_code(administration: Administration, rng: Random) -> Expectation:
    return coded(
        administration, some(rng, administration.lines_of("lesson")), administration.vat_codes["purchase"]
    )


@plants("vat-code-includes-vat", "high rate", lists={"vat"})
@plants(
    "vat-code-includes-vat",
    "high rate, with VAT columns",
    columns=VAT_COLUMNS,
    lists={"vat"},
    forms={"vat": "simple"},
)
def including_code(administration: Administration, rng: Random) -> Expectation:
    return coded(
        administration,
        some(rng, administration.lines_of("lesson", "course")),
        administration.vat_codes["high-including"],
    )


@plants("vat-code-includes-vat", "every line", lists={"vat", "ledger"})
def including_codes_everywhere(administration: Administration, rng: Random) -> Expectation:
    including = {
        administration.vat_codes[rate]: administration.vat_codes[f"{rate}-including"]
        for rate in ("low", "high")
    }
    lines = [line for line in administration.lines if line.vat_code in including]
    for line in lines:
        line.vat_code = including[line.vat_code]
    return at(administration, lines, "vat_code", problems=2)


@plants("vat-rate-not-valid-on-date", "expired", lists={"vat"})
@plants("vat-rate-not-valid-on-date", "expired, simple list", **SIMPLE)
def expired_code(administration: Administration, rng: Random) -> Expectation:
    return coded(
        administration, some(rng, administration.lines_of("lesson")), administration.vat_codes["expired"]
    )


@plants("vat-rate-not-valid-on-date", "not yet valid", lists={"vat"})
def code_of_the_future(administration: Administration, rng: Random) -> Expectation:
    code = administration.vat_code("blocked")
    code.blocked, code.rates = False, [VatRate(21, dt.date(2030, 1, 1))]
    return coded(administration, some(rng, administration.lines_of("lesson")), code.code)


@plants("vat-code-differs-from-mapping", "one product", mapping=True)
@plants("vat-code-differs-from-mapping", "one product, with lists", mapping=True, lists={"vat", "ledger"})
def code_not_mapped(administration: Administration, rng: Random) -> Expectation:
    lines = some(rng, administration.lines_of(rng.choice(["lesson", "book", "course", "theory"])))
    codes = {administration.vat_codes[role] for role in ("none", "low", "high")} - {lines[0].vat_code}
    return coded(administration, lines, rng.choice(sorted(codes)))


@plants("vat-code-differs-from-mapping", "fee part of a split exam", mapping=True)
def mapped_fee_with_vat(administration: Administration, rng: Random) -> Expectation:
    """The fee's account tells which part it is; the own part beside it is right."""
    fee = rng.choice(administration.lines_of("exam-fee"))
    mapped = {"ledger": administration.accounts["cbr"], "vat": administration.vat_codes["none"]}
    administration.configure("mapping", fee.text, mapped)
    return coded(administration, [fee], administration.vat_codes["high"])


@plants(
    "vat-code-differs-from-mapping", "both parts of an exam, of which nothing tells the fee", mapping=True
)
def mapped_exam_with_vat(administration: Administration, rng: Random) -> Expectation:
    fee = rng.choice(administration.lines_of("exam-fee"))
    administration.configure("mapping", fee.text, {"vat": administration.vat_codes["none"]})
    both = [line for line in administration.lines if (line.number, line.text) == (fee.number, fee.text)]
    return coded(administration, both, administration.vat_codes["high"])


# Percentages


def sales(administration: Administration, *products: str) -> list[Invoice]:
    """Invoices that hold one of the products and are no credit note."""
    sold = {line.number for line in administration.lines_of(*products)}
    return [invoice for invoice in administration.invoices() if invoice.number in sold]


@plants("exam-fee-with-vat", "fee part at the high rate", lists={"vat"})
@plants("exam-fee-with-vat", "fee part at the high rate, with ledger list", lists={"vat", "ledger"})
def taxed_fee(administration: Administration, rng: Random) -> Expectation:
    kind = rng.choice(["exam", "toets"])
    invoice = rng.choice(sales(administration, f"{kind}-fee"))
    exams = [line for line in invoice.lines if line.product in {f"{kind}-fee", f"{kind}-own"}]
    return coded(administration, exams, administration.vat_codes["high"])


@plants("exam-fee-with-vat", "not split", lists={"vat"})
def undivided_exam(administration: Administration, rng: Random) -> Expectation:
    lines = []
    for invoice in rng.sample(sales(administration, "exam-fee"), 2):
        fee = next(line for line in invoice.lines if line.product == "exam-fee")
        own = next(line for line in invoice.lines if line.product == "exam-own")
        own.cents += fee.cents
        administration.remove(fee)
        lines.append(own)
    return at(administration, lines, "vat_code")


@plants("exam-fee-with-vat", "theory exam and health declaration", **SIMPLE)
def taxed_theory(administration: Administration, rng: Random) -> Expectation:
    invoice = rng.choice(sales(administration, "theory"))
    code = administration.vat_codes[rng.choice(["low", "high"])]
    return coded(administration, invoice.lines, code, problems=2)


@plants("lesson-without-high-vat", "low or none", lists={"vat"})
@plants("lesson-without-high-vat", "low or none, simple list", **SIMPLE)
@plants(
    "lesson-without-high-vat", "low or none, with ledger list", lists={"vat", "ledger"}, columns=VAT_COLUMNS
)
def lesson_at_another_rate(administration: Administration, rng: Random) -> Expectation:
    lines = some(rng, administration.lines_of(rng.choice(["lesson", "package", "trial"])), most=40)
    return coded(administration, lines, administration.vat_codes[rng.choice(["none", "low"])])


@plants("lesson-without-high-vat", "all lines, credit notes too", lists={"vat", "ledger"})
def lessons_at_another_rate(administration: Administration, rng: Random) -> Expectation:
    lines = with_text_of(administration, "lesson")
    return coded(administration, lines, administration.vat_codes[rng.choice(["none", "low"])])


@plants("discount-vat-differs", "no VAT", lists={"vat"})
@plants("discount-vat-differs", "no VAT, with ledger list", lists={"vat", "ledger"})
def discount_without_vat(administration: Administration, rng: Random) -> Expectation:
    discounts = [line for line in administration.lines if line.product == "discount"]
    return coded(administration, some(rng, discounts), administration.vat_codes["none"])


@plants("discount-vat-differs", "low rate, high lines only", **SIMPLE)
def discount_at_low_rate(administration: Administration, rng: Random) -> Expectation:
    discount = rng.choice([line for line in administration.lines if line.product == "discount"])
    books = [
        line for line in administration.lines if line.number == discount.number and line.product == "book"
    ]
    administration.remove(*books)
    return coded(administration, [discount], administration.vat_codes["low"])


@plants("product-on-several-vat-codes", "one line in twenty")
@plants("product-on-several-vat-codes", "one line in twenty, with ledger list", lists={"ledger"})
def few_lines_with_another_code(administration: Administration, rng: Random) -> Expectation:
    lines = with_text_of(administration, "lesson")
    chosen = rng.sample(lines, rng.randint(1, max(1, len(lines) // 20)))
    return coded(administration, chosen, administration.vat_codes[rng.choice(["none", "low"])])


@plants("product-on-several-vat-codes", "codes of one percentage", lists={"vat", "ledger"})
def few_lines_with_a_twin_code(administration: Administration, rng: Random) -> Expectation:
    administration.vat_code("blocked").blocked = False
    lines = with_text_of(administration, "lesson")
    chosen = rng.sample(lines, rng.randint(1, max(1, len(lines) // 20)))
    return coded(administration, chosen, administration.vat_codes["blocked"])


@plants("vat-code-differs-from-ledger-account", "lines of a book", lists={"vat", "ledger"})
def book_at_another_rate(administration: Administration, rng: Random) -> Expectation:
    code = administration.vat_codes[rng.choice(["none", "high"])]
    return coded(administration, some(rng, administration.lines_of("book")), code)


@plants(
    "vat-code-differs-from-ledger-account",
    "account's own code",
    lists={"vat", "ledger"},
    forms={"ledger": "simple"},
)
def account_with_another_code(administration: Administration, rng: Random) -> Expectation:
    account = administration.accounts["lessons"]
    administration.account(account).vat_code = administration.vat_codes[rng.choice(["none", "low"])]
    return at(administration, [line for line in administration.lines if line.ledger == account], "vat_code")


# Amounts of VAT


def misreckoned(
    administration: Administration, rng: Random, column: str, lines: Sequence[Line]
) -> Expectation:
    chosen = some(rng, [line for line in lines if line.cents > 2000])
    for line in chosen:
        wrong = line.cents * rng.choice([110, 150, 300]) // 100 + rng.randint(50, 500)
        line.raw[column] = amount_text(wrong, administration.layout)
    return at(administration, chosen, column)


@plants("vat-does-not-add-up", "VAT against the file's percentage", columns={"vat_amount", "vat_percentage"})
@plants("vat-does-not-add-up", "VAT against Exact's percentage", columns={"vat_amount"}, lists={"vat"})
@plants("vat-does-not-add-up", "all VAT columns and a list", columns=VAT_COLUMNS, lists={"vat"})
def wrong_vat(administration: Administration, rng: Random) -> Expectation:
    return misreckoned(administration, rng, "vat_amount", administration.lines)


@plants(
    "vat-does-not-add-up",
    "excluding and VAT against including",
    columns={"vat_amount", "amount_including"},
    without_columns={"vat_percentage"},
)
@plants("vat-does-not-add-up", "including with the right VAT", columns=VAT_COLUMNS, lists={"vat"})
@plants(
    "vat-does-not-add-up",
    "including against Exact's percentage",
    columns={"amount_including"},
    without_columns={"vat_amount"},
    lists={"vat"},
)
def wrong_including(administration: Administration, rng: Random) -> Expectation:
    lines = [line for line in administration.lines if line.vat_code == administration.vat_codes["high"]]
    return misreckoned(administration, rng, "amount_including", lines)


@plants("cents-will-differ", "lessons of 55,00", columns={"amount_including"}, lists={"vat"})
@plants(
    "cents-will-differ",
    "lessons of 55,00, simple list",
    columns=VAT_COLUMNS,
    lists={"vat"},
    forms={"vat": "simple"},
)
def round_prices_including_vat(administration: Administration, rng: Random) -> Expectation:
    lessons = [
        invoice
        for invoice in sales(administration, "lesson")
        if all(line.product == "lesson" and line.quantity == "1" for line in invoice.lines)
    ]
    chosen = rng.sample(lessons, rng.randint(1, 5))
    for invoice in chosen:
        for line in invoice.lines:
            line.cents, line.raw["amount_including"] = 4545, "55,00"
    return at(administration, [invoice.lines[0] for invoice in chosen], "amount_including")
