"""How far a run is, on standard error: only for somebody who looks, and only when it takes long.

A timer wakes up when a second has gone by; a shorter run pays for no more than the timer. Nothing of it stays.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from threading import Lock, Timer
from typing import TYPE_CHECKING, Self

from plango_lint.output.inert import inert
from plango_lint.texts.running import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress, TaskID

    from plango_lint.findings import Language
    from plango_lint.stages import Stage

PATIENCE = 1.0  # seconds in which nothing is shown


def is_wanted(*, quiet: bool) -> bool:
    """Somebody sits before a screen that can be written over."""
    if (
        quiet
        or os.environ.get("TERM") == "dumb"
        or os.environ.get("CI", "").lower() not in ("", "0", "false")
    ):
        return False
    return sys.stderr.isatty()


class HowFar:
    """The stages of one run as they are told: `with HowFar(...) as told: lint(..., told=told)`."""

    def __init__(self, language: Language, *, wanted: bool) -> None:
        self._language = language
        self._timer = Timer(PATIENCE, self.show) if wanted else None
        # Held while rich is imported too: what a run does next may import it as well, and two
        # threads half way through one package would hinder each other.
        self._lock = Lock()
        self._now: tuple[Stage, int, int, str] = ("read", 0, 0, "")
        self._bar: tuple[Progress, TaskID] | None = None

    def __enter__(self) -> Self:
        if self._timer is not None:
            self._timer.daemon = True
            with _without_interrupts():
                self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.hide()

    def __call__(self, stage: Stage, done: int, total: int, about: str) -> None:
        """Takes note of the stage, and shows it when the time has come."""
        if self._timer is not None:
            with self._lock:
                self._now = (stage, done, total, about)
                self._update()

    def hide(self) -> None:
        """Takes away what is shown, before something else is written; nothing is shown from then on."""
        if self._timer is None:
            return
        self._timer.cancel()
        with self._lock:
            self._timer = None
            if self._bar is not None:
                self._bar[0].stop()
                self._bar = None

    def show(self) -> None:
        """Shows the stage from now on, unless it is hidden."""
        with self._lock:
            if self._timer is None:  # the run was done just now
                return
            bar = _bar()
            self._bar = (bar, bar.add_task("", total=None))
            self._update()
            bar.start()

    def _update(self) -> None:
        if self._bar is None:
            return
        stage, done, total, about = self._now
        bar, task = self._bar
        text = say(stage if total or stage == "report" else "begin", self._language, file=inert(about))
        count = say("of", self._language, done=done + 1, total=total) if total else ""
        bar.update(task, description=text, count=count, total=total or None, completed=done)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """A thread that starts here, and those it starts, never get Ctrl+C: who waits for a file must hear it."""
    if sys.platform == "win32":  # there it goes to the first thread anyway
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn
    from rich.table import Column

    # Names of files are no markup. The report and messages go where they went before.
    text = TextColumn(
        "{task.description}", markup=False, table_column=Column(no_wrap=True, overflow="ellipsis")
    )
    return Progress(
        text,
        BarColumn(bar_width=24),
        TextColumn("{task.fields[count]}", markup=False),
        console=Console(file=sys.stderr),
        transient=True,
        refresh_per_second=5,
        redirect_stdout=False,
        redirect_stderr=False,
    )
