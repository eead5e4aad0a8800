"""Personal data stays out of machine formats; hostile cells come out as plain text in every format.

What is personal: names, e-mail addresses, telephone numbers, addresses, postcodes, places and IBANs of debtors and
relations, wherever they stand. What somebody types himself is his own: names of files, reasons of exceptions.
"""

from __future__ import annotations

import csv
import json
import os
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import html5lib  # type: ignore[import-untyped]  # it has no types
import pytest
from junitparser import JUnitXml
from markdown_it import MarkdownIt

from plango_lint import settings
from plango_lint.checks import binding
from plango_lint.cli import run
from plango_lint.findings import Report
from plango_lint.output import BINARY, FORMATS, Options
from plango_lint.run import lint
from tests.administration import FULL, Administration, clean, write
from tests.planting import Planter, planters

BROKEN = Path(__file__).parent.parent / "sample_exports" / "broken"
FOR_PEOPLE = ("text", "html", "xlsx")  # all other formats are for machines
MACHINE_FORMATS = sorted({*FORMATS, *BINARY} - {*FOR_PEOPLE})
ABOUT_PEOPLE = [
    planter
    for planter in planters()
    if planter.plant.__module__ in ("tests.faults.debtors", "tests.faults.relations")
]
# One way of every fault in a run of the tests; a change of what is said of people deserves them all.
if "PLANGO_LINT_EVERYBODY" not in os.environ:
    ABOUT_PEOPLE = list({planter.rule: planter for planter in ABOUT_PEOPLE}.values())
PERSONAL = ("first", "last", "surname", "name", "email", "phone", "address", "postcode", "city", "iban")
LEAST = 5  # letters and digits: a shorter one stands in other words too
HOSTILE = (
    "[bold]vet[/bold]",
    "[/]",
    ":1234:",
    "\x1b[31mrood\x1b[0m",
    "::error::kapot",
    "=cmd()",
    "{value} {0} %s",
    "\u202eomgekeerd",
    "</script>",
    "]]>",
    "%0A",
    "x" * 10_000,
)


def report_on(folder: Path, administration: Administration) -> Report:
    config = replace(settings.load(folder / "plango-lint.toml"), as_of=administration.as_of)
    return lint([folder], config)


def bare(text: str) -> str:
    """Letters and digits alone, whatever a format does to the other characters and to those of Unicode."""
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), unquote(text))
    return "".join(filter(str.isalnum, text)).casefold()


def personal_in(administration: Administration) -> set[str]:
    """What must not be shown, as it is known and as it was written in the debtors file."""
    people = [*administration.debtors, *administration.people, *administration.relations]
    found = {str(getattr(person, name)) for person in people for name in PERSONAL if hasattr(person, name)}
    found |= {
        cell for debtor in administration.debtors for name, cell in debtor.raw.items() if name != "code"
    }
    return {value for value in found if len(bare(value)) >= LEAST}


def shown(name: str, report: Report, options: Options | None = None) -> str:
    """A report in one of the formats, as text."""
    if name in FORMATS:
        return FORMATS[name](report, options or Options())
    return BINARY[name](report, options or Options()).decode("utf-8", "replace")


def leaks(report: Report, values: Iterable[str]) -> list[tuple[str, str]]:
    """Formats for machines that show one of these values."""
    known = [(value, bare(value)) for value in sorted(values)]
    found = []
    for name in MACHINE_FORMATS:
        text = bare(shown(name, report))
        found += [(name, value) for value, letters in known if letters in text]
    return found


def cells_of_samples() -> set[str]:
    """Of the broken month: every cell of the debtors export but the codes, names in the invoices, and what
    Exact's relations hold of people."""
    found: set[str] = set()
    with (BROKEN / "debiteuren.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            found |= {
                cell for header, cell in row.items() if header not in ("Debiteurnummer", "Leerlingnummer")
            }
    for path in (BROKEN / "facturen.csv", *(BROKEN / "verwerkt").iterdir()):
        with path.open(encoding="utf-8-sig", newline="") as file:
            found |= {row["Naam"] for row in csv.DictReader(file) if row.get("Naam")}
    for node in ET.parse(BROKEN / "exact" / "accounts.xml").iter():  # noqa: S314
        if node.tag in ("Name", "Email", "PostalCode", "AddressLine1", "City", "Phone"):
            found.add(node.text or "")
    return {value for value in found if len(bare(value)) >= LEAST}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_personal_data_of_the_samples_in_machine_formats(language: str) -> None:
    """No name, e-mail, address, postcode, place, telephone number or IBAN of anybody in the broken month."""
    config = replace(settings.load(BROKEN / "plango-lint.toml"), language=language)  # type: ignore[arg-type]
    values = cells_of_samples()
    assert {"@", " "} <= set("".join(values))
    assert leaks(lint([BROKEN], config), values) == []


