"""The questions of `init`, asked in a real terminal."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from plango_lint.settings import load
from tests.first_use.folders import LESSONS, invoices, sample
from tests.first_use.terminal import Terminal

EARLIER, SAVED, FIRST, MAPPING, FILED = (
    "Which are in Exact already?",
    "Do you have such a profile",
    "Is this the first time",
    "Which are not right?",
    "Up to which day has it been filed?",
)


def dutch(folder: Path) -> Terminal:
    """`init` in this folder, in Dutch."""
    return Terminal(folder, "init", "--language", "nl")


def english(folder: Path, *options: str) -> Terminal:
    return Terminal(folder, "init", "--language", "en", *options)


def test_enter_takes_every_proposal(tmp_path: Path) -> None:
    """Language, earlier exports, profile, mapping, VAT; then the file and the first check."""
    folder = sample(tmp_path / "school")
    screen = Terminal(folder, "init")
    for question in ("(en, nl) [en]: ", f"{EARLIER}", SAVED, MAPPING, FILED):
        screen.wait_for(question)
        screen.type()
    assert screen.end() == 0
    assert "Written: plango-lint.toml" in screen.screen
    settings = load(folder / "plango-lint.toml")
    assert settings.language == "en"
    assert settings.exact.earlier == (folder / "verwerkt" / "facturen-2023-11-12.csv",)
    assert settings.saved_import.columns is None
    assert settings.mapping[0].pattern == "Rijles*"
    report = screen.report.read_text("utf-8")
    assert report.startswith("CHECK FIRST: 0 errors, 1 warning")
    assert "Written" not in report


def test_answers_end_up_in_the_file(tmp_path: Path) -> None:
    """In Dutch: no export is in Exact, there is a profile, two rows are wrong, VAT is filed."""
    folder = sample(tmp_path / "school")
    screen = dutch(folder)
    screen.wait_for("Welke staan al in Exact?")
    screen.type("geen")
    screen.wait_for("Heb je in Exact al zo'n profiel")
    screen.type("ja")
    screen.wait_for("Welke kloppen niet?")
    screen.type("1, 3")
    screen.wait_for("Tot en met welke dag")
    screen.type("31-12-2023")
    screen.end()
    settings = load(folder / "plango-lint.toml")
    assert settings.language == "nl"
    assert [path.name for path in settings.files] == ["school", "verwerkt"]
    assert settings.exact.earlier == ()
    assert settings.saved_import.invoice_number_column == 9
    assert settings.saved_import.vat_filed_until == date(2023, 12, 31)
    assert not {"Rijles*", "Theorie-examen auto"} & {row.pattern for row in settings.mapping}
    assert screen.report.read_text("utf-8").splitlines()[-1].startswith("EERST NAKIJKEN")


def test_a_wrong_answer_is_asked_again_with_a_hint(tmp_path: Path) -> None:
    """Every kind of question says what it would understand."""
    screen = english(sample(tmp_path / "school"))
    for question, wrong, hint in (
        (EARLIER, "3", "Type numbers from 1 to 2"),
        (SAVED, "perhaps", "Type yes or no"),
        (MAPPING, "1 two", "Type numbers from 1 to 10"),
        (FILED, "31-09-2023", "That is no day"),
    ):
        screen.wait_for(question)
        screen.type(wrong)
        screen.wait_for(hint)
        screen.wait_for(question)
        screen.type()
    assert screen.end() == 0


def test_what_an_option_answers_is_not_asked(tmp_path: Path) -> None:
    """With an option for every question nothing is left but Enter-free work."""
    folder = sample(tmp_path / "school")
    options = (
        "--earlier",
        "verwerkt/facturen-2023-11-12.csv",
        "--saved-import",
        "--no-first-import",
        "--mapping",
    )
    screen = english(folder, *options, "--vat-filed-until", "30-09-2023")
    assert screen.end() == 0
    assert "?" not in screen.screen.replace("\x1b[?", "")  # the cursor is hidden while progress is shown
    assert load(folder / "plango-lint.toml").saved_import.vat_filed_until == date(2023, 9, 30)


def test_a_first_import_is_asked_for_without_relations_and_earlier_exports(tmp_path: Path) -> None:
    """And then there is no profile to ask for."""
    folder = tmp_path / "school"
    folder.mkdir()
    (folder / "facturen.csv").write_text(invoices(*LESSONS))
    screen = english(folder)
    screen.wait_for(FIRST)
    screen.type("y")
    screen.wait_for(MAPPING)
    screen.type("all")
    screen.wait_for(FILED)
    screen.type()
    screen.end()
    settings = load(folder / "plango-lint.toml")
    assert settings.saved_import.first_import
    assert settings.mapping == ()
    assert SAVED not in screen.screen


def test_columns_that_are_not_recognised_are_asked_for(tmp_path: Path) -> None:
    """With the first cells of each column, which do nothing to the terminal; a header is remembered by its name."""
    folder = tmp_path / "school"
    folder.mkdir()
    text = invoices(("\x1b[2JRijles", "8000", "2"), ("[red]Rijles", "8000", "2")).replace(
        "Debiteurnummer", "Wie"
    )
    (folder / "facturen.csv").write_text(text.replace("934", "J-934"))
    screen = english(folder, "--no-first-import", "--no-saved-import", "--no-mapping", "--debtor-code", "any")
    screen.wait_for("␛[2JRijles | [red]Rijles")
    screen.wait_for("Which column holds the debtor number? Number, or 0 when there is none [0]: ")
    screen.type("3")
    screen.wait_for(FILED)
    screen.type()
    screen.end()
    assert load(folder / "plango-lint.toml").columns == {"invoices": {"debtor": "Wie"}}
    assert "missing-column" not in screen.report.read_text("utf-8")


def test_a_file_that_is_not_recognised_is_asked_for(tmp_path: Path) -> None:
    """The owner says what it is, and which columns count; their headers are remembered."""
    folder = tmp_path / "school"
    folder.mkdir()
    (folder / "facturen.csv").write_text(invoices(*LESSONS))
    (folder / "klanten.csv").write_text('Nr,Wie,Wat\n934,"Vries, J. de",Jan\n')
    screen = english(folder, "--no-first-import", "--no-saved-import", "--no-mapping")
    screen.wait_for("Nr   934")
    screen.wait_for("Wie  Vries, J. de")
    screen.wait_for("What kind of file is this?")
    screen.type("5")
    screen.wait_for("the number or code")
    screen.type("1")
    screen.wait_for("the name")
    screen.type("2")
    screen.wait_for(FILED)
    screen.type()
    screen.end()
    assert load(folder / "plango-lint.toml").columns == {"relations": {"code": "Nr", "name": "Wie"}}
    assert "klanten.csv   relations" in screen.report.read_text("utf-8")


def test_nothing_is_written_after_ctrl_c(tmp_path: Path) -> None:
    """A sentence, exit code 130, and the folder as it was."""
    folder = sample(tmp_path / "school")
    before = {path.name for path in folder.iterdir()}
    screen = english(folder)
    screen.wait_for(EARLIER)
    screen.press(b"\x03")
    assert screen.end() == 130
    assert screen.screen.rstrip().endswith("Broken off; nothing was written.")
    assert {path.name for path in folder.iterdir()} == before


def test_nothing_is_written_after_the_end_of_input(tmp_path: Path) -> None:
    """Ctrl-D: the same, with exit code 2."""
    folder = sample(tmp_path / "school")
    before = {path.name for path in folder.iterdir()}
    screen = english(folder)
    screen.wait_for(EARLIER)
    screen.press(b"\x04")
    assert screen.end() == 2
    assert screen.screen.rstrip().endswith("Broken off; nothing was written.")
    assert {path.name for path in folder.iterdir()} == before


def test_settings_that_are_there_stop_it_before_any_question(tmp_path: Path) -> None:
    """Nobody answers six questions for nothing."""
    folder = sample(tmp_path / "school")
    (folder / "plango-lint.toml").write_text("limit = 3")
    screen = Terminal(folder, "init")
    assert screen.end() == 2
    assert screen.screen.startswith("plango-lint.toml is there already and is not overwritten.")
    assert (folder / "plango-lint.toml").read_text() == "limit = 3"
