"""The page to send: valid, closed to the outside, and complete without scripts."""

from __future__ import annotations

import base64
import hashlib
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib  # type: ignore[import-untyped]  # it has no types
import pytest

from plango_lint import Settings
from plango_lint.cli.checking import forms_of, publish
from plango_lint.errors import CannotRun
from plango_lint.findings import ExcerptCell, LedgerTotal, Place, Report, RuleInfo, Severity
from plango_lint.output import FORMATS, Options, html

from .reports import (
    MISSING,
    TOTALS,
    crowded,
    debtor_problem,
    delimiter_problem,
    gap_problem,
    place,
    problem,
    rejected,
    report,
    settings,
    with_exceptions,
)
from .reports import file as read_file

SVG = "{http://www.w3.org/2000/svg}"


def page(what: Report, **options: Any) -> Element:
    """The page as html5lib reads it, which raises at the first thing that is no valid HTML."""
    text = FORMATS["html"](what, Options(**options))
    root: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    return root


def text_of(element: Element) -> str:
    """What stands there; the cells of a table with a space between them."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for below in element:
        yield from _texts(below)
        yield f" {below.tail or ''}" if below.tag in ("td", "th") else below.tail or ""


def all_of(root: Element, tag: str, name: str | None = None) -> list[Element]:
    return [one for one in root.iter(tag) if name is None or name in one.get("class", "").split()]


def one(root: Element, id_: str) -> Element:
    (found,) = [element for element in root.iter() if element.get("id") == id_]
    return found


REPORTS = {
    "rejected": rejected(),
    "english": rejected("en"),
    "review": report("review", not_checked=MISSING, problems=(gap_problem(),)),
    "ready": report(),
    "notes": report(problems=(problem(severity=Severity.INFO),)),
    "exceptions": with_exceptions(),
    "crowded": crowded("reject"),
    "nothing": report(files=(), totals=replace(TOTALS, lines=0, invoices=0), steps=(), rules=()),
}
every_report = pytest.mark.parametrize("what", REPORTS.values(), ids=REPORTS)


@every_report
def test_it_is_valid_html(what: Report) -> None:
    """A strict parser finds nothing to complain about, with one title, one first heading and unique ids."""
    root = page(what)
    assert len(all_of(root, "h1")) == 1
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert root.get("lang") == what.language


@every_report
def test_headings_go_down_one_step_at_a_time(what: Report) -> None:
    """Nobody who jumps from heading to heading misses a level."""
    levels = [
        int(element.tag[1]) for element in page(what).iter() if re.fullmatch("h[1-6]", str(element.tag))
    ]
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


@every_report
def test_every_table_header_says_what_it_is_the_header_of(what: Report) -> None:
    """And every field has a name."""
    root = page(what)
    assert all(header.get("scope") in ("col", "row") for header in all_of(root, "th"))
    labelled = {label.get("for") for label in all_of(root, "label")}
    wrapped = {box for label in all_of(root, "label") for box in label.iter("input")}
    for box in [*all_of(root, "input"), *all_of(root, "select")]:
        assert box.get("aria-label") or box.get("id") in labelled or box in wrapped


@every_report
def test_nothing_comes_from_elsewhere(what: Report) -> None:
    """No address outside the page, no style or script in an attribute, nothing that is fetched."""
    text = FORMATS["html"](what, Options())
    assert "http:" not in text
    assert "https:" not in text
    for element in html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text).iter():
        for name, value in element.attrib.items():
            assert name not in ("src", "srcset", "style", "action", "xlink:href")
            assert not name.startswith("on")
            assert name != "href" or value.startswith("#")


@every_report
def test_links_lead_somewhere(what: Report) -> None:
    """Every link within the page has its target."""
    root = page(what)
    ids = {element.get("id") for element in root.iter()}
    assert {link.get("href", "")[1:] for link in all_of(root, "a")} <= ids


@every_report
def test_the_policy_allows_this_style_and_this_script_alone(what: Report) -> None:
    """The hashes are those of what stands between the tags."""
    root = page(what)
    (policy,) = (
        meta.get("content", "")
        for meta in all_of(root, "meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    )
    hashes = {}
    for tag in ("style", "script"):
        (element,) = all_of(root, tag)
        digest = hashlib.sha256((element.text or "").encode()).digest()
        hashes[tag] = base64.b64encode(digest).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashes['style']}'; script-src 'sha256-{hashes['script']}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_the_verdict_is_the_first_thing() -> None:
    """With how many errors, invoices and euros."""
    root = page(rejected())
    (heading,) = all_of(root, "h1")
    assert text_of(heading) == "NIET IMPORTEREN"
    assert [text_of(fact) for fact in all_of(root, "ul", "facts")[0]] == [
        "2 fouten, 2 waarschuwingen",
        "97 facturen (2 credit)",
        "02-01-2024 t/m 31-01-2024",
        "€ 31.870,00 excl. btw",
    ]


def test_the_verdict_says_what_was_not_checked() -> None:
    """Also when the rest is in order."""
    (reserve,) = all_of(page(report(not_checked=MISSING)), "p", "reserve")
    assert text_of(reserve) == "Voor zover gecontroleerd: grootboek en btw niet."


def test_the_chart_has_its_numbers_as_text() -> None:
    """Most euros first, and only of what may cost something."""
    note = problem("credit-note", Severity.INFO, amount=9_999_999)
    rows = all_of(one(page(rejected(problems=(delimiter_problem(), problem(), note))), "chart"), "tr")
    assert [text_of(row) for row in rows[1:]] == [
        "Verkeerd scheidingsteken: ; € 31.870,00",
        "Grootboekrekening niet in Exact: 810299 € 10.440,00",
    ]


def test_the_bars_are_as_long_as_the_amounts() -> None:
    """Of a thousand, the largest amount; never so short that nothing is seen."""
    amounts = (100_000, 50_000, 1)
    problems = tuple(problem(value=str(n), amount=amount) for n, amount in enumerate(amounts))
    bars = all_of(one(page(rejected(problems=problems)), "chart"), SVG + "rect", "error")
    assert [bar.get("width") for bar in bars] == ["1000", "500", "5"]


def test_no_chart_without_euros_at_stake() -> None:
    """A note costs nothing."""
    root = page(report(problems=(problem(severity=Severity.INFO),)))
    assert not [element for element in root.iter() if element.get("id") == "chart"]


def test_a_place_is_drawn_as_a_spreadsheet() -> None:
    """Letters above, names of columns, row numbers at the left, and the bad cell marked."""
    root = page(rejected(problems=(problem(places=(place(14),), places_total=1),)))
    (sheet,) = all_of(root, "table", "sheet")
    assert [[text_of(cell) for cell in row] for row in all_of(sheet, "tr")] == [
        ["", "I", "J", "K", "L"],
        ["", "Factuurnummer", "Grootboekrekening", "Omschrijving", "Bedrag ex. BTW"],
        ["rij 14", "202400012", "gemarkeerd: 810299", "Rijles 60 min - Pakket D", "870,00"],
    ]
    (marked,) = all_of(sheet, "td", "bad")
    assert text_of(marked) == "gemarkeerd: 810299"


def test_an_empty_bad_cell_is_seen() -> None:
    """It says that it is empty."""
    cells = (ExcerptCell("J", "Grootboekrekening", "", marked=True),)
    root = page(rejected(problems=(problem(places=(place(excerpt=cells),), places_total=1),)))
    assert text_of(all_of(root, "td", "bad")[0]) == "gemarkeerd: (leeg)"


def test_a_row_is_marked_as_a_whole_when_no_cell_is() -> None:
    """A row with too few cells, for one."""
    cells = (ExcerptCell("A", "", "Totaal", marked=False),)
    root = page(rejected(problems=(problem(places=(place(excerpt=cells),), places_total=1),)))
    assert len(all_of(root, "tr", "whole")) == 1


def test_places_without_a_row_are_named() -> None:
    """Those of an XML file."""
    xml = problem(places=(Place("vats.xml", line=30),), places_total=1)
    (mentions,) = all_of(page(rejected(problems=(xml,))), "ul", "mentions")
    assert text_of(mentions) == "vats.xml, regel 30"


def test_the_first_places_are_seen_and_the_others_unfold() -> None:
    """Three at once, the other ones in a fold that says how many it holds."""
    root = page(rejected(problems=(problem(places_total=5),)))
    (fold,) = all_of(root, "details", "places")
    assert text_of(fold[0]) == "Nog 2 regels"
    assert len(all_of(fold, "td", "bad")) == 2
    assert len(all_of(root, "td", "bad")) == 5


def test_one_place_more_needs_no_fold() -> None:
    """Four places are simply four places."""
    places = tuple(place(row) for row in range(2, 6))
    root = page(rejected(problems=(problem(places=places, places_total=4),)))
    assert not all_of(root, "details", "places")
    assert len(all_of(root, "td", "bad")) == 4


def test_places_that_are_not_on_the_page_are_counted() -> None:
    """The truncation is told, and how to see the others."""
    root = page(rejected(problems=(problem(places=tuple(map(place, range(2, 122))), places_total=31_000),)))
    assert len(all_of(root, "td", "bad")) == 100
    assert "En nog 30.900 regels, hier niet getoond; met --all wel." in text_of(one(root, "problem-1"))


def test_the_problem_says_what_to_do() -> None:
    """The hint and the repair, and how to accept it."""
    fine = problem(exception=(("rule", "unknown-ledger-account"), ("value", '8"1')))
    root = page(rejected(problems=(fine,)))
    (todo,) = all_of(root, "div", "todo")
    assert text_of(todo).startswith("Doen Maak 810299 aan in Exact, of verbeter de rekening")
    assert "plango-lint fix --unsafe doet dit" in text_of(todo)
    (toml,) = all_of(one(root, "problem-1"), "pre")
    assert "".join(toml.itertext()).split("\n") == [
        "[[accept]]",
        'rule = "unknown-ledger-account"',
        'value = "8\\"1"',
        'reason = "waarom het zo goed is"',
        "",
    ]


def test_the_problem_says_why_it_matters() -> None:
    """As the rule's own file says it."""
    why = RuleInfo(
        "unknown-ledger-account",
        "E",
        Severity.ERROR,
        "Titel",
        "Exact weigert de regel.",
        "Doe iets.",
        "Exact",
    )
    (fold,) = all_of(page(rejected(problems=(problem(),), catalogue=(why,))), "details", "why")
    assert text_of(fold) == "Waarom dit telt Exact weigert de regel."


