"""The report as a workbook: what to do, every problem, the exports themselves with their bad cells, the totals."""

from __future__ import annotations

from plango_lint.errors import CannotRun
from plango_lint.findings import Report
from plango_lint.output import Options, lacking
from plango_lint.output.phrases import Phrases


def render(report: Report, options: Options) -> bytes:  # noqa: ARG001 - every place is coloured, whatever the limit
    """The workbook. Raises CannotRun, with one sentence, when XlsxWriter is not installed."""
    if sentence := lacking("xlsx", report.language):
        raise CannotRun(sentence)
    from plango_lint.output.xlsx.workbook import workbook

    return workbook(report, Phrases(report.language))
