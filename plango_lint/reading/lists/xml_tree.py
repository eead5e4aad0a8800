"""XML of strangers, read without ever doing what it asks, one entry of a list at a time.

No document type, no entities, nothing from elsewhere: lists of Exact have none of these, and
each has been used to make a reader hang or tell. What is not whole is not read at all.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

DEEPEST = 100  # Exact's lists nest some ten levels
_TOPIC, _ENTRY = 2, 3  # depths; the root is 1
_MOST_NAMES = 10_000  # different element names that are remembered


class NotRead(Exception):  # noqa: N818  (a verdict on the file)
    """Truncated, hostile, or no XML."""


class Node:
    """An element, and the lines that it and what is in it begin on. Names are without their prefix."""

    __slots__ = ("_element", "_lines")

    def __init__(self, element: Element, lines: dict[Element, int]) -> None:
        self._element, self._lines = element, lines

    @property
    def line(self) -> int:
        """Where its start tag begins, from 1. Raises KeyError for one that `read_entries` was not told to place."""
        return self._lines[self._element]

    def get(self, attribute: str) -> str:
        """The value of an attribute, or nothing."""
        return self._element.get(attribute, "")

    def all(self, path: str) -> list[Node]:
        """The elements at a path of names below this one."""
        found = self._element.findall(path) if len(self._element) else ()
        return [Node(element, self._lines) for element in found]

    def within(self, name: str) -> str:
        """The trimmed text of the first such element in this one, in front of what else is in it; or nothing."""
        return self._element.findtext(name, "").strip()

    def below(self, name: str) -> str:
        """The same of the first one at any depth."""
        found = next(self._element.iter(name), None)
        return (found.text or "").strip() if found is not None else ""


Begin = Callable[[str], None]
Take = Callable[[str, Node], None]


def read_entries(
    pieces: Iterable[bytes], entries: Mapping[str, str], placed: Collection[str], take: Take, begin: Begin
) -> None:
    """Says which topics begin, and hands over every entry with its topic at its end. `entries` names those of each
    topic, `placed` the elements in them whose line is wanted too. Raises NotRead.
    """
    tree = _Tree(entries, frozenset(placed), take, begin)
    feed(tree.parser, pieces)


class _Tree:
    """One entry at a time, which grows while expat reads."""

    def __init__(self, entries: Mapping[str, str], placed: frozenset[str], take: Take, begin: Begin) -> None:
        self.parser = new_parser()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.entries, self.placed, self.take, self.begin = entries, placed, take, begin
        self.names: dict[str, str] = {}  # with its prefix -> without
        self.topic = ""
        self.depth = 0
        self.entry: TreeBuilder | None = None  # what is open
        self.lines: dict[Element, int] = {}

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        name = self.names.get(name) or self._local(name)
        if self.entry is not None:
            if self.depth > DEEPEST:
                raise NotRead("too deep")
            element = self.entry.start(name, attributes)
            if name in self.placed:
                self.lines[element] = self.parser.CurrentLineNumber
        elif self.depth == _TOPIC:
            self.topic = name
            self.begin(name)
        elif self.depth == _ENTRY and name == self.entries.get(self.topic):
            self.entry = TreeBuilder()
            self.lines = {self.entry.start(name, attributes): self.parser.CurrentLineNumber}
            self.parser.CharacterDataHandler = self.entry.data
        elif self.depth > DEEPEST:
            raise NotRead("too deep")

    def _end(self, name: str) -> None:
        self.depth -= 1
        if self.entry is not None:
            element = self.entry.end(name)
            if self.depth < _ENTRY:
                self.parser.CharacterDataHandler = self.entry = None
                self.take(self.topic, Node(element, self.lines))

    def _local(self, name: str) -> str:
        found = name.rpartition(":")[2]
        if len(self.names) < _MOST_NAMES:
            self.names[name] = found
        return found


def new_parser(namespace_separator: str | None = None) -> expat.XMLParserType:
    """A parser that refuses document types."""
    # Without its own memory for names, which keeps every one that a file ever has.
    parser = expat.ParserCreate(None, namespace_separator, None)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _refuse(*_: object) -> None:
    raise NotRead("document type")


def feed(parser: expat.XMLParserType, pieces: Iterable[bytes]) -> None:
    """Parses to the end. Raises NotRead."""
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise NotRead(str(error)) from None
