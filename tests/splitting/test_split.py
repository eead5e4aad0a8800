"""`plango-lint split`: which records go where, byte for byte, and what is said."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from tests.splitting.small_exports import HEADER, UNREADABLE, files, row, split, text_of, with_reason

AMOUNT = "Not an amount"
RAGGED = "Row with too many or too few columns"
UNSURE = "May miss a line: beside or in it stands a line that cannot be read, or without a good number"
EXPORT = HEADER + row(1) + row(2, UNREADABLE) + row(3)


def parts(folder: Path, text: str, *words: str) -> tuple[str | None, str | None]:
    """Both parts of an export, None for one that was not written."""
    (folder / "facturen.csv").write_bytes(text.encode())
    split("facturen.csv", *words)
    assert text_of(folder / "facturen.csv") == text
    ready, held = folder / "facturen.ready.csv", folder / "facturen.held.csv"
    return tuple(text_of(path) if path.exists() else None for path in (ready, held))  # type: ignore[return-value]


# What goes where


def test_an_invoice_with_an_error_is_held_with_its_reason_behind_it(folder: Path) -> None:
    ready, held = parts(folder, EXPORT)
    assert ready == HEADER + row(1) + row(3)
    assert held == with_reason(HEADER, "Reason") + with_reason(row(2, UNREADABLE), AMOUNT)


def test_an_invoice_is_never_cut_in_two(folder: Path) -> None:
    """Its good lines wait with the bad one, wherever they stand."""
    lines = [row(1), row(2), row(2, UNREADABLE), row(2, text="Theorieboek"), row(3)]
    ready, held = parts(folder, HEADER + "".join(lines))
    assert ready == HEADER + lines[0] + lines[4]
    assert held == with_reason(HEADER, "Reason") + "".join(with_reason(line, AMOUNT) for line in lines[1:4])


def test_every_reason_stands_there_once_and_no_cell_of_the_invoice(folder: Path) -> None:
    bad = row(2, UNREADABLE, debtor="") + row(2, UNREADABLE, debtor="")
    _, held = parts(folder, HEADER + row(1) + bad)
    assert held is not None
    reasons = {line.rpartition(",2,")[2] for line in held.splitlines()[1:]}
    assert reasons == {"Not an amount; Debtor number missing"}


def test_the_reason_is_in_the_language_of_the_user(folder: Path) -> None:
    (folder / "facturen.csv").write_text(EXPORT)
    split("facturen.csv", language="nl")
    held = text_of(folder / "facturen.held.csv").splitlines()
    assert held[0].endswith(",BTW code,Reden")
    assert held[1].endswith(",2,Geen bedrag")


def test_a_row_that_cannot_be_read_is_held_with_the_invoices_that_may_miss_it(folder: Path) -> None:
    ready, held = parts(folder, HEADER + row(1) + row(2) + "2,zoek\n" + row(3) + row(4))
    assert ready == HEADER + row(1) + row(4)
    assert held is not None
    assert held.splitlines(keepends=True)[1:] == [
        with_reason(row(2), f'"{UNSURE}"'),
        with_reason("2,zoek\n", RAGGED),
        with_reason(row(3), f'"{UNSURE}"'),
    ]


def test_a_line_without_a_number_is_held_with_its_neighbours(folder: Path) -> None:
    ready, held = parts(folder, HEADER + row(1) + row(2) + row("") + row(3) + row(4))
    assert ready == HEADER + row(1) + row(4)
    assert held is not None
    assert [line.split(",")[0] for line in held.splitlines()[1:]] == ["2", "", "3"]


def test_a_line_whose_number_is_wrong_may_be_one_of_its_neighbours(folder: Path) -> None:
    ready, held = parts(folder, HEADER + row(1) + row(2) + row("2b") + row(3) + row(4))
    assert ready == HEADER + row(1) + row(4)
    assert held is not None
    assert [line.split(",")[0] for line in held.splitlines()[1:]] == ["2", "2b", "3"]


def test_an_invoice_that_stands_twice_waits_twice_and_keeps_nothing_beside_it_back(folder: Path) -> None:
    ready, held = parts(folder, HEADER + row(1) + row(2) + row(3) + row(2) + row(4))
    assert ready == HEADER + row(1) + row(3) + row(4)
    assert held is not None
    assert [line.split(",")[0] for line in held.splitlines()[1:]] == ["2", "2"]


def test_an_invoice_that_a_broken_row_names_is_held_wherever_it_stands(folder: Path) -> None:
    ready, held = parts(folder, HEADER + row(1) + row(2) + row(3) + row(4) + "2,zoek\n")
    assert ready == HEADER + row(1) + row(3)
    assert held is not None
    assert [line.split(",")[0] for line in held.splitlines()[1:]] == ["2", "4", "2"]


def test_an_invoice_that_is_rejected_only_without_the_others_is_held_too(folder: Path) -> None:
    """Where nineteen in twenty numbers begin with the year of their date, the others are wrong; before, they were not."""
    (folder / "plango-lint.toml").write_text('[severity]\nnumber-year-differs-from-date = "error"\n')
    rows = [row(202400000 + number) for number in range(1, 22)]
    rows[5], rows[15] = (line.replace("15-01-2024", "15-12-2023") for line in (rows[5], rows[15]))
    rows[15] = rows[15].replace('"870,00"', UNREADABLE)
    ready, held = parts(folder, HEADER + "".join(rows))
    assert ready == HEADER + "".join(line for index, line in enumerate(rows) if index not in (5, 15))
    assert held == (
        with_reason(HEADER, "Reason")
        + with_reason(rows[5], "Invoice number of another year than its date")
        + with_reason(rows[15], AMOUNT)
    )


def test_a_line_without_a_number_is_held_also_where_no_rule_says_so(folder: Path) -> None:
    ready, held = parts(
        folder, HEADER + row(1) + row(2) + row("") + row(3) + row(4), "--ignore", "missing-invoice-number"
    )
    assert ready == HEADER + row(1) + row(4)
    assert held is not None
    assert with_reason(row(""), "No readable invoice number") in held


def test_totals_and_repeated_headers_are_no_invoices_and_get_lost_nowhere(folder: Path) -> None:
    total = ',,,,,,,Totaal,"1.740,00",\n'
    ready, held = parts(folder, HEADER + row(1) + HEADER + row(2) + total)
    assert ready == HEADER + row(1) + row(2)
    assert held == (
        with_reason(HEADER, "Reason")
        + with_reason(HEADER, "Column names again further down")
        + with_reason(total, "Totals in between the invoice lines")
    )


def test_empty_lines_at_the_end_wait_too(folder: Path) -> None:
    ready, held = parts(folder, EXPORT + "\n,,,,,,,,,\n\n")
    assert ready == HEADER + row(1) + row(3)
    assert held == with_reason(HEADER, "Reason") + with_reason(row(2, UNREADABLE), AMOUNT) + "\n,,,,,,,,,\n\n"


def test_a_blank_row_waits_with_the_others_but_is_no_reason_to_split(folder: Path) -> None:
    blank = ",,,,,,,,,\n"
    assert parts(folder, HEADER + row(1) + blank + row(2)) == (None, None)
    ready, held = parts(folder, HEADER + row(1) + blank + row(2) + row(3, UNREADABLE))
    assert ready == HEADER + row(1) + row(2)
    assert held == with_reason(HEADER, "Reason") + blank + with_reason(row(3, UNREADABLE), AMOUNT)


def test_a_row_that_cannot_be_read_is_held_also_where_its_rule_is_off(folder: Path) -> None:
    ready, held = parts(folder, HEADER + row(1) + row(2) + "9,zoek\n", "--ignore", "ragged-row")
    assert ready == HEADER + row(1)
    assert held is not None
    assert held.endswith(with_reason("9,zoek\n", RAGGED))


def test_a_line_for_excel_that_is_put_up_with_stays_above_what_is_held(folder: Path) -> None:
    ready, held = parts(folder, "sep=,\n" + EXPORT, "--ignore", "separator-line")
    assert ready == HEADER + row(1) + row(3)
    assert held == "sep=,\n" + with_reason(HEADER, "Reason") + with_reason(row(2, UNREADABLE), AMOUNT)


def test_a_title_above_the_header_keeps_no_invoice_back(folder: Path) -> None:
    ready, held = parts(folder, "Facturen januari\n" + HEADER + row(1) + row(2))
    assert ready == HEADER + row(1) + row(2)
    assert held == with_reason("Facturen januari\n", RAGGED) + with_reason(HEADER, "Reason")


def test_empty_cells_behind_the_last_column_make_way_for_the_reason(folder: Path) -> None:
    bad = row(2, debtor="")
    _, held = parts(folder, HEADER + row(1) + bad.replace("\n", ",,\n"))
    assert held == with_reason(HEADER, "Reason") + with_reason(bad, "Debtor number missing")


def test_a_cell_of_several_lines_stays_whole(folder: Path) -> None:
    long = row(2, UNREADABLE, text='"Rijles\nin Utrecht"')
    good = row(3, text='"Rijles\nin ""Zeist"""')
    ready, held = parts(folder, HEADER + row(1) + long + good)
    assert ready == HEADER + row(1) + good
    assert held == with_reason(HEADER, "Reason") + with_reason(long, AMOUNT)


