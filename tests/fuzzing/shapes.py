"""Text files of a hostile shape, of any size: `tests/benchmarks/bounds.py` runs them large, the tests small.

Every one is a folder, file name -> bytes, of about as many bytes as are asked for.
"""

from __future__ import annotations

from collections.abc import Callable

Files = dict[str, bytes]
Shape = Callable[[int], Files]

INVOICES = (
    "Factuurnummer,Datum,Debiteurnummer,Factuuromschrijving,Boekjaar,Periode,Grootboekrekening,"
    "Omschrijving,Bedrag ex. BTW,BTW code,Naam leerling"
)
DEBTORS = "Debiteurnummer,Voornaam,Achternaam,E-mail,Telefoon,Adres,Postcode,Woonplaats,IBAN"
LEDGER = "Code;Omschrijving;Balans / Winst & Verlies;Geblokkeerd;Type\n8000;Omzet;Winst & Verlies;Nee;110\n"
RELATIONS = "Code;Naam;Status;Geblokkeerd\n934;Jan Jansen;C;Nee\n"
LINE = '{number},15-01-2024,934,Factuur {number},2024,1,8000,Rijles 60 min,"60,00",2,Jan de Vries\n'
DEBTOR = "{code},Jan,de Vries,jan@example.nl,0612345678,Kerkweg 1,1234 AB,Utrecht,NL91ABNA0417164300\n"
SEPARATORS = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"
FIRST = 202400001


_CELLS = ("15-01-2024", "934", "Factuur", "2024", "1", "8000", "Rijles 60 min", "60,00", "2", "Jan de Vries")


def invoice_line(number: int, **cells: str) -> str:
    """A line of an invoice export, with other cells by the header of their column."""
    named = dict(zip(INVOICES.split(","), (str(number), *_CELLS), strict=True)) | cells
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in named.values()) + "\n"


def _filled(size: int, line: Callable[[int], str], head: str) -> bytes:
    """A head, and lines by their number until the size is reached."""
    parts, written, number = [head], len(head), 0
    while written < size:
        text = line(number)
        parts.append(text)
        written += len(text)
        number += 1
    return "".join(parts).encode("utf-8", "surrogatepass")


def _export(line: Callable[[int], str]) -> Shape:
    return lambda size: {"facturen.csv": _filled(size, line, INVOICES + "\n")}


