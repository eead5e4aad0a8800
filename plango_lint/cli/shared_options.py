"""Options that several commands share. Nothing but Typer is imported here."""

from pathlib import Path
from typing import Annotated, Literal

import typer

Config = Annotated[
    Path | None,
    typer.Option(
        "--config", metavar="FILE", help="The settings file, instead of the nearest plango-lint.toml."
    ),
]
Rules = Annotated[
    list[Path] | None, typer.Option("--rules", metavar="FOLDER", help="A folder with your own rules.")
]
Language = Annotated[Literal["nl", "en"] | None, typer.Option("--language", help="Language of the report.")]
