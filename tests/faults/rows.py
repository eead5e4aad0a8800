"""Planted faults of rows and of cells as they are spelled: what a spreadsheet, a paste or an editor leaves behind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from random import Random

from tests.administration import Administration, Line, Place, Record, Role
from tests.administration.cells import quoted
from tests.administration.files import table
from tests.planting import EVERYTHING, Expectation, at, plants

INVOICES = "facturen.csv"
AMOUNTS = ("amount", "vat_amount", "amount_including", "invoice_total")


def at_rows(*rows: int, problems: int = 1, file: str = INVOICES) -> Expectation:
    return Expectation(len(rows), problems, {Place(file, row) for row in rows})


def everywhere(
    administration: Administration, spoiled: list[tuple[Record, str]], problems: int
) -> Expectation:
    places = {administration.place(record, name) for record, name in spoiled}
    return Expectation(len(places), problems, places)


def any_line(administration: Administration, rng: Random) -> Line:
    """Not one of the first rows, which tell how the file is written, and not the last."""
    return rng.choice(administration.lines[5:-1])


def invoice_of(administration: Administration, line: Line) -> tuple[Line, ...]:
    return next(invoice.lines for invoice in administration.invoices() if line in invoice.lines)


def row_of(administration: Administration, texts: dict[str, str], role: Role = "invoices") -> str:
    """A physical row with nothing but these cells."""
    layout = administration.layouts[role]
    return layout.delimiter.join(
        quoted(texts.get(name, ""), name, layout) if texts.get(name) else "" for name in layout.fields
    )


def row_with(administration: Administration, record: Record, literal: dict[str, str]) -> str:
    """The row of a record in which these cells stand exactly so, whatever quotes they would need."""
    role = administration.role(record)
    layout = administration.layouts[role]
    texts = table(administration, role)[administration.records(role).index(record)]
    return layout.delimiter.join(
        literal[name] if name in literal else quoted(texts[name], name, layout) for name in layout.fields
    )


# repeated-header-row


@plants("repeated-header-row", "between two rows", gaps=False)
@plants("repeated-header-row", "at the end", gaps=False)
@plants("repeated-header-row", "as the start of another file, with its byte order mark", gaps=False)
def header_again(administration: Administration, rng: Random) -> Expectation:
    header = administration.text("invoices").splitlines()[0]
    marked = rng.choice([header, "\ufeff" + header])
    after = rng.choice([any_line(administration, rng), administration.lines[-1]])
    return at_rows(administration.insert_raw_line(after, marked))


@plants("repeated-header-row", "twice", gaps=False)
def header_twice_again(administration: Administration, rng: Random) -> Expectation:
    header = administration.text("invoices").splitlines()[0]
    lines = sorted(rng.sample(administration.lines[5:-1], 2), key=administration.lines.index)
    return at_rows(*[administration.insert_raw_line(line, header) for line in lines])


@plants("repeated-header-row", "with the line sep= of that export, one problem", gaps=False)
def separator_and_header_again(administration: Administration, rng: Random) -> Expectation:
    line = any_line(administration, rng)
    separator = administration.insert_raw_line(line, "sep=,")
    header = administration.insert_raw_line(line, administration.text("invoices").splitlines()[0])
    return at_rows(separator, header)


@plants("repeated-header-row", "in the debtors file", debtors=True)
def header_again_in_debtors(administration: Administration, rng: Random) -> Expectation:
    header = administration.text("debtors").splitlines()[0]
    row = administration.insert_raw_line(rng.choice(administration.debtors), header, role="debtors")
    return at_rows(row, file="debiteuren.csv")


# total-row

WORDS = ("Totaal", "TOTAAL:", "Subtotaal januari", "Total", "Saldo", "totaal excl. btw")


def total_cells(administration: Administration) -> dict[str, str]:
    layout = administration.layout
    cents = sum(line.cents for line in administration.lines)
    text = f"{cents // 100}{layout.decimal}{cents % 100:02d}"
    return {name: text for name in AMOUNTS if name in layout.fields}


def total_row(where: str):  # type: ignore[no-untyped-def]
    """A totals row whose word stands in this column; without one, nothing but amounts."""

    def plant(administration: Administration, rng: Random) -> Expectation:
        texts = total_cells(administration)
        if where:
            texts[where] = rng.choice(WORDS)
        after = rng.choice([administration.lines[-1], any_line(administration, rng)])
        return at_rows(administration.insert_raw_line(after, row_of(administration, texts)))

    return plant


for where in ("number", "date", "description", "line_description", "debtor", ""):
    plants("total-row", f"the word in {where}" if where else "nothing but amounts", gaps=False)(
        total_row(where)
    )


@plants("total-row", "what Excel writes for subtotals, one problem", gaps=False)
def subtotals_of_numbers(administration: Administration, rng: Random) -> Expectation:
    invoices = administration.invoices()[9::10]
    words = rng.choice(["Totaal {}", "{} Total"])
    rows = []
    for invoice in invoices:
        texts = {"number": words.format(invoice.number)} | total_cells(administration)
        rows.append(administration.insert_raw_line(invoice.lines[-1], row_of(administration, texts)))
    return at_rows(*rows)


@plants("total-row", "another word, and nothing else that a line has", gaps=False)
@plants("total-row", "the amounts and the quantities", columns={"quantity"}, gaps=False)
def other_words(administration: Administration, rng: Random) -> Expectation:
    texts = total_cells(administration)
    if "quantity" in administration.layout.fields:
        texts["quantity"] = str(len(administration.lines))
    else:
        texts[rng.choice(["date", "line_description", "year"])] = rng.choice(["Som", "Btw", "Sum"])
    after = administration.lines[-1]
    return at_rows(administration.insert_raw_line(after, row_of(administration, texts)))


@plants("total-row", "a word and no amount", gaps=False)
def total_without_amount(administration: Administration, rng: Random) -> Expectation:
    text = row_of(administration, {"line_description": rng.choice(WORDS)})
    return at_rows(administration.insert_raw_line(administration.lines[-1], text))


@plants("total-row", "a subtotal behind every tenth invoice, one problem", gaps=False)
def subtotals(administration: Administration, _: Random) -> Expectation:
    invoices = administration.invoices()[9::10]
    text = row_of(administration, {"line_description": "Subtotaal"} | total_cells(administration))
    return at_rows(*[administration.insert_raw_line(invoice.lines[-1], text) for invoice in invoices])


# blank-row


@plants("blank-row", "delimiters only", gaps=False)
@plants("blank-row", "nothing at all", gaps=False)
@plants("blank-row", "quoted nothings", gaps=False)
@plants("blank-row", "spaces", gaps=False)
def blank_row(administration: Administration, rng: Random) -> Expectation:
    width = len(administration.layout.fields)
    text = rng.choice([",".join([cell] * width) for cell in ("", '""', " ")] + ["", "   "])
    return at_rows(administration.insert_raw_line(any_line(administration, rng), text))


@plants("blank-row", "several, and some at the end that do not count", gaps=False)
def blank_rows(administration: Administration, rng: Random) -> Expectation:
    line, last = any_line(administration, rng), administration.lines[-1]
    commas = "," * (len(administration.layout.fields) - 1)
    rows = [administration.insert_raw_line(line, text) for text in ("", commas, "")]
    for text in (commas, "", commas):
        administration.insert_raw_line(last, text)
    return at_rows(*rows)


@plants("blank-row", "in the debtors file", debtors=True)
def blank_debtor(administration: Administration, rng: Random) -> Expectation:
    record = rng.choice(administration.debtors[:-1])
    return at_rows(administration.insert_raw_line(record, "", role="debtors"), file="debiteuren.csv")


# unclosed-quote

LOOSE = {
    "closed too soon": '"Rijles" 60 min',
    "never closed": '"Rijles 60 min',
    "bare quotes in an unquoted cell": 'Theorieboek "Auto"',
    "one bare quote in an unquoted cell": 'Scherm 7" tablet',
    "closed and opened again": '"Rijles "60"',
}


def loose_quote(literal: str):  # type: ignore[no-untyped-def]
    def plant(administration: Administration, rng: Random) -> Expectation:
        line = any_line(administration, rng)
        line.written = row_with(administration, line, {"line_description": literal})
        return at(administration, [line])

    return plant


for variant, literal in LOOSE.items():
    plants("unclosed-quote", variant, gaps=False)(loose_quote(literal))


@plants("unclosed-quote", "never closed, in the last row", gaps=False)
def open_at_the_end(administration: Administration, _: Random) -> Expectation:
    line = administration.lines[-1]
    line.written = row_with(administration, line, {"line_description": '"Rijles 60 min'})
    return at(administration, [line])


@plants("unclosed-quote", "two rows, one problem", gaps=False)
def two_loose_quotes(administration: Administration, rng: Random) -> Expectation:
    lines = rng.sample(administration.lines[5:-1], 2)
    for line in lines:
        line.written = row_with(administration, line, {"line_description": rng.choice(list(LOOSE.values()))})
    return at(administration, lines)


@plants("unclosed-quote", "in the header", gaps=False)
def loose_quote_in_the_header(administration: Administration, _: Random) -> Expectation:
    text = administration.content("invoices").decode()
    administration.overridden["invoices"] = f'{text[:4]}"{text[4:]}'.encode()
    return at_rows(1)


@plants("unclosed-quote", "in the debtors file", debtors=True, lists={"relations"})
@plants("unclosed-quote", "in the debtors file, which alone knows the debtors", debtors=True)
def loose_quote_in_debtors(administration: Administration, rng: Random) -> Expectation:
    debtor = rng.choice(administration.debtors[2:-1])
    debtor.written = row_with(administration, debtor, {"city": '"Zeist" e.o.'})
    return at(administration, [debtor])


# unquoted-decimal-comma


def unquote(administration: Administration, lines: Iterable[Line], *names: str) -> None:
    """These columns without their quotes, as a program writes that does not think of commas."""
    texts = dict(zip(administration.lines, table(administration, "invoices"), strict=True))
    layout = administration.layout
    for line in lines:
        line.written = ",".join(
            texts[line][name] if name in names else quoted(texts[line][name], name, layout)
            for name in layout.fields
        )


@plants("unquoted-decimal-comma", "every amount")
@plants("unquoted-decimal-comma", "every amount, thousands apart", quoting="minimal", style="article")
@plants("unquoted-decimal-comma", "every amount, quantity before it", columns={"quantity"})
def amounts_unquoted(administration: Administration, _: Random) -> Expectation:
    unquote(administration, administration.lines, "amount")
    return at(administration, administration.lines, "amount")


@plants(
    "unquoted-decimal-comma", "every amount of several columns", columns={"vat_amount", "amount_including"}
)
def columns_unquoted(administration: Administration, _: Random) -> Expectation:
    unquote(administration, administration.lines, *AMOUNTS)
    return at(administration, administration.lines, "amount")


@plants("unquoted-decimal-comma", "some rows", gaps=False)
def some_unquoted(administration: Administration, rng: Random) -> Expectation:
    lines = rng.sample(administration.lines[5:], rng.randint(1, 4))
    unquote(administration, lines, "amount")
    return at(administration, lines, "amount")


# ragged-row


@plants("ragged-row", "a comma in a text that is not quoted", gaps=False)
@plants(
    "ragged-row", "another comma in a text that is not quoted", gaps=False, columns={"vat_amount", "quantity"}
)
def bare_comma(administration: Administration, rng: Random) -> Expectation:
    line = any_line(administration, rng)
    literal = rng.choice(["Rijles 60 min, laatste", "Rijles 60 min, 2e", "Lespakket, 20 lessen, intake"])
    line.written = row_with(administration, line, {"line_description": literal})
    return at(administration, [line])


@plants("ragged-row", "cut off", gaps=False)
def cut_off(administration: Administration, rng: Random) -> Expectation:
    line = any_line(administration, rng)
    texts = table(administration, "invoices")[administration.lines.index(line)]
    layout = administration.layout
    kept = layout.fields[: rng.randint(2, len(layout.fields) - 1)]
    line.written = ",".join(quoted(texts[name], name, layout) for name in kept)
    return at(administration, [line])


@plants("ragged-row", "too many and too few, two problems", gaps=False)
def both_ways(administration: Administration, rng: Random) -> Expectation:
    long, short, shorter = rng.sample(administration.lines[5:-1], 3)
    long.written = row_with(administration, long, {"line_description": "Rijles, 60 min"})
    for line in (short, shorter):
        line.written = administration.row_text(line).replace('"', "").split(",")[0] + ",verder niets"
    return at(administration, [long, short, shorter], problems=2)


@plants("ragged-row", "in the debtors file", debtors=True, lists={"relations"})
@plants("ragged-row", "in the debtors file, which alone knows the debtors", debtors=True)
def ragged_debtor(administration: Administration, rng: Random) -> Expectation:
    debtor = rng.choice(administration.debtors[2:-1])
    debtor.written = row_with(administration, debtor, {"address": "Kerkweg 1, 2e etage, achter"})
    return at(administration, [debtor])


@plants("ragged-row", "a title above the header", gaps=False)
def title_above(administration: Administration, rng: Random) -> Expectation:
    width = len(administration.layout.fields)
    title = rng.choice(["Facturen januari", "Facturen januari" + "," * (width - 1)])
    administration.insert_raw_line(0, title)
    if rng.random() < 0.5:
        administration.insert_raw_line(0, "")
    return at_rows(1)


@plants("ragged-row", "every row between quotes as a whole", gaps=False)
def quoted_as_a_whole(administration: Administration, _: Random) -> Expectation:
    data = administration.content("invoices").decode("utf-8-sig")
    rows = data.splitlines()
    administration.overridden["invoices"] = "".join(
        '"' + row.replace('"', '""') + '"\r\n' for row in rows
    ).encode()
    return replace(at_rows(*range(1, len(rows) + 1)), hides=EVERYTHING)
