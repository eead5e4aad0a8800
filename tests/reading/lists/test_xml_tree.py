"""XML of strangers: what is refused, and how."""

from __future__ import annotations

import pytest

from plango_lint.reading.lists.xml_tree import Node, NotRead, read_entries

LAUGHS = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><eExact>&b;</eExact>'


def entries(data: bytes) -> list[tuple[str, Node]]:
    """The entries `E` of the topics `T` in a file that comes in as pieces of seven bytes; `c` in them have lines."""
    found: list[tuple[str, Node]] = []
    pieces = (data[at : at + 7] for at in range(0, len(data), 7))
    read_entries(pieces, {"T": "E"}, ["c"], lambda topic, node: found.append((topic, node)), lambda _: None)
    return found


def test_entries_of_a_topic() -> None:
    """Directly below a topic, which stands directly below the root; others are nothing."""
    found = entries(b'<r><T><E n="1"/><x><E n="2"/></x></T><U><E n="3"/></U><E n="4"/><T><E n="5"/></T></r>')
    assert [(topic, node.get("n")) for topic, node in found] == [("T", "1"), ("T", "5")]


def test_elements_know_their_line() -> None:
    """The line of an element is that of its start tag."""
    [(_, node)] = entries(b"<r><T>\n<E>\n\n<c/></E></T></r>")
    assert [node.line, *(inside.line for inside in node.all("c"))] == [2, 4]


def test_what_an_element_says() -> None:
    """Its first element of a name, trimmed, up to the first element inside that; or the first at any depth."""
    [(_, node)] = entries(b'<r><T><E><a> Jan <b n="1">x</b> Piet </a><a>2</a><c/></E></T></r>')
    assert [node.within("a"), node.within("b"), node.within("c"), node.within("d")] == ["Jan", "", "", ""]
    assert [node.below("b"), node.below("c"), node.below("d")] == ["x", "", ""]
    assert [b.get("n") for b in node.all("a/b")] == ["1"]


def test_prefixes_are_dropped() -> None:
    """An element has its own name, whatever prefix a program gives it."""
    [(topic, node)] = entries(b'<x:r xmlns:x="urn:x"><x:T><x:E><x:a>1</x:a></x:E></x:T></x:r>')
    assert (topic, node.within("a"), node.below("a")) == ("T", "1", "1")


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
        b"<r><T><E>" + b"<a>" * 100 + b"</a>" * 100 + b"</E></T></r>",
    ],
)
def test_refused(data: bytes) -> None:
    """Truncated, hostile and endless XML is not read, and nothing of it is looked up."""
    with pytest.raises(NotRead):
        entries(data)
