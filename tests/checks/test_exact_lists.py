"""What Exact knows from several sources: which proves what, and which goes before which."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from plango_lint.findings import Problem, Severity
from plango_lint.run import lint_files
from plango_lint.settings import Exact, Settings
from plango_lint.sources import InputFile
from tests.administration import Administration, clean, write
from tests.linting import Found, lint_administration
from tests.reading.lists import test_audit_file as audit
from tests.reading.lists import test_transactions as transactions

HEADER = "Factuurnummer,Datum,Debiteurnummer,Factuuromschrijving,Boekjaar,Periode,Grootboekrekening,Omschrijving,Bedrag ex. BTW,BTW code\n"


def invoices(
    number: int = 202400005,
    *,
    ledger: str = "810200",
    debtor: str = "934",
    vat: str = "2",
    when: str = "15-01-2024,2024,1",
    amount: str = "55,00",
) -> InputFile:
    day, year, period = when.split(",")
    row = f'{number},{day},{debtor},Factuur {number},{year},{period},{ledger},Rijles,"{amount}",{vat}\n'
    return InputFile("facturen.csv", (HEADER + row).encode())


def problems(*files: InputFile, settings: Settings | None = None) -> dict[str, Problem]:
    report = lint_files(files, replace(settings or Settings(), language="en", as_of=None))
    assert not [rule for rule in report.rules if rule.status == "crashed"]
    return {problem.rule: problem for problem in report.problems}


AUDIT = InputFile("2023.xaf", audit.xaf(*audit.EVERYTHING))
LEDGER_LIST = InputFile("ledger.csv", b"Grootboekrekening,Omschrijving,Type\n810200,Omzet,110\n")


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        ("unknown-ledger-account", {"ledger": "810299"}),
        ("unknown-vat-code", {"vat": "9"}),
        ("unknown-debtor", {"debtor": "999"}),
    ],
)
def test_an_audit_file_alone_only_warns(rule: str, wrong: dict[str, str]) -> None:
    """It is complete for its year; what it lacks may be new."""
    assert problems(invoices(**wrong), AUDIT)[rule].severity == Severity.WARNING  # type: ignore[arg-type]


def test_with_exacts_own_list_it_is_an_error() -> None:
    """A list that is complete proves what is not there."""
    found = problems(invoices(ledger="810299"), AUDIT, LEDGER_LIST)
    assert found["unknown-ledger-account"].severity == Severity.ERROR


def test_what_only_the_audit_file_knows_is_known() -> None:
    """An account, code or debtor that it holds is there."""
    assert problems(invoices(ledger="1900", vat="0", debtor="935"), AUDIT, LEDGER_LIST).keys() == set()


def test_an_audit_file_of_last_year_says_nothing_of_this_years_periods() -> None:
    """The calendar tells the period of a date outside it, as its own periods are the calendar's."""
    assert "unknown-period" not in problems(invoices(), AUDIT)
    assert "period-differs-from-date" in problems(invoices(when="15-01-2024,2024,3"), AUDIT)


def test_a_broken_year_says_nothing_of_another_one() -> None:
    """Where the audit file's periods are not the calendar's, nobody knows those of other years."""
    july = audit.PERIODS.replace("2023-01-", "2022-07-")
    data = InputFile("2023.xaf", audit.xaf(audit.LEDGER, july))
    assert "period-differs-from-date" not in problems(invoices(when="15-01-2024,2024,7"), data)


def test_customers_of_an_audit_file_make_nobody_new() -> None:
    """A debtor who is not in it may have come since: nobody is called new for that."""
    debtors = InputFile("debtors.csv", b"Debiteurnummer,Naam\n999,Nieuw\n")
    assert problems(invoices(debtor="999"), debtors, AUDIT).keys() == set()


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        (InputFile("list.csv", transactions.exported(transactions.INVOICE)), "list.csv (transaction list)"),
        (InputFile("2023.xaf", audit.xaf(*audit.EVERYTHING)), "2023.xaf (audit file)"),
        (
            replace(invoices(202300118, when="28-12-2023,2023,12"), path="old.csv", earlier=True),
            "old.csv (earlier export)",
        ),
    ],
)
def test_messages_name_the_source(file: InputFile, kind: str) -> None:
    """File and kind, so that it can be looked up."""
    mine = invoices(202300118, when="28-12-2023,2023,12", amount="950,00")
    found = problems(mine, file)
    problem = found.get("already-imported") or found["changed-since-import"]
    assert f"by {kind}" in problem.message


def test_one_entry_of_three_sources_is_one_problem() -> None:
    """And Exact's own list is the one that is named."""
    mine = invoices(202300118, when="28-12-2023,2023,12", amount="950,00")
    earlier = replace(mine, path="old.csv", earlier=True)
    listed = InputFile("list.csv", transactions.exported(transactions.INVOICE))
    report = lint_files([mine, earlier, listed, AUDIT], Settings(language="en"))
    found = [
        problem for problem in report.problems if problem.rule in ("already-imported", "changed-since-import")
    ]
    assert [(problem.rule, problem.count) for problem in found] == [("already-imported", 1)]
    assert "list.csv (transaction list)" in found[0].message
    assert report.totals.booked_invoices == 1


