"""One page to send and to print: everything in one file, nothing from elsewhere, readable without scripts."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from plango_lint.errors import CannotRun
from plango_lint.findings import Report
from plango_lint.output import Options
from plango_lint.output.html.page import content
from plango_lint.output.phrases import Phrases, euros
from plango_lint.output.text.lines import Page

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = Path(__file__).parent


def render(report: Report, options: Options) -> str:
    """The whole page. Raises CannotRun when Jinja2 is not installed."""
    environment = _environment()
    style, script = (_own(name) for name in ("style.css", "script.js"))
    page = Page(report, options, Phrases(report.language))
    return environment.get_template("page.html").render(
        content(page), style=style, script=script, policy=_policy(style, script)
    )


def _policy(style: str, script: str) -> str:
    """Nothing is fetched, sent or run but these two texts themselves."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"


@cache
def _own(name: str) -> str:
    """A text of ours that stands between tags as it is; the hash is about every character of it."""
    return "\n" + (FOLDER / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
    except ImportError:
        raise CannotRun(
            'the html report needs Jinja2, which is not installed: `pip install "plango-lint[html]"`.'
        ) from None
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,  # whatever the name of the template
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["euros"] = euros
    return environment
