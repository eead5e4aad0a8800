"""Planted faults of whole files and columns: what they are, how they are written, what they lack."""

from __future__ import annotations

import base64
import io
import zipfile
from random import Random

from tests.administration import Administration, Place, Role
from tests.planting import EVERYTHING, Expectation, plants

INVOICES = Place("facturen.csv")
DEBTORS = Place("debiteuren.csv")
WITHOUT_VAT = {"vat_amount", "vat_percentage", "amount_including", "invoice_total"}


def whole(*places: Place, hides: frozenset[str] = EVERYTHING) -> Expectation:
    """One problem about each of these files."""
    return Expectation(len(places), len(places), set(places), hides)


# no-plango-export


@plants("no-plango-export", "nothing but lists from Exact", lists={"ledger"})
def nothing_but_lists(administration: Administration, _: Random) -> Expectation:
    del administration.paths["invoices"]
    return Expectation(1, hides=EVERYTHING)


@plants("no-plango-export", "another table lies in the folder")
def another_table(administration: Administration, _: Random) -> Expectation:
    administration.overridden["invoices"] = b"Kenteken,Merk,Bouwjaar\nAB-123-C,Volkswagen,2019\n"
    return whole(INVOICES)


# unreadable-file


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, "<x/>" * 50)
    return buffer.getvalue()


XLSX = zipped("[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml")
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
LOGIN = b"<!DOCTYPE html>\n<html lang='nl'><head><title>Inloggen</title></head><body>PlanGo</body></html>\n"
UNREADABLE: dict[str, bytes] = {
    "no bytes at all": b"",
    "nothing but line ends": b"\xef\xbb\xbf\r\n \r\n\r\n",
    "a ZIP": zipped("facturen.csv"),
    "an empty ZIP": zipped(),
    "an XLSX under the name .csv": XLSX,
    "an old XLS": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
    "a PNG": PIXEL,
    "a JPEG": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256)),
    "a GIF": b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff;",
    "a login page": LOGIN,
    "a login page behind a comment": b"\n<!-- 2024 -->\n<HTML><body>Sessie verlopen</body></HTML>",
    "a table of a web page": b"<table><tr><td>Factuurnummer</td></tr></table>",
    "bytes of no encoding": b"Factuurnummer,Omschrijving\n202400001,\x81\x8d\x8f\x90\x9d\n",
    "UTF-16 cut in half a character": "Factuurnummer,Datum\n202400001,02-01-2024\n".encode("utf-16")[:-1],
}


def overwrite(content: bytes):  # type: ignore[no-untyped-def]
    def plant(administration: Administration, _: Random) -> Expectation:
        administration.overridden["invoices"] = content
        return whole(INVOICES)

    return plant


for variant, content in UNREADABLE.items():
    plants("unreadable-file", variant)(overwrite(content))


