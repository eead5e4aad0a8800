"""The verdict in words, and what it is about: the beginning of every report for people."""

from __future__ import annotations

from plango_lint.findings import Report, Severity
from plango_lint.output.phrases import Phrases, day, euros


def headline(report: Report, say: Phrases, *, name_lists: bool = True) -> str:
    """DO NOT IMPORT, CHECK FIRST or READY TO IMPORT, with the lists that were missing or their number."""
    verdict = say(f"verdict.{report.verdict}")
    if not report.not_checked:
        return verdict
    lists = missing_lists(report, say) if name_lists else say("verdict.lists", len(report.not_checked))
    phrase = "unchecked-reject" if report.verdict == "reject" else "unchecked"
    return say(f"verdict.{phrase}", verdict=verdict, lists=lists)


def missing_lists(report: Report, say: Phrases) -> str:
    """The lists that were not there, each once: ledger and VAT."""
    names = [say.name("roles", missing.role) for missing in report.not_checked]
    return say.listed(list(dict.fromkeys(names)))


def scope(report: Report, say: Phrases) -> list[str]:
    """How many errors and warnings, and then the invoices, dates and euros they are about."""
    totals = report.totals
    counts = [
        say(f"counted.{level.word}", report.count(level)) for level in (Severity.ERROR, Severity.WARNING)
    ]
    if not totals.invoices:
        return [", ".join(counts), say("verdict.no-invoices")]
    invoices = say("counted.invoice", totals.invoices)
    if totals.credit_notes:
        invoices = say("verdict.with-credit", totals.credit_notes, invoices=invoices)
    facts = [", ".join(counts), invoices]
    if totals.first_date and totals.last_date:
        facts.append(say.between(day(totals.first_date), day(totals.last_date)))
    return [*facts, say("verdict.amount", amount=euros(totals.amount))]
