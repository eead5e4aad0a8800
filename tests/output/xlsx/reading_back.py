"""What stands in a workbook, read by what plango_lint did not write: python-calamine, and its XML."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

from python_calamine import CalamineWorkbook

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

Rows = list[list[Any]]


def sheets(data: bytes) -> dict[str, Rows]:
    """Every sheet, from its first cell on, without the empty cells at the ends of its rows."""
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    return {
        name: [_trimmed(row) for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]
        for name in book.sheet_names
    }


def _trimmed(row: list[Any]) -> list[Any]:
    filled = [index for index, cell in enumerate(row) if cell != ""]
    return row[: filled[-1] + 1] if filled else []


def parts(data: bytes) -> dict[str, str]:
    """The XML files a workbook is made of."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def part_of(data: bytes, sheet: str) -> str:
    """The name of the XML file of a sheet."""
    files = parts(data)
    names = [one.get("name") for one in ET.fromstring(files["xl/workbook.xml"]).iter(f"{MAIN}sheet")]  # noqa: S314
    return f"xl/worksheets/sheet{names.index(sheet) + 1}.xml"


def coloured(data: bytes, sheet: str) -> dict[str, str]:
    """The cells below the header that have a background, and its colour."""
    files = parts(data)
    styles = ET.fromstring(files["xl/styles.xml"])  # noqa: S314
    fills = [fill.find(f".//{MAIN}fgColor") for fill in styles.iter(f"{MAIN}fill")]
    formats = styles.find(f"{MAIN}cellXfs")
    assert formats is not None
    colours = [fills[int(one.get("fillId", "0"))] for one in formats]
    found = {}
    for cell in ET.fromstring(files[part_of(data, sheet)]).iter(f"{MAIN}c"):  # noqa: S314
        colour = colours[int(cell.get("s", "0"))]
        if colour is not None and colour.get("rgb") != "FF1F3864":
            found[str(cell.get("r"))] = str(colour.get("rgb"))[2:]
    return found


def comments(data: bytes, sheet: str) -> dict[str, str]:
    """The text of the comment at each cell."""
    files = parts(data)
    number = re.findall(r"\d+", part_of(data, sheet))[-1]
    relations = files.get(f"xl/worksheets/_rels/sheet{number}.xml.rels", "")
    name = re.search(r"\.\./(comments\d+\.xml)", relations)
    if name is None:
        return {}
    found = ET.fromstring(files[f"xl/{name[1]}"]).iter(f"{MAIN}comment")  # noqa: S314
    return {str(one.get("ref")): "".join(text.text or "" for text in one.iter(f"{MAIN}t")) for one in found}


def links(data: bytes, sheet: str) -> dict[str, str]:
    """Where the links of a sheet lead."""
    page = ET.fromstring(parts(data)[part_of(data, sheet)])  # noqa: S314
    return {str(one.get("ref")): str(one.get("location")) for one in page.iter(f"{MAIN}hyperlink")}