@plants("unreadable-file", "NUL bytes in the middle")
def nul_bytes(administration: Administration, rng: Random) -> Expectation:
    data = administration.content("invoices")
    middle = rng.randint(len(data) // 3, len(data) - 200)
    administration.overridden["invoices"] = data[:middle] + bytes(rng.randint(1, 30)) + data[middle:]
    return whole(INVOICES)


@plants("unreadable-file", "the debtors file, beside sound invoices", debtors=True)
def unreadable_debtors(administration: Administration, rng: Random) -> Expectation:
    administration.overridden["debtors"] = rng.choice([b"", LOGIN, XLSX, PIXEL])
    return whole(DEBTORS)


@plants("unreadable-file", "a list in XML that was cut off", lists={"vat", "ledger"})
def truncated_xml(administration: Administration, rng: Random) -> Expectation:
    data = administration.content("vat")
    administration.overridden["vat"] = data[: rng.randint(len(data) // 3, len(data) - 30)]
    return whole(Place("exact/vats.xml"))


HOSTILE = (
    (
        b'<?xml version="1.0"?>\n<!DOCTYPE eExact [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>\n'
        b'<eExact><VATs><VAT code="2"><Description>&b;</Description></VAT></VATs></eExact>'
    ),
    (
        b'<?xml version="1.0"?>\n<!DOCTYPE eExact [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n'
        b'<eExact><VATs><VAT code="2"><Description>&x;</Description></VAT></VATs></eExact>'
    ),
    b'<?xml version="1.0"?>\n<!DOCTYPE eExact SYSTEM "http://example.org/eexact.dtd">\n<eExact><VATs/></eExact>',
)


@plants("unreadable-file", "a list in XML with a DOCTYPE", lists={"vat"})
def hostile_xml(administration: Administration, rng: Random) -> Expectation:
    administration.overridden["vat"] = rng.choice(HOSTILE)
    return whole(Place("exact/vats.xml"))


@plants("unreadable-file", "a list as XLSX that was named", lists={"ledger"})
def named_spreadsheet(administration: Administration, _: Random) -> Expectation:
    administration.extra_files["lijst/rekeningen.xlsx"] = XLSX
    name_file(administration, "lijst/rekeningen.xlsx")
    return whole(Place("lijst/rekeningen.xlsx"), hides=frozenset())


# unknown-file


def name_file(administration: Administration, path: str) -> None:
    """The settings name the file, so that it is not merely met in a folder."""
    administration.configure(
        "exact", "lists", [*administration.settings.get("exact", {}).get("lists", []), path]
    )


def not_recognised(content: str):  # type: ignore[no-untyped-def]
    def plant(administration: Administration, _: Random) -> Expectation:
        administration.extra_files["lijst/iets.csv"] = content.encode()
        name_file(administration, "lijst/iets.csv")
        return whole(Place("lijst/iets.csv"), hides=frozenset())

    return plant


UNKNOWN = {
    "a table of something else": "Kenteken;Merk;Bouwjaar\nAB-123-C;Volkswagen;2019\nXY-987-Z;Toyota;2021\n",
    "relations or debtors": "Code;Naam\n934;Anna de Vries\n935;Bart Jansen\n",
    "a text": "Beste boekhouder,\n\nhierbij de stukken van deze maand.\n",
    "XML of another program": '<?xml version="1.0"?>\n<orders><order nr="1"/></orders>\n',
}
for variant, text in UNKNOWN.items():
    plants("unknown-file", variant)(not_recognised(text))


# empty-export


@plants("empty-export", "nothing but the header row")
@plants("empty-export", "nothing but the header row, beside debtors", debtors=True)
def header_only(administration: Administration, rng: Random) -> Expectation:
    header = administration.content("invoices").splitlines(keepends=True)[0]
    administration.overridden["invoices"] = header + rng.choice([b"", b"\r\n", b"\n\n\n"])
    return whole(INVOICES)


# odd-encoding


def encoded(encoding: str, role: Role, *, bom: bool):  # type: ignore[no-untyped-def]
    def plant(administration: Administration, _: Random) -> Expectation:
        layout = administration.layouts[role]
        layout.encoding, layout.bom = encoding, bom
        return whole(Place(administration.paths[role]), hides=frozenset())

    return plant


for encoding, bom in (
    ("utf-16-le", True),
    ("utf-16-le", False),
    ("utf-16-be", True),
    ("utf-16-be", False),
    ("utf-32", False),  # the codec writes its own mark
    ("cp1252", False),
):
    mark = "with" if bom or encoding == "utf-32" else "without"
    plants("odd-encoding", f"{encoding} {mark} a mark")(encoded(encoding, "invoices", bom=bom))
plants("odd-encoding", "debtors in cp1252", debtors=True)(encoded("cp1252", "debtors", bom=False))
plants("odd-encoding", "debtors in utf-16", debtors=True)(encoded("utf-16-le", "debtors", bom=True))


# wrong-delimiter and separator-line


def delimited(delimiter: str, role: Role):  # type: ignore[no-untyped-def]
    def plant(administration: Administration, _: Random) -> Expectation:
        administration.layouts[role].delimiter = delimiter
        return whole(Place(administration.paths[role]), hides=frozenset())

    return plant


def declared(delimiter: str):  # type: ignore[no-untyped-def]
    def plant(administration: Administration, _: Random) -> Expectation:
        administration.layout.delimiter = delimiter
        administration.insert_raw_line(0, f"sep={delimiter}", rows=0)
        return whole(INVOICES, hides=frozenset({"separator-line"}))

    return plant


for name, delimiter in (("semicolons", ";"), ("tabs", "\t"), ("bars", "|")):
    plants("wrong-delimiter", name)(delimited(delimiter, "invoices"))
    plants("wrong-delimiter", f"{name}, and sep=")(declared(delimiter))
    plants("wrong-delimiter", f"{name} in the debtors file", debtors=True)(delimited(delimiter, "debtors"))


@plants("wrong-delimiter", "both files", debtors=True)
def both_files(administration: Administration, _: Random) -> Expectation:
    administration.layouts["invoices"].delimiter = administration.layouts["debtors"].delimiter = ";"
    return whole(INVOICES, DEBTORS, hides=frozenset())


@plants("separator-line", "sep= and a comma")
@plants("separator-line", "in the debtors file too", debtors=True)
def separator_line(administration: Administration, rng: Random) -> Expectation:
    places = {administration.paths[role] for role in ("invoices", "debtors") if role in administration.paths}
    text = rng.choice(["sep=,", '"sep=,"', "SEP=,"])
    for role in ("invoices", "debtors"):
        if role in administration.paths:
            administration.insert_raw_line(0, text, role=role, rows=0)
    return whole(*map(Place, places), hides=frozenset())


@plants("separator-line", "saved again, with cells behind it")
def separator_line_with_cells(administration: Administration, rng: Random) -> Expectation:
    cells = "," * (len(administration.layout.fields) - 1)
    administration.insert_raw_line(0, rng.choice(["sep=,", "sep="]) + cells, rows=0)
    return whole(INVOICES, hides=frozenset())


@plants("separator-line", "it names another delimiter than the file has")
def wrong_separator_line(administration: Administration, _: Random) -> Expectation:
    administration.insert_raw_line(0, "sep=;", rows=0)
    return whole(INVOICES, hides=frozenset())


# missing-header-row


@plants("missing-header-row", "columns in the settings")
@plants(
    "missing-header-row",
    "columns in the settings, every list",
    lists={"ledger", "vat", "relations"},
    debtors=True,
)
def no_header(administration: Administration, _: Random) -> Expectation:
    layout = administration.layout
    layout.header_row = False
    positions = {name: layout.column(name) for name in layout.fields if name not in NOT_FIELDS}
    administration.settings["columns"] = {"invoices": positions}
    return whole(INVOICES, hides=frozenset())


@plants("missing-header-row", "columns found by content", style="article")
def no_header_nor_settings(administration: Administration, _: Random) -> Expectation:
    layout = administration.layout
    layout.header_row = False
    layout.fields = [name for name in layout.fields if name not in {*NOT_FIELDS, "name", "quantity"}]
    digits = {code: str(number) for number, code in enumerate(administration.vat_codes.values())}
    for line in administration.lines:
        line.raw |= {"vat_code": digits[line.vat_code], "debtor": f"{line.debtor:>04}".replace(" ", "0")}
    return whole(INVOICES)


NOT_FIELDS = {"student", "location", "instructor", "category", "remark"}


# repeated-column


def twice(name: str, other: str):  # type: ignore[no-untyped-def]
    """A second column under the same header; `{}` in its content is the first one's."""

    def plant(administration: Administration, rng: Random) -> Expectation:
        layout = administration.layout
        layout.fields.insert(rng.randint(0, len(layout.fields)), "again")
        layout.headers["again"] = layout.headers[name]
        for line in administration.lines:
            line.extra["again"] = other.format(administration.cell(line, name))
        return Expectation(2, 1, {administration.header_place(name)}, EVERYTHING)

    return plant


for name, other in (
    ("number", "9{}"),
    ("ledger", "1300"),
    ("amount", "12,50"),
    ("vat_code", "5"),
    ("date", "31-12-2031"),
    ("debtor", "77"),
    ("period", "12"),
    ("year", "1999"),
    ("line_description", "Utrecht"),
    ("description", "{} (kopie)"),
):
    plants("repeated-column", f"{name}, with another content")(twice(name, other))


# missing-column and missing-useful-column


def without(role: Role, *names: str):  # type: ignore[no-untyped-def]
    def plant(administration: Administration, _: Random) -> Expectation:
        layout = administration.layouts[role]
        layout.fields = [name for name in layout.fields if name not in names]
        return whole(Place(administration.paths[role]))

    return plant


for name in ("date", "debtor", "ledger", "amount", "vat_code"):
    plants("missing-column", name, without_columns={"journal", "due_date"} | WITHOUT_VAT)(
        # A student's number would do for a debtor's.
        without("invoices", name, *(["student"] if name == "debtor" else []))
    )


@plants("missing-column", "a header that only looks like it", style="article")
def misspelled(administration: Administration, _: Random) -> Expectation:
    administration.layout.headers["ledger"] = "Grootbeokrekenning"
    return whole(INVOICES)


plants("missing-column", "account and VAT code, one problem", without_columns=WITHOUT_VAT)(
    without("invoices", "ledger", "vat_code")
)
plants("missing-column", "the code of the debtors", debtors=True)(without("debtors", "code", "student"))
plants("missing-column", "any name of the debtors", debtors=True)(
    without("debtors", "name", "first_name", "infix", "last_name")
)
plants("missing-column", "first name only", debtors=True, one_name=False)(without("debtors", "last_name"))
for name in ("year", "period", "description", "line_description"):
    plants("missing-useful-column", name)(without("invoices", name))
plants("missing-useful-column", "year and period, one problem")(without("invoices", "year", "period"))
