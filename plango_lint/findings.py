"""What a run found, as plain frozen values; every output format reads these and nothing else."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    import numpy as np

Verdict = Literal["reject", "review", "ready"]
Language = Literal["nl", "en"]


class Severity(IntEnum):
    """How much a problem matters; the order is that of the consequence."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class ExcerptCell:
    """One cell of the small spreadsheet around a place."""

    letter: str  # the column as a spreadsheet names it: "J"
    header: str
    text: str
    marked: bool
    personal: bool = False  # names, addresses: never in a machine format


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem stands. Positions count from 1; None = does not apply."""

    file: str
    line: int | None = 1  # physical line, as an editor counts
    character: int | None = None  # code points, where the cell starts in that line
    row: int | None = None  # record, as a spreadsheet shows it
    column: int | None = None  # position of the field
    cell: str | None = None  # "J14"
    invoice: str | None = None
    value: str | None = None  # the cell as it stands in the file
    excerpt: tuple[ExcerptCell, ...] = ()
    end: int | None = None  # the code point behind the cell, when it ends on that line


@dataclass(frozen=True, slots=True)
class Mark:
    """Cells of one column of a file, or whole rows of it."""

    file: str
    column: int | None  # position, from 1; None: the whole rows
    rows: np.ndarray  # as a spreadsheet shows them, ascending


SheetCell = str | int | date  # text as it stands in the file, cents, or a day


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One record of an export at its row."""

    row: int  # as a spreadsheet shows it
    cells: Sequence[SheetCell]
    left_out: bool = False  # no rule about cells saw it: a total, a record with too many cells


class Sheet(Protocol):
    """A PlanGo export as a spreadsheet shows it. Refers to what the run read; cells are made when asked for."""

    @property
    def header(self) -> Sequence[str]:
        """The names of the columns; empty where the file has none."""

    @property
    def header_row(self) -> int | None: ...

    @property
    def rows(self) -> np.ndarray:
        """The row of every record, ascending; the header is none of them."""

    @property
    def widths(self) -> np.ndarray:
        """How many cells each of these records has."""

    def lines(self, rows: np.ndarray) -> Iterator[SheetLine]:
        """The records at these rows, in their order."""


@dataclass(frozen=True, slots=True)
class Fix:
    """The repair of a problem, and whether a person must agree to it."""

    repair: str
    safety: Literal["safe", "unsafe"]
    title: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One cause: every place where one rule meets the same fault."""

    rule: str
    severity: Severity
    section: str  # letter of the catalogue: "A".."J", "Z" for somebody's own rule
    title: str
    message: str
    hint: str
    public_message: str  # the same without personal data
    public_hint: str
    field: str | None  # field name of the vocabulary ("ledger"); None = whole row or file
    value: str | None  # the offending value, when the cause is one value
    personal: bool  # the value is personal data
    causes: int  # distinct causes summed up here; 1 but for the problem that sums up the rest
    count: int  # faulty places
    unit: Literal["row", "invoice", "number", "code", "file"]  # what `count` counts
    invoice_count: int | None
    amount: int | None  # cents, sum of the absolute amounts excluding VAT
    places: tuple[Place, ...]  # a sample
    places_total: int
    whole_file: bool = False  # about a file or a column, not about rows
    fix: Fix | None = None
    accepted: str | None = None  # the reason of the exception
    subject: str | None = None  # what the title is about, when that is not the value: the product
    subject_personal: bool = False  # the subject is personal data
    exception: tuple[tuple[str, str], ...] = ()  # keys and values of the [[accept]] that would accept it
    identity: tuple[str, ...] = ()  # what the cause is, without lines and personal data: same in the next run
    files: tuple[str, ...] = ()  # every file that it names, also those of which no place is in the sample
    # Every place that is a cell or a row, without the limit of `places`; made anew each time it is gone through.
    marks: Iterable[Mark] = dataclasses.field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class FileColumn:
    position: int  # from 1
    letter: str
    header: str | None
    field: str | None


@dataclass(frozen=True, slots=True)
class WizardField:
    """A field of Exact's wizard and the column that belongs in it."""

    exact: str
    column: int


