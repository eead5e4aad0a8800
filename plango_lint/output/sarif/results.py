"""The problems, as SARIF has results: one place, the others beside it."""

from __future__ import annotations

from collections.abc import Sequence

from plango_lint.findings import Place, Problem, Report
from plango_lint.output import Options
from plango_lint.output.fingerprints import Fingerprint, fingerprints
from plango_lint.output.inert import shortened
from plango_lint.output.json_report import decimal
from plango_lint.output.phrases import Phrases
from plango_lint.output.sarif.words import LEVELS, Json, artifact, message, plain
from plango_lint.output.sizes import size, spot, spot_and_invoice

MOST_RESULTS = 25_000
MOST_PLACES = 1_000  # of one result
USUAL_PLACES = 100
USUAL_PLACES_IN_ALL = 15_000  # some 3 MB
LINKS = 5  # places that the message names
LONGEST_MESSAGE = 1_000


def results_of(report: Report, options: Options, say: Phrases) -> list[Json]:
    """Worst first, the accepted ones last."""
    chosen = report.problems[:MOST_RESULTS]
    positions = {rule.name: index for index, rule in enumerate(report.catalogue)}
    any_accepted = any(problem.accepted is not None for problem in chosen)
    most = min(options.places(USUAL_PLACES) or MOST_PLACES, MOST_PLACES)
    room = None if options.all else USUAL_PLACES_IN_ALL
    made = []
    for problem, fingerprint in zip(chosen, fingerprints(chosen), strict=True):
        places = problem.places[: most if room is None else max(1, min(most, room))]
        room = None if room is None else room - len(places)
        result = _result(problem, places, fingerprint, report, options)
        if problem.rule in positions:
            result["ruleIndex"] = positions[problem.rule]
        if any_accepted:  # SARIF wants it with all results or with none
            result["suppressions"] = _suppressions(problem, say)
        made.append(result)
    return made


def _result(
    problem: Problem, places: Sequence[Place], fingerprint: Fingerprint, report: Report, options: Options
) -> Json:
    say, folder = Phrases(report.language), report.folder
    related = [
        {"id": number, **_location(place, folder), "message": message(spot_and_invoice(place, say))}
        for number, place in enumerate(places[1:], 1)
    ]
    return {
        "ruleId": problem.rule,
        "level": LEVELS[problem.severity],
        "message": {"text": _text(problem, places, options, say)},
        "locations": [_location(places[0] if places else _somewhere(report), folder)],
        **({"relatedLocations": related} if related else {}),
        "occurrenceCount": max(problem.count, 1),
        "partialFingerprints": {
            "primaryLocationLineHash": fingerprint.line_hash,
            "plangoLint/v1": fingerprint.key,
        },
        "properties": _properties(problem, len(places), options, say),
    }


def _somewhere(report: Report) -> Place:
    """A result must stand somewhere, also one about a run that read nothing: then in the folder."""
    return Place(report.files[0].path if report.files else ".")


def _text(problem: Problem, places: Sequence[Place], options: Options, say: Phrases) -> str:
    open_ = options.show_personal_data
    parts = [
        plain(_short(problem.message if open_ else problem.public_message, say)),
        plain(_short(problem.hint if open_ else problem.public_hint, say)),
        _elsewhere(problem, places, say),
        f"({about})" if (about := size(problem, say)) else "",
    ]
    return " ".join(part for part in parts if part)


def _elsewhere(problem: Problem, places: Sequence[Place], say: Phrases) -> str:
    """The next places as links to the related locations, and how many there are besides."""
    links = [f"[{spot(place, say)}]({number})" for number, place in enumerate(places[1 : 1 + LINKS], 1)]
    left = problem.places_total - 1 - len(links)
    if not links:
        return ""
    return say(
        "elsewhere.also", places=say.listed([*links, say("elsewhere.here", left)] if left > 0 else links)
    )


def _location(place: Place, folder: str) -> Json:
    region = {"startLine": place.line or 1, "startColumn": (place.line and place.character) or 1}
    if place.line and place.character and place.end:  # else up to the end of the line
        region |= {"endLine": place.line, "endColumn": place.end}
    return {"physicalLocation": {"artifactLocation": artifact(place.file, folder), "region": region}}


def _suppressions(problem: Problem, say: Phrases) -> list[Json]:
    if problem.accepted is None:
        return []
    reason = _short(problem.accepted, say)
    return [{"kind": "external", "status": "accepted", "justification": reason}]


def _short(text: str, say: Phrases) -> str:
    return shortened(text, LONGEST_MESSAGE, lambda count: say("words.left-out", count))


def _properties(problem: Problem, places: int, options: Options, say: Phrases) -> Json:
    """What SARIF has no word for; amounts as in the JSON report."""
    value = None if problem.personal and not options.show_personal_data else problem.value
    known = {
        "field": problem.field,
        "value": None if value is None else _short(value, say),
        "causes": problem.causes,
        "unit": problem.unit,
        "invoiceCount": problem.invoice_count,
        "amount": None if problem.amount is None else decimal(problem.amount),
        "places": places,
        "placesTotal": problem.places_total,
    }
    return {name: one for name, one in known.items() if one is not None}
