"""The rules there are: those that are shipped, in the order of blame, and those of somebody's folders.

Nothing heavy is imported here: `rules` and `explain` show the catalogue without pandas.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from plango_lint import rule_file
from plango_lint.errors import CannotRun
from plango_lint.rule import LANGUAGES, Rule
from plango_lint.same_file import is_folder
from plango_lint.texts.nearest import did_you_mean_path

__all__ = ["LANGUAGES", "OWN", "Rule", "catalogue", "load", "read_folder", "sections", "shipped"]

OWN = "Z"  # section of somebody's own rules: asked last


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
    folder = shipped()
    return tuple(
        rule_file.read(path, letter)
        for letter, section in sections().items()
        for name in section["rules"]
        if (path := folder / f"{name}.toml").is_file()
    )


def read_folder(folder: Path) -> list[Rule]:
    """Somebody's own rules; files only, code beside them is never run."""
    if not is_folder(folder):
        raise CannotRun(f"{folder}: no such folder of rules{did_you_mean_path(folder)}")
    paths = sorted(path for path in folder.glob("*.toml") if path.name != "order.toml")
    rules = [rule_file.read(path, OWN) for path in paths]
    for rule in rules:
        rule_file.check_examples(rule)
    return rules
