"""The program: its commands, and the promise that no traceback ever reaches a user."""

import errno
import sys
import traceback
from pathlib import Path
from typing import Annotated

import typer

from plango_lint.cli.catalogue import explain, rules
from plango_lint.cli.check import check
from plango_lint.cli.console import end, forgive_encodings, say
from plango_lint.cli.fix import fix
from plango_lint.cli.init import init
from plango_lint.cli.quick_start import spare_pydantic
from plango_lint.cli.register import register
from plango_lint.cli.split import split
from plango_lint.cli.try_rules import try_rules
from plango_lint.errors import CannotRun, why

# Rich help triples the time of --help.
app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(asked: bool) -> None:
    if asked:
        from plango_lint import __version__  # looking it up takes as long as the whole of Typer

        typer.echo(f"plango-lint {__version__}")
        raise typer.Exit


@app.callback()
def plango_lint(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit."),
    ] = False,
) -> None:
    """Check PlanGo exports before they are imported in Exact Online."""


app.command()(check)
app.command()(fix)
app.command()(split)
app.command()(init)
app.command()(explain)
app.command()(rules)
app.command()(try_rules)
app.add_typer(register, name="register")


def main() -> None:
    """The console entry."""
    end(run())


def run(arguments: list[str] | None = None) -> int:
    """One run of the program; gives the exit code. Without arguments those of the process."""
    forgive_encodings()
    try:
        command = typer.main.get_command(app)
        spare_pydantic(command)
        command(arguments, prog_name="plango-lint")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except CannotRun as stop:
        say(f"Error: {stop}")
    except OSError as error:  # about a path that nobody foresaw: too long, or on a drive that went away
        say(f"Error: {_about(error)}")
    except KeyboardInterrupt:
        return 130
    except Exception as fault:  # whatever it is, a user gets a sentence
        say(f"Error: {_sentence(fault)}")
    return 2


def _about(error: OSError) -> str:
    if error.filename:
        return f"{error.filename}: {error.strerror}."
    # Typer writes the help of a command itself; where any other error of no file comes from, nobody knows.
    return f"{error.strerror}." if error.errno == errno.ENOSPC else _sentence(error)


def _sentence(fault: Exception) -> str:
    from plango_lint import __version__

    if isinstance(fault, UnicodeEncodeError) and fault.encoding == (names := sys.getfilesystemencoding()):
        return (
            f'"{fault.object}": names of files are {names} on this system as it is set; '
            "start it with PYTHONUTF8=1."
        )
    if isinstance(fault, OSError) and fault.filename:  # of a file that somebody named as nobody thought of
        return f"{fault.filename}: {why(fault)}"
    message = " ".join(str(fault).split())
    frame = traceback.extract_tb(fault.__traceback__)[-1]
    place = f" in {Path(frame.filename).name}, line {frame.lineno}"
    return (
        f"plango-lint {__version__} has a fault of its own: {type(fault).__name__}: {message}{place}. "
        "Please report this sentence to the makers of plango-lint."
    )
