"""Nothing goes over the network: every command runs where each socket and each other program is refused."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from plango_lint.output import BINARY, FORMATS
from tests.processes import ROOT
from tests.test_contributing import WHOLE

REFUSED = 99
# An audit hook sees what C code does too, and cannot be taken away again; a child would be out of its sight.
GUARD = dedent("""
    import json, os, sys

    def refuse(event, arguments):
        if event.startswith(("socket.", "urllib.", "http.client.", "ftplib.", "smtplib.", "subprocess.", "os.exec",
                             "os.fork", "os.posix_spawn", "os.spawn", "os.startfile", "os.system", "webbrowser.")):
            os.write(2, f"refused: {event} {arguments}".encode())
            os._exit(99)

    sys.addaudithook(refuse)
""")
RUNS = dedent("""
    from plango_lint.cli import run
    print(json.dumps([run(words) for words in json.loads(sys.argv[1])]), file=sys.__stdout__)
""")


def guarded(code: str, *words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", GUARD + code, *words],
        cwd=folder, capture_output=True, check=False, text=True, encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """Copies of the samples: one that is ready, one with every kind of fault, and somebody's own rules."""
    for name in ("clean", "broken"):
        shutil.copytree(ROOT / "sample_exports" / name, tmp_path / name)
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "several-cost-centres.toml").write_text(WHOLE[0], encoding="utf-8")
    return tmp_path


def test_no_command_asks_for_the_network(school: Path) -> None:
    """Every command with every format of a report; the exit codes say that each did its work."""
    forms = [word for name in (*FORMATS, *BINARY) for word in ("-f", f"{name}:report.{name}")]
    ours = ("--config", "clean/plango-lint.toml")
    wanted = {
        ("check", "broken", *forms): 1,
        ("check", "clean"): 0,
        ("fix", "broken/facturen.csv", "--unsafe", "--changes", "changes.csv"): 1,
        ("split", "broken/facturen.csv"): 1,
        ("init", "broken", "--yes", "--force"): 1,
        ("register", "add", "clean/facturen.csv", "--anyway", "--entries", "60", *ours): 0,
        ("register", "list", *ours): 0,
        ("register", "show", "202400002", *ours): 0,
        ("register", "undo", *ours): 0,
        ("explain", "unknown-debtor"): 0,
        ("rules", "--format", "markdown"): 0,
        ("try-rules", "rules"): 0,
    }
    done = guarded(RUNS, json.dumps([*wanted]), folder=school)
    codes = json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 else done.stderr
    assert dict(zip(wanted, codes, strict=True)) == wanted, done.stderr
    assert {path.suffix[1:] for path in school.glob("report.*")} == {*FORMATS, *BINARY}


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('localhost', 9)",
        "import subprocess; subprocess.run([sys.executable, '--version'])",
    ],
)
def test_an_attempt_would_be_noticed(attempt: str, tmp_path: Path) -> None:
    """The guard of these tests ends the program at once."""
    done = guarded(attempt, folder=tmp_path)
    assert done.returncode == REFUSED
    assert done.stderr.startswith("refused: s")
