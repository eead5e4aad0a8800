"""Which files a run reads: every one once, and by which right."""

from __future__ import annotations

import io
from importlib import resources
from pathlib import Path
from types import SimpleNamespace

import pytest

from plango_lint.errors import CannotRun
from plango_lint.inputs import gather
from plango_lint.run import lint
from plango_lint.settings import Exact, Settings


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(name)


def read(*paths: str, settings: Settings | None = None) -> list[str]:
    return [file.path for file in gather(paths, settings or Settings())]


def test_a_folder_means_its_own_files_of_known_kinds() -> None:
    """Nothing hidden, no subfolders, no copies of our own beside their original."""
    make("a.csv", "b.TXT", "c.xml", "d.xaf", "e.xlsx", "f.md", ".g.csv", "sub/h.csv")
    make("a.fixed.csv", "a.ready.csv", "a.held.csv", "alone.fixed.csv")
    assert read(".") == ["a.csv", "alone.fixed.csv", "b.TXT", "c.xml", "d.xaf", "e.xlsx"]


def test_the_mark_of_an_open_workbook_is_no_file_of_a_folder() -> None:
    """Excel lays it beside a workbook that somebody has open; it holds a name and nothing else."""
    make("lijst.xlsx", "~$lijst.xlsx", "~$facturen.csv")
    assert read(".") == ["lijst.xlsx"]


def test_a_file_reached_twice_is_read_once() -> None:
    """By its real path: through a link, and as an earlier export too; as PATH it wins."""
    make("a.csv")
    Path("link.csv").symlink_to("a.csv")
    settings = Settings(exact=Exact(earlier=(Path("a.csv"),)))
    files = gather(["a.csv", "./a.csv", "link.csv"], settings)
    assert [(file.path, file.earlier) for file in files] == [("a.csv", False)]


def test_standard_input_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What has been read is gone: a second time it would look like an empty file."""
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"x")))
    files = gather(["-", "-"], Settings())
    assert [(file.path, file.data, file.role) for file in files] == [("<stdin>", b"x", "invoices")]


def test_standard_input_has_the_role_that_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """`--as debtors=-` is enough; without it, it is an invoice export."""
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"x")))
    files = gather(["-"], Settings(roles={Path("-"): "debtors"}))
    assert [(file.path, file.role) for file in files] == [("<stdin>", "debtors")]


def test_without_paths_the_settings_say_what_to_read() -> None:
    """Else the current folder."""
    make("a.csv", "export/b.csv")
    assert read(settings=Settings(files=(Path("export"),))) == ["export/b.csv"]
    assert read() == ["a.csv"]


def test_one_path_needs_no_list() -> None:
    """`lint("facturen.csv")` is that file, not a file for every letter."""
    make("facturen.csv")
    assert [file.path for file in lint("facturen.csv").files] == ["facturen.csv"]


def test_the_package_tells_its_types() -> None:
    """To whoever lints from Python."""
    assert resources.files("plango_lint").joinpath("py.typed").is_file()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("factuur.csv", "no such file or folder; did you mean facturen.csv?"),
        ("nowhere/factuur.csv", "no such file or folder."),
        ("xyz", "no such file or folder."),
    ],
)
def test_a_path_that_is_not_there_names_the_nearest(typed: str, sentence: str, tmp_path: Path) -> None:
    """Only names of the same folder; never silently another file."""
    (tmp_path / "facturen.csv").write_bytes(b"")
    (tmp_path / "debiteuren.csv").write_bytes(b"")
    with pytest.raises(CannotRun) as stop:
        gather([tmp_path / typed], Settings())
    assert str(stop.value) == f"{tmp_path / typed}: {sentence}"
