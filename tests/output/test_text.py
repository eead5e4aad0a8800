"""The text report, as the owner of a driving school reads it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from typing import Any

import pytest

from plango_lint.findings import (
    ExcerptCell,
    Language,
    Report,
    RuleStatus,
    Severity,
    Totals,
    Unchecked,
    Verdict,
)
from plango_lint.output import FORMATS, Options

from .reports import (
    MISSING,
    TOTALS,
    crowded,
    debtor_problem,
    delimiter_problem,
    file,
    gap_problem,
    place,
    problem,
    rejected,
    report,
    settings,
    with_exceptions,
)

HOSTILE = {
    "markup": "[bold]x[/bold]",
    "closing tag": "[/]",
    "emoji": ":1234: :smile:",
    "escape": "\x1b[2J\x1b[31mred",
    "one-byte escape": "\x9b31m",
    "title": "\x1b]0;owned\x07",
    "workflow command": "::error::no",
    "old workflow command": "##[error]no ##vso[task.complete]",
    "bell and null": "\x07\x00\x08",
    "line breaks": "a\r\nb\u2028c\x85d",
    "right to left": "\u202e00,078\u200f",
    "surrogate": "\ud800",
    "braces": "{count} {0} %s",
    "backticks": "`" * 200,
    "long": "x" * 10_000,
    "wide": "界" * 500,
}


def text(what: Report, **options: Any) -> str:
    return FORMATS["text"](what, Options(**options))


def lines(what: Report, **options: Any) -> list[str]:
    return text(what, **options).splitlines()


@pytest.mark.parametrize(
    ("verdict", "language", "words"),
    [
        ("reject", "nl", "NIET IMPORTEREN"),
        ("review", "nl", "EERST NAKIJKEN"),
        ("ready", "nl", "KLAAR OM TE IMPORTEREN"),
        ("reject", "en", "DO NOT IMPORT"),
        ("review", "en", "CHECK FIRST"),
        ("ready", "en", "READY TO IMPORT"),
    ],
)
@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_first_and_last_line(verdict: Verdict, language: Language, words: str, width: int) -> None:
    """The report begins and ends with the same verdict line."""
    shown = lines(report(verdict, language), width=width)
    assert shown[0].startswith(words)
    assert shown[-1] == shown[0]


def test_verdict_facts() -> None:
    """The verdict counts invoices, dates, euros, errors and warnings."""
    assert " ".join(lines(rejected())[:2]) == (
        "NIET IMPORTEREN: 2 fouten, 2 waarschuwingen"
        "   97 facturen (2 credit) · 02-01-2024 t/m 31-01-2024 · € 31.870,00 excl. btw"
    )


def test_verdict_on_one_line_where_it_fits() -> None:
    """With room enough the whole verdict is one line."""
    assert lines(rejected("en"), width=120)[0] == (
        "DO NOT IMPORT: 2 errors, 2 warnings · 97 invoices (2 credit) · "
        "02-01-2024 to 31-01-2024 · € 31.870,00 excl. VAT"
    )


def test_verdict_in_the_singular() -> None:
    """One invoice of one day with one error reads as one."""
    totals = replace(TOTALS, invoices=1, credit_notes=0, last_date="2024-01-02")
    shown = " ".join(lines(rejected("en", problems=(problem(),), totals=totals))[:2])
    assert "1 error, 0 warnings" in shown
    assert "1 invoice · 02-01-2024 · " in shown


def test_verdict_without_invoices() -> None:
    """Without an invoice file the verdict says that none was read."""
    assert "geen facturen gelezen" in lines(report(totals=Totals()), width=120)[0]


@pytest.mark.parametrize(
    ("verdict", "language", "words"),
    [
        ("ready", "nl", "KLAAR OM TE IMPORTEREN, voor zover gecontroleerd (grootboek en btw niet)"),
        ("ready", "en", "READY TO IMPORT, as far as checked (ledger accounts and VAT codes not)"),
        ("reject", "nl", "NIET IMPORTEREN (grootboek en btw niet gecontroleerd)"),
    ],
)
def test_verdict_with_missing_lists(verdict: Verdict, language: Language, words: str) -> None:
    """The verdict itself says what was not checked."""
    assert lines(report(verdict, language, not_checked=MISSING))[0].startswith(words)


def test_verdict_with_many_missing_lists() -> None:
    """When the names of the lists do not fit, the verdict counts them; they stand below."""
    shown = lines(crowded("ready"), width=80)
    assert shown[0].startswith("KLAAR OM TE IMPORTEREN, voor zover gecontroleerd (6 lijsten niet)")
    assert any(line.strip().startswith("eerder geboekt ") for line in shown)


def test_verdict_without_any_list_names_them_all() -> None:
    """The four that are asked for fit on a line of a hundred."""
    roles = ("ledger", "vat", "relations", "booked")
    missing = tuple(Unchecked(role, "Geef die mee.") for role in roles)
    assert lines(report("ready", not_checked=missing), width=100)[0] == (
        "KLAAR OM TE IMPORTEREN, voor zover gecontroleerd (grootboek, btw, relaties en eerder geboekt niet)"
    )


def test_accepted_problems_do_not_count() -> None:
    """An accepted problem is neither in the verdict nor among the problems, but is counted."""
    shown = text(with_exceptions())
    assert "0 fouten, 0 waarschuwingen" in shown
    assert "Factuurnummers ontbreken" not in shown
    assert (
        "1 probleem geaccepteerd in plango-lint.toml (gap-in-invoice-numbers), 1 uitzondering verlopen"
        in shown
    )


def test_accepted_problems_with_all() -> None:
    """With all, every accepted problem has its reason."""
    shown = text(with_exceptions(), all=True)
    assert "Geaccepteerd: gap-in-invoice-numbers (4 nummers): Concepten verwijderd in PlanGo" in shown


def test_steps_are_numbered() -> None:
    """What now is a numbered list, right below the verdict."""
    shown = lines(rejected())
    at = shown.index("Wat nu")
    assert at < 5
    assert shown[at + 1] == "  1 Importeer eerst 12 nieuwe debiteuren."


def test_files_that_were_read() -> None:
    """A line a file: what it is and how many rows."""
    assert "  facturen.csv    facturen    214 regels" in lines(report())


@pytest.mark.parametrize(
    ("width", "shown"),
    [(100, "rijschool/export/verwerkt/facturen-2023-11-12.csv"), (60, "…/verwerkt/facturen-2023-11-12.csv")],
)
def test_of_a_long_path_the_end_is_kept(width: int, shown: str) -> None:
    """The name of the file tells most; as much of its folders as there is room for."""
    long = file("rijschool/export/verwerkt/facturen-2023-11-12.csv")
    assert f"  {shown}  facturen" in text(report(files=(long,)), width=width)


def test_unusual_files() -> None:
    """What PlanGo does not make is named: encoding, delimiter, notations, header, left out rows."""
    odd = file(
        encoding="utf-16",
        encoding_unusual=True,
        delimiter="\t",
        header_row=False,
        number_notation="1,234.56",
        date_notation="yyyy-mm-dd",
        left_out=1,
    )
    shown = " ".join(text(report(files=(odd,))).split())
    assert (
        "214 regels, 1 regel niet te begrijpen, tekenset utf-16, gescheiden door tab, zonder kopregel, "
        "bedragen als 1,234.56, datums als jjjj-mm-dd"
    ) in shown


def test_lists_may_have_their_own_delimiter() -> None:
    """A list from Exact separated by tabs is nothing to mention."""
    ledger = file("FinGLAccountSearch.csv", "ledger", delimiter="\t", encoding="utf-16")
    assert "tab" not in text(report(files=(ledger,), totals=Totals()))


def test_unrecognised_files_in_a_folder() -> None:
    """A file that was not recognised is listed as not used."""
    assert "niet herkend, niet gebruikt" in text(report(files=(file(), file("x.csv", None))))


def test_many_files() -> None:
    """Files beyond the first few are counted by kind."""
    shown = text(crowded("reject"))
    assert "en nog 6 bestanden: 5 x facturen, 1 x debiteuren (`--all`)" in shown


def test_invoices_are_listed_first() -> None:
    """Of ten lists beside them some are only counted."""
    lists = tuple(file(f"a{n}.xml", "vat") for n in range(9))
    shown = lines(report(files=(*lists, file("debiteuren.csv", "debtors"), file("facturen.csv"))))
    at = shown.index("Gelezen")
    assert [line.split()[0] for line in shown[at + 1 : at + 4]] == [
        "facturen.csv",
        "debiteuren.csv",
        "a0.xml",
    ]


def test_not_checked() -> None:
    """Every missing list has its sentence, which says where to get it."""
    shown = text(report(not_checked=MISSING))
    assert "    btw        Exporteer in Exact met Import/Export > XML de btw-codes" in shown


def test_problem_in_full() -> None:
    """A problem: title and value, size in a line, message, places, what to do, repair."""
    shown = lines(rejected(problems=(problem(),)))
    at = shown.index("  FOUT  Grootboekrekening niet in Exact: 810299")
    assert shown[at + 1 : at + 12] == [
        "     31 regels · 12 facturen · € 10.440,00 · unknown-ledger-account",
        "     Grootboekrekening 810299 staat niet in Exact; 810200 lijkt er het meest op.",
        "     facturen.csv  I Factuurnummer  J Grootboekrekening  K Omschrijving            L Bedrag ex. BTW",
        "     rij 14        202400014        »810299«             Rijles 60 min - Pakket D  870,00",
        "     rij 15        202400015        »810299«             Rijles 60 min - Pakket D  870,00",
        "     rij 22        202400022        »810299«             Rijles 60 min - Pakket D  870,00",
        "     en nog 28 regels (`--all` of `--limit` toont er meer)",
        "     Doen: Maak 810299 aan in Exact, of verbeter de rekening in een kopie van dit bestand en voor",
        "     nieuwe facturen ook de omzetrekening in PlanGo.",
        "     `plango-lint fix --unsafe` doet dit (kijk eerst of het klopt): vervang 810299 door 810200",
        "  Uitleg: `plango-lint explain unknown-ledger-account`.",
    ]


EXCEPTION = (("rule", "unknown-ledger-account"), ("field", "ledger"), ("value", '81"02'))


def test_problem_says_how_to_accept_it() -> None:
    """In short, the exception that would accept it."""
    shown = " ".join(text(rejected(problems=(problem(exception=EXCEPTION),))).split())
    wanted = (
        'Toch goed? In plango-lint.toml: [[accept]] rule = "unknown-ledger-account" field = "ledger" '
        r'value = "81\"02" reason = "..."'
    )
    assert wanted in shown


def test_problem_with_all_says_how_to_accept_it_line_by_line() -> None:
    """With all, lines to paste."""
    shown = lines(rejected(problems=(problem(exception=EXCEPTION),)), all=True)
    at = shown.index("     Toch goed? In plango-lint.toml:")
    pasted = "\n".join(shown[at + 1 : at + 6])
    assert tomllib.loads(pasted) == {"accept": [{**dict(EXCEPTION), "reason": "waarom het zo goed is"}]}


def test_safe_repair() -> None:
    """A safe repair says that the meaning stays the same."""
    assert "`plango-lint fix` doet dit (de betekenis blijft gelijk): schrijf" in text(
        rejected(problems=(delimiter_problem(),))
    )


def test_whole_file_problem() -> None:
    """A problem of a whole file names the file instead of counting rows."""
    shown = text(rejected(problems=(delimiter_problem(),)))
    assert "     facturen.csv · 97 facturen · € 31.870,00 · wrong-delimiter\n" in shown


def test_summed_up_causes() -> None:
    """A problem that sums up the rest says how many values it is about."""
    assert "31 regels · 14 verschillende waarden · 12 facturen" in text(
        rejected(problems=(problem(causes=14),))
    )


def test_no_invoices_are_not_counted() -> None:
    """Without a column for the number there are lines and no invoices."""
    shown = text(rejected(problems=(problem(invoice_count=0),)))
    assert "     31 regels · € 10.440,00 · unknown-ledger-account" in shown


def test_limit() -> None:
    """The limit sets the number of sample places."""
    shown = text(rejected(problems=(problem(),)), limit=1)
    assert "rij 14 " in shown
    assert "rij 15 " not in shown
    assert "en nog 30 regels" in shown


def test_all_places() -> None:
    """With all, every place of the report is shown, and what the report leaves out is counted."""
    shown = text(rejected(problems=(problem(),)), all=True)
    assert "rij 40 " in shown
    assert "en nog 26 regels\n" in shown


def test_empty_cell_is_visible() -> None:
    """A marked cell without content is shown as empty."""
    assert "»(leeg)«" in text(rejected(problems=(problem(value=None, places=(place(value=""),)),)))


def test_places_in_two_files() -> None:
    """Places of two files stand below the name of their own file."""
    both = (place(14), place(3, file="oud.csv"))
    shown = text(rejected(problems=(problem(places=both, places_total=2),)))
    assert re.search(r"facturen\.csv +I .*\n +rij 14 .*\n +oud\.csv +I .*\n +rij 3 ", shown)


def test_places_name_the_folder_only_when_they_must() -> None:
    """A long path would push the cells aside; two files of one name cannot do without."""
    found = (problem(places=(place(14, file="maart/facturen.csv"),), places_total=1),)
    march, april = file("maart/facturen.csv"), file("april/facturen.csv")
    assert re.search(r"\n     facturen\.csv +I ", text(rejected(problems=found, files=(march,))))
    assert re.search(r"\n     maart/facturen\.csv +I ", text(rejected(problems=found, files=(march, april))))


def test_a_note_has_no_rows_when_there_is_much_to_say() -> None:
    """Nothing is wrong in them."""
    note = problem("several-periods", Severity.INFO, title="Meer dan één periode")
    assert "rij 14" in text(report(problems=(note,), files=(), totals=Totals()))
    many = tuple(replace(note, rule=f"rule-{n}") for n in range(20))
    assert "rij 14" not in text(report(problems=many))
    assert "rij 14" in text(report(problems=many), all=True)


def test_value_with_spaces_is_quoted() -> None:
    """Spaces around a value are the fault, so the value is quoted."""
    assert "Grootboekrekening niet in Exact: ' 810299'" in text(
        rejected(problems=(problem(value=" 810299"),))
    )


def test_other_problems_on_one_line() -> None:
    """The worst problems come in full, the others on one line each."""
    many = tuple(problem(f"rule-{n}", value=str(n)) for n in range(12))
    shown = lines(rejected(problems=many))
    short = [line for line in shown if line.startswith("  FOUT  ") and " · 31 regels · " in line]
    full = [line for line in shown if line.startswith("  FOUT  ") and " · " not in line]
    assert full
    assert len(full) + len(short) == 12


def test_one_line_problems_say_where_the_rest_is() -> None:
    """Message and places of a problem on one line are a `--all` away; in full there is nothing to add."""
    many = tuple(problem(f"rule-{n}", value=str(n)) for n in range(12))
    assert "  Alles voluit: `--all`. Uitleg: " in text(rejected(problems=many))
    assert "Alles voluit" not in text(rejected(problems=many[:1]))
    assert "Alles voluit" not in text(rejected(problems=many), all=True)


def test_the_value_of_a_problem_on_one_line_goes_before_its_count() -> None:
    """Where not everything fits, first the invoices go, then the rule, then the count; the euros stay."""
    many = tuple(problem(value="810299", invoice_count=12) for _ in range(12))
    for width, shown in [
        (100, "810299 · 31 regels · € 10.440,00 · unknown-ledger-account"),
        (80, "810299 · 31 regels · € 10.440,00\n"),
        (66, "810299 · € 10.440,00\n"),
    ]:
        assert f"FOUT    Grootboekrekening niet in Exact: {shown}" in text(
            rejected(problems=(*many, gap_problem())), width=width
        )


def test_problems_that_do_not_fit_are_counted() -> None:
    """Nothing is left out without saying how much."""
    shown = text(crowded("reject"))
    listed = len(re.findall(r"^  (?:FOUT|LET OP|TER INFO) ", shown, re.MULTILINE))
    found = re.search(
        r"En nog (\d+) problemen \((\d+) fouten, (\d+) waarschuwingen, (\d+) opmerkingen\)", shown
    )
    assert found
    rest, *by_severity = map(int, found.groups())
    assert listed + rest == 60
    assert sum(by_severity) == rest


def test_all_problems() -> None:
    """With all, every problem comes in full."""
    assert text(crowded("reject"), all=True).count("     Doen: ") == 60


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("what", "most"),
    [("reject", 66), ("review", 82), ("ready", 82)],
)
def test_length_at_worst(what: Verdict, most: int, language: Language) -> None:
    """However much there is to say, the report stays a page."""
    assert len(lines(crowded(what, language))) <= most


def test_length_of_a_usual_month() -> None:
    """A month with some warnings and two missing lists stays about 60 lines."""
    some = (problem(severity=Severity.WARNING), gap_problem(), debtor_problem())
    assert len(lines(report("review", problems=some, not_checked=MISSING))) <= 70


@pytest.mark.parametrize("width", [60, 80, 100])
@pytest.mark.parametrize("what", [rejected("en"), crowded("review"), report("ready")])
def test_width(what: Report, width: int) -> None:
    """No line is wider than asked."""
    assert max(map(len, lines(what, width=width, all=True))) <= width


@pytest.mark.parametrize("width", [60, 80, 100])
def test_amounts_are_never_cut(width: int) -> None:
    """On a narrow page descriptions give way, numbers do not."""
    shown = text(report(not_checked=MISSING), width=width)
    for amount in ("€ 29.761,90", "€ 2.108,10", "€ 31.990,00", "€ -120,00", "€ 38.120,00"):
        assert amount in shown


def test_control_totals() -> None:
    """The totals to tick off: entries, credit notes apart, VAT as computed, balance-sheet accounts marked."""
    shown = text(report())
    for line in (
        "  Boekingen die Exact meldt  97\n",
        "  Facturen                   95, € 31.990,00 · 2 creditfacturen, € -120,00\n",
        "  Debiteuren                 80, waarvan 12 nieuw in Exact\n",
        "  Btw                        €  6.250,00  berekend, zoals Exact het doet\n",
        "1900    btw 0   16 regels   € 2.108,10  balans, CBR-gelden\n",
        "  Per periode                2024-1  214 regels  € 31.870,00\n",
        "  Regels in de bestanden     214 = 214 nieuw + 0 al in Exact + 0 overgeslagen\n",
    ):
        assert line in shown


def test_totals_without_rates() -> None:
    """Without percentages there is no VAT to tick off."""
    shown = text(report(totals=replace(TOTALS, vat=None, amount_including_vat=None)))
    assert "Inclusief btw" not in shown


def test_totals_after_repair() -> None:
    """While it must not be imported the totals are short, and show what is in Exact already."""
    shown = text(rejected())
    assert "Controletotalen na herstel\n  Boekingen die Exact meldt  45\n" in shown
    assert "€ 31.870,00 - € 13.000,00 al in Exact = € 18.870,00\n" in shown
    assert "214 = 104 nieuw + 110 al in Exact + 0 overgeslagen\n" in shown
    assert "Per rekening" not in shown


def test_long_breakdowns() -> None:
    """Of many ledger accounts the first are shown, the others added up."""
    assert "en nog 38, samen € 779,00 (`--all`)" in text(crowded("review"))


def test_few_accounts_are_all_shown() -> None:
    """They are ticked off one by one, also when there is much else to say."""
    five = tuple(replace(TOTALS.by_ledger[0], code=f"81{n}") for n in range(5))
    shown = text(replace(crowded("review"), totals=replace(TOTALS, by_ledger=five)))
    assert all(f"81{n}  btw 2" in shown for n in range(5))


@pytest.mark.parametrize("width", range(40, 100))
def test_numbers_stay_with_their_word(width: int) -> None:
    """A column number alone at the start of a line belongs to nothing."""
    moved = problem(message="Ook verschoven: Omschrijving (8 → 9), Grootboekrekening (10 → 11) en kolom 12.")
    assert not re.search(r"(\n +\d+[.,)]|→\n|\n +→)", text(rejected(problems=(moved,)), width=width))


def test_journals_only_when_there_are_several() -> None:
    """One journal is no breakdown."""
    assert "Per dagboek" not in text(report())


def test_wizard() -> None:
    """The settings of the wizard, in the order of its screens."""
    shown = text(report())
    expected = [
        "Eerst de debiteuren, als klanten",
        "scheidingsteken komma, met kopregel",
        'nummer?" Nee. Dan "Aan een',
        "kolom 9 (I, Factuurnummer)",
        "Kopvelden ",
        "getallen als 1.234,56, datums als dd-mm-jjjj",
        "Niet kiezen: kolom 8 (H, Factuuromschrijving)",
        "dagboek 70, boekjaar-periode 2024-1",
        "202400005: 2 regels, 870,00 en 12,50",
    ]
    positions = [shown.index(words) for words in expected]
    assert positions == sorted(positions)


def test_no_wizard_without_invoices() -> None:
    """A file with headers and no more is not to be imported."""
    assert "In Exact: " not in text(report(files=(file(rows=0),), totals=Totals()))


def test_wizard_counts_commas() -> None:
    """Where counting commas gives another column, both are named."""
    shown = text(report(files=(file(import_settings=settings(comma_count_column=10)),)))
    assert "kolom 9 (I, Factuurnummer); tel je komma's, dan kolom 10." in " ".join(shown.split())


def test_no_wizard_on_reject() -> None:
    """What must not be imported has no settings, unless everything is asked for."""
    assert "Verkoopboekingen" not in text(rejected())
    assert "Verkoopboekingen" in text(rejected(), all=True)


def test_saved_profile() -> None:
    """A layout equal to the saved one needs no screens."""
    shown = text(report(files=(file(import_settings=settings(same_as_saved=True)),)))
    assert "Kies je opgeslagen profiel" in shown
    assert "Kopvelden" not in shown


def test_wizard_for_months_of_one_layout() -> None:
    """Files of one layout share a recipe and name their own period."""
    months = tuple(file(f"{n}.csv", import_settings=settings(year_periods=(f"2024-{n}",))) for n in (1, 2))
    shown = text(report(files=months))
    assert shown.count("Kopvelden") == 1
    assert "    2.csv: dagboek 70, boekjaar-periode 2024-2; 202400005: 2 regels, 870,00 en 12,50\n" in shown


def test_coverage() -> None:
    """Rules that ran, were skipped, crashed or are off are counted, with the reasons."""
    shown = text(report(rules=(*report().rules, RuleStatus("bad-email", "crashed", "Meld dit."))))
    assert "2 controles uitgevoerd, 3 overgeslagen, 1 vastgelopen, 1 uitgezet" in shown
    assert "Overgeslagen (2): Geen lijst met perioden gegeven." in shown
    assert "Vastgelopen: bad-email. Meld dit." in shown


def test_reasons_that_stand_above() -> None:
    """Rules skipped for a missing list refer to the list of what was not checked."""
    missing = (Unchecked("periods", "Geen lijst met perioden gegeven."),)
    assert "Overgeslagen (2): de lijsten hierboven ontbreken." in text(report(not_checked=missing))


@pytest.mark.parametrize("cell", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("everything", [False, True])
def test_hostile_cells(cell: str, everything: bool) -> None:
    """A cell can do nothing to the report: no control, no colour, no command, no missing line."""
    shown = text(_hostile(cell), all=everything)
    assert all(character == "\n" or character.isprintable() for character in shown)
    assert not [line for line in shown.splitlines() if re.match(r"\s*::|.*##\w*\[", line)]
    assert max(map(len, shown.split("\n"))) <= 100
    assert shown.encode("utf-8")
    assert shown.split("\n")[-2].startswith("NIET IMPORTEREN")


@pytest.mark.parametrize("cell", ["[bold]x[/bold]", "[/]", ":1234: :smile:", "{count} {0} %s"])
def test_odd_but_harmless_cells(cell: str) -> None:
    """What only looks like markup is shown as it stands."""
    assert f"»{cell}«" in text(_hostile(cell))


def _hostile(cell: str) -> Report:
    """The same text wherever data can come from."""
    excerpt = (ExcerptCell("A", cell, cell, marked=False), ExcerptCell("J", cell, cell, marked=True))
    bad = problem(
        message=f"Hier staat {cell}.",
        hint=cell,
        value=cell,
        places=(place(excerpt=excerpt, invoice=cell), place(excerpt=(), cell=None, invoice=cell, file=cell)),
    )
    accounts = tuple(replace(total, code=cell, description=cell, vat_code=cell) for total in TOTALS.by_ledger)
    return rejected(
        problems=(bad, bad),
        totals=replace(TOTALS, first_number=cell, last_number=cell, by_ledger=accounts),
        files=(
            file(
                cell,
                encoding=cell,
                encoding_unusual=True,
                delimiter=cell,
                columns=tuple(replace(column, header=cell) for column in file().columns),
                import_settings=settings(preview_number=cell, journals=(cell,), delimiter=cell),
            ),
        ),
        steps=(cell,),
        not_checked=(Unchecked("ledger", cell),),
        rules=(RuleStatus("a", "skipped", cell), RuleStatus("b", "crashed", cell)),
    )


def test_long_values_say_how_much_is_left_out() -> None:
    """A long value is cut, and the number of characters left out is given."""
    shown = " ".join(text(rejected(problems=(problem(value="x" * 10_000),))).split())
    assert f" {'x' * 60}… (nog 9940 tekens) " in shown


def test_color() -> None:
    """Colour only when asked for, whatever the environment; without it, plain text."""
    assert "\x1b[" in text(rejected(), color=True)
    assert "\x1b" not in text(rejected())


def test_color_ignores_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The report is a pure function of what it is given."""
    plain, colored = text(rejected()), text(rejected(), color=True)
    for name, value in {"NO_COLOR": "1", "FORCE_COLOR": "1", "COLUMNS": "20", "TERM": "dumb"}.items():
        monkeypatch.setenv(name, value)
    assert text(rejected()) == plain
    assert text(rejected(), color=True) == colored


def test_color_changes_no_words() -> None:
    """Without its colours the coloured report is the plain one."""
    assert re.sub(r"\x1b\[[\d;]*m", "", text(rejected(), color=True)) == text(rejected())


def test_frame_fits_an_old_windows_console() -> None:
    """The frame uses no character that a Western Windows code page lacks."""
    assert text(crowded("review"), all=True).encode("cp1252")


@pytest.mark.parametrize("english", ["error", "invoice", "line", "warning", "rule", "file", "skipped"])
def test_no_english_in_dutch(english: str) -> None:
    """The Dutch frame holds no English words."""
    words = re.sub(r"`[^`]*`|\S*-\S*|\S+\.(?:csv|toml)|\[\[accept\]\]", "", text(report(not_checked=MISSING)))
    assert not re.search(rf"\b{english}s?\b", words)


def test_one_problem_is_never_left_out_alone() -> None:
    """A last problem takes the line that would say that it is left out."""
    some = (problem(severity=Severity.WARNING), gap_problem(), debtor_problem())
    assert "--all` shows everything" not in text(report("review", "en", problems=some, not_checked=MISSING))
