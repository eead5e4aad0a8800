"""XML of strangers: what is refused, and how."""

from __future__ import annotations

import pytest

from plango_lint.reading.lists.xml_tree import Node, NotRead, parse

LAUGHS = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><eExact>&b;</eExact>'


def test_elements_know_their_line() -> None:
    """The line of an element is that of its start tag."""
    nodes = parse(b"<a>\n<b/>\n\n<c/></a>").iter()
    assert [node.line for node in nodes if isinstance(node, Node)] == [1, 2, 4]


def test_prefixes_are_dropped() -> None:
    """An element has its own name, whatever prefix a program gives it."""
    assert parse(b'<x:eExact xmlns:x="urn:x"/>').tag == "eExact"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<eExact>",
        b"<eExact><VATs></eExact>",
        b"<eExact>\xff</eExact>",
        b"Code;Omschrijving",
        b'<?xml version="1.0" encoding="no-such"?><eExact/>',
        b"<eExact>&unknown;</eExact>",
        b'<!DOCTYPE eExact SYSTEM "file:///etc/passwd"><eExact/>',
        LAUGHS,
        LAUGHS.decode().encode("utf-16"),
        LAUGHS.replace(b'"1.0"', b'"1.0" encoding="cp037"', 1).decode().encode("cp037"),
        b"<a>" * 100_000 + b"</a>" * 100_000,
    ],
)
def test_refused(data: bytes) -> None:
    """Truncated, hostile and endless XML is not read, and nothing of it is looked up."""
    with pytest.raises(NotRead):
        parse(data)
