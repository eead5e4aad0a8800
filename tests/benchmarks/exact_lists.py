"""What large lists of Exact cost: `python -m tests.benchmarks.exact_lists`.

Seconds that an audit file of 60,000 ledger lines and 20,000 relations add to a check, and the memory
that an audit file of 200 MB takes. `--reader NAME` compares ways to read it: ours, iterparse, pyxaf.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

from tests.administration import clean, write

MEGABYTE = 1_000_000
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<auditfile xmlns="http://www.auditfiles.nl/XAF/3.2">
<header><fiscalYear>2022</fiscalYear><startDate>2022-01-01</startDate><endDate>2022-12-31</endDate>
<curCode>EUR</curCode><dateCreated>2023-01-15</dateCreated><softwareDesc>Test</softwareDesc>
<softwareVersion>1</softwareVersion></header><company><companyName>Rijschool</companyName>
<taxRegistrationCountry>NL</taxRegistrationCountry><taxRegIdent>000000000B00</taxRegIdent>
<customersSuppliers><customerSupplier><custSupID>934</custSupID><custSupName>Voorbeeld, J.</custSupName>
<custSupTp>C</custSupTp></customerSupplier></customersSuppliers><generalLedger>
<ledgerAccount><accID>1300</accID><accDesc>Debiteuren</accDesc><accTp>B</accTp></ledgerAccount>
<ledgerAccount><accID>1500</accID><accDesc>Af te dragen BTW</accDesc><accTp>B</accTp></ledgerAccount>
<ledgerAccount><accID>810200</accID><accDesc>Omzet rijlessen</accDesc><accTp>P</accTp></ledgerAccount>
</generalLedger><vatCodes><vatCode><vatID>2</vatID><vatDesc>BTW hoog</vatDesc>
<vatToPayAccID>1500</vatToPayAccID></vatCode></vatCodes>
<transactions><journal><jrnID>70</jrnID><desc>Verkoopboek</desc><jrnTp>S</jrnTp>
"""
TAIL = "</journal></transactions></company></auditfile>"
LINES = (("0", "1300", "121.00", "D"), ("1", "810200", "100.00", "C"), ("2", "1500", "21.00", "C"))


def entries() -> Iterator[str]:
    """Posted invoices of three lines without end, all of one year."""
    number, first = 1_000_000, date(2022, 1, 1)
    while True:
        number += 1
        day = first + timedelta(days=number % 365)
        lines = "".join(
            f"<trLine><nr>{nr}</nr><accID>{account}</accID><docRef>{number}</docRef><effDate>{day}</effDate>"
            f"<desc>Rijles {number % 90} min</desc><amnt>{amount}</amnt><amntTp>{side}</amntTp>"
            f"<custSupID>{number % 5000 + 100_000}</custSupID><invRef>{number}</invRef></trLine>\n"
            for nr, account, amount, side in LINES
        )
        yield (
            f"<transaction><nr>{number}</nr><desc>Factuur {number}</desc><periodNumber>{day.month}</periodNumber>"
            f"<trDt>{day}</trDt>{lines}</transaction>\n"
        )


def audit_file(path: Path, *, lines: int = 0, size: int = 0) -> None:
    """An audit file of so many ledger lines, or of so many bytes."""
    with path.open("w", encoding="utf-8") as file:
        written = file.write(HEAD)
        for count, entry in enumerate(entries(), start=1):
            written += file.write(entry)
            if count * len(LINES) >= lines and written >= size:
                break
        file.write(TAIL)


def relations(path: Path, count: int) -> None:
    rows = "".join(
        f'<Account code="{code:>18}" status="C"><Name>Leerling {code}</Name><Email>l{code}@example.nl</Email>'
        f"<Address><PostalCode>1234 AB</PostalCode></Address><IsBlocked>false</IsBlocked></Account>\n"
        for code in range(200_000, 200_000 + count)
    )
    path.write_text(f'<?xml version="1.0"?><eExact><Accounts>{rows}</Accounts></eExact>', encoding="utf-8")


def seconds_of_check(folder: Path) -> tuple[float, float]:
    """A whole check as a user starts it, the best of three: on the clock, and of the processor."""
    command = [sys.executable, "-m", "plango_lint", "check", str(folder), "-q", "--fail-on", "never"]
    clock, processor = [], []
    for _ in range(3):
        start, used = time.perf_counter(), _of_children()
        subprocess.run(command, check=True, capture_output=True)
        clock.append(time.perf_counter() - start)
        processor.append(_of_children() - used)
    return min(clock), min(processor)


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def report_seconds(folder: Path) -> None:
    administration = clean(1, debtors=True, lists={"relations"})
    write(administration, folder)
    before = seconds_of_check(folder)
    audit_file(folder / "exact" / "audit.xaf", lines=60_000)
    relations(folder / "exact" / "more.xml", 20_000)
    after = seconds_of_check(folder)
    print("a check, then with an audit file of 60,000 ledger lines and 20,000 relations:")
    for name, one, other in zip(("clock", "processor"), before, after, strict=True):
        print(f"  {name:9}  {one:.2f} s, {other:.2f} s: {other - one:+.2f} s")


def read(path: Path, reader: str) -> None:
    """Reads an audit file one way, and says what it took: run in a process of its own."""
    from plango_lint.inputs import _content
    from plango_lint.reading.lists import read_xml
    from plango_lint.sources import InputFile

    before, start = _peak(), time.perf_counter()
    if reader == "ours":
        data, large = _content(path)
        found = len(read_xml(InputFile(path.name, data, large=large))[-1].frame)
    elif reader == "iterparse":
        found = _with_iterparse(path)
    else:
        from pyxaf import read_xaf  # type: ignore[import-not-found]

        found = len(read_xaf(path).transactions)
    taken, memory = time.perf_counter() - start, _peak() - before
    print(
        f"{reader:10} {path.stat().st_size / MEGABYTE:.0f} MB: {taken:.1f} s, {memory:.0f} MB more memory, {found} entries"
    )


def _with_iterparse(path: Path) -> int:
    found = 0
    for _, element in ET.iterparse(path):  # noqa: S314
        if element.tag.endswith("}transaction"):
            found += 1
            element.clear()
    return found


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reader", choices=("ours", "iterparse", "pyxaf"), default="ours")
    options.add_argument("--megabytes", type=int, default=200)
    options.add_argument("--read", type=Path, help="an audit file of your own")
    given = options.parse_args()
    if given.read:
        read(given.read, given.reader)
        return
    with TemporaryDirectory() as folder:
        report_seconds(Path(folder) / "month")
        path = Path(folder) / "large.xaf"
        audit_file(path, size=given.megabytes * MEGABYTE)
        command = [sys.executable, "-m", "tests.benchmarks.exact_lists", "--read", str(path)]
        subprocess.run([*command, "--reader", given.reader], check=True)


if __name__ == "__main__":
    main()
