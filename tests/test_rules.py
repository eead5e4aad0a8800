"""Every rule file is its own test: the good example gives nothing, the bad one what its arrows mark."""

import json
import re
import string
from dataclasses import replace
from pathlib import Path

import pytest

from plango_lint import rulebook
from plango_lint.checks import binding
from plango_lint.example_files import Example, read_example
from plango_lint.examples import lint_example, try_rule
from plango_lint.findings import Problem
from plango_lint.rule import Rule
from plango_lint.settings import Settings, parse
from plango_lint.texts.wording import holes

RULES = rulebook.load()
by_name = pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])


@by_name
def test_examples(rule: Rule) -> None:
    """The good example is clean for every rule, the bad one shows this rule, at the marked places, and no other."""
    outcome = try_rule(rule)
    assert outcome.ok, "\n".join(outcome.lines)


@by_name
def test_the_suggested_exception_accepts(rule: Rule) -> None:
    """What a report says to put under [[accept]] accepts that problem, and with a reason is all it takes."""
    example = read_example(rule.bad)
    suggested = [problem.exception for problem in _found(rule, example, example.settings)]
    assert suggested
    accepts = tuple(parse(_accept(exception), Path()).accept[0] for exception in suggested if exception)
    accepted = replace(example.settings, accept=(*example.settings.accept, *accepts))
    assert [problem.accepted for problem in _found(rule, example, accepted)] == ["agreed"] * len(suggested)


def _found(rule: Rule, example: Example, settings: Settings) -> list[Problem]:
    return [
        problem
        for problem in lint_example(replace(example, settings=settings)).problems
        if problem.rule == rule.name
    ]


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
