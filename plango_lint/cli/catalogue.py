"""`plango-lint rules` and `plango-lint explain`: the catalogue of rules."""

from typing import Annotated, Literal

import typer

from plango_lint.cli.shared_options import Config, Language, Rules

Form = Annotated[
    Literal["text", "markdown", "json"], typer.Option("--format", "-f", help="Form of the catalogue.")
]
RuleName = Annotated[str, typer.Argument(metavar="RULE", help="The name of a rule, such as unknown-debtor.")]


def rules(form: Form = "text", rules: Rules = None, config: Config = None, language: Language = None) -> None:
    """List every rule by section, with severity and repair."""
    from plango_lint import rulebook  # noqa: PLC0415 - only what this command needs
    from plango_lint.cli import console, pages  # noqa: PLC0415
    from plango_lint.cli.options import settings_for  # noqa: PLC0415

    settings = settings_for(config, rules or (), None, language)
    page = {"text": pages.as_text, "markdown": pages.as_markdown, "json": pages.as_json}[form]
    console.put(page(rulebook.load(settings.rules), settings.language or "en"), for_machines=form != "text")


def explain(rule: RuleName, rules: Rules = None, config: Config = None, language: Language = None) -> None:
    """Tell what a rule finds, why it matters, with an example and the repair."""
    from plango_lint import rulebook  # noqa: PLC0415 - only what this command needs
    from plango_lint.cli import console, pages  # noqa: PLC0415
    from plango_lint.cli.options import settings_for  # noqa: PLC0415
    from plango_lint.settings.vocabulary import unknown  # noqa: PLC0415

    settings = settings_for(config, rules or (), None, language)
    known = {each.name: each for each in rulebook.load(settings.rules)}
    if rule not in known:
        raise typer.BadParameter(f"{unknown('rule', rule, known)}.", param_hint="RULE")
    console.put(pages.explained(known[rule], settings.language or "en"))
