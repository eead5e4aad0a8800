"""The command line: options over settings, exit codes, and what lands on which stream."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from plango_lint.cli import run
from plango_lint.cli.console import language_of_locale
from plango_lint.errors import CannotRun
from plango_lint.findings import Report, Totals
from plango_lint.output import FORMATS, Options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plango_lint.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
RULE = "unknown-ledger-account"


class Lint:
    """Stands in for the run: remembers what it was asked, gives an empty report or raises."""

    def __init__(self) -> None:
        self.paths: Sequence[str | Path] = ()
        self.settings: Any = None
        self.exit_code = 0
        self.fault: BaseException | None = None
        self.read: Sequence[str] = ()
        self.told: object = None

    def __call__(self, paths: Sequence[str | Path], settings: Settings, *, told: object) -> Report:
        self.paths, self.settings, self.told = paths, settings, told
        if self.fault is not None:
            raise self.fault
        language = settings.language or "en"
        files = tuple(SimpleNamespace(path=path) for path in self.read)
        return Report("0", language, "ready", self.exit_code, files, (), Totals(), ())  # type: ignore[arg-type]


@pytest.fixture
def lint(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Lint:
    """A run that lints nothing, in an empty folder, with formats that show their options."""
    stand_in = Lint()
    monkeypatch.setitem(sys.modules, "plango_lint.run", SimpleNamespace(lint=stand_in))
    monkeypatch.setitem(FORMATS, "text", _show)
    monkeypatch.setitem(FORMATS, "json", _show)
    monkeypatch.chdir(tmp_path)
    for variable in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    return stand_in


def _show(report: Report, options: Options) -> str:
    return f"{report.language} {options}\n"


def test_check_prints_the_report_and_gives_its_exit_code(
    lint: Lint, capsys: pytest.CaptureFixture[str]
) -> None:
    """The report goes to standard output, nothing to standard error."""
    lint.exit_code = 1
    assert run(["check", "facturen.csv", "-"]) == 1
    assert lint.paths == ["facturen.csv", "-"]
    out, err = capsys.readouterr()
    assert out.startswith("en Options(")
    assert err == ""


def test_options_go_over_the_settings_file(lint: Lint, tmp_path: Path) -> None:
    """An option replaces the setting of the same name; what is not given stays."""
    (tmp_path / "plango-lint.toml").write_text('fail-on = "warning"\nlimit = 7\nignore = ["credit-note"]')
    assert run(["check", "--limit", "9", "--ignore", "zero-amount,*-debtor", "--as-of", "2024-02-01"]) == 0
    assert lint.settings.fail_on == "warning"
    assert lint.settings.limit == 9
    assert lint.settings.ignore == ("zero-amount", "*-debtor")
    assert lint.settings.as_of == date(2024, 2, 1)


def test_earlier_exports_and_roles_add_to_the_settings(lint: Lint, tmp_path: Path) -> None:
    """--earlier joins [exact] earlier; --as tells roles by file; --no-exceptions is passed on."""
    (tmp_path / "plango-lint.toml").write_text('[exact]\nearlier = ["a.csv"]')
    assert run(["check", "--earlier", "b.csv", "--as", "ledger=x=y.csv", "--no-exceptions"]) == 0
    assert lint.settings.exact.earlier == (Path("a.csv"), Path("b.csv"))
    assert lint.settings.roles == {Path("x=y.csv"): "ledger"}
    assert lint.settings.no_exceptions


def test_all_keeps_every_place(lint: Lint) -> None:
    """--all lifts the limit of the run, not only that of the report."""
    assert run(["check", "--all"]) == 0
    assert lint.settings.limit > 1_000_000


def test_config_names_the_settings_file(lint: Lint, tmp_path: Path) -> None:
    """--config goes before the nearest plango-lint.toml."""
    (tmp_path / "plango-lint.toml").write_text("limit = 1")
    (tmp_path / "other.toml").write_text("limit = 2")
    assert run(["check", "--config", "other.toml"]) == 0
    assert lint.settings.limit == 2


USAGE = [
    (["--nonsense"], "--nonsense"),
    (["--limit", "many"], "--limit"),
    (["--limit", "0"], "--limit"),
    (["--language", "de"], "--language"),
    (["--fail-on", "fatal"], "--fail-on"),
    (["--as-of", "31-12-2024"], "expected a date such as 2024-12-31"),
    (["--select", "credit-nota"], "did you mean credit-note"),
    (["--ignore", "zzz*"], 'unknown rule "zzz*"'),
    (["--require", "credit-note,"], 'unknown rule ""'),
    (["--as", "legder=x.csv"], "did you mean ledger?"),
    (["--as", "x.csv"], "expected ROLE=FILE"),
    (["--as", "ledger=x.csv", "--as", "vat=x.csv"], "cannot be both"),
    (["-f", "jsn"], "did you mean json?"),
    (["-f", "json:"], "expected NAME:FILE"),
    (["-f", "json", "-f", "text"], "only one report can do without a file"),
    (["-f", "json:x", "-f", "text:./x"], "two reports cannot go to one file"),
]


@pytest.mark.parametrize(("options", "remedy"), USAGE, ids=[" ".join(options) for options, _ in USAGE])
def test_a_wrong_option_is_a_usage_error(
    options: list[str], remedy: str, lint: Lint, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, the remedy on standard error, nothing on standard output, and no run."""
    assert run(["check", *options]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert remedy in err
    assert lint.settings is None


def test_a_mistake_in_the_settings_is_one_sentence(
    lint: Lint, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2 and the place, as the user would type it."""
    (tmp_path / "plango-lint.toml").write_text("limit = true")
    assert run(["check"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith("Error: plango-lint.toml: limit: expected a whole number")


def test_a_fault_of_the_program_is_one_sentence(lint: Lint, capsys: pytest.CaptureFixture[str]) -> None:
    """Type, message and place of the fault, and what to do with it; never a traceback."""
    lint.fault = ZeroDivisionError("one\ntwo")
    assert run(["check"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "ZeroDivisionError: one two in test_cli.py" in err
    assert "Please report" in err


def test_an_interrupted_run_ends_with_130(lint: Lint, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl-C is no fault."""
    lint.fault = KeyboardInterrupt()
    assert run(["check"]) == 130
    assert "Traceback" not in capsys.readouterr().err


def test_reports_go_to_files_too(lint: Lint, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Several reports from one run, those in files without colour and at the usual width."""
    assert run(["check", "-f", "text", "-f", "json:report.json"]) == 0
    assert (tmp_path / "report.json").read_text().startswith("en Options(width=100, color=False")
    out, err = capsys.readouterr()
    assert out.startswith("en Options(")
    assert err == "json report written to report.json\n"


def test_a_message_cannot_steer_the_terminal(lint: Lint, capsys: pytest.CaptureFixture[str]) -> None:
    """The name of a file may hold anything."""
    lint.fault = CannotRun("\x1b[31mx.csv: no such file or folder.")
    assert run(["check"]) == 2
    assert capsys.readouterr().err == "Error: ␛[31mx.csv: no such file or folder.\n"


@pytest.mark.parametrize("file", ["facturen.csv", "plango-lint.toml"])
def test_a_report_never_goes_over_a_file_that_was_read(
    file: str, lint: Lint, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A slip of the pen must not cost somebody their export."""
    (tmp_path / "plango-lint.toml").write_text("limit = 1")
    (tmp_path / "facturen.csv").write_text("Factuurnummer\n")
    lint.read = ("facturen.csv",)
    before = (tmp_path / file).read_text()
    assert run(["check", "-f", f"text:{file}"]) == 2
    assert (tmp_path / file).read_text() == before
    assert "give the report another name" in capsys.readouterr().err


def test_quiet_says_nothing_besides_the_report(lint: Lint, capsys: pytest.CaptureFixture[str]) -> None:
    """-q keeps messages away."""
    assert run(["check", "-q", "-f", "json:report.json"]) == 0
    assert capsys.readouterr() == ("", "")


def test_a_report_that_cannot_be_written_is_exit_code_2(
    lint: Lint, capsys: pytest.CaptureFixture[str]
) -> None:
    """The other reports are made all the same."""
    assert run(["check", "-f", "json:nowhere/report.json", "-f", "text"]) == 2
    out, err = capsys.readouterr()
    assert out.startswith("en Options(")
    assert "report.json: cannot be written" in err


@pytest.mark.parametrize(
    ("options", "settings", "locale", "language"),
    [
        (["--language", "en"], 'language = "nl"', "nl_NL.UTF-8", "en"),
        ([], 'language = "nl"', "en_GB.UTF-8", "nl"),
        ([], "", "nl_BE.UTF-8", "nl"),
        ([], "", "de_DE.UTF-8", "en"),
        ([], "", "C", "en"),
    ],
)
def test_the_language_is_that_of_option_settings_or_locale(  # noqa: PLR0917 - cases and fixtures
    options: list[str],
    settings: str,
    locale: str,
    language: str,
    lint: Lint,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In that order; a locale that is not Dutch means English."""
    (tmp_path / "plango-lint.toml").write_text(settings)
    monkeypatch.setenv("LANG", locale)
    assert run(["check", *options]) == 0
    assert lint.settings.language == language


def test_windows_names_its_languages_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without variables the locale of the computer decides."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("locale.getlocale", lambda: ("Dutch_Netherlands", "1252"))
    assert language_of_locale() == "nl"


@pytest.mark.parametrize(
    ("environment", "shown"),
    [
        ({}, "width=100, color=False"),
        ({"COLUMNS": "72"}, "width=72"),
        ({"FORCE_COLOR": "1"}, "color=True"),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, "color=False"),
    ],
)
def test_the_terminal_is_respected(
    environment: dict[str, str],
    shown: str,
    lint: Lint,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """100 columns without a terminal; NO_COLOR wins from FORCE_COLOR."""
    monkeypatch.setattr("shutil.get_terminal_size", lambda fallback: _size(fallback[0]))
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    assert run(["check"]) == 0
    assert shown in capsys.readouterr().out


def _size(fallback: int) -> os.terminal_size:
    return os.terminal_size((int(os.environ.get("COLUMNS", fallback)), 24))


def test_explain_tells_everything_about_a_rule(lint: Lint, capsys: pytest.CaptureFixture[str]) -> None:
    """Title, severity, what, why, examples, repair with its safety, and source."""
    assert run(["explain", RULE]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    for part in (
        f"{RULE} (error",
        "Why it matters",
        "Wrong: invoices.csv",
        "Right: invoices.csv",
        "unsafe: ",
    ):
        assert part in out
    assert "{" not in out


def test_explain_speaks_dutch(lint: Lint, capsys: pytest.CaptureFixture[str]) -> None:
    """--language holds for the catalogue too."""
    assert run(["explain", RULE, "--language", "nl"]) == 0
    assert "Waarom het telt" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "(error, warning when the relations are known only in part)"),
        ("nl", "(fout, waarschuwing als de relaties maar deels bekend zijn)"),
    ],
)
def test_explain_says_when_the_severity_is_another(
    language: str, words: str, lint: Lint, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the words of its language."""
    assert run(["explain", "unknown-debtor", "--language", language]) == 0
    assert words in capsys.readouterr().out


def test_explain_fills_what_is_not_known_with_one_ellipsis(
    lint: Lint, capsys: pytest.CaptureFixture[str]
) -> None:
    """However many words would stand there."""
    assert run(["explain", "several-periods"]) == 0
    assert "  The invoices stand in …\n" in capsys.readouterr().out


def test_explain_of_an_unknown_rule_names_the_nearest(lint: Lint, capsys: pytest.CaptureFixture[str]) -> None:
    """A usage error."""
    assert run(["explain", "unknown-ledger-acount"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert f"did you mean {RULE}" in err


def test_rules_lists_the_catalogue_by_section(lint: Lint, capsys: pytest.CaptureFixture[str]) -> None:
    """A line a rule, below the title of its section."""
    assert run(["rules"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines.index("E. Ledger account and journal") < next(
        n for n, line in enumerate(lines) if RULE in line
    )


def test_rules_as_markdown_has_a_table_a_section(lint: Lint, capsys: pytest.CaptureFixture[str]) -> None:
    """Every row links to its rule file and has four cells."""
    assert run(["rules", "--format", "markdown"]) == 0
    lines = capsys.readouterr().out.splitlines()
    row = next(line for line in lines if RULE in line)
    assert row.startswith(f"| [{RULE}]({RULE}.toml) | error")
    assert all(line.replace(r"\|", "").count("|") == 5 for line in lines if line.startswith("|"))


def test_rules_as_json_holds_every_rule(lint: Lint, capsys: pytest.CaptureFixture[str]) -> None:
    """For programs: names, severities and texts."""
    assert run(["rules", "-f", "json"]) == 0
    page = json.loads(capsys.readouterr().out)
    rule = next(rule for rule in page["rules"] if rule["name"] == RULE)
    assert (rule["section"], rule["severity"], rule["fix"]["safety"]) == ("E", "error", "unsafe")


def test_rules_of_the_user_are_listed_last(
    lint: Lint, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With --rules, below a title of their own."""
    (tmp_path / "house-rule.toml").write_bytes((ROOT / "rules" / f"{RULE}.toml").read_bytes())
    assert run(["rules", "--rules", "."]) == 0
    assert "Your own rules\n  house-rule" in capsys.readouterr().out


@pytest.mark.parametrize(("ok", "code"), [(True, 0), (False, 1)])
def test_try_rules_fails_on_a_failing_example(  # noqa: PLR0917 - cases and fixtures
    ok: bool,
    code: int,
    lint: Lint,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The lines say what was missed or extra."""
    outcome = SimpleNamespace(rule="house-rule", ok=ok, lines=["missed invoices.csv:2"])
    stand_in = SimpleNamespace(try_folder=lambda _: [outcome])
    monkeypatch.setitem(sys.modules, "plango_lint.examples", stand_in)
    assert run(["try-rules", str(tmp_path)]) == code
    assert "missed invoices.csv:2" in capsys.readouterr().out


def test_a_question_that_does_not_exist_names_the_nearest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence, with one mark at its end."""
    texts = "title = 'x'\nmessage = 'x'\nhint = 'x'\nwhy = 'x'\n"
    rule = f"severity = 'error'\ncheck = 'one_valeu'\nsource = 'x'\n[en]\n{texts}[nl]\n{texts}"
    rule += "".join(f"[{kind}]\n'invoices.csv' = 'Factuurnummer'\n" for kind in ("good", "bad"))
    (tmp_path / "house-rule.toml").write_text(rule)
    assert run(["try-rules", str(tmp_path)]) == 2
    assert capsys.readouterr().err.endswith(
        'check: unknown check "one_valeu"; did you mean one_value or one_name or one_run?\n'
    )


def test_try_rules_needs_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is not there is exit code 2."""
    assert run(["try-rules", "nowhere"]) == 2
    assert "no such folder" in capsys.readouterr().err


def _process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "plango_lint", *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )


def test_the_version_is_shown() -> None:
    """On standard output, exit code 0."""
    done = _process("--version")
    assert (done.returncode, done.stdout.split()[0]) == (0, "plango-lint")


def test_without_a_command_the_help_is_a_usage_error() -> None:
    """Nothing on standard output."""
    done = _process()
    assert (done.returncode, done.stdout) == (2, "")
    assert "Commands:" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["check", "--help"], ["init", "--help"], ["--version"], ["rules"], ["explain", RULE]],
)
def test_light_commands_load_nothing_heavy(arguments: list[str]) -> None:
    """Who asks for help does not wait for pandas."""
    heavy = "{'pandas', 'numpy', 'pandera', 'rich', 'pydantic'}"
    code = f"import sys; from plango_lint.cli import run; run(sys.argv[1:]); sys.exit(str({heavy} & {{*sys.modules}}))"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        check=False,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.stderr == "set()\n"


@pytest.mark.skipif(os.name == "nt", reason="needs a shell with pipes that close")
def test_a_closed_pipe_ends_quietly() -> None:
    """`plango-lint rules | head` prints no traceback."""
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as pipe:
        done = subprocess.run(
            [sys.executable, "-m", "plango_lint", "rules"],
            stdout=pipe,
            stderr=subprocess.PIPE,
            check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(os.name == "nt", reason="needs a shell that closes what a program writes to")
@pytest.mark.parametrize("words", ["rules", "check --help"])
def test_no_standard_output_is_exit_code_2(words: str) -> None:
    """A process can be started without one."""
    done = subprocess.run(
        ["/bin/sh", "-c", f'"{sys.executable}" -m plango_lint {words} >&-'],
        stderr=subprocess.PIPE,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 2
    assert done.stderr == b"Error: standard output cannot be written: Bad file descriptor.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("words", [["rules"], ["check", "--help"]], ids=" ".join)
def test_a_full_disk_is_exit_code_2(words: list[str]) -> None:
    """Findings that cannot be written are not findings that were shown."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "plango_lint", *words],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"Error: ")
    assert done.stderr.endswith(b"No space left on device.\n")