def test_forty_nine_problems_in_full_and_the_others_in_a_line() -> None:
    """All of them are counted, and all can be filtered."""
    root = page(crowded("reject"))
    assert len(all_of(root, "article")) == 49
    assert len(all_of(one(root, "rest"), "tr")) == 12
    assert sum("data-severity" in element.attrib for element in root.iter()) == 60


def test_everything_in_full_when_it_is_asked_for() -> None:
    """`--all` knows no limit."""
    root = page(crowded("reject"), all=True)
    assert len(all_of(root, "article")) == 60


def test_there_is_a_filter_for_what_was_found() -> None:
    """A box for every severity and an option for every rule; hidden until the script shows it."""
    controls = one(page(rejected()), "controls")
    assert "hidden" in controls.attrib
    assert [text_of(label) for label in all_of(controls, "label", "choice")] == [
        "2 fouten",
        "2 waarschuwingen",
    ]
    assert [option.get("value") for option in all_of(controls, "option")] == [
        "",
        "wrong-delimiter",
        "unknown-ledger-account",
        "gap-in-invoice-numbers",
        "debtor-name-too-long",
    ]


def test_control_totals_to_tick_off() -> None:
    """Each with a box of its own that says what it is for."""
    totals = one(page(report()), "totals")
    rows = [text_of(row) for row in all_of(totals, "tr")]
    assert rows[1:8] == [
        "Boekingen die Exact meldt 97",
        "Facturen 95, € 31.990,00 · 2 creditfacturen, € -120,00",
        "Eerste en laatste 202400001 t/m 202400097 · 02-01-2024 t/m 31-01-2024",
        "Debiteuren 80, waarvan 12 nieuw in Exact",
        "Exclusief btw € 31.870,00",
        "Btw € 6.250,00 berekend, zoals Exact het doet",
        "Inclusief btw € 38.120,00 berekend, zoals Exact het doet",
    ]
    assert "1900 CBR-gelden, balans 0 16 € 2.108,10" in rows
    assert "2024-1 214 € 31.870,00" in rows
    assert all_of(totals, "input")[0].get("aria-label") == "Afgevinkt: Boekingen die Exact meldt"


