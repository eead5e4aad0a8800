"""Exports -> repaired copies: find, mend and look again, until nothing is left that a repair can do.

A repair sees what the rules see, so one pass does what does not meet: of two edits of one place the rule
that comes first in the order of blame has its way, and the other looks at the result. All edits of a
problem are made, or none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from plango_lint.export import Export
from plango_lint.fixes.changes import Change, Log
from plango_lint.fixes.document import Document
from plango_lint.fixes.edits import CellEdit, Edit, Taken
from plango_lint.fixes.registry import Case, edits_of, safety_of
from plango_lint.run import Answers, answers_on
from plango_lint.settings import matches
from plango_lint.sources import InputFile
from plango_lint.stages import Told, nobody

MOST_PASSES = 12

Reader = Callable[[Sequence[InputFile]], Export]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which repairs to make: the safe ones, or the unsafe ones too; of these rules only."""

    unsafe: bool = False
    rules: tuple[str, ...] = ()  # globs; none: all rules

    def allows(self, rule: str) -> bool:
        return not self.rules or matches(rule, self.rules)


@dataclass
class Mended:
    """The files of a run, those that were changed with other bytes, and what was done."""

    files: Sequence[InputFile]
    first: Answers  # before anything was changed
    changes: tuple[Change, ...] = ()
    conflicts: tuple[str, ...] = ()  # rules whose repair was given up: another one undoes it
    unsafe: tuple[str, ...] = ()  # rules that could do more with --unsafe

    @property
    def changed(self) -> list[str]:
        """Paths of the files that are another one now."""
        return list(dict.fromkeys(change.path for change in self.changes))


def mend(files: Sequence[InputFile], read: Reader, wanted: Wanted, told: Told = nobody) -> Mended:
    """Repairs exports in memory. `read` makes an export of the files as they are at that moment."""
    run = _Run(list(files), wanted)
    answers = first = answers_on(read(run.files), told)
    for _ in range(MOST_PASSES):
        chosen = run.choose(answers)
        if not chosen:
            break
        run.apply(chosen)
        answers = answers_on(read(run.files), told)
    return Mended(run.files, first, run.log.changes(), tuple(run.given_up), run.only_unsafe(answers))


@dataclass
class _Planned:
    """The edits of one problem."""

    case: Case
    safety: str
    edits: list[Edit]


@dataclass
class _Run:
    files: list[InputFile]
    wanted: Wanted
    documents: dict[str, Document] = field(default_factory=dict)  # by path
    log: Log = field(default_factory=Log)
    given_up: dict[str, None] = field(default_factory=dict)

    def choose(self, answers: Answers) -> list[_Planned]:
        """Problems that can be repaired in one pass: no two of them touch one place."""
        taken, chosen = Taken(), []
        for case in _cases(answers):
            if case.rule.name in self.given_up or not self.wanted.allows(case.rule.name):
                continue
            safety = safety_of(case)
            if safety is None or (safety == "unsafe" and not self.wanted.unsafe):
                continue
            edits = list(edits_of(case))
            self._note(edits)
            if any(self._again(edit, case.rule.name) for edit in edits):
                self.given_up[case.rule.name] = None
            elif edits and not any(map(taken.meets, edits)) and not taken.empties(edits):
                for edit in edits:
                    taken.take(edit)
                chosen.append(_Planned(case, safety, edits))
        return chosen

    def apply(self, chosen: Sequence[_Planned]) -> None:
        """Makes the edits, file by file, and writes down what changed."""
        for file in list(self.files):
            mine = [(one, edit) for one in chosen for edit in one.edits if edit.source.path == file.path]
            if not mine:
                continue
            document = self.documents[file.path]
            for planned, edit in mine:
                self.log.note(edit, planned.case.rule, planned.safety, document)
            document.apply([edit for _, edit in mine])
            data = document.data()
            document.read_as(data)
            self.files[self.files.index(file)] = replace(file, data=data)

    def only_unsafe(self, answers: Answers) -> tuple[str, ...]:
        """Rules that could repair more if a person agreed."""
        cases = (case for case in _cases(answers) if self.wanted.allows(case.rule.name))
        return tuple(dict.fromkeys(case.rule.name for case in cases if safety_of(case) == "unsafe"))

    def _note(self, edits: Sequence[Edit]) -> None:
        """Documents of the files that are about to change; those of a pass before stay."""
        for edit in edits:
            path = edit.source.path
            if path not in self.documents:
                file = next(one for one in self.files if one.path == path)
                self.documents[path] = Document.of(file.data, edit.source.text)
                self.log.meet(edit.source)

    def _again(self, edit: Edit, rule: str) -> bool:
        """The rule gave this cell this text before, and another one took it away: they would go on for ever."""
        return isinstance(edit, CellEdit) and self.log.gave(edit, rule, self.documents[edit.source.path])


def _cases(answers: Answers) -> Iterator[Case]:
    """Every cause that a rule with a repair found and nobody accepted, in the order of blame."""
    for outcome in answers.outcomes:
        if outcome.rule.fix is None:
            continue
        for group in outcome.groups:
            for open_part, reason in answers.acceptance.split(outcome.rule, group):
                if reason is None:
                    yield Case(outcome.rule, open_part, answers.export)
