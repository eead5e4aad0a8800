"""The sample exports of this repository: `python -m tests.samples` writes sample_exports/ anew.

`clean` is a month as it should be, `broken` the same month with every fault of tests/sample_faults.py, `article`
the one row that PlanGo's help article shows. Nothing here knows the linter.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from tests import two_uploads
from tests.administration import Administration, Line, Record, clean, write
from tests.sample_faults import FAULTS, Fault

FOLDER = Path(__file__).resolve().parent.parent / "sample_exports"
# A school that sells the article's product, "Rijles 60 min - Pakket D" of 870,00 on account 810200.
SEED = 239
JANUARY = (2024, 1)


def month(*, earlier: bool = True, gaps: bool = True) -> Administration:
    """A driving school's January: sixty invoices, both files of PlanGo, Exact's lists, the months before."""
    administration = clean(
        SEED,
        lists={"ledger", "vat", "relations"},
        debtors=True,
        earlier=earlier,
        mapping=True,
        month=JANUARY,
        numbers="year",
        invoices=60,
        gaps=gaps,
        style="article",
        quoting="minimal",
    )
    for layout in administration.layouts.values():
        layout.line_ending = "\r\n"
    administration.paths["relations"] = "exact/accounts.xml"
    if earlier:
        administration.paths["earlier"] = "verwerkt/facturen-2023-11-12.csv"
    administration.overridden["settings"] = settings(administration).encode()
    return administration


def broken() -> tuple[Administration, dict[Fault, Sequence[Record | str]]]:
    """The same month with every fault in it, and the rows that each spoiled."""
    administration = month()
    return administration, {fault: fault.spoil(administration) for fault in FAULTS}


def article() -> Administration:
    """The example row of PlanGo's article, on its own; what the article does not show is made up."""
    administration = clean(SEED, style="article", quoting="minimal", invoices=60)
    administration.layout.line_ending = "\r\n"
    administration.lines = [
        Line(
            number=202400005,
            date=dt.date(2024, 1, 2),
            debtor="934",
            description="Factuur 202400005",
            year=2024,
            period=2,
            ledger="810200",
            text="Rijles 60 min - Pakket D",
            cents=87000,
            vat_code="2",
            extra={"student": "20934", "name": "J. Voorbeeld", "location": "Utrecht"},
        )
    ]
    administration.paths = {"invoices": "facturen.csv"}
    return administration


def settings(administration: Administration) -> str:
    """plango-lint.toml as the bookkeeper of this school would keep it."""
    headers = [administration.layout.headers[name] for name in administration.layout.fields]
    lines = [
        ", ".join(f'"{header}"' for header in headers[start : start + 5])
        for start in range(0, len(headers), 5)
    ]
    columns = "".join(f"    {line},\n" for line in lines)
    deleted = "".join(
        f"""
[[accept]]
rule = "gap-in-invoice-numbers"
invoice = "{first if first == last else f"{first}..{last}"}"
reason = "Concepten verwijderd in PlanGo"
"""
        for first, last in administration.gaps
    )
    return f"""\
# Instellingen van plango-lint voor deze rijschool.

[exact]
lists = ["exact"]               # grootboek, btw-codes en relaties, geëxporteerd uit Exact
earlier = ["verwerkt/*.csv"]    # exports uit PlanGo die al in Exact staan

[import]                        # het importprofiel "facturen uit PlanGo" dat in Exact is bewaard
invoice-number-column = {administration.layout.column("number")}
columns = [
{columns}]
number-notation = "1.234,56"
date-notation = "dd-mm-yyyy"

[mapping]                       # welk onderdeel op welke rekening hoort; de eerste die past geldt
"*rijles*" = {{ ledger = "810200", vat = "2" }}
"Proefles*" = "810200"
"Spoedcursus*" = "810200"
"Theorieboek*" = {{ ledger = "810400", vat = "1" }}
"Theoriecursus*" = {{ ledger = "810500", vat = "2" }}
"Theorie-examen*" = {{ ledger = "1900", vat = "0" }}

# Nummers die ontbreken en mogen ontbreken.
{deleted.lstrip()}"""


def files() -> dict[str, bytes]:
    """Path below sample_exports -> content, of everything that the script makes."""
    spoiled, faults = broken()
    made = {"README.md": readme(spoiled, faults).encode()}
    with TemporaryDirectory() as folder:
        for name, administration in {"clean": month(), "broken": spoiled, "article": article()}.items():
            made |= {
                f"{name}/{path}": data for path, data in _written(administration, Path(folder) / name).items()
            }
        uploads = {"first": two_uploads.first, "second": two_uploads.second}
        halves = {
            name: _written(part(month(earlier=False, gaps=False)), Path(folder) / name)
            for name, part in uploads.items()
        }
    whole = month(earlier=False, gaps=False)
    two = two_uploads.folder(halves, whole.layout.headers["amount"], settings(whole))
    return made | {f"two-uploads/{path}": data for path, data in two.items()}


