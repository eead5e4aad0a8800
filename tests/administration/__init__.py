"""Clean driving-school administrations, made from a seed with nothing but the standard library.

    administration = clean(7, lists={"ledger", "vat"}, debtors=True, earlier=True)
    line = administration.lines_of("lesson")[0]
    line.ledger = "999999"                      # another value ...
    line.raw["amount"] = "870.00"               # ... or the text of a cell as it must stand there ...
    line.written = administration.row_text(line).replace('"', "")   # ... or the whole physical row
    files = write(administration, folder)

Amounts, totals, names and due dates that follow from other values are worked out when the file is written, so a
fault planted in one place does not break another. Nothing here imports plango_lint, and it never will: what a
clean month is must not follow from what the linter makes of it.
"""

from .books import PATHS, Administration
from .clean import clean
from .features import FULL, Features, varied
from .files import write
from .layout import Layout
from .records import Debtor, Invoice, LedgerAccount, Line, Place, Record, Relation, Role, VatCode, VatRate

__all__ = [
    "FULL",
    "PATHS",
    "Administration",
    "Debtor",
    "Features",
    "Invoice",
    "Layout",
    "LedgerAccount",
    "Line",
    "Place",
    "Record",
    "Relation",
    "Role",
    "VatCode",
    "VatRate",
    "clean",
    "varied",
    "write",
]
