"""What a check costs, from a thousand to a million lines: `python -m tests.benchmarks.scale`.

Whole processes, in turns, each figure the median of some runs: what the targets in CONTRIBUTING.md are held
against, on one machine in one run. Beside it frictionless, a plain Pandera script and a DuckDB query read the same
file; they are no part of this project (`--beside PYTHON` names an interpreter that has them, and without it they are
left out). `--quick` leaves out the million lines.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.large_exports import Faulty, write_export
from tests.benchmarks.stages import AS_OF

MANY: tuple[Faulty, ...] = ("clean", "one in a hundred", "every line")
STAGES = ("start", "read", "schema", "rules", "report")
IMPORT = "import pandera.pandas"
BESIDE = {"frictionless": "frictionless_validate", "Pandera": "plain_pandera", "DuckDB": "duckdb_query"}


@dataclass(frozen=True)
class Cost:
    """Of one process: seconds by the clock, and the most memory it had."""

    seconds: float
    megabytes: float
    code: int
    said: str


def run(command: Sequence[str]) -> Cost:
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    said = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    kilobytes = used.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return Cost(time.perf_counter() - begin, kilobytes / 1000, process.returncode, said)


def medians(commands: Mapping[str, Callable[[], Sequence[str]]], times: int) -> dict[str, Cost]:
    """Of each command the run in the middle. In turns: a machine gets faster and slower."""
    found: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(times):
        for name, command in commands.items():
            found[name].append(run(command()))
    return {
        name: sorted(costs, key=lambda cost: cost.seconds)[len(costs) // 2] for name, costs in found.items()
    }


def python(*arguments: str, by: str = sys.executable) -> Callable[[], Sequence[str]]:
    return lambda: [by, *arguments]


def check(folder: Path) -> Callable[[], Sequence[str]]:
    return python("-m", "plango_lint", "check", str(folder), "--as-of", AS_OF, "--language", "nl")


def stages(folder: Path) -> Callable[[], Sequence[str]]:
    return lambda: [sys.executable, "-m", "tests.benchmarks.stages", str(folder), str(time.time())]


def starts(times: int) -> dict[str, Cost]:
    """What everything is measured against, and commands that need no pandas."""
    return medians(
        {
            IMPORT: python("-c", IMPORT),
            "import typer": python("-c", "import typer"),
            "--help": python("-m", "plango_lint", "--help"),
            "rules": python("-m", "plango_lint", "rules"),
            "explain": python("-m", "plango_lint", "explain", "unknown-debtor"),
        },
        times,
    )


def measure(folder: Path, lines: int, times: int, beside: str | None) -> dict[str, Cost]:
    """Checks of this many lines, and what other tools take for the clean ones."""
    # In turns with what is held against it: a machine is quicker at one minute than at the next.
    commands: dict[str, Callable[[], Sequence[str]]] = {IMPORT: python("-c", IMPORT)}
    for faulty in MANY:
        write_export(folder / faulty, lines, faulty)
        commands[faulty] = check(folder / faulty)
        commands[f"stages of {faulty}"] = stages(folder / faulty)
    export = str(folder / "clean" / "facturen.csv")
    size = Path(export).stat().st_size / 1e6
    print(f"\n{lines:,} lines, {size:.1f} MB")
    if beside is not None:
        for name, module in BESIDE.items():
            commands[name] = python("-m", f"tests.benchmarks.beside.{module}", export, by=beside)
    found = medians(commands, times)
    for faulty in MANY:
        cost, told = found[faulty], json.loads(found[f"stages of {faulty}"].said)
        parts = "  ".join(f"{name} {told[name]:.2f}" for name in STAGES)
        print(
            f"{faulty:17} {cost.seconds:7.2f} s {cost.megabytes:6.0f} MB   {parts}   "
            f"{cost.said.count(chr(10))} lines of report"
        )
    print(f"{IMPORT:17} {found[IMPORT].seconds:6.2f} s")
    for name in BESIDE if beside else ():
        print(f"{name:17} {found[name].seconds:7.2f} s {found[name].megabytes:6.0f} MB")
        if found[name].code != 0:
            print(f"  ended with {found[name].code}: is it installed in {beside}?")
    return found


def target(what: str, found: float, most: float) -> None:
    print(f"{what:58} {found:7.2f}   at most {most:g}{'' if found <= most else '   MISSED'}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--times", type=int, default=5)
    options.add_argument("--beside", metavar="PYTHON")
    options.add_argument("--quick", action="store_true")
    asked = options.parse_args()
    sizes = [1_000, 100_000] + ([] if asked.quick else [1_000_000])
    base = starts(asked.times * 3)
    typer = base["import typer"].seconds
    for name, cost in base.items():
        print(f"{name:22} {cost.seconds:6.2f} s {cost.megabytes:6.0f} MB")
    found: dict[int, dict[str, Cost]] = {}
    for lines in sizes:
        with TemporaryDirectory() as made:
            times = asked.times * 3 if lines == sizes[0] else asked.times
            found[lines] = measure(Path(made), lines, times, asked.beside if lines < 1_000_000 else None)
    print()
    small, middle = found[1_000], found[100_000]
    target("1,000 lines, in imports of Pandera", (small["clean"].seconds - 0.3) / small[IMPORT].seconds, 1.5)
    if "frictionless" in middle:
        target(
            "100,000 lines, beside frictionless",
            middle["clean"].seconds / middle["frictionless"].seconds,
            0.4,
        )
    for name in ("--help", "rules", "explain"):
        target(f"{name}, in imports of typer", base[name].seconds / typer, 3)
    wrong = statistics.median(many["every line"].seconds / many["clean"].seconds for many in found.values())
    target("every line wrong, beside clean", wrong, 1.5)
    target(
        "lines of report, every line wrong",
        max(many["every line"].said.count("\n") for many in found.values()),
        80,
    )
    if not asked.quick:
        large, imported = found[1_000_000]["clean"], found[1_000_000][IMPORT].seconds
        target("1,000,000 lines, in imports of Pandera", large.seconds / imported, 8)
        target("1,000,000 lines, in MB", large.megabytes, 1200)
        target("1,000,000 lines, beside 100,000", large.seconds / middle["clean"].seconds, 10)


if __name__ == "__main__":
    main()