@pytest.mark.parametrize("planter", ABOUT_PEOPLE, ids=str)
def test_no_personal_data_in_what_is_said_of_people(planter: Planter, tmp_path: Path) -> None:
    """Whatever is wrong with a debtor or a relation: the message names the place and the code."""
    planted = planter.planted(7)
    write(planted.administration, tmp_path)
    report = report_on(tmp_path, planted.administration)
    assert leaks(report, personal_in(planted.administration)) == []


def test_no_personal_data_of_exacts_own_files(tmp_path: Path) -> None:
    """Relations in XML, an audit file and a transaction list name everybody too."""
    administration = clean(
        11,
        lists={"ledger", "vat", "relations"},
        debtors=True,
        earlier=True,
        earlier_as=("transactions", "audit-file"),
    )
    administration.debtors.pop()
    write(administration, tmp_path)
    assert leaks(report_on(tmp_path, administration), personal_in(administration)) == []


PERSON, OTHER = "Wilhelmina Oudenaarden", "Bartholomeus Kruithof"


def with_person(folder: Path, place: str) -> Report:
    """A month with the name of somebody where nobody expects it."""
    administration = clean(5, debtors=True, lists={"ledger", "vat", "relations"})
    lines = administration.lines_of("lesson")
    match place:
        case "a title above the header":
            administration.insert_raw_line(0, PERSON, rows=1)
        case "a row with too few columns":
            administration.insert_raw_line(lines[0], f"{PERSON},1,2")
        case "a quote that is not closed":
            lines[0].written = f'"{PERSON},{administration.row_text(lines[0])}'
        case "the description of the invoice":
            lines[0].raw["description"] = f"{PERSON} 999999999"
        case "the name of the debtor, twice":
            administration.debtors[0].raw["last"] = administration.debtors[0].raw["first"] = PERSON
        case "an exception":
            accept = {"rule": "bad-email", "field": "email", "value": PERSON, "reason": "klopt"}
            administration.settings["accept"] = [accept]
    write(administration, folder)
    return report_on(folder, administration)


PLACES = (
    "a title above the header",
    "a row with too few columns",
    "a quote that is not closed",
    "the description of the invoice",
    "the name of the debtor, twice",
    "an exception",
)


@pytest.mark.parametrize("place", PLACES)
def test_no_personal_data_from_odd_places(place: str, tmp_path: Path) -> None:
    assert leaks(with_person(tmp_path, place), [PERSON]) == []


def test_no_personal_data_of_lists_that_disagree(tmp_path: Path) -> None:
    """Two relations lists know one debtor by different names."""
    month = "Factuurnummer,Datum,Debiteurnummer,Omschrijving,Bedrag,BTW code,Grootboekrekening\n"
    (tmp_path / "facturen.csv").write_text(
        f'{month}202400005,15-01-2024,934,Rijles,"55,00",2,810200\n', encoding="utf-8"
    )
    for name, person in (("a", PERSON), ("b", OTHER)):
        (tmp_path / f"{name}.csv").write_text(
            f"Relatiecode,Naam,Status\n934,{person},Klant\n", encoding="utf-8"
        )
    report = lint([tmp_path], settings.Settings(as_of=date(2024, 2, 1)))
    assert "lists-disagree" in {problem.rule for problem in report.problems}
    assert leaks(report, [PERSON, OTHER]) == []


def test_no_personal_data_of_a_file_that_is_not_recognised(tmp_path: Path) -> None:
    """Its first row is no header for certain: here it is somebody of a list without one."""
    path = tmp_path / "lijst.csv"
    path.write_text(f"{PERSON};0612345678\nJan de Vries;0687654321\n", "utf-8")
    report = lint([path])
    assert report.files[0].role is None
    assert leaks(report, [PERSON, "0612345678", "Jan de Vries"]) == []


