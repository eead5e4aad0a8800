"""action.yml: its shell steps are run with bash, with the variables that GitHub would set.

What pip would install is the package that is there already: the tests use no network.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parent.parent
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: dict[str, dict[str, Any]] = {step["id"]: step for step in ACTION["runs"]["steps"]}
_EXPRESSION = re.compile(r"\$\{\{ *(.*?) *\}\}")
RECORDER = '#!/bin/sh\nprintf "%s\\n" "$@" > "$RECORD"\nexit "$CODE"\n'
BASH = shutil.which("bash") or "bash"


@dataclass
class Runner:
    """A runner of GitHub with the action in a step of a job."""

    folder: Path
    outputs: dict[str, str] = field(default_factory=dict)  # "check.exit-code"

    def evaluate(self, text: str, inputs: Mapping[str, str]) -> str:
        """An expression of ours: an input, or the output of an earlier step."""

        def value(found: re.Match[str]) -> str:
            kind, _, name = found[1].partition(".")
            if kind == "inputs":
                return inputs.get(name, ACTION["inputs"][name]["default"])
            step, _, output = name.partition(".outputs.")
            assert kind == "steps"
            assert step in STEPS
            return self.outputs.get(f"{step}.{output}", "")

        return _EXPRESSION.sub(value, text)

    def run(
        self, step: str, inputs: Mapping[str, str] | None = None, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        """Runs a shell step, as `shell: bash` does, and takes its outputs."""
        output = self.folder.parent / f"{step}.output"
        output.touch()
        given = {name: self.evaluate(text, inputs or {}) for name, text in STEPS[step]["env"].items()}
        made = subprocess.run(
            [BASH, "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS[step]["run"]],
            cwd=self.folder,
            env={
                **{
                    name: os.environ[name]
                    for name in ("PATH", "SYSTEMROOT", "TMP", "HOME")
                    if name in os.environ
                },
                "GITHUB_OUTPUT": str(output),
                "GITHUB_STEP_SUMMARY": str(self.folder.parent / "summary.md"),
                "GITHUB_WORKSPACE": str(self.folder),
                "GITHUB_ACTION_PATH": str(ROOT),
                "RUNNER_TEMP": str(self.folder.parent),
                **given,
                **variables,
            },
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        for line in output.read_text("utf-8").splitlines():
            name, _, value = line.partition("=")
            self.outputs[f"{step}.{name}"] = value
        return made

    def arguments(self, inputs: Mapping[str, str], code: int = 0) -> list[str]:
        """What plango-lint is called with."""
        program = self.folder.parent / "recorder"
        program.write_text(RECORDER)
        program.chmod(0o755)
        self.outputs["install.program"] = str(program)
        record = self.folder.parent / "record"
        made = self.run("check", inputs, RECORD=str(record), CODE=str(code))
        assert (made.returncode, made.stderr) == (code, "")
        command, *arguments = record.read_text("utf-8").splitlines()
        assert command == "check"
        return arguments


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """The broken month and the clean one in a checkout; plango-lint is installed."""
    (tmp_path / "school").mkdir()
    for month in ("broken", "clean"):
        shutil.copytree(ROOT / "sample_exports" / month, tmp_path / "school" / month)
    program = str(Path(sys.executable).with_name("plango-lint"))
    return Runner(tmp_path / "school", {"install.program": program})


def test_it_is_a_composite_action() -> None:
    """With a description for every input and output, and a default for every input."""
    assert ACTION["runs"]["using"] == "composite"
    assert {"name", "description", "inputs", "outputs", "runs"} <= {*ACTION}
    for one in ACTION["inputs"].values():
        assert {*one} == {"description", "default"}
        assert all(isinstance(text, str) for text in one.values())
    assert all({*one} == {"description", "value"} for one in ACTION["outputs"].values())


def test_scripts_hold_no_expressions() -> None:
    """What somebody writes in an input never becomes a part of a script."""
    scripts = [step["run"] for step in STEPS.values() if "run" in step]
    assert len(scripts) == 2
    assert not [script for script in scripts if "${{" in script]
    assert all(step.get("shell") == "bash" for step in STEPS.values() if "run" in step)


def test_every_input_is_used_and_every_expression_exists() -> None:
    """As an input, or as an output of a step before it."""
    text = (ROOT / "action.yml").read_text("utf-8")
    used = {name for found in _EXPRESSION.findall(text) for name in re.findall(r"inputs\.([\w-]+)", found)}
    assert used == {*ACTION["inputs"]}
    steps = {name for found in _EXPRESSION.findall(text) for name in re.findall(r"steps\.([\w-]+)", found)}
    assert steps <= {*STEPS}


def test_it_installs_its_own_checkout(runner: Runner) -> None:
    """In an environment of its own, made by the Python that was set up."""
    python = runner.folder.parent / "python"
    log = runner.folder.parent / "log"
    python.write_text(
        '#!/bin/sh\necho "$@" >> "$LOG"\n'
        'if [ "$2" = venv ]; then mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; fi\n'
    )
    python.chmod(0o755)
    runner.outputs["python.python-path"] = str(python)
    made = runner.run("install", LOG=str(log))
    assert (made.returncode, made.stderr) == (0, "")
    environment = f"{runner.folder.parent}/plango-lint"
    assert log.read_text().splitlines() == [
        f"-m venv {environment}",
        f"-m pip install --quiet --disable-pip-version-check {ROOT}[excel]",
    ]
    assert runner.outputs["install.program"] == f"{environment}/bin/plango-lint"


def test_a_broken_month_fails_the_step(runner: Runner) -> None:
    """With annotations, a summary, and the exit code as output."""
    made = runner.run("check", {"paths": "broken", "language": "en"})
    assert made.returncode == 1
    assert made.stdout.startswith("::error file=broken/facturen.csv,line=1,")
    assert (runner.folder.parent / "summary.md").read_text("utf-8").startswith("## DO NOT IMPORT")
    assert runner.outputs["check.exit-code"] == "1"
    assert "check.sarif" not in runner.outputs


def test_a_clean_month_passes(runner: Runner) -> None:
    """Other reports go where they are asked for."""
    made = runner.run("check", {"paths": "clean\n", "formats": "json:report.json\nconcise:report.txt\n"})
    assert made.returncode == 0
    assert runner.outputs["check.exit-code"] == "0"
    assert (runner.folder / "report.json").is_file()
    assert (runner.folder / "report.txt").is_file()


def test_a_wrong_input_is_a_usage_error(runner: Runner) -> None:
    """Exit code 2, as on the command line."""
    made = runner.run("check", {"paths": "clean", "fail-on": "mistake"})
    assert made.returncode == 2
    assert runner.outputs["check.exit-code"] == "2"


def test_without_inputs_the_settings_decide(runner: Runner) -> None:
    """No option is given that nobody asked for."""
    assert runner.arguments({}) == ["--format=github", "--"]


def test_every_input_becomes_its_option(runner: Runner) -> None:
    """Lists one a line, also with Windows' line ends; a name with spaces stays whole."""
    given = {
        "paths": "export 2024\r\n\r\ndebiteuren.csv",
        "earlier": "verwerkt/1.csv\nverwerkt/2.csv\n",
        "config": "instellingen/plango-lint.toml",
        "rules": "huisregels",
        "fail-on": "warning",
        "require": "unknown-debtor",
        "language": "nl",
        "sarif": "plango-lint.sarif",
        "formats": "json:report.json",
        "show-personal-data": "true",
    }
    assert {*given} | {"python-version"} == {*ACTION["inputs"]}
    assert runner.arguments(given) == [
        "--format=github",
        "--format=sarif:plango-lint.sarif",
        "--format=json:report.json",
        "--earlier=verwerkt/1.csv",
        "--earlier=verwerkt/2.csv",
        "--config=instellingen/plango-lint.toml",
        "--rules=huisregels",
        "--fail-on=warning",
        "--require=unknown-debtor",
        "--language=nl",
        "--show-personal-data",
        "--",
        "export 2024",
        "debiteuren.csv",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "$(touch hacked)",
        "`touch hacked`",
        '"; touch hacked; "',
        "--output=x",
        "*",
        "${{ github.token }}",
        "\\",
    ],
)
def test_inputs_are_never_run(text: str, runner: Runner) -> None:
    """A path is a path, whatever stands in it."""
    assert runner.arguments({"paths": text}) == ["--format=github", "--", text]
    assert not (runner.folder / "hacked").exists()


