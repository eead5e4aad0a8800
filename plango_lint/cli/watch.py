"""`check --watch`: a report, and another one whenever a file of the run is another one."""

from __future__ import annotations

import gc
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from plango_lint import watching
from plango_lint.cli import console
from plango_lint.cli.checking import Form, forms_of, loaded, options_of, publish
from plango_lint.cli.options import STDIN, Asked, first_path_of, settings_of
from plango_lint.cli.progress import HowFar, is_wanted
from plango_lint.contents import real_path
from plango_lint.errors import CannotRun, why
from plango_lint.settings import Settings, places
from plango_lint.texts.running import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plango_lint.findings import Language
    from plango_lint.reading.kept import Kept

AGAIN = 1.0  # seconds: what could not be read may be free by now, and look the same
GLOBS = 1.0  # seconds between two looks for new files that a glob of the settings finds
_CLEAR = "\x1b[H\x1b[2J"  # what scrolled away stays


def run_watch(asked: Asked) -> int:
    """Checks until somebody presses Ctrl+C; that is how it ends, so the exit code is 0 then."""
    forms = forms_of(asked.formats)
    settings = Settings(language=asked.language or console.language_of_locale())
    if STDIN in asked.paths:
        raise typer.BadParameter(say("no-standard-input", settings.language or "en"), param_hint="--watch")
    try:
        loaded()
        gc.disable()  # garbage is looked for while nobody waits
        from plango_lint.reading.kept import Kept

        watch = Watch(asked, forms, settings, Kept())
        watch.check(changed=True)
        while not console.is_closed():
            watch.check(changed=watch.wait())
    except KeyboardInterrupt:
        if sys.stderr.isatty():
            console.say("")  # whoever types next starts on a line of his own
    finally:
        gc.enable()
    return 0


@dataclass
class Watch:
    """The files of one run, and what was said of them last."""

    asked: Asked
    forms: Sequence[Form]
    settings: Settings  # the last ones that could be read
    kept: Kept
    seen: watching.Picture = field(default_factory=dict)  # the files as they were before they were read
    rounds: int = 0
    again: bool = False  # what could not be read is worth another try
    said: str = ""  # why the last check was none
    cleared: bool = False  # in this round

    @property
    def language(self) -> Language:
        return self.settings.language or "en"

    def check(self, *, changed: bool) -> None:
        """Reports once, or says why that is not possible now."""
        self.seen, self.cleared = self._picture(), not self.rounds
        try:
            with HowFar(self.language, wanted=is_wanted(quiet=self.asked.quiet)) as shown:
                self._report(shown)
            self.said = ""
            self._tell("checked")
        except CannotRun as stop:
            self._cannot(str(stop), changed)
        except OSError as error:  # a drive that is away for a moment, for one
            self._cannot(f"{error.filename}: {why(error)}", changed)
        except typer.BadParameter as wrong:  # an option that the settings of this moment do not allow
            if not self.rounds:
                raise
            self._cannot(wrong.format_message(), changed)
        self.rounds += 1

    def wait(self) -> bool:
        """Until something changed and is at rest (True), or what could not be read is worth another try."""
        gc.collect()
        begin = globs = time.monotonic()
        while True:
            time.sleep(watching.POLL)
            now = time.monotonic()
            if now - globs > GLOBS:
                globs = now
                with suppress(CannotRun, OSError, typer.BadParameter):
                    self.settings = settings_of(self.asked)
            if self._picture() != self.seen and watching.at_rest(self._picture, self.seen) != self.seen:
                return True
            if self.again and now - begin > AGAIN:
                return False

    def _report(self, shown: HowFar) -> None:
        from plango_lint.inputs import gather
        from plango_lint.register import Register, place_of
        from plango_lint.run import lint_files

        self.again = True
        self.settings = settings_of(self.asked)
        self.seen = self._picture()  # other settings, other files
        options, settings = options_of(self.asked, self.settings, self.forms)
        own = self._reports() if self.rounds else frozenset()
        files = [file for file in gather(self.asked.paths, settings) if real_path(Path(file.path)) not in own]
        self.kept.begin()
        register = Register(place_of(settings, self.asked.paths), self.language)
        report = lint_files(files, settings, register, told=shown, reader=self.kept)
        self.again = False

        def hide() -> None:
            shown.hide()
            self._clear()

        publish(self.forms, report, options, settings, quiet=self.asked.quiet, hide=hide)

    def _cannot(self, sentence: str, changed: bool) -> None:
        """Says why there is no report, once; not about files that are others by now."""
        if (sentence == self.said and not changed) or (self.again and self._picture() != self.seen):
            return
        self.said = sentence
        self._clear()
        console.say(f"Error: {sentence}")
        self._tell("not-checked")

    def _tell(self, key: str) -> None:
        if not self.asked.quiet:
            console.say(say(key, self.language, time=f"{datetime.now():%H:%M:%S}"))  # noqa: DTZ005 (his own clock)

    def _clear(self) -> None:
        """An empty screen for another report; a pipe or a file gets them behind each other."""
        if not self.cleared and sys.stdout.isatty() and console.obeys_escapes():
            console.put(_CLEAR)
        self.cleared = True

    def _picture(self) -> watching.Picture:
        asked = self.asked
        here = [asked.config] if asked.config else [*places(first_path_of(asked), Path.cwd())]
        return watching.picture(asked.paths, self.settings, here, self._reports())

    def _reports(self) -> frozenset[Path]:
        """The files that this program writes itself: no input, and no change."""
        return frozenset(real_path(form.file) for form in self.forms if form.file is not None)
