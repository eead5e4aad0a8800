"""Planted faults of cells: what Excel, a wrong encoding, stray characters and formulas leave in them."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.administration import Administration, Line, Place
from tests.faults.rows import any_line, everywhere, invoice_of
from tests.planting import EVERYTHING, Expectation, at, plants

CODES = ("number", "date", "debtor", "year", "period", "ledger", "amount", "vat_code", "journal")


def spoil_every_field(
    administration: Administration, rng: Random, spoil: Callable[[str], str]
) -> Expectation:
    """One cell of every column that holds no text; every field is a problem of its own."""
    lines = rng.sample(administration.lines[5:], len(CODES))
    for line, name in zip(lines, CODES, strict=True):
        line.raw[name] = spoil(administration.cell(line, name))
    return everywhere(administration, list(zip(lines, CODES, strict=True)), len(CODES))


# excel-damage

WHOLE = ("number", "debtor", "ledger", "vat_code", "journal", "year", "period")
ERRORS = ("#N/A", "#REF!", "#WAARDE!", "#VALUE!", "#N/B")


def damage(name: str):  # type: ignore[no-untyped-def]
    """Every kind of damage in one column, each a problem of its own."""

    def plant(administration: Administration, rng: Random) -> Expectation:
        texts = ["######", rng.choice(ERRORS), rng.choice(["2,02E+08", "2.024E+08", "9,34E+02"])]
        texts += ["45293"] if name == "date" else []
        lines = rng.sample(administration.lines[5:-1], len(texts) + 1)
        for line, text in zip(lines, texts, strict=False):
            line.raw[name] = text
        if name in WHOLE:
            line = lines[len(texts)]
            line.raw[name] = administration.cell(line, name).lstrip("0VNLHI") + rng.choice([".0", ",0"])
            if line.raw[name][0] in ".,":
                line.raw[name] = "0" + line.raw[name]
            texts.append(line.raw[name])
        return at(administration, lines[: len(texts)], name, problems=len(texts))

    return plant


for field in CODES:
    columns = {"journal"} if field == "journal" else set()
    plants("excel-damage", f"every kind in {field}", columns=columns, gaps=False)(damage(field))


def column_of(name: str, spoil: Callable[[str], str]):  # type: ignore[no-untyped-def]
    def plant(administration: Administration, _: Random) -> Expectation:
        for line in administration.lines:
            line.raw[name] = spoil(administration.cell(line, name))
        return at(administration, administration.lines, name, hides=EVERYTHING)

    return plant


plants("excel-damage", "every number in scientific notation", numbers="year")(
    column_of("number", lambda text: f"{text[0]},{text[1:3]}E+08")
)
plants("excel-damage", "every date a serial number")(column_of("date", lambda _: "45293"))
plants("excel-damage", "every account with a trailing zero")(column_of("ledger", lambda text: f"{text},0"))
# Codes of letters keep their form in Excel; what is lost there comes back as an error.
plants("excel-damage", "every VAT code with two decimals")(
    column_of("vat_code", lambda text: f"{text},00" if text.isdigit() else "#N/B")
)
plants("excel-damage", "every amount hashes")(column_of("amount", lambda _: "######"))


@plants("excel-damage", "a code of the debtors file", debtors=True, lists={"relations"})
@plants("excel-damage", "a code of the debtors file, which alone knows the debtors", debtors=True)
def damaged_debtor(administration: Administration, rng: Random) -> Expectation:
    debtor = rng.choice(administration.debtors)
    debtor.raw["code"] = debtor.code + rng.choice([".0", ",0"])
    return at(administration, [debtor], "code")


@plants("excel-damage", "a code of the debtors file that is gone for good", debtors=True)
def lost_debtor(administration: Administration, rng: Random) -> Expectation:
    debtor = rng.choice(administration.debtors).copy(
        first="Zwaantje", last="Dijkgraaf", email="", postcode="9999 ZZ"
    )
    debtor.raw["code"] = rng.choice(["9,34E+02", "####", "#N/B"])
    administration.debtors.insert(rng.randint(0, len(administration.debtors)), debtor)
    return at(administration, [debtor], "code")


# garbled-text


def garbled(text: str) -> str:
    """UTF-8 read as windows-1252; programs pass through the five bytes that have no character there."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


@plants("garbled-text", "the line description")
def garbled_description(administration: Administration, rng: Random) -> Expectation:
    lines = rng.sample(administration.lines, 3)
    for line, text in zip(lines, ("Rijles Noël", "Rijles à 60 min", "Korting € 5"), strict=True):
        line.raw["line_description"] = garbled(text)
    return at(administration, lines, "line_description")


@plants("garbled-text", "the invoice description and the name", columns={"name"})
def garbled_header(administration: Administration, rng: Random) -> Expectation:
    lines = list(invoice_of(administration, any_line(administration, rng)))
    for line in lines:
        line.raw["description"] = garbled(f"{line.description} Zoë")
        line.raw["name"] = garbled("Zoë Böhmer")
    return everywhere(administration, [(line, name) for line in lines for name in ("description", "name")], 2)


@plants("garbled-text", "the whole file read and saved in the wrong encoding")
def garbled_file(administration: Administration, _: Random) -> Expectation:
    layout = administration.layout
    places = set[Place]()
    for name in ("description", "line_description", "name"):
        if name in layout.fields:
            places |= {
                administration.place(line, name)
                for line in administration.lines
                if not administration.cell(line, name).isascii()
            }
    text = garbled(administration.text("invoices"))
    administration.overridden["invoices"] = (b"\xef\xbb\xbf" if layout.bom else b"") + text.encode()
    return Expectation(len(places), len({place.field for place in places}), places)


