"""What `init` does with its options: whether anybody can be asked, and the first check behind it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from plango_lint.cli.checking import Asked, run_check
from plango_lint.cli.console import language_of_locale, say
from plango_lint.contents import real_path
from plango_lint.first_use.dialogue import Dialogue, NoAnswer, is_possible
from plango_lint.first_use.making import Stopped, Wish, make_settings, refuse_early
from plango_lint.first_use.words import Words
from plango_lint.settings import FILE_NAME
from plango_lint.settings.vocabulary import FIELDS, unknown
from plango_lint.texts.commands import typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plango_lint.findings import Language
    from plango_lint.first_use.answers import Answers
    from plango_lint.first_use.looking import Columns
    from plango_lint.first_use.proposing import Proposal


def run_init(folder: Path, answers: Answers, language: Language | None, *, yes: bool, force: bool) -> int:
    """Writes the settings and checks; gives the exit code."""
    talk = Dialogue(Words(language or language_of_locale()), silent=yes)
    wish = Wish(folder, force)
    try:
        made = _make(wish, answers, language, talk)
    except Stopped as stop:
        say(str(stop))
        return 2
    except (EOFError, KeyboardInterrupt) as end:
        say("\n" + talk.words("stop.broken-off"))
        return 130 if isinstance(end, KeyboardInterrupt) else 2
    talk.tell(talk.words("done.next", command=_command(wish.folder, made)), "", talk.words("done.check"), "")
    return run_check(Asked(config=wish.target))


def _make(wish: Wish, answers: Answers, language: Language | None, talk: Dialogue) -> Proposal:
    refuse_early(wish, talk.words)
    if not talk.silent and not is_possible():
        raise Stopped(talk.words("stop.no-terminal"))
    if language is None:
        talk.words = _ask_language(talk)
    talk.explain("", talk.words("welcome.questions"))
    return make_settings(wish, answers, talk)


def _ask_language(talk: Dialogue) -> Words:
    def read(text: str) -> Words:
        if text.casefold() not in ("nl", "en"):
            raise NoAnswer(talk.words("answers.language"))
        return Words("nl" if text.casefold() == "nl" else "en")

    return talk.ask(talk.words("language.question"), talk.words.language, read)


def _command(folder: Path, made: Proposal) -> str:
    """How to check the same from here."""
    if real_path(folder) == Path.cwd():
        return "plango-lint check"
    if made.places.files == (".",):
        return f"plango-lint check {typed(folder.as_posix())}"
    return f"plango-lint check --config {typed((folder / FILE_NAME).as_posix())}"


def columns_of(texts: Sequence[str]) -> Columns:
    """The columns named by options: TABLE.FIELD=COLUMN, a header or a position."""
    columns: Columns = {}
    for text in texts:
        name, equals, column = text.partition("=")
        table, dot, field = name.partition(".")
        if not (equals and dot and column.strip()):
            raise typer.BadParameter(f'expected TABLE.FIELD=COLUMN, found "{text}".', param_hint="--column")
        if table not in FIELDS:
            raise typer.BadParameter(unknown("table", table, FIELDS), param_hint="--column")
        if field not in FIELDS[table]:
            raise typer.BadParameter(unknown("field", field, FIELDS[table]), param_hint="--column")
        columns.setdefault(table, {})[field] = int(column) if column.isdecimal() and int(column) else column
    return columns
