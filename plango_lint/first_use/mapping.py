"""Which product belongs on which account, as far as the exports agree on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plango_lint.first_use.products import is_exam_fee
from plango_lint.settings import matches

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from plango_lint.first_use.facts import Account, Product

MOST_ROWS = 25  # more is nothing that somebody looks through
MOST_LOOKED_AT = 200  # of the thousands of texts of a school that puts dates in them
LEAST_LINES = 2  # one line is no habit
_SHORTEST = 3  # letters of a word that may stand for a family


@dataclass(frozen=True, slots=True)
class Row:
    """One row of [mapping], and what it rests on."""

    pattern: str
    account: str
    lines: int
    texts: int


def mapping_of(
    products: Sequence[Product],
    accounts: Mapping[str, Account] | None,
    exam_fees: Sequence[str],
    without_vat: Collection[str],
) -> tuple[Row, ...]:
    """Rows for products that always stand on one account, and families of products that begin alike.

    `accounts` are those Exact knows; None when nobody knows. Exams only when they are the fee that
    is passed on, all of it `without_vat`: PlanGo splits the others. No row says anything about a
    product whose lines disagree, with each other or with the VAT code of the account.
    """
    settled = frozenset(
        product
        for product in products
        if _is_settled(product, accounts)
        and (not is_exam_fee(product.text, exam_fees) or product.vat_codes <= {*without_vat})
    )
    rows = [row for row in _rows(products, settled, exam_fees, 1) if row.lines >= LEAST_LINES]
    rows = sorted(rows, key=lambda row: (-row.lines, row.pattern))[:MOST_LOOKED_AT]
    caught = {row: frozenset(p for p in products if matches(p.text, (row.pattern,))) for row in rows}
    # The first row that fits counts, so those that reach furthest come last.
    rows.sort(key=lambda row: sum(product.accounts != {row.account} for product in caught[row]))
    while wrong := _first_wrong(rows, caught):
        rows.remove(wrong)
    most = {*sorted(rows, key=lambda row: -row.lines)[:MOST_ROWS]}
    return tuple(row for row in rows if row in most)


def _is_settled(product: Product, accounts: Mapping[str, Account] | None) -> bool:
    if len(product.accounts) != 1 or "" in product.accounts:
        return False
    if accounts is None:
        return True
    (code,) = product.accounts
    account = accounts.get(code)
    return account is not None and (not account.vat_code or product.vat_codes == {account.vat_code})


def _rows(
    products: Sequence[Product], settled: Collection[Product], exam_fees: Sequence[str], depth: int
) -> Iterator[Row]:
    """A family where all that begin with the same words agree; else its smaller families, else one text."""
    families: dict[tuple[str, ...], list[Product]] = {}
    for product in products:
        families.setdefault(tuple(product.text.casefold().split()[:depth]), []).append(product)
    for words, family in families.items():
        members = [product for product in family if product in settled]
        if len(family) == 1 or len(words) < depth:
            yield from (_row(product.text, [product]) for product in members)
        elif _is_family(family, members, words, exam_fees):
            yield _row(f"{_beginning(family[0].text, depth)}*", family)
        else:
            yield from _rows(family, settled, exam_fees, depth + 1)


def _is_family(
    family: Sequence[Product], members: Sequence[Product], words: Sequence[str], exam_fees: Sequence[str]
) -> bool:
    accounts = {account for product in family for account in product.accounts}
    named = any(sum(sign.isalpha() for sign in word) >= _SHORTEST for word in words)
    exams = any(is_exam_fee(product.text, exam_fees) for product in family)
    return len(members) == len(family) and len(accounts) == 1 and named and not exams


def _beginning(text: str, depth: int) -> str:
    return " ".join(text.split()[:depth]).rstrip(".,:;-(")


def _row(pattern: str, products: Sequence[Product]) -> Row:
    (account,) = products[0].accounts
    return Row(pattern, account, sum(product.lines for product in products), len(products))


def _first_wrong(rows: Sequence[Row], caught: Mapping[Row, frozenset[Product]]) -> Row | None:
    """A row that says of some product anything else than its own lines do."""
    taken: set[Product] = set()
    for row in rows:
        if any(product.accounts != {row.account} for product in caught[row] - taken):
            return row
        taken |= caught[row]
    return None
