"""What others count on, frozen: names of rules, default severities, the keys of the JSON report and of the settings.

tests/expected/stable.toml holds it as it was, with the line of CHANGELOG.md that allowed each change since. It is only
written anew when the changelog names what changed.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from plango_lint import rulebook
from plango_lint.settings.vocabulary import KEYS

KINDS = {"rule": "rule", "json": "key of the JSON report", "settings": "key of plango-lint.toml"}
HEADER = """\
# What others count on. Never edit this by hand: say in CHANGELOG.md, in the section of the unreleased version and between
# backticks, which rule or key changes, then PLANGO_LINT_REWRITE=1 pytest tests/test_stability.py writes it anew.
"""
Promises = Mapping[str, Mapping[str, str]]  # kind -> name -> what is promised of it


@dataclass(frozen=True)
class Change:
    """A promise that was made, broken or changed."""

    kind: str
    name: str
    old: str | None  # None: was not there
    new: str | None  # None: is not there any more

    def __str__(self) -> str:
        what = f"{KINDS[self.kind]} `{self.name}`"
        if self.old is None:
            return f"new {what}: {self.new}"
        return f"{what} is gone" if self.new is None else f"{what}: {self.old} -> {self.new}"


@dataclass(frozen=True)
class Frozen:
    """The file: the promises, the rules that are no more, and the changes since the first with what allowed them."""

    promises: Promises
    retired: tuple[str, ...] = ()
    changes: tuple[tuple[str, str], ...] = ()  # what changed, the item of the changelog
    digest: str = ""

    @property
    def seal(self) -> str:
        """The digest of all the rest: a change by hand does not have it."""
        rest = json.dumps([self.promises, self.retired, self.changes], sort_keys=True)
        return hashlib.sha256(rest.encode()).hexdigest()[:16]


def promised(schema: Mapping[str, Any]) -> Promises:
    """What the program promises now."""
    return {
        "rule": {rule.name: _severity(rule) for rule in rulebook.catalogue()},
        "json": dict(sorted(_keys(schema, schema, "", ""))),
        "settings": {
            f"{section}.{key}" if section else key: "" for section, keys in KEYS.items() for key in keys
        },
    }


def _severity(rule: rulebook.Rule) -> str:
    special = [f"{severity} {condition}" for condition, severity in sorted(rule.severities.items())]
    return ", ".join([rule.severity, *special])


def _keys(
    part: Mapping[str, Any], schema: Mapping[str, Any], path: str, needed: str
) -> Iterator[tuple[str, str]]:
    """Every key of the report by its path, with what may stand there."""
    part = _followed(part, schema)
    choices = [_followed(one, schema) for one in part.get("oneOf", [part])]
    if path:
        yield path, " or ".join(dict.fromkeys(_kind(one) for one in choices)) + needed
    for one in choices:
        for name, inner in one.get("properties", {}).items():
            optional = "" if name in one.get("required", []) else ", optional"
            yield from _keys(inner, schema, f"{path}.{name}" if path else name, optional)
        if "items" in one:
            yield from _keys(one["items"], schema, f"{path}[]", "")


def _followed(part: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    return schema["$defs"][part["$ref"].rpartition("/")[2]] if "$ref" in part else part


def _kind(part: Mapping[str, Any]) -> str:
    if "const" in part:
        return json.dumps(part["const"])
    if "enum" in part:
        return " | ".join(map(json.dumps, part["enum"]))
    kind = part["type"]
    known = " or ".join(kind) if isinstance(kind, list) else kind
    details = [str(part[word]) for word in ("pattern", "minimum") if word in part]
    return " ".join([known, *details])


def differences(old: Promises, new: Promises) -> list[Change]:
    """All that changed, by kind and name."""
    found = []
    for kind in KINDS:
        before, now = old.get(kind, {}), new.get(kind, {})
        names = sorted({*before, *now})
        found += [
            Change(kind, name, before.get(name), now.get(name))
            for name in names
            if before.get(name) != now.get(name)
        ]
    return found


def complaints(frozen: Frozen, now: Promises, changelog: str) -> list[str]:
    """Sentences about what changed unsaid, and what to do; none when all is well."""
    found = []
    for change in differences(frozen.promises, now):
        if _allowing(change, changelog) is None:
            found.append(
                f"{change}. Others count on it (docs/stability.md). If it must be, name `{change.name}` in a line "
                "of CHANGELOG.md, in the section of the unreleased version, and run PLANGO_LINT_REWRITE=1 pytest "
                "tests/test_stability.py."
            )
        else:
            found.append(
                f"{change}. CHANGELOG.md says so: PLANGO_LINT_REWRITE=1 pytest tests/test_stability.py."
            )
    said = {item for _, items in _sections(changelog) for item in items}
    found += [
        f"CHANGELOG.md no longer has the line that allowed a change ({what}): {line}"
        for what, line in frozen.changes
        if line not in said
    ]
    found += [
        f"`{name}` was the name of another rule: names are never used again (docs/stability.md)."
        for name in frozen.retired
        if name in now["rule"]
    ]
    if frozen.digest != frozen.seal:
        found.append("stable.toml was edited by hand: put it back, and see its first lines.")
    return found


def renewed(frozen: Frozen, now: Promises, changelog: str) -> Frozen:
    """The file for what is promised now. What the changelog does not name stays as it was, and so does the
    complaint about it; a file that was edited by hand stays so too."""
    if frozen.digest != frozen.seal:
        return frozen
    promises = {kind: dict(frozen.promises[kind]) for kind in KINDS}
    changes, retired = [*frozen.changes], [*frozen.retired]
    for change in differences(frozen.promises, now):
        line = _allowing(change, changelog)
        if line is None or (change.kind == "rule" and change.name in retired):
            continue
        changes.append((str(change), line))
        promises[change.kind].pop(change.name, None)
        if change.new is not None:
            promises[change.kind][change.name] = change.new
        elif change.kind == "rule":
            retired.append(change.name)
    return sealed(Frozen(promises, tuple(retired), tuple(changes)))


def sealed(frozen: Frozen) -> Frozen:
    return replace(frozen, digest=frozen.seal)


def _allowing(change: Change, changelog: str) -> str | None:
    """The item of the unreleased version that names what changes."""
    sections = _sections(changelog)
    if not sections or "unreleased" not in sections[0][0].lower():
        return None
    return next((item for item in sections[0][1] if f"`{change.name}`" in item), None)


def _sections(changelog: str) -> list[tuple[str, list[str]]]:
    """The versions, newest first: heading and items, each on one line."""
    sections = []
    for text in re.split(r"^## ", changelog, flags=re.MULTILINE)[1:]:
        heading, _, rest = text.partition("\n")
        items = re.findall(r"^- (.*(?:\n  .*)*)", rest, re.MULTILINE)
        sections.append((heading, [" ".join(item.split()) for item in items]))
    return sections


def read(text: str) -> Frozen:
    found = tomllib.loads(text)
    changes = tuple((one["what"], one["by"]) for one in found.get("change", []))
    return Frozen({kind: found[kind] for kind in KINDS}, tuple(found["retired"]), changes, found["digest"])


def write(frozen: Frozen) -> str:
    """As TOML; what JSON writes in quotes, TOML reads."""
    lines = [HEADER, f"digest = {_quoted(frozen.digest)}", f"retired = {_quoted([*frozen.retired])}"]
    for kind in KINDS:
        promises = sorted(frozen.promises[kind].items())
        lines += ["", f"[{kind}]", *(f"{_quoted(name)} = {_quoted(value)}" for name, value in promises)]
    for what, line in frozen.changes:
        lines += ["", "[[change]]", f"what = {_quoted(what)}", f"by = {_quoted(line)}"]
    return "\n".join(lines) + "\n"


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
