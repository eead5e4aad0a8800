"""Random months with one to three faults, split: both parts together are the export, line by line and cent by cent."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume, given

from plango_lint.cli import run
from plango_lint.reading import assemble, read
from plango_lint.reading.encoding import decode
from plango_lint.settings import Settings
from plango_lint.sources import InputFile
from plango_lint.table import Table
from tests.administration import write
from tests.fixes.months import Month, months, repeatable
from tests.splitting.test_planted_parts import EXPORT, HELD, READY, unmerged


@given(month=months())
@repeatable
def test_the_parts_add_up(month: Month) -> None:
    """Every line stands in one part and no invoice in both; lines, invoices and cents are those of the original.

    A fault may concern no invoice, or the whole file: then nothing is written, and there is nothing to add up.
    """
    administration, day = month.planted()
    with TemporaryDirectory() as name:
        folder = Path(name)
        write(administration, folder)
        before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        code = run(["split", name, "--as-of", day.isoformat()])
        assert {path: path.read_bytes() for path in before} == before
        made = {path.name for path in folder.iterdir()} & {READY, HELD}
        assert bool(made) <= (code == 1)
        assume(made == {READY, HELD} and (folder / EXPORT).exists())
        original, ready, held = (folder / one for one in (EXPORT, READY, HELD))
        texts = [decode(path.read_bytes()).text for path in (original, ready, held)]
        assume(not texts[0].startswith("sep="))
        whole = table(original)
        assert unmerged(texts[0], texts[1], texts[2], str(whole.sources[0].delimiter)) == []
        parts = [table(ready), table(held, like=whole)]
        assert not numbers(parts[0]) & numbers(parts[1])
        assert numbers(parts[0]) | numbers(parts[1]) == numbers(whole)
        assert sum(map(cents, parts)) == cents(whole)


def table(path: Path, like: Table | None = None) -> Table:
    """The rows of one export; `like` gives the notation that most rows of the whole file are in."""
    (source,) = read(InputFile(path.name, path.read_bytes(), role="invoices"), Settings())
    if like is not None:
        source.number_notation = like.sources[0].number_notation
    return assemble([source])["invoices"]


def numbers(rows: Table) -> set[str]:
    return {*rows["number"].text.dropna()}


def cents(rows: Table) -> int:
    return int(rows["amount"].cents.fillna(0).sum())
