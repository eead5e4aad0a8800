"""What holds on Windows, as far as another system can tell: no machine of these tests has it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.processes import ROOT, program

# Modules that Python has on other systems only; a function may import them, behind a question for the system.
ELSEWHERE = {"fcntl", "grp", "posix", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty"}
SOURCES = [
    path
    for folder in ("plango_lint", "tests")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "benchmarks" not in path.parts
]


def imported(path: Path) -> set[str]:
    """The packages that a module needs as soon as it is imported."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    names = [one.name for node in body if isinstance(node, ast.Import) for one in node.names]
    names += [node.module or "" for node in body if isinstance(node, ast.ImportFrom)]
    return {name.partition(".")[0] for name in names}


def test_no_module_needs_what_windows_lacks_to_be_imported() -> None:
    """Otherwise pytest would collect nothing there, and the program would not start."""
    assert [path for path in SOURCES if imported(path) & ELSEWHERE] == []


@pytest.mark.parametrize(
    "words",
    [
        (
            "check",
            "-q",
            "-f",
            "text",
            "-f",
            "html:report.html",
            "-f",
            "xlsx:report.xlsx",
            "-f",
            "json:report.json",
        ),
        ("fix", "facturen.csv", "--unsafe", "--changes", "changes.csv"),
        ("split", "facturen.csv"),
        ("init", "--yes"),
        ("register", "add", "facturen.csv", "--anyway", "--entries", "60"),
        ("rules",),
    ],
    ids=lambda words: words[0],
)
def test_no_file_is_read_or_written_in_the_encoding_of_the_system(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    """Which is cp1252 on Windows: Python itself warns wherever no encoding is named."""
    (tmp_path / "facturen.csv").write_bytes(
        (ROOT / "sample_exports" / "broken" / "facturen.csv").read_bytes()
    )
    named = {"PYTHONWARNDEFAULTENCODING": "1", "PYTHONWARNINGS": "error::EncodingWarning"}
    done = program(*words, folder=tmp_path, **named)
    assert b"EncodingWarning" not in done.stderr
    assert done.returncode in (0, 1)
