"""Questions about one line: a cell against its neighbours."""

from __future__ import annotations
