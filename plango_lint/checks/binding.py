"""From a rule file's options to the call of its check.

The signature is the option schema. A parameter annotated `Column` takes "table.field", `Table`
takes "table", `Export` is the whole export and no option; the others are plain values.
"""

from __future__ import annotations

import inspect
import typing
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from plango_lint.checks.registry import CHECKS, Answer, Check
from plango_lint.column import Column
from plango_lint.errors import CannotRun
from plango_lint.export import Export
from plango_lint.rule import Rule
from plango_lint.rule_file import KEYS, about_column, about_table
from plango_lint.settings.vocabulary import unknown
from plango_lint.table import Table

# The modules that hold questions, by name: nothing is found by walking folders.
_MODULES = (
    "agreement",
    "amounts",
    "booked",
    "cell",
    "date_and_period",
    "dates",
    "debtors",
    "exceptions",
    "file",
    "invoice",
    "lines",
    "lists",
    "notation",
    "number_column",
    "numbers",
    "people",
    "periods",
    "products",
    "records",
    "relations",
    "repetition",
    "series",
    "table",
    "vat_amounts",
    "vat_codes",
    "vat_rates",
)
_PLAIN: dict[Any, str] = {
    str: "a text",
    int: "a whole number",
    bool: "true or false",
    list[str]: "a list of texts",
}


@cache
def known() -> dict[str, Check]:
    """All questions, also those of other packages (entry point plango_lint.checks)."""
    for module in _MODULES:
        import_module(f"plango_lint.checks.{module}")
    for entry in entry_points(group="plango_lint.checks"):
        _load(entry)
    return CHECKS


def _load(entry: EntryPoint) -> None:
    try:
        entry.load()
    except CannotRun:
        raise
    except Exception as error:  # somebody else's code
        package = entry.dist.name if entry.dist else entry.value
        raise CannotRun(f"the checks of {package} cannot be loaded: {error}.") from None


@cache
def _signature(function: Check) -> dict[str, tuple[Any, Any]]:
    hints = typing.get_type_hints(function)
    parameters = inspect.signature(function).parameters
    return {name: (hints[name], parameter.default) for name, parameter in parameters.items()}


def validate(rule: Rule) -> None:
    """The rule's check exists and its options are the check's; else a sentence with file and key."""
    if rule.check not in known():
        raise CannotRun(f"{rule.path}: check: {unknown('check', rule.check, known())}")
    wanted = {name: kind for name, kind in _signature(known()[rule.check]).items() if kind[0] is not Export}
    for key, value in rule.options.items():
        if key not in wanted:
            near = unknown(
                "key", key.replace("_", "-"), [*(name.replace("_", "-") for name in wanted), *KEYS]
            )
            raise CannotRun(f"{rule.path}: {near}")
        _validate_option(rule, key, wanted[key][0], value)
    for key, (_, default) in wanted.items():
        if default is inspect.Parameter.empty and key not in rule.options:
            raise CannotRun(
                f"{rule.path}: {key.replace('_', '-')} is missing; the check {rule.check} needs it."
            )


def _validate_option(rule: Rule, key: str, kind: Any, value: Any) -> None:
    expected = _expected(kind)
    texts = isinstance(value, list) and all(isinstance(item, str) for item in value)
    fits = {
        "a whole number": isinstance(value, int) and not isinstance(value, bool),
        "true or false": isinstance(value, bool),
        "a list of texts": texts,
        "a list of table.field": texts and all("." in item for item in value),
        "a text": isinstance(value, str),
        "table.field": isinstance(value, str) and value.count(".") == 1,
        "a table": isinstance(value, str) and "." not in value,
    }[expected]
    if not fits:
        raise CannotRun(f"{rule.path}: {key.replace('_', '-')}: expected {expected}, found {value!r}.")
    about = about_table if expected == "a table" else about_column
    for word in _names(kind, value):
        if wrong := about(word):
            raise CannotRun(f"{rule.path}: {key.replace('_', '-')}: {wrong}")


def _names(kind: Any, value: Any) -> list[str]:
    """The tables or columns that an option names."""
    if _is(kind, Column) or _is(kind, Table):
        return [value]
    return value if kind == list[Column] else []


def _expected(kind: Any) -> str:
    if _is(kind, Column):
        return "table.field"
    if _is(kind, Table):
        return "a table"
    if kind == list[Column]:
        return "a list of table.field"
    return next(word for plain, word in _PLAIN.items() if _is(kind, plain))


def _is(kind: Any, wanted: Any) -> bool:
    return bool(kind == wanted or kind == wanted | None)


def ask(rule: Rule, export: Export) -> Answer:
    """The answer of the rule's check; Lacking when something it needs was not given."""
    function = known()[rule.check]
    bound: dict[str, Any] = {}
    for name, (kind, default) in _signature(function).items():
        if kind is Export:
            bound[name] = export
        elif name in rule.options:
            bound[name] = _bind(kind, rule.options[name], export)
        else:
            bound[name] = default
    return function(**bound)


def _bind(kind: Any, value: Any, export: Export) -> Any:
    if kind == Column | None:
        return export[value] if export.has(value) else None
    if kind is Column:
        return export[value]
    if kind == Table | None:
        return export.table(value) if export.has(value) else None
    if kind is Table:
        return export.table(value)
    if kind == list[Column]:
        return [export[item] for item in value]
    return value
