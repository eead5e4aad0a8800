"""Bytes become text in one encoding, or a reason why not."""

from __future__ import annotations

import pytest

from plango_lint.reading import encoding
from plango_lint.reading.encoding import decode, is_xml

TEXT = "Factuurnummer,Naam\r\n202400005,Zoë €\r\n"


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16"),
        ("utf-16-be", "utf-16"),
        ("utf-32", "utf-32"),
        ("cp1252", "windows-1252"),
    ],
)
def test_every_supported_encoding_gives_the_same_text(codec: str, name: str) -> None:
    """With a byte order mark or recognisable without one."""
    decoded = decode(TEXT.encode(codec))
    assert (decoded.text, decoded.encoding, decoded.failure) == (TEXT, name, None)


@pytest.mark.parametrize(
    ("data", "failure"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf\r\n \r\n", "empty"),
        (b"PK\x03\x04\x14\x00[Content_Types].xml xl/workbook.xml", "xlsx"),
        (b"PK\x03\x04\x14\x00facturen.csv", "zip"),
        (b"%PDF-1.7 ...", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "binary"),
        (b"<!DOCTYPE html><html>", "html"),
        (b'\n <?xml version="1.0"?>\n<html xmlns="x">', "html"),
        (b"Factuurnummer,Naam\x00\r\n1,2\r\n", "nul"),
        (b"caf\xe9 \x81\x8d", "encoding"),
        (b"\xff\xfea", "encoding"),
        (bytes(range(1, 32)) * 4, "binary"),
    ],
)
def test_what_is_no_text_gives_the_reason(data: bytes, failure: str) -> None:
    """Nothing else of such a file is read."""
    assert decode(data).failure == failure


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_large_file_is_looked_at_in_pieces(codec: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A character may stand across the end of one."""
    monkeypatch.setattr(encoding, "_PIECE", 3)
    decoded = decode(TEXT.encode(codec))
    assert (decoded.text, decoded.utf8) == (TEXT, TEXT.encode())


def test_a_character_that_the_end_of_the_file_cuts_in_two() -> None:
    """UTF-8 that ends within a character is none."""
    assert decode("Zoë".encode()[:-1]).encoding == "windows-1252"


def test_xml_is_recognised_by_content() -> None:
    """Also without a declaration."""
    assert is_xml(b"<eExact><VATs/></eExact>")
    assert is_xml('<?xml version="1.0"?><auditfile/>'.encode("utf-16"))
    assert not is_xml(b"Code,Naam")
