"""The rules in CONTRIBUTING are rules that work."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plango_lint import rulebook
from plango_lint.examples import try_rule
from plango_lint.rule_file import check_examples

GUIDE = (Path(__file__).parent.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
WHOLE = re.findall(r"```toml\n(severity = .*?)```", GUIDE.partition("## A rule of each reach")[0], re.DOTALL)
BY_REACH = re.findall(r"\*\*(\w[\w ]*)\*\*: [^\n]*\n```toml\n(.*?)```", GUIDE, re.DOTALL)
TEXTS = '{title = "Own rule", message = "{count} of them.", hint = "Look.", why = "We agreed so."}'
# Shipped rules that find the same, which a user would switch off.
SAME = {"older-than-last-import", "several-periods", "ledger-account-not-revenue"}


@pytest.mark.parametrize(("reach", "rule"), BY_REACH, ids=[reach for reach, _ in BY_REACH])
def test_the_rule_of_each_reach_finds_what_its_arrows_mark(reach: str, rule: str, tmp_path: Path) -> None:
    """Its bad example gives exactly the marked places."""
    path = tmp_path / f"{reach.lower().replace(' ', '-')}.toml"
    head, _, example = rule.partition("[bad]")
    path.write_text(f'{head}source = "Us"\nen = {TEXTS}\nnl = {TEXTS}\n[bad]{example}', encoding="utf-8")
    (own,) = rulebook.read_folder(tmp_path)
    check_examples(own)
    lines = [line for line in try_rule(own, (tmp_path,)).lines if not line.startswith("good: the rule file")]
    assert [line for line in lines if not any(f"bad: {name} says" in line for name in SAME)] == []


def test_every_reach_has_a_rule() -> None:
    """From the file to what was imported before."""
    assert [reach for reach, _ in BY_REACH] == [
        "A file", "A cell", "A row", "An invoice", "A table", "Another table", "Earlier imports",
    ]  # fmt: skip


def test_the_whole_rule_file_works(tmp_path: Path) -> None:
    """Both its examples hold."""
    (text,) = WHOLE
    (tmp_path / "several-cost-centres.toml").write_text(text, encoding="utf-8")
    (rule,) = rulebook.read_folder(tmp_path)
    assert try_rule(rule, (tmp_path,)).lines == []
