"""`plango-lint check`: the main job."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from plango_lint.cli.shared_options import Config, Language, Rules

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH",
        help="Files, folders, or - for an invoice export on standard input.",
        show_default=False,
    ),
]
Roles = Annotated[
    list[str] | None,
    typer.Option("--as", metavar="ROLE=FILE", help="What a file is, when its content does not tell."),
]
Earlier = Annotated[
    list[Path] | None,
    typer.Option("--earlier", metavar="FILE", help="A PlanGo export that is in Exact already."),
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="NAME[:FILE]",
        help="Form of the report: text, concise, json, html, xlsx, markdown, sarif, github, gitlab or junit; "
        "may be given more than once. [default: text]",
    ),
]
FailOn = Annotated[
    Literal["error", "warning", "info", "never"] | None,
    typer.Option("--fail-on", help="From which severity on the exit code is 1. [default: error]"),
]
Select = Annotated[list[str] | None, typer.Option("--select", metavar="GLOB", help="Only these rules.")]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", metavar="GLOB", help="Not these rules.")]
Require = Annotated[
    list[str] | None,
    typer.Option("--require", metavar="GLOB", help="Fail when one of these rules could not run."),
]
Limit = Annotated[
    int | None,
    typer.Option(
        "--limit", metavar="N", min=1, help="Sample places per problem. [default: 3 in text, else 100]"
    ),
]
All = Annotated[bool, typer.Option("--all", help="Every problem in full, with every place.")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="The day that counts as today.")]
ShowPersonalData = Annotated[
    bool, typer.Option("--show-personal-data", help="Names and addresses in machine formats too.")
]
NoExceptions = Annotated[
    bool, typer.Option("--no-exceptions", help="As if there were no [[accept]] in the settings.")
]
Watch = Annotated[
    bool,
    typer.Option(
        "--watch", help="Check again whenever a file of the run changes, until Ctrl+C (exit code 0)."
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No messages besides the report.")]


def check(  # noqa: PLR0913, PLR0917 - an option is a parameter to Typer
    paths: Paths = None,
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
    watch: Watch = False,
    quiet: Quiet = False,
) -> None:
    """Check exports, and say what to do before the import."""
    from plango_lint.cli.checking import Asked, run_check

    asked = Asked(
        paths=paths or (),
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
    if watch:
        from plango_lint.cli.watch import run_watch  # it needs the linter, whose import run_check hastens

        raise typer.Exit(run_watch(asked))
    raise typer.Exit(run_check(asked))
