"""Records to text: what every cell holds, and how a row of a PlanGo file is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from .layout import BARE, Layout
from .records import Debtor, Line, Record, VatCode


def amount_text(cents: int, layout: Layout) -> str:
    euros, rest = divmod(abs(cents), 100)
    grouped = f"{euros:,}".replace(",", layout.thousands)
    return f"{'-' if cents < 0 else ''}{grouped}{layout.decimal}{rest:02d}"


def rounded(cents: int, percentage: int) -> int:
    """A percentage of an amount in cents, half away from zero."""
    size = (abs(cents) * percentage + 50) // 100
    return size if cents >= 0 else -size


def percentage_of(line: Line, vat: Sequence[VatCode]) -> int:
    known = (code.percentage(line.date) for code in vat if code.code == line.vat_code)
    return next((percentage for percentage in known if percentage is not None), line.percentage)


class InvoiceCells:
    """The cells of invoice lines; those that follow from others are worked out here."""

    def __init__(
        self, lines: Sequence[Line], layout: Layout, vat: Sequence[VatCode], names: Mapping[str, str]
    ) -> None:
        self.layout, self.vat, self.names = layout, vat, names
        self.totals: dict[int, int] = {}
        for line in lines:
            self.totals[line.number] = self.totals.get(line.number, 0) + line.cents

    def of(self, line: Line) -> dict[str, str]:
        """Every field, as text before quoting."""
        vat = rounded(line.cents, percentage_of(line, self.vat))
        amounts = {
            "amount": line.cents,
            "vat_amount": vat,
            "amount_including": line.cents + vat,
            "invoice_total": self.totals.get(line.number, line.cents),
        }
        texts = {
            "number": str(line.number),
            "date": line.date.strftime(self.layout.date_pattern),
            "due_date": (line.date + dt.timedelta(days=14)).strftime(self.layout.date_pattern),
            "debtor": line.debtor,
            "description": line.description,
            "year": str(line.year),
            "period": f"{line.period:0{self.layout.period_digits}d}",
            "ledger": line.ledger,
            "line_description": line.text,
            "vat_code": line.vat_code,
            "vat_percentage": str(percentage_of(line, self.vat)),
            "quantity": line.quantity,
            "journal": line.journal,
            "cost_centre": line.cost_centre,
            "name": self.names.get(line.debtor, ""),
        }
        written = {field: amount_text(cents, self.layout) for field, cents in amounts.items()}
        return texts | written | line.extra | line.raw


def debtor_cells(debtor: Debtor, layout: Layout) -> dict[str, str]:
    """Every field of the debtors file, as text before quoting."""
    texts = {
        "code": debtor.code,
        "name": debtor.name,
        "first_name": debtor.first,
        "infix": debtor.infix,
        "last_name": debtor.last if "infix" in layout.fields else debtor.surname,
        "email": debtor.email,
        "phone": debtor.phone,
        "address": debtor.address,
        "postcode": debtor.postcode,
        "city": debtor.city,
        "iban": debtor.iban,
        "student": debtor.student,
    }
    return texts | debtor.raw


def quoted(text: str, field: str, layout: Layout) -> str:
    """A cell as it stands between two delimiters."""
    needed = any(sign in text for sign in (layout.delimiter, '"', "\n", "\r"))
    wanted = layout.quoting == "all" or (layout.quoting == "text" and field not in BARE)
    return '"' + text.replace('"', '""') + '"' if needed or wanted else text


def row_text(cells: Mapping[str, str], layout: Layout) -> str:
    return layout.delimiter.join(quoted(cells[field], field, layout) for field in layout.fields)


def header_text(layout: Layout) -> str:
    ways = {field: "" if layout.quoting != "minimal" else field for field in layout.fields}
    return layout.delimiter.join(
        quoted(layout.headers[field], ways[field], layout) for field in layout.fields
    )


def sheet_text(records: Sequence[Record], rows: Sequence[str], layout: Layout) -> str:
    """The whole file: header, rows, and what was inserted between them."""
    written = [
        row if record.written is None else record.written for record, row in zip(records, rows, strict=True)
    ]
    numbered = ([header_text(layout)] if layout.header_row else []) + written
    texts: list[str] = []
    for number, row in enumerate(["", *numbered]):
        texts += [row] if number else []
        texts += [text for after, text, _ in layout.inserted if after == number]
    return "".join(text + layout.line_ending for text in texts)


def row_number(index: int, layout: Layout) -> int:
    """The row of the record at this index, as a spreadsheet counts."""
    row = index + layout.first_row()
    return row + sum(rows for after, _, rows in layout.inserted if after < row)


def file_bytes(text: str, layout: Layout) -> bytes:
    mark = {"utf-8": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    return (mark.get(layout.encoding, b"") if layout.bom else b"") + text.encode(layout.encoding)
