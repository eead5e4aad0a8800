"""`python -m plango_lint`."""

from __future__ import annotations

from plango_lint.cli import main

if __name__ == "__main__":
    main()
