"""`plango-lint split`: what is ready apart from what must wait. Nothing but Typer is imported before it runs."""

from typing import Annotated

import typer

from plango_lint.cli.check import AsOf, Earlier, Ignore, NoExceptions, Roles, Select
from plango_lint.cli.shared_options import Config, Language, Rules

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH", help="Invoice exports, and the files that are checked with them; or folders."
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite the parts of an earlier split.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No messages besides the outcome.")]


def split(  # noqa: PLR0913, PLR0917 - an option is a parameter to Typer
    paths: Paths,
    force: Force = False,
    roles: Roles = None,
    earlier: Earlier = None,
    config: Config = None,
    rules: Rules = None,
    language: Language = None,
    select: Select = None,
    ignore: Ignore = None,
    as_of: AsOf = None,
    no_exceptions: NoExceptions = False,
    quiet: Quiet = False,
) -> None:
    """Write whole invoices without errors to NAME.ready.csv, and the others to NAME.held.csv with the reason."""
    from plango_lint.cli.options import Asked
    from plango_lint.cli.splitting import run_split

    asked = Asked(
        paths=paths,
        quiet=quiet,
        roles=roles or (),
        earlier=earlier or (),
        config=config,
        rules=rules or (),
        language=language,
        select=select or (),
        ignore=ignore or (),
        as_of=as_of,
        no_exceptions=no_exceptions,
    )
    raise typer.Exit(run_split(asked, force=force))
