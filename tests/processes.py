"""The true program, as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# What the machine of the tests says of languages and consoles is left out.
_OF_THE_MACHINE = ("COLUMNS", "FORCE_COLOR", "LC_ALL", "LC_MESSAGES", "PYTHONIOENCODING", "PYTHONUTF8")


def program(
    *words: str, folder: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """`plango-lint` with these words, in a folder; an English run unless the environment says otherwise."""
    inherited = {name: value for name, value in os.environ.items() if name not in _OF_THE_MACHINE}
    return subprocess.run(
        [sys.executable, "-m", "plango_lint", *words],
        cwd=folder,
        capture_output=True,
        check=False,
        env={**inherited, "PYTHONPATH": str(ROOT), "LANG": "en_GB.UTF-8", **environment},
    )
