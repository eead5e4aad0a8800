"""What to set on the screens of Exact's import wizard, a list of steps for every layout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.text import Text

from plango_lint.findings import ReadFile, WizardField
from plango_lint.output.html.pieces import Sentence, data, sentence
from plango_lint.output.text.lines import Page
from plango_lint.output.text.wizard import (
    after_fields,
    choosing_steps,
    debtors_step,
    debtors_wanted,
    layouts_of,
    names_of,
    per_file_steps,
    settings_of,
)

LONGEST_HEADER = 40


@dataclass(frozen=True, slots=True)
class Field:
    """A field of Exact and its column, as Exact counts and as a spreadsheet names it."""

    exact: str
    column: str
    letter: str
    header: str


@dataclass(frozen=True, slots=True)
class FieldTable:
    title: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class WizardStep:
    sentence: Sentence
    below: tuple[Sentence, ...] = ()
    tables: tuple[FieldTable, ...] = ()


@dataclass(frozen=True, slots=True)
class Recipe:
    files: str
    steps: tuple[WizardStep, ...]


def recipes(page: Page) -> tuple[Recipe, ...]:
    return tuple(
        Recipe(names_of(page, files), tuple(_steps(page, files))) for files in layouts_of(page.report.files)
    )


def _steps(page: Page, files: Sequence[ReadFile]) -> list[WizardStep]:
    steps = _told(page, [debtors_step(page)] if debtors_wanted(page) else [])
    if settings_of(files[0]).same_as_saved:
        steps.append(WizardStep(sentence(page, page.say("wizard.saved", files=names_of(page, files)))))
    else:
        steps += _told(page, choosing_steps(page, files))
        steps += _fields(page, files[0])
        steps += _told(page, after_fields(page, files))
    return steps + _told(page, per_file_steps(page, files))


def _told(page: Page, steps: Iterable[Sequence[Text]]) -> list[WizardStep]:
    return [
        WizardStep(sentence(page, first.plain), tuple(sentence(page, line.plain) for line in below))
        for first, *below in steps
    ]


def _fields(page: Page, file: ReadFile) -> list[WizardStep]:
    settings = settings_of(file)
    both = (("header-fields", settings.header_fields), ("line-fields", settings.line_fields))
    tables = tuple(
        FieldTable(page.say(f"wizard.{title}"), tuple(_field(page, file, field) for field in fields))
        for title, fields in both
        if fields
    )
    return [WizardStep(sentence(page, page.say("wizard.fields")), tables=tables)] if tables else []


def _field(page: Page, file: ReadFile, field: WizardField) -> Field:
    column = next((one for one in file.columns if one.position == field.column), None)
    return Field(
        field.exact,
        str(field.column),
        column.letter if column else "",
        data(page, column.header or "", LONGEST_HEADER) if column else "",
    )
