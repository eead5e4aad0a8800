"""XML of strangers, read without ever doing what it asks.

No document type, no entities, nothing from elsewhere: lists of Exact have none of these, and
each has been used to make a reader hang or tell. What is not whole is not read at all.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

DEEPEST = 100  # Exact's lists nest some ten levels


class NotRead(Exception):  # noqa: N818  (a verdict on the file)
    """Truncated, hostile, or no XML."""


class Node(Element):
    """An element that knows its line."""

    line: int = 1

    def within(self, path: str) -> str:
        """The trimmed text of an element below this one, or nothing."""
        return (self.findtext(path) or "").strip()


class _Tree:
    """Grows while expat reads."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.builder = TreeBuilder(element_factory=Node)
        self.parser.CharacterDataHandler = self.builder.data
        self.depth = 0

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise NotRead("too deep")
        node = self.builder.start(name.rpartition(":")[2], attributes)
        node.line = self.parser.CurrentLineNumber  # type: ignore[attr-defined]

    def _end(self, name: str) -> None:
        self.depth -= 1
        self.builder.end(name.rpartition(":")[2])

    def _refuse(self, *_: object) -> None:
        raise NotRead("document type")


def parse(data: bytes) -> Node:
    """The root element; names are without their prefix. Raises NotRead."""
    bare = data.replace(b"\0", b"")  # UTF-16 writes every other byte as zero
    if b"<!DOCTYPE" in bare or b"<!ENTITY" in bare:
        raise NotRead("document type")
    tree = _Tree()
    try:
        tree.parser.Parse(data, True)
        root = tree.builder.close()
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise NotRead(str(error)) from None
    assert isinstance(root, Node)
    return root
