"""Questions about earlier imports and the series of invoice numbers."""

from __future__ import annotations
