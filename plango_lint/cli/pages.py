"""Rules as pages for people and programs: the list by section, and one rule explained."""

from __future__ import annotations

import json
import re
import textwrap
from itertools import groupby
from typing import TYPE_CHECKING, Any

from plango_lint.rulebook import OWN, sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from plango_lint.findings import Language
    from plango_lint.rule import Rule

_WORDS = {
    "en": {
        "error": "error",
        "warning": "warning",
        "info": "info",
        "safe": "safe",
        "unsafe": "unsafe",
        "manual": "by hand",
        "own": "Your own rules",
        "what": "What it finds",
        "hint": "What to do",
        "why": "Why it matters",
        "bad": "Wrong",
        "good": "Right",
        "fix": "Repair",
        "source": "Source",
        "catalogue": "Rules",
        "intro": "Made by `plango-lint rules --format markdown`; change the rule files instead.",
        "header": "| Rule | Severity | Finds | Repair |",
    },
    "nl": {
        "error": "fout",
        "warning": "waarschuwing",
        "info": "info",
        "safe": "veilig",
        "unsafe": "eerst bekijken",
        "manual": "met de hand",
        "own": "Je eigen regels",
        "what": "Wat het vindt",
        "hint": "Wat je doet",
        "why": "Waarom het telt",
        "bad": "Fout",
        "good": "Goed",
        "fix": "Herstel",
        "source": "Bron",
        "catalogue": "Regels",
        "intro": "Gemaakt met `plango-lint rules --format markdown`; verander de regelbestanden zelf.",
        "header": "| Regel | Ernst | Vindt | Herstel |",
    },
}
_CONDITIONS = {
    "en": {
        "with": "when the {} are given",
        "with-weak": "when the {} are known only in part",
        "scheme": "under the small-business scheme",
    },
    "nl": {
        "with": "als de {} er zijn",
        "with-weak": "als de {} maar deels bekend zijn",
        "scheme": "onder de KOR",
    },
}
_LISTS = {
    "en": {
        "ledger": "ledger accounts",
        "vat": "VAT codes",
        "booked": "earlier entries",
    },
    "nl": {
        "ledger": "grootboekrekeningen",
        "vat": "btw-codes",
        "relations": "relaties",
        "periods": "perioden",
        "booked": "eerdere boekingen",
    },
}
_ADDITION = re.compile(r"(?<=\w)\{\w+\}|\{\w+\}(?=\w)")  # "in Exact{nearest}": more words, or none
_FORMS = re.compile(r"\{\w+\|[^|}]*\|([^|}]*)\}")  # {count|line|lines}
_RUN_OF_HOLES = re.compile(r"(?:\{\w+\})+(?:\.$)?")  # "in {periods}{years}." ends with one …


def as_text(rules: Sequence[Rule], language: Language) -> str:
    """A line a rule: name, severity and title in columns, by section."""
    longest = max((len(rule.name) for rule in rules), default=0)
    words = _WORDS[language]
    lines: list[str] = []
    for title, members in _by_section(rules, language):
        lines += ["", title] if lines else [title]
        lines += [
            f"  {rule.name:<{longest}}  {words[rule.severity]:<12}  {rule.texts[language].title}"
            for rule in members
        ]
    return "\n".join(lines) + "\n"


def as_markdown(rules: Sequence[Rule], language: Language) -> str:
    """The catalogue as it stands in rules/README.md."""
    words = _WORDS[language]
    lines = [f"# {words['catalogue']}", "", words["intro"]]
    for title, members in _by_section(rules, language):
        lines += ["", f"## {title}", "", words["header"], "|---|---|---|---|"]
        for rule in members:
            cells = (rule.texts[language].title, _repair(rule, language))
            shown = " | ".join(cell.replace("|", r"\|") for cell in cells)
            lines.append(f"| [{rule.name}]({rule.name}.toml) | {_severity(rule, language)} | {shown} |")
    return "\n".join(lines) + "\n"


def as_json(rules: Sequence[Rule], language: Language) -> str:
    """The catalogue for programs."""
    page = {
        "schema": "plango-lint-rules/1",
        "language": language,
        "sections": {letter: section[language] for letter, section in sections().items()},
        "rules": [_facts(rule, language) for rule in rules],
    }
    return json.dumps(page, ensure_ascii=False, indent=2) + "\n"


def _facts(rule: Rule, language: Language) -> dict[str, Any]:
    texts = rule.texts[language]
    return {
        "name": rule.name,
        "section": rule.section,
        "severity": rule.severity,
        "severity_when": dict(rule.severities),
        "title": texts.title,
        "message": texts.message,
        "hint": texts.hint,
        "why": texts.why,
        "needs": list(rule.needs),
        "fix": {"safety": rule.fix.safety, "title": texts.fix} if rule.fix else None,
        "source": rule.source,
    }


def explained(rule: Rule, language: Language, width: int) -> str:
    """One rule with everything its file says about it."""
    words, texts = _WORDS[language], rule.texts[language]
    parts = [
        f"{rule.name} ({_severity(rule, language)})\n{texts.title}",
        *(
            f"{words[heading]}\n{_wrapped(_without_holes(text), width)}"
            for heading, text in (("what", texts.message), ("why", texts.why), ("hint", texts.hint))
        ),
        *(
            f"{words[kind]}: {file}\n{_indented(content)}"
            for kind, example in (("bad", rule.bad), ("good", rule.good))
            for file, content in _files(example)
        ),
        f"{words['fix']}\n{_wrapped(_repair(rule, language), width)}",
        f"{words['source']}\n{_wrapped(rule.source, width)}",
    ]
    return "\n\n".join(parts) + "\n"


def _by_section(rules: Iterable[Rule], language: Language) -> Iterator[tuple[str, list[Rule]]]:
    titles = {letter: f"{letter}. {section[language]}" for letter, section in sections().items()}
    titles[OWN] = _WORDS[language]["own"]
    for letter, members in groupby(rules, key=lambda rule: rule.section):
        yield titles[letter], list(members)


def _severity(rule: Rule, language: Language) -> str:
    words = _WORDS[language]
    others = [f"{words[word]} {_when(condition, language)}" for condition, word in rule.severities.items()]
    return ", ".join([words[rule.severity], *others])


def _when(condition: str, language: Language) -> str:
    if condition == "with-small-business-scheme":
        return _CONDITIONS[language]["scheme"]
    kind, _, table = condition.rpartition("-")
    return _CONDITIONS[language].get(kind, "{}").format(_LISTS[language].get(table, table))


def _repair(rule: Rule, language: Language) -> str:
    words = _WORDS[language]
    if rule.fix is None:
        return words["manual"]
    return f"{words[rule.fix.safety]}: {rule.texts[language].fix or rule.fix.repair}"


def _without_holes(template: str) -> str:
    return _RUN_OF_HOLES.sub("…", _FORMS.sub(r"\1", _ADDITION.sub("", template)))


def _files(example: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for file, content in example.items():
        if isinstance(content, str):
            yield file, content
        else:
            encoding = f" ({content['encoding']})" if "encoding" in content else ""
            yield file + encoding, content.get("text", "…")


def _wrapped(text: str, width: int) -> str:
    return textwrap.fill(text, width, initial_indent="  ", subsequent_indent="  ")


def _indented(text: str) -> str:
    return "\n".join(f"  {line}".rstrip() for line in text.strip("\n").splitlines())
