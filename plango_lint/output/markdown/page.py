"""What every part of the Markdown report is written from, and how it writes."""

from __future__ import annotations

from dataclasses import dataclass

from plango_lint.findings import Report
from plango_lint.output import Options
from plango_lint.output.markdown import escaping
from plango_lint.output.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Page:
    report: Report
    options: Options
    say: Phrases

    def _left_out(self, count: int) -> str:
        return self.say("words.left-out", count)

    def plain(self, text: str, limit: int = escaping.LONGEST) -> str:
        """Data, as it is; says how much is left out."""
        return escaping.plain(text, self._left_out, limit)

    def sentence(self, text: str) -> str:
        """A sentence with data and commands in it; for a line of its own or an item of a list."""
        return escaping.sentence(text, self._left_out)

    def row(self, *cells: str) -> str:
        """A row of a table, of cells that are Markdown already."""
        return f"| {' | '.join(cells)} |"
