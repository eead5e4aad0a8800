"""Rule files that are wrong: the sentence names the file, the key and what was expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from plango_lint import rulebook
from plango_lint.checks import binding
from plango_lint.errors import CannotRun
from plango_lint.examples import try_folder

RULE = """severity = "warning"
check = "one_value"
cell = "invoices.cost_centre"
cause = "run"
counts = "file"
source = "Our bookkeeper"

[en]
title = "Several cost centres"
message = "The lines stand on {count} cost centres."
hint = "Export one location at a time."
why = "Each location is imported on its own."

[nl]
title = "Meer dan een kostenplaats"
message = "De regels staan op {count} kostenplaatsen."
hint = "Exporteer een locatie tegelijk."
why = "Elke vestiging wordt apart geïmporteerd."

[good]
"invoices.csv" = '''
Factuurnummer,Kostenplaats
202400005,UTR
202400006,UTR
'''

[bad]
"invoices.csv" = '''
Factuurnummer,Kostenplaats
202400005,UTR    <- Kostenplaats
202400006,ZEI    <- Kostenplaats
'''
"""
WRONG = [
    ('cause = "run"', 'casue = "run"', 'unknown key "casue"; did you mean cause?'),
    ('cell = "', 'cel = "', 'unknown key "cel"; did you mean cell?'),
    ('cell = "invoices.cost_centre"\n', "", "cell is missing; the check one_value needs it."),
    (
        'check = "one_value"\ncell = "invoices.cost_centre"',
        'check = "named"\ntable = "debters"',
        'table: unknown table "debters"; did you mean debtors',
    ),
    ("one_value", "one_valeu", 'check: unknown check "one_valeu"; did you mean one_value'),
    (
        "invoices.cost_centre",
        "invoices.costcentre",
        'cell: unknown field "costcentre"; did you mean cost_centre?',
    ),
    ("invoices.cost_centre", "invoice.cost_centre", 'cell: unknown table "invoice"; did you mean invoices?'),
    ('"invoices.cost_centre"', "7", "cell: expected table.field, found 7."),
    ('severity = "warning"', 'severty = "warning"', "severity is missing; is it what you called severty?"),
    (
        '"warning"',
        '"warn"',
        "severity default: expected error, warning, info, found 'warn'; did you mean warning?",
    ),
    ('"warning"', '{ with-vat = "error" }', "severity: a default is missing."),
    (
        '"warning"',
        '{ default = "info", with-vatt = "error" }',
        'severity: unknown condition "with-vatt"; did you mean with-vat or with-weak-vat or with-relations?',
    ),
    ('"run"', '"rnu"', 'cause: unknown cause "rnu"; did you mean run?'),
    ('"run"', '["run", 1]', "cause: expected texts."),
    (
        '"file"',
        '"files"',
        "counts: expected one of rows, invoices, numbers, codes, file, found 'files'; did you mean file",
    ),
    ('cause = "run"', 'blames = ["invoices.ledgre"]', 'blames: unknown field "ledgre"; did you mean ledger?'),
    ('cause = "run"', 'needs = ["ledgr"]', 'needs: unknown table "ledgr"; did you mean ledger?'),
    ('cause = "run"', 'needs = ["settings.maping"]', 'needs: unknown setting "maping"; did you mean mapping'),
    ('hint = "Export', 'hnit = "Export', "[en] hnit: unknown; did you mean hint?"),
    ('hint = "Export one location at a time."\n', "", "[en] hint: expected a sentence."),
    ("[nl]", "[n]", "nl is missing"),
    ('cause = "run"', "repairs = 1", "repairs: expected true or false, found 1."),
    ('cause = "run"', 'fix = { repair = "x" }', "fix: expected { repair ="),
    ("[en]", "[en", "not valid TOML"),
    ("[bad]", "[bad", "not valid TOML"),
    ("[bad]", "[bad.x]", "[bad] x: expected the text of the file, or { text ="),
]


def folder_with(tmp_path: Path, text: str) -> Path:
    (tmp_path / "several-cost-centres.toml").write_text(text, encoding="utf-8")
    return tmp_path


def read_and_validate(folder: Path) -> None:
    for rule in rulebook.read_folder(folder):
        binding.validate(rule)


@pytest.mark.parametrize(("right", "wrong", "sentence"), WRONG, ids=[wrong for _, wrong, _ in WRONG])
def test_a_wrong_word_is_named_with_what_was_expected(
    right: str, wrong: str, sentence: str, tmp_path: Path
) -> None:
    """File, key, what was found, and the nearest word where there is one."""
    folder = folder_with(tmp_path, RULE.replace(right, wrong, 1))
    with pytest.raises(CannotRun) as stop:
        read_and_validate(folder)
    assert str(stop.value).startswith(f"{folder / 'several-cost-centres.toml'}: {sentence}")


def test_a_name_that_is_taken(tmp_path: Path) -> None:
    """A rule of one's own cannot stand in for a shipped one."""
    (tmp_path / "unknown-debtor.toml").write_text(RULE, encoding="utf-8")
    with pytest.raises(CannotRun, match=r"a rule named unknown-debtor exists already; rename this file\."):
        rulebook.load([tmp_path])