def test_the_message_of_a_crash_is_kept_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that breaks on a cell says where it broke, not on what."""

    def broken(*_: object) -> None:
        raise KeyError(PERSON)

    monkeypatch.setattr(binding, "ask", broken)
    write(clean(5), tmp_path)
    report = lint([tmp_path])
    assert {rule.status for rule in report.rules} & {"crashed"}
    assert any("KeyError in test_privacy.py, line" in (rule.reason or "") for rule in report.rules)
    assert leaks(report, [PERSON]) == []


def test_whoever_asks_for_personal_data_gets_it() -> None:
    """The wrong e-mail address of the broken month, with --show-personal-data only."""
    report = lint([BROKEN], settings.load(BROKEN / "plango-lint.toml"))
    address = next(problem.value for problem in report.problems if problem.rule == "bad-email")
    assert address
    assert address not in FORMATS["json"](report, Options())
    assert address in FORMATS["json"](report, Options(show_personal_data=True))


def test_no_personal_data_in_the_list_of_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`fix --changes` lists what was mended in a debtors file by its place; with the option, its content too."""
    administration = clean(5, debtors=True)
    debtor = administration.debtors[0]
    debtor.raw["email"] = f"{debtor.email}\a"  # a control character that a repair takes out
    write(administration, tmp_path)
    monkeypatch.chdir(tmp_path)
    command = [
        "fix",
        ".",
        "--unsafe",
        "--force",
        "--fail-on",
        "never",
        "-q",
        "-f",
        "json:r.json",
        "--changes",
    ]
    assert run([*command, "closed.csv"]) == 0
    assert run([*command, "open.csv", "--show-personal-data"]) == 0
    closed, opened = (Path(name).read_text("utf-8-sig") for name in ("closed.csv", "open.csv"))
    assert debtor.email in opened
    assert [value for value in personal_in(administration) if bare(value) in bare(closed)] == []


