"""A program in a terminal of its own, as a user has it in front of him."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 60  # seconds; a slow machine is no failure
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def _take(terminal: int) -> None:
    """Makes this the terminal of the process, so that Ctrl-C means something: also when whoever started
    the tests ignores it, as a job in the background does."""
    import fcntl
    import termios

    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Terminal:
    """`plango-lint` with a keyboard and a screen; standard output goes to a file, as with `> report.txt`,
    unless it is to be `on_screen` too."""

    def __init__(
        self,
        folder: Path,
        *arguments: str,
        on_screen: bool = False,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        if sys.platform == "win32":
            pytest.skip("a terminal that a program steers is not there on Windows")
        import pty

        self._master, slave = pty.openpty()
        self.report = folder.parent / "report.txt"
        with self.report.open("wb") as report:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "plango_lint", *arguments],
                stdin=slave,
                stdout=slave if on_screen else report,
                stderr=slave,
                cwd=folder,
                env={
                    **os.environ,
                    "PYTHONPATH": str(ROOT),
                    "LANG": "en_GB.UTF-8",
                    "LC_ALL": "",
                    "COLUMNS": "100",
                    **(environment or {}),
                },
                start_new_session=True,
                preexec_fn=lambda: _take(slave),  # noqa: PLW1509  (there are no threads here)
            )
        os.close(slave)
        self._seen = b""
        self._read = 0  # how far the test has read

    @property
    def screen(self) -> str:
        """Everything that was shown."""
        return _COLOUR.sub("", self.raw)

    @property
    def raw(self) -> str:
        """The same with every order to the terminal."""
        return self._seen.decode(errors="replace")

    def wait_for(self, text: str) -> None:
        """Until the text is shown, below what was waited for before."""
        end = time.monotonic() + PATIENCE
        while text not in self.screen[self._read :]:
            if time.monotonic() > end or not self._more():
                self._process.kill()
                self._process.wait()
                raise AssertionError(f"{text!r} was not shown:\n{self.screen}")
        self._read = self.screen.index(text, self._read) + len(text)

    def type(self, text: str = "") -> None:
        """A line, with Enter."""
        os.write(self._master, text.encode() + b"\n")

    def press(self, key: bytes) -> None:
        """A key such as Ctrl-C."""
        os.write(self._master, key)

    def end(self) -> int:
        """The exit code."""
        end = time.monotonic() + PATIENCE
        while self._more():
            if time.monotonic() > end:
                self._process.kill()
                raise AssertionError(f"it did not end:\n{self.screen}")
        code = self._process.wait(PATIENCE)
        os.close(self._master)
        return code

    def _more(self) -> bool:
        ready, _, _ = select.select([self._master], [], [], 0.2)
        if not ready:
            return self._process.poll() is None
        try:
            data = os.read(self._master, 4096)
        except OSError:  # Linux says so when the other side is closed
            return False
        self._seen += data
        return bool(data)
