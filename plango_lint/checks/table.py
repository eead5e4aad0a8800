"""Questions about all lines together: what is usual here, and what is not."""

from __future__ import annotations
