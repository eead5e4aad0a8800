"""The files of a rule's example, from the texts in its rule file.

An example names only the columns it is about. The other ones that are required are added with
plain values. What `registered.csv` holds is in the register, and so is a file with `registered = true`,
which is read as well. Arrows at the end of a line mark what must be found: `<- Header`,
`<- Header, Header`, `<- row`, and on the first line `<- file`; in plango-lint.toml behind a `#`.
"""

from __future__ import annotations

import base64
import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from plango_lint import settings
from plango_lint.errors import CannotRun
from plango_lint.reading.headers import field_of
from plango_lint.sources import InputFile

AS_OF = date(2024, 12, 31)  # examples do not change with the calendar
_ARROW = "<-"
# The article's example invoice, one per number.
_PLAIN: dict[str, tuple[str, Callable[[str], str]]] = {
    "number": ("Factuurnummer", lambda number: number),
    "date": ("Datum", lambda _: "15-01-2024"),
    "debtor": ("Debiteurnummer", lambda _: "934"),
    "description": ("Factuuromschrijving", lambda number: f"Factuur {number}"),
    "year": ("Boekjaar", lambda _: "2024"),
    "period": ("Periode", lambda _: "1"),
    "ledger": ("Grootboekrekening", lambda _: "810200"),
    "line_description": ("Omschrijving", lambda _: "Rijles 60 min - Pakket D"),
    "amount": ("Bedrag ex. BTW", lambda _: "870,00"),
    "vat_code": ("BTW code", lambda _: "2"),
}

Mark = tuple[str, int | None, str | None]  # file, spreadsheet row, header; None = row or file


@dataclass
class Example:
    """The files of one example and the places its arrows mark."""

    files: list[InputFile]
    marks: set[Mark]
    settings: settings.Settings
    registered: list[InputFile] = field(default_factory=list)  # imported before


def read_example(given: Mapping[str, Any], folders: tuple[Path, ...] = ()) -> Example:
    """Texts of a rule file -> files, marks and settings."""
    example = Example([], set(), settings.Settings())
    config = given.get("plango-lint.toml", "")
    base = settings.parse(config, Path()) if config else settings.Settings()
    rules = (*base.rules, *folders)
    if any(_ARROW in line for line in config.splitlines()):  # behind a #, for TOML
        example.marks.add((settings.FILE_NAME, None, None))
    example.settings = replace(base, rules=rules, as_of=base.as_of or AS_OF, language="en")
    for name, content in given.items():
        if name == "plango-lint.toml":
            continue
        file = _file(name, content, example)
        before = name.startswith("registered")
        if before or (isinstance(content, dict) and content.get("registered")):
            example.registered.append(file)
        if not before:
            example.files.append(file)
    return example


def _file(name: str, content: str | Mapping[str, Any], example: Example) -> InputFile:
    options: Mapping[str, Any] = {"text": content} if isinstance(content, str) else content
    role = options.get("role")
    earlier = name.startswith("earlier")
    if "base64" in options:
        if options.get("marked", False):
            example.marks.add((name, None, None))
        return InputFile(name, _bytes(name, options["base64"]), "named", role, earlier)
    text = options["text"].lstrip("\n")
    plain = options.get(
        "plain", name.startswith(("invoices", "earlier", "registered")) and "debtors" not in name
    )
    if name.endswith(".csv"):
        text = _csv(name, text, example, plain=plain, delimiter=options.get("delimiter", ","))
    text = text.replace("\n", options.get("newline", "\n"))
    return InputFile(name, _encoded(name, text, options.get("encoding", "utf-8")), "named", role, earlier)


def _bytes(name: str, text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        raise CannotRun(f"example {name}: is not base64.") from None


def _encoded(name: str, text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except (LookupError, UnicodeEncodeError):
        raise CannotRun(f'example {name}: cannot be written in encoding "{encoding}".') from None


def _csv(name: str, text: str, example: Example, *, plain: bool, delimiter: str) -> str:
    lines = []
    for row, line in enumerate(text.splitlines(), start=1):
        bare, arrow, marked = line.rpartition(_ARROW)
        lines.append(bare.rstrip() if arrow else line)
        for word in marked.split(",") if arrow else ():
            wanted = word.strip()
            example.marks.add(
                (name, None if wanted == "file" else row, None if wanted in ("row", "file") else wanted)
            )
    if not plain:
        return "\n".join(lines) + "\n"
    return _completed(lines, delimiter)


def _completed(lines: list[str], delimiter: str) -> str:
    """The columns an example leaves out, with plain values, behind its own."""
    header = next(csv.reader([lines[0]], delimiter=delimiter))
    fields = [field_of("invoices", name) for name in header]
    missing = [name for name in _PLAIN if name not in fields]
    out = [lines[0] + "".join(delimiter + _PLAIN[name][0] for name in missing)]
    next_number = 202400001
    for line in lines[1:]:
        cells = next(csv.reader([line], delimiter=delimiter), [])
        number = cells[fields.index("number")] if "number" in fields and len(cells) == len(fields) else ""
        if "number" not in fields:
            number, next_number = str(next_number), next_number + 1
        values = [_PLAIN[name][1](number) for name in missing]
        out.append(delimiter.join([line, _row(values, delimiter)]) if values else line)
    return "\n".join(out) + "\n"


def _row(values: list[str], delimiter: str) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, lineterminator="").writerow(values)
    return buffer.getvalue()
