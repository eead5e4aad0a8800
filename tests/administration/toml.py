"""A dictionary as TOML text: as much of TOML as plango-lint.toml uses."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from typing import Any

Settings = dict[str, Any]


def toml_text(settings: Mapping[str, Any]) -> str:
    plain = {key: value for key, value in settings.items() if not _is_table(value)}
    text = "".join(f"{_key(key)} = {_value(value)}\n" for key, value in plain.items())
    for key, value in settings.items():
        if isinstance(value, Mapping):
            text += _table(_key(key), value)
        elif key not in plain:
            text += "".join(f"\n[[{_key(key)}]]\n{_pairs(entry)}" for entry in value)
    return text


def _table(name: str, table: Mapping[str, Any]) -> str:
    """`[columns.invoices]` is a table in a table; in `[mapping]` a table is a value."""
    inner = {key: value for key, value in table.items() if isinstance(value, Mapping) and name == "columns"}
    own = {key: value for key, value in table.items() if key not in inner}
    text = f"\n[{name}]\n{_pairs(own)}" if own or not inner else ""
    return text + "".join(f"\n[{name}.{_key(key)}]\n{_pairs(value)}" for key, value in inner.items())


def _pairs(table: Mapping[str, Any]) -> str:
    return "".join(f"{_key(key)} = {_value(value)}\n" for key, value in table.items())


def _is_table(value: Any) -> bool:
    return isinstance(value, Mapping) or (
        isinstance(value, list) and bool(value) and all(isinstance(entry, Mapping) for entry in value)
    )


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else json.dumps(key, ensure_ascii=False)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(key)} = {_value(entry)}" for key, entry in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_value(entry) for entry in value) + "]"
    return str(value) if isinstance(value, int) else json.dumps(value, ensure_ascii=False)
