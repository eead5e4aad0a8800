"""What a schema can say of the 16 columns of large_exports.py: one pattern each, no column empty."""

AMOUNT = r"-?\d{1,9},\d{2}"
DAY = r"\d{2}-\d{2}-\d{4}"
PATTERNS = {
    "Boekjaar": r"20\d{2}",
    "Periode": r"\d{1,2}",
    "Debiteurnummer": r"\d{1,18}",
    "Datum": DAY,
    "Vervaldatum": DAY,
    "Leerlingnummer": r"L\d{6}",
    "Naam": r"[^=+@\t].*",
    "Locatie": r"[^=+@\t].*",
    "Factuuromschrijving": r"Factuur \d+",
    "Factuurnummer": r"\d{1,10}",
    "Grootboekrekening": r"\d{1,9}",
    "Omschrijving": r"[^=+@\t].*",
    "Aantal": r"\d+",
    "Bedrag ex. BTW": AMOUNT,
    "BTW code": r"\w{1,3}",
    "Instructeur": r"\w+",
}
