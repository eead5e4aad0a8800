"""The report for programs: a shape of its own, described by report.schema.json."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from plango_lint.findings import (
    ImportSettings,
    Place,
    Problem,
    ReadFile,
    Report,
    Severity,
    Totals,
    WizardField,
)
from plango_lint.output import Options
from plango_lint.output.inert import escaped

SCHEMA = "plango-lint/1"
USUAL_PLACES = 100
MOST_PLACES = 4_000  # of all problems together, unless somebody asks for more: some 3 MB

Json = dict[str, Any]


def render(report: Report, options: Options) -> str:
    places = options.places(min(USUAL_PLACES, MOST_PLACES // max(1, len(report.problems)) + 1))
    shape = {
        "schema": SCHEMA,
        "version": report.version,
        "language": report.language,
        "verdict": report.verdict,
        "exit_code": report.exit_code,
        "not_checked": [missing.role for missing in report.not_checked],
        "files": [_file(file, options) for file in report.files],
        "problems": [_problem(problem, options, places) for problem in report.problems],
        "exceptions": [
            {"rule": one.rule, "reason": one.reason, "until": one.until, "status": one.status}
            for one in report.exceptions
        ],
        "totals": _totals(report.totals),
        "rules": [{"name": rule.name, "status": rule.status, "reason": rule.reason} for rule in report.rules],
        "summary": _summary(report),
    }
    return escaped(json.dumps(shape, indent=2, ensure_ascii=False)) + "\n"


def decimal(cents: int) -> str:
    """Cents as a string with a point.

    >>> decimal(-5)
    '-0.05'
    """
    whole, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{whole}.{rest:02}"


def _decimal(cents: int | None) -> str | None:
    return None if cents is None else decimal(cents)


def _file(file: ReadFile, options: Options) -> Json:
    # What seems to be the header of a file that nobody recognises may be a row of people.
    named = file.role is not None or options.show_personal_data
    return {
        "path": file.path,
        "role": file.role,
        "roles": list(file.roles),
        "sha256": file.sha256,
        "encoding": file.encoding,
        "delimiter": file.delimiter,
        "header_row": file.header_row,
        "number_notation": file.number_notation,
        "date_notation": file.date_notation,
        "rows": file.rows,
        "left_out": file.left_out,
        "columns": [
            {
                "position": one.position,
                "letter": one.letter,
                "header": one.header if named else None,
                "field": one.field,
            }
            for one in file.columns
        ],
        "import_settings": None if file.import_settings is None else _import_settings(file.import_settings),
    }


def _import_settings(settings: ImportSettings) -> Json:
    return {
        "invoice_number_column": settings.invoice_number_column,
        "comma_count_column": settings.comma_count_column,
        "header_row": settings.header_row,
        "delimiter": settings.delimiter,
        "number_notation": settings.number_notation,
        "date_notation": settings.date_notation,
        "header_fields": [_wizard_field(one) for one in settings.header_fields],
        "line_fields": [_wizard_field(one) for one in settings.line_fields],
        "journals": list(settings.journals),
        "year_periods": list(settings.year_periods),
    }


def _wizard_field(field: WizardField) -> Json:
    return {"exact": field.exact, "column": field.column}


def _problem(problem: Problem, options: Options, places: int | None) -> Json:
    open_ = options.show_personal_data
    return {
        "rule": problem.rule,
        "severity": problem.severity.word,
        "message": problem.message if open_ else problem.public_message,
        "hint": problem.hint if open_ else problem.public_hint,
        "field": problem.field,
        "value": None if problem.personal and not open_ else problem.value,
        "causes": problem.causes,
        "count": problem.count,
        "invoice_count": problem.invoice_count,
        "amount": _decimal(problem.amount),
        "places": [_place(place) for place in problem.places[:places]],
        "places_total": problem.places_total,
        "fix": {"safety": problem.fix.safety, "title": problem.fix.title} if problem.fix else None,
        "accepted": problem.accepted,
    }


def _place(place: Place) -> Json:
    return {
        "file": place.file,
        "line": place.line,
        "character": place.character,
        "row": place.row,
        "column": place.column,
        "cell": place.cell,
        "invoice": place.invoice,
    }


def _totals(totals: Totals) -> Json:
    return {
        "invoices": totals.invoices,
        "credit_notes": totals.credit_notes,
        "lines": totals.lines,
        "entries": totals.entries,
        "debtors": totals.debtors,
        "new_debtors": totals.new_debtors,
        "amount": decimal(totals.amount),
        "credit_amount": decimal(totals.credit_amount),
        "vat": _decimal(totals.vat),
        "amount_including_vat": _decimal(totals.amount_including_vat),
        "already_booked": {"invoices": totals.booked_invoices, "amount": decimal(totals.booked_amount)},
        "left_out_rows": totals.left_out_rows,
        "first_number": totals.first_number,
        "last_number": totals.last_number,
        "first_date": totals.first_date,
        "last_date": totals.last_date,
        **_breakdowns(totals),
    }


def _breakdowns(totals: Totals) -> Json:
    return {
        "by_ledger": [
            {"code": one.code, "vat_code": one.vat_code, "lines": one.lines, "amount": decimal(one.amount)}
            for one in totals.by_ledger
        ],
        "by_vat_code": [
            {"code": one.code, "lines": one.lines, "amount": decimal(one.amount), "vat": _decimal(one.vat)}
            for one in totals.by_vat_code
        ],
        "by_period": [
            {
                "year": one.year,
                "period": one.period,
                "vat_code": one.vat_code,
                "lines": one.lines,
                "amount": decimal(one.amount),
            }
            for one in totals.by_period
        ],
        "by_journal": [
            {"code": one.code, "invoices": one.invoices, "amount": decimal(one.amount)}
            for one in totals.by_journal
        ],
    }


def _summary(report: Report) -> Json:
    fixable = Counter(problem.fix.safety for problem in report.open_problems if problem.fix)
    return {
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "infos": report.count(Severity.INFO),
        "accepted": len(report.problems) - len(report.open_problems),
        "fixable": {"safe": fixable["safe"], "unsafe": fixable["unsafe"]},
    }
