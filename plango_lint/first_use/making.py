"""One run of `init`: a folder and answers in, plango-lint.toml out."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plango_lint.contents import real_path
from plango_lint.first_use import looking, showing
from plango_lint.first_use.asking import settle
from plango_lint.first_use.columns import ask_columns
from plango_lint.first_use.facts import Facts
from plango_lint.first_use.writing import save, settings_text
from plango_lint.same_file import is_folder
from plango_lint.settings import FILE_NAME

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from plango_lint.first_use.answers import Answers
    from plango_lint.first_use.dialogue import Dialogue
    from plango_lint.first_use.looking import Found
    from plango_lint.first_use.proposing import Proposal
    from plango_lint.first_use.words import Words


class Stopped(Exception):  # noqa: N818 - what happened to the run; the sentence says why
    """Nothing was written; carries the sentence the user reads."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Where the settings go."""

    folder: Path
    force: bool = False

    @property
    def target(self) -> Path:
        return self.folder / FILE_NAME


def refuse_early(wish: Wish, say: Words) -> None:
    """Before anybody answers a question: the settings can be written, and none would be lost."""
    if not is_folder(wish.folder):
        raise Stopped(say("stop.no-folder", folder=wish.folder))
    if wish.target.exists() and not wish.force:
        raise Stopped(say("stop.exists", file=wish.target))
    if not os.access(wish.folder, os.W_OK):
        raise Stopped(say("stop.unwritable", file=wish.target, why=os.strerror(errno.EACCES)))


def make_settings(wish: Wish, answers: Answers, talk: Dialogue) -> Proposal:
    """Looks, asks and writes; gives what was written."""
    say = talk.words
    found = looking.look(wish.folder, answers.columns)
    facts = Facts(found)
    showing.show_found(facts, talk)
    columns = ask_columns(found, answers.columns, talk)
    if columns != answers.columns:
        found = looking.look(wish.folder, columns)
        facts = Facts(found)
    if not found.exports("invoices") and not found.exports("debtors"):
        raise Stopped(say("stop.no-exports", folder=wish.folder))
    earlier = None if answers.earlier is None else _paths_of(answers.earlier, found, say)
    proposal = settle(facts, replace(answers, columns=columns), earlier, talk)
    try:
        save(wish.target, settings_text(proposal))
    except OSError as error:
        raise Stopped(say("stop.unwritable", file=wish.target, why=error.strerror or error)) from None
    talk.tell("", say("done.written", file=wish.target))
    return proposal


def _paths_of(named: Sequence[Path], found: Found, say: Words) -> list[str]:
    """The exports that an option names, as they were found."""
    known = {real_path(found.folder / file.path): file.path for file in found.exports("invoices")}
    for path in named:
        if real_path(path) not in known:
            raise Stopped(say("stop.no-such-export", file=path, folder=found.folder))
    return [known[real_path(path)] for path in named]
