"""What the run adds to the places that checks find: exceptions, the cap, totals, severities."""

from __future__ import annotations

from plango_lint.example_files import read_example
from plango_lint.findings import Problem, Report, Severity
from plango_lint.run import lint_files

HEADER = "Factuurnummer,Grootboekrekening,Bedrag ex. BTW"
LEDGER = "Code,Omschrijving,Balans / Winst & Verlies\n810200,Omzet rijlessen auto,Winst & Verlies\n"


def report_on(rows: list[str], settings: str = "", **lists: str) -> Report:
    texts = {"invoices.csv": "\n".join([HEADER, *rows]), "plango-lint.toml": settings}
    example = read_example(texts | {f"{name}.csv": text for name, text in lists.items()})
    return lint_files(example.files, example.settings)


def problems(report: Report, rule: str = "unknown-ledger-account") -> list[Problem]:
    return [problem for problem in report.problems if problem.rule == rule]


def test_places_with_one_cause_are_one_problem_with_its_euros() -> None:
    """Count, invoices and the sum of the absolute amounts."""
    rows = ['1001,9,"10,00"', '1001,9,"-2,50"', '1002,9,"1,00"', '1003,810200,"5,00"']
    (found,) = problems(report_on(rows, ledger=LEDGER))
    assert (found.count, found.invoice_count, found.amount) == (3, 2, 1350)


def test_more_than_fifty_causes_are_summed_up() -> None:
    """The 49 with most euros, and one that says how many more there are."""
    rows = [f'{1001 + n},9{n:03},"{n + 1},00"' for n in range(60)]
    found = problems(report_on(rows, ledger=LEDGER))
    assert [problem.causes for problem in found] == [11, *[1] * 49]
    assert sum(problem.amount or 0 for problem in found) == sum(range(1, 61)) * 100
    assert min(problem.amount or 0 for problem in found[1:]) == 1200


def test_an_exception_splits_a_problem() -> None:
    """The accepted places keep their reason; the others stay open."""
    accept = '[[accept]]\nrule = "unknown-ledger-account"\ninvoice = 1001\nreason = "oud"\n'
    report = report_on(['1001,9,"10,00"', '1002,9,"1,00"'], accept, ledger=LEDGER)
    assert {(problem.accepted, problem.amount) for problem in problems(report)} == {
        ("oud", 1000),
        (None, 100),
    }
    assert [exception.status for exception in report.exceptions] == ["used"]


def test_an_exception_names_a_value_with_or_without_its_spaces() -> None:
    """The cell holds them, the title of the problem does not."""
    for value in ("810200 ", "810200"):
        accept = f'[[accept]]\nrule = "stray-space"\nvalue = "{value}"\nreason = "oud"\n'
        report = report_on(['1001,810200 ,"10,00"'], accept, ledger=LEDGER)
        assert [problem.accepted for problem in problems(report, "stray-space")] == ["oud"]


def test_an_expired_exception_accepts_nothing() -> None:
    """Past `until` the problem is open again, and the exception says so."""
    accept = '[[accept]]\nrule = "unknown-ledger-account"\nreason = "oud"\nuntil = 2024-01-01\n'
    report = report_on(['1001,9,"10,00"'], accept, ledger=LEDGER)
    assert [problem.accepted for problem in problems(report)] == [None]
    assert [exception.status for exception in report.exceptions] == ["expired"]


def test_a_rule_that_is_off_still_blames() -> None:
    """An unknown account that nobody wants to hear of is not told as another fault either."""
    off = '[severity]\nunknown-ledger-account = "off"\n[mapping]\n"Rijles*" = "810200"\n'
    report = report_on(['1001,9,"10,00"'], off, ledger=LEDGER)
    assert report.open_problems == ()


def test_the_settings_decide_the_severity() -> None:
    """A warning does not fail the run."""
    report = report_on(['1001,9,"10,00"'], '[severity]\nunknown-ledger-account = "warning"\n', ledger=LEDGER)
    assert (problems(report)[0].severity, report.verdict, report.exit_code) == (Severity.WARNING, "review", 0)


