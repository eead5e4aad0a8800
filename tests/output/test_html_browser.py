"""The page in a real Chromium: what it does, what it never does, and whether everybody can use it."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from pathlib import Path
from random import Random
from typing import Any

import pytest

from plango_lint import settings
from plango_lint.output import FORMATS, Options
from plango_lint.run import lint
from tests.administration import FULL, clean, write
from tests.test_privacy import HOSTILE, report_on

from .browser import Browser, Tab, chromium, program, tab
from .reports import crowded, rejected

CHROMIUM = program()
pytestmark = pytest.mark.skipif(
    CHROMIUM is None,
    reason="Chromium is not installed; it is a program of the system (Debian: apt-get install chromium)",
)
BROKEN = Path(__file__).resolve().parent.parent.parent / "sample_exports" / "broken"
INJECTIONS = (
    '<img src="http://example.invalid/x.png" onerror="window.__x=1;alert(1)">',
    '"><script>window.__x = 1; alert(1)</script>',
    "</style><script>window.__x = 1</script>",
    "javascript:alert(1)",
    "]]>",
    "%0A::error::kapot",
)
SHOWN = "[...document.querySelectorAll('[data-severity]')].filter(one => one.checkVisibility()).length"
COUNT = "document.getElementById('count').textContent"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium(CHROMIUM or "") as running:
        yield running


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page about the broken sample, in Dutch."""
    report = lint([BROKEN], replace(settings.load(BROKEN / "plango-lint.toml"), language="nl"))
    path = tmp_path_factory.mktemp("page") / "broken.html"
    path.write_text(FORMATS["html"](report, Options()), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page about a month in which accounts, VAT codes and descriptions hold what should do harm."""
    folder = tmp_path_factory.mktemp("hostile")
    administration = clean(5, **FULL)
    cells = [*HOSTILE, *INJECTIONS]
    lines = Random(1).sample(administration.lines_of("lesson"), 3 * len(cells))  # noqa: S311
    for n, line in enumerate(lines):
        line.raw[("ledger", "vat_code", "line_description")[n % 3]] = cells[n // 3]
    write(administration, folder)
    path = folder / "hostile.html"
    path.write_text(FORMATS["html"](report_on(folder, administration), Options()), encoding="utf-8")
    return path


def complaints(page: Tab) -> list[Any]:
    """What the console says, what the policy stops, what goes wrong in the script, what it asks for."""
    console = [entry["entry"]["text"] for entry in page.events("Log.entryAdded")]
    console += [str(call["args"]) for call in page.events("Runtime.consoleAPICalled")]
    thrown = [str(one["exceptionDetails"]) for one in page.events("Runtime.exceptionThrown")]
    issues = [one["issue"]["code"] for one in page.events("Audits.issueAdded")]
    return console + thrown + issues + page.events("Page.javascriptDialogOpening")


def requests(page: Tab) -> list[str]:
    return [request["request"]["url"] for request in page.events("Network.requestWillBeSent")]


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("name", ["broken", "hostile"])
def test_nothing_is_fetched_and_nothing_goes_wrong(
    name: str, scripts: bool, browser: Browser, request: pytest.FixtureRequest
) -> None:
    """No message in the console, no violation of the policy, no request but for the page itself."""
    path: Path = request.getfixturevalue(name)
    with tab(browser, path, scripts=scripts) as page:
        assert requests(page) == [path.resolve().as_uri()]
        assert complaints(page) == []


def test_the_policy_is_in_force(browser: Browser, broken: Path, tmp_path: Path) -> None:
    """A script, a style and a picture that are slipped in do nothing, and this is how it would be seen."""
    slipped = '<script>window.__x = 1</script><p id="s" style="color: red">x</p><img src="http://127.0.0.1:9/x.png">'
    path = tmp_path / "slipped.html"
    text = broken.read_text(encoding="utf-8")
    path.write_text(text.replace("<footer>", f"<footer>{slipped}"), encoding="utf-8")
    with tab(browser, path) as page:
        assert page.run("window.__x") is None
        assert page.run("getComputedStyle(document.getElementById('s')).color") != "rgb(255, 0, 0)"
        assert len(complaints(page)) >= 3


def test_hostile_cells_do_nothing(browser: Browser, hostile: Path, broken: Path) -> None:
    """No dialog, no variable, no element that the page itself has not: their text is all there is."""
    names = (
        "JSON.stringify([...new Set([...document.querySelectorAll('*')].map(one => one.localName))].sort())"
    )
    with tab(browser, hostile) as page:
        page.run("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert page.run("window.__x") is None
        assert page.events("Page.javascriptDialogOpening") == []
        assert page.run("document.querySelectorAll('script').length + document.images.length") == 1
        assert page.run("[...document.links].every(one => one.getAttribute('href').startsWith('#'))")
        text = page.run("document.body.innerText")
        found = set(json.loads(page.run(names)))
    assert all(injection in text for injection in INJECTIONS[:3])
    with tab(browser, broken) as page:
        assert found <= set(json.loads(page.run(names)))


def test_the_filter_by_severity(browser: Browser, broken: Path) -> None:
    """What is unticked goes, what is ticked comes back, and the count says so."""
    with tab(browser, broken) as page:
        assert (page.run(SHOWN), page.run(COUNT)) == (17, "17 van 17 problemen te zien")
        page.run("document.querySelector('[value=error]').click()")
        assert (page.run(SHOWN), page.run(COUNT)) == (4, "4 van 17 problemen te zien")
        page.run("document.querySelector('[value=warning]').click()")
        assert (page.run(SHOWN), page.run(COUNT)) == (3, "3 van 17 problemen te zien")
        page.run("document.querySelector('[value=error]').click()")
        assert page.run(SHOWN) == 16
        assert complaints(page) == []


def test_the_filter_by_rule(browser: Browser, broken: Path) -> None:
    """One kind of problem is left; together with a severity that it has not, nothing is."""
    with tab(browser, broken) as page:
        page.run("document.getElementById('rule').focus()")
        for _ in range(3):
            page.press("ArrowDown")
        rule = page.run("document.getElementById('rule').value")
        assert page.run(f"document.querySelector('[data-rule={rule}]').checkVisibility()")
        assert (page.run(SHOWN), page.run(COUNT)) == (1, "1 van 17 problemen te zien")
        page.run("document.querySelector('[value=error]').click()")
        assert (page.run(SHOWN), page.run(COUNT)) == (0, "0 van 17 problemen te zien")


def test_the_short_lines_are_filtered_too(browser: Browser, tmp_path: Path) -> None:
    """Those of the problems that are not shown in full."""
    path = tmp_path / "crowded.html"
    path.write_text(FORMATS["html"](crowded("reject"), Options()), encoding="utf-8")
    with tab(browser, path) as page:
        assert page.run(SHOWN) == 60
        page.run("document.querySelector('[value=info]').click()")
        assert page.run(SHOWN) == 40
        assert not page.run("document.getElementById('rest').checkVisibility()")


def test_the_keyboard_alone(browser: Browser, broken: Path) -> None:
    """Tab goes to the filter and past it, Space unticks, Enter opens; what has the focus is outlined."""
    with tab(browser, broken) as page:
        focus = "document.activeElement"
        page.press("Tab")
        assert page.run(f"{focus}.className") == "skip"
        assert page.run(f"{focus}.getBoundingClientRect().top >= 0")
        for _ in range(60):
            page.press("Tab")
            if page.run(f"{focus}.value") == "error":
                break
        assert page.run(f"{focus}.value") == "error"
        assert page.run(f"getComputedStyle({focus}).outlineStyle") == "solid"
        page.press(" ", " ")
        assert page.run(COUNT) == "4 van 17 problemen te zien"
        page.press(" ", " ")
        for _ in range(4):
            page.press("Tab")
        assert page.run(f"{focus}.id") == "expand"
        page.press("Enter", "\r")
        assert page.run("[...document.querySelectorAll('details.places')].every(one => one.open)")
        page.press("Tab")
        page.press(" ", " ")
        assert not page.run("[...document.querySelectorAll('details.places')].some(one => one.open)")


def test_a_link_shows_a_problem_that_is_filtered_away(browser: Browser, broken: Path) -> None:
    """Whoever follows a bar of the chart gets to see what it is about."""
    with tab(browser, broken) as page:
        page.run("document.querySelector('[value=error]').click()")
        assert not page.run("document.getElementById('problem-2').checkVisibility()")
        page.run("document.querySelector('a[href=\"#problem-2\"]').click()")
        page.run("new Promise(done => setTimeout(done, 100))")
        assert page.run("document.getElementById('problem-2').checkVisibility()")
        assert page.run(COUNT) == "17 van 17 problemen te zien"


def test_without_scripts_everything_can_be_read(browser: Browser, broken: Path) -> None:
    """Nothing is hidden but what only a script could do, and the folds open by themselves."""
    with tab(browser, broken, scripts=False) as page:
        assert page.run(SHOWN) == 17
        assert not page.run("document.getElementById('controls').checkVisibility()")
        page.run("document.querySelector('details.places summary').focus()")
        page.press("Enter", "\r")
        assert page.run("document.querySelector('details.places').open")
        hidden = "[...document.querySelectorAll('main *')].filter(one => one.hidden).map(one => one.id)"
        assert page.run(hidden) == ["controls"]


@pytest.mark.parametrize(("scheme", "width"), [("dark", 390), ("light", 1200)])
def test_it_can_be_used_by_everybody(scheme: str, width: int, browser: Browser, broken: Path) -> None:
    """axe finds nothing: landmarks, headings, names, tables, and the contrast of every text; all opened."""
    axe = resources.files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    run = (
        "document.querySelectorAll('details').forEach(one => one.open = true);"
        "axe.run().then(found => JSON.stringify("
        "found.violations.map(one => [one.id, one.nodes.map(node => node.html).slice(0, 3)])))"
    )
    with tab(browser, broken, scheme=scheme, width=width) as page:
        page.run(f"{axe};0")
        assert json.loads(page.run(run)) == []


@pytest.mark.parametrize("name", ["broken", "hostile"])
def test_a_phone_need_not_be_pushed_sideways(
    name: str, browser: Browser, request: pytest.FixtureRequest
) -> None:
    """Nothing is wider than the screen; a wide sheet scrolls by itself, to where its bad cell is seen."""
    with tab(browser, request.getfixturevalue(name), width=390) as page:
        assert page.run("document.documentElement.scrollWidth") == 390
        assert page.run(
            "[...document.querySelectorAll('.problem > .scroll')].every(box => { const bad = box.querySelector('.bad');"
            "return !bad || bad.getBoundingClientRect().right <= box.getBoundingClientRect().right + 1 })"
        )


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_it_prints_with_everything_opened(scripts: bool, browser: Browser, broken: Path) -> None:
    """Every fold is open on paper, the controls are gone, and there is a PDF of several pages."""
    with tab(browser, broken, scripts=scripts) as page:
        folded = "[...document.querySelectorAll('details > :not(summary)')]"
        assert not page.run(f"{folded}.some(one => one.checkVisibility({{contentVisibilityAuto: true}}))")
        page.call("Emulation.setEmulatedMedia", media="print")
        assert page.run(f"{folded}.every(one => one.getBoundingClientRect().height > 0)")
        assert not page.run("document.getElementById('controls').checkVisibility()")
        assert not page.run("document.querySelector('nav').checkVisibility()")
        page.call("Emulation.setEmulatedMedia", media="")
        pdf = base64.b64decode(page.call("Page.printToPDF", preferCSSPageSize=True)["data"])
        assert pdf.startswith(b"%PDF-")
        assert pdf.count(b"/Type /Page\n") > 3
        assert complaints(page) == []


def test_folds_are_as_they_were_after_printing(browser: Browser, broken: Path) -> None:
    """What printing opens it closes."""
    with tab(browser, broken) as page:
        opened = "document.querySelectorAll('details[open]').length"
        page.run("document.querySelector('details').open = true")
        page.call("Page.printToPDF")
        assert page.run(opened) == 1


def test_the_language_of_a_screen_reader(browser: Browser, tmp_path: Path) -> None:
    """What is read aloud: landmarks with names, in the language of the report."""
    path = tmp_path / "english.html"
    path.write_text(FORMATS["html"](rejected("en"), Options()), encoding="utf-8")
    with tab(browser, path) as page:
        assert page.run("document.documentElement.lang") == "en"
        nodes = page.call("Accessibility.getFullAXTree")["nodes"]
        named = {
            (node["role"]["value"], node.get("name", {}).get("value")) for node in nodes if "role" in node
        }
    assert {
        ("navigation", "On this page"),
        ("region", "What now"),
        ("region", "Control totals after repair"),
        ("group", "Show"),
        ("checkbox", "2 errors"),
        ("combobox", "Kind of problem"),
        ("status", ""),
    } <= named
    assert {"banner", "main", "contentinfo"} <= {role for role, _ in named}
