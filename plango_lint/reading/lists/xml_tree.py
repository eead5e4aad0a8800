"""XML of strangers, read without ever doing what it asks, one entry of a list at a time.

No document type, no entities, nothing from elsewhere: lists of Exact have none of these, and
each has been used to make a reader hang or tell. What is not whole is not read at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from xml.parsers import expat

DEEPEST = 100  # Exact's lists nest some ten levels
_TOPIC, _ENTRY = 2, 3  # depths; the root is 1
_MOST_NAMES = 10_000  # different element names that are remembered
_NOTHING: dict[str, str] = {}


class NotRead(Exception):  # noqa: N818  (a verdict on the file)
    """Truncated, hostile, or no XML."""


class Node:
    """An element that knows its line. Names are without their prefix."""

    __slots__ = ("_texts", "attributes", "inside", "line", "name", "text")

    def __init__(self, name: str, attributes: dict[str, str], line: int) -> None:
        self.name, self.attributes, self.line = name, attributes or _NOTHING, line
        self.text = ""  # in front of the first element inside
        self.inside: list[Node] | None = None  # None: nothing, as far as it was read
        self._texts: dict[str, str] | None = None

    def get(self, attribute: str) -> str:
        """The value of an attribute, or nothing."""
        return self.attributes.get(attribute, "")

    def all(self, path: str) -> list[Node]:
        """The elements at a path of names below this one."""
        name, _, rest = path.partition("/")
        found = [node for node in self.inside or () if node.name == name]
        return [below for node in found for below in node.all(rest)] if rest else found

    def within(self, name: str) -> str:
        """The trimmed text of the first such element in this one, or nothing."""
        if self._texts is None:
            self._texts = {node.name: node.text for node in reversed(self.inside or ())}
        return self._texts.get(name, "").strip()

    def below(self, name: str) -> str:
        """The same of the first one at any depth."""
        found = self.first(name)
        return found.text.strip() if found is not None else ""

    def first(self, name: str) -> Node | None:
        """The first such element at any depth, also one that holds nothing."""
        for node in self.inside or ():
            found = node if node.name == name else node.first(name)
            if found is not None:
                return found
        return None


Begin = Callable[[str], None]
Take = Callable[[str, Node], None]


def read_entries(pieces: Iterable[bytes], entries: Mapping[str, str], take: Take, begin: Begin) -> None:
    """Says which topics begin, and hands over every entry with its topic at its end. `entries` names those of each
    topic. Raises NotRead.
    """
    tree = _Tree(entries, take, begin)
    feed(tree.parser, pieces)


class _Tree:
    """One entry at a time, which grows while expat reads."""

    def __init__(self, entries: Mapping[str, str], take: Take, begin: Begin) -> None:
        self.parser = new_parser()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data
        self.entries, self.take, self.begin = entries, take, begin
        self.names: dict[str, str] = {}  # with its prefix -> without
        self.topic = ""
        self.open: list[Node] = []  # the entry, and what is open in it
        self.text: list[str] = []  # of the last of these, as it comes in
        self.depth = 0

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise NotRead("too deep")
        name = self.names.get(name) or self._local(name)
        if self.open:
            outer, node = self.open[-1], Node(name, attributes, self.parser.CurrentLineNumber)
            if outer.inside is None:
                outer.text, outer.inside = "".join(self.text), []
            outer.inside.append(node)
            self.open.append(node)
            self.text = []
        elif self.depth == _TOPIC:
            self.topic = name
            self.begin(name)
        elif self.depth == _ENTRY and name == self.entries.get(self.topic):
            self.open.append(Node(name, attributes, self.parser.CurrentLineNumber))
            self.text = []

    def _end(self, _: str) -> None:
        self.depth -= 1
        if self.open:
            node = self.open.pop()
            if node.inside is None:
                node.text = "".join(self.text)
            if not self.open:
                self.take(self.topic, node)

    def _data(self, text: str) -> None:
        if self.open and self.open[-1].inside is None:
            self.text.append(text)

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
