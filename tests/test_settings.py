"""plango-lint.toml: what it may say, and the sentence about what it may not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plango_lint.errors import CannotRun
from plango_lint.settings import Accept, MappingRow, Settings, find, load, matches, parse

EXAMPLE = """
language = "nl"
files = ["export"]
fail-on = "warning"
ignore = ["credit-note"]
limit = 5
as-of = "2024-02-01"
register = ".plango-lint/register.sqlite3"

[severity]
several-periods = "warning"

[exact]
lists = ["exact"]
ledger-accounts = ["810200", "810300"]
vat-codes = "nl-standard"
journals = ["70"]

[import]
invoice-number-column = 9
columns = ["Boekjaar", "Periode"]
number-notation = "1.234,56"
date-notation = "dd-mm-yyyy"
first-import = true
settings-since = 2024-01-01
vat-filed-until = 2023-12-31

[columns.invoices]
number = "Factuurnr."
ledger = 10

[mapping]
"Rijles*" = "810200"
"CBR*" = { ledger = "1900", vat = "0" }

[products]
vat-exempt = ["Code 95*"]

[policy]
debtor-code = "any"

[[accept]]
rule = "gap-in-invoice-numbers"
invoice = "202400007..202400009"
reason = "Drafts deleted in PlanGo"
until = 2024-12-31
"""


def test_the_example_of_the_documentation_is_read_whole(tmp_path: Path) -> None:
    """Every key ends up in its own place, by type."""
    settings = parse(EXAMPLE, tmp_path)
    assert settings.language == "nl"
    assert settings.files == (tmp_path / "export",)
    assert settings.fail_on == "warning"
    assert settings.limit == 5
    assert settings.as_of == date(2024, 2, 1)
    assert settings.severity == {"several-periods": "warning"}
    assert settings.exact.ledger_accounts == ("810200", "810300")
    assert (settings.exact.vat_codes, settings.exact.vat_preset) == ((), "nl-standard")
    assert settings.saved_import.columns == ("Boekjaar", "Periode")
    assert settings.saved_import.first_import
    assert settings.saved_import.vat_filed_until == date(2023, 12, 31)
    assert settings.columns == {"invoices": {"number": "Factuurnr.", "ledger": 10}}
    assert settings.policy.debtor_code == "any"


def test_relative_paths_start_from_the_folder_of_the_settings(tmp_path: Path) -> None:
    """files, lists, rules and register are found from where the settings file stands."""
    (tmp_path / "huisregels").mkdir()
    settings = parse('rules = ["huisregels"]\nregister = "r.sqlite3"\n[exact]\nlists = ["exact"]', tmp_path)
    assert settings.rules == (tmp_path / "huisregels",)
    assert settings.register == tmp_path / "r.sqlite3"
    assert settings.exact.lists == (tmp_path / "exact",)


def test_mapping_keeps_the_order_of_the_file(tmp_path: Path) -> None:
    """First match wins, so order is meaning; a plain text is the account."""
    assert parse(EXAMPLE, tmp_path).mapping == (
        MappingRow("Rijles*", "810200", None),
        MappingRow("CBR*", "1900", "0"),
    )


def test_an_exception_holds_a_range_of_invoices(tmp_path: Path) -> None:
    """Both ends of a range are part of it."""
    assert parse(EXAMPLE, tmp_path).accept == (
        Accept(
            "gap-in-invoice-numbers",
            "Drafts deleted in PlanGo",
            (202400007, 202400009),
            until=date(2024, 12, 31),
            line=42,
        ),
    )


def test_an_exception_knows_its_line(tmp_path: Path) -> None:
    """The line on which its [[accept]] stands, so that a report can point there."""
    text = "[[accept]]\nrule = 'credit-note'\nreason = 'r'\n\n  [[ accept ]]  # again\nrule = 'zero-amount'\nreason = 'r'\n"
    assert [exception.line for exception in parse(text, tmp_path).accept] == [1, 5]


@pytest.mark.parametrize("written", ["202400007", '"202400007"'])
def test_an_exception_holds_one_invoice(written: str, tmp_path: Path) -> None:
    """A number may be written with or without quotes."""
    text = f'[[accept]]\nrule = "credit-note"\nreason = "r"\ninvoice = {written}'
    assert parse(text, tmp_path).accept[0].invoice == (202400007, 202400007)


def test_globs_of_earlier_exports_are_expanded(tmp_path: Path) -> None:
    """A folder of processed exports may still be empty."""
    (tmp_path / "verwerkt").mkdir()
    (tmp_path / "verwerkt" / "b.csv").touch()
    (tmp_path / "verwerkt" / "a.csv").touch()
    settings = parse('[exact]\nearlier = ["verwerkt/*.csv", "none/*.csv", "one.csv"]', tmp_path)
    assert settings.exact.earlier == (
        tmp_path / "verwerkt" / "a.csv",
        tmp_path / "verwerkt" / "b.csv",
        tmp_path / "one.csv",
    )


def test_an_absolute_glob_is_expanded(tmp_path: Path) -> None:
    """Earlier exports may stand on another disk."""
    (tmp_path / "a.csv").touch()
    settings = parse(f"[exact]\nearlier = ['{tmp_path / '*.csv'}']", Path("elsewhere"))
    assert settings.exact.earlier == (tmp_path / "a.csv",)


def test_products_that_are_not_named_keep_their_defaults(tmp_path: Path) -> None:
    """Naming one list of products does not empty the others."""
    products = parse(EXAMPLE, tmp_path).products
    assert products.vat_exempt == ("Code 95*",)
    assert "*CBR*" in products.exam_fees


WRONG = [
    ("languag = 'nl'", "plango-lint.toml:", 'unknown key "languag"; did you mean language?'),
    ("[exact]\nlist = []", "[exact]", 'unknown key "list"; did you mean lists?'),
    ("[exact]\nfail-on = 'error'", "[exact]", "fail-on belongs at the top"),
    ("first-import = true", "", "first-import belongs in [import]"),
    ("language = 'de'", "language: expected one of nl, en", 'found "de"'),
    ("files = 'export'", "files: expected a list of texts in quotes", 'found "export"'),
    ("limit = true", "limit: expected a whole number of 1 or more", "found true"),
    ("limit = 0", "limit:", "found 0"),
    ("as-of = '31-12-2024'", "as-of: expected a date such as 2024-12-31", 'found "31-12-2024"'),
    ("as-of = 2024-12-31T10:00:00", "as-of: expected a date", "found 2024-12-31"),
    ("ignore = ['credit-nota']", "ignore:", "did you mean credit-note"),
    ("ignore = ['zzz-*']", "ignore:", 'unknown rule "zzz-*"'),
    ("[severity]\ncredit-nota = 'off'", "[severity]", "did you mean credit-note"),
    ("[severity]\ncredit-note = 'fatal'", "[severity] credit-note: expected one of error", "fatal"),
    ("severity = 'error'", "severity: expected a section headed [severity]", ""),
    ("[exact]\nledger-accounts = [810200]", "[exact] ledger-accounts:", "texts in quotes"),
    ("[exact]\nvat-codes = 'nl-standrd'", '"nl-standard" or a list of codes', "nl-standrd"),
    ("[import]\nfirst-import = 'yes'", "[import] first-import: expected true or false", '"yes"'),
    ("[import]\ninvoice-number-column = 0", "invoice-number-column:", "found 0"),
    ("[import]\nnumber-notation = '1234,56'", "number-notation: expected one of 1.234,56, 1,234.56", ""),
    ("[import]\ndate-notation = 'dd/mm'", "date-notation: expected one of dd-mm-yyyy", ""),
    ("[columns.invoice]\nnumber = 1", "[columns]", 'unknown role "invoice"; did you mean invoices?'),
    ("[columns.invoices]\nnumbr = 1", "[columns.invoices]", 'unknown field "numbr"; did you mean number?'),
    ("[columns.invoices]\nnumber = true", "[columns.invoices] number:", "found true"),
    ("[mapping]\n'CBR*' = 1900", "[mapping] CBR*:", "found 1900"),
    ("[mapping]\n'CBR*' = { leger = '1' }", "[mapping.CBR*]", "did you mean ledger?"),
    ("[policy]\nperiods-per-year = 0", "[policy] periods-per-year:", "found 0"),
    ("[accept]\nrule = 'credit-note'", "accept: expected sections headed [[accept]]", ""),
    ("[[accept]]\nrule = 'credit-note'", "[[accept]] number 1: reason:", "needs a reason"),
    ("[[accept]]\nrule = 'credit-note'\nreason = ' '", "[[accept]] number 1: reason:", ""),
    ("[[accept]]\nreason = 'r'", "[[accept]] number 1: rule:", ""),
    ("[[accept]]\nrule = 'credit-nota'\nreason = 'r'", "rule: unknown rule", "did you mean credit-note"),
    ("[[accept]]\nrule = 'credit-note'\nreason = 'r'\nfield = 'ledgr'", "field:", "did you mean ledger?"),
    (
        "[[accept]]\nrule = 'credit-note'\nreason = 'r'\ninvoice = '9..7'",
        "invoice: expected a number",
        "9..7",
    ),
    ("[[accept]]\nrule = 'credit-note'\nreason = 'r'\ninvoice = true", "invoice:", "found true"),
    ("limit = ", "is not valid TOML", "line 1"),
    ('files = ["C:\\exports"]', "is not valid TOML", "write paths with /"),
]


@pytest.mark.parametrize(("text", "place", "remedy"), WRONG, ids=[text for text, _, _ in WRONG])
def test_a_mistake_is_one_sentence_with_its_place(text: str, place: str, remedy: str, tmp_path: Path) -> None:
    """File, key, what was expected and the nearest name; the sentence ends once."""
    with pytest.raises(CannotRun) as stop:
        parse(text, tmp_path)
    sentence = str(stop.value)
    assert sentence.startswith("plango-lint.toml:")
    assert place in sentence
    assert remedy in sentence
    assert sentence[-1] in ".?"
    assert not sentence.endswith(("?.", ".."))


def test_without_a_file_the_defaults_hold() -> None:
    """Nobody needs a settings file."""
    assert load(None) == Settings()


def test_a_file_of_notepad_is_read(tmp_path: Path) -> None:
    """A byte order mark is no mistake."""
    path = tmp_path / "plango-lint.toml"
    path.write_text('language = "nl"', encoding="utf-8-sig")
    assert load(path).language == "nl"


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_file_that_cannot_be_read_stops_the_run(content: bytes | None, tmp_path: Path) -> None:
    """Missing, or no UTF-8: a sentence that names the file."""
    path = tmp_path / "plango-lint.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CannotRun, match="plango-lint"):
        load(path)


def test_somebodys_own_rule_may_be_named(tmp_path: Path) -> None:
    """Rule names are checked against the user's folders too."""
    shipped = Path(__file__).parent.parent / "rules" / "unknown-ledger-account.toml"
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "house-rule.toml").write_bytes(shipped.read_bytes())
    settings = parse('rules = ["own"]\nignore = ["house-*"]', tmp_path)
    assert settings.ignore == ("house-*",)


