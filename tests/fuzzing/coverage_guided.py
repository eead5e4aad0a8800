"""Runs a target as long as somebody likes, guided by the code that it reaches: what reading and checking share.

Atheris is needed: `pip install --group fuzzing` (Linux, CPython 3.11 to 3.13).
What breaks a target is written to a file, as libFuzzer does, which the same command reads again.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.fuzzing.damage import TOKENS

CORPUS = Path(__file__).parent / "corpus"
LONGEST = 20_000  # bytes of an input: larger ones are slow, and `tests/benchmarks/bounds.py` has those

Target = Callable[[bytes], None]


def go(name: str, made: Callable[[], Target]) -> None:
    """Fuzzes until it is stopped; options are libFuzzer's, such as `-runs=100000` and `-max_total_time=600`."""
    try:
        import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore]
    except ImportError:
        sys.exit("This needs atheris: pip install --group fuzzing (Linux, CPython 3.11 to 3.13).")
    with atheris.instrument_imports(include=["plango_lint"]):
        target = made()
    with TemporaryDirectory() as place:
        found, words = Path(place) / "found", Path(place) / "words"
        found.mkdir()
        words.write_text("".join(map(_word, TOKENS)))
        options = [
            f"-max_len={LONGEST}",
            f"-dict={words}",
            "-timeout=60",
            "-rss_limit_mb=4096",
            "-print_final_stats=1",
        ]
        print(f"{name}: Ctrl+C ends it", file=sys.stderr)
        atheris.Setup([sys.argv[0], *options, *sys.argv[1:], str(found), str(CORPUS)], target)
        atheris.Fuzz()


def _word(token: bytes) -> str:
    """A line of libFuzzer's dictionary."""
    signs = "".join(f"\\x{byte:02x}" for byte in token)
    return f'"{signs}"\n'
