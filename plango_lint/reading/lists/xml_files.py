"""XML files by family: Exact's own topics (eExact), and the audit file of any bookkeeping program."""

from __future__ import annotations

import gc
from typing import Any

from plango_lint.reading.lists import audit_file, eexact
from plango_lint.reading.lists.xml_stream import read_records, root_of
from plango_lint.reading.lists.xml_tree import NotRead
from plango_lint.sources import InputFile, Source


def read_xml(file: InputFile) -> list[Source]:
    """One Source for every list in an XML file; one that failed when it is truncated or hostile.

    XML of another family is readable, and nobody's: its Source has no role.
    """
    known: dict[str, Any] = {
        "path": file.path,
        "sha256": file.sha256(),
        "origin": file.origin,
        "earlier": file.earlier,
    }
    collecting = gc.isenabled()
    gc.disable()  # many small objects and no cycles: looking for garbage takes a seventh of the time
    try:
        found = _sources(file, known)
    except NotRead:
        return [Source(**known, role=file.role, failure="xml")]
    finally:
        if collecting:
            gc.enable()
    return found or [Source(**known)]


def _sources(file: InputFile, known: dict[str, Any]) -> list[Source]:
    root, namespace = root_of(file.pieces())
    if root == "eExact":
        return eexact.sources(file.pieces(), family="eexact", **known)
    if root == audit_file.ROOT and audit_file.is_known(namespace):
        return audit_file.sources(file.pieces(), **known)
    read_records(file.pieces(), {}, lambda _: None, lambda _: False)  # whatever it is, it must be whole
    return []
