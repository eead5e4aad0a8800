"""Whether any input is too much: `python -m tests.benchmarks.bounds`.

Runs a whole check of every hostile shape of 10 MB as a process of its own, and prints what it took. A run may take
20 seconds of a processor, 20 times the bytes that it reads and 300 MB besides, and ends with exit code 0, 1 or 2 and without a
traceback. `--only TEXT` runs the shapes with that in their name, `--as ROLE` says of every export that it is that.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer

from tests.fuzzing.every_shape import EVERY_SHAPE

MEGABYTE = 1_000_000
MOST_SECONDS = 20
PATIENCE = 90  # what takes longer is ended


@dataclass(frozen=True)
class Taken:
    """What a process took; `fault` is what is wrong with how it ended."""

    seconds: float
    processor: float
    memory: int  # bytes
    exit_code: int
    fault: str


def run(folder: Path, words: Sequence[str]) -> Taken:
    """The program in a folder, with every line that it says."""
    command = [sys.executable, "-m", "plango_lint", *words]
    with (folder / "said").open("wb") as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=said, stderr=said, stdin=subprocess.DEVNULL, cwd=folder)
        end = Timer(PATIENCE, process.kill)
        end.start()
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        end.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    fault = "" if process.returncode in (0, 1, 2) else "ended"
    for sign in (b"Traceback", b"fault of its own", b"crashed: "):
        if sign in (folder / "said").read_bytes():
            fault = sign.decode()
    return Taken(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, process.returncode, fault)


def verdict(taken: Taken, size: int) -> str:
    """Whether a run kept to the bounds."""
    found = [taken.fault] if taken.fault else []
    if taken.processor > MOST_SECONDS:
        found.append("too slow")
    if taken.memory > 20 * size + 300 * MEGABYTE:
        found.append("too much memory")
    return ", ".join(found) or "good"


def write(name: str, folder: Path) -> None:
    """The files of a shape; done by a process of its own, whose memory would count as that of the next one."""
    shape, size = EVERY_SHAPE[name]
    for file, data in shape(size).items():
        (folder / file).write_bytes(data)


def measured(name: str, words: Sequence[str]) -> tuple[Taken, int]:
    """What a shape took, and its bytes."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "reports").mkdir()
        command = [sys.executable, "-m", "tests.benchmarks.bounds", "--write", name, place]
        subprocess.run(command, check=True)
        size = sum(file.stat().st_size for file in folder.iterdir() if file.is_file())
        return run(folder, words), size


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--only", default="", metavar="TEXT")
    options.add_argument("--as", dest="role", metavar="ROLE")
    options.add_argument(
        "--format", action="append", default=[], metavar="NAME", help="json, html, ...: beside the text"
    )
    options.add_argument("--write", nargs=2, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.write:
        write(given.write[0], Path(given.write[1]))
        return
    words = ["check", ".", "--as-of", "2024-02-01"]
    words += [f"--as={given.role}=facturen.csv"] if given.role else []
    words += [f"--format={name}:reports/{name}" for name in given.format] + ["--format=text"]
    print(f"{'shape':45} {'MB':>5} {'s':>6} {'cpu s':>6} {'memory':>7} {'code':>4}  verdict")
    bad = 0
    for name in [name for name in EVERY_SHAPE if given.only in name]:
        taken, size = measured(name, words)
        said = verdict(taken, size)
        bad += said != "good"
        print(
            f"{name:45} {size / MEGABYTE:5.1f} {taken.seconds:6.1f} {taken.processor:6.1f} "
            f"{taken.memory / MEGABYTE:4.0f} MB {taken.exit_code:4}  {said}",
            flush=True,
        )
    sys.exit(bad > 0)


if __name__ == "__main__":
    main()
