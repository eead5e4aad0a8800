"""What "nothing breaks the program" means, in one place.

Whatever the files are, a run ends with exit code 0, 1 or 2. Nobody sees a traceback, no fault is one of the
program's own, and no rule crashed. Every report can be made.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterable, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from plango_lint.cli import run
from plango_lint.findings import Report
from plango_lint.output import BINARY, FORMATS, Options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.fuzzing.shapes import Files

FORMS = sorted({*FORMATS, *BINARY} - {"text", "json"})  # beside these two
_BROKEN = ("Traceback", "fault of its own")
_turn = count()


@contextmanager
def folder_of(files: Files) -> Iterator[Path]:
    """A folder that holds these files, and is the current one."""
    before = Path.cwd()
    with TemporaryDirectory() as place:
        folder = Path(place)
        for name, data in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        os.chdir(folder)
        try:
            yield folder
        finally:
            os.chdir(before)


def said_by(*words: str, codes: Iterable[int] = (0, 1, 2)) -> str:
    """All that a command says, on both outputs; it ends with one of the exit codes, and is not broken."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run([*words])
    said = out.getvalue() + err.getvalue()
    assert code in codes, (words, code, said)
    assert not [sign for sign in _BROKEN if sign in said], (words, said)
    return said


def check_holds(words: Sequence[str]) -> None:
    """A check with its report as text, as JSON and in a third form, another one each time. No rule crashed."""
    form = FORMS[next(_turn) % len(FORMS)]
    with TemporaryDirectory() as place:
        report = Path(place) / "report.json"
        reports = ("-f", "text", "-f", f"json:{report}", "-f", f"{form}:{place}/{form}")
        said_by("check", *words, *reports, "--as-of", "2024-02-01")
        if report.exists():  # there is none when a sentence stopped the run
            rules = json.loads(report.read_bytes())["rules"]
            assert not [rule for rule in rules if rule["status"] == "crashed"], (words, rules)


def report_holds(report: Report) -> None:
    """The same of a report that was made without the command line."""
    assert not [rule for rule in report.rules if rule.status == "crashed"], report.rules
    assert report.exit_code in (0, 1)
    for form in ("text", "json", "html"):
        assert FORMATS[form](report, Options())