def test_the_nearest_settings_above_the_first_path_count(tmp_path: Path) -> None:
    """Looked up from the folder of the first path upwards."""
    (tmp_path / "books" / "2024").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    for folder in (tmp_path / "books", tmp_path / "elsewhere"):
        (folder / "plango-lint.toml").touch()
    found = find(tmp_path / "books" / "2024" / "facturen.csv", tmp_path / "elsewhere")
    assert found == (tmp_path / "books" / "plango-lint.toml").resolve()


def test_settings_of_the_current_folder_count_for_paths_without_any(tmp_path: Path) -> None:
    """Then they are looked up from the current folder."""
    (tmp_path / "books").mkdir()
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "plango-lint.toml").touch()
    assert find(tmp_path / "books", tmp_path / "work") == (tmp_path / "work" / "plango-lint.toml").resolve()
    assert find(None, tmp_path / "books") is None


@pytest.mark.parametrize(
    ("text", "glob", "fits"),
    [
        ("Praktijkexamen CBR", "*cbr*", True),
        ("RIJLES 60 min", "rijles*", True),
        ("Losse rijles", "rijles*", False),
        ("Les [A]", "les [a]", True),
        ("Les A", "les [a]", False),
        ("Les?", "Les?", True),
        ("Lessen", "Les?", False),
        ("Rijles\nauto", "rijles*auto", True),
    ],
)
def test_only_a_star_is_special_in_a_glob(text: str, glob: str, fits: bool) -> None:
    """Case is folded; brackets and question marks stand for themselves."""
    assert matches(text, [glob]) is fits


def test_no_globs_match_nothing() -> None:
    """An empty list of products names no product."""
    assert not matches("", [])
