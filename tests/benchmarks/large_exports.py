"""Exports of any size, for measuring: a month of PlanGo's 16 columns with what Exact knows of it beside it.

    folder/plango-lint.toml  facturen.csv  debiteuren.csv
    folder/exact/            ledger accounts, VAT codes and relations
    folder/.plango-lint/     a register of 100,000 invoices

Line by line the month is clean, has a fault in every hundredth line, or one in every line.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from tests.benchmarks.register import fill

Faulty = Literal["clean", "one in a hundred", "every line"]

SAMPLE = Path(__file__).parents[2] / "sample_exports" / "clean"
HEAD = (
    "Boekjaar,Periode,Debiteurnummer,Datum,Vervaldatum,Leerlingnummer,Naam,Locatie,Factuuromschrijving,"
    "Factuurnummer,Grootboekrekening,Omschrijving,Aantal,Bedrag ex. BTW,BTW code,Instructeur"
)
DEBTORS_HEAD = "Debiteurnummer,Voornaam,Achternaam,Emailadres,Adres,Postcode,Plaats"
FIRST_NUMBER = 24_0000001
FIRST_DEBTOR = 100_000
REGISTERED = 100_000
LINES_OF_INVOICE = 5, 1, 2, 3, 1, 4  # in turn
INVOICE = 31 * sum(LINES_OF_INVOICE) // len(LINES_OF_INVOICE)
PRODUCTS = (  # text, account, VAT code, cents
    ("Rijles 60 min", "810200", "2", 5600),
    ("Rijles 60 min - Pakket C", "810200", "2", 87000),
    ("Theorie-examen auto", "1900", "0", 4885),
    ("Theoriecursus online, 30 dagen", "810500", "2", 4900),
    ("Rijles 90 min, met file-instructie", "810200", "2", 8400),
    ('Theorieboek "Auto" 3e druk', "810400", "1", 2500),
    ("Proefles auto, incl. intake", "810200", "2", 4200),
)
FIRST_NAMES = "Jan", "Fatima", "Sofie", "Thé", "Loïs", "Kees", "Marloes", "Noor", "Daan", "Zoë", "Youssef"
LAST_NAMES = "de Vries", "Jansen", "Kowalska", "van den Berg", "Bakker", "El Amrani", "Visser"
PLACES = "Utrecht", "Nieuwegein, Cityplaza", "Zeist"
# What is wrong with a line, by turns: one of its cells, {code} being one of 97 in turn.
FAULTS: tuple[dict[str, str], ...] = (
    {"ledger": "8999{code:02}"},
    {"vat": "{code} %"},
    {"amount": "{code},5O"},
    {"day": "2024-13-{code:02}"},
    {"period": "1{code}"},
    {"text": "=cmd('{code}') </script>::error::%0A]]>"},
    {"debtor": "9{code:05}"},
)


def write_export(
    folder: Path, lines: int, faulty: Faulty = "clean", *, debtors: int = 20_000, register: bool = True
) -> None:
    """Writes the folder; as many debtors as asked for, at most one for ten lines."""
    debtors = max(min(debtors, lines // 10), 10)
    (folder / "exact").mkdir(parents=True, exist_ok=True)
    for name in ("FinGLAccountSearch.csv", "vats.xml"):
        shutil.copy(SAMPLE / "exact" / name, folder / "exact" / name)
    _write(folder / "facturen.csv", HEAD, invoice_lines(lines, faulty, debtors))
    _write(folder / "debiteuren.csv", DEBTORS_HEAD, _debtors(debtors))
    _write(folder / "exact" / "accounts.xml", "<eExact><Accounts>", _accounts(debtors))
    settings = (SAMPLE / "plango-lint.toml").read_text(encoding="utf-8")
    mapping = settings[settings.index("[mapping]") : settings.index("# Nummers")]
    toml = f'language = "nl"\n[exact]\nlists = ["exact"]\n{mapping}'
    (folder / "plango-lint.toml").write_text(toml, encoding="utf-8")
    if register:
        known = [str(FIRST_DEBTOR + code) for code in range(debtors)]
        fill(folder / ".plango-lint" / "register.sqlite3", REGISTERED, known)


def invoice_lines(count: int, faulty: Faulty, debtors: int) -> Iterator[str]:
    """Invoices of one to five lines, in the order of their numbers and dates."""
    every = {"clean": 0, "one in a hundred": 100, "every line": 1}[faulty]
    number, left, turn, wrong = FIRST_NUMBER - 1, 0, 0, 0
    for line in range(count):
        if not left:
            number, left, turn = number + 1, LINES_OF_INVOICE[turn % len(LINES_OF_INVOICE)], turn + 1
        left -= 1
        cells = _line(line, number, count, debtors)
        if every and line % every == 0:
            fault = FAULTS[wrong % len(FAULTS)]
            cells |= {name: text.format(code=wrong % 97) for name, text in fault.items()}
            wrong += 1
        yield (
            '2024,{period},{debtor},{day},{due},{student},"{name}",{place},Factuur {number},{number},{ledger},'
            '{text},1,"{amount}",{vat},{instructor}\r\n'
        ).format(number=number, **cells)


def _line(line: int, number: int, count: int, debtors: int) -> dict[str, str]:
    text, ledger, vat, cents = PRODUCTS[(number + line) % len(PRODUCTS)]
    debtor = number * 7919 % debtors
    return {
        "period": "1",
        "debtor": str(FIRST_DEBTOR + debtor),
        "day": f"{1 + (number - FIRST_NUMBER) * INVOICE // count:02}-01-2024",
        "due": "14-02-2024",
        "student": f"L{debtor:06}",
        "name": f"{LAST_NAMES[debtor % 7]}, {FIRST_NAMES[debtor % 11]}",
        "place": _quoted(PLACES[debtor % 3]),
        "ledger": ledger,
        "text": _quoted(text),
        "amount": f"{cents // 100},{cents % 100:02}",
        "vat": vat,
        "instructor": FIRST_NAMES[debtor % 5],
    }


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if set(text) & {",", '"'} else text


def _person(code: int) -> tuple[str, str, str, str]:
    last = f"{LAST_NAMES[code % 7]} {code}"
    return FIRST_NAMES[code % 11], last, f"l{code}@example.nl", f"{1000 + code % 9000} AB"


def _debtors(count: int) -> Iterator[str]:
    for code in range(count):
        first, last, email, postcode = _person(code)
        yield f"{FIRST_DEBTOR + code},{first},{last},{email},Dorpsstraat {code},{postcode},Utrecht\r\n"


def _accounts(count: int) -> Iterator[str]:
    for code in range(count):
        first, last, email, postcode = _person(code)
        yield (
            f'<Account code="{FIRST_DEBTOR + code:>18}" status="C"><Name>{first} {last}</Name>'
            f"<Email>{email}</Email><Address><PostalCode>{postcode}</PostalCode></Address>"
            "<IsBlocked>false</IsBlocked></Account>\r\n"
        )
    yield "</Accounts></eExact>\r\n"


def _write(path: Path, head: str, lines: Iterator[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(f"{head}\r\n")
        file.writelines(lines)
