"""Workbooks of a hostile shape. The size that is asked for is what they unpack to, or what the file takes."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Mapping

from tests.administration.workbook import workbook
from tests.fuzzing.shapes import Files, Shape

_HEADS = ["Code", "Omschrijving", "Balans / Winst & Verlies", "Geblokkeerd", "Type"]
_SHEET = "xl/worksheets/sheet1.xml"
_STRINGS = "xl/sharedStrings.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ROWS = '<row><c><v>8</v></c><c t="inlineStr"><is><t>Omzet</t></is></c><c t="inlineStr"><is><t>Balans</t></is></c></row>'


def _packed(change: Callable[[str, int], str], *, part: str = _SHEET, stored: bool = False) -> Shape:
    """A list of accounts, of which one part is written otherwise."""

    def made(size: int) -> Files:
        return {
            "lijst.xlsx": packed(
                workbook([_HEADS]), {part: lambda text: change(text, size).encode()}, stored=stored
            )
        }

    return made


def packed(data: bytes, changed: Mapping[str, Callable[[str], bytes]], *, stored: bool = False) -> bytes:
    """A workbook with other parts, and with those that it did not have."""
    written = io.BytesIO()
    way = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w", way) as new:
        for name in dict.fromkeys([*old.namelist(), *changed]):
            text = old.read(name).decode() if name in old.namelist() else ""
            new.writestr(name, changed[name](text) if name in changed else text)
    return written.getvalue()


def _more_rows(row: str) -> Callable[[str, int], str]:
    return lambda text, size: text.replace("</sheetData>", row * (size // len(row)) + "</sheetData>")


def _one_cell(text: str, size: int) -> str:
    return _more_rows(f'<row><c t="inlineStr"><is><t>{"a" * size}</t></is></c></row>')(text, size)


def _noise(size: int) -> bytes:
    return random.Random(size).randbytes(size)  # noqa: S311


def _many_parts(size: int) -> Files:
    parts = {f"xl/media/{number}": lambda _: b"" for number in range(size // 120)}
    return {"lijst.xlsx": packed(workbook([_HEADS]), parts)}


def _many_sheets(size: int) -> Files:
    count = size // 200
    sheets = "".join(
        f'<sheet name="B{number}" sheetId="{number}" r:id="rId1"/>' for number in range(2, count)
    )
    return {
        "lijst.xlsx": packed(
            workbook([["Kleur"], ["rood"]]),
            {"xl/workbook.xml": lambda text: text.replace("</sheets>", sheets + "</sheets>").encode()},
        )
    }


def _many_strings(size: int) -> Files:
    strings = f'<sst xmlns="{_MAIN}">' + "<si><t>a</t></si>" * (size // 17) + "</sst>"
    return {"lijst.xlsx": packed(workbook([_HEADS]), {_STRINGS: lambda _: strings.encode()})}


def _always(data: bytes) -> Callable[[str], bytes]:
    return lambda _: data


def _in_itself(size: int) -> Files:
    """A zip in a zip in a zip; each layer repeats the one within."""
    data = workbook([_HEADS])
    while True:
        larger = packed(workbook([_HEADS]), {f"xl/{number}.zip": _always(data) for number in range(10)})
        if len(larger) > min(size, 1_000_000):
            return {"lijst.xlsx": larger}
        data = larger


PACKED_SHAPES: dict[str, Shape] = {
    "a workbook of rows": _packed(_more_rows(_ROWS)),
    "a workbook of rows, not packed": _packed(_more_rows(_ROWS), stored=True),
    "a workbook of empty rows": _packed(_more_rows("<row/>")),
    "a workbook of empty cells": _packed(_more_rows("<row>" + "<c/>" * 1000 + "</row>")),
    "a workbook of short cells": _packed(_more_rows("<row>" + "<c><v>1</v></c>" * 1000 + "</row>")),
    "a workbook of wide rows": _packed(_more_rows("<row>" + "<c><v>1</v></c>" * 16_000 + "</row>")),
    "a workbook with one large cell": _packed(_one_cell),
    "a workbook with elements within elements": _packed(_more_rows("<a>")),
    "a workbook with attributes": _packed(
        lambda text, size: text.replace("<sheetData>", f'<sheetData a="{"a" * size}">')
    ),
    "a workbook with many texts": _many_strings,
    "a workbook with many parts": _many_parts,
    "a workbook with many sheets": _many_sheets,
    "a workbook within workbooks": _in_itself,
    "a workbook with a document type": _packed(
        lambda text, size: text.replace(
            "<worksheet", '<!DOCTYPE w [<!ENTITY a "' + "a" * size + '">]><worksheet'
        )
    ),
    "a workbook with many styles": _packed(
        lambda text, size: text.replace('<xf numFmtId="0"/>', '<xf numFmtId="0"/>' * (size // 18)),
        part="xl/styles.xml",
    ),
    "a workbook of noise": lambda size: {"lijst.xlsx": b"PK\x03\x04xl/workbook" + _noise(size)},
    "a workbook with noise in it": lambda size: {
        "lijst.xlsx": packed(workbook([_HEADS]), {"xl/media/a": lambda _: _noise(size)})
    },
    "a workbook behind noise": lambda size: {
        "lijst.xlsx": b"PK\x03\x04xl/workbook" + _noise(size) + workbook([_HEADS])
    },
    "starts of parts": lambda size: {"lijst.xlsx": b"PK\x03\x04xl/workbook" * (size // 15)},
    "a zip bomb": lambda size: {
        "lijst.xlsx": packed(workbook([_HEADS]), {"xl/media/a": lambda _: bytes(size * 30)})
    },
}
