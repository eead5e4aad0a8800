"""What was read of each file, and what to set in Exact's import wizard for it.

The fields and their order are those of PlanGo's help article on importing in Exact Online.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from plango_lint.column import Column
from plango_lint.export import Export
from plango_lint.findings import FileColumn, ImportSettings, ReadFile, WizardField
from plango_lint.masks import combined, numbered
from plango_lint.notation import DUTCH, PLANGO_DATE
from plango_lint.reporting.places import letter
from plango_lint.reporting.sheets import sheet_of
from plango_lint.settings import SavedImport
from plango_lint.sources import Source

PLANGO = ("invoices", "debtors")
_PREVIEWED = 20_000  # lines: the preview begins at the top
HEADER_FIELDS = (
    ("Factuurdatum", "date"),
    ("Omschrijving: Kopregel", "description"),
    ("Relatiecode", "debtor"),
    ("Boekstuknummer", "number"),
    ("Boekjaar", "year"),
    ("Periode", "period"),
    ("Dagboek: Code", "journal"),
)
LINE_FIELDS = (
    ("Grootboekrekening", "ledger"),
    ("Omschrijving", "line_description"),
    ("Bedrag", "amount"),
    ("BTW-code", "vat_code"),
)


def files_read(export: Export) -> tuple[ReadFile, ...]:
    """Every file of the run; a file that holds several lists is one file with several roles."""
    by_path: dict[str, list[Source]] = {}
    for source in export.sources:
        by_path.setdefault(source.path, []).append(source)
    return tuple(_file(sources, export) for sources in by_path.values())


def _file(sources: list[Source], export: Export) -> ReadFile:
    source = sources[0]
    roles = tuple(dict.fromkeys(_role(one) for one in sources if one.role))
    mixed = len(roles) > 1 or (source.family == "audit-file" and bool(roles))
    main = source.family if mixed else next(iter(roles), None)
    return ReadFile(
        path=source.path,
        role=main,
        roles=roles,
        sha256=source.sha256,
        encoding=source.encoding,
        delimiter=source.delimiter,
        header_row=source.header_row if source.delimiter else None,
        number_notation=source.number_notation,
        date_notation=source.date_notation if source.delimiter else None,  # dates of XML have but one form
        rows=sum(len(one.frame) for one in sources),
        left_out=sum(len(one.left_out) for one in sources),
        columns=tuple(
            FileColumn(column.position, letter(column.position), column.header, column.field)
            for column in ([] if mixed else source.columns)
        ),
        import_settings=_settings(source, export) if main == "invoices" else None,
        found_in_folder=source.origin == "folder",
        needs_excel=source.failure == "xlsx-extra",
        sheet=sheet_of(source) if main in PLANGO else None,
        encoding_unusual=source.encoding not in (None, "utf-8", "utf-8-sig") and not source.plain_ascii,
    )


def _role(source: Source) -> str:
    if source.role == "transactions":
        return "booked"
    return "earlier" if source.earlier and source.role in PLANGO else str(source.role)


def _settings(source: Source, export: Export) -> ImportSettings | None:
    if source.failure or not source.columns:
        return None
    number = source.column_of("number")
    table = export.tables["invoices"]
    index = table.sources.index(source) if source in table.sources else -1
    rows = np.flatnonzero(table.source_of == index)
    preview, amounts = _preview(export, rows)
    return ImportSettings(
        invoice_number_column=number.position if number else None,
        comma_count_column=_by_counting(source, number.position) if number else None,
        header_row=source.header_row,
        delimiter=source.delimiter or ",",
        number_notation=source.number_notation or DUTCH,
        date_notation=source.date_notation or PLANGO_DATE,
        header_fields=_fields(source, HEADER_FIELDS),
        line_fields=_fields(source, LINE_FIELDS),
        not_to_choose=_not_to_choose(source),
        journals=_journals(export, rows),
        year_periods=_year_periods(export, rows),
        same_as_saved=same_layout(source, export.settings.saved_import),
        preview_number=preview,
        preview_amounts=amounts,
    )


def _fields(source: Source, wanted: tuple[tuple[str, str], ...]) -> tuple[WizardField, ...]:
    pairs = ((exact, source.column_of(name)) for exact, name in wanted)
    return tuple(WizardField(exact, column.position) for exact, column in pairs if column)


def _not_to_choose(source: Source) -> tuple[int, ...]:
    """Columns that hold the number with text around it: the changing value must be the bare one."""
    description = source.column_of("description")
    return (description.position,) if description else ()


def _by_counting(source: Source, position: int) -> int:
    """The column somebody finds who counts commas in the first data row of the preview."""
    if not len(source.frame) or not source.delimiter:
        return position
    cells = (source.cell(0, before) or "" for before in range(1, position))
    return position + sum(cell.count(source.delimiter) for cell in cells)


def _journals(export: Export, rows: np.ndarray) -> tuple[str, ...]:
    if export.has("invoices.journal"):
        found = Column(export.invoices, "journal").text.iloc[rows].dropna().drop_duplicates()
        return tuple(sorted(map(str, found)))
    return export.settings.exact.journals


def _year_periods(export: Export, rows: np.ndarray) -> tuple[str, ...]:
    if not export.has("invoices.year", "invoices.period"):
        return ()
    columns = [Column(export.invoices, name) for name in ("year", "period")]
    _, first = combined(*(column.numbered("whole")[rows] for column in columns))
    years, periods = (column.whole.iloc[rows[first]] for column in columns)
    known = (years.notna() & periods.notna()).to_numpy()
    pairs = zip(years[known].tolist(), periods[known].tolist(), strict=True)
    return tuple(f"{year}-{period}" for year, period in sorted(pairs))


def _preview(export: Export, rows: np.ndarray) -> tuple[str | None, tuple[int, ...]]:
    """One invoice of at most three lines to recognise in the preview: different amounts, then large ones."""
    if not len(rows) or not export.has("invoices.number", "invoices.amount"):
        return None, ()
    column = Column(export.invoices, "number")
    above, rows = rows, rows[:_PREVIEWED]
    number = numbered(column.codes[rows])
    cents = Column(export.invoices, "amount").cents.iloc[rows].reset_index(drop=True)
    known = cents.notna().to_numpy()
    lines = np.bincount(number)
    good = (lines <= 3) & (np.bincount(number[known], minlength=len(lines)) == lines)
    good[number[column.codes[rows] < 0]] = False
    good[number[-1]] &= len(above) == len(rows)  # more of its lines may follow
    invoices, asked = np.flatnonzero(good), np.flatnonzero(good[number])
    if not len(asked):
        return None, ()
    size = cents.iloc[asked].to_numpy(dtype=np.int64)
    _, first = combined(number[asked], numbered(pd.Series(size)))  # an invoice with an amount
    kinds, most = np.bincount(number[asked][first], minlength=len(lines)), np.zeros(len(lines), np.int64)
    np.maximum.at(most, number[asked], np.abs(size))
    best = invoices[np.lexsort((-most[invoices], -kinds[invoices]))[0]]
    found = number == best
    return str(column.some(rows[found][:1])[0]), tuple(int(amount) for amount in cents[found])


def same_layout(source: Source, saved: SavedImport) -> bool:
    """The file's columns and notations are those of the import definition saved in Exact."""
    number = source.column_of("number")
    if saved.columns is None and saved.invoice_number_column is None:
        return False
    headers = tuple(column.header or "" for column in source.columns)
    return (
        saved.columns in (None, headers)
        and saved.invoice_number_column in (None, number.position if number else None)
        and saved.number_notation in (None, source.number_notation)
        and saved.date_notation in (None, source.date_notation)
        and source.delimiter == ","
    )


__all__ = ["files_read", "same_layout"]
