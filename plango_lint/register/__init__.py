"""The register: which invoices Exact accepted, run by run. Needs nothing but the standard library."""

from __future__ import annotations

from plango_lint.register.model import Debtor, File, Invoice, Run, Shown
from plango_lint.register.place import place_of
from plango_lint.register.store import MEMORY, Register

__all__ = ["MEMORY", "Debtor", "File", "Invoice", "Register", "Run", "Shown", "place_of"]
