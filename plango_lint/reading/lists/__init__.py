"""What Exact knows: search lists, people's own lists, and the eExact XML, all as plain Sources."""

from __future__ import annotations

from plango_lint.reading.lists.plain import LIST_ROLES, from_records, normalised
from plango_lint.reading.lists.xml_files import read_xml

__all__ = ["LIST_ROLES", "from_records", "normalised", "read_xml"]
