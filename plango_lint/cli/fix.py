"""`plango-lint fix`: repairs a copy. Nothing but Typer is imported before it runs."""

from pathlib import Path
from typing import Annotated

import typer

from plango_lint.cli.check import (
    All,
    AsOf,
    Earlier,
    FailOn,
    Formats,
    Ignore,
    Limit,
    NoExceptions,
    Quiet,
    Require,
    Roles,
    Select,
    ShowPersonalData,
)
from plango_lint.cli.shared_options import Config, Language, Rules

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH", help="Exports to repair: files, folders, or - for standard input.", show_default=False
    ),
]
Unsafe = Annotated[
    bool, typer.Option("--unsafe", help="Also repairs that a person must agree to; look at --diff first.")
]
Only = Annotated[
    list[str] | None, typer.Option("--rule", metavar="GLOB", help="Only repairs of these rules.")
]
Output = Annotated[
    Path | None,
    typer.Option("--output", metavar="FILE", help="The copy. [default: NAME.fixed.csv beside the original]"),
]
Force = Annotated[bool, typer.Option("--force", help="Go over a copy that is there already.")]
Changes = Annotated[
    Path | None, typer.Option("--changes", metavar="FILE", help="List every change in this CSV file.")
]
Diff = Annotated[
    bool, typer.Option("--diff", help="Only show what would change; exit code 1 when anything would.")
]


def fix(  # noqa: PLR0913, PLR0917 - an option is a parameter to Typer
    paths: Paths,
    unsafe: Unsafe = False,
    only: Only = None,
    output: Output = None,
    force: Force = False,
    changes: Changes = None,
    diff: Diff = False,
    roles: Roles = None,
    earlier: Earlier = None,
    config: Config = None,
    rules: Rules = None,
    formats: Formats = None,
    language: Language = None,
    fail_on: FailOn = None,
    select: Select = None,
    ignore: Ignore = None,
    require: Require = None,
    limit: Limit = None,
    all: All = False,  # noqa: A002 - the name of the option
    as_of: AsOf = None,
    show_personal_data: ShowPersonalData = False,
    no_exceptions: NoExceptions = False,
    quiet: Quiet = False,
) -> None:
    """Repair a copy of the exports, and report what is left. The original is never touched."""
    from plango_lint.cli.fixing import Wish, run_fix
    from plango_lint.cli.options import Asked

    asked = Asked(
        paths=paths,
        formats=formats or ("text",),
        all=all,
        show_personal_data=show_personal_data,
        quiet=quiet,
        roles=roles or (),
        earlier=earlier or (),
        config=config,
        rules=rules or (),
        language=language,
        fail_on=fail_on,
        select=select or (),
        ignore=ignore or (),
        require=require or (),
        limit=limit,
        as_of=as_of,
        no_exceptions=no_exceptions,
    )
    wish = Wish(unsafe, only or (), output, changes, force=force, only_show=diff)
    raise typer.Exit(run_fix(asked, wish))
