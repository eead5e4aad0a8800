"""Facts -> proposed settings. Nothing here asks, reads or writes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal, cast

from plango_lint.first_use import products
from plango_lint.first_use.mapping import Row, mapping_of
from plango_lint.first_use.places import Places, places_of
from plango_lint.notation import DUTCH, PLANGO_DATE

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from plango_lint.findings import Language
    from plango_lint.first_use.facts import Facts
    from plango_lint.settings.model import NumberNotation
    from plango_lint.sources import Source

_LETTERS_ARE_HABIT = 0.1  # of the debtor codes; fewer are slips


@dataclass(frozen=True, slots=True)
class Layout:
    """How Exact imports one invoice file; None: it does not follow from that file."""

    file: str
    number_column: int | None = None
    columns: tuple[str, ...] | None = None
    number_notation: NumberNotation | None = None
    date_notation: str | None = None
    notations_sure: bool = True  # False: Excel may have changed them


@dataclass(frozen=True, slots=True)
class Proposal:
    """The settings as they would be written, in the order of the file."""

    language: Language
    places: Places
    layout: Layout | None = None
    saved_import: bool = False  # such a definition has been saved in Exact
    first_import: bool = False
    settings_since: date | None = None
    vat_filed_until: date | None = None
    columns: Mapping[str, Mapping[str, str | int]] = field(default_factory=dict)
    mapping: tuple[Row, ...] = ()
    account_names: Mapping[str, str] = field(default_factory=dict)
    lessons: tuple[str, ...] = ()  # beyond the usual ones
    exam_fees: tuple[str, ...] = ()
    small_business_scheme: bool = False
    debtor_code: Literal["digits", "any"] = "digits"
    periods_per_year: int = 12


def propose(
    facts: Facts, earlier: Collection[str], language: Language, *, saved_import: bool = False
) -> Proposal:
    """What follows from the files when the exports of `earlier` are in Exact already.

    With `saved_import` a definition was saved in Exact: that of the last export that went there.
    """
    without_vat = codes_without_vat(facts)
    exam_fees = products.more_exam_fees(facts.products, without_vat)
    all_fees = (*products.KNOWN.exam_fees, *exam_fees)
    return Proposal(
        language=language,
        places=places_of(facts.found, earlier),
        layout=_layout(facts, earlier, saved_import),
        saved_import=saved_import,
        mapping=mapping_of(facts.products, facts.accounts, all_fees, without_vat),
        account_names={code: account.name for code, account in (facts.accounts or {}).items()},
        lessons=products.more_lessons(facts.products, without_vat),
        exam_fees=exam_fees,
        debtor_code=_debtor_code(facts.debtor_codes, facts.relation_codes),
        periods_per_year=_periods_per_year(facts),
    )


def _layout(facts: Facts, earlier: Collection[str], saved: bool) -> Layout | None:
    """That of the newest export which is to be imported; of a saved definition, of one that was."""
    imported = [export for export in facts.exports if export.path in earlier]
    waiting = [export for export in facts.exports if export.path not in earlier]
    exports = (imported or waiting) if saved else (waiting or imported)
    if not exports:
        return None
    newest = max(exports, key=lambda export: export.last or date.min)
    source = facts.source_of(newest.path)
    number = source.column_of("number")
    headers = tuple(column.header or "" for column in source.columns) if source.header_row else None
    return Layout(
        file=newest.path,
        number_column=number.position if number else None,
        columns=headers,
        number_notation=cast("NumberNotation | None", source.number_notation),
        date_notation=source.date_notation,
        notations_sure=newest in imported or _as_plango_writes(source),
    )


def _as_plango_writes(source: Source) -> bool:
    return source.number_notation in (None, DUTCH) and source.date_notation in (None, PLANGO_DATE)


def codes_without_vat(facts: Facts) -> Collection[str]:
    """By the list; without one, the code that everybody knows as no VAT."""
    known = facts.codes_without_vat
    return {code for code in facts.vat_codes_used if code and not code.strip("0")} if known is None else known


def charges_no_vat(facts: Facts) -> bool:
    """Nothing in the invoices carries VAT, which is what the small-business scheme looks like."""
    if facts.rates_used:
        return all(not rate.strip("0,.% ") for rate in facts.rates_used)
    used = facts.vat_codes_used - {""}
    return bool(used) and used <= {*codes_without_vat(facts)}


def _debtor_code(exported: Collection[str], known: Collection[str]) -> Literal["digits", "any"]:
    """Letters in Exact's own codes are meant so; in PlanGo's a few may be slips."""
    lettered = [code for code in exported if not code.isdigit()]
    habit = len(lettered) > _LETTERS_ARE_HABIT * len(exported)
    return "any" if habit or any(not code.isdigit() for code in known) else "digits"


def _periods_per_year(facts: Facts) -> int:
    if facts.periods_a_year:
        return facts.periods_a_year
    return 4 if _in_quarters(facts.stated_periods) else 12


def _in_quarters(pairs: Sequence[tuple[date, int]]) -> bool:
    """Every period is the quarter of its date, and several months prove that it is not the month."""
    months = {day.month for day, _ in pairs}
    quarters = {(day.month - 1) // 3 for day, _ in pairs}
    return len(months) > len(quarters) and all((day.month - 1) // 3 + 1 == period for day, period in pairs)
