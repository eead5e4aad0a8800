"""`plango-lint init`: the settings of a driving school, from what lies in a folder."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

Language = Annotated[
    Literal["nl", "en"] | None,
    typer.Option("--language", help="Language of the questions, the settings' comments and the report."),
]
Folder = Annotated[
    Path,
    typer.Argument(metavar="FOLDER", help="The folder with the exports.", show_default="the current folder"),
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Take the proposals and ask nothing.")]
Force = Annotated[bool, typer.Option("--force", help="Replace a plango-lint.toml that is there already.")]
Earlier = Annotated[
    list[Path] | None,
    typer.Option(
        "--earlier", metavar="FILE", help="An export that is in Exact already; may be given more than once."
    ),
]
NoEarlier = Annotated[bool, typer.Option("--no-earlier", help="No export is in Exact yet.")]
SavedImport = Annotated[
    bool | None,
    typer.Option(
        "--saved-import/--no-saved-import", help="The import of these columns is saved in Exact, or not."
    ),
]
FirstImport = Annotated[
    bool | None,
    typer.Option(
        "--first-import/--no-first-import", help="Nothing from PlanGo was ever imported in Exact, or it was."
    ),
]
Mapping = Annotated[
    bool | None,
    typer.Option("--mapping/--no-mapping", help="Take the proposed ledger account mapping, or none."),
]
Products = Annotated[
    bool | None,
    typer.Option("--products/--no-products", help="Take the proposed texts of lessons and exams, or none."),
]
Scheme = Annotated[
    bool | None,
    typer.Option(
        "--small-business-scheme/--no-small-business-scheme",
        help="The school charges no VAT (KOR), or it does.",
    ),
]
DebtorCode = Annotated[
    Literal["digits", "any"] | None, typer.Option("--debtor-code", help="What debtor numbers are made of.")
]
Since = Annotated[
    str | None,
    typer.Option("--settings-since", metavar="DATE", help="Since when PlanGo holds the ledger accounts."),
]
Until = Annotated[
    str | None,
    typer.Option(
        "--vat-filed-until", metavar="DATE", help="The last day of the VAT returns that were filed."
    ),
]
Column = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="TABLE.FIELD=COLUMN",
        help="Which column is what, such as invoices.number=9 or =Factuurnr.",
    ),
]


def init(  # noqa: PLR0913, PLR0917 - an option is a parameter to Typer
    folder: Folder = Path(),
    language: Language = None,
    yes: Yes = False,
    force: Force = False,
    earlier: Earlier = None,
    no_earlier: NoEarlier = False,
    saved_import: SavedImport = None,
    first_import: FirstImport = None,
    mapping: Mapping = None,
    products: Products = None,
    small_business_scheme: Scheme = None,
    debtor_code: DebtorCode = None,
    settings_since: Since = None,
    vat_filed_until: Until = None,
    column: Column = None,
) -> None:
    """Make plango-lint.toml from the exports in a folder, and check them for the first time."""
    from plango_lint.cli.starting import columns_of, run_init
    from plango_lint.first_use.answers import Answers

    if no_earlier and earlier:
        raise typer.BadParameter("cannot be given with --no-earlier.", param_hint="--earlier")
    answers = Answers(
        earlier=() if no_earlier else tuple(earlier) if earlier else None,
        saved_import=saved_import,
        first_import=first_import,
        settings_since=_day(settings_since, "--settings-since"),
        vat_filed_until=_day(vat_filed_until, "--vat-filed-until"),
        mapping=mapping,
        products=products,
        small_business_scheme=small_business_scheme,
        debtor_code=debtor_code,
        columns=columns_of(column or ()),
    )
    raise typer.Exit(run_init(folder, answers, language, yes=yes, force=force))


def _day(text: str | None, option: str) -> date | None:
    from plango_lint.first_use.answers import read_day

    found = None if text is None else read_day(text)
    if text is not None and found is None:
        raise typer.BadParameter(f'expected a date such as 2024-12-31, found "{text}".', param_hint=option)
    return found
