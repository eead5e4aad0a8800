"""Reports made by hand, as a run on a real administration would make them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from plango_lint.findings import (
    ExceptionStatus,
    ExcerptCell,
    FileColumn,
    Fix,
    ImportSettings,
    JournalTotal,
    Language,
    LedgerTotal,
    PeriodTotal,
    Place,
    Problem,
    ReadFile,
    Report,
    RuleStatus,
    Severity,
    Totals,
    Unchecked,
    VatTotal,
    Verdict,
    WizardField,
)

HEADERS = (
    "Datum",
    "Debiteurnummer",
    "Debiteur",
    "Boekjaar",
    "Periode",
    "Aantal",
    "BTW %",
    "Factuuromschrijving",
    "Factuurnummer",
    "Grootboekrekening",
    "Omschrijving",
    "Bedrag ex. BTW",
    "BTW code",
)
FIELDS = [
    "date",
    "debtor",
    "name",
    "year",
    "period",
    "quantity",
    "vat_percentage",
    "description",
    "number",
    "ledger",
    "line_description",
    "amount",
    "vat_code",
]
LETTERS = "ABCDEFGHIJKLM"


def settings(**changes: Any) -> ImportSettings:
    usual = ImportSettings(
        invoice_number_column=9,
        comma_count_column=9,
        header_row=True,
        delimiter=",",
        number_notation="1.234,56",
        date_notation="dd-mm-yyyy",
        header_fields=tuple(
            WizardField(exact, column)
            for exact, column in (
                ("Factuurdatum", 1),
                ("Omschrijving: Kopregel", 8),
                ("Relatiecode", 2),
                ("Boekstuknummer", 9),
                ("Boekjaar", 4),
                ("Periode", 5),
            )
        ),
        line_fields=tuple(
            WizardField(exact, column)
            for exact, column in (
                ("Grootboekrekening", 10),
                ("Omschrijving", 11),
                ("Bedrag", 12),
                ("BTW-code", 13),
            )
        ),
        not_to_choose=(8,),
        journals=("70",),
        year_periods=("2024-1",),
        same_as_saved=False,
        preview_number="202400005",
        preview_amounts=(87000, 1250),
    )
    return replace(usual, **changes)


def file(path: str = "facturen.csv", role: str | None = "invoices", **changes: Any) -> ReadFile:
    invoices = role == "invoices"
    usual = ReadFile(
        path=path,
        role=role,
        roles=(role,) if role else (),
        sha256="0" * 64,
        encoding="utf-8",
        delimiter=",",
        header_row=True,
        number_notation="1.234,56" if invoices else None,
        date_notation="dd-mm-yyyy" if invoices else None,
        rows=214 if invoices else 80,
        left_out=0,
        columns=tuple(
            FileColumn(position, LETTERS[position - 1], header, field)
            for position, (header, field) in enumerate(zip(HEADERS, FIELDS, strict=True), 1)
        )
        if invoices
        else (),
        import_settings=settings() if invoices else None,
    )
    return replace(usual, **changes)


def place(row: int = 14, value: str = "810299", invoice: str = "202400012", **changes: Any) -> Place:
    usual = Place(
        file="facturen.csv",
        line=row,
        character=61,
        row=row,
        column=10,
        cell=f"J{row}",
        invoice=invoice,
        value=value,
        excerpt=(
            ExcerptCell("I", "Factuurnummer", invoice, marked=False),
            ExcerptCell("J", "Grootboekrekening", value, marked=True),
            ExcerptCell("K", "Omschrijving", "Rijles 60 min - Pakket D", marked=False),
            ExcerptCell("L", "Bedrag ex. BTW", "870,00", marked=False),
        ),
    )
    return replace(usual, **changes)


def problem(
    rule: str = "unknown-ledger-account", severity: Severity = Severity.ERROR, **changes: Any
) -> Problem:
    message = changes.get(
        "message", "Grootboekrekening 810299 staat niet in Exact; 810200 lijkt er het meest op."
    )
    hint = changes.get(
        "hint",
        "Maak 810299 aan in Exact, of verbeter de rekening in een kopie van dit bestand en voor nieuwe facturen "
        "ook de omzetrekening in PlanGo.",
    )
    usual = Problem(
        rule=rule,
        severity=severity,
        section="E",
        title="Grootboekrekening niet in Exact",
        message=message,
        hint=hint,
        public_message=message,
        public_hint=hint,
        field="ledger",
        value="810299",
        personal=False,
        causes=1,
        count=31,
        unit="row",
        invoice_count=12,
        amount=1044000,
        places=tuple(place(row, invoice=f"2024000{row}") for row in (14, 15, 22, 31, 40)),
        places_total=31,
        fix=Fix("nearest", "unsafe", "vervang 810299 door 810200"),
    )
    return replace(usual, **changes)


def delimiter_problem() -> Problem:
    """About a whole file, and safe to fix."""
    return problem(
        "wrong-delimiter",
        section="A",
        title="Verkeerd scheidingsteken",
        message="De kolommen zijn gescheiden met een puntkomma in plaats van een komma; "
        "meestal komt dat door opslaan in Excel.",
        hint="Exporteer opnieuw uit PlanGo en upload het bestand zonder het in Excel op te slaan, "
        "of schrijf in een kopie komma's.",
        field=None,
        value=";",
        count=1,
        unit="file",
        invoice_count=97,
        amount=3187000,
        places=(Place("facturen.csv"),),
        places_total=1,
        whole_file=True,
        fix=Fix("delimiter", "safe", "schrijf het bestand met komma's"),
    )


def gap_problem(**changes: Any) -> Problem:
    return problem(
        "gap-in-invoice-numbers",
        Severity.WARNING,
        section="I",
        title="Factuurnummers ontbreken",
        message="In de reeks ontbreken 4 nummers (202400007..202400009, 202400031).",
        hint="Zoek in PlanGo op waar deze nummers zijn gebleven en bewaar de reden bij je administratie.",
        field="number",
        value=None,
        count=4,
        unit="number",
        invoice_count=None,
        amount=None,
        places=(Place("facturen.csv", 16, 52, 16, 9, "I16", "202400010", "202400010"),),
        places_total=2,
        fix=None,
        **changes,
    )


def debtor_problem(name: str = "Jan de Vries") -> Problem:
    """Its value is personal data."""
    return problem(
        "debtor-name-too-long",
        Severity.WARNING,
        section="D",
        title="Naam van debiteur te lang",
        message=f"De naam {name} is langer dan 50 tekens.",
        hint=f"Kort de naam {name} in PlanGo in.",
        public_message="De naam in C14 is langer dan 50 tekens.",
        public_hint="Kort de naam in PlanGo in.",
        field="name",
        value=name,
        personal=True,
        count=1,
        invoice_count=1,
        amount=8700,
        places=(
            place(value=name, excerpt=(ExcerptCell("C", "Debiteur", name, marked=True, personal=True),)),
        ),
        places_total=1,
        fix=None,
    )


TOTALS = Totals(
    invoices=97,
    credit_notes=2,
    lines=214,
    entries=97,
    debtors=80,
    new_debtors=12,
    amount=3187000,
    credit_amount=-12000,
    vat=625000,
    amount_including_vat=3812000,
    first_number="202400001",
    last_number="202400097",
    first_date="2024-01-02",
    last_date="2024-01-31",
    by_ledger=(
        LedgerTotal("810200", "Omzet rijlessen", "2", 198, 2976190),
        LedgerTotal("1900", "CBR-gelden", "0", 16, 210810, balance_sheet=True),
    ),
    by_vat_code=(VatTotal("2", 198, 2976190, 625000), VatTotal("0", 16, 210810, 0)),
    by_period=(PeriodTotal(2024, 1, "2", 198, 2976190), PeriodTotal(2024, 1, "0", 16, 210810)),
    by_journal=(JournalTotal("70", 97, 3187000),),
)
RULES = (
    RuleStatus("wrong-delimiter", "passed"),
    RuleStatus("unknown-ledger-account", "found"),
    RuleStatus("unknown-vat-code", "skipped", "Geen lijst met btw-codes gegeven."),
    RuleStatus("closed-period", "skipped", "Geen lijst met perioden gegeven."),
    RuleStatus("unknown-period", "skipped", "Geen lijst met perioden gegeven."),
    RuleStatus("credit-note", "off"),
)
MISSING = (
    Unchecked("ledger", "Exporteer de lijst in Exact met Grootboekrekeningen en geef dat bestand mee."),
    Unchecked("vat", "Exporteer in Exact met Import/Export > XML de btw-codes en geef dat bestand mee."),
)


def report(verdict: Verdict = "ready", language: Language = "nl", **changes: Any) -> Report:
    usual = Report(
        version="0.1.0",
        language=language,
        verdict=verdict,
        exit_code=1 if verdict == "reject" else 0,
        files=(file(), file("debiteuren.csv", "debtors")),
        problems=(),
        totals=TOTALS,
        rules=RULES,
        steps=("Importeer eerst 12 nieuwe debiteuren.", "Importeer daarna `facturen.csv`."),
    )
    return replace(usual, **changes)


def rejected(language: Language = "nl", **changes: Any) -> Report:
    """Half of the invoices are in Exact already, and an account is missing there."""
    return report(
        "reject",
        language,
        **{
            "problems": (delimiter_problem(), problem(), gap_problem(), debtor_problem()),
            "totals": replace(TOTALS, entries=45, booked_invoices=52, booked_amount=1300000, booked_rows=110),
            "steps": (
                "Importeer eerst 12 nieuwe debiteuren.",
                "Haal 52 facturen eruit die al in Exact staan.",
                "Maak grootboekrekening 810299 aan in Exact.",
            ),
            **changes,
        },
    )


def crowded(verdict: Verdict, language: Language = "nl", **changes: Any) -> Report:
    """As bad as it gets: many files, many problems, many accounts, every list missing."""
    severity = {"reject": Severity.ERROR, "review": Severity.WARNING, "ready": Severity.INFO}[verdict]
    severities = [level for level in (severity, Severity.WARNING, Severity.INFO) if level <= severity]
    problems = [
        problem(f"rule-{n}", severities[n * len(severities) // 60], value=f"8{n:05}") for n in range(60)
    ]
    months = [
        file(f"facturen-{n:02}.csv", import_settings=settings(year_periods=(f"2024-{n}",)))
        for n in range(1, 13)
    ]
    roles = ("ledger", "vat", "relations", "journals", "periods", "booked")
    missing = tuple(Unchecked(role, MISSING[0].sentence) for role in roles)
    accounts = tuple(LedgerTotal(f"8{n:05}", f"Omzet {n}", "2", n + 1, 100 * n) for n in range(40))
    periods = tuple(PeriodTotal(2024, n, "2", 10, 1000) for n in range(1, 13))
    skipped = tuple(RuleStatus(f"rule-{n}", "skipped", f"Lijst {n % 6} ontbreekt.") for n in range(40))
    return report(
        verdict,
        language,
        **{
            "files": (*months, file("debiteuren.csv", "debtors")),
            "problems": tuple(problems),
            "totals": replace(TOTALS, by_ledger=accounts, by_period=periods),
            "rules": skipped,
            "not_checked": missing,
            "steps": tuple(f"Stap {n}: doe eerst dit met `facturen-{n:02}.csv`." for n in range(1, 5)),
            **changes,
        },
    )


def with_exceptions() -> Report:
    return report(
        problems=(gap_problem(accepted="Concepten verwijderd in PlanGo"),),
        exceptions=(
            ExceptionStatus("gap-in-invoice-numbers", "Concepten verwijderd in PlanGo", None, "used"),
            ExceptionStatus("credit-note", "Afgesproken", "2023-12-31", "expired"),
        ),
    )