@plants("garbled-text", "the debtors file", debtors=True, one_name=True)
def garbled_debtor(administration: Administration, rng: Random) -> Expectation:
    debtors = rng.sample(administration.debtors, 2)
    for debtor in debtors:
        debtor.raw |= {"name": garbled("Renée Çelik"), "city": garbled("Curaçao")}
    return everywhere(administration, [(debtor, name) for debtor in debtors for name in ("name", "city")], 2)


# control-character

CONTROLS = ("\t", "\n", "\r\n", "\x0b", "\x1b", "\x85", "\u2028")


@plants("control-character", "within the line description")
def control_within(administration: Administration, rng: Random) -> Expectation:
    lines = rng.sample(administration.lines, len(CONTROLS))
    for line, sign in zip(lines, CONTROLS, strict=True):
        line.raw["line_description"] = line.text.replace(" ", sign, 1)
        if " " not in line.text:
            line.raw["line_description"] = f"{line.text}{sign}"
    return at(administration, lines, "line_description")


@plants("control-character", "a line break in the invoice description")
def control_in_header(administration: Administration, rng: Random) -> Expectation:
    line = any_line(administration, rng)
    line.raw["description"] = line.description.replace(" ", rng.choice(["\n", "\r\n", " \n"]))
    return at(administration, [line], "description")


@plants("control-character", "at the end of every column of codes", columns={"journal"}, gaps=False)
def control_at_end(administration: Administration, rng: Random) -> Expectation:
    return spoil_every_field(administration, rng, lambda text: text + rng.choice(["\t", "\n", "\r\n"]))


@plants("control-character", "in columns beside the needed ones", columns={"name", "vat_amount", "quantity"})
def control_beside(administration: Administration, rng: Random) -> Expectation:
    names = ("name", "vat_amount", "quantity")
    lines = rng.sample(administration.lines, 3)
    for line, name in zip(lines, names, strict=True):
        line.raw[name] = administration.cell(line, name) + "\t"
    return everywhere(administration, list(zip(lines, names, strict=True)), 3)


@plants("control-character", "in the debtors file", debtors=True)
def control_in_debtors(administration: Administration, rng: Random) -> Expectation:
    names = ("address", "phone", "postcode")
    debtors = rng.sample(administration.debtors, 3)
    for debtor, name in zip(debtors, names, strict=True):
        debtor.raw[name] = administration.cell(debtor, name).replace(" ", "\n", 1) + "\t"
    return everywhere(administration, list(zip(debtors, names, strict=True)), 3)


# stray-space


@plants("stray-space", "in every column of codes", columns={"journal"}, gaps=False)
def stray_spaces(administration: Administration, rng: Random) -> Expectation:
    ways = (" {}", "{} ", "  {}  ", "\u00a0{}", "{}\u202f", "{}\u00a0")
    return spoil_every_field(administration, rng, lambda text: rng.choice(ways).format(text))


@plants("stray-space", "a whole column, as Exact pads its codes", lists={"ledger", "vat"})
def padded(administration: Administration, rng: Random) -> Expectation:
    name = rng.choice(["vat_code", "debtor", "ledger"])
    for line in administration.lines:
        line.raw[name] = f"{administration.cell(line, name):>12}"
    return at(administration, administration.lines, name)


@plants("stray-space", "a code of the debtors file", debtors=True)
def padded_debtor(administration: Administration, rng: Random) -> Expectation:
    debtor = rng.choice(administration.debtors)
    debtor.raw["code"] = f" {debtor.code}"
    return at(administration, [debtor], "code")


# formula-cell

FORMULAS = ('=HYPERLINK("http://example.org")', "+cmd|' /C calc'!A0", "-2+3+cmd|x", "@SUM(A1:A9)", "=1")


@plants("formula-cell", "the line description")
def formula(administration: Administration, rng: Random) -> Expectation:
    lines = rng.sample(administration.lines, len(FORMULAS))
    for line, text in zip(lines, FORMULAS, strict=True):
        line.raw["line_description"] = text
    return at(administration, lines, "line_description")


@plants("formula-cell", "the invoice description and the name", columns={"name"})
def formula_in_header(administration: Administration, rng: Random) -> Expectation:
    lines = list(invoice_of(administration, any_line(administration, rng)))
    for line in lines:
        line.raw |= {"description": f"={line.description}", "name": "@Anna (moeder)"}
    return everywhere(administration, [(line, name) for line in lines for name in ("description", "name")], 2)


@plants("formula-cell", "behind a space that is taken away first")
def formula_behind_space(administration: Administration, rng: Random) -> Expectation:
    line: Line = any_line(administration, rng)
    line.raw["line_description"] = "  =1+1"
    return at(administration, [line], "line_description")


@plants(
    "formula-cell", "the debtors file, where phone numbers begin with a plus", debtors=True, one_name=True
)
def formula_in_debtors(administration: Administration, rng: Random) -> Expectation:
    debtor = rng.choice(administration.debtors)
    debtor.raw |= {"name": "=cmd|' /C calc'!A0", "phone": "+31 (0)6 12345678"}
    return at(administration, [debtor], "name")
