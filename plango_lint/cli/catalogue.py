"""`plango-lint rules` and `plango-lint explain`: the catalogue of rules."""

from typing import Annotated, Literal

import typer

from plango_lint.cli.shared_options import Config, Language, Rules

Form = Annotated[
    Literal["text", "markdown", "json"] | None,
    typer.Option("--format", "-f", help="Form of the catalogue. [default: text]"),
]
RuleName = Annotated[str, typer.Argument(metavar="RULE", help="The name of a rule, such as unknown-debtor.")]


def rules(form: Form = None, rules: Rules = None, config: Config = None, language: Language = None) -> None:
    """List every rule by section, with severity and repair."""
    from plango_lint import rulebook
    from plango_lint.cli import console, pages
    from plango_lint.cli.options import settings_for

    settings = settings_for(config, rules or (), None, language)
    page = {"text": pages.as_text, "markdown": pages.as_markdown, "json": pages.as_json}[form or "text"]
    console.put(
        page(rulebook.load(settings.rules), settings.language or "en"),
        for_machines=form is not None and form != "text",
    )


def explain(rule: RuleName, rules: Rules = None, config: Config = None, language: Language = None) -> None:
    """Tell what a rule finds and why, with an example."""
    from plango_lint import rulebook
    from plango_lint.cli import console, pages
    from plango_lint.cli.options import settings_for
    from plango_lint.settings.vocabulary import unknown

    settings = settings_for(config, rules or (), None, language)
    known = {each.name: each for each in rulebook.load(settings.rules)}
    if rule not in known:
        raise typer.BadParameter(unknown("rule", rule, known), param_hint="RULE")
    console.put(pages.explained(known[rule], settings.language or "en", min(console.width(), 100)))