def test_many_accounts_are_summed_up() -> None:
    """A hundred lines, of which the last is what the others are together."""
    accounts = tuple(LedgerTotal(f"8{n:05}", None, "2", 1, 100) for n in range(300))
    root = page(report(totals=replace(TOTALS, by_ledger=accounts)))
    by_account = all_of(root, "table", "breakdown")[0]
    assert len(all_of(by_account, "tr")) == 100
    assert "en nog 201, samen € 201,00 (--all)" in text_of(one(root, "totals"))


def test_the_settings_of_the_wizard() -> None:
    """The fields with their columns, as Exact counts them and as Excel names them."""
    steps = one(page(report()), "wizard")
    assert "kolom 9 (I, Factuurnummer)" in text_of(steps)
    header_fields, line_fields = all_of(steps, "table", "plain")
    assert text_of(all_of(header_fields, "tr")[4]) == "Boekstuknummer 9 I Factuurnummer"
    assert text_of(all_of(line_fields, "tr")[1]) == "Grootboekrekening 10 J Grootboekrekening"


def test_a_saved_profile_needs_no_fields() -> None:
    """The layout is the one of last time."""
    saved = replace(read_file(), import_settings=settings(same_as_saved=True))
    steps = one(page(report(files=(saved,))), "wizard")
    assert not all_of(steps, "table")
    assert "Kies je opgeslagen profiel" in text_of(steps)


