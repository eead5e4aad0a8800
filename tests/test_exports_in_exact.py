"""Which files a run reads, and which of them are in Exact already."""

from __future__ import annotations

from pathlib import Path

import pytest

from plango_lint.inputs import gather
from plango_lint.run import lint
from plango_lint.settings import Settings, parse
from tests.first_use.folders import LESSONS, invoices


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A school that keeps every month in one folder, and the oldest in another."""
    (tmp_path / "verwerkt").mkdir()
    for name in ("januari.csv", "februari.csv", "verwerkt/december.csv"):
        (tmp_path / name).write_text(name)
    return tmp_path


def read(folder: Path, *paths: str) -> dict[str, bool]:
    """File -> whether it is in Exact already."""
    settings = parse('files = ["."]\n[exact]\nearlier = ["januari.csv", "verwerkt/*.csv"]', folder)
    return {
        Path(file.path).stem: file.earlier for file in gather([folder / path for path in paths], settings)
    }


@pytest.mark.parametrize("paths", [(), (".",)], ids=["files of the settings", "the folder as path"])
def test_an_earlier_export_in_the_folder_stays_that(paths: tuple[str, ...], folder: Path) -> None:
    """Whoever checks the folder does not want the first month again."""
    assert read(folder, *paths) == {"februari": False, "januari": True, "december": True}


def test_an_earlier_export_that_is_named_is_checked(folder: Path) -> None:
    """As a path it wins."""
    assert read(folder, "januari.csv") == {"januari": False, "december": True}


def test_a_folder_of_nothing_but_earlier_exports_is_checked(folder: Path) -> None:
    """Who names it means it."""
    assert read(folder, "verwerkt") == {"december": False, "januari": True}


def test_debtors_that_are_in_exact_already_are_known_and_not_checked(tmp_path: Path) -> None:
    """Their addresses were Exact's business when they were imported."""
    (tmp_path / "verwerkt").mkdir()
    (tmp_path / "facturen.csv").write_text(invoices(*LESSONS))
    (tmp_path / "relaties.csv").write_text("Code,Naam,Status\n1,Iemand anders,Klant\n")
    (tmp_path / "verwerkt" / "debiteuren.csv").write_text(
        "Debiteurnummer,Naam,E-mail\n934,Jan de Vries,jan@\n"
    )

    def found(settings: Settings) -> set[str]:
        rules = {
            problem.rule
            for problem in lint([tmp_path / "facturen.csv", tmp_path / "relaties.csv"], settings).problems
        }
        return rules & {"unknown-debtor", "bad-email", "debtor-not-yet-in-exact"}

    assert found(Settings()) == {"unknown-debtor"}
    assert found(parse('[exact]\nearlier = ["verwerkt/*.csv"]', tmp_path)) == set()


def test_a_header_row_may_have_an_empty_cell(tmp_path: Path) -> None:
    """In [import] columns; in no other list of texts."""
    assert parse('[import]\ncolumns = ["Datum", ""]', tmp_path).saved_import.columns == ("Datum", "")