def _repeated(text: str, head: str = "", tail: str = "", encoding: str = "utf-8") -> Shape:
    """One text again and again."""

    def made(size: int) -> Files:
        body = text * (size // len(text.encode(encoding, "surrogatepass")) + 1)
        return {"facturen.csv": (head + body + tail).encode(encoding, "surrogatepass")}

    return made


def _in_cell(header: str, text: str) -> Shape:
    """An export of three lines, one of which holds a cell of all that size."""

    def made(size: int) -> Files:
        cell = text * (size // len(text) + 1)
        lines = [invoice_line(FIRST), invoice_line(FIRST + 1, **{header: cell}), invoice_line(FIRST + 2)]
        return {"facturen.csv": (INVOICES + "\n" + "".join(lines)).encode()}

    return made


def _in_debtor(header: str, text: str) -> Shape:
    def made(size: int) -> Files:
        values = dict(zip(DEBTORS.split(","), DEBTOR.format(code=934).strip().split(","), strict=True))
        values[header] = text * (size // len(text) + 1)
        cells = ",".join('"' + cell.replace('"', '""') + '"' for cell in values.values())
        return {
            "facturen.csv": (INVOICES + "\n" + LINE.format(number=FIRST)).encode(),
            "debiteuren.csv": (f"{DEBTORS}\n{DEBTOR.format(code=935)}{cells}\n").encode(),
        }

    return made


def _columns(name: Callable[[int], str], count: int, head: str = "") -> Shape:
    """So many columns, and rows to the size; at a smaller size fewer columns."""

    def made(size: int) -> Files:
        columns = min(count, max(1, size // 20))
        header = head + ",".join(name(number) for number in range(columns)) + "\n"
        width = header.count(",") + 1
        row = ",".join(["1"] * width) + "\n"
        return {"facturen.csv": (header + row * max(1, (size - len(header)) // len(row))).encode()}

    return made


def _with_lists(
    line: Callable[[int], str], ledger: Callable[[int], str], relation: Callable[[int], str]
) -> Shape:
    """A third of the size each: an export, a list of accounts and one of relations."""
    return lambda size: {
        "facturen.csv": _filled(size // 3, line, INVOICES + "\n"),
        "grootboek.csv": _filled(size // 3, ledger, LEDGER),
        "relaties.csv": _filled(size // 3, relation, RELATIONS),
    }


def _everyones_line(number: int) -> str:
    return LINE.format(number=FIRST + number).replace(",934,", f",{number + 1},")


def _debtors(line: Callable[[int], str]) -> Shape:
    return lambda size: {
        "facturen.csv": _filled(size // 2, _everyones_line, INVOICES + "\n"),
        "debiteuren.csv": _filled(size // 2, line, DEBTORS + "\n"),
    }


_EARLIER = b'[exact]\nearlier = ["earlier.csv"]\n'


def _copied(shape: Shape, name: str) -> Shape:
    """The export twice: to check, and as what is in Exact already."""

    def made(size: int) -> Files:
        half = shape(size // 2)["facturen.csv"]
        return {"facturen.csv": half, name: half + b"\n", "plango-lint.toml": _EARLIER}

    return made


LONG_CELLS = {
    f"{text_name} in {header}": _in_cell(header, text)
    for header in INVOICES.split(",")
    for text_name, text in (("digits", "1"), ("letters", "a"))
}

SHAPES: dict[str, Shape] = {
    "nothing": lambda _: {"facturen.csv": b""},
    # one line
    "one line of letters": _repeated("x"),
    "one line of digits": _repeated("9"),
    "one line of words": _repeated("Rijles 60 min "),
    "one line of spaces": _repeated(" "),
    "one line of commas": _repeated(","),
    "one line of semicolons": _repeated(";"),
    "one line of tabs": _repeated("\t"),
    "one line of short cells": _repeated("1,"),
    "one line of amounts": _repeated('"1.000,00",'),
    "one line of quotes": _repeated('"'),
    "one line of quoted cells": _repeated('"a",'),
    "one line of points": _repeated("1."),
    "one line of headers": _repeated("Factuurnummer,"),
    "one line of sep=": _repeated("sep=;"),
    "one line of markup": _repeated("[/]"),
    "one line of less-than": _repeated("<"),
    "one line of comments": _repeated("<!-- "),
    "one long row under a header": _repeated("1,", head=INVOICES + "\n"),
    "one long header": _repeated("Omschrijving ", tail="\n1,2,3\n"),
    # one cell
    **LONG_CELLS,
    "points in the amount": _in_cell("Bedrag ex. BTW", "1."),
    "minus signs in the amount": _in_cell("Bedrag ex. BTW", "-"),
    "zeros in the number": _in_cell("Factuurnummer", "0"),
    "points in the date": _in_cell("Datum", "1-1-"),
    "spaces in the description": _in_cell("Omschrijving", " "),
    "words in the description": _in_cell("Omschrijving", "rijles 60 min "),
    "numbers in the description": _in_cell("Factuuromschrijving", "202400001 "),
    "lines in the description": _in_cell("Omschrijving", "regel\n"),
    "quotes in the description": _in_cell("Omschrijving", '"'),
    "damaged letters in the description": _in_cell("Omschrijving", "Ã«"),
    "names in the name": _in_cell("Naam leerling", "Jan "),
    "a long e-mail address": _in_debtor("E-mail", "a"),
    "dots in the e-mail address": _in_debtor("E-mail", "a."),
    "at signs in the e-mail address": _in_debtor("E-mail", "@"),
    "words in the e-mail address": _in_debtor("E-mail", "jan@example.nl "),
    "a long name": _in_debtor("Achternaam", "Jansen "),
    "a long postcode": _in_debtor("Postcode", "1234 AB "),
    "a long IBAN": _in_debtor("IBAN", "NL91 "),
    "a long code": _in_debtor("Debiteurnummer", "9"),
    "a long telephone number": _in_debtor("Telefoon", "06-"),
    # columns
    "100,000 columns": _columns(lambda number: f"Kolom {number}", 100_000),
    "100,000 columns without a name": _columns(lambda _: "", 100_000),
    "100,000 columns behind ours": _columns(lambda number: f"K{number}", 100_000, head=INVOICES + ","),
    "10,000 columns with one name": _columns(lambda _: "Factuurnummer", 10_000),
    "10,000 columns with the name of an amount": _columns(lambda _: "Bedrag ex. BTW", 10_000, INVOICES + ","),
    "10,000 columns with nearly our names": _columns(lambda number: f"Factuurnumer{number}", 10_000),
    "1,000 columns with one name": _columns(lambda _: "Datum", 1_000, INVOICES + ","),
    "90 columns with one name": _columns(lambda _: "Debiteurnummer", 90, INVOICES + ","),
    # lines
    "empty lines": _repeated("\n"),
    "empty lines of two signs": _repeated("\r\n"),
    "empty lines of returns": _repeated("\r"),
    "empty lines of every end": _repeated("\n\r\r\n"),
    "empty lines under a header": _repeated("\n", head=INVOICES + "\n"),
    "empty lines between rows": _repeated(
        "\n", INVOICES + "\n" + invoice_line(FIRST), invoice_line(FIRST + 1)
    ),
    "an empty line behind every row": _export(lambda number: LINE.format(number=FIRST + number) + "\n"),
    "lines of commas": _repeated(",,,,,,,,,,\n", head=INVOICES + "\n"),
    "lines of one letter": _repeated("x\n"),
    "lines of one letter under a header": _repeated("x\n", head=INVOICES + "\n"),
    "lines of one quote": _repeated('"\n', head=INVOICES + "\n"),
    "lines of two letters and a comma": _repeated("a,b\n"),
    "lines of seventeen letters": _repeated("abcdefghijklmnopq\n", head=INVOICES + "\n"),
    "rows of short cells": _repeated("1,1,1,1,1,1,1,1,1,1,1\n", head=INVOICES + "\n"),
    "rows of too few short cells": _repeated("1,1,1,1,1,1,1,1,1\n", head=INVOICES + "\n"),
    "rows of quotes": _repeated('"","","","","","","","","","",""\n', head=INVOICES + "\n"),
    "lines with a mark": _repeated("\ufeff\n", head=INVOICES + "\n"),
    "headers again and again": _repeated(INVOICES + "\n"),
    "totals again and again": _repeated('Totaal,,,,,,,,"60,00",,\n', head=INVOICES + "\n"),
    "a quote that is never closed": _repeated(LINE.format(number=FIRST), head=INVOICES + '\n"'),
    "a quote opened in every row": _export(lambda number: '"' + LINE.format(number=FIRST + number)),
    "a quote inside every row": _export(
        lambda number: LINE.format(number=FIRST + number).replace("Rijles", 'Rij"les')
    ),
    "rows of every width": _export(lambda number: ",".join("1" * (number % 40 + 1)) + "\n"),
    "rows with too many cells": _export(
        lambda number: LINE.format(number=FIRST + number).rstrip() + ",1,00,2,00\n"
    ),
    "unquoted decimal commas": _export(lambda number: LINE.format(number=FIRST + number).replace('"', "")),
    # signs
    "NULs": _repeated("\x00"),
    "NULs in every row": _export(lambda number: LINE.format(number=FIRST + number).replace("Jan", "J\x00n")),
    "NULs behind the rows": _repeated("\x00", head=INVOICES + "\n" + LINE.format(number=FIRST)),
    "lone surrogates": _repeated("\ud800", head=INVOICES + "\n"),
    "lone surrogates in UTF-16": _repeated("\ud800", head="\ufeff" + INVOICES + "\n", encoding="utf-16-le"),
    "lone surrogates in UTF-32": _repeated("\ud800", head="\ufeff" + INVOICES + "\n", encoding="utf-32-le"),
    "half a character of UTF-16": lambda size: {"facturen.csv": b"\xff\xfe" + b"a\x00" * (size // 2) + b"a"},
    "line separators alone": _repeated(SEPARATORS, head=INVOICES + "\n"),
    "line separators as line ends": _repeated(
        LINE.format(number=FIRST).rstrip() + "\u2028", head=INVOICES + "\x85"
    ),
    "line separators in every cell": _export(
        lambda number: LINE.format(number=FIRST + number).replace(",", SEPARATORS + ",")
    ),
    "control characters": _repeated("".join(map(chr, range(1, 32))), head=INVOICES + "\n"),
    "escape sequences": _repeated("\x1b[31m", head=INVOICES + "\n"),
    "marks that combine": _repeated("\u0301", head=INVOICES + "\n"),
    "signs that turn the line": _repeated("\u202e", head=INVOICES + "\n"),
    "bytes of every kind": lambda size: {"facturen.csv": bytes(range(256)) * (size // 256 + 1)},
    "ends of marks": _repeated("\ufeff"),
    "UTF-16": _repeated(LINE.format(number=FIRST), head="\ufeff" + INVOICES + "\n", encoding="utf-16-le"),
    "UTF-32": _repeated(LINE.format(number=FIRST), head="\ufeff" + INVOICES + "\n", encoding="utf-32-le"),
    # rows
    "plain rows": _export(lambda number: LINE.format(number=FIRST + number)),
    "one row again and again": _repeated(LINE.format(number=FIRST), head=INVOICES + "\n"),
    "two invoices in turn": _export(lambda number: LINE.format(number=FIRST + number % 2)),
    "numbers backwards": _export(lambda number: LINE.format(number=999_999_999 - number)),
    "numbers far apart": _export(lambda number: LINE.format(number=1 + number * 999_999_937 % 10**15)),
    "every number missing between": _export(lambda number: LINE.format(number=FIRST + 2 * number)),
    "every cell wrong": _export(lambda number: f"x{number}," * 10 + "x\n"),
    "every account other": _export(
        lambda number: invoice_line(FIRST + number, Grootboekrekening=str(100_000 + number))
    ),
    "every product other": _export(
        lambda number: invoice_line(FIRST + number, Omschrijving=f"Product {number * 7919}")
    ),
    "every VAT code other": _export(
        lambda number: invoice_line(FIRST + number, **{"BTW code": str(number % 999)})
    ),
    "every year other": _export(
        lambda number: invoice_line(FIRST + number, Boekjaar=str(1900 + number % 300))
    ),
    "every date other": _export(
        lambda number: invoice_line(FIRST + number, Datum=f"{number % 40}-{number % 15}-{number % 9999}")
    ),
    "every amount unreadable": _export(
        lambda number: invoice_line(FIRST + number, **{"Bedrag ex. BTW": f"1,2,{number}"})
    ),
    "every debtor other": _export(_everyones_line),
    "nothing known in Exact": _with_lists(
        lambda number: invoice_line(
            FIRST + number, Grootboekrekening=str(9_000_000 + number), Debiteurnummer=f"{700_000 + number}"
        ),
        lambda number: f"{8_000_000 + number};Rekening {number};Balans;Nee;20\n",
        lambda number: f"{600_000 + number};Leerling {number};C;Nee\n",
    ),
    "nearly known in Exact": _with_lists(
        lambda number: invoice_line(
            FIRST + number, Grootboekrekening=f"{8_000_000 + number}x", Debiteurnummer=f"0{600_000 + number}"
        ),
        lambda number: f"{8_000_000 + number};Rekening {number};Balans;Nee;20\n",
        lambda number: f"{600_000 + number};Leerling {number};C;Nee\n",
    ),
    "long codes that nobody knows": _with_lists(
        lambda number: invoice_line(FIRST + number, Grootboekrekening="8" * 3000 + str(number)),
        lambda number: "8" * 2999 + f"{number};Rekening {number};Balans;Nee;20\n",
        lambda number: f"{600_000 + number};Leerling {number};C;Nee\n",
    ),
    "people of one name": _debtors(lambda number: DEBTOR.format(code=number + 1)),
    "people of one code": _debtors(lambda number: DEBTOR.format(code=934).replace("Jan", f"Jan{number}")),
    "people of other names": _debtors(
        lambda number: (
            DEBTOR.format(code=number + 1)
            .replace("Jan", f"Jan{number * 7919}")
            .replace("Vries", f"Vries{number}")
        )
    ),
    "what is in Exact already": _copied(
        _export(lambda number: LINE.format(number=FIRST + number)), "earlier.csv"
    ),
}
