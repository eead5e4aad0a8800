"""What a test can ask of a clean administration."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from random import Random
from typing import Literal, TypedDict

from .layout import Quoting

List = Literal["ledger", "vat", "relations", "journals", "periods"]
Form = Literal["exact", "simple", "workbook"]
EarlierAs = Literal["export", "transactions", "audit-file"]


class Features(TypedDict, total=False):
    """All optional; what is left out is absent (lists, earlier, debtors, mapping) or left to the seed (the rest)."""

    lists: Collection[List]  # what Exact knows, in exact/
    forms: Mapping[List, Form]  # Exact's own form, or a workbook; ledger, vat, relations: or a simple CSV
    debtors: bool  # the debtors file
    earlier: bool | int  # months of earlier invoices; True = 2; 13 reaches a year back
    earlier_as: Collection[
        EarlierAs
    ]  # what they are handed as: PlanGo's export in verwerkt/ (the usual), Exact's transaction list, audit files
    audit_file: bool  # an audit file, of last year when there are no earlier invoices
    mapping: bool  # [mapping] in the settings; never for products that are split
    columns: Collection[
        str
    ]  # optional columns that must be there: "journal", "vat_amount", "invoice_total", ...
    without_columns: Collection[str]  # optional columns that must not
    month: tuple[int, int]  # (2024, 1)
    numbers: Literal["year", "five", "one"]  # 202400001.., 41207.., from 1
    invoices: int  # how many; 60 to 120
    gaps: bool  # deleted drafts in the numbering
    one_month: bool  # no invoices of the month before
    credits: bool  # False: no credit notes
    style: Literal["article", "exact", "spelled", "english"]  # headers; "article" has the article's order too
    quoting: Quoting
    one_name: bool  # debtors: one name column, or first and last name


# What most users have.
FULL: Features = {"lists": frozenset({"ledger", "vat", "relations"}), "debtors": True, "earlier": True}


def varied(seed: int) -> Features:
    """Which lists and files are there differs from one user to the next."""
    rng = Random(f"{seed}/features")  # noqa: S311
    lists: list[List] = ["ledger", "vat", "relations", "journals", "periods"]
    given = [name for name in lists if rng.random() < 0.6]
    forms: dict[List, Form] = {
        name: "simple" for name in given[:3] if name in lists[:3] and rng.random() < 0.3
    }
    features: Features = {
        "lists": frozenset(given),
        "forms": forms,
        "debtors": rng.random() < 0.7,
        "earlier": rng.choice([0, 0, 2, 13]),
        "mapping": rng.random() < 0.3,
    }
    forms |= {name: "workbook" for name in given if name not in forms and rng.random() < 0.3}
    ways: list[EarlierAs] = ["export", "transactions", "audit-file"]
    features["earlier_as"] = frozenset(rng.sample(ways, rng.choice([1, 1, 2, 3])))
    features["audit_file"] = rng.random() < 0.2
    return features