def test_no_personal_data_in_what_the_register_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An upload and an invoice are told by codes and numbers only."""
    administration = clean(5, debtors=True)
    write(administration, tmp_path)
    config = ["--config", str(tmp_path / "plango-lint.toml")]
    files = [str(tmp_path / name) for name in ("facturen.csv", "debiteuren.csv")]
    assert run(["register", "add", *files, "--anyway", *config]) == 0
    assert run(["register", "list", *config]) == 0
    assert run(["register", "show", str(administration.lines[0].number), *config]) == 0
    said = bare(capsys.readouterr().out.replace(str(tmp_path), ""))
    assert [value for value in personal_in(administration) if bare(value) in said] == []


@pytest.fixture(params=HOSTILE, ids=range(len(HOSTILE)))
def hostile(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Report]:
    """A month in which an unknown account, a wrong VAT code and a description hold the text."""
    administration = clean(5, **FULL)
    lines = Random(1).sample(administration.lines_of("lesson"), 3)  # noqa: S311
    for line, field in zip(lines, ("ledger", "vat_code", "line_description"), strict=True):
        line.raw[field] = request.param
    write(administration, tmp_path)
    return request.param, report_on(tmp_path, administration)


def test_hostile_cells_are_inert_in_the_text_report(hostile: tuple[str, Report]) -> None:
    """No control character reaches the terminal, no line becomes a workflow command, no markup is run."""
    cell, report = hostile
    for language in ("nl", "en"):
        text = FORMATS["text"](replace(report, language=language), Options(width=100))
        assert text.replace("\n", "").isprintable()
        assert not any(line.startswith("::") for line in text.splitlines())
        assert max(map(len, text.splitlines())) <= 130
        if cell.startswith("["):
            assert cell in text


def test_hostile_cells_are_inert_in_concise_lines(hostile: tuple[str, Report]) -> None:
    """One place stays one line, without control characters and without workflow commands."""
    _, report = hostile
    lines = FORMATS["concise"](report, Options()).splitlines()
    assert lines
    assert all(line.isprintable() and "::" not in line for line in lines)


def test_hostile_cells_start_no_workflow_command(hostile: tuple[str, Report]) -> None:
    """Every line is one of our own commands, and nothing in it is a second one."""
    _, report = hostile
    lines = FORMATS["github"](report, Options()).splitlines()
    assert lines
    assert all(
        line.startswith(("::error ", "::warning ", "::notice ")) and line.isprintable() for line in lines
    )
    assert all(line.count("::") == 2 and "##[" not in line for line in lines)


def test_hostile_cells_are_text_in_markdown(hostile: tuple[str, Report]) -> None:
    """No markup, no control characters, no workflow commands."""
    _, report = hostile
    text = FORMATS["markdown"](report, Options())
    types = {
        inner.type
        for token in MarkdownIt("gfm-like").parse(text)
        for inner in (token, *(token.children or ()))
    }
    assert not types & {"html_inline", "html_block", "link_open", "image", "em_open", "s_open"}
    assert text.replace("\n", "").isprintable()
    assert "::" not in text


def test_hostile_cells_are_inert_in_the_page(hostile: tuple[str, Report]) -> None:
    """The page has one script and one style, which are its own, and the text is shown as text."""
    cell, report = hostile
    text = FORMATS["html"](report, Options())
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    assert len(list(root.iter("script"))) == len(list(root.iter("style"))) == 1
    assert text.replace("\n", "").isprintable()
    assert not any(line.lstrip().startswith("::") for line in text.splitlines())
    if cell.startswith(("[", "=", "<")):
        assert cell in "".join(root.itertext())


def test_hostile_cells_survive_in_json(hostile: tuple[str, Report]) -> None:
    """JSON keeps the value as it stands in the file, escaped."""
    cell, report = hostile
    values = {problem["value"] for problem in json.loads(FORMATS["json"](report, Options()))["problems"]}
    assert cell.strip() in values or cell.startswith("\x1b")


@pytest.mark.parametrize("name", ["sarif", "gitlab", "junit"])
def test_hostile_cells_are_inert_for_ci_systems(name: str, hostile: tuple[str, Report]) -> None:
    """No control character, no line that is a workflow command, no cell at full length; it can be read back."""
    cell, report = hostile
    text = FORMATS[name](report, Options())
    assert text.replace("\n", "").isprintable()
    assert not [line for line in text.splitlines() if line.lstrip().startswith(("::", "##["))]
    assert len(cell) < 10_000 or cell not in text
    if name == "junit":
        assert list(JUnitXml.fromstring(text.encode("utf-8")))
    else:
        assert json.loads(text)


OWN_RULE = """
severity = "warning"
check = "cells"
of = ["invoices.cost_centre"]
are = "empty"
cause = ["name"]
counts = "rows"
source = "Us"
en = {title = "No cost centre", message = "{count} of them.", hint = "Look.", why = "We agreed so."}
nl = {title = "Geen kostenplaats", message = "{count} stuks.", hint = "Kijk.", why = "Afgesproken."}
[good]
"invoices.csv" = "Factuurnummer,Kostenplaats\\n202400005,UTR\\n"
[bad]
"invoices.csv" = "Factuurnummer,Kostenplaats\\n202400005,    <- Kostenplaats\\n"
"""


def test_a_person_that_makes_the_cause_is_personal(tmp_path: Path) -> None:
    """Somebody's own rule may tell problems apart by name: then the title of a problem is about a person."""
    (tmp_path / "huisregels").mkdir()
    (tmp_path / "huisregels" / "no-cost-centre.toml").write_text(OWN_RULE, encoding="utf-8")
    (tmp_path / "facturen.csv").write_text(
        "Datum,Debiteurnummer,Naam leerling,Factuurnummer,Omschrijving,Bedrag ex. BTW,BTW code,Kostenplaats\n"
        '02-01-2024,401,Jan de Vries,202400005,Rijles,"56,00",2,\n',
        encoding="utf-8",
    )
    config = settings.Settings(rules=(tmp_path / "huisregels",), language="en")
    report = lint([tmp_path / "facturen.csv"], config)
    (problem,) = [one for one in report.problems if one.rule == "no-cost-centre"]
    assert (problem.subject, problem.subject_personal) == ("Jan de Vries", True)
    for name in ("github", "markdown"):
        assert "Jan de Vries" not in FORMATS[name](report, Options())
        assert "No cost centre: Jan de Vries" in FORMATS[name](
            report, Options(show_personal_data=True)
        ).replace("%3A", ":")
