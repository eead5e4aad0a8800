"""Without a header row, columns are told by their cells as far as that is sure."""

from __future__ import annotations

import pytest

from plango_lint.settings import Settings
from tests.administration import clean, varied, write
from tests.reading.exports import export, left_out, read_one, row


@pytest.mark.parametrize("seed", range(12))
def test_nothing_is_guessed_wrong(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Every field that is found in a clean export without its header row is the right one."""
    administration = clean(seed, **varied(seed))
    folder = tmp_path_factory.mktemp("export")
    write(administration, folder)
    data = (folder / administration.paths["invoices"]).read_bytes().decode("utf-8-sig")
    source = read_one(data.split("\n", 1)[1])
    found = {column.position: column.field for column in source.columns if column.field}
    fields = administration.layout.fields
    assert found == {position: fields[position - 1] for position in found}
    assert {"number", "date", "description", "ledger", "year"} <= {*found.values()}


def test_the_articles_row_alone() -> None:
    """One row is enough for what cannot be anything else."""
    source = read_one(export(row(202400005), header=None))
    found = {column.field for column in source.columns}
    assert {
        "number",
        "date",
        "debtor",
        "description",
        "year",
        "period",
        "ledger",
        "amount",
        "vat_code",
    } <= found


def test_two_equal_candidates_stay_unknown() -> None:
    """Two columns of dates that are the same."""
    source = read_one(export(*(row(202400000 + n) + ",02-01-2024" for n in range(4)), header=None))
    assert source.column_of("date") is None


def test_positions_in_the_settings() -> None:
    """They say what the file is, and which column is what."""
    positions: dict[str, str | int] = {"number": 2, "date": 1, "amount": 3}
    source = read_one("02-01-2024,5,1.00\n03-01-2024,6,1.00\n", Settings(columns={"invoices": positions}))
    assert source.role == "invoices"
    assert {column.field for column in source.columns} == {*positions}


def test_decimal_comma_without_a_header_row() -> None:
    """The amount column is known from the rows that are sound."""
    rows = [row(202400000 + n) for n in range(6)]
    source = read_one(export(*rows, row(202400006, "870,00"), header=None))
    assert (source.joined, left_out(source)) == ([6], [])
