"""Records out of XML that is never held as a whole: the same refusals as for small files."""

from __future__ import annotations

import pytest

from plango_lint.reading.lists.xml_stream import Record, read_records, root_of
from plango_lint.reading.lists.xml_tree import NotRead

FIELDS = {"row": frozenset({"a", "b"}), "part": frozenset({"a"})}
LAUGHS = (
    b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><x><row><a>&b;</a></row></x>'
)


def records(data: bytes, piece: int = 7, passed: str = "") -> list[tuple[str, int, dict[str, str]]]:
    """Name, line and fields of every record, read in pieces of a few bytes."""
    found: list[tuple[str, int, dict[str, str]]] = []

    def take(record: Record) -> None:
        found.append((record.name, record.line, record.fields))

    pieces = [data[at : at + piece] for at in range(0, len(data), piece)]
    read_records(pieces, FIELDS, take, lambda record: record.name == passed)
    return found


def test_records_are_handed_over_at_their_end() -> None:
    """A record in a record comes first; each has its own fields."""
    data = b"<x>\n<row><a> 1 </a><c><a>no</a></c>\n<part><a>2</a></part><b>3</b></row></x>"
    assert records(data) == [("part", 3, {"a": "2"}), ("row", 2, {"a": "1", "b": "3"})]


def test_a_field_is_its_text() -> None:
    """Entities of XML itself, CDATA and what stands between comments; of two, the first."""
    data = b"<x><row><a>R&amp;B <![CDATA[<&>]]><!-- no -->!</a><a>2</a></row></x>"
    assert records(data) == [("row", 1, {"a": "R&B <&>!"})]


def test_passed_over() -> None:
    """Nothing in a record that is not wanted is handed over, and what follows is."""
    data = b"<x><row><a>1</a><part><a>2</a></part></row><part><a>3</a></part></x>"
    assert records(data, passed="row") == [("part", 1, {"a": "3"})]


def test_namespaces_are_no_part_of_names() -> None:
    """Whatever prefix a program writes."""
    assert records(b'<n:x xmlns:n="urn:n"><n:row><n:a>1</n:a></n:row></n:x>') == [("row", 1, {"a": "1"})]


def test_the_root() -> None:
    """Name and namespace, without reading further."""
    assert root_of([b'<?xml version="1.0"?><!-- x --><n:x xmlns:n="urn:n">', b"no <XML"]) == ("x", "urn:n")


HOSTILE = [
    b"",
    b"<x>",
    b"<x><row></x>",
    b"<x>\xff</x>",
    b"Code;Omschrijving",
    b"<x><row><a>&unknown;</a></row></x>",
    b'<?xml version="1.0" encoding="no-such"?><x/>',
    b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>',
    b'<!DOCTYPE x [<!ENTITY % a SYSTEM "http://localhost/a">%a;]><x/>',
    LAUGHS,
    LAUGHS.decode().encode("utf-16"),
    b"<x>" + b"<y>" * 100_000 + b"</y>" * 100_000 + b"</x>",
    b"<x><row><a>" + b"<y>" * 100_000 + b"</y>" * 100_000 + b"</a></row></x>",
    b"<x><part>" + b"<y>" * 100_000 + b"</y>" * 100_000 + b"</part></x>",
]


@pytest.mark.parametrize("data", HOSTILE)
@pytest.mark.parametrize("piece", [5, 1 << 20])
def test_refused(data: bytes, piece: int) -> None:
    """Truncated, hostile and endless XML is not read, and nothing of it is looked up."""
    with pytest.raises(NotRead):
        records(data, piece, passed="part")
