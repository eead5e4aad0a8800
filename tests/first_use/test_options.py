"""Options of `plango-lint init`: an answer to every question."""

from __future__ import annotations

from pathlib import Path

import pytest

from plango_lint.settings import load
from tests.first_use.conftest import NAME, Captured, init
from tests.first_use.folders import LESSONS, invoices


def test_options_answer(school: Path) -> None:
    """Every question has its option."""
    init(
        "--no-earlier", "--saved-import", "--first-import", "--no-mapping", "--small-business-scheme",
        "--debtor-code", "any", "--settings-since", "01-02-2024", "--vat-filed-until", "2023-12-31",
    )  # fmt: skip
    settings = load(school / NAME)
    assert settings.files == (school, school / "verwerkt")
    assert settings.exact.earlier == ()
    assert settings.saved_import.invoice_number_column == 9
    assert settings.saved_import.first_import
    assert (settings.policy.small_business_scheme, settings.policy.debtor_code) == (True, "any")
    assert (
        f"{settings.saved_import.settings_since} {settings.saved_import.vat_filed_until}"
        == "2024-02-01 2023-12-31"
    )
    assert settings.mapping == ()


def test_columns_by_option(school: Path) -> None:
    """A header or a position; what they say is read at once."""
    text = invoices(*LESSONS).replace("Debiteurnummer", "Wie").replace(",934,", ",L-934,")
    (school / "facturen.csv").write_text(text)
    init("--column", "invoices.debtor=Wie", "--column", "debtors.code=1", "--no-earlier")
    settings = load(school / NAME)
    assert settings.columns == {"invoices": {"debtor": "Wie"}, "debtors": {"code": 1}}
    assert settings.policy.debtor_code == "digits"


def test_products_by_option(school: Path) -> None:
    """The proposed texts, or none of them."""
    (school / "facturen.csv").write_text(invoices(("Autoles", "810200", "2"), ("Autoles", "810200", "2")))
    init("--products")
    assert load(school / NAME).products.lessons[-1] == "*autoles*"
    init("--no-products", "--force")
    assert "*autoles*" not in load(school / NAME).products.lessons


USAGE = [
    (["--settings-since", "soon"], "expected a date such as 2024-12-31"),
    (["--vat-filed-until", "31-09-2023"], "expected a date such as 2024-12-31"),
    (["--column", "number=9"], "expected TABLE.FIELD=COLUMN"),
    (["--column", "invoice.number=9"], "did you mean invoices?"),
    (["--column", "invoices.numbr=9"], "did you mean number?"),
    (["--earlier", "a.csv", "--no-earlier"], "cannot be given with --no-earlier"),
    (["--debtor-code", "letters"], "--debtor-code"),
    (["--language", "de"], "--language"),
]


@pytest.mark.parametrize(("options", "remedy"), USAGE, ids=[" ".join(options) for options, _ in USAGE])
def test_a_wrong_option_is_a_usage_error(
    options: list[str], remedy: str, school: Path, capsys: Captured
) -> None:
    """Exit code 2, the remedy on standard error, and nothing written."""
    assert init(*options) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert remedy in err
    assert not (school / NAME).exists()


def test_an_earlier_export_that_is_none(school: Path, capsys: Captured) -> None:
    """Only invoices that were found can be in Exact."""
    assert init("--earlier", "debiteuren.csv") == 2
    assert "debiteuren.csv: that is no export with invoices in ." in capsys.readouterr().err
    assert not (school / NAME).exists()
