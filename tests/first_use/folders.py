"""Folders as driving schools have them, and `init` run in them without a question."""

from __future__ import annotations

import shutil
from pathlib import Path

from plango_lint import settings
from plango_lint.first_use.answers import Answers
from plango_lint.first_use.dialogue import Dialogue
from plango_lint.first_use.facts import Facts
from plango_lint.first_use.looking import Found, SeenFile, look
from plango_lint.first_use.making import Wish, make_settings
from plango_lint.first_use.words import Words
from plango_lint.reading import read
from plango_lint.settings import Settings
from plango_lint.sources import InputFile

ROOT = Path(__file__).resolve().parent.parent.parent
HEADER = "Boekjaar,Periode,Debiteurnummer,Datum,Factuuromschrijving,Factuurnummer,Grootboekrekening,Omschrijving,Bedrag ex. BTW,BTW code"


def sample(folder: Path, name: str = "clean") -> Path:
    """A sample export without its settings."""
    shutil.copytree(ROOT / "sample_exports" / name, folder)
    (folder / "plango-lint.toml").unlink()
    return folder


def invoices(
    *lines: tuple[str, str, str], number: int = 202400001, day: str = "15-01-2024", debtor: str = "934"
) -> str:
    """An invoice file: a line for each (text, account, VAT code), every one an invoice of its own."""
    month = int(day[3:5])
    rows = [
        f'{day[-4:]},{month},{debtor},{day},Factuur {number + index},{number + index},{account},"{text}","50,00",{vat}'
        for index, (text, account, vat) in enumerate(lines)
    ]
    return "\n".join([HEADER, *rows]) + "\n"


LESSONS = tuple([("Rijles 60 min", "8000", "2")] * 3)
JANUARY = invoices(*LESSONS)
DECEMBER = invoices(*LESSONS, number=202300100, day="10-12-2023")
NOVEMBER = invoices(*LESSONS, number=202300050, day="10-11-2023")
DEBTORS = "Debiteurnummer,Naam,E-mail\n934,Jan de Vries,jan@example.nl\n"
LEDGER = "Code,Omschrijving,Balans / Winst & Verlies\n8000,Omzet,W\n"


def found(**files: str) -> Found:
    """Files in memory; `a__b` is a/b.csv."""
    seen = {name.replace("__", "/") + ".csv": text for name, text in files.items()}
    return Found(
        Path(),
        tuple(
            SeenFile(path, tuple(read(InputFile(path, text.encode()), Settings())))
            for path, text in seen.items()
        ),
    )


def facts(**files: str) -> Facts:
    return Facts(found(**files))


def facts_in(folder: Path) -> Facts:
    return Facts(look(folder, {}))


def without_questions(folder: Path, answers: Answers | None = None) -> Settings:
    """`init --yes` in Dutch; gives the settings that were written."""
    make_settings(Wish(folder, force=True), answers or Answers(), Dialogue(Words("nl"), silent=True))
    return settings.load(folder / "plango-lint.toml")
