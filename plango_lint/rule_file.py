"""A rule file -> Rule. Every error names the file, the key and what was expected."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NoReturn

from plango_lint.contents import toml_text
from plango_lint.errors import CannotRun, cannot_be_read
from plango_lint.rule import LANGUAGES, Repair, Rule, Texts
from plango_lint.settings.vocabulary import FIELDS, NEEDED_SETTINGS, unknown
from plango_lint.texts.nearest import did_you_mean, nearest

SEVERITIES = ("error", "warning", "info")
SAFETIES = ("safe", "unsafe")
TEXTS = ("title", "message", "hint", "why")

# Key -> the types a rule file may give it. Every other key is an option of the rule's check.
KEYS: dict[str, tuple[type, ...]] = {
    "severity": (str, dict),
    "check": (str,),
    "repairs": (bool,),
    "blames": (list, str),
    "blame-reach": (str,),
    "blames-for": (list,),
    "cause": (str, list),
    "counts": (str,),
    "about": (str,),
    "needs": (list,),
    "last": (bool,),
    "fix": (dict,),
    "source": (str,),
    "en": (dict,),
    "nl": (dict,),
    "good": (dict,),
    "bad": (dict,),
}
_REQUIRED = ("severity", "check", "source", *LANGUAGES)
_WORDS = {
    "blame-reach": ("row", "run", "invoice", "file"),
    "counts": ("rows", "invoices", "numbers", "codes", "file"),
    "about": ("rows", "invoices"),
}
# What an example may say of one of its files.
_EXAMPLE = {
    "text": str,
    "base64": str,
    "encoding": str,
    "delimiter": str,
    "newline": str,
    "role": str,
    "plain": bool,
    "marked": bool,
    "registered": bool,
}
_FORM = 'the text of the file, or { text = "...", encoding = "...", delimiter = "..." }'
_KINDS = {str: "a text", dict: "a table", list: "a list", bool: "true or false"}
_ANY_FIELD = tuple(dict.fromkeys(name for fields in FIELDS.values() for name in fields))
_CAUSES = ("value", "file", "run", "field", "pattern", "invoice", *_ANY_FIELD)
_CONDITIONS = (
    "default",
    "with-small-business-scheme",
    *(f"{kind}-{table}" for kind in ("with", "with-weak") for table in FIELDS),
)


def read(path: Path, section: str) -> Rule:
    """One rule file, in this section of the catalogue."""
    try:
        text = toml_text(path)
        # Examples come last and are most of a file; only who runs or shows them parses them.
        head = text.partition("\n[good]")[0].partition("\n[bad]")[0]
        data = tomllib.loads(head)
    except OSError as error:
        raise CannotRun(cannot_be_read(path, error)) from None
    except (ValueError, RecursionError) as error:  # not UTF-8, not TOML, or a number of too many digits
        raise CannotRun(f"{path}: not valid TOML: {error}.") from None
    _check_keys(path, data)
    severities = _severities(path, data["severity"])
    return Rule(
        name=path.stem,
        section=section,
        severity=severities.pop("default"),
        severities=severities,
        check=data["check"],
        options={key.replace("-", "_"): value for key, value in data.items() if key not in KEYS},
        source=data["source"],
        texts={language: _texts(path, language, data[language]) for language in LANGUAGES},
        path=path,
        repairs=data.get("repairs", False),
        blames=_each(path, data, "blames", _blamed),
        blame_reach=data.get("blame-reach", "row"),
        blames_for=_each(path, data, "blames-for", None),
        cause=_each(path, data, "cause", _cause) or ("value",),
        counts=data.get("counts", "rows"),
        about=data.get("about", "rows"),
        needs=_each(path, data, "needs", _needed),
        last=data.get("last", False),
        fix=_repair(path, data.get("fix")),
        text=text,
    )


def _wrong(path: Path, key: str, sentence: str) -> NoReturn:
    raise CannotRun(f"{path}: {key}: {sentence}{'' if sentence[-1] in '.?' else '.'}")


def _check_keys(path: Path, data: Mapping[str, Any]) -> None:
    for key in _REQUIRED:
        if key not in data:
            called = nearest(key, [other for other in data if other not in KEYS])
            about = (
                f"; is it what you called {called[0]}?"
                if called
                else f"; every rule needs {', '.join(_REQUIRED)}."
            )
            raise CannotRun(f"{path}: {key} is missing{about}")
    for key, value in data.items():
        if key in KEYS and not isinstance(value, KEYS[key]):
            _wrong(path, key, f"expected {' or '.join(_KINDS[kind] for kind in KEYS[key])}, found {value!r}")
        if key in _WORDS and value not in _WORDS[key]:
            _wrong(
                path,
                key,
                f"expected one of {', '.join(_WORDS[key])}, found {value!r}{did_you_mean(value, _WORDS[key])}",
            )


def _severities(path: Path, given: str | Mapping[str, Any]) -> dict[str, str]:
    words = {"default": given} if isinstance(given, str) else dict(given)
    if "default" not in words:
        _wrong(path, "severity", "a default is missing")
    for key, word in words.items():
        if key not in _CONDITIONS:
            _wrong(path, "severity", unknown("condition", key, _CONDITIONS))
        if word not in SEVERITIES:
            near = did_you_mean(str(word), SEVERITIES)
            _wrong(path, f"severity {key}", f"expected {', '.join(SEVERITIES)}, found {word!r}{near}")
    return words


def _each(path: Path, data: Mapping[str, Any], key: str, complaint: Any) -> tuple[str, ...]:
    """The words of a key that takes one or several; the complaint says what is wrong with one."""
    given = data.get(key, [])
    words: Iterable[Any] = (given,) if isinstance(given, str) else given
    for word in words:
        sentence = "expected texts" if not isinstance(word, str) else complaint(word) if complaint else ""
        if sentence:
            _wrong(path, key, sentence)
    return tuple(words)


def _cause(word: str) -> str:
    return "" if word in _CAUSES else unknown("cause", word, _CAUSES)


def _blamed(word: str) -> str:
    return "" if word == "cell" else about_column(word, every=True)


def _needed(word: str) -> str:
    kind, _, name = word.partition(".")
    if kind != "settings":
        return about_column(word) if name else about_table(word)
    return "" if name in NEEDED_SETTINGS else unknown("setting", name, NEEDED_SETTINGS)


def about_table(word: str) -> str:
    """What is wrong with the name of a table; nothing when it is one."""
    return "" if word in FIELDS else unknown("table", word, FIELDS)


def about_column(word: str, *, every: bool = False) -> str:
    """What is wrong with `table.field`; `every` allows `table.*` too."""
    table, _, name = word.partition(".")
    if table not in FIELDS or name in FIELDS[table] or (every and name == "*"):
        return about_table(table)
    return unknown("field", name, FIELDS[table])


def _texts(path: Path, language: str, given: Mapping[str, Any]) -> Texts:
    for key in given:
        if key not in (*TEXTS, "fix"):
            _wrong(path, f"[{language}] {key}", f"unknown{did_you_mean(key, (*TEXTS, 'fix'))}")
    for key in TEXTS:
        if not isinstance(given.get(key), str) or not given[key].strip():
            _wrong(path, f"[{language}] {key}", "expected a sentence")
    if not isinstance(given.get("fix", ""), str):
        _wrong(path, f"[{language}] fix", "expected a sentence")
    return Texts(**given)


def _repair(path: Path, given: Mapping[str, Any] | None) -> Repair | None:
    if given is None:
        return None
    if (
        set(given) != {"repair", "safety"}
        or given["safety"] not in SAFETIES
        or not isinstance(given["repair"], str)
    ):
        _wrong(path, "fix", 'expected { repair = "...", safety = "safe" or "unsafe" }')
    return Repair(given["repair"], given["safety"])


def check_examples(rule: Rule) -> None:
    """The examples have the form they must have; those of shipped rules are known to."""
    try:
        examples = tomllib.loads(rule.text)
    except (ValueError, RecursionError) as error:
        raise CannotRun(f"{rule.path}: not valid TOML: {error}.") from None
    for kind in ("good", "bad"):
        for name, content in examples.get(kind, {}).items():
            table = content if isinstance(content, dict) else {"text": content}
            for key, value in table.items():
                if key not in _EXAMPLE or not isinstance(value, _EXAMPLE[key]):
                    _wrong(rule.path, f"[{kind}] {name}", f"expected {_FORM}")
            if not table.keys() & {"text", "base64"}:
                _wrong(rule.path, f"[{kind}] {name}", f"expected {_FORM}")
