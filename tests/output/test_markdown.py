"""The Markdown report, read back with markdown-it as GitHub would: tables, autolinks and raw HTML are on."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from plango_lint.findings import Fix, LedgerTotal, Place, Report, Severity
from plango_lint.output import FORMATS, Options

from .reports import (
    MISSING,
    TOTALS,
    crowded,
    debtor_problem,
    gap_problem,
    place,
    problem,
    rejected,
    report,
    with_exceptions,
)

READER = MarkdownIt("gfm-like", {"html": True, "linkify": True})
HOSTILE = (
    "<script>alert(1)</script>",
    "</td></table><img src=x onerror=alert(1)>",
    "<!-- weg",
    "a | b | c",
    "a \\| b \\",
    "`code`",
    "```",
    "``a`b",
    "`plango-lint fix | <b>`",
    "[klik](https://example.com)",
    "[klik]: https://example.com",
    "![plaatje](x.png)",
    "https://example.com/?a=b",
    "www.example.com",
    "HTTP://EXAMPLE.COM",
    "mailto:jan@example.com",
    "jan@example.com",
    "@jan en @org/team",
    "#12 en GH-12 en org/repo#12 en !12",
    "# kop",
    "kop #",
    "kop\n===",
    "- punt",
    "1. een",
    "    ingesprongen",
    "> citaat",
    "---",
    "***vet*** __vet__ _schuin_ ~~weg~~ *schuin*",
    "&lt;b&gt; &#64;jan &amp;",
    ":rocket: [issue:12] ~label %\"mijlpaal\" $12",
    "\\<b\\>",
    "\u202eomgekeerd",
    "\x1b[31mrood",
    "::error::kapot\r\n::error::x",
    "=cmd()",
    "]]>",
    "x" * 10_000,
)  # fmt: skip


def markdown(what: Report, **options: Any) -> str:
    return FORMATS["markdown"](what, Options(**options))


def tokens(text: str) -> list[Token]:
    """All of them, also those within a line of text."""
    return [inner for token in READER.parse(text) for inner in (token, *(token.children or ()))]


def shown(text: str) -> list[str]:
    """The text of every paragraph, cell and heading, as a reader sees it."""
    return [
        "".join(inner.content for inner in token.children or ())
        for token in READER.parse(text)
        if token.type == "inline"
    ]


def structure(text: str) -> list[str]:
    """What the text is made of, without what it says."""
    return [token.type for token in READER.parse(text)]


def test_it_begins_with_the_verdict() -> None:
    """And says what it is about."""
    assert markdown(rejected("en")).splitlines()[:3] == [
        "## DO NOT IMPORT: 2 errors, 2 warnings",
        "",
        "97 invoices (2 credit) · 02-01-2024 to 31-01-2024 · € 31.870,00 excl. VAT",
    ]


def test_missing_lists_are_in_the_verdict_and_below() -> None:
    """With what to do about them."""
    text = shown(markdown(report(language="en", not_checked=MISSING)))
    assert (
        text[0]
        == "READY TO IMPORT, as far as checked (ledger accounts and VAT codes not): 0 errors, 0 warnings"
    )
    assert f"ledger accounts: {MISSING[0].sentence}" in text


def test_the_steps_are_numbered() -> None:
    """Their commands are code."""
    text = markdown(report(steps=("Draai `plango-lint fix a.csv`.", "Klaar.")))
    assert "### Wat nu\n\n1. Draai `plango-lint fix a.csv`.\n2. Klaar.\n" in text


def test_a_row_and_a_section_for_every_problem() -> None:
    """Worst first, with euros, message, places, hint and repair."""
    text = markdown(rejected(problems=(problem(),)))
    assert (
        "| 1 | FOUT | Grootboekrekening niet in Exact: 810299 | 31 regels, 12 facturen | € 10.440,00 |"
        in text
    )
    section = text[text.index("#### ") : text.index("### Controletotalen")]
    assert section == (
        "#### 1. FOUT: Grootboekrekening niet in Exact: 810299\n\n"
        "31 regels, 12 facturen · € 10.440,00 · `unknown-ledger-account`\n\n"
        "Grootboekrekening 810299 staat niet in Exact; 810200 lijkt er het meest op.\n\n"
        "- **Waar:** facturen.csv: J14:J15, J22, J31, J40 (en nog 26 plaatsen)\n"
        "- **Doen:** Maak 810299 aan in Exact, of verbeter de rekening in een kopie van dit bestand en voor nieuwe "
        "facturen ook de omzetrekening in PlanGo.\n"
        "- `plango-lint fix --unsafe` doet dit (kijk eerst of het klopt): vervang 810299 door 810200\n\n"
    )


def test_places_that_are_no_cells() -> None:
    """A row, a line of an XML file, a file as a whole, and a run without files."""
    places = (
        Place("a.csv", 3, 1, 3),
        Place("a.csv", 4, 1, 4),
        Place("b.xml", 12),
        Place("c.csv"),
    )
    text = markdown(rejected("en", problems=(problem(places=places, places_total=4),)))
    assert "- **Where:** a.csv: row 3-4; b.xml: line 12; c.csv\n" in text
    assert "**Where:**" not in markdown(rejected("en", problems=(problem(places=(), places_total=0),)))


def test_accepted_problems_are_only_counted() -> None:
    """With the rules they are of."""
    text = shown(markdown(with_exceptions()))
    assert "1 probleem geaccepteerd in plango-lint.toml (gap-in-invoice-numbers)" in text
    assert not any("ontbreken" in line for line in text)


def test_many_problems_are_cut_and_counted() -> None:
    """Sections for the worst, rows for the others; with all, everything."""
    many = tuple(problem(f"rule-{n}") for n in range(120))
    text = markdown(rejected("en", problems=many))
    assert text.count("\n#### ") == 20
    assert "| 100 | ERROR |" in text
    assert "| 101 |" not in text
    assert "And 20 more problems (20 errors); `--all` shows everything." in text
    assert "Of 100 more problems only the row in the table is here; `--all` shows everything." in text
    assert markdown(rejected("en", problems=many), all=True).count("\n#### ") == 120


def test_control_totals_are_short_while_files_need_a_repair() -> None:
    """And complete when there is something to tick off."""
    assert "By ledger account" not in markdown(rejected("en"))
    complete = markdown(report(language="en"))
    assert "| Entries Exact reports | **97** |" in complete
    assert "| Excluding VAT | **€ 31.870,00** |" in complete
    assert "| 1900 | CBR-gelden | VAT 0 | balance | 16 lines | € 2.108,10 |" in complete
    assert "| 2 | VAT € 6.250,00 | 198 lines | € 29.761,90 |" in complete
    assert "| 2024-1 | 214 lines | € 31.870,00 |" in complete


def test_many_accounts_are_cut_and_added_up() -> None:
    """Of what is left out the sum is told."""
    accounts = tuple(LedgerTotal(f"8{n:05}", "Omzet", "2", 1, 100) for n in range(50))
    text = markdown(report(language="en", totals=replace(TOTALS, by_ledger=accounts)))
    assert "| 800039 |" in text
    assert "| 800040 |" not in text
    assert "and 10 more, together € 10,00 (`--all`)" in text


def test_the_wizard_stands_between_fences() -> None:
    """The steps name its settings, so they are there whenever the files may go in."""
    fences = [token for token in READER.parse(markdown(report())) if token.type == "fence"]
    assert len(fences) == 1
    assert "kolom 9 (I, Factuurnummer)" in fences[0].content
    assert not [token for token in READER.parse(markdown(rejected())) if token.type == "fence"]


@pytest.mark.parametrize("verdict", ["reject", "review", "ready"])
def test_a_crowded_report_fits_in_an_issue(verdict: Any) -> None:
    """GitHub takes 65,536 characters."""
    assert len(markdown(crowded(verdict))) < 65_536


def test_personal_data() -> None:
    """Names stay out, unless they are asked for; also when they are what the title is about."""
    name = "Jan de Vries"
    subject = replace(gap_problem(), subject=name, subject_personal=True)
    personal = rejected(problems=(debtor_problem(name), subject))
    assert name not in markdown(personal)
    assert markdown(personal, show_personal_data=True).count(name) > 3


def everywhere(cell: str) -> Report:
    """The text in every place where data can stand."""
    bad = problem(
        title=cell,
        message=cell,
        hint=f"Doe dit met {cell} of zo.",
        value=cell,
        places=(place(file=cell, cell=cell), Place(cell)),
        places_total=2,
        fix=Fix("nearest", "safe", cell),
    )
    also = problem("other", Severity.WARNING, value=None, subject=cell)
    accounts = (LedgerTotal(cell, cell, cell, 1, 100),)
    return report(
        problems=(bad, also),
        steps=(cell, f"Draai `plango-lint fix {cell}`."),
        totals=replace(TOTALS, by_ledger=accounts, first_number=cell),
    )


@pytest.mark.parametrize("cell", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_cells_are_no_markup(cell: str) -> None:
    """No HTML, link, image, heading, list, quotation, emphasis or cell comes from data."""
    text = markdown(everywhere(cell))
    assert structure(text) == structure(markdown(everywhere("gewoon")))
    types = {token.type for token in tokens(text)}
    assert not types & {"html_inline", "html_block", "link_open", "image", "em_open", "s_open", "hardbreak"}
    code = [token.content for token in tokens(text) if token.type == "code_inline"]
    assert all(one.startswith(("plango-lint ", "unknown-ledger-account", "other")) for one in code)


@pytest.mark.parametrize("cell", [cell for cell in HOSTILE if cell.isprintable() and len(cell) < 60])
def test_hostile_cells_are_shown_as_they_are(cell: str) -> None:
    """Besides a space of no width, and one in what a CI system would obey, nothing is changed."""
    seen = [line.replace("\u200b", "") for line in shown(markdown(everywhere(cell)))]
    assert cell.strip() in seen


@pytest.mark.parametrize(
    "cell", ["@jan en @org/team", "#12 en GH-12 en org/repo#12 en !12", "jan@example.com"]
)
def test_people_and_references_are_taken_apart(cell: str) -> None:
    """What GitHub looks for in the text that Markdown gives: @name, #number, GH-number."""
    seen = [
        token.content
        for token in tokens(markdown(everywhere(cell)))
        if token.type in ("text", "text_special", "inline")
    ]
    rendered = [line for line in shown(markdown(everywhere(cell))) if "plango-lint fix" not in line]
    assert seen
    assert not [line for line in rendered if re.search(r"@\w|[#!]\d|GH-\d", line)]