def test_an_invoice_that_stands_twice_counts_once_in_the_totals() -> None:
    """The second copy is left out of entries and euros, of credit notes too."""
    rows = ['1001,810200,"10,00"', '1002,810200,"-4,00"']
    totals = report_on([*rows, *rows]).totals
    assert (totals.entries, totals.amount, totals.credit_amount, totals.left_out_rows) == (2, 600, -400, 2)


def test_control_totals_hold_vat_as_exact_computes_it() -> None:
    """Per invoice and code, rounded once."""
    vat = "Btw-code,Omschrijving,Type,Percentage\n2,BTW hoog exclusief,E,21\n"
    totals = report_on(['1001,810200,"45,45"', '1001,810200,"45,45"'], vat=vat).totals
    assert (totals.vat, totals.amount_including_vat) == (1909, 10999)


def test_without_a_list_its_rules_are_skipped_with_a_sentence() -> None:
    """The verdict says what was not checked."""
    report = report_on(['1001,810200,"10,00"'])
    reasons = {rule.name: rule.reason for rule in report.rules if rule.status == "skipped"}
    assert "Give the list of ledger accounts from Exact" in (reasons["unknown-ledger-account"] or "")
    assert [unchecked.role for unchecked in report.not_checked] == ["ledger", "vat", "relations", "booked"]


def stale(report: Report) -> list[tuple[str, int | None]]:
    """Message and line of every exception that is not needed any more."""
    found = problems(report, "stale-exception")
    return [(problem.message, place.line) for problem in found for place in problem.places]


OLD = '[[accept]]\nrule = "unknown-ledger-account"\nvalue = "8"\nreason = "oud"\n'


def test_an_exception_without_a_match_is_told_with_its_line() -> None:
    """The line is that of its [[accept]] in the settings."""
    report = report_on(['1001,810200,"10,00"'], f'language = "en"\n\n{OLD}', ledger=LEDGER)
    message = (
        "plango-lint.toml has 1 exception with nothing left to accept: unknown-ledger-account 8 (line 3)."
    )
    assert stale(report) == [(message, 3)]
    assert [status.status for status in report.exceptions] == ["stale"]


def test_an_exception_stays_when_damage_hides_its_invoice() -> None:
    """The account of invoice 1001 is damaged, so it may still be the one that was accepted."""
    accept = '[[accept]]\nrule = "unknown-ledger-account"\ninvoice = 1001\nreason = "oud"\n'
    rows = ['1001,"8,1E+05","10,00"', '1002,810200,"10,00"']
    assert stale(report_on(rows, accept, ledger=LEDGER)) == []
    assert len(stale(report_on(rows, accept.replace("1001", "1002"), ledger=LEDGER))) == 1


def test_an_exception_stays_when_rows_were_left_out() -> None:
    """A row that nobody can read may be the one."""
    assert stale(report_on(['1001,810200,"10,00"', "1002,x"], OLD, ledger=LEDGER)) == []


def test_a_file_that_is_in_exact_altogether_has_one_step() -> None:
    """Nothing is left to import, so nothing is to be repaired, checked again or ticked off."""
    rows = ['1001,810200,"10,00"', '1002,810200,"5,00"']
    earlier = "\n".join([HEADER, *rows])
    assert report_on(rows, earlier=earlier).steps == ("Import nothing: all invoices are in Exact already.",)
    more = [*rows, '1003,810200,"5,00"']
    assert len(report_on(more, earlier=earlier).steps) == 2


def test_an_exception_of_a_rule_that_did_not_run_is_not_called_needless() -> None:
    """Without the list, or switched off, nobody knows whether it is still needed."""
    accept = '[[accept]]\nrule = "unknown-ledger-account"\nreason = "oud"\n'
    rows = ['1001,810200,"10,00"']
    assert [one.status for one in report_on(rows, accept, ledger=LEDGER).exceptions] == ["stale"]
    assert (report_on(rows, accept).exceptions, stale(report_on(rows, accept))) == ((), [])
    off = 'ignore = ["unknown-ledger-account"]\n'
    off_report = report_on(rows, off + accept, ledger=LEDGER)
    assert (off_report.exceptions, stale(off_report)) == ((), [])


def test_a_rule_that_is_off_is_off_without_its_list_too() -> None:
    """It is not among the rules that were skipped."""
    report = report_on(['1001,810200,"10,00"'], 'select = ["zero-amount"]\n')
    assert {rule.status for rule in report.rules if rule.name != "zero-amount"} == {"off"}


