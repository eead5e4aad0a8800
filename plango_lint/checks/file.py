"""Questions about a file as a whole: can it be read, what is it, how is it written, what does it lack."""

from __future__ import annotations

from plango_lint.checks.registry import Answer, check
from plango_lint.export import Export
from plango_lint.hits import FileHits, Spot
from plango_lint.sources import WORKBOOKS, Source
from plango_lint.texts.wording import Cell, Names, Near, Term

PLANGO = ("invoices", "debtors")


@check
def readable(export: Export) -> Answer:
    """The file is a text that can be decoded, or a list in a form that is known."""
    for source in export.sources:
        if source.failure and not _passed_by(source):
            yield FileHits(source, words={"what": Term(f"failure-{source.failure}")})


def _passed_by(source: Source) -> bool:
    # A real spreadsheet met while looking through a folder need not be anything of ours.
    return source.origin == "folder" and source.failure in WORKBOOKS and source.path.lower().endswith(".xlsx")


@check
def recognised(export: Export) -> Answer:
    """The content of a file that somebody named says what it is."""
    for source in export.sources:
        if source.role is None and source.failure is None and source.origin == "named":
            # Of a file without a header these are the cells of its first row.
            headers = tuple(Cell(header, personal=True) for header in source.unrecognised_headers)
            yield FileHits(source, words={"headers": Names(headers)})


@check
def holds_plango_export(export: Export) -> Answer:
    """Among the files is an invoice or debtors export.

    Silent when a file could not be read, or a named one not recognised: that is the cause then. One that
    the register holds is an export, though there is nothing left to import.
    """
    registered = any(source.imported for source in export.sources)
    if not registered and not export.files(*PLANGO) and not any(map(_troubled, export.sources)):
        paths = tuple(source.path for source in export.sources if source.origin != "inline")
        yield FileHits(None, words={"files": Names(paths) if paths else Term("no-files")})


def _troubled(source: Source) -> bool:
    if source.failure:
        return not _passed_by(source)
    return source.role is None and source.origin == "named"


@check
def has_rows(export: Export, role: str) -> Answer:
    """A file of this role holds at least one record besides its headers."""
    for source in export.files(role):
        if source.failure is None and not len(source.frame) and not source.left_out:
            yield FileHits(source)


@check
def written_as(export: Export, part: str) -> Answer:
    """A PlanGo file is written as PlanGo writes it: encoding, delimiter, no-separator-line, header-row."""
    for source in export.files(*PLANGO):
        if source.failure is None and _differs(source, part):
            words = {"encoding": source.encoding, "delimiter": _delimiter(source)}
            yield FileHits(source, words=words)


def _differs(source: Source, part: str) -> bool:
    match part:
        case "encoding":
            known = source.encoding in ("utf-8", "utf-8-sig")
            return not known and (source.encoding != "windows-1252" or not source.plain_ascii)
        case "delimiter":
            return source.delimiter not in (",", None)
        case "no-separator-line":
            return source.separator_line
        case "header-row":
            return not source.header_row
    raise ValueError(f"no part of a file's form is called {part!r}")


def _delimiter(source: Source) -> Term | str:
    names = {";": "semicolon", "\t": "tab", "|": "bar", ",": "comma"}
    return (
        Term(f"delimiter-{names[source.delimiter]}") if source.delimiter in names else str(source.delimiter)
    )


@check
def one_column_a_field(export: Export, columns: list[str]) -> Answer:
    """No header of these columns stands there twice without the content telling which is meant."""
    for source in export.files(*PLANGO):
        for name, positions in source.repeated.items():
            if f"{source.role}.{name}" not in columns:
                continue
            header = source.columns[positions[0] - 1].header or name
            spots = [Spot(source.header_line or 1, 1, position) for position in positions]
            words = {"header": header, "columns": Names(tuple(map(str, positions)))}
            yield FileHits(source, spots, field=name, cause=name, words=words, count=len(spots))


@check
def has_columns(export: Export, columns: list[str]) -> Answer:
    """The files of each role have these columns, named role.field."""
    for source in export.files(*PLANGO):
        wanted = [name.split(".")[1] for name in columns if name.startswith(f"{source.role}.")]
        lacking = [name for name in wanted if not _has(source, name)]
        if lacking and source.failure is None and source.columns:
            words = {
                "columns": Names(tuple(Term(f"column-{source.role}-{name}") for name in lacking)),
                "nearest": Near(tuple(_near(source, lacking))),
                "lacking": len(lacking),
            }
            yield FileHits(source, field=lacking[0] if len(lacking) == 1 else None, words=words)


def _has(source: Source, name: str) -> bool:
    # A name may stand in two columns, first and last.
    if name == "name" and source.column_of("first_name") and source.column_of("last_name"):
        return True
    return source.column_of(name) is not None or name in source.repeated


def _near(source: Source, names: list[str]) -> list[str]:
    from plango_lint.reading.headers import nearest

    unused = [column.header for column in source.columns if column.header and column.field is None]
    found = (header for name in names for header in nearest(str(source.role), name, unused))
    return list(dict.fromkeys(found))[:3]
