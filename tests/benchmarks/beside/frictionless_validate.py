"""frictionless: 16 columns with types and constraints, as close to our own schema as it comes. 1 where a row is wrong."""

from __future__ import annotations

import sys

from frictionless import Resource, Schema, system, validate

from tests.benchmarks.beside.schema import PATTERNS

AMOUNTS, DAYS = {"Bedrag ex. BTW"}, {"Datum", "Vervaldatum"}
NUMBERS = {
    "Boekjaar": (1990, 2099),
    "Periode": (1, 13),
    "Factuurnummer": (0, 2_147_483_647),
    "Aantal": (0, 10**6),
}


def field(name: str) -> dict[str, object]:
    """Dates, amounts and numbers are read as such; texts have their pattern."""
    needed = {"required": True}
    if name in AMOUNTS:
        return {"name": name, "type": "number", "decimalChar": ",", "constraints": needed}
    if name in DAYS:
        return {"name": name, "type": "date", "format": "%d-%m-%Y", "constraints": needed}
    if name in NUMBERS:
        low, high = NUMBERS[name]
        return {"name": name, "type": "integer", "constraints": {**needed, "minimum": low, "maximum": high}}
    return {"name": name, "type": "string", "constraints": {**needed, "pattern": PATTERNS[name]}}


schema = Schema.from_descriptor({"fields": [field(name) for name in PATTERNS]})
with system.use_context(trusted=True):  # the file stands where we say, outside this folder
    report = validate(Resource(path=sys.argv[1], schema=schema))
print(report.stats)
sys.exit(0 if report.valid else 1)