def test_the_sarif_report_is_an_output(runner: Runner) -> None:
    """When it was written; its name cannot add another output."""
    (runner.folder / "a.sarif").touch()
    runner.arguments({"sarif": "a.sarif"}, code=1)
    assert (runner.outputs["check.sarif"], runner.outputs["check.exit-code"]) == ("a.sarif", "1")
    name = "b.sarif\nexit-code=0"
    (runner.folder / name).touch()
    runner.arguments({"sarif": name}, code=1)
    assert (runner.outputs["check.sarif"], runner.outputs["check.exit-code"]) == ("b.sarif", "1")


def test_the_workflow_in_the_readme_is_one() -> None:
    """It gives the action inputs that it has, and uploads the report that it made."""
    page = (ROOT / "README.md").read_text("utf-8")
    (text,) = re.findall(r"```yaml\n(# \.github/workflows/.*?)```", page, re.DOTALL)
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read", "security-events": "write"}
    _, lint, upload = workflow["jobs"]["export"]["steps"]
    assert lint["uses"].startswith("OWNER/plango-lint@")
    assert {*lint["with"]} <= {*ACTION["inputs"]}
    assert upload["with"]["sarif_file"] == lint["with"]["sarif"]
    assert upload["if"].startswith("${{ always()")  # the step before it may have failed


def test_the_readme_names_every_input_and_output() -> None:
    """Those of the example and those besides."""
    page = (ROOT / "README.md").read_text("utf-8").partition("## In CI")[2].partition("\n## ")[0]
    named = {*re.findall(r"`([\w-]+)`", page), *re.findall(r"^ +([\w-]+):", page, re.MULTILINE)}
    assert {*ACTION["inputs"], *ACTION["outputs"]} <= named
