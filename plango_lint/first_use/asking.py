"""What only the owner knows, asked one by one; an option that was given is not asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rich.text import Text

from plango_lint.first_use import showing
from plango_lint.first_use.answers import read_day
from plango_lint.first_use.dialogue import NoAnswer
from plango_lint.first_use.places import likely_earlier
from plango_lint.first_use.proposing import charges_no_vat, propose
from plango_lint.output.inert import inert

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from plango_lint.first_use.answers import Answers
    from plango_lint.first_use.dialogue import Dialogue
    from plango_lint.first_use.facts import Facts
    from plango_lint.first_use.proposing import Proposal


def settle(facts: Facts, answers: Answers, earlier: Collection[str] | None, talk: Dialogue) -> Proposal:
    """The proposal with every answer in it. `earlier` are the exports that an option named."""
    booked = _ask_earlier(facts, talk) if earlier is None else earlier
    first = _ask_first_import(facts, answers, booked, talk)
    saved = answers.saved_import if answers.saved_import is not None else _ask_saved(first, talk)
    proposal = propose(facts, booked, talk.words.language, saved_import=saved)
    proposal = replace(proposal, first_import=first, columns=answers.columns)
    proposal = _ask_mapping(proposal, answers, talk)
    proposal = _ask_products(proposal, answers, talk)
    proposal = _ask_debtor_code(proposal, facts, answers, talk)
    scheme = answers.small_business_scheme
    if scheme is None:
        scheme = charges_no_vat(facts) and _ask(talk, "small-business", default=False)
    return _ask_days(replace(proposal, small_business_scheme=scheme), facts, answers, talk)


def _ask(talk: Dialogue, name: str, *, default: bool, **words: object) -> bool:
    """A yes or no, below a line about what it is for."""
    talk.explain("", talk.words(f"{name}.help", **words))
    return talk.confirm(talk.words(f"{name}.question", **words), default=default)


def _ask_earlier(facts: Facts, talk: Dialogue) -> Collection[str]:
    """Which exports are in Exact, when there are several to choose from."""
    exports = sorted(facts.exports, key=lambda export: export.path)
    likely = likely_earlier(exports)
    if talk.silent and likely:
        talk.tell(talk.words("earlier.taken", files=inert(", ".join(likely))))
    if talk.silent or len(exports) < 2:
        return likely
    talk.tell("", Text(talk.words("earlier.heading", count=len(exports)), "bold"))
    showing.show_choices(exports, talk)
    numbers = [str(number) for number, export in enumerate(exports, 1) if export.path in likely]
    default = ",".join(numbers) or talk.words("answers.none")
    chosen = talk.numbers(talk.words("earlier.question"), len(exports), default=default)
    return [exports[number - 1].path for number in chosen]


def _ask_first_import(facts: Facts, answers: Answers, booked: Collection[str], talk: Dialogue) -> bool:
    """Who has a relations list, or imported before, need not be asked."""
    if answers.first_import is not None:
        return answers.first_import
    if booked or facts.has("relations"):
        return False
    return _ask(talk, "first-import", default=False)


def _ask_saved(first_import: bool, talk: Dialogue) -> bool:
    return not first_import and _ask(talk, "saved-import", default=False)


def _ask_mapping(proposal: Proposal, answers: Answers, talk: Dialogue) -> Proposal:
    if answers.mapping is False:
        return replace(proposal, mapping=())
    if not proposal.mapping or answers.mapping:
        return proposal
    if talk.silent:
        talk.tell(talk.words("mapping.taken", count=len(proposal.mapping)))
        return proposal
    showing.show_mapping(proposal, talk)
    question = talk.words("mapping.question")
    wrong = talk.numbers(question, len(proposal.mapping), default=talk.words("answers.none"))
    kept = tuple(row for number, row in enumerate(proposal.mapping, 1) if number not in wrong)
    return replace(proposal, mapping=kept)


def _ask_products(proposal: Proposal, answers: Answers, talk: Dialogue) -> Proposal:
    """Texts that look like lessons and exam fees, beyond the usual ones."""
    return replace(
        proposal,
        lessons=_agreed("lessons", proposal.lessons, answers, talk),
        exam_fees=_agreed("exam-fees", proposal.exam_fees, answers, talk),
    )


def _agreed(name: str, globs: tuple[str, ...], answers: Answers, talk: Dialogue) -> tuple[str, ...]:
    agreed = answers.products
    if globs and agreed is None:
        agreed = _ask(talk, name, default=True, texts=inert(", ".join(globs)))
    return globs if agreed is not False else ()


def _ask_debtor_code(proposal: Proposal, facts: Facts, answers: Answers, talk: Dialogue) -> Proposal:
    """Letters in debtor codes: only when there are any."""
    if answers.debtor_code is not None:
        return replace(proposal, debtor_code=answers.debtor_code)
    if proposal.debtor_code == "digits":
        return proposal
    codes = sorted(code for code in facts.debtor_codes | facts.relation_codes if not code.isdigit())
    example = inert(codes[0][:20])
    return (
        proposal
        if _ask(talk, "debtor-code", default=True, example=example)
        else replace(proposal, debtor_code="digits")
    )


def _ask_days(proposal: Proposal, facts: Facts, answers: Answers, talk: Dialogue) -> Proposal:
    """Two days that stand in no file."""
    until, since = answers.vat_filed_until, answers.settings_since
    if until is None and not proposal.small_business_scheme:
        until = _ask_day(talk, "vat-filed-until")
    if since is None and any("" in product.accounts for product in facts.products):
        since = _ask_day(talk, "settings-since")
    return replace(proposal, vat_filed_until=until, settings_since=since)


def _ask_day(talk: Dialogue, name: str) -> date | None:
    talk.explain("", talk.words(f"{name}.help"))

    def read(text: str) -> date | None:
        found = read_day(text)
        if found is None and text:
            raise NoAnswer(talk.words("answers.day"))
        return found

    return talk.ask(talk.words(f"{name}.question"), "", read)
