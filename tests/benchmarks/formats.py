"""What a report costs in every format: `python -m tests.benchmarks.formats`.

A generated export of 100,000 lines, every one of which is faulty, and 20,000 debtors. For each format the
seconds that it takes beyond the lint, the size, and whether that is within 3 s and 5 MB.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from plango_lint import settings
from plango_lint.findings import Report
from plango_lint.output import BINARY, FORMATS, Options
from plango_lint.run import lint

Render = Callable[[Report, Options], str | bytes]
SECONDS, BYTES = 3.0, 5_000_000
HEAD = (
    "Debiteurnummer,Boekjaar,Periode,Factuurnummer,Factuurdatum,Vervaldatum,Factuuromschrijving,"
    "Grootboekrekening,Omschrijving,Bedrag ex. BTW,BTW code"
)
DEBTORS_HEAD = "Debiteurnummer,Voornaam,Achternaam,Emailadres,Adres,Postcode,Plaats"
ACCOUNTS = "Code,Omschrijving,Balans / Winst & Verlies,Type\n" + "".join(
    f"{810000 + n},Omzet {n},Winst & Verlies,110\n" for n in range(50)
)
DEBTORS = 20_000
# What is wrong with a line, by turns: account, VAT code, amount, date, period, or a text nobody would write.
FAULTS: tuple[dict[str, str], ...] = (
    {"ledger": "8999{code:02}"},
    {"vat": "{code} %"},
    {"amount": '"{code},5O"'},
    {"day": "2024-13-{code:02}"},
    {"period": "1{code}"},
    {"ledger": "=cmd('{code}')", "text": "</script>::error::%0A]]> {code}"},
    {"debtor": "9{code:05}"},
)


def export_lines(count: int) -> Iterator[str]:
    """Invoices of two lines, each with a fault."""
    for line in range(count):
        number = 202400001 + line // 2
        day = date(2024, 1, 1) + timedelta(days=line * 28 // count)
        cells = {
            "debtor": str(100_000 + line // 2 % DEBTORS),
            "period": "1",
            "day": f"{day:%d-%m-%Y}",
            "ledger": str(810_000 + line % 50),
            "text": f"Rijles {line % 90} min",
            "amount": '"56,00"',
            "vat": "2",
        }
        fault = FAULTS[line % len(FAULTS)]
        cells |= {name: text.format(code=line % 97) for name, text in fault.items()}
        yield (
            "{debtor},2024,{period},{number},{day},{day},Factuur {number},{ledger},{text},{amount},{vat}\n"
        ).format(number=number, **cells)


def debtor_lines() -> Iterator[str]:
    """Every third with an e-mail address that is none, and a postcode too short."""
    for code in range(100_000, 100_000 + DEBTORS):
        at = "" if code % 3 == 0 else "@"
        yield f"{code},Jan,Jansen{code},jan{code}{at}example.nl,Dorpsstraat {code},{code % 9000}A,Utrecht\n"


def write_export(folder: Path, count: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    invoices = f"{HEAD}\n{''.join(export_lines(count))}"
    (folder / "facturen.csv").write_text(invoices, encoding="utf-8")
    (folder / "debiteuren.csv").write_text(f"{DEBTORS_HEAD}\n{''.join(debtor_lines())}", encoding="utf-8")
    (folder / "exact").mkdir(exist_ok=True)
    (folder / "exact" / "FinGLAccountSearch.csv").write_text(ACCOUNTS, encoding="utf-8")
    toml = 'language = "nl"\n[exact]\nlists = ["exact"]\nvat-codes = "nl-standard"\n'
    (folder / "plango-lint.toml").write_text(toml, encoding="utf-8")


def measured(render: Render, report: Report) -> tuple[float, int]:
    """Seconds, with the import of what the format needs, and bytes."""
    start = time.perf_counter()
    made = render(report, Options())
    seconds = time.perf_counter() - start
    return seconds, len(made.encode("utf-8", "replace") if isinstance(made, str) else made)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--lines", type=int, default=100_000)
    options.add_argument("--keep", type=Path, help="write the export in this folder, and leave it there")
    asked = options.parse_args()
    with TemporaryDirectory() as made:
        folder = asked.keep or Path(made)
        write_export(folder, asked.lines)
        start = time.perf_counter()
        report = lint([folder], settings.load(folder / "plango-lint.toml"))
        seconds = time.perf_counter() - start
    places = sum(problem.count for problem in report.open_problems)
    print(
        f"{asked.lines} lines, {len(report.problems)} problems, {places} places: linted in {seconds:.1f} s\n"
    )
    print(f"{'format':10} {'seconds':>8} {'MB':>7}")
    formats: dict[str, Render] = {**FORMATS, **BINARY}
    for name, render in formats.items():
        taken, size = measured(render, report)
        verdict = "" if taken < SECONDS and size < BYTES else "  TOO MUCH"
        print(f"{name:10} {taken:8.2f} {size / 1e6:7.2f}{verdict}")


if __name__ == "__main__":
    main()
