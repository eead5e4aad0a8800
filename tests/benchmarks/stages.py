"""One check of a folder in a process of its own, and the seconds of each stage as JSON: for scale.py.

`python -m tests.benchmarks.stages FOLDER BEGIN`, BEGIN being the time.time() at which the process was started.
"""

from __future__ import annotations

import json
import sys
import time
from itertools import pairwise
from pathlib import Path

AS_OF = "2024-02-05"


def main() -> None:
    from dataclasses import replace
    from datetime import date

    from plango_lint import settings
    from plango_lint.cli.checking import loaded

    loaded()
    import plango_lint.checks.cell as asking
    from plango_lint.inputs import gather
    from plango_lint.output import FORMATS, Options
    from plango_lint.register import Register, place_of
    from plango_lint.run import answers_on, export_of, report_of

    seconds: dict[str, float] = {"schema": 0.0}
    verdicts = vars(asking)["verdicts"]

    def judged(*asked: object) -> object:
        begin = time.perf_counter()
        found = verdicts(*asked)
        seconds["schema"] += time.perf_counter() - begin
        return found

    vars(asking)["verdicts"] = judged
    seconds["start"] = time.time() - float(sys.argv[2])
    marks = [time.perf_counter()]
    folder = Path(sys.argv[1])
    config = replace(settings.load(folder / "plango-lint.toml"), as_of=date.fromisoformat(AS_OF))
    export = export_of(gather([folder], config), config, Register(place_of(config, [folder]), "nl"))
    marks.append(time.perf_counter())
    answers = answers_on(export)
    marks.append(time.perf_counter())
    text = FORMATS["text"](report_of(answers), Options())
    marks.append(time.perf_counter())
    seconds["read"], seconds["rules"], seconds["report"] = (b - a for a, b in pairwise(marks))
    seconds["rules"] -= seconds["schema"]
    print(json.dumps({**seconds, "report lines": text.count("\n")}))


if __name__ == "__main__":
    main()