def test_the_reason_is_quoted_where_the_file_quotes_everything(folder: Path) -> None:
    def quoted(text: str) -> str:
        cells = text.rstrip("\n").replace('"', "").split(",")
        return ",".join(f'"{cell}"' for cell in cells) + "\n"

    _, held = parts(folder, quoted(HEADER) + quoted(row(1, "870")) + quoted(row(2, "x")))
    assert held == with_reason(quoted(HEADER), '"Reason"') + with_reason(quoted(row(2, "x")), f'"{AMOUNT}"')


@pytest.mark.parametrize(
    ("mark", "codec", "end"),
    [
        (codecs.BOM_UTF8, "utf-8", "\r\n"),
        (b"", "cp1252", "\r\n"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "\n"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "\r"),
        (b"", "utf-8", "\r"),
    ],
)
def test_bytes_stay_what_they_are(mark: bytes, codec: str, end: str, folder: Path) -> None:
    """Encoding, its mark, line ends, and a last line without one."""

    def data(text: str) -> bytes:
        return mark + text.replace("\n", end).encode(codec)

    bad = row(2, UNREADABLE, text="Rijles Zoë", end="")
    (folder / "facturen.csv").write_bytes(data(HEADER + row(1, text="Rijles José") + bad))
    assert split("facturen.csv") == 1
    assert (folder / "facturen.ready.csv").read_bytes() == data(HEADER + row(1, text="Rijles José"))
    held = with_reason(HEADER, "Reason") + with_reason(bad, AMOUNT, end="")
    assert (folder / "facturen.held.csv").read_bytes() == data(held)


