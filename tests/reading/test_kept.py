"""What `check --watch` keeps of the files: a report made with it is the report that a first run would give."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from plango_lint import settings
from plango_lint.findings import Report
from plango_lint.inputs import gather
from plango_lint.reading import kept as kept_module
from plango_lint.reading import read
from plango_lint.reading.kept import Kept
from plango_lint.run import Reader, lint_files
from plango_lint.settings import Settings
from plango_lint.sources import InputFile, Source
from tests.administration import clean, varied, write
from tests.planting import Planter, planters

MONTHS = range(2)
HEAD = b"Factuurnummer,Debiteurnummer,Factuurdatum,Bedrag ex. BTW\n"
A_CSV, OTHER = HEAD + b"202400005,395,02-01-2024,870.00\n", HEAD + b"202400006,395,02-01-2024,1.00\n"


def linted(folder: Path, reader: Reader) -> Report:
    config = settings.load(folder / "plango-lint.toml")
    return lint_files(gather([folder], config), config, reader=reader)


@pytest.mark.parametrize("seed", MONTHS)
def test_the_report_is_that_of_a_first_run(seed: int, tmp_path: Path) -> None:
    """A month, a fault in it, another one, and the month again: whatever was kept from the runs before."""
    rng = Random(seed)  # noqa: S311
    kept = Kept()
    for planter in (*rng.sample(planters(), 2), None, *rng.sample(planters(), 1)):
        _write(planter, seed, tmp_path)
        kept.begin()
        assert linted(tmp_path, kept) == linted(tmp_path, read)
        kept.begin()
        assert linted(tmp_path, kept) == linted(tmp_path, read)


def _write(planter: Planter | None, seed: int, folder: Path) -> None:
    """Over the files that are there; those of the month before stay, as in somebody's folder."""
    write(planter.planted(seed).administration if planter else clean(seed, **varied(seed)), folder)


class Counting:
    """Reads, and remembers which files."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, file: InputFile, config: Settings) -> list[Source]:
        self.read.append(file.path)
        return read(file, config)


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> Counting:
    counting = Counting()
    monkeypatch.setattr(kept_module, "read", counting)
    return counting


def test_only_what_changed_is_read_again(counting: Counting) -> None:
    kept, config = Kept(), Settings()
    for files in ((("a.csv", A_CSV), ("b.csv", OTHER)), (("a.csv", A_CSV), ("b.csv", A_CSV))):
        kept.begin()
        for path, data in files:
            kept(InputFile(path, data), config)
    assert counting.read == ["a.csv", "b.csv", "b.csv"]


def test_other_settings_read_everything_again(counting: Counting) -> None:
    """Which column holds what may stand in them."""
    kept = Kept()
    for config in (Settings(), Settings(columns={"invoices": {"amount": 1}})):
        kept.begin()
        kept(InputFile("a.csv", A_CSV), config)
    assert counting.read == ["a.csv", "a.csv"]


def test_what_was_not_needed_is_forgotten(counting: Counting) -> None:
    """A file that was away for a run does not stay in memory."""
    kept, config = Kept(), Settings()
    for path in ("a.csv", "b.csv", "a.csv"):
        kept.begin()
        kept(InputFile(path, A_CSV), config)
    assert counting.read == ["a.csv", "b.csv", "a.csv"]


def test_a_run_may_note_on_its_own_copy() -> None:
    """That a file is in the register already is noted on a Source; the next run must not see it."""
    kept, config, file = Kept(), Settings(), InputFile("a.csv", A_CSV)
    kept.begin()
    (first,) = kept(file, config)
    first.earlier = True
    first.joined.append(9)
    first.frame[0] = "?"
    kept.begin()
    (second,) = kept(file, config)
    (fresh,) = read(file, config)
    assert (second.earlier, second.joined) == (fresh.earlier, fresh.joined)
    assert second.frame.equals(fresh.frame)
