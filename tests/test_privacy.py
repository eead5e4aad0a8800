"""Personal data stays out of machine formats; hostile cells come out as plain text in every format."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path
from random import Random

import html5lib  # type: ignore[import-untyped]  # it has no types
import pytest
from junitparser import JUnitXml
from markdown_it import MarkdownIt

from plango_lint import settings
from plango_lint.findings import Report
from plango_lint.output import FORMATS, Options
from plango_lint.run import lint
from tests.administration import FULL, Administration, clean, write

BROKEN = Path(__file__).parent.parent / "sample_exports" / "broken"
MACHINE_FORMATS = sorted({*FORMATS} - {"text", "html"})
MACHINE_FORMATS = ("json", "concise", "github", "markdown")
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


@pytest.mark.parametrize("name", MACHINE_FORMATS)
def test_no_personal_data_in_machine_formats(name: str) -> None:
    """No name, e-mail, address, telephone number or IBAN of the sample's debtors appears."""
    text = FORMATS[name](lint([BROKEN], settings.load(BROKEN / "plango-lint.toml")), Options())
    with (BROKEN / "debiteuren.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    public = {"Debiteurnummer"}
    private = {cell for row in rows for header, cell in row.items() if header not in public and len(cell) > 5}
    assert private
    assert not {cell for cell in private if cell in text}


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