def test_code_beside_rule_files_is_never_run(tmp_path: Path) -> None:
    """A folder of rules is data."""
    (tmp_path / "evil.py").write_text("raise SystemExit('run')", encoding="utf-8")
    assert [rule.name for rule in rulebook.read_folder(folder_with(tmp_path, RULE))] == [
        "several-cost-centres"
    ]


TRIED = [
    (
        "    <- Kostenplaats\n202400006",
        "\n202400006",
        ["bad: found invoices.csv: row 2, Kostenplaats, which no arrow marks"],
    ),
    (
        "UTR    <-",
        "ZEI    <-",
        ["bad: missed invoices.csv: row 2, Kostenplaats", "bad: missed invoices.csv: row 3, Kostenplaats"],
    ),
    (
        "UTR    <- Kostenplaats",
        "UTR    <- Kostplaats",
        [
            "bad: missed invoices.csv: row 2, Kostplaats; invoices.csv has no column Kostplaats; did you mean Kostenplaats?",
            "bad: found invoices.csv: row 2, Kostenplaats, which no arrow marks",
        ],
    ),
    (
        "202400006,UTR",
        "202400006,ZEI",
        [
            "good: several-cost-centres says: The lines stand on 1 cost centres. (invoices.csv B2, invoices.csv B3)"
        ],
    ),
    (
        "stand on {count}",
        "stand on {cuont}",
        ["bad: a text asks for {cuont}, which the check one_value does not say"],
    ),
    (RULE[RULE.index("[bad]") :], "", ["bad: the rule file has no [bad] example"]),
    (
        "202400006,ZEI    <- Kostenplaats",
        "2024-6,ZEI    <- Kostenplaats",
        ["bad: invoice-number-not-numeric says: "],
    ),
]


@pytest.mark.parametrize(("right", "wrong", "lines"), TRIED, ids=[wrong.strip() for _, wrong, _ in TRIED])
def test_an_example_that_fails_says_which_place(
    right: str, wrong: str, lines: list[str], tmp_path: Path
) -> None:
    """Which place was missed, which was extra, which other rule spoke."""
    (outcome,) = try_folder(folder_with(tmp_path, RULE.replace(right, wrong, 1)))
    assert [line[: len(wanted)] for line, wanted in zip(outcome.lines, lines, strict=True)] == lines


def test_examples_that_hold(tmp_path: Path) -> None:
    """Nothing is said of a rule whose examples give what they promise."""
    (outcome,) = try_folder(folder_with(tmp_path, RULE))
    assert (outcome.ok, outcome.lines) == (True, [])