def _written(administration: Administration, folder: Path) -> dict[str, bytes]:
    """Path below the folder -> content."""
    paths = write(administration, folder).values()
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def readme(administration: Administration, faults: Mapping[Fault, Sequence[Record | str]]) -> str:
    """What is wrong in which file."""
    sections = ""
    for topic, members in groupby(faults, key=lambda fault: fault.topic):
        sections += f"\n### {topic}\n| where | what is wrong | rule |\n|---|---|---|\n"
        for fault in members:
            places = "<br>".join(_where(administration, faults[fault]))
            sections += f"| {places} | {fault.story} | `{fault.rule}` |\n"
    dutch = "\n".join(f"- {fault.dutch}" for fault in faults)
    return _README.format(count=len(faults), sections=sections, dutch=dutch)


_README = """\
# Sample exports

Small administrations of one driving school, to try plango-lint on. Everything in them is invented: no name,
address, e-mail or bank account belongs to anybody. `python -m tests.samples` makes every file here, this page too.

| folder | what it is | verdict |
|---|---|---|
| `clean/` | January 2024: sixty invoices, a normal month | READY TO IMPORT, exit code 0 |
| `broken/` | the same month with {count} faults in it | DO NOT IMPORT, exit code 1 |
| `article/` | the one example row of PlanGo's help article | CHECK FIRST, exit code 0 |
| `two-uploads/` | the month in two uploads, to walk [the whole way](../README.md#the-whole-way) with | |

`clean` and `broken` each hold

| file | what it is |
|---|---|
| `facturen.csv` | the invoice export of PlanGo |
| `debiteuren.csv` | the debtors export of PlanGo: new students and a few old ones |
| `exact/FinGLAccountSearch.csv` | the ledger accounts, as Exact's search list writes them: UTF-16, tabs, technical headers |
| `exact/vats.xml` | the VAT codes, as Exact's XML export (topic VATs) |
| `exact/accounts.xml` | the relations, as Exact's XML export (topic Accounts) |
| `verwerkt/facturen-2023-11-12.csv` | PlanGo's export of November and December 2023, in Exact already |
| `plango-lint.toml` | the settings: where the lists are, the saved import definition, the ledger account mapping |

## clean
Nothing is wrong. It holds what is normal and must not be reported: several equal lessons on one invoice, a discount
as a negative line, instalments of the same amount, exams split in a part with and a part without VAT, part-credits, a
price change on the 15th, three invoices of last December, and numbers of deleted drafts (accepted in
`plango-lint.toml`, with the reason).

## broken
`exact/` is that of `clean/`, and so is `plango-lint.toml`. Rows are as a spreadsheet numbers them.
{sections}
## article
`facturen.csv` is the row that PlanGo's help article on importing in Exact Online uses as its example, in columns of
the article's names with the invoice number in column 9. The article books an invoice of 02-01-2024 in period 2. That
is no January invoice in its own period: either day and month are swapped (1 February), or the period is wrong.
plango-lint cannot know which, so it warns (`swapped-date`).

## two-uploads
`exact/` and `plango-lint.toml` as above, and the exports of both halves of the month. `1-15-januari/facturen.csv` was
saved in Excel: semicolons, euro signs and a sum below the last row. `16-31-januari/facturen.csv` begins on 11 January,
so that invoices of the first upload stand in it again, and one number is missing behind those: a draft deleted in PlanGo.

## In het Nederlands
Kleine, verzonnen administraties van een rijschool. `clean` is een gewone maand zonder fouten, `article` is de
voorbeeldregel uit het helpartikel van PlanGo (02-01-2024 in periode 2), `two-uploads` is de maand in twee keer, en in
`broken` zit dit fout:

{dutch}
"""


def _where(administration: Administration, records: Sequence[Record | str]) -> list[str]:
    """`facturen.csv` rows 12-14, 20; a text stands for itself."""
    rows: dict[str, list[int]] = {}
    for record in records:
        if isinstance(record, Record):
            place = administration.place(record)
            rows.setdefault(place.file, []).append(place.row or 0)
    places = [
        f"`{file}` {'row' if len(found) == 1 else 'rows'} {_ranges(sorted(found))}"
        for file, found in rows.items()
    ]
    return places + [record for record in records if isinstance(record, str)]


def _ranges(numbers: Sequence[int]) -> str:
    runs = groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    ends = [[number for _, number in run] for _, run in runs]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in ends)


def main() -> None:
    for path, content in files().items():
        target = FOLDER / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


if __name__ == "__main__":
    main()
