"""The terminal: its language, width and colour, and text that always arrives."""

from __future__ import annotations

import errno
import io
import locale
import os
import shutil
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from plango_lint.cli import spelling
from plango_lint.errors import CannotRun
from plango_lint.output.inert import inert

if TYPE_CHECKING:
    from plango_lint.findings import Language

WIDTH_WITHOUT_TERMINAL = 100
_STDOUT, _ESCAPES = -11, 0x0004  # of Windows: STD_OUTPUT_HANDLE, ENABLE_VIRTUAL_TERMINAL_PROCESSING
_CLOSED_PIPE = (errno.EPIPE, errno.EINVAL)  # Windows says EINVAL


def forgive_encodings() -> None:
    """A console that lacks a character shows what resembles it, and takes whatever somebody types."""
    sys.stdout = sys.stdout or _Closed()
    for stream, errors in (
        (sys.stdin, "replace"),
        (sys.stdout, spelling.use()),
        (sys.stderr, spelling.use()),
    ):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)


def say(sentence: str) -> None:
    """A message to the user; findings go to standard output instead. Names of files in it are harmless."""
    with suppress(OSError):
        print(inert(sentence), file=sys.stderr)


def say_lines(text: str) -> None:
    """A message of several lines."""
    for line in text.splitlines():
        say(line)


def put(text: str, *, for_machines: bool = False) -> None:
    """Writes to standard output; a closed pipe ends quietly."""
    out = sys.stdout
    if for_machines and isinstance(out, io.TextIOWrapper) and not out.isatty():
        out.reconfigure(encoding="utf-8")
    try:
        out.write(text)
        out.flush()
    except OSError as error:
        _silence()
        if error.errno not in _CLOSED_PIPE:
            raise CannotRun(f"standard output cannot be written: {error.strerror}.") from None


class _Nowhere(io.StringIO):
    """Standard output from the moment on that nobody reads it any more."""

    def write(self, text: str) -> int:
        return len(text)


def end(code: int) -> NoReturn:
    """Ends the process at once: giving back the memory of a million lines, object by object, helps nobody."""
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except (OSError, ValueError):
        sys.exit(code)  # Python says what is lost, with a code of its own
    os._exit(code)


class _Closed(io.StringIO):
    """Standard output of a process that was started without one."""

    def write(self, _: str) -> int:
        raise CannotRun(f"standard output cannot be written: {os.strerror(errno.EBADF)}.")


def is_closed() -> bool:
    """Who read standard output is gone."""
    return isinstance(sys.stdout, _Nowhere)


def _silence() -> None:
    # What is still in the buffer would raise again when Python ends.
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.stdout = _Nowhere()


def language_of_locale() -> Language:
    """Dutch where the computer speaks Dutch, otherwise English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if name := os.environ.get(variable):
            return _language(name)
    with suppress(ValueError):  # a locale Python does not know
        return _language(locale.getlocale()[0] or "")
    return "en"


def _language(name: str) -> Language:
    return "nl" if name.lower().startswith(("nl", "dutch")) else "en"  # Windows: Dutch_Netherlands


def width() -> int:
    """COLUMNS, else the terminal's own, else 100."""
    return shutil.get_terminal_size((WIDTH_WITHOUT_TERMINAL, 24)).columns


def wants_color() -> bool:
    """NO_COLOR wins from FORCE_COLOR; without either a capable terminal decides."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and obeys_escapes()


def obeys_escapes() -> bool:
    """Whether escape codes do something on this terminal, and not stand in it as text."""
    if os.environ.get("TERM") == "dumb":
        return False
    if sys.platform != "win32":
        return True
    import ctypes  # Windows' own console obeys them when a program asks for that
    from ctypes import wintypes

    kernel, mode = ctypes.windll.kernel32, wintypes.DWORD()
    handle = wintypes.HANDLE(kernel.GetStdHandle(_STDOUT))
    if not kernel.GetConsoleMode(handle, ctypes.byref(mode)):
        return False
    return bool(kernel.SetConsoleMode(handle, mode.value | _ESCAPES))
