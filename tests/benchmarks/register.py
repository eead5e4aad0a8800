"""What a large register costs: `python -m tests.benchmarks.register`.

Seconds of a check of about a thousand lines, without a register and beside one of a million invoices; all of them
booked in the ten years before, the last ones right below the numbers of the file.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from plango_lint.register import File, Invoice, Register
from tests.administration import clean, write

YEARS = range(2014, 2024)
DEBTORS = 20_000


def invoices(year: int, count: int, rng: Random, known: list[str]) -> Iterator[Invoice]:
    """A year of invoices whose numbers begin with it, now and then a credit note."""
    for turn in range(1, count + 1):
        month = 1 + (turn - 1) * 12 // count
        debtor = rng.choice(known) if turn % 50 == 0 else str(rng.randint(1, DEBTORS))
        yield Invoice(
            number=year * 10**6 + turn,
            series=year * 10**6 + 1,
            journal=None,
            year=year,
            period=month,
            date=f"{year}-{month:02}-{rng.randint(1, 28):02}",
            debtor=debtor,
            total=-5600 if turn % 97 == 0 else 5600 + turn % 7,
            lines=2,
            content=f"sha256:{rng.getrandbits(256):064x}",
            ledger=("810200",),
        )


def fill(path: Path, count: int, known: list[str]) -> None:
    """A register of ten years; now and then an invoice is one of these debtors'."""
    rng = Random(0)  # noqa: S311
    register = Register(path)
    for year in YEARS:
        made = tuple(invoices(year, count // len(YEARS), rng, known))
        register.add([File(f"{year}.csv", str(year), "invoices", made)], "2024-01-02T12:00:00+00:00")


def measured(folder: Path) -> tuple[float, float]:
    """Seconds by the clock and of the processor."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "plango_lint", "check", ".", "-f", "json:report.json", "--quiet"]
    subprocess.run(command, cwd=folder, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - begin, used


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--invoices", type=int, default=1_000_000)
    options.add_argument("--times", type=int, default=5)
    asked = options.parse_args()
    with TemporaryDirectory() as made:
        folder = Path(made)
        administration = clean(3, month=(2024, 2), numbers="year", invoices=480, one_month=True)
        write(administration, folder)
        register = folder / ".plango-lint" / "register.sqlite3"
        fill(register, asked.invoices, sorted({line.debtor for line in administration.lines}))
        hidden = register.with_suffix(".hidden")
        print(f"{len(administration.lines)} lines, {asked.invoices} registered invoices")
        seconds: dict[str, list[tuple[float, float]]] = {"without": [], "with": []}
        for _ in range(asked.times):  # by turns: the machine may be busy
            register.rename(hidden)
            seconds["without"].append(measured(folder))
            hidden.rename(register)
            seconds["with"].append(measured(folder))
        best = {name: tuple(map(min, zip(*found, strict=True))) for name, found in seconds.items()}
        for name, (clock, processor) in best.items():
            print(f"{name:8} {clock:.2f} s by the clock, {processor:.2f} s of the processor")
        print(
            f"ratio    {best['with'][0] / best['without'][0]:.2f} and {best['with'][1] / best['without'][1]:.2f}"
        )


if __name__ == "__main__":
    main()
