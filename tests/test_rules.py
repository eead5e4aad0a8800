"""Every rule file is its own test: the good example gives nothing, the bad one what its arrows mark.

PLANGO_LINT_REWRITE=1 writes tests/expected/sentences.en.toml anew: what each rule says of its bad example.
"""

import json
import os
import re
import string
import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from plango_lint import rulebook
from plango_lint.checks import binding
from plango_lint.example_files import Example, read_example
from plango_lint.examples import lint_example, try_rule
from plango_lint.findings import Problem
from plango_lint.rule import Rule
from plango_lint.settings import parse
from plango_lint.texts.wording import holes

RULES = rulebook.load()
SENTENCES = Path(__file__).parent / "expected" / "sentences.en.toml"
REWRITE = "PLANGO_LINT_REWRITE" in os.environ
by_name = pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])


@by_name
def test_examples(rule: Rule) -> None:
    """The good example is clean for every rule, the bad one shows this rule, at the marked places, and no other."""
    outcome = try_rule(rule)
    assert outcome.ok, "\n".join(outcome.lines)


@by_name
def test_the_suggested_exception_accepts(rule: Rule) -> None:
    """What a report says to put under [[accept]] accepts that problem, and with a reason is all it takes."""
    suggested = [problem.exception for problem in _found(rule.name)]
    assert suggested
    accepts = tuple(parse(_accept(exception), Path()).accept[0] for exception in suggested if exception)
    example = read_example(rule.bad)
    accepted = replace(example.settings, accept=(*example.settings.accept, *accepts))
    found = _of(rule.name, replace(example, settings=accepted))
    assert [problem.accepted for problem in found] == ["agreed"] * len(suggested)


@pytest.fixture(scope="module")
def sentences() -> dict[str, list[list[str]]]:
    if REWRITE:
        said = (json.dumps(_said(rule.name), ensure_ascii=False, indent=2) for rule in RULES)
        lines = [f"{rule.name} = {one}\n" for rule, one in zip(RULES, said, strict=True)]
        SENTENCES.write_text("".join(lines), encoding="utf-8", newline="\n")
    return tomllib.loads(SENTENCES.read_text("utf-8"))


@by_name
def test_what_a_rule_says(rule: Rule, sentences: dict[str, list[list[str]]]) -> None:
    """A change of a sentence, or of what is filled in, is seen and meant."""
    assert _said(rule.name) == sentences[rule.name], f"PLANGO_LINT_REWRITE=1 writes {SENTENCES.name} anew"


def test_no_rule_that_is_gone_says_anything(sentences: dict[str, list[list[str]]]) -> None:
    """The sentences are those of the rules there are."""
    assert set(sentences) == {rule.name for rule in RULES}


def _said(name: str) -> list[list[str]]:
    """Message and hint of each problem of the bad example, and what machines get instead."""
    return [
        [*dict.fromkeys((one.message, one.hint, one.public_message, one.public_hint))] for one in _found(name)
    ]


@cache
def _found(name: str) -> list[Problem]:
    return _of(name, read_example(next(rule.bad for rule in RULES if rule.name == name)))


def _of(name: str, example: Example) -> list[Problem]:
    return [problem for problem in lint_example(example).problems if problem.rule == name]


def _accept(exception: tuple[tuple[str, str], ...]) -> str:
    return "\n".join(
        ["[[accept]]", *(f"{key} = {json.dumps(value)}" for key, value in exception), 'reason = "agreed"']
    )


@by_name
def test_options_are_those_of_the_check(rule: Rule) -> None:
    """The check exists and takes the rule's options."""
    binding.validate(rule)


@by_name
def test_both_languages_ask_for_the_same_words(rule: Rule) -> None:
    """Dutch and English say the same: the same holes in message and hint."""
    english, dutch = rule.texts["en"], rule.texts["nl"]
    assert holes(english.message) | holes(english.hint) == holes(dutch.message) | holes(dutch.hint)


@by_name
def test_texts_are_whole(rule: Rule) -> None:
    """Title without a full stop; message, hint and why are sentences."""
    for language in rulebook.LANGUAGES:
        texts = rule.texts[language]
        assert texts.title[-1] not in string.punctuation
        for sentence in (texts.message, texts.hint, texts.why):
            assert sentence.endswith((".", "?", ".'"))


@by_name
def test_a_repair_says_what_it_does_in_both_languages(rule: Rule) -> None:
    """A rule with a fix names it; a rule without one does not."""
    assert bool(rule.fix) == bool(rule.texts["en"].fix) == bool(rule.texts["nl"].fix)


@by_name
def test_repair_or_blame(rule: Rule) -> None:
    """A rule that reads a cell as meant hides it from no other rule."""
    assert not (rule.repairs and rule.blames)


@by_name
def test_name_is_kebab_case(rule: Rule) -> None:
    """Names are what configuration files quote."""
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", rule.name)


def test_every_rule_file_has_its_place_in_the_order() -> None:
    """No rule file is forgotten in order.toml."""
    files = {path.stem for path in rulebook.shipped().glob("*.toml")} - {"order"}
    assert files == {rule.name for rule in RULES}
