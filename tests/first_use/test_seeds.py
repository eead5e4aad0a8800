"""Months of thirty schools: settings that `init` makes give no false alarm."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.administration import FULL, Features, clean, varied, write
from tests.first_use.folders import without_questions
from tests.linting import found_in

NONE: Features = {}


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("features", ["without lists", "with lists", "varied"])
def test_a_clean_month_stays_clean(features: str, seed: int, tmp_path: Path) -> None:
    """What `init --yes` proposes is what the school does; what is in Exact is seen as that."""
    given: Features = {"without lists": NONE, "with lists": FULL, "varied": varied(seed)}[features]
    administration = clean(seed, **(given | {"gaps": False}))
    del administration.paths["settings"]
    write(administration, tmp_path)
    settings = without_questions(tmp_path)
    found = found_in(tmp_path, administration.as_of)
    assert found.report.verdict == "ready", found.explained()
    assert settings.mapping != ()
    assert {file.role for file in found.report.files if file.path.endswith("facturen-vorige.csv")} <= {
        "earlier"
    }