def test_exacts_word_goes_before_that_of_an_export() -> None:
    """An entry that was corrected in Exact is compared as it stands there."""
    mine = invoices(202300118, when="28-12-2023,2023,12", amount="870,00")
    earlier = replace(mine, path="old.csv", earlier=True)
    listed = InputFile("list.csv", transactions.exported(transactions.INVOICE))
    found = problems(mine, earlier, listed)
    assert "€ 950,00 there and € 870,00 here" in found["changed-since-import"].message
    assert "already-imported" not in found


def test_what_exacts_list_does_not_hold_comes_from_the_export() -> None:
    """Without line numbers the list has no total; the export's is compared."""
    mine = invoices(202300118, when="28-12-2023,2023,12", amount="780,00")
    earlier = replace(
        invoices(202300118, when="28-12-2023,2023,12", amount="950,00"), path="old.csv", earlier=True
    )
    listed = InputFile("list.csv", transactions.exported(transactions.INVOICE, "LineNumber"))
    assert (
        "€ 950,00 there and € 780,00 here" in problems(mine, earlier, listed)["changed-since-import"].message
    )


def test_a_debtor_in_any_line_of_the_transaction_list_is_known() -> None:
    """Also one who only paid."""
    lines = [transactions.line(1, "5,00", TransactionType="40", AccountCode="777")]
    listed = InputFile("list.csv", transactions.exported(lines))
    relations = InputFile("relations.csv", b"Code,Naam,Status\n934,Voorbeeld,Klant\n")
    assert "unknown-debtor" in problems(invoices(debtor="778"), relations, listed)
    assert "unknown-debtor" not in problems(invoices(debtor="777"), relations, listed)


XML = InputFile(
    "x.xml",
    b'<eExact><GLAccounts><GLAccount code="810200" type="110" balanceType="W"><Description>O</Description>'
    b"<IsBlocked>false</IsBlocked></GLAccount></GLAccounts></eExact>",
)
BLOCKED = InputFile("a.csv", b"Grootboekrekening,Omschrijving,Type,Geblokkeerd\n810200,Omzet,110,Ja\n")


@pytest.mark.parametrize("files", [(XML, BLOCKED), (BLOCKED, XML)])
def test_exacts_xml_goes_before_other_lists(files: tuple[InputFile, ...]) -> None:
    """In whatever order they are given."""
    found = problems(invoices(), *files)
    assert found.keys() == {"lists-disagree"}
    assert "This report goes by x.xml." in found["lists-disagree"].message


def test_of_two_like_lists_the_first_goes() -> None:
    """And the other one is named as the one that says something else."""
    other = replace(BLOCKED, path="b.csv", data=BLOCKED.data.replace(b"Ja", b"Nee"))
    assert problems(invoices(), BLOCKED, other).keys() == {"ledger-account-blocked", "lists-disagree"}
    assert problems(invoices(), other, BLOCKED).keys() == {"lists-disagree"}


def test_what_one_list_leaves_open_another_tells() -> None:
    """A list that is silent contradicts nobody: the one that says it is heard."""
    silent = replace(XML, data=XML.data.replace(b"<IsBlocked>false</IsBlocked>", b""))
    assert problems(invoices(), silent, BLOCKED).keys() == {"ledger-account-blocked"}


def test_a_preset_contradicts_nobody() -> None:
    """It is a guess, and steps back for Exact's own list."""
    codes = InputFile("vat.csv", b"Code,Omschrijving,Type,Percentage\n2,Hoog,Inclusief,20%\n")
    settings = Settings(exact=Exact(vat_preset="nl-standard"))
    assert "lists-disagree" not in problems(invoices(), codes, settings=settings)


def test_a_mixed_file_is_one_file(tmp_path: Path) -> None:
    """One line in the report, with every role it has."""
    topics = XML.data.replace(b"</eExact>", b"<Journals><Journal code='70' type='20'/></Journals></eExact>")
    report = lint_files([invoices(), AUDIT, replace(XML, data=topics)], Settings())
    assert [(file.path, file.role, file.roles) for file in report.files[1:]] == [
        ("2023.xaf", "audit-file", ("ledger", "vat", "relations", "periods", "journals", "booked")),
        ("x.xml", "eexact", ("ledger", "journals")),
    ]


def check(administration: Administration, folder: Path) -> Found:
    return lint_administration(administration, folder)


def test_a_debtor_known_only_through_the_audit_file(tmp_path: Path) -> None:
    """Neither in the debtors file nor in the relations: still known."""
    month = clean(3, audit_file=True, debtors=True, lists={"relations"})
    line = next(line for line in month.lines if line.debtor not in {debtor.code for debtor in month.debtors})
    month.overridden["audit-file"] = month.content("audit-file")
    month.relations = [relation for relation in month.relations if relation.code != line.debtor]
    assert "unknown-debtor" not in check(month, tmp_path).problems


def test_a_large_audit_file_is_read_from_its_place(tmp_path: Path) -> None:
    """What is more than a few megabytes is not held in memory, and found all the same."""
    month = clean(4, audit_file=True, earlier=True, earlier_as={"audit-file"})
    data = month.content("audit-file")
    month.overridden["audit-file"] = data.replace(b"<company>", b"<!--" + b"x" * 9_000_000 + b"--><company>")
    month.insert(
        month.lines[0], *[line.copy() for line in month.earlier if line.number == month.earlier[-1].number]
    )
    write(month, tmp_path)
    assert check(month, tmp_path).problems["already-imported"] == 1