def test_the_settings_can_wait_while_there_are_errors() -> None:
    """They are folded away then."""
    assert len(all_of(one(page(rejected()), "wizard"), "details")) == 1
    assert not all_of(one(page(report()), "wizard"), "details")


def test_what_comes_first() -> None:
    """Problems when there are any that matter, the settings in Exact when it can be imported."""
    for what, order in (
        (rejected(), ["#steps", "#problems", "#totals", "#wizard", "#basis"]),
        (REPORTS["notes"], ["#steps", "#wizard", "#totals", "#problems", "#basis"]),
    ):
        root = page(what)
        assert [link.get("href") for link in all_of(all_of(root, "nav")[0], "a")] == order
        assert [
            f"#{section.get('id')}" for section in all_of(root, "section") if section.get("id") != "chart"
        ] == order


def test_what_was_read_and_what_was_not_checked() -> None:
    """Every file with its role, every missing list with what to do."""
    basis = text_of(one(page(report(not_checked=MISSING)), "basis"))
    assert "facturen.csv facturen 214 regels" in basis
    assert "grootboek Exporteer de lijst in Exact met Grootboekrekeningen" in basis
    assert "2 controles uitgevoerd, 3 overgeslagen, 0 vastgelopen, 1 uitgezet" in basis
    assert "Overgeslagen (2): Geen lijst met perioden gegeven. closed-period, unknown-period" in basis


