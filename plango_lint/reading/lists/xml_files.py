"""XML files by family. Each family is one module with `sources(root, **known)`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from plango_lint.reading.lists import eexact
from plango_lint.reading.lists.xml_tree import Node, NotRead, parse
from plango_lint.sources import InputFile, Source

Family = Callable[..., list[Source]]  # (root: Node, **known) -> sources
_FAMILIES: dict[str, Family] = {"eExact": eexact.sources}


def read_xml(file: InputFile) -> list[Source]:
    """One Source for every topic of an XML file; one that failed when it is truncated or hostile.

    XML of another family is readable, and nobody's: its Source has no role.
    """
    known = {
        "path": file.path,
        "sha256": hashlib.sha256(file.data).hexdigest(),
        "origin": file.origin,
        "earlier": file.earlier,
    }
    try:
        root = parse(file.data)
    except NotRead:
        return [Source(**known, role=file.role, failure="xml")]  # type: ignore[arg-type]
    return _of_family(root)(root, **known) or [Source(**known)]  # type: ignore[arg-type]


def _of_family(root: Node) -> Family:
    return _FAMILIES.get(root.tag, lambda _, **__: [])
