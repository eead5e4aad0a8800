"""JUnit XML: a test case for every rule and file, always, so that a CI system sees the same tests in every run.

Errors and warnings are failures, whatever --fail-on says. A note fails nothing: it is what its test case has to say
(system-out), and so is a problem that was accepted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from plango_lint.findings import Place, Problem, Report, RuleStatus, Severity
from plango_lint.output import Options
from plango_lint.output.inert import inert, shortened
from plango_lint.output.paths import relative
from plango_lint.output.phrases import Phrases
from plango_lint.output.sizes import size

RUN = "plango-lint"  # the suite of what is about no file
USUAL_PLACES = 100
LONGEST_MESSAGE = 1_000
_COUNTED = {"tests": "testcase", "failures": "failure", "errors": "error", "skipped": "skipped"}

Found = Mapping[tuple[str, str], Sequence[Problem]]


def render(report: Report, options: Options) -> str:
    """A suite for every file: those that were read with every rule, others with the rules that name them."""
    found: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in report.problems:
        for file in problem.files or dict.fromkeys(place.file for place in problem.places) or (RUN,):
            found[file, problem.rule].append(problem)
    read = list(dict.fromkeys(file.path for file in report.files)) or [RUN]
    others = dict.fromkeys(file for file, _ in found if file not in read)
    writer = _Writer(report, options, found)
    root = ET.Element("testsuites", name=RUN)
    root.extend(writer.suite(file, report.rules) for file in read)
    root.extend(writer.suite(file) for file in others)
    _count(root)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _count(root: ET.Element) -> None:
    for suite in (*root, root):
        counts = Counter(element.tag for element in suite.iter())
        for name, tag in _COUNTED.items():
            suite.set(name, str(counts[tag]))


class _Writer:
    def __init__(self, report: Report, options: Options, found: Found) -> None:
        self.report, self.options, self.found = report, options, found
        self.say = Phrases(report.language)

    def suite(self, file: str, rules: Sequence[RuleStatus] = ()) -> ET.Element:
        """Names are unique in the whole report: some readers look at nothing else."""
        path = inert(relative(file, self.report.folder))
        suite = ET.Element("testsuite", name=path)
        asked = {status.name: status for status in rules}
        finding = [
            RuleStatus(rule, "found") for named, rule in self.found if named == file and rule not in asked
        ]
        for status in (*rules, *finding):
            case = ET.SubElement(suite, "testcase", classname=path, name=f"{path}: {inert(status.name)}")
            self._fill(case, status, file)
        return suite

    def _fill(self, case: ET.Element, status: RuleStatus, file: str) -> None:
        reason = inert(status.reason or "")
        if status.status in ("skipped", "off"):
            ET.SubElement(case, "skipped", message=reason or self.say("junit.off"))
            return
        if status.status == "crashed":
            error = ET.SubElement(case, "error", type="crashed", message=self.say("junit.crashed"))
            error.text = reason or self.say("junit.crashed")
            return
        problems = self.found.get((file, status.name), ())
        failing = [one for one in problems if one.accepted is None and one.severity > Severity.INFO]
        if failing:
            worst = max(one.severity for one in failing)
            several = len(failing) > 1
            headline = self.say("junit.problem", len(failing)) if several else self._message(failing[0])
            failure = ET.SubElement(case, "failure", type=worst.word, message=headline)
            failure.text = "\n\n".join(self._told(one, file) for one in failing)
        if rest := [one for one in problems if one not in failing]:
            ET.SubElement(case, "system-out").text = "\n\n".join(self._told(one, file) for one in rest)

    def _told(self, problem: Problem, file: str) -> str:
        """What is wrong, how much, where in this file, and what to do; no cell can begin a line of it."""
        hint = problem.hint if self.options.show_personal_data else problem.public_hint
        accepted = problem.accepted
        lines = [
            self._message(problem),
            size(problem, self.say),
            self._places(problem, file),
            self._shown(hint),
            "" if accepted is None else self.say("junit.accepted", reason=self._shown(accepted)),
        ]
        return "\n".join(line for line in lines if line)

    def _places(self, problem: Problem, file: str) -> str:
        here = [place for place in problem.places if place.file == file]
        most = self.options.places(USUAL_PLACES)
        shown = [_position(place) for place in here[:most]]
        if not shown:
            return ""
        left = problem.places_total - len(shown)  # of several files nobody counted the places of each
        more = "elsewhere.here" if len(problem.files) < 2 else "elsewhere.anywhere"
        return self.say(
            "junit.places", places=", ".join([*shown, *([self.say(more, left)] if left > 0 else [])])
        )

    def _message(self, problem: Problem) -> str:
        return self._shown(problem.message if self.options.show_personal_data else problem.public_message)

    def _shown(self, text: str) -> str:
        return shortened(text, LONGEST_MESSAGE, lambda count: self.say("words.left-out", count))


def _position(place: Place) -> str:
    """line:character, and the cell: `14:61 (J14)`."""
    start = f"{place.line or 1}:{place.character or 1}"
    return f"{start} ({inert(place.cell)})" if place.cell else start
