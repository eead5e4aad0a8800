"""`plango-lint register`: what Exact accepted. Nothing but Typer is imported before a command runs."""

from typing import Annotated

import typer

from plango_lint.cli.check import Roles
from plango_lint.cli.shared_options import Config, Language, Rules

register = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Remember what Exact accepted, so that nothing is imported twice.",
)
Files = Annotated[
    list[str], typer.Argument(metavar="FILE", help="The exports that were uploaded, as they were uploaded.")
]
Entries = Annotated[
    int | None, typer.Option("--entries", metavar="N", min=0, help="How many entries Exact reported.")
]
Except = Annotated[
    list[str] | None,
    typer.Option("--except", metavar="NUMBER", help="An invoice that Exact refused; or a range, 7..9."),
]
Anyway = Annotated[bool, typer.Option("--anyway", help="Also with errors: Exact accepted it all the same.")]
Number = Annotated[int, typer.Argument(metavar="NUMBER", min=0, help="An invoice number.")]
RunNumber = Annotated[
    int | None,
    typer.Option("--run", metavar="N", min=1, help="Which run, by `register list`. [default: the last one]"),
]


@register.command()
def add(  # noqa: PLR0913, PLR0917 - an option is a parameter to Typer
    files: Files,
    entries: Entries = None,
    refused: Except = None,
    anyway: Anyway = False,
    roles: Roles = None,
    config: Config = None,
    rules: Rules = None,
    language: Language = None,
) -> None:
    """Put an upload that Exact accepted in the register."""
    from plango_lint.cli.options import Asked
    from plango_lint.cli.registering import run_add

    asked = Asked(paths=files, roles=roles or (), config=config, rules=rules or (), language=language)
    raise typer.Exit(run_add(asked, entries, refused or (), anyway=anyway))


@register.command("list")
def list_runs(config: Config = None, language: Language = None) -> None:
    """List every run: when, which files, how many invoices."""
    from plango_lint.cli import console
    from plango_lint.cli.registered import opened, run_lines

    found, words = opened(config, language)
    console.put(run_lines(found, words))


@register.command()
def show(number: Number, config: Config = None, language: Language = None) -> None:
    """Show what is registered of one invoice. Exit code 1 when nothing is."""
    from plango_lint.cli import console
    from plango_lint.cli.registered import invoice_lines, opened

    found, words = opened(config, language)
    shown = found.invoices(number)
    console.put(invoice_lines(shown, number, found, words))
    raise typer.Exit(0 if shown else 1)


@register.command()
def undo(run: RunNumber = None, config: Config = None, language: Language = None) -> None:
    """Take a run out of the register, and say what it held."""
    from plango_lint.cli import console
    from plango_lint.cli.registered import opened, undone

    found, words = opened(config, language)
    console.put(undone(found, run, words))
