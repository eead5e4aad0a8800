"""Bytes -> text: what kind of file this is, and which encoding it was written in."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from plango_lint.sources import FailureReason

_SIGNATURES: tuple[tuple[bytes, FailureReason], ...] = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF87a", "image"),
    (b"GIF89a", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0", "binary"),  # Excel before 2007
    (b"\x1f\x8b", "binary"),
    (b"7z\xbc\xaf\x27\x1c", "binary"),
    (b"Rar!\x1a", "binary"),
)
# UTF-32 before UTF-16: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
_SAMPLE, _PIECE = 4096, 1 << 20
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body|meta|style|script|table|div|form)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(r"\s*<(?:\?xml\b|!--|!DOCTYPE|(?:\w+:)?(?:eExact|auditfile)\b)", re.IGNORECASE)
_SAYS_SOMETHING = re.compile(r"[^\ufeff \t\r\n]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file that is text, or the reason why it is none."""

    data: bytes = b""
    codec: str = "utf-8"
    encoding: str | None = None
    failure: FailureReason | None = None

    @property
    def text(self) -> str:
        """The text, made anew whenever it is asked for: of a large file it is as much as the file again."""
        return "" if self.failure else self.data.decode(self.codec)

    @property
    def utf8(self) -> bytes:
        """The text in UTF-8: nearly always the bytes that it is in the file."""
        if self.codec in ("utf-8", "utf-8-sig"):
            return self.data.removeprefix(codecs.BOM_UTF8)
        return self.text.encode("utf-8", "surrogatepass")

    @property
    def start(self) -> str:
        """The beginning of the text."""
        return codecs.getincrementaldecoder(self.codec)().decode(self.data[: 4 * _SAMPLE])[:_SAMPLE]


@dataclass(frozen=True, slots=True)
class Encoding:
    """What text becomes the bytes of a file by: `mark` goes before, `codec` writes no mark of its own."""

    mark: bytes
    codec: str

    def encoded(self, text: str) -> bytes:
        """The bytes of a file. Raises UnicodeEncodeError for a character the encoding does not have."""
        return self.mark + text.encode(self.codec)


def encoding_of(data: bytes) -> Encoding:
    """The encoding of a file that `decode` can read."""
    for mark, codec, _ in _MARKS:
        if data.startswith(mark):
            order = "-le" if mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF32_LE) else "-be"
            return Encoding(mark, "utf-8" if mark == codecs.BOM_UTF8 else codec + order)
    if b"\x00" in data:
        return Encoding(b"", _utf16_without_mark(data) or "utf-8")
    return Encoding(b"", "utf-8" if _strict(data, "utf-8", "utf-8").failure is None else "cp1252")


def is_xml(data: bytes) -> bool:
    """The file begins as XML does, and not as a web page; of a large one the beginning is enough."""
    head = data[:_SAMPLE]
    mark = next((codec for sign, codec, _ in _MARKS if head.startswith(sign)), None)
    codec = mark or (_utf16_without_mark(head) if b"\x00" in head else "utf-8")
    text = head.decode(codec, "ignore").removeprefix("\ufeff") if codec else ""
    return _XML.match(text) is not None and _HTML.match(text) is None


def decode(data: bytes) -> Decoded:
    """The text of a file; never raises.

    >>> decode(b"Zo\\xeb").encoding
    'windows-1252'
    """
    failure = _binary(data)
    if failure is not None:
        return Decoded(failure=failure)
    nul = b"\x00" in data
    decoded = _decoded(data, nul=nul)
    if decoded.failure is not None:
        return decoded
    return _usable(decoded, nul=nul)


def _binary(data: bytes) -> FailureReason | None:
    if data.startswith(b"PK\x03\x04"):
        return "xlsx" if b"xl/workbook" in data or b"xl/worksheets" in data else "zip"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "image"
    if data.startswith(b"BM") and data[6:10] == bytes(4):  # two reserved words, always zero
        return "image"
    return next((reason for start, reason in _SIGNATURES if data.startswith(start)), None)


def _decoded(data: bytes, *, nul: bool) -> Decoded:
    for mark, codec, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, codec, encoding)
    if nul:
        utf16 = _utf16_without_mark(data)
        return _strict(data, utf16, "utf-16") if utf16 else Decoded(failure="nul")
    utf8 = _strict(data, "utf-8", "utf-8")
    return utf8 if utf8.failure is None else _strict(data, "cp1252", "windows-1252")


def _strict(data: bytes, codec: str, encoding: str) -> Decoded:
    # In pieces: the text of a large file is as much as the file again, and not needed here.
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        for at in range(0, len(data), _PIECE):
            decoder.decode(data[at : at + _PIECE], at + _PIECE >= len(data))
    except UnicodeDecodeError:
        return Decoded(failure="encoding")
    return Decoded(data, codec, encoding)


def _utf16_without_mark(data: bytes) -> str | None:
    # Western text in UTF-16 has a zero in nearly every other byte, always on the same side.
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if len(data) % 2:
        return None
    half = len(sample) // 2
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.1 * half else None


def _usable(decoded: Decoded, *, nul: bool) -> Decoded:
    start = decoded.start
    if nul and "\x00" in decoded.text:
        return Decoded(failure="nul")
    if not _SAYS_SOMETHING.search(start) and not _SAYS_SOMETHING.search(decoded.text):
        return Decoded(failure="empty")
    if _HTML.match(start):
        return Decoded(failure="html")
    if len(_CONTROL.findall(start)) > len(start) // 10:
        return Decoded(failure="binary")
    return decoded
