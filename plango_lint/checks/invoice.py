"""Questions about a whole invoice: its runs, its header, its total."""

from __future__ import annotations
