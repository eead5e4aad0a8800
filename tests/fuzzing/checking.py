"""Fuzzes a whole check: `python -m tests.fuzzing.checking -runs=5000`. Bytes beside sound files, every rule, three reports."""

from __future__ import annotations

from datetime import date

from tests.fuzzing.coverage_guided import Target, go
from tests.fuzzing.samples import samples

_BESIDE = ("facturen.csv", "debiteuren.csv")


def target() -> Target:
    """Lints the bytes beside an export or debtors, in whatever role."""
    from plango_lint.run import lint_files
    from plango_lint.settings import Settings
    from plango_lint.settings.vocabulary import ROLES
    from plango_lint.sources import InputFile
    from tests.fuzzing.unbroken import report_holds

    roles = (None, *ROLES)
    sound = [InputFile(name, samples()[name]) for name in _BESIDE]
    settings = Settings(language="en", as_of=date(2024, 2, 1))

    def one(data: bytes) -> None:
        role, earlier = roles[len(data) % len(roles)], len(data) % 3 == 0
        fuzzed = InputFile("x.csv", data, role=role, earlier=earlier)
        report_holds(lint_files([fuzzed, sound[len(data) % len(sound)]], settings))

    return one


if __name__ == "__main__":
    go("checking", target)