def test_a_reason_that_the_encoding_does_not_have_is_written_as_far_as_it_goes(folder: Path) -> None:
    rules = folder / "rules"
    rules.mkdir()
    texts = 'title = "Žluť €"\nmessage = "m"\nhint = "h"\nwhy = "w"\n'
    (rules / "no-name.toml").write_text(
        'severity = "error"\ncheck = "cells"\nof = ["invoices.name"]\nare = "empty"\ncause = "file"\n'
        f'source = "x"\n\n[en]\n{texts}\n[nl]\n{texts}\n[good]\n"invoices.csv" = "Factuurnummer\\n5\\n"\n\n[bad]\n'
        '"invoices.csv" = "Factuurnummer,Naam leerling\\n5,    <- Naam leerling\\n"\n',
        encoding="utf-8",
    )
    text = "Naam," + HEADER + "Zoë," + row(1) + "," + row(2)
    (folder / "facturen.csv").write_bytes(text.encode("cp1252"))
    assert split("facturen.csv", "--rules", "rules") == 1
    held = (folder / "facturen.held.csv").read_bytes().decode("cp1252")
    assert held.splitlines()[1].endswith(",2,Žlu? €")


def test_an_export_without_header_has_none_in_either_part(folder: Path) -> None:
    names = (
        "number",
        "date",
        "debtor",
        "description",
        "year",
        "period",
        "ledger",
        "line_description",
        "amount",
        "vat_code",
    )
    columns = "".join(f"{name} = {place}\n" for place, name in enumerate(names, 1))
    (folder / "plango-lint.toml").write_text(f"[columns.invoices]\n{columns}")
    rows = [row(number) for number in range(202400001, 202400009)]
    bad = row(202400009, "x")
    ready, held = parts(folder, "".join([*rows, bad]))
    assert ready == "".join(rows)
    assert held == with_reason(bad, AMOUNT)


# Other files, settings


def test_an_invoice_of_a_debtor_that_exact_refuses_is_held(folder: Path) -> None:
    debtors = "Debiteurnummer,Naam,E-mail\n934,Jan de Vries,jan@example\n935,Piet Bakker,piet@example.nl\n"
    (folder / "debiteuren.csv").write_text(debtors)
    ready, held = parts(folder, HEADER + row(1) + row(2, debtor="935"), "debiteuren.csv")
    assert ready == HEADER + row(2, debtor="935")
    assert held == with_reason(HEADER, "Reason") + with_reason(row(1), "Debtor: Wrong e-mail address")
    assert text_of(folder / "debiteuren.csv") == debtors
    assert files(folder) == ["debiteuren.csv", "facturen.csv", "facturen.held.csv", "facturen.ready.csv"]


def test_an_invoice_of_a_debtor_in_a_broken_row_is_held(folder: Path) -> None:
    debtors = "Debiteurnummer,Naam,E-mail\n934,Jan de Vries\n935,Piet Bakker,piet@example.nl\n"
    (folder / "debiteuren.csv").write_text(debtors)
    ready, held = parts(folder, HEADER + row(1) + row(2, debtor="935"), "debiteuren.csv")
    assert ready == HEADER + row(2, debtor="935")
    assert held == with_reason(HEADER, "Reason") + with_reason(row(1), f"Debtor: {RAGGED}")


