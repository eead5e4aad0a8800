"""The report as a workbook: what to do, every problem, the exports themselves with their bad cells, the totals."""

from __future__ import annotations

from importlib.util import find_spec

from plango_lint.errors import CannotRun
from plango_lint.findings import Report
from plango_lint.output import Options
from plango_lint.output.phrases import Phrases


def render(report: Report, options: Options) -> bytes:  # noqa: ARG001 - every format takes them
    """The workbook. Raises CannotRun, with one sentence, when XlsxWriter is not installed."""
    say = Phrases(report.language)
    if find_spec("xlsxwriter") is None:
        raise CannotRun(say("xlsx.package"))
    from plango_lint.output.xlsx.workbook import workbook

    return workbook(report, say)
