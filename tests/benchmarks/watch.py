"""What a second lint costs: `python -m tests.benchmarks.watch`.

A month of a thousand lines with every list of Exact, changed in one line and linted again, as `check --watch` does:
seconds from the moment that the files are at rest until the report is there, by the clock and of the processor, with
what was read before kept and without. `--profile` shows where they go.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from plango_lint import settings
from plango_lint.cli.checking import loaded
from plango_lint.inputs import gather
from plango_lint.output import FORMATS, Options
from tests.administration import FULL, clean, write


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--times", type=int, default=9)
    options.add_argument("--profile", action="store_true")
    asked = options.parse_args()
    loaded()
    from plango_lint.reading import read
    from plango_lint.reading.kept import Kept
    from plango_lint.run import Reader, lint_files

    with TemporaryDirectory() as made:
        folder = Path(made)
        administration = clean(3, lists=FULL["lists"], debtors=True, earlier=True, invoices=480)
        write(administration, folder)
        export = folder / "facturen.csv"
        text = export.read_bytes()
        kept = Kept()
        print(f"{len(administration.lines)} lines")

        def check(reader: Reader) -> None:
            config = settings.load(folder / "plango-lint.toml")
            config = replace(config, as_of=administration.as_of, language="nl")
            kept.begin()
            report = lint_files(gather([folder], config), config, reader=reader)
            FORMATS["text"](report, Options(color=True))

        readers: dict[str, Reader] = {"everything read again": read, "what did not change kept": kept}
        for name, reader in readers.items():
            seconds = []
            check(reader)  # the first one imports everything
            gc.disable()  # as --watch does: garbage is looked for while nobody waits
            for turn in range(asked.times):
                export.write_bytes(text.replace(b"Factuur", b"Faktuur", turn + 1))
                gc.collect()
                begin, used = time.perf_counter(), time.process_time()
                check(reader)
                seconds.append((time.perf_counter() - begin, time.process_time() - used))
            clock, processor = (sorted(column) for column in zip(*seconds, strict=True))
            middle = len(clock) // 2
            print(
                f"{name:26} best {clock[0]:.3f} s, middle {clock[middle]:.3f} s; processor {processor[0]:.3f} s"
            )
        if asked.profile:
            with cProfile.Profile() as profile:
                check(kept)
            pstats.Stats(profile).sort_stats("cumulative").print_stats(40)


if __name__ == "__main__":
    main()