def test_what_was_accepted_is_told_with_its_reason() -> None:
    """It is among what the report rests on, not among the problems."""
    root = page(with_exceptions())
    assert "Reden: Concepten verwijderd in PlanGo" in text_of(one(root, "basis"))
    assert not all_of(root, "article")


def test_names_are_shown() -> None:
    """The page is for people."""
    assert "Jan de Vries" in text_of(page(rejected(problems=(debtor_problem(),))))


@pytest.mark.parametrize(
    "cell",
    [
        "</script><script>window.__x = 1</script>",
        "</style><img src=x onerror=alert(1)>",
        '"><svg onload=alert(1)>',
        "{{ 7 * 7 }}{% raw %}",
        "]]>-->",
        "&lt;b&gt;&amp;",
    ],
)
def test_hostile_text_stays_text(cell: str) -> None:
    """Wherever it stands: in a cell, a title, a path, a code, a reason."""
    bad = problem(
        cell,
        title=cell,
        value=cell,
        message=cell,
        hint=cell,
        places=(
            place(value=cell, file=cell, excerpt=(ExcerptCell("J", cell, cell, marked=True),)),
            Place(cell),
        ),
        exception=(("value", cell),),
    )
    accepted = problem(accepted=cell)
    what = rejected(
        problems=(bad, bad, accepted),
        files=(read_file(cell),),
        totals=replace(TOTALS, by_ledger=(LedgerTotal(cell, cell, cell, 1, 1),)),
        steps=(cell,),
    )
    root = page(what)
    tags = {element.tag for element in root.iter() if isinstance(element.tag, str)}
    assert tags <= {element.tag for element in page(rejected()).iter()} | {
        "ul",
        "li",
        "bdi",
        "pre",
        "details",
        "summary",
    }
    assert len(all_of(root, "script")) == len(all_of(root, "style")) == 1
    assert text_of(all_of(root, "td", "bad")[0]) == f"gemarkeerd: {' '.join(cell.split())}"


def test_control_characters_are_made_visible() -> None:
    """Nothing colours the terminal that the page is printed to, turns the text around, or begins a line."""
    cell = "\x1b[31m\u202ea\r\n::error::b\0\x85"
    bad = problem(message=cell, value=cell, places=(place(file=cell),), places_total=1)
    text = FORMATS["html"](rejected(problems=(bad,)), Options())
    assert text.replace("\n", "").isprintable()
    assert not [line for line in text.splitlines() if line.startswith("::")]


def test_long_cells_are_cut_and_say_so() -> None:
    """Ten thousand characters make no page of ten thousand characters."""
    long = "x" * 10_000
    cells = (ExcerptCell("J", long, long, marked=True), ExcerptCell("K", long, long, marked=False))
    bad = problem(
        title=long, value=long, message=long, hint=long, places=(place(excerpt=cells),), places_total=1
    )
    text = FORMATS["html"](rejected(problems=(bad,)), Options())
    assert text.count("x") < 4_000
    assert "(nog 9840 tekens)" in text


def test_the_same_report_is_the_same_page() -> None:
    """No time, no random name."""
    assert FORMATS["html"](rejected(), Options()) == FORMATS["html"](rejected(), Options())


def test_without_jinja_the_other_reports_are_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The run is not lost; its exit code says that something could not be done."""
    monkeypatch.setitem(sys.modules, "jinja2", None)
    html._environment.cache_clear()  # noqa: SLF001
    forms = forms_of([f"html:{tmp_path / 'a.html'}", f"json:{tmp_path / 'a.json'}"])
    with pytest.raises(CannotRun, match="needs Jinja2"):
        publish(forms, report(), Options(), Settings(), quiet=True)
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_without_jinja_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says what to install."""
    monkeypatch.setitem(sys.modules, "jinja2", None)
    html._environment.cache_clear()  # noqa: SLF001
    with pytest.raises(CannotRun, match=re.escape('`pip install "plango-lint[html]"`')):
        FORMATS["html"](report(), Options())
