"""XML too large to hold: records one after the other while it is read, under the rules of xml_tree.

A record is an element whose children hold its fields as text. Nothing of it stays behind once
it was handed over, so memory does not grow with the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from plango_lint.reading.lists.xml_tree import DEEPEST, NotRead, feed, new_parser

_MOST_NAMES = 10_000  # different element names that are remembered
_SPACE = " "  # between namespace and name, as neither can hold it


@dataclass(slots=True)
class Record:
    """An element on its way; `within` is the record around it, with the fields it has so far."""

    name: str
    line: int
    depth: int
    within: Record | None
    fields: dict[str, str] = field(default_factory=dict)


Take = Callable[[Record], None]
Passes = Callable[[Record], bool]  # whether what is in a record that has just begun is wanted


class _Found(Exception):  # noqa: N818  (the way out of a parser that has told enough)
    pass


def root_of(pieces: Iterable[bytes]) -> tuple[str, str]:
    """Name and namespace of the root element. Raises NotRead."""
    parser = new_parser(_SPACE)
    found: list[tuple[str, str]] = []

    def start(name: str, _: object) -> None:
        space, _, local = name.rpartition(_SPACE)
        found.append((local, space))
        raise _Found

    parser.StartElementHandler = start
    try:
        feed(parser, pieces)
    except _Found:
        return found[0]
    raise NotRead("no element")


def read_records(
    pieces: Iterable[bytes], fields: Mapping[str, frozenset[str]], take: Take, passes: Passes
) -> None:
    """Hands over every record of `fields` (name -> its fields) at its end. Raises NotRead.

    A record is passed over, with all that is in it, when `passes` says so at its start.
    """
    parser = new_parser(_SPACE)
    parser.StartElementHandler, parser.EndElementHandler = _handlers(parser, fields, take, passes)
    feed(parser, pieces)


def _handlers(  # noqa: C901, PLR0915  (attributes of an object would cost a quarter of the time)
    parser: expat.XMLParserType, fields: Mapping[str, frozenset[str]], take: Take, passes: Passes
) -> tuple[Callable[[str, object], None], Callable[[str], None]]:
    """What expat calls at the start and end of every element: millions of times, hence one closure."""
    records = _Names(frozenset(fields))
    names = {name: _Names(wanted) for name, wanted in fields.items()}
    nothing = _Names(frozenset())
    open_record: Record | None = None
    wanted, values = nothing, {}  # type: tuple[_Names, dict[str, str]]
    field_name, texts = "", []  # type: tuple[str, list[str]]
    depth, level, passed = 0, -1, 0  # of this element, of the open record's fields, of what is passed over
    keep = texts.append

    def enter(record: Record | None) -> None:
        nonlocal open_record, level, wanted, values
        open_record = record
        if record is None:
            level, wanted = -1, nothing
        else:
            level, wanted, values = record.depth + 1, names[record.name], record.fields

    def start(name: str, _: object) -> None:
        nonlocal depth, field_name
        depth += 1
        if depth == level and wanted[name]:
            field_name = wanted[name]
            parser.CharacterDataHandler = keep
        elif not field_name and records[name]:
            begin(Record(records[name], parser.CurrentLineNumber, depth, open_record))
        elif depth > DEEPEST:
            raise NotRead("too deep")

    def begin(record: Record) -> None:
        nonlocal passed
        if passes(record):
            passed = depth
            parser.StartElementHandler, parser.EndElementHandler = deeper, back
        else:
            enter(record)

    def end(_: str) -> None:
        nonlocal depth, field_name
        if field_name:
            if depth == level:
                values.setdefault(field_name, "".join(texts).strip())
                field_name = ""
                texts.clear()
                parser.CharacterDataHandler = None
        elif depth == level - 1 and open_record is not None:
            record = open_record
            enter(record.within)
            take(record)
        depth -= 1

    def deeper(_: str, __: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise NotRead("too deep")

    def back(_: str) -> None:
        nonlocal depth
        if depth == passed:
            parser.StartElementHandler, parser.EndElementHandler = start, end
        depth -= 1

    return start, end


class _Names(dict[str, str]):
    """Name with its namespace -> the name alone if it is one of these, else nothing; filled as names are met."""

    def __init__(self, wanted: frozenset[str]) -> None:
        super().__init__()
        self.wanted = wanted

    def __missing__(self, name: str) -> str:
        local = name.rpartition(_SPACE)[2]
        if len(self) < _MOST_NAMES:
            self[name] = local if local in self.wanted else ""
        return local if local in self.wanted else ""
