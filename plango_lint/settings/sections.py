"""The sections of plango-lint.toml, one function each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from plango_lint.notation import DATE_NOTATIONS, DUTCH, ENGLISH
from plango_lint.settings.model import (
    Accept,
    Exact,
    MappingRow,
    NumberNotation,
    Policy,
    Products,
    SavedImport,
)
from plango_lint.settings.vocabulary import FIELDS, KEYS, unknown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from plango_lint.settings.section import Section

VAT_PRESETS = ("nl-standard",)


def read_exact(top: Section, folder: Path) -> Exact:
    section = top.section("exact", KEYS["exact"])
    preset = section.values.get("vat-codes")
    is_preset = isinstance(preset, str)
    if is_preset and preset not in VAT_PRESETS:
        section.expected("vat-codes", f'"{VAT_PRESETS[0]}" or a list of codes in quotes')
    return Exact(
        lists=section.paths("lists", folder),
        earlier=section.paths("earlier", folder, may_be_none=True),
        ledger_accounts=section.texts("ledger-accounts"),
        vat_codes=() if is_preset else section.texts("vat-codes"),
        vat_preset="nl-standard" if is_preset else None,
        journals=section.texts("journals"),
    )


def read_saved_import(top: Section) -> SavedImport:
    section = top.section("import", KEYS["import"])
    return SavedImport(
        invoice_number_column=section.whole_number("invoice-number-column", least=1),
        # A header row may have a cell without a text.
        columns=section.texts("columns", may_be_empty=True) if "columns" in section else None,
        number_notation=cast("NumberNotation | None", section.one_of("number-notation", (DUTCH, ENGLISH))),
        date_notation=section.one_of("date-notation", tuple(DATE_NOTATIONS)),
        first_import=section.yes_or_no("first-import", default=False),
        settings_since=section.day("settings-since"),
        vat_filed_until=section.day("vat-filed-until"),
    )


def read_columns(top: Section) -> Mapping[str, Mapping[str, str | int]]:
    columns = top.section("columns")
    columns.only(FIELDS, kind="role")
    found: dict[str, dict[str, str | int]] = {}
    for role in columns:
        section = columns.section(role)
        section.only(FIELDS[role], kind="field")
        found[role] = {field: _header_or_position(section, field) for field in section}
    return found


def _header_or_position(section: Section, field: str) -> str | int:
    value = section.values[field]
    is_header = isinstance(value, str) and value.strip()
    is_position = isinstance(value, int) and not isinstance(value, bool) and value >= 1
    if not (isinstance(value, str | int) and (is_header or is_position)):
        section.expected(field, "a header in quotes, or a position (1 is the first column)")
    return value


def read_mapping(top: Section) -> tuple[MappingRow, ...]:
    mapping = top.section("mapping")
    rows = []
    for product, meant in mapping.values.items():
        if isinstance(meant, dict) and meant:
            row = mapping.section(product, ("ledger", "vat"))
            rows.append(MappingRow(product, row.text("ledger"), row.text("vat")))
        elif isinstance(meant, str) and meant.strip():
            rows.append(MappingRow(product, meant))
        else:
            mapping.expected(product, 'an account in quotes, or { ledger = "...", vat = "..." }')
    return tuple(rows)


def read_products(top: Section) -> Products:
    section = top.section("products", KEYS["products"])
    given = {key.replace("-", "_"): section.texts(key) for key in section}
    return Products(**given)


def read_policy(top: Section) -> Policy:
    section = top.section("policy", KEYS["policy"])
    return Policy(
        small_business_scheme=section.yes_or_no("small-business-scheme", default=False),
        debtor_code="any" if section.one_of("debtor-code", ("digits", "any")) == "any" else "digits",
        periods_per_year=section.whole_number("periods-per-year", least=1, most=366) or 12,
    )


def read_accept(top: Section) -> tuple[Accept, ...]:
    return tuple(_exception(section) for section in top.sections("accept", KEYS["accept"]))


def _exception(section: Section) -> Accept:
    rule = section.text("rule")
    if rule is None:
        section.wrong("rule: expected the rule whose problem is accepted")
    reason = section.text("reason")
    if reason is None:
        section.wrong(f"reason: expected why {rule} is accepted, in quotes; an exception needs a reason")
    field = section.text("field")
    fields = list(dict.fromkeys(field for table in FIELDS.values() for field in table))
    if field is not None and field not in fields:
        section.wrong(f"field: {unknown('field', field, fields)}")
    return Accept(rule, reason, _invoices(section), field, section.text("value"), section.day("until"))


def _invoices(section: Section) -> tuple[int, int] | None:
    value = section.values.get("invoice")
    if value is None:
        return None
    text = str(value) if isinstance(value, str | int) else ""
    form = re.fullmatch(r"\s*(\d{1,18})\s*(?:\.\.\s*(\d{1,18})\s*)?", text)
    if form is None or int(form[1]) > int(form[2] or form[1]):
        section.expected("invoice", 'a number, or a range such as "202400007..202400009"')
    return (int(form[1]), int(form[2] or form[1]))
