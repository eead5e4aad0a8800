"""Fuzzes reading: `python -m tests.fuzzing.reading -runs=100000`. Bytes become tables, in whatever role, or a reason."""

from __future__ import annotations

from tests.fuzzing.coverage_guided import Target, go


def target() -> Target:
    """Reads the bytes as a file; what it is said to be follows from their number, so that inputs are plain files."""
    from plango_lint.reading import assemble, read, start_of
    from plango_lint.settings import Settings
    from plango_lint.settings.vocabulary import ROLES
    from plango_lint.sources import InputFile

    roles = (None, *ROLES)

    def one(data: bytes) -> None:
        role, earlier = roles[len(data) % len(roles)], len(data) % 3 == 0
        sources = read(InputFile("x.csv", data, role=role, earlier=earlier), Settings())
        assemble(sources)
        for source in sources:
            assert len(source.frame) == len(source.lines) == len(source.rows)
            for line in [*source.lines[:2], *(record.line for record in source.left_out[:2])]:
                start_of(source, int(line), 1)

    return one


if __name__ == "__main__":
    go("reading", target)