@pytest.mark.parametrize("code", ['"934,0"', "#####", ""], ids=["a zero behind it", "hashes", "empty"])
def test_an_invoice_of_a_debtor_whose_number_is_damaged_is_held(code: str, folder: Path) -> None:
    """Where the number is gone, that debtor may be whoever is known nowhere."""
    (folder / "debiteuren.csv").write_text(f"Debiteurnummer,Naam\n{code},Jan de Vries\n935,Piet Bakker\n")
    ready, _ = parts(folder, HEADER + row(1) + row(2, debtor="935"), "debiteuren.csv")
    assert ready == HEADER + row(2, debtor="935")


def test_a_damaged_number_of_somebody_else_keeps_back_no_known_debtor(folder: Path) -> None:
    (folder / "debiteuren.csv").write_text("Debiteurnummer,Naam\n#####,Jan de Vries\n935,Piet Bakker\n")
    (folder / "relaties.csv").write_text("Code;Naam;Status\n934;Kees;Klant\n")
    ready, held = parts(folder, HEADER + row(1) + row(2, debtor="935"), "debiteuren.csv", "relaties.csv")
    assert (ready, held) == (None, None)


def test_a_code_in_a_broken_row_that_another_row_holds_keeps_nothing_back(folder: Path) -> None:
    """It is the number of a house there, or of a classmate."""
    (folder / "debiteuren.csv").write_text("Debiteurnummer,Naam,E-mail\n934,Jan de Vries,\n935,934\n")
    ready, _ = parts(folder, HEADER + row(1) + row(2, debtor="935"), "debiteuren.csv")
    assert ready == HEADER + row(1)


@pytest.mark.parametrize(
    "settings",
    [
        'ignore = ["unreadable-amount"]\n',
        '[severity]\nunreadable-amount = "off"\n',
        '[severity]\nunreadable-amount = "warning"\n',
        '[[accept]]\nrule = "unreadable-amount"\ninvoice = "2"\nreason = "as agreed"\n',
    ],
    ids=["ignored", "off", "a warning", "accepted"],
)
def test_what_is_no_open_error_keeps_nothing_back(settings: str, folder: Path) -> None:
    (folder / "plango-lint.toml").write_text(settings)
    assert parts(folder, EXPORT) == (None, None)


def test_an_exception_does_not_count_with_no_exceptions(folder: Path) -> None:
    (folder / "plango-lint.toml").write_text(
        '[[accept]]\nrule = "unreadable-amount"\ninvoice = "2"\nreason = "as agreed"\n'
    )
    ready, _ = parts(folder, EXPORT, "--no-exceptions")
    assert ready == HEADER + row(1) + row(3)


def test_a_warning_made_an_error_keeps_an_invoice_back(folder: Path) -> None:
    (folder / "plango-lint.toml").write_text('[severity]\nmissing-description = "error"\n')
    ready, _ = parts(folder, HEADER + row(1) + row(2, text=""))
    assert ready == HEADER + row(1)


def test_every_export_of_the_run_gets_its_two_parts(folder: Path) -> None:
    (folder / "a.csv").write_text(EXPORT)
    (folder / "b.csv").write_text(HEADER + row(4) + row(5, UNREADABLE))
    (folder / "c.csv").write_text(HEADER + row(6))
    assert split("a.csv", "b.csv", "c.csv") == 1
    assert files(folder) == [
        "a.csv",
        "a.held.csv",
        "a.ready.csv",
        "b.csv",
        "b.held.csv",
        "b.ready.csv",
        "c.csv",
    ]
    assert text_of(folder / "b.ready.csv") == HEADER + row(4)


def test_an_earlier_export_is_not_split(folder: Path) -> None:
    (folder / "december.csv").write_text(HEADER + row(1, UNREADABLE))
    (folder / "facturen.csv").write_text(HEADER + row(2) + row(3, UNREADABLE))
    assert split("facturen.csv", "--earlier", "december.csv") == 1
    assert files(folder) == ["december.csv", "facturen.csv", "facturen.held.csv", "facturen.ready.csv"]


def test_an_invoice_that_is_in_exact_already_is_held(folder: Path) -> None:
    (folder / "december.csv").write_text(HEADER + row(1))
    (folder / "facturen.csv").write_text(HEADER + row(1) + row(2))
    assert split("facturen.csv", "--earlier", "december.csv") == 1
    assert text_of(folder / "facturen.ready.csv") == HEADER + row(2)


def test_a_folder_is_split_again_without_its_parts(folder: Path) -> None:
    (folder / "facturen.csv").write_text(EXPORT)
    assert split(".") == 1
    assert split(".", "--force") == 1
    assert files(folder) == ["facturen.csv", "facturen.held.csv", "facturen.ready.csv"]
    assert text_of(folder / "facturen.ready.csv") == HEADER + row(1) + row(3)
