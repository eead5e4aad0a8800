"""What to set on the screens of Exact's import wizard, in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from rich.text import Text

from plango_lint.findings import ImportSettings, ReadFile, WizardField
from plango_lint.output.inert import inert
from plango_lint.output.phrases import amount
from plango_lint.output.text.lines import GREY, HEADING, Page, columns
from plango_lint.output.text.sources import delimiter_name

MOST_FILES = 3
MOST_AMOUNTS = 6
INDENT = 4


def wizard(page: Page) -> list[Text]:
    """A recipe per layout: monthly exports share one, and differ in period and preview."""
    if page.report.verdict == "reject" and not page.options.all:
        return []
    layouts = layouts_of(page.report.files)
    if not layouts:
        return []
    lines = [Text(page.say("wizard.heading"), HEADING)]
    for files in layouts:
        lines += _recipe(page, files)
    return lines


def layouts_of(files: Sequence[ReadFile]) -> list[list[ReadFile]]:
    groups: dict[ImportSettings, list[ReadFile]] = {}
    for file in files:
        if file.import_settings and file.rows:
            layout = replace(
                file.import_settings, preview_number=None, preview_amounts=(), journals=(), year_periods=()
            )
            groups.setdefault(layout, []).append(file)
    return list(groups.values())


def _recipe(page: Page, files: Sequence[ReadFile]) -> list[Text]:
    settings = settings_of(files[0])
    steps = [debtors_step(page)] if debtors_wanted(page) else []
    if settings.same_as_saved:
        steps.append([Text(page.say("wizard.saved", files=names_of(page, files)))])
    else:
        steps += _screens(page, files)
    steps += per_file_steps(page, files)
    lines = []
    for number, (sentence, *below) in enumerate(steps, 1):
        lines += page.flow(sentence, f"  {number} ")
        for line in below:
            lines += page.flow(line, " " * INDENT, " " * (INDENT + 2))
    return lines


Step = list[Text]


def settings_of(file: ReadFile) -> ImportSettings:
    if file.import_settings is None:
        raise ValueError(f"{file.path} has no import settings")
    return file.import_settings


def names_of(page: Page, files: Sequence[ReadFile]) -> str:
    shown = [inert(file.path) for file in files[:MOST_FILES]]
    if len(files) > MOST_FILES:
        shown = [*shown[:-1], page.say("counted.file-more", len(files) - MOST_FILES + 1)]
    return page.say.listed(shown)


def debtors_wanted(page: Page) -> bool:
    return any("debtors" in file.roles for file in page.report.files) or bool(page.report.totals.new_debtors)


def debtors_step(page: Page) -> Step:
    say, new = page.say, page.report.totals.new_debtors
    what = [inert(file.path) for file in page.report.files if "debtors" in file.roles][:MOST_FILES]
    if new is not None:
        what.append(say("wizard.new-debtors", new))
    return [Text(say("wizard.debtors", what=", ".join(what)))]


def _screens(page: Page, files: Sequence[ReadFile]) -> list[Step]:
    return [*choosing_steps(page, files), *_fields(page, settings_of(files[0])), *after_fields(page, files)]


def choosing_steps(page: Page, files: Sequence[ReadFile]) -> list[Step]:
    """The screens before the fields: the file, and by what an entry is recognised."""
    say, settings = page.say, settings_of(files[0])
    upload = say(
        "wizard.upload",
        files=names_of(page, files),
        delimiter=delimiter_name(page, settings.delimiter),
        header=say("wizard.with-header" if settings.header_row else "wizard.without-header"),
    )
    steps = [[Text(upload)]]
    if settings.invoice_number_column is not None:
        steps.append([Text(say("wizard.recognise", column=_number_column(page, files[0], settings)))])
    return steps


def after_fields(page: Page, files: Sequence[ReadFile]) -> list[Step]:
    """How numbers and dates are written, and the columns not to choose."""
    say, settings = page.say, settings_of(files[0])
    notations = []
    if settings.number_notation:
        notations.append(say("wizard.numbers", notation=settings.number_notation))
    if settings.date_notation:
        notations.append(say("wizard.dates", notation=say.date_notation(settings.date_notation)))
    steps = [[Text(say("wizard.notation", notations=", ".join(notations)))]] if notations else []
    return [*steps, *_avoid(page, files[0])]


def _avoid(page: Page, file: ReadFile) -> list[Step]:
    avoid = [_column(page, file, position) for position in settings_of(file).not_to_choose]
    return [[Text(page.say("wizard.avoid", len(avoid), columns=page.say.listed(avoid)))]] if avoid else []


def _number_column(page: Page, file: ReadFile, settings: ImportSettings) -> str:
    column = _column(page, file, settings.invoice_number_column or 0)
    if settings.comma_count_column in (None, settings.invoice_number_column):
        return column
    commas = page.say("words.column", column=settings.comma_count_column)
    return page.say("wizard.commas", column=column, commas=commas)


def _column(page: Page, file: ReadFile, position: int) -> str:
    name = page.say("words.column", column=position)
    for column in file.columns:
        if column.position == position:
            details = ", ".join(filter(None, (column.letter, inert((column.header or "")[:40]))))
            return f"{name} ({details})"
    return name


def _fields(page: Page, settings: ImportSettings) -> list[Step]:
    """Header fields on the left, line fields on the right; in a row when there is little room."""
    say = page.say
    if page.tight:
        both = (("header-fields", settings.header_fields), ("line-fields", settings.line_fields))
        return [[_in_a_row(page, say(f"wizard.{heading}"), fields)] for heading, fields in both if fields]
    pairs = zip_longest(settings.header_fields, settings.line_fields)
    rows = [[*_field(page, left), Text(" "), *_field(page, right)] for left, right in pairs]
    heading = [say("wizard.header-fields"), "", "", say("wizard.line-fields"), ""]
    table = columns([[Text(cell, GREY) for cell in heading], *rows], page.width - INDENT)
    return [[Text(say("wizard.fields")), *table]]


def _in_a_row(page: Page, heading: str, fields: Sequence[WizardField]) -> Text:
    named = [f"{field.exact} {field.column}" for field in fields]
    return Text(page.say("wizard.fields-short", heading=heading, fields=", ".join(named)))


def _field(page: Page, field: WizardField | None) -> list[Text]:
    if field is None:
        return [Text(), Text()]
    return [Text(field.exact), Text(page.say("words.column", column=field.column), HEADING)]


def per_file_steps(page: Page, files: Sequence[ReadFile]) -> list[Step]:
    """Journal and period, and what the preview must show."""
    say = page.say
    shown = page.first(files, MOST_FILES, MOST_FILES)
    if len(files) == 1:
        settings = settings_of(files[0])
        lines = [] if settings.same_as_saved else [say("wizard.defaults", defaults=_defaults(page, settings))]
        if settings.preview_number:
            lines.append(say("wizard.preview", preview=_preview(page, settings)))
        return [[Text(line)] for line in lines]
    below = [Text(f"{inert(file.path)}: {_both(page, settings_of(file))}") for file in shown]
    if len(shown) < len(files):
        below.append(page.sentence(say("wizard.more-files", len(files) - len(shown)), GREY))
    return [[Text(say("wizard.per-file")), *below]]


def _both(page: Page, settings: ImportSettings) -> str:
    defaults = _defaults(page, settings)
    if not settings.preview_number:
        return defaults
    return page.say("wizard.both", defaults=defaults, preview=_preview(page, settings))


def _defaults(page: Page, settings: ImportSettings) -> str:
    say = page.say
    journals, periods = settings.journals, settings.year_periods
    listed = {"journals": inert(say.listed(journals)), "periods": inert(say.listed(periods))}
    parts = [
        say("wizard.journal", len(journals), journals=listed["journals"])
        if journals
        else say("wizard.no-journal")
    ]
    if periods:
        parts.append(say("wizard.period", len(periods), periods=listed["periods"]))
    return ", ".join(parts)


def _preview(page: Page, settings: ImportSettings) -> str:
    amounts = [amount(cents) for cents in settings.preview_amounts[:MOST_AMOUNTS]]
    left = len(settings.preview_amounts) - len(amounts)
    if left:
        amounts.append(page.say("wizard.more-amounts", left))
    return page.say(
        "wizard.preview-one",
        len(settings.preview_amounts),
        number=inert(settings.preview_number or ""),
        amounts=page.say.listed(amounts),
    )
