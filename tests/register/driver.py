"""A process that registers one file after the other, and says which ones are in: `driver.py REGISTER NAME COUNT`."""

from __future__ import annotations

import sys
from pathlib import Path

from plango_lint.register import File, Invoice, Register

TIME = "2024-02-03T12:00:00+00:00"


def main(path: str, name: str, count: int, size: int) -> None:
    register = Register(Path(path))
    for turn in range(count):
        numbers = range(turn * size, (turn + 1) * size)
        invoices = tuple(
            Invoice(number, 0, None, 2024, 1, "2024-01-15", name, 6000, 1, None, ("810200",))
            for number in numbers
        )
        register.add([File(f"{name}-{turn}.csv", f"{name} {turn}", "invoices", invoices)], TIME)
        sys.stdout.write(f"{name}-{turn}.csv\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
