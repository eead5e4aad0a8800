"""Questions in a terminal: plain words, a default in brackets, and again when the answer is none."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console
from rich.text import Text

from plango_lint.cli.console import wants_color

if TYPE_CHECKING:
    from collections.abc import Callable

    from plango_lint.first_use.words import Words

Answer = TypeVar("Answer")
WIDEST = 96


class NoAnswer(ValueError):  # noqa: N818 - what was typed is no error of the program
    """What was typed answers nothing; carries the hint."""


def is_possible() -> bool:
    """Somebody sits at the keyboard."""
    return sys.stdin is not None and sys.stdin.isatty()


@dataclass
class Dialogue:
    """Talks on standard error, so that standard output holds the report and nothing else.

    A silent one takes every default.
    """

    words: Words
    silent: bool = False
    _console: Console | None = field(default=None, repr=False)

    def tell(self, *lines: str | Text) -> None:
        """Lines for the user; text of a file has been made inert by whoever passes it on."""
        for line in lines:
            self.console.print(line if isinstance(line, Text) else Text(line), soft_wrap=False)

    def explain(self, *lines: str | Text) -> None:
        """Lines that only help to answer a question."""
        if not self.silent:
            self.tell(*lines)

    def ask(self, question: str, default: str, read: Callable[[str], Answer]) -> Answer:
        """The answer, as soon as `read` understands it; it raises NoAnswer with a hint when it does not."""
        if self.silent:
            return read(default)
        prompt = f"{question} [{default}]: " if default else f"{question}: "
        while True:
            self.console.print(Text(prompt, "bold"), end="")
            line = sys.stdin.readline()
            if not line:
                raise EOFError
            try:
                return read(line.strip() or default)
            except NoAnswer as hint:
                self.tell(Text(f"  {hint}"))

    def confirm(self, question: str, *, default: bool) -> bool:
        """Yes or no, in either language."""
        word = self.words("answers.yes" if default else "answers.no")
        return self.ask(question, word, self._yes_or_no)

    def _yes_or_no(self, text: str) -> bool:
        word = text.casefold()
        if word in ("j", "ja", "y", "yes"):
            return True
        if word in ("n", "nee", "no"):
            return False
        raise NoAnswer(self.words("answers.yes-or-no"))

    def numbers(self, question: str, most: int, *, default: str) -> list[int]:
        """Numbers from a list that was shown, or the words for all and none of them."""
        return self.ask(question, default, lambda text: self._numbers(text, most))

    def _numbers(self, text: str, most: int) -> list[int]:
        if text.casefold() == self.words("answers.all"):
            return [*range(1, most + 1)]
        if text.casefold() == self.words("answers.none"):
            return []
        parts = text.replace(",", " ").split()
        if not parts or not all(
            part.isdecimal() and len(part) < 6 and 1 <= int(part) <= most for part in parts
        ):
            raise NoAnswer(self.words("answers.numbers", most=most))
        return sorted({int(part) for part in parts})

    def number(self, question: str, most: int, *, default: str = "") -> int:
        """One number from 0 to the most."""

        def read(text: str) -> int:
            if not (text.isdecimal() and len(text) < 6 and int(text) <= most):
                raise NoAnswer(self.words("answers.number", most=most))
            return int(text)

        return self.ask(question, default, read)

    @property
    def console(self) -> Console:
        if self._console is None:
            self._console = Console(
                stderr=True,
                markup=False,
                emoji=False,
                highlight=False,
                soft_wrap=True,
                no_color=not wants_color(),
            )
        return self._console