def test_vat_of_a_code_is_told_when_another_code_has_no_rate() -> None:
    """The total is not: it would be ticked off wrongly."""
    vat = "Btw-code,Omschrijving,Type,Percentage\n2,BTW hoog exclusief,E,21\n"
    example = read_example(
        {
            "invoices.csv": 'Factuurnummer,Bedrag ex. BTW,BTW code\n1001,"10,00",2\n1001,"5,00",7\n',
            "vat.csv": vat,
        }
    )
    totals = lint_files(example.files, example.settings).totals
    assert {total.code: total.vat for total in totals.by_vat_code} == {"2": 210, "7": None}
    assert (totals.vat, totals.amount_including_vat) == (None, None)


def steps(**files: str) -> tuple[str, ...]:
    example = read_example({f"{name}.csv": text for name, text in files.items()})
    return lint_files(example.files, example.settings).steps


def test_what_now_without_an_export() -> None:
    """The step is the file that is missing; there is nothing to export again."""
    assert steps(ledger=LEDGER) == (
        "Give the invoice file that you exported from PlanGo.",
        "Then run `plango-lint check` again.",
    )


def test_what_now_with_one_error() -> None:
    """One error has no worst."""
    assert report_on(['1001,9,"10,00"'], ledger=LEDGER).steps[0] == "Solve the error below."


def test_what_now_with_one_warning() -> None:
    """One warning is not counted."""
    warning = '[severity]\nunknown-ledger-account = "warning"\n'
    assert report_on(['1001,9,"10,00"'], warning, ledger=LEDGER).steps[0] == (
        "Look at the warning; if it is right as it is, put that under [[accept]] in plango-lint.toml, "
        "with a reason."
    )


def test_what_now_with_debtors_only() -> None:
    """They can be imported without invoices."""
    debtors = "Debiteurnummer,Naam,E-mail\n9,Jan de Vries,jan@example.com\n"
    assert steps(debtors=debtors) == (
        "Import the debtors, as customers: Import/Export > CSV/Excel > Relaties.",
    )


def test_no_file_at_all_is_said_in_words() -> None:
    """An empty folder, or one with only folders in it."""
    (problem,) = lint_files([], read_example({}).settings).problems
    assert problem.message == (
        "There is no invoice or debtors export from PlanGo among the files: no file was read "
        "(a folder means the files in it, not those in folders below it)."
    )


def test_what_does_not_apply_to_xml_is_unknown() -> None:
    """XML has one way of writing a date, and no encoding that matters."""
    vats = "<?xml version='1.0'?><eExact><VATs><VAT code='2'><Description>BTW hoog</Description></VAT></VATs></eExact>"
    example = read_example({"vats.xml": vats})
    (file,) = lint_files(example.files, example.settings).files
    assert (file.role, file.date_notation, file.encoding, file.header_row) == ("vat", None, None, None)


def test_a_deleted_draft_is_accepted_for_every_rule_about_missing_numbers() -> None:
    """The number is missing in this file now, before its first next month, and in Exact after that."""
    accept = '[[accept]]\nrule = "gap-in-invoice-numbers"\ninvoice = 1002\nreason = "draft"\n'
    earlier = "Factuurnummer,Debiteurnummer\n1001,9\n"
    report = report_on(['1003,810200,"10,00"'], accept, earlier=earlier)
    assert [problem.accepted for problem in problems(report, "gap-since-last-import")] == ["draft"]
    assert [status.status for status in report.exceptions] == ["used"]


def test_the_suggested_exception_is_no_wider_than_it_must_be() -> None:
    """Invoices by their range, a value by its field; only what is about a whole file is excepted by rule alone."""
    rows = ['1001,810200,"10,00"', '1002,810200,"5,00"', '1003,9,"5,00"']
    report = report_on(rows, ledger=LEDGER, earlier="\n".join([HEADER, *rows[:2]]))
    suggested = {problem.rule: dict(problem.exception) for problem in report.problems}
    assert suggested["already-imported"] == {"rule": "already-imported", "invoice": "1001..1002"}
    assert suggested["unknown-ledger-account"] == {
        "rule": "unknown-ledger-account",
        "field": "ledger",
        "value": "9",
    }
