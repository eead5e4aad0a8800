"""Questions about the exceptions of the settings."""

from __future__ import annotations

from itertools import groupby

from plango_lint.checks.registry import Answer, check
from plango_lint.export import Export, IdleException
from plango_lint.hits import FileHits, Spot
from plango_lint.settings import FILE_NAME
from plango_lint.sources import Source, shown_path
from plango_lint.texts.wording import Names, Phrase, Term


@check
def exceptions_needed(export: Export) -> Answer:
    """Every exception still accepts something, and its last day is not over; the two are two causes."""
    settings = export.settings
    file = Source(shown_path(settings.path) if settings.path else FILE_NAME, sha256="")
    by_reason = sorted(export.idle_exceptions, key=lambda idle: idle.why)
    for why, some in groupby(by_reason, key=lambda idle: idle.why):
        idle = list(some)
        yield FileHits(
            file,
            spots=[Spot(line=one.line) for one in idle],
            cause=why,
            words={"what": Term(f"exception-{why}"), "exceptions": Names(tuple(map(_named, idle)))},
        )


def _named(idle: IdleException) -> Phrase:
    return Phrase("exception-named", {"rule": idle.rule, "about": idle.about, "line": idle.line})
