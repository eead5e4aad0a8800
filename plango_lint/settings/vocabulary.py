"""The words plango-lint.toml may use, and the sentence about one it may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plango_lint.texts.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection

FIELDS: dict[str, tuple[str, ...]] = {
    table: tuple(fields.split())
    for table, fields in {
        "invoices": "number date debtor description year period ledger line_description amount vat_code "
        "journal due_date name quantity vat_amount vat_percentage amount_including invoice_total cost_centre",
        "debtors": "code name first_name last_name email phone address postcode city iban",
        "ledger": "code description balance type blocked vat_code cost_centre_use",
        "vat": "code description type transaction percentage from until blocked",
        "relations": "code name status blocked end_date email postcode address",
        "journals": "code description type blocked",
        "periods": "year period from until journal closed",
        "booked": "number year journal date debtor amount text source",
    }.items()
}
# Fields whose cells machine formats may show; all others can be personal data.
PUBLIC = frozenset(
    (
        "number",
        "date",
        "debtor",
        "year",
        "period",
        "journal",
        "ledger",
        "line_description",
        "amount",
        "vat_code",
        "code",
    )
)
ROLES = (*FIELDS, "audit-file", "eexact")
# Settings without which a rule is not asked, as rule files name them, and as the file does.
NEEDED_SETTINGS = {
    "mapping": "[mapping]",
    "mapping-ledger": "[mapping]",
    "mapping-vat": "[mapping] ... vat",
    "import-columns": "[import] columns / invoice-number-column",
    "import-notation": "[import] number-notation / date-notation",
    "first-import": "[import] first-import",
    "vat-filed-until": "[import] vat-filed-until",
}
SEVERITIES = ("error", "warning", "info", "off")
FAIL_ON = ("error", "warning", "info", "never")
KEYS: dict[str, tuple[str, ...]] = {
    section: tuple(keys.split())
    for section, keys in {
        "": "language files fail-on select ignore require limit as-of rules register "
        "severity exact import columns mapping products policy accept",
        "exact": "lists earlier ledger-accounts vat-codes journals",
        "import": "invoice-number-column columns number-notation date-notation first-import "
        "settings-since vat-filed-until",
        "products": "lessons exam-fees not-exam-fees vat-exempt",
        "policy": "small-business-scheme debtor-code periods-per-year",
        "accept": "rule invoice field value reason until",
    }.items()
}  # "" is the top of the file


def unknown(kind: str, word: str, known: Collection[str]) -> str:
    """`unknown role "ledgr"; did you mean ledger?`, or the words there are when none looks like it."""
    near = did_you_mean(word, known)
    if near == "." and 0 < len(known) <= 12:
        near = f"; expected one of {', '.join(known)}."
    return f'unknown {kind} "{word}"{near}'


def misplaced(key: str) -> str:
    """Where a key does belong; a key below the wrong [section] is the usual slip in TOML."""
    homes = [section for section, keys in KEYS.items() if key in keys]
    if not homes:
        return ""
    return f"; {key} belongs {f'in [{homes[0]}]' if homes[0] else 'at the top, above the first [section]'}"
