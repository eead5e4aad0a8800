"""rules/*.toml -> Rule. A rule file is the rule, its documentation and its test.

Nothing heavy is imported here: `rules` and `explain` show the catalogue without pandas.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from plango_lint.errors import CannotRun
from plango_lint.texts.nearest import did_you_mean

SEVERITIES = ("error", "warning", "info")
LANGUAGES = ("en", "nl")
TEXTS = ("title", "message", "hint", "why")
OWN = "Z"  # section of somebody's own rules: asked last

# Key -> the types a rule file may give it. Every other key is an option of the rule's check.
_KEYS: dict[str, tuple[type, ...]] = {
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
_WORDS = {
    "blame-reach": ("row", "run", "invoice", "file"),
    "counts": ("rows", "invoices", "numbers", "codes", "file"),
    "about": ("rows", "invoices"),
}
_REQUIRED = ("severity", "check", "source", *LANGUAGES)


@dataclass(frozen=True, slots=True)
class Texts:
    title: str
    message: str
    hint: str
    why: str
    fix: str = ""  # what the repair does, for rules that have one


@dataclass(frozen=True, slots=True)
class Repair:
    repair: str
    safety: str  # "safe" or "unsafe"


@dataclass(frozen=True)
class Rule:
    """One rule of the catalogue, as its file states it."""

    name: str
    section: str
    severity: str  # the default word
    severities: Mapping[str, str]  # condition -> word, see engine.severity
    check: str
    options: Mapping[str, Any]
    source: str
    texts: Mapping[str, Texts]
    path: Path
    repairs: bool = False
    blames: tuple[str, ...] = ()  # "table.field", "table.*", "cell" (the field of the problem)
    blame_reach: str = "row"
    blames_for: tuple[str, ...] = ()  # only these later rules do not see it; empty: every later rule
    cause: tuple[str, ...] = ("value",)
    counts: str = "rows"
    about: str = "rows"
    needs: tuple[str, ...] = ()
    last: bool = False  # asked when all others have been, somebody's own too: it is about what they found
    fix: Repair | None = None
    _text: str = field(default="", repr=False)

    @cached_property
    def _examples(self) -> Mapping[str, Any]:
        return tomllib.loads(self._text)

    @property
    def good(self) -> Mapping[str, Any]:
        """File name -> text (or a table with text and encoding) that gives no problem at all."""
        return self._examples.get("good", {})

    @property
    def bad(self) -> Mapping[str, Any]:
        """The same with the fault in it, marked by arrows."""
        return self._examples.get("bad", {})


def shipped() -> Path:
    """The folder of the catalogue: in the wheel beside this file, in a checkout one level up."""
    here = Path(__file__).resolve().parent
    inside = here / "rules"
    return inside if inside.is_dir() else here.parent / "rules"


def sections() -> dict[str, dict[str, Any]]:
    """Letter -> its titles and its rules, in order."""
    return tomllib.loads((shipped() / "order.toml").read_text(encoding="utf-8"))


def load(folders: Sequence[Path] = ()) -> tuple[Rule, ...]:
    """Every shipped rule in order of blame, then those of the user's folders."""
    rules = [*catalogue()]
    known = {rule.name for rule in rules}
    for folder in folders:
        for rule in read_folder(folder):
            if rule.name in known:
                raise CannotRun(f"{rule.path}: a rule named {rule.name} exists already; rename this file.")
            known.add(rule.name)
            rules.append(rule)
    return tuple(rules)


@cache
def catalogue() -> tuple[Rule, ...]:
    """The shipped rules, in order of blame."""
    return tuple(
        read(path, letter)
        for letter, section in sections().items()
        for name in section["rules"]
        if (path := shipped() / f"{name}.toml").is_file()
    )


def read_folder(folder: Path) -> list[Rule]:
    """Somebody's own rules; files only, code beside them is never run."""
    if not folder.is_dir():
        raise CannotRun(f"{folder}: no such folder of rules.")
    paths = sorted(path for path in folder.glob("*.toml") if path.name != "order.toml")
    return [read(path, OWN) for path in paths]


def read(path: Path, section: str) -> Rule:
    """One rule file; every error names the file, the key and what was expected."""
    try:
        text = path.read_text(encoding="utf-8")
        # Examples come last and are most of a file; only who runs or shows them parses them.
        head = text.partition("\n[good]")[0].partition("\n[bad]")[0]
        data = tomllib.loads(head)
    except OSError as error:
        raise CannotRun(f"{path}: cannot be read: {error.strerror}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CannotRun(f"{path}: not valid TOML: {error}.") from None
    _check_keys(path, data)
    severities = _severities(path, data["severity"])
    return Rule(
        name=path.stem,
        section=section,
        severity=severities.pop("default"),
        severities=severities,
        check=data["check"],
        options={key.replace("-", "_"): value for key, value in data.items() if key not in _KEYS},
        source=data["source"],
        texts={language: _texts(path, language, data[language]) for language in LANGUAGES},
        path=path,
        repairs=data.get("repairs", False),
        blames=_words(data.get("blames", [])),
        blame_reach=data.get("blame-reach", "row"),
        blames_for=_words(data.get("blames-for", [])),
        cause=_words(data.get("cause", "value")),
        counts=data.get("counts", "rows"),
        about=data.get("about", "rows"),
        needs=_words(data.get("needs", [])),
        last=data.get("last", False),
        fix=_repair(path, data.get("fix")),
        _text=text,
    )


def _words(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _check_keys(path: Path, data: Mapping[str, Any]) -> None:
    for key in _REQUIRED:
        if key not in data:
            raise CannotRun(f"{path}: {key} is missing; every rule needs {', '.join(_REQUIRED)}.")
    for key, value in data.items():
        if key in _KEYS and not isinstance(value, _KEYS[key]):
            expected = " or ".join(kind.__name__ for kind in _KEYS[key])
            raise CannotRun(f"{path}: {key}: expected {expected}, found {type(value).__name__}.")
        if key in _WORDS and value not in _WORDS[key]:
            raise CannotRun(f"{path}: {key}: expected one of {', '.join(_WORDS[key])}, found {value!r}.")


def _severities(path: Path, given: str | Mapping[str, str]) -> dict[str, str]:
    words = {"default": given} if isinstance(given, str) else dict(given)
    if "default" not in words:
        raise CannotRun(f"{path}: severity: a default is missing.")
    for key, word in words.items():
        if word not in SEVERITIES:
            hint = did_you_mean(str(word), SEVERITIES)
            raise CannotRun(
                f"{path}: severity {key}: expected {', '.join(SEVERITIES)}, found {word!r}{hint}."
            )
    return words


def _texts(path: Path, language: str, given: Mapping[str, str]) -> Texts:
    for key in TEXTS:
        if not isinstance(given.get(key), str):
            raise CannotRun(f"{path}: [{language}] {key}: expected a sentence.")
    for key in given:
        if key not in (*TEXTS, "fix"):
            raise CannotRun(f"{path}: [{language}] {key}: unknown{did_you_mean(key, TEXTS)}.")
    return Texts(**given)


def _repair(path: Path, given: Mapping[str, str] | None) -> Repair | None:
    if given is None:
        return None
    if set(given) != {"repair", "safety"} or given["safety"] not in ("safe", "unsafe"):
        raise CannotRun(f'{path}: fix: expected {{ repair = "...", safety = "safe" or "unsafe" }}.')
    return Repair(given["repair"], given["safety"])
