"""`plango-lint try-rules`: the examples of somebody's own rules."""

from pathlib import Path
from typing import Annotated

import typer


def try_rules(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A folder with your own rules.")],
) -> None:
    """Run the good and bad examples of the rules in a folder."""
    from plango_lint.cli import console
    from plango_lint.errors import CannotRun
    from plango_lint.examples import try_folder

    outcomes = try_folder(folder)
    if not outcomes:
        raise CannotRun(f"{folder}: holds no rule files (NAME.toml).")
    lines = []
    for outcome in outcomes:
        lines.append(f"{'ok  ' if outcome.ok else 'FAIL'}  {outcome.rule}")
        lines += [f"      {line}" for line in outcome.lines]
    failed = sum(not outcome.ok for outcome in outcomes)
    lines.append(
        f"{len(outcomes)} {'rule' if len(outcomes) == 1 else 'rules'} tried, {failed} with a failing example"
    )
    console.put("\n".join(lines) + "\n")
    raise typer.Exit(1 if failed else 0)