@dataclass(frozen=True, slots=True)
class ImportSettings:
    """What to set on the screens of Exact's import wizard for one invoice file."""

    invoice_number_column: int | None
    comma_count_column: int | None  # the same column found by counting commas in the first row
    header_row: bool
    delimiter: str
    number_notation: str | None
    date_notation: str | None
    header_fields: tuple[WizardField, ...]
    line_fields: tuple[WizardField, ...]
    not_to_choose: tuple[int, ...]  # columns that look right and are not: the number with text
    journals: tuple[str, ...]
    year_periods: tuple[str, ...]
    same_as_saved: bool  # the layout equals [import]: choose the saved profile
    preview_number: str | None  # one invoice to recognise in the preview
    preview_amounts: tuple[int, ...]  # its lines, cents


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One file as it was read."""

    path: str
    role: str | None  # None = not recognised
    roles: tuple[str, ...]
    sha256: str
    encoding: str | None
    delimiter: str | None
    header_row: bool | None
    number_notation: str | None
    date_notation: str | None
    rows: int
    left_out: int
    columns: tuple[FileColumn, ...]
    import_settings: ImportSettings | None = None
    found_in_folder: bool = False
    encoding_unusual: bool = False
    needs_excel: bool = False  # a workbook, and the extra that reads those is not installed
    sheet: Sheet | None = field(default=None, compare=False, repr=False)  # of an export out of PlanGo


@dataclass(frozen=True, slots=True)
class LedgerTotal:
    code: str
    description: str | None
    vat_code: str | None
    lines: int
    amount: int
    balance_sheet: bool = False


@dataclass(frozen=True, slots=True)
class VatTotal:
    code: str
    lines: int
    amount: int
    vat: int | None  # as Exact will compute it; None without a percentage


@dataclass(frozen=True, slots=True)
class PeriodTotal:
    year: int | None
    period: int | None
    vat_code: str | None
    lines: int
    amount: int


@dataclass(frozen=True, slots=True)
class JournalTotal:
    code: str
    invoices: int
    amount: int


@dataclass(frozen=True, slots=True)
class Totals:
    """Control totals over the understood rows of all invoice files; amounts in cents."""

    invoices: int = 0  # all of them, credit notes too
    credit_notes: int = 0  # those with a negative total
    lines: int = 0
    entries: int = 0  # what Exact should report as imported
    debtors: int = 0
    new_debtors: int | None = None
    amount: int = 0
    credit_amount: int = 0
    vat: int | None = None
    amount_including_vat: int | None = None
    booked_invoices: int = 0
    booked_amount: int = 0
    booked_rows: int = 0
    left_out_rows: int = 0
    first_number: str | None = None
    last_number: str | None = None
    first_date: str | None = None  # ISO
    last_date: str | None = None
    by_ledger: tuple[LedgerTotal, ...] = ()
    by_vat_code: tuple[VatTotal, ...] = ()
    by_period: tuple[PeriodTotal, ...] = ()
    by_journal: tuple[JournalTotal, ...] = ()


@dataclass(frozen=True, slots=True)
class NextExport:
    """Where the next export out of PlanGo starts."""

    numbers: tuple[int, ...]  # of every series that is gone on with
    date: str  # ISO; of the last invoice, for more may have been made that day


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule as its file describes it, in the language of the report; for formats that explain themselves."""

    name: str
    section: str
    severity: Severity  # in this run
    title: str
    why: str
    hint: str  # a template: {value} and the like are not filled in
    source: str
    fix: Fix | None = None
    section_title: str = ""  # "Debtors"; empty for somebody's own rule


@dataclass(frozen=True, slots=True)
class RuleStatus:
    name: str
    status: Literal["passed", "found", "skipped", "crashed", "off"]
    reason: str | None = None  # a sentence for the user


@dataclass(frozen=True, slots=True)
class ExceptionStatus:
    """What became of one [[accept]] of the settings."""

    rule: str
    reason: str
    until: str | None
    status: Literal["used", "stale", "expired"]


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A list that was not given, and what to do about it."""

    role: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one run has to say. Problems come worst first."""

    version: str
    language: Language
    verdict: Verdict
    exit_code: int
    files: tuple[ReadFile, ...]
    problems: tuple[Problem, ...]
    totals: Totals
    rules: tuple[RuleStatus, ...]
    exceptions: tuple[ExceptionStatus, ...] = ()
    not_checked: tuple[Unchecked, ...] = ()
    next_export: NextExport | None = None
    catalogue: tuple[RuleInfo, ...] = ()  # rules that are not off, in their order
    steps: tuple[str, ...] = field(default=())  # what now, one to four sentences
    folder: str = ""  # the current folder of the run, which relative paths start from; forward slashes

    @property
    def open_problems(self) -> tuple[Problem, ...]:
        """Problems without the accepted ones."""
        return tuple(problem for problem in self.problems if problem.accepted is None)

    def count(self, severity: Severity) -> int:
        return sum(problem.severity == severity for problem in self.open_problems)
